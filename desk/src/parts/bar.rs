//! The bar that shrinks towards what is due, and its words.

use crate::inbox::due::Due;
use leptos::prelude::*;

/// A bar. Drawn by attributes, because the page allows no inline style; its words stand elsewhere.
#[component]
pub(crate) fn Bar(due: Memo<Due>) -> impl IntoView {
    let width = move || format!("{:.1}", due.with(|due| due.left) * 100.0);
    view! {
        <svg
            class=move || format!("due-bar {}", due.with(|due| due.tone.class()))
            viewBox="0 0 100 4"
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            <rect class="due-rail" width="100" height="4"></rect>
            <rect class="due-left" width=width height="4"></rect>
        </svg>
    }
}

/// What the bar says: "due in 2 h", "late by 5 min".
#[component]
pub(crate) fn DueWords(due: Memo<Due>) -> impl IntoView {
    view! {
        <span class=move || format!("due-words {}", due.with(|due| due.tone.class()))>
            {move || due.with(|due| due.words.clone())}
        </span>
    }
}
