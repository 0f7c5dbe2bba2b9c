//! A text that can be copied by pressing it.

use super::icon::Sign;
use super::timer;
use crate::parts::el::{self, El};
use crate::reactive::*;
use crate::texts::T;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;

/// How long it says that it was copied.
const SAID: Duration = Duration::from_secs(2);

/// A button that shows a text and copies it. `label` says so to those who do not see it.
pub(crate) fn copy(text: String, label: &str) -> El {
    let copied = RwSignal::new(false);
    let shown = el::el("span", "ref").text(&text);
    let press = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let Some(window) = web_sys::window() else {
                return;
            };
            let writing = window.navigator().clipboard().write_text(&text);
            // Refused where the person has forbidden it; the text can still be marked by hand.
            if JsFuture::from(writing).await.is_ok() {
                // Whoever copied it may have left.
                let _left = copied.try_set(true);
                let over = move || {
                    let _left = copied.try_set(false);
                };
                timer::after(SAID, over);
            }
        });
    };
    let sign = move || {
        [el::icon(if copied.get() {
            Sign::Check
        } else {
            Sign::Copy
        })]
    };
    let said = move || match copied.get() {
        true => T.copy.copied.owned(),
        false => String::new(),
    };
    el::el("button", "copy")
        .attr("type", "button")
        .attr("aria-label", label)
        .class_if("done", move || copied.get())
        .on("click", press)
        .add(shown)
        .with(sign)
        .add(el::el("span", "sr").attr("role", "status").text_with(said))
}
