//! Clocks as people may see them.

use super::clock::{Clock, Pace, Segment};
use super::{PromiseName, Terms};
use crate::calendar::Span;
use crate::case::Case;
use crate::command::Side;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One promise and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PromiseView {
    /// Which promise.
    pub promise: PromiseName,
    /// How it stands.
    pub state: PromiseState,
    /// When it is due, or was; none while it waits for the requester.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// Late: what was promised in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Timestamp>,
    /// Staff only: how long it may take, in minutes of open time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<u32>,
    /// Staff only: open time that was still left when the last segment began, in milliseconds; below zero where it was
    /// late by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<i64>,
    /// Staff only: since when it counts and since when it does not, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Segment>,
    /// Staff only: when the calendar is open, from the beginning of the last segment until it is due.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Span>,
}

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PromiseState {
    /// It counts, and there is time.
    Running,
    /// It waits for the requester.
    Paused,
    /// It ran out, and is not done.
    Late,
    /// It was done in time.
    Kept,
    /// It was done, but late.
    Missed,
    /// It ended before it was done.
    Dropped,
    /// Something that this version does not know.
    #[serde(other)]
    Other,
}

/// Open spans that are shown at most; a promise of months has too many to read.
const MOST_SPANS: usize = 40;

/// The promises of `case`, as `side` may see them.
#[must_use]
pub fn promises(case: &Case, side: Side) -> Vec<PromiseView> {
    let Some(terms) = &case.terms else {
        return Vec::new();
    };
    case.clocks
        .iter()
        .map(|clock| one(clock, terms, side))
        .collect()
}

/// The promise by which the requester hears from us next: a first answer, and news from then on. None where they wait
/// for neither.
#[must_use]
pub fn next_word(promises: &[PromiseView]) -> Option<&PromiseView> {
    promises.iter().find(|view| {
        matches!(
            view.promise,
            PromiseName::FirstResponse | PromiseName::NextUpdate
        ) && view.is_to_come()
    })
}

impl PromiseView {
    /// Whether it is still to be done, in time or late.
    #[must_use]
    pub const fn is_to_come(&self) -> bool {
        matches!(self.state, PromiseState::Running | PromiseState::Late)
    }
}

/// How `clock` stands.
#[must_use]
pub fn state(clock: &Clock) -> PromiseState {
    match (clock.done, clock.breached) {
        (Some(_), None) => PromiseState::Kept,
        (Some(_), Some(_)) => PromiseState::Missed,
        (None, _) if !clock.lives() => PromiseState::Dropped,
        (None, Some(_)) => PromiseState::Late,
        (None, None) if clock.runs() => PromiseState::Running,
        (None, None) => PromiseState::Paused,
    }
}

fn one(clock: &Clock, terms: &Terms, side: Side) -> PromiseView {
    let mut view = PromiseView {
        promise: clock.promise,
        state: state(clock),
        due: clock.due.or(clock.breached),
        again: clock.again.filter(|_| clock.runs()),
        target: None,
        left: None,
        segments: Vec::new(),
        open: Vec::new(),
    };
    if side == Side::Staff {
        view.target = Some(clock.target);
        view.segments = clock.segments.clone();
        if let Some(last) = clock.segments.last() {
            let counted = clock.counted(&terms.calendar, last.from);
            view.left = Some(clock.owed.saturating_sub(counted));
            if last.pace == Pace::Running
                && let Some(until) = view.due
            {
                view.open = terms.calendar.spans(last.from, until);
                view.open.truncate(MOST_SPANS);
            }
        }
    }
    view
}
