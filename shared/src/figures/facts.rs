//! What one case says.

use crate::actor::Actor;
use crate::calendar::{Calendar, Date};
use crate::case::{Case, Stage, Turn};
use crate::event::{Event, What};
use crate::evolve::{evolve, opened};
use crate::promise::PromiseName;
use crate::promise::explain::{PromiseState, state};
use crate::time::Timestamp;
use crate::triage::Agreement;

/// What one case says. Times are in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The day on which it arrived: in the zone of the calendar that its promises counted by then, which is UTC where
    /// that is open day and night, and for cases from before promises were kept with them.
    pub day: Date,
    /// Whether its requester has taken it back.
    pub withdrawn: bool,
    /// Whether staff have said that it is done, and nobody has taken it up again since.
    pub resolved: bool,
    /// Whether it was done or closed at least once, so that it could be taken up again.
    pub done_once: bool,
    /// How often it was taken up again.
    pub reopened: u32,
    /// From its arrival until staff first said something to the requester, by the clock on the wall.
    pub first_response: Option<i64>,
    /// Of that, what was open time: what its promise counted.
    pub first_response_open: Option<i64>,
    /// Open time from its arrival until staff first said that it is done, without what was the requester's turn.
    pub handling: Option<i64>,
    /// Whether anything was promised for it.
    pub promised: bool,
    /// How often each promise was kept, in the order of [`PromiseName::ALL`]. News is promised again and again.
    pub kept: [u32; 4],
    /// How often each promise was broken: when it runs out, whether or not it was done later.
    pub broken: [u32; 4],
    /// Stars, once it was rated.
    pub stars: Option<u32>,
    /// Where its words' suggestion agrees with what staff made of it; none where nothing was suggested.
    pub triage: Option<Decided>,
}

/// What staff made of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Nobody has triaged the case or answered it.
    NotYet,
    /// Somebody has triaged it, or has answered it and let it stand as it was.
    So(Agreement),
}

impl Facts {
    /// The facts of `case`, whose whole history is `events`.
    #[must_use]
    pub fn of(case: &Case, events: &[Event]) -> Self {
        let arrived = events.first().and_then(opened);
        let first = arrived.as_ref().and_then(|case| case.terms.as_ref());
        let day = match first {
            Some(terms) => terms.calendar.date_at(case.opened),
            None => Calendar::always().date_at(case.opened),
        };
        let first_response = case.answered.map(|at| at.0.saturating_sub(case.opened.0));
        let ended = matches!(case.stage, Stage::Resolved | Stage::Closed);
        let (kept, broken) = promises(case, events);
        Self {
            day,
            withdrawn: case.stage == Stage::Withdrawn,
            resolved: case.resolution.is_some(),
            done_once: ended || case.reopened > 0,
            reopened: case.reopened,
            first_response,
            first_response_open: first_response.map(|elapsed| open_until_answer(case, elapsed)),
            handling: arrived.and_then(|case| handling(case, events)),
            promised: case.terms.is_some(),
            kept,
            broken,
            stars: case.rating.as_ref().map(|rating| rating.stars),
            triage: case.suggestion.as_ref().map(|suggestion| {
                let by_staff = |e: &Event| matches!(e.by, Actor::Agent(_));
                let triaged = events
                    .iter()
                    .any(|e| matches!(e.what, What::Triaged { .. }) && by_staff(e));
                // To triage a case as it stands already is refused: who finds it right goes on and answers.
                if triaged || case.answered.is_some() {
                    Decided::So(suggestion.judged(case.kind, case.priority))
                } else {
                    Decided::NotYet
                }
            }),
        }
    }
}

/// How often each promise was kept and broken.
fn promises(case: &Case, events: &[Event]) -> ([u32; 4], [u32; 4]) {
    let (mut kept, mut broken) = ([0; 4], [0; 4]);
    for clock in &case.clocks {
        if state(clock) == PromiseState::Kept {
            kept[place(clock.promise)] = 1;
        }
    }
    // Of news the newest round alone has a clock.
    kept[place(PromiseName::NextUpdate)] = case.updates.kept;
    for event in events {
        if let What::Breached { promise, .. } = event.what {
            broken[place(promise)] += 1;
        }
    }
    (kept, broken)
}

const fn place(promise: PromiseName) -> usize {
    match promise {
        PromiseName::FirstResponse => 0,
        PromiseName::NextUpdate => 1,
        PromiseName::Offer => 2,
        PromiseName::Resolution => 3,
    }
}

/// What the clock of the first answer has counted; all of it where there was none.
fn open_until_answer(case: &Case, elapsed: i64) -> i64 {
    let first = |clock: &&crate::promise::clock::Clock| clock.promise == PromiseName::FirstResponse;
    let clock = case.clocks.iter().find(first);
    clock.map_or(elapsed, |clock| {
        clock.segments.iter().map(|part| part.counted).sum()
    })
}

/// Open time until it was first done, while it was our turn; each stretch by the calendar that was in force.
fn handling(mut case: Case, events: &[Event]) -> Option<i64> {
    let mut open = 0_i64;
    for event in events.iter().skip(1) {
        if case.turn() == Turn::Ours {
            open = open.saturating_add(open_between(&case, event.at));
        }
        if matches!(event.what, What::Resolved { .. }) {
            return Some(open);
        }
        case = evolve(case, event);
    }
    None
}

fn open_between(case: &Case, to: Timestamp) -> i64 {
    match &case.terms {
        Some(terms) => terms.calendar.open_between(case.updated, to),
        None => to.0.saturating_sub(case.updated.0),
    }
}
