//! What else there is to know of how a matter stands: what is promised, and what became of it.

use super::Moment;
use crate::texts::{T, Template};
use answerable_shared::promise::PromiseName;
use answerable_shared::promise::explain::PromiseView;
use answerable_shared::time::Timestamp;

/// A line under the main one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) weight: Weight,
    pub(crate) text: String,
}

/// How much a line weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// As much as the main one.
    Plain,
    Quiet,
    /// We are late with it.
    Late,
}

/// A promise: when it is due, or was, and what was promised in its place since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) due: Timestamp,
    pub(crate) again: Option<Timestamp>,
}

/// For whom it is said: what time it is for them, and how to tell them of any.
pub(super) struct Reader<'a> {
    pub(super) now: Timestamp,
    pub(super) moment: Moment<'a>,
}

impl Word {
    pub(super) fn of(view: &PromiseView) -> Option<Self> {
        let again = view.again;
        view.due.map(|due| Self { due, again })
    }

    /// By when it holds now.
    fn stands(self) -> Timestamp {
        self.again.unwrap_or(self.due)
    }
}

impl Reader<'_> {
    pub(super) fn is_late(&self, word: Word) -> bool {
        word.due < self.now
    }

    /// A time, unless it has passed.
    pub(super) fn to_come(&self, at: Option<Timestamp>) -> Option<Timestamp> {
        at.filter(|at| *at > self.now)
    }

    pub(super) fn note(&self, weight: Weight, template: Template<1>, at: Timestamp) -> Note {
        let text = template.fill([&(self.moment)(at)]);
        Note { weight, text }
    }

    /// When they hear from us, or should have.
    pub(super) fn news(&self, word: Word, notes: &mut Vec<Note>) {
        let (weight, template) = if self.is_late(word) {
            (Weight::Late, T.turn.news_late)
        } else {
            (Weight::Plain, T.turn.news_by)
        };
        notes.push(self.note(weight, template, word.due));
        self.new_promise(word, notes);
    }

    /// What was promised in place of what was missed, and that it was not kept either.
    pub(super) fn new_promise(&self, word: Word, notes: &mut Vec<Note>) {
        let (weight, template) = match self.to_come(word.again) {
            Some(_) => (Weight::Plain, T.turn.new_promise),
            None => (Weight::Late, T.turn.new_late),
        };
        notes.extend(word.again.map(|at| self.note(weight, template, at)));
    }

    /// A first solution, and that it is done. Both stop while it is the requester's turn: they have no time then.
    pub(super) fn further(&self, promises: &[PromiseView], notes: &mut Vec<Note>) {
        let word = |promise| {
            let mut views = promises.iter();
            let view = views.find(|view| view.promise == promise && view.is_to_come())?;
            Word::of(view)
        };
        let done = word(PromiseName::Resolution);
        // What is done by then needs no solution before.
        let is_first = |solution: &Word| done.is_none_or(|done| solution.stands() < done.stands());
        let solution = word(PromiseName::Offer).filter(is_first);
        let words = [
            (
                solution,
                T.turn.solution_by,
                T.turn.solution_again,
                T.turn.solution_late,
            ),
            (done, T.turn.done_by, T.turn.done_again, T.turn.done_late),
        ];
        for (word, by, again, late) in words {
            let Some(word) = word else { continue };
            let (weight, template, at) = match self.to_come(word.again) {
                _ if !self.is_late(word) => (Weight::Quiet, by, word.due),
                Some(at) => (Weight::Late, again, at),
                None => (Weight::Late, late, word.due),
            };
            notes.push(self.note(weight, template, at));
        }
    }
}
