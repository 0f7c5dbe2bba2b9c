//! The bar that shrinks towards what is due.

use crate::inbox::due::Due;
use leptos::prelude::*;

/// A bar with its words. Drawn by attributes, because the page allows no inline style.
#[component]
pub(crate) fn Bar(#[prop(into)] due: Signal<Due>) -> impl IntoView {
    let width = move || format!("{:.1}", due.with(|due| due.left) * 100.0);
    view! {
        <span class=move || format!("due {}", due.with(|due| due.tone.class()))>
            <svg class="due-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="due-rail" width="100" height="4"></rect>
                <rect class="due-left" width=width height="4"></rect>
            </svg>
            <span class="due-words">{move || due.with(|due| due.words.clone())}</span>
        </span>
    }
}
