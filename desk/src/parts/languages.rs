//! The way to the desk's other language.

use crate::parts::el::{El, button};
use crate::texts::{Language, T, turn_to};
use leptos::prelude::*;

/// A button that says the name of the other language, in that language.
#[component]
pub(crate) fn OtherLanguage() -> impl IntoView {
    let other = Language::now().other();
    view! {
        <button
            type="button"
            class="button plain language"
            lang=other.tag()
            on:click=move |_| turn_to(other)
        >
            {T.app.language.say()}
        </button>
    }
}

/// A button that says the name of the other language, in that language.
pub(crate) fn other_language() -> El {
    let other = Language::now().other();
    let press = move || turn_to(other);
    button("button plain language", None, T.app.language.say(), press).attr("lang", other.tag())
}
