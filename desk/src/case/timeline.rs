//! What happened, oldest first.

use super::cell::CaseCell;
use super::entry::line;
use crate::parts::el::{El, el};
use crate::reactive::*;
use crate::texts::T;
use crate::words;
use answerable_shared::view::{Entry, EntryKind};

/// The timeline, without the arrival, which the letter above it shows.
pub(crate) fn timeline(cell: CaseCell) -> El {
    let who = untrack(|| cell.head(|head| words::who(head.contact.as_ref()))).unwrap_or_default();
    let told = cell.view.clone();
    let entries = move || {
        told.with(|view| {
            let entries = view.iter().flat_map(|view| &view.timeline);
            let told = entries.filter(|entry| entry.what != EntryKind::Submitted);
            told.cloned().collect::<Vec<Entry>>()
        })
    };
    let lines = el("ol", "lines").each(
        entries,
        |entry| entry.seq.to_string(),
        move |entry| line(entry, who.clone()),
    );
    // The arrival alone.
    let is_empty = move || {
        let view = &cell.view;
        view.with(|view| view.as_ref().is_none_or(|view| view.timeline.len() < 2))
    };
    let nothing = || Some(el("p", "nothing-yet").text(T.timeline.empty.say()));
    el("div", "timeline")
        .attr("role", "log")
        .attr("aria-label", T.timeline.label.say())
        .attr("aria-relevant", "additions")
        .add(lines)
        .when(is_empty, nothing)
}
