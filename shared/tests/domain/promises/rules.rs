//! What must hold of every event.

use answerable_shared::actor::Actor;
use answerable_shared::case::{Case, Turn};
use answerable_shared::event::{Event, What};
use answerable_shared::promise::clock::Clock;
use answerable_shared::promise::track::is_answer;
use answerable_shared::promise::watch::next;
use answerable_shared::promise::{PromiseName, Tier};
use answerable_shared::time::Timestamp;
use std::collections::BTreeMap;

/// Segments cover a clock's life without a gap and without overlap.
fn covered(clock: &Clock, case: &Case) {
    let segments = &clock.segments;
    assert!(
        segments
            .iter()
            .all(|part| part.to.is_none_or(|to| part.from <= to))
    );
    assert!(
        segments
            .windows(2)
            .all(|pair| pair[0].to == Some(pair[1].from)),
        "{segments:?}"
    );
    assert!(
        segments
            .iter()
            .all(|part| part.from <= case.updated && part.counted >= 0)
    );
    assert!(clock.runs() || clock.due.is_none());
    assert!(case.turn() == Turn::Ours || !clock.runs() || clock.promise <= PromiseName::NextUpdate);
}

/// What was left of each promise, and when it was due, as it began to wait.
pub(super) type Waiting = BTreeMap<PromiseName, (i64, Option<Timestamp>)>;

/// What changes with one event, and what must not.
pub(super) fn checked(before: &Case, event: &Event, after: &Case, waiting: &mut Waiting) {
    assert!(before.updated <= event.at && event.seq == before.seq + 1);
    let of = |case: &Case, promise| {
        case.clocks
            .iter()
            .find(|clock: &&Clock| clock.promise == promise)
            .cloned()
    };
    let terms = |case: &Case| case.terms.clone().expect("terms");
    for clock in &after.clocks {
        covered(clock, after);
        // News goes round by round, even within a millisecond.
        let round = clock.promise == PromiseName::NextUpdate && is_answer(event);
        let Some(was) = of(before, clock.promise).filter(|was| was.lives() && !round) else {
            continue;
        };
        let left = |clock: &Clock, case: &Case| {
            clock.owed - clock.counted(&terms(case).calendar, event.at)
        };
        match (was.runs(), clock.runs()) {
            (true, false) if clock.lives() => {
                assert_eq!(left(&was, before), left(clock, after));
                waiting.insert(clock.promise, (left(clock, after), was.due));
            }
            (false, true) => {
                let (before, due) = waiting
                    .remove(&clock.promise)
                    .unwrap_or((left(clock, after), None));
                assert_eq!(left(clock, after), before, "a pause takes nothing");
                assert!(
                    clock.due.is_none() || due.is_none() || clock.due >= due,
                    "a pause makes nothing sooner"
                );
            }
            _ => {}
        }
        if matches!(event.what, What::Triaged { .. }) {
            waiting.remove(&clock.promise);
            assert!(
                was.due.is_none() || clock.due <= was.due,
                "triage puts nothing off"
            );
            let counted =
                |clock: &Clock, case: &Case| clock.counted(&terms(case).calendar, event.at);
            assert_eq!(
                counted(&was, before),
                counted(clock, after),
                "what has counted has counted"
            );
        } else {
            assert_eq!((was.target, was.owed), (clock.target, clock.owed));
        }
    }
    match &event.what {
        What::Warned { promise } => {
            let clock = of(before, *promise).expect("it is promised");
            assert!(clock.runs() && clock.warned.is_none() && clock.due >= Some(event.at));
        }
        What::Breached { promise, again } => {
            let clock = of(before, *promise).expect("it is promised");
            assert_eq!(clock.due, Some(event.at), "to the millisecond");
            assert!(clock.runs() && clock.breached.is_none() && clock.warned.is_some());
            let calendar = terms(before).calendar.clone();
            assert_eq!(
                *again,
                calendar.after(event.at, i64::from(clock.target) * 60_000)
            );
        }
        What::Escalated { to, .. } if event.by == Actor::System {} => assert!(*to >= before.tier),
        What::Reminded { closes } => {
            assert!(*closes >= event.at.plus_minutes(24 * 60));
            assert!(before.closes.is_none_or(|told| told == *closes));
        }
        What::Overdue { task } => {
            let mut tasks = before.tasks.iter();
            let task = tasks.find(|open| open.number == *task).expect("it is open");
            assert_eq!(task.due, Some(event.at), "to the millisecond");
        }
        What::Lapsed {} => assert!(before.reminded > 0 && before.closes == Some(event.at)),
        _ => {}
    }
    assert!(
        after.turn() != Turn::Nobody || next(after).is_none(),
        "nothing lies ahead of what has ended"
    );
    assert!(next(after).is_none_or(|(at, _)| at >= after.updated));
}

/// Nothing is recorded twice.
pub(super) fn once(events: &[Event]) {
    let mut broken: Vec<PromiseName> = Vec::new();
    let mut overdue: Vec<u32> = Vec::new();
    let mut up: Vec<Tier> = Vec::new();
    for event in events {
        match &event.what {
            What::Breached { promise, .. } => {
                assert!(!broken.contains(promise), "{promise:?} twice");
                broken.push(*promise);
            }
            What::Escalated {
                to,
                promise: Some(_),
                ..
            } => {
                assert!(!up.contains(to), "up to {to:?} twice");
                up.push(*to);
            }
            What::Overdue { task } => {
                assert!(!overdue.contains(task), "task {task} twice");
                overdue.push(*task);
            }
            // A round ends with an answer, and with the case.
            What::Confirmed { .. } | What::Lapsed {} => {
                broken.retain(|promise| *promise != PromiseName::NextUpdate);
            }
            _ if is_answer(event) => broken.retain(|promise| *promise != PromiseName::NextUpdate),
            _ => {}
        }
    }
}
