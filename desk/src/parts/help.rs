//! The sheet of keys.

use super::icon::Sign;
use crate::desk::Desk;
use crate::parts::el::{El, button, el};
use crate::reactive::*;
use crate::texts::{T, Text};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

const KEYS: [(Text, &[(&str, Text)]); 5] = [
    (
        T.keys.find,
        &[
            ("j", T.keys.next),
            ("k", T.keys.previous),
            ("Enter", T.keys.open),
            ("/", T.keys.search),
            ("f", T.keys.filter),
            ("]", T.keys.queue_next),
            ("[", T.keys.queue_previous),
            ("b", T.keys.board),
            ("v", T.keys.save_view),
            ("1 … 9", T.keys.view),
        ],
    ),
    (
        T.keys.many,
        &[
            ("x", T.keys.choose),
            ("Shift ↓ ↑", T.keys.reach),
            ("s", T.keys.choose_all),
            ("m", T.keys.take_many),
            ("a", T.keys.hand_many),
            ("t", T.keys.weigh_many),
            ("z", T.keys.undo),
        ],
    ),
    (
        T.keys.write,
        &[
            ("r", T.tab.reply),
            ("q", T.tab.ask),
            ("n", T.tab.note),
            ("o", T.tab.offer),
            ("p", T.tab.progress),
            ("e", T.tab.resolve),
            ("Ctrl Enter", T.keys.send),
            ("Ctrl .", T.canned.open),
        ],
    ),
    (
        T.keys.case,
        &[
            ("t", T.keys.triage),
            ("a", T.keys.hand),
            ("d", T.keys.delegate),
            ("w", T.keys.review),
        ],
    ),
    (
        T.keys.anywhere,
        &[
            ("g", T.keys.figures),
            ("Esc", T.keys.close_back),
            ("?", T.keys.sheet),
        ],
    ),
];

/// The sheet of keys, shown while the desk says so.
pub(crate) fn help() -> El {
    let desk = Desk::here();
    let close = move || desk.help.set(false);
    let label = T.keys.close.say();
    let head = el("header", "")
        .add(
            el("h2", "")
                .attr("id", "help-title")
                .attr("tabindex", "-1")
                .attr("autofocus", "")
                .text(T.keys.title.say()),
        )
        .add(
            button("button plain icon-only", Some(Sign::Close), "", close)
                .attr("aria-label", label),
        );
    let sheet = el("dialog", "help")
        .attr("aria-labelledby", "help-title")
        .on("close", move |_| close())
        .add(head)
        .all(KEYS.iter().map(|(title, keys)| {
            el("section", "")
                .add(el("h3", "").text(title.say()))
                .add(el("dl", "").all(keys.iter().map(|(key, does)| line(key, does.say()))))
        }));
    let node = sheet.node().unchecked_into::<HtmlDialogElement>();
    // Later, when it is in the page.
    Effect::new(move || {
        let shown = desk.help.get();
        if shown && !node.open() {
            // Refused only for a sheet that is not in the page.
            let _shown = node.show_modal();
        } else if !shown && node.open() {
            node.close();
        }
    });
    sheet
}

fn line(key: &str, does: &str) -> El {
    let keys = key.split(' ').map(|key| el("kbd", "").text(key));
    el("div", "")
        .add(el("dt", "").all(keys))
        .add(el("dd", "").text(does))
}
