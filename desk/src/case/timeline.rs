//! What happened, oldest first.

use super::cell::CaseCell;
use super::entry::Line;
use crate::words;
use answerable_shared::view::{Entry, EntryKind};
use leptos::prelude::*;

/// The timeline, without the arrival, which the letter above it shows.
#[component]
pub(crate) fn Timeline(cell: CaseCell) -> impl IntoView {
    let named = cell.clone();
    let who = Memo::new(move |_| {
        named
            .head(|head| words::who(head.contact.as_ref()))
            .unwrap_or_default()
    });
    let lines = Memo::new(move |_| {
        cell.view.with(|view| {
            view.iter()
                .flat_map(|view| &view.timeline)
                .filter(|entry| entry.what != EntryKind::Submitted)
                .cloned()
                .collect::<Vec<Entry>>()
        })
    });
    view! {
        <div class="timeline" role="log" aria-label="Timeline" aria-relevant="additions">
            <ol class="lines">
                <For each=move || lines.get() key=|entry| entry.seq let:entry>
                    <Line entry who=who.get_untracked() />
                </For>
            </ol>
            {move || {
                lines
                    .with(Vec::is_empty)
                    .then(|| view! { <p class="nothing-yet">"Nothing has been done yet."</p> })
            }}
        </div>
    }
}
