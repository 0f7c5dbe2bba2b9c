//! What happens to a case by itself, each at its own time: whoever looks first after that records it, and it reads as if
//! somebody had looked right then.

use super::{Cause, PromiseName, Tier};
use crate::actor::Actor;
use crate::case::{Case, Turn};
use crate::event::{Event, SCHEMA_VERSION, What};
use crate::evolve::evolve;
use crate::time::Timestamp;

const HOUR_MS: i64 = 3_600_000;

/// What happens next by itself, and when; none where nothing will.
///
/// Where several fall on one moment, a warning comes before the breach and a breach before the escalation.
#[must_use]
pub fn next(case: &Case) -> Option<(Timestamp, What)> {
    let terms = case.terms.as_ref()?;
    let mut first: Option<(Timestamp, What)> = None;
    let mut may_be = |at: Timestamp, what: What| {
        // A clock that stepped back, or terms that came late: nothing happens before what has happened.
        let at = at.max(case.updated);
        let sooner =
            |(earliest, other): &(Timestamp, What)| (at, order(&what)) < (*earliest, order(other));
        if first.as_ref().is_none_or(sooner) {
            first = Some((at, what));
        }
    };
    if case.is_danger() && case.tier < Tier::Lead {
        may_be(case.opened, escalated(Tier::Lead, Cause::Safety, None));
    }
    for clock in case.clocks.iter().filter(|clock| clock.runs()) {
        let promise = clock.promise;
        if clock.warned.is_none()
            && clock.breached.is_none()
            && let Some(at) = clock.warning(&terms.calendar, terms.warn_percent)
        {
            may_be(at, What::Warned { promise });
        }
        if let Some(due) = clock.due {
            let again = terms.calendar.after(due, i64::from(clock.target) * 60_000);
            may_be(due, What::Breached { promise, again });
        }
        if let Some(breached) = clock.breached {
            if case.tier < Tier::Lead {
                may_be(breached, escalated(Tier::Lead, Cause::Late, Some(promise)));
            } else if case.tier < Tier::Head
                && let Some(again) = clock.again
            {
                may_be(again, escalated(Tier::Head, Cause::Late, Some(promise)));
            }
        }
    }
    for task in case.tasks.iter().filter(|task| task.overdue.is_none()) {
        if let Some(due) = task.due {
            let task = task.number;
            may_be(due, What::Overdue { task });
        }
    }
    if let (Some(silence), Some(since)) = (&terms.silence, case.their_turn_since) {
        let reminded = usize::try_from(case.reminded).unwrap_or(usize::MAX);
        if let Some(hours) = silence.remind_after_hours.get(reminded) {
            let at = plus_hours(since, *hours).max(case.updated);
            // However late the reminder, there is as long to answer it.
            let rest = silence.close_after_hours.saturating_sub(*hours);
            let closes = case.closes.unwrap_or_else(|| plus_hours(at, rest));
            may_be(at, What::Reminded { closes });
        }
    }
    // Nobody is closed out who was not told, nor at another time than they were told.
    if let Some(closes) = case.closes {
        may_be(closes, What::Lapsed {});
    }
    first
}

/// `case` with everything that happened by itself until `now`, and those events.
#[must_use]
pub fn catch_up(mut case: Case, now: Timestamp) -> (Case, Vec<Event>) {
    // Whoever acts next acts no earlier than that, wherever the clock stands (see `decide`).
    let now = now.max(case.updated);
    let mut events = Vec::new();
    while let Some((at, what)) = next(&case).filter(|(at, _)| *at <= now) {
        let event = Event {
            v: SCHEMA_VERSION,
            seq: case.seq.saturating_add(1),
            at,
            by: Actor::System {},
            what,
        };
        case = evolve(case, &event);
        events.push(event);
    }
    (case, events)
}

/// Since when the requester has the word, after `event`: starts anew with each of our answers, and stops while they
/// wait for one.
pub(crate) fn mind_silence(case: &mut Case, event: &Event, before: Turn) {
    // Whoever waits for our answer is not the one who is silent; they do so too while it is looked at once more.
    if case.turn() != Turn::Requester || case.waiting_since.is_some() || case.proposal.is_some() {
        case.their_turn_since = None;
        case.reminded = 0;
        case.closes = None;
    } else if before != Turn::Requester
        || matches!(event.by, Actor::Requester)
        || matches!(event.what, What::Returned { .. })
        || super::track::is_answer(event)
    {
        case.their_turn_since = Some(event.at);
        case.reminded = 0;
        case.closes = None;
    }
}

/// What comes first of that which falls on one moment.
const fn order(what: &What) -> u8 {
    match what {
        What::Warned { .. } => 0,
        What::Breached { .. } | What::Overdue { .. } => 1,
        What::Escalated { .. } => 2,
        What::Reminded { .. } => 3,
        _ => 4,
    }
}

const fn plus_hours(at: Timestamp, hours: u32) -> Timestamp {
    Timestamp(at.0.saturating_add(hours as i64 * HOUR_MS))
}

const fn escalated(to: Tier, cause: Cause, promise: Option<PromiseName>) -> What {
    What::Escalated {
        to,
        cause,
        promise,
        reason: None,
        lead: None,
    }
}
