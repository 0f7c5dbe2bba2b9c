//! What was done last, and the way back: for a while, and only for the last thing.

use super::bulk::act::Job;
use super::bulk::run;
use super::selection::View;
use super::views;
use crate::desk::Desk;
use crate::parts::timer;
use crate::reactive::*;
use std::time::Duration;

/// How long the way back is there.
const WHILE: Duration = Duration::from_secs(20);

/// The way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Undo {
    /// Commands that take back what was done to cases.
    Acts(Vec<Job>),
    /// A saved view that was removed, and its place.
    View(usize, View),
}

/// What was done last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Done {
    /// What, in words.
    pub(crate) words: String,
    pub(crate) undo: Option<Undo>,
}

/// Says what was done, and offers the way back.
pub(crate) fn offer(desk: Desk, words: String, undo: Option<Undo>) {
    let said = Some(Done { words, undo });
    desk.inbox.done.set(said.clone());
    timer::after(WHILE, move || {
        // Something else may have been done since.
        if desk.inbox.done.with_untracked(|done| *done == said) {
            forget(desk);
        }
    });
}

/// Says no more about it.
pub(crate) fn forget(desk: Desk) {
    desk.inbox.done.set(None);
}

/// Goes the way back; says whether there was one.
pub(crate) fn undo(desk: Desk) -> bool {
    let done = desk.inbox.done.get_untracked();
    let Some(undo) = done.and_then(|done| done.undo) else {
        return false;
    };
    forget(desk);
    match undo {
        Undo::Acts(jobs) => run::take_back(desk, jobs),
        Undo::View(at, view) => views::put(desk, at, view),
    }
    true
}
