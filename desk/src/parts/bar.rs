//! The bar that shrinks towards what is due, and its words.

use crate::desk::Desk;
use crate::inbox::due::due;
use answerable_shared::time::Timestamp;
use leptos::prelude::*;

/// A bar. Drawn by attributes, because the page allows no inline style; its words stand elsewhere.
#[component]
pub(crate) fn Bar(from: Timestamp, until: Timestamp) -> impl IntoView {
    let now = Desk::here().now;
    let width = move || due(from, until, now.get()).left.to_string();
    let class = move || format!("due-bar {}", due(from, until, now.get()).tone.class());
    view! {
        <svg class=class viewBox="0 0 1000 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="due-rail" width="1000" height="4"></rect>
            <rect class="due-left" width=width height="4"></rect>
        </svg>
    }
}

/// What the bar says: "due in 2 h", "late by 5 min".
#[component]
pub(crate) fn DueWords(from: Timestamp, until: Timestamp) -> impl IntoView {
    let now = Desk::here().now;
    let class = move || format!("due-words {}", due(from, until, now.get()).tone.class());
    view! { <span class=class>{move || due(from, until, now.get()).words}</span> }
}
