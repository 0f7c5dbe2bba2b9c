//! What happened, oldest first.

use super::cell::CaseCell;
use super::entry::Line;
use crate::texts::T;
use crate::words;
use answerable_shared::view::{Entry, EntryKind};
use leptos::prelude::*;

/// The timeline, without the arrival, which the letter above it shows.
#[component]
pub(crate) fn Timeline(cell: CaseCell) -> impl IntoView {
    let who = untrack(|| cell.head(|head| words::who(head.contact.as_ref()))).unwrap_or_default();
    let counted = cell.clone();
    // The arrival alone.
    let is_empty = move || {
        counted
            .view
            .with(|view| view.as_ref().is_none_or(|view| view.timeline.len() < 2))
    };
    let lines = move || {
        cell.view.with(|view| {
            view.iter()
                .flat_map(|view| &view.timeline)
                .filter(|entry| entry.what != EntryKind::Submitted)
                .cloned()
                .collect::<Vec<Entry>>()
        })
    };
    view! {
        <div class="timeline" role="log" aria-label=T.timeline.label.say() aria-relevant="additions">
            <ol class="lines">
                <For each=lines key=|entry| entry.seq let:entry>
                    <Line entry who=who.clone() />
                </For>
            </ol>
            {move || {
                is_empty().then(|| view! { <p class="nothing-yet">{T.timeline.empty.say()}</p> })
            }}
        </div>
    }
}
