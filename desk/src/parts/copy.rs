//! A text that can be copied by pressing it.

use super::icon::{Icon, Sign};
use crate::parts::el::{self, El};
use crate::texts::T;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// How long it says that it was copied.
const SAID: Duration = Duration::from_secs(2);

/// A button that shows a text and copies it. `label` says so to those who do not see it.
#[component]
pub(crate) fn Copy(#[prop(into)] text: String, label: String) -> impl IntoView {
    let copied = ArcRwSignal::new(false);
    let shown = text.clone();
    let copy = {
        let copied = copied.clone();
        move |_| {
            let (copied, text) = (copied.clone(), text.clone());
            leptos::task::spawn_local(async move {
                let Some(window) = web_sys::window() else {
                    return;
                };
                let writing = window.navigator().clipboard().write_text(&text);
                // Refused where the person has forbidden it; the text can still be marked by hand.
                if JsFuture::from(writing).await.is_ok() {
                    copied.set(true);
                    set_timeout(move || copied.set(false), SAID);
                }
            });
        }
    };
    let (done, said) = (copied.clone(), copied.clone());
    view! {
        <button type="button" class="copy" class:done=move || done.get() aria-label=label on:click=copy>
            <span class="ref">{shown}</span>
            {move || {
                let sign = if copied.get() { Sign::Check } else { Sign::Copy };
                view! { <Icon sign /> }
            }}
            <span class="sr" role="status">
                {move || said.get().then(|| T.copy.copied.say())}
            </span>
        </button>
    }
}

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
                set_timeout(over, SAID);
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
