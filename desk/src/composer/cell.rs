//! One draft: in memory for the page, and on the device for the next one.

use super::basis::basis;
use super::draft::{Draft, FieldProblem};
use super::tab::Tab;
use crate::case::cell::CaseCell;
use crate::parts::page;
use crate::parts::store::{self, Area};
use crate::reactive::*;
use answerable_shared::time::Timestamp;
use answerable_shared::view::Entry;

/// One draft; clones are the same one.
#[derive(Clone)]
pub(crate) struct DraftCell {
    /// What was typed.
    pub(crate) draft: ArcRwSignal<Draft>,
    /// Whether it is on its way.
    pub(crate) sending: ArcRwSignal<bool>,
    /// Why it did not go, in a sentence.
    pub(crate) trouble: ArcRwSignal<Option<String>>,
    /// Which field is wrong.
    pub(crate) field: ArcRwSignal<Option<FieldProblem>>,
    /// The last event that the edge has told of when it refused; 0 while it has not.
    pub(crate) told: ArcRwSignal<u64>,
    /// Since when the page says that something has happened meanwhile.
    pub(crate) warned: ArcStoredValue<Option<Timestamp>>,
    key: String,
}

impl DraftCell {
    /// What the device has under `key`, or an empty one.
    pub(crate) fn kept(key: String) -> Self {
        Self {
            draft: ArcRwSignal::new(store::read(Area::Device, &key).unwrap_or_default()),
            sending: ArcRwSignal::default(),
            trouble: ArcRwSignal::default(),
            field: ArcRwSignal::default(),
            told: ArcRwSignal::default(),
            warned: ArcStoredValue::default(),
            key,
        }
    }

    /// Changes what is typed. `shown` is the last event that its writer sees.
    pub(crate) fn edit(&self, shown: u64, change: impl FnOnce(&mut Draft)) {
        // What is on its way stays as it is until the answer is there.
        if self.sending.get_untracked() {
            return;
        }
        self.draft.update(|draft| {
            change(draft);
            if draft.is_empty() {
                draft.seen = 0;
                draft.attempt = None;
            } else if draft.seen == 0 {
                draft.seen = shown;
            }
        });
        if self.draft.with_untracked(Draft::is_empty) {
            self.told.set(0);
        }
        // A refusal was about what stood there before. What may have arrived is worth knowing until it is sent again.
        if self.draft.with_untracked(|draft| draft.attempt.is_none()) {
            self.trouble.set(None);
        }
        self.field.set(None);
        self.keep();
    }

    /// Notes what is on its way, or that it is not any more.
    pub(crate) fn note(&self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        self.keep();
    }

    /// It was sent: begins anew.
    pub(crate) fn clear(&self) {
        self.draft.set(Draft::default());
        self.trouble.set(None);
        self.field.set(None);
        self.told.set(0);
        store::remove(Area::Device, &self.key);
    }

    /// Its writer has read what happened meanwhile.
    pub(crate) fn caught_up(&self, shown: u64) {
        self.told.set(0);
        self.note(|draft| draft.seen = shown);
    }

    /// What happened since it was begun, for who writes it; empty while there is nothing to keep.
    pub(crate) fn news(&self, case: &CaseCell) -> Vec<Entry> {
        let (seen, empty) = self.draft.with(|draft| (draft.seen, draft.is_empty()));
        if empty || seen == 0 || self.sending.get() {
            return Vec::new();
        }
        case.news_since(seen)
    }

    /// Its writer has just done something else to the case: that is no news to them.
    pub(crate) fn keep_up(&self, case: &CaseCell) {
        let (seen, empty) = self
            .draft
            .with_untracked(|draft| (draft.seen, draft.is_empty()));
        if !empty && untrack(|| case.news_since(seen)).is_empty() {
            self.note(|draft| draft.seen = case.seq_now());
        }
    }

    /// The state of the case that it is based on when it is sent now.
    pub(crate) fn basis(&self, case: &CaseCell, tab: Tab) -> u64 {
        untrack(|| {
            let shown = case.seq();
            if tab == Tab::Note {
                // Whatever has happened, a note for the team is as true as before.
                return shown;
            }
            let begun = match self.draft.with(|draft| draft.seen) {
                0 => shown,
                seen => seen,
            };
            let from = begun.max(self.told.get());
            let warned_for = self
                .warned
                .get_value()
                .map(|since| page::now().0.saturating_sub(since.0));
            basis(from, shown, &case.news_since(from), warned_for)
        })
    }

    fn keep(&self) {
        self.draft.with_untracked(|draft| {
            if draft.is_empty() {
                store::remove(Area::Device, &self.key);
            } else {
                store::write(Area::Device, &self.key, draft);
            }
        });
    }
}
