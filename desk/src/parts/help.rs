//! The sheet of keys.

use super::icon::{Icon, Sign};
use crate::desk::Desk;
use crate::parts::el::{El, button, el};
use crate::texts::{T, Text};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

const KEYS: [(Text, &[(&str, Text)]); 4] = [
    (
        T.keys.find,
        &[
            ("j", T.keys.next),
            ("k", T.keys.previous),
            ("Enter", T.keys.open),
            ("/", T.keys.search),
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
        ],
    ),
    (T.keys.case, &[("t", T.keys.triage), ("a", T.keys.hand)]),
    (
        T.keys.anywhere,
        &[
            ("f", T.keys.figures),
            ("Esc", T.keys.close_back),
            ("?", T.keys.sheet),
        ],
    ),
];

/// The sheet of keys, shown while the desk says so.
#[component]
pub(crate) fn Help() -> impl IntoView {
    let desk = Desk::here();
    let sheet = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let shown = desk.help.get();
        let Some(sheet) = sheet.get() else { return };
        if shown && !sheet.open() {
            // Refused only for a sheet that is not in the page.
            let _shown = sheet.show_modal();
        } else if !shown && sheet.open() {
            sheet.close();
        }
    });
    view! {
        <dialog
            class="help"
            aria-labelledby="help-title"
            node_ref=sheet
            on:close=move |_| desk.help.set(false)
        >
            <header>
                <h2 id="help-title" tabindex="-1" autofocus>{T.keys.title.say()}</h2>
                <button
                    type="button"
                    class="button plain icon-only"
                    aria-label=T.keys.close.say()
                    on:click=move |_| desk.help.set(false)
                >
                    <Icon sign=Sign::Close />
                </button>
            </header>
            {KEYS
                .iter()
                .map(|(title, keys)| {
                    view! {
                        <section>
                            <h3>{title.say()}</h3>
                            <dl>
                                {keys
                                    .iter()
                                    .map(|(key, does)| {
                                        view! {
                                            <div>
                                                <dt>
                                                    {key
                                                        .split(' ')
                                                        .map(|key| view! { <kbd>{key}</kbd> })
                                                        .collect_view()}
                                                </dt>
                                                <dd>{does.say()}</dd>
                                            </div>
                                        }
                                    })
                                    .collect_view()}
                            </dl>
                        </section>
                    }
                })
                .collect_view()}
        </dialog>
    }
}

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
