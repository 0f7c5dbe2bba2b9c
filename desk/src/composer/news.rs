//! What has happened while somebody was writing.

use super::cell::DraftCell;
use crate::case::cell::CaseCell;
use crate::case::conflict::{happened, meanwhile, refused};
use crate::desk::Desk;
use crate::parts::el::{El, button, el, group};
use crate::parts::notice::notice;
use crate::parts::page;
use crate::reactive::*;
use crate::texts::T;
use crate::words;

/// Says what has happened since the draft was begun, until it is sent or its writer says "Got it".
pub(crate) fn news(case: CaseCell, cell: DraftCell) -> El {
    let me = Desk::here().me();
    let (latest, written) = (case.clone(), cell.clone());
    let sentence = Memo::new(move |_| {
        let who = latest
            .head(|head| words::who(head.contact.as_ref()))
            .unwrap_or_default();
        let was_refused = written.told.get() > 0;
        match happened(&written.news(&latest), &me, &who) {
            Some(happened) if was_refused => Some(refused(&happened)),
            Some(happened) => Some(meanwhile(&happened)),
            None if was_refused => Some(refused(T.news.case_changed.say())),
            None => None,
        }
    });
    let warned = cell.warned.clone();
    Effect::new(move || {
        let since = sentence.with(Option::is_some).then(page::now);
        warned.set_value(since);
    });
    let draw = move || {
        let (case, cell) = (case.clone(), cell.clone());
        let words = el("p", "")
            .attr("dir", "auto")
            .text_with(move || sentence.get().unwrap_or_default());
        let press = move || cell.caught_up(case.seq_now());
        let got_it = button("button small", None, T.news.got_it.say(), press);
        [notice("notice soon", "alert").add(words).add(got_it)]
    };
    group().when(move || sentence.with(Option::is_some), draw)
}
