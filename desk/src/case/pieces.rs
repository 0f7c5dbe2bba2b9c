//! What the page is made of in several places.

use super::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::el::{El, el, icon};
use crate::parts::icon::Sign;
use crate::reactive::*;
use answerable_shared::command::CommandName;

/// An element with a text of which nobody knows beforehand in which direction it is read.
pub(super) fn free(tag: &str, class: &str, text: &str) -> El {
    el(tag, class).attr("dir", "auto").text(text)
}

/// An icon and a word or two.
pub(super) fn mark(class: &str, sign: Sign, words: &str) -> El {
    el("span", class).add(icon(sign)).text(words)
}

/// Whether whoever is signed in may give a command to the case.
pub(super) fn may(desk: Desk, cell: &CaseCell, command: CommandName) -> Memo<bool> {
    let cell = cell.clone();
    Memo::new(move |_| {
        let can = cell.head(|head| head.can.contains(&command));
        desk.may_act() && can.unwrap_or_default()
    })
}
