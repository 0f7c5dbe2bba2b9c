//! What is written about a case outside of the composer: a field, and the buttons below it.

use super::actions::{Acting, Given};
use crate::desk::Desk;
use crate::parts::el::{El, button, el, typed};
use crate::parts::notice::went_wrong;
use crate::parts::page;
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::command::Command;
use answerable_shared::text::LONG;

/// A field of several lines.
pub(super) fn area(id: &str, rows: &str, label: &str, hint: &str, words: RwSignal<String>) -> El {
    let area = el("textarea", "")
        .attr("id", id)
        .attr("rows", rows)
        .attr("dir", "auto")
        .attr("placeholder", hint)
        .attr("maxlength", &LONG.to_string())
        .on("input", move |event| words.set(typed(&event)));
    labelled(id, label, area)
}

/// A control with its label.
pub(super) fn labelled(id: &str, label: &str, control: El) -> El {
    el("div", "field")
        .add(el("label", "").attr("for", id).text(label))
        .add(control)
}

/// The button that does it.
pub(super) fn go(
    acting: Acting,
    is_empty: Memo<bool>,
    doing: &'static str,
    does: &'static str,
) -> El {
    el("button", "button main")
        .attr("type", "submit")
        .attr_if("disabled", "", move || is_empty.get())
        .attr_is("aria-disabled", move || acting.busy.get())
        .text_with(move || if acting.busy.get() { doing } else { does }.to_owned())
}

/// What is said of a field that a button opens.
#[derive(Clone)]
pub(super) struct Words {
    /// The identifier of the field; that of the button has `-open` at its end.
    pub(super) id: String,
    pub(super) open: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    pub(super) does: &'static str,
    pub(super) doing: &'static str,
}

/// A button, with `beside` it others; pressed, a field stands in their place, and what is written there becomes a
/// command.
pub(super) fn opened(
    desk: Desk,
    reference: String,
    acting: Acting,
    words: Words,
    beside: impl Fn() -> Option<El> + 'static,
    command: impl Fn(String) -> Command + 'static,
) -> El {
    let is_open = RwSignal::new(false);
    let written = RwSignal::new(String::new());
    let is_empty = Memo::new(move |_| written.with(|written| written.trim().is_empty()));
    let opener = format!("{}-open", words.id);
    let shut = words.clone();
    let buttons = {
        let opener = opener.clone();
        move || {
            let id = shut.id.clone();
            let open = button("button", None, shut.open, move || {
                is_open.set(true);
                page::focus_soon(id.clone());
            });
            let open = open.attr("id", &opener);
            Some(el("div", "opened-buttons").all(beside()).add(open))
        }
    };
    let give = move || {
        let command = command(written.get_untracked());
        acting.give(desk, reference.clone(), command, move |given| {
            if given == Given::Done {
                let _gone = is_open.try_set(false);
                page::keep_focus("now");
            }
        });
    };
    let give = StoredValue::new_local(give);
    let field = move || {
        let back = opener.clone();
        let cancel = button("button plain", None, T.hand.cancel.say(), move || {
            is_open.set(false);
            page::focus_soon(back.clone());
        });
        let foot =
            el("div", "sheet-foot")
                .add(cancel)
                .add(go(acting, is_empty, words.doing, words.does));
        written.set(String::new());
        let form = el("form", "opened-form")
            .attr("novalidate", "")
            .add(area(&words.id, "3", words.label, words.hint, written))
            .add(foot)
            .on("submit", move |event| {
                event.prevent_default();
                if !is_empty.get_untracked() {
                    give.with_value(|give| give());
                }
            });
        Some(form)
    };
    el("div", "opened")
        .when(move || !is_open.get(), buttons)
        .when(move || is_open.get(), field)
        .with(move || went_wrong("notice late", acting.trouble.get()))
}
