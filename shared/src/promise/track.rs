//! How the clocks follow what happens to a case.

use super::clock::{Clock, Pace};
use super::explain::{PromiseState, state};
use super::{PromiseName, Terms};
use crate::actor::Actor;
use crate::calendar::Calendar;
use crate::case::{Case, Turn};
use crate::event::{Event, What};
use crate::view::{EntryKind, kind_of};

/// Starts the clocks of a case that arrives with `event`.
#[must_use]
pub fn begin(terms: &Terms, event: &Event) -> Vec<Clock> {
    let promises = [
        PromiseName::FirstResponse,
        PromiseName::Offer,
        PromiseName::Resolution,
    ];
    let start = |promise| {
        let (target, why) = (terms.targets.of(promise)?, kind_of(&event.what));
        Some(Clock::start(
            promise,
            target,
            &terms.calendar,
            event.at,
            why,
        ))
    };
    promises.into_iter().filter_map(start).collect()
}

/// Brings the clocks of `case`, as it stands after `event`, up to the event's time. A case from before there were terms
/// has none.
pub fn follow(case: &mut Case, event: &Event) {
    let Some(mut terms) = case.terms.take() else {
        return;
    };
    let mut clocks = std::mem::take(&mut case.clocks);
    let why = kind_of(&event.what);
    if let What::Triaged {
        terms: Some(new), ..
    } = &event.what
    {
        retarget(case, &mut clocks, &terms.calendar, new, event);
        terms = new.clone();
    }
    let calendar = &terms.calendar;
    match &event.what {
        // `begin` reads it.
        What::Submitted(_) => {}
        What::Warned { promise } => {
            if let Some(clock) = live(&mut clocks, *promise) {
                clock.warned = Some(event.at);
            }
        }
        What::Breached { promise, again } => {
            if let Some(clock) = live(&mut clocks, *promise) {
                clock.breached = Some(event.at);
                clock.again = *again;
                clock.due = None;
            }
        }
        what => {
            if is_answer(event) {
                settle(&mut clocks, PromiseName::FirstResponse, calendar, event);
                match settle(&mut clocks, PromiseName::NextUpdate, calendar, event) {
                    Some(PromiseState::Kept) => case.updates.kept += 1,
                    Some(_) => case.updates.late += 1,
                    None => {}
                }
            }
            if matches!(what, What::Offered { .. } | What::Resolved { .. }) {
                settle(&mut clocks, PromiseName::Offer, calendar, event);
            }
            turn(case, &mut clocks, calendar, event, why);
        }
    }
    if let (Some(target), true) = (terms.targets.next_update, owes_news(case, &clocks)) {
        // Only the newest round stays: how the earlier ones went is counted.
        clocks.retain(|clock| clock.promise != PromiseName::NextUpdate);
        let mut clock = Clock::start(PromiseName::NextUpdate, target, calendar, event.at, why);
        if let Some(named) = case.expected.filter(|named| *named > event.at) {
            clock.name(named, calendar, event.at);
        }
        clocks.push(clock);
    }
    case.clocks = clocks;
    case.terms = Some(terms);
}

/// Whether `event` is staff telling the requester something.
#[must_use]
pub fn is_answer(event: &Event) -> bool {
    matches!(event.by, Actor::Agent(_))
        && matches!(
            event.what,
            What::Message { .. }
                | What::Asked { .. }
                | What::Progress { .. }
                | What::Offered { .. }
                | What::Resolved { .. }
        )
}

/// Goes over to the terms `new`: every clock goes on by them, and what they promise first begins.
fn retarget(case: &Case, clocks: &mut Vec<Clock>, before: &Calendar, new: &Terms, event: &Event) {
    let why = kind_of(&event.what);
    for clock in clocks.iter_mut().filter(|clock| clock.lives()) {
        // What the new terms do not promise was promised all the same.
        let target = new.targets.of(clock.promise).unwrap_or(clock.target);
        clock.retarget(target, before, &new.calendar, event.at, why);
    }
    let pace = match case.turn() {
        Turn::Ours => Pace::Running,
        Turn::Requester | Turn::Nobody => Pace::Paused,
    };
    let solved = case.offers > 0 || case.reopened > 0 || case.resolution.is_some();
    let begins = [
        (PromiseName::Offer, solved),
        (PromiseName::Resolution, case.resolution.is_some()),
    ];
    for (promise, done) in begins {
        let known = clocks.iter().any(|clock| clock.promise == promise);
        if let Some(target) = new.targets.of(promise).filter(|_| !known && !done) {
            let mut clock = Clock::of(promise, target);
            clock.turn_to(pace, &new.calendar, event.at, why);
            clocks.push(clock);
        }
    }
}

/// Whether the requester is to hear from us again and no clock says by when.
fn owes_news(case: &Case, clocks: &[Clock]) -> bool {
    let waits = match case.turn() {
        Turn::Ours => true,
        Turn::Requester => case.waiting_since.is_some(),
        // Whatever is said after the end: nothing is promised before it is taken up again.
        Turn::Nobody => false,
    };
    let lives = |promise| move |clock: &Clock| clock.promise == promise && clock.lives();
    case.answered.is_some() && waits && !clocks.iter().any(lives(PromiseName::NextUpdate))
}

/// What was promised is done; how, if it was still to be done.
fn settle(
    clocks: &mut [Clock],
    promise: PromiseName,
    calendar: &Calendar,
    event: &Event,
) -> Option<PromiseState> {
    let clock = live(clocks, promise)?;
    clock.end(calendar, event.at);
    clock.done = Some(event.at);
    Some(state(clock))
}

/// Pauses what only counts while it is our turn, and lets it go on.
fn turn(case: &Case, clocks: &mut [Clock], calendar: &Calendar, event: &Event, why: EntryKind) {
    let ours = case.turn() == Turn::Ours;
    for clock in clocks.iter_mut().filter(|clock| clock.lives()) {
        match clock.promise {
            _ if matches!(event.what, What::Withdrawn { .. }) => clock.end(calendar, event.at),
            PromiseName::NextUpdate if !ours && case.waiting_since.is_none() => {
                clock.end(calendar, event.at);
            }
            PromiseName::FirstResponse | PromiseName::NextUpdate => {}
            PromiseName::Offer | PromiseName::Resolution => {
                let pace = if ours { Pace::Running } else { Pace::Paused };
                clock.turn_to(pace, calendar, event.at, why);
                if matches!(event.what, What::Resolved { .. }) {
                    clock.done = Some(event.at);
                }
            }
        }
    }
}

fn live(clocks: &mut [Clock], promise: PromiseName) -> Option<&mut Clock> {
    let wanted = |clock: &&mut Clock| clock.promise == promise && clock.lives();
    clocks.iter_mut().find(wanted)
}
