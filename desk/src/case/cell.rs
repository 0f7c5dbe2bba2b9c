//! One case as this page knows it: shared by whoever draws it and whatever brings news of it.

use super::merge::{self, Step};
use crate::reactive::*;
use answerable_shared::presence::Present;
use answerable_shared::view::{By, CaseHead, CaseView, Entry, EntryKind, Frame};
use std::collections::BTreeSet;

/// One case; clones are the same one.
#[derive(Clone, Default)]
pub(crate) struct CaseCell {
    /// The case, once it was read.
    pub(crate) view: ArcRwSignal<Option<CaseView>>,
    /// Why it could not be read, in a sentence.
    pub(crate) trouble: ArcRwSignal<Option<String>>,
    /// Whether the edge says that there is no such case.
    pub(crate) absent: ArcRwSignal<bool>,
    /// Events that were made in this window: they surprise nobody here.
    pub(crate) mine: ArcRwSignal<BTreeSet<u64>>,
    /// Who of the staff look at it, whoever is signed in here among them; as it was when the connection last stood.
    pub(crate) present: ArcRwSignal<Vec<Present>>,
}

impl CaseCell {
    /// Takes the whole case, unless a newer one is shown.
    pub(crate) fn take(&self, got: CaseView) {
        self.view.maybe_update(|shown| merge::take(shown, got));
        self.trouble.set(None);
    }

    /// Takes one live event.
    pub(crate) fn step(&self, frame: &Frame) -> Step {
        let mut step = Step::Known;
        self.view.maybe_update(|shown| {
            step = merge::step(shown, frame);
            step == Step::Taken
        });
        step
    }

    /// Number of the last event shown; 0 before the first.
    pub(crate) fn seq(&self) -> u64 {
        self.view
            .with(|view| view.as_ref().map_or(0, |view| view.case.seq))
    }

    /// The same, outside of anything that redraws.
    pub(crate) fn seq_now(&self) -> u64 {
        self.view
            .with_untracked(|view| view.as_ref().map_or(0, |view| view.case.seq))
    }

    /// Something of how the case stands.
    pub(crate) fn head<T>(&self, read: impl FnOnce(&CaseHead) -> T) -> Option<T> {
        self.view
            .with(|view| view.as_ref().map(|view| read(&view.case)))
    }

    /// Whether something holds of how the case stands, outside of anything that redraws.
    pub(crate) fn head_now(&self, holds: impl FnOnce(&CaseHead) -> bool) -> bool {
        let view = &self.view;
        view.with_untracked(|view| view.as_ref().is_some_and(|view| holds(&view.case)))
    }

    /// What the requester did last, but for the rating.
    pub(crate) fn latest_of_requester(&self) -> Option<EntryKind> {
        self.view.with(|view| {
            let entries = view.iter().flat_map(|view| view.timeline.iter().rev());
            entries
                .filter(|entry| entry.by == By::Requester)
                .map(|entry| entry.what)
                .find(|what| *what != EntryKind::Rated)
        })
    }

    /// What somebody did after `seen` elsewhere than in this window. What happens by itself makes nobody look again, here
    /// as at the edge.
    pub(crate) fn news_since(&self, seen: u64) -> Vec<Entry> {
        self.mine.with(|mine| {
            self.view.with(|view| {
                view.iter()
                    .flat_map(|view| &view.timeline)
                    .filter(|entry| entry.seq > seen && entry.by != By::System)
                    .filter(|entry| !mine.contains(&entry.seq))
                    .cloned()
                    .collect()
            })
        })
    }
}
