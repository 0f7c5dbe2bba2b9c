//! What one case adds to the sums.

use super::cell::{Cell, Time, slot};
use super::facts::{Decided, Facts};
use crate::case::Case;
use crate::event::Event;
use serde::{Deserialize, Serialize};

/// What one case adds to the sums. The index keeps it as it came: what was added is what is taken off, even by code
/// that would count otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The day that it counts for, in days since 1970-01-01.
    pub day: i32,
    /// Its team's identifier, or nothing; its kind; its priority.
    pub of: [String; 3],
    /// What it adds, as [`Cell::text`] writes it.
    pub sums: String,
}

/// What `case` adds, whose whole history is `events`.
#[must_use]
pub fn counted(case: &Case, events: &[Event]) -> Counted {
    let facts = Facts::of(case, events);
    Counted {
        day: facts.day.days(),
        of: [
            case.team.clone().unwrap_or_default(),
            case.kind.as_str().to_owned(),
            case.priority.as_str().to_owned(),
        ],
        sums: cell(&facts).text(),
    }
}

/// The sums over one case.
#[must_use]
pub fn cell(facts: &Facts) -> Cell {
    let mut cell = Cell::default();
    let mut either = |is: bool, yes: usize, no: usize| cell.count(if is { yes } else { no }, 1);
    either(true, slot::RECEIVED, slot::RECEIVED);
    if facts.withdrawn {
        either(true, slot::WITHDRAWN, slot::WITHDRAWN);
    } else {
        either(facts.resolved, slot::RESOLVED, slot::UNRESOLVED);
    }
    if facts.done_once {
        either(facts.reopened > 0, slot::REOPENED, slot::STAYED);
    }
    if facts.promised {
        let breached = facts.broken.iter().any(|count| *count > 0);
        either(breached, slot::BREACHED, slot::UNBREACHED);
    }
    match facts.triage {
        None => {}
        Some(Decided::NotYet) => either(true, slot::UNDECIDED, slot::UNDECIDED),
        Some(Decided::So(agreed)) => {
            either(agreed.kind, slot::KIND_AGREED, slot::KIND_DIFFERED);
            either(
                agreed.priority,
                slot::PRIORITY_AGREED,
                slot::PRIORITY_DIFFERED,
            );
        }
    }
    cell.count(slot::REOPENINGS, i64::from(facts.reopened));
    for (from, counts) in [(slot::KEPT, facts.kept), (slot::BROKEN, facts.broken)] {
        for (at, count) in counts.into_iter().enumerate() {
            cell.count(from + at, i64::from(count));
        }
    }
    if let Some(stars @ 1..=5) = facts.stars {
        cell.count(slot::STARS + stars as usize - 1, 1);
    }
    for (time, took) in [
        (Time::FirstResponse, facts.first_response),
        (Time::FirstResponseOpen, facts.first_response_open),
        (Time::Handling, facts.handling),
    ] {
        if let Some(ms) = took {
            cell.count_time(time, ms);
        }
    }
    cell
}
