//! Why a command has to wait or be thought over, whatever it says.

use super::store::History;
use crate::problems;
use answerable_shared::actor::Actor;
use answerable_shared::command::Side;
use answerable_shared::event::Event;
use answerable_shared::problem::Problem;
use answerable_shared::time::Timestamp;
use answerable_shared::view::view;

/// So many things a requester does at most within [`WINDOW_MS`].
const MOST_IN_WINDOW: usize = 60;
const WINDOW_MS: i64 = 10 * 60_000;
/// So many things a requester does to one case at most.
const MOST_IN_ALL: usize = 500;

/// Why a requester has to wait, if they do: one who says more than people say keeps others from being heard, and a
/// case without bound could not be published.
pub(super) fn too_busy(events: &[Event], side: Side, now: Timestamp) -> Option<Problem> {
    if side == Side::Staff {
        return None;
    }
    let own = || {
        events
            .iter()
            .rev()
            .filter(|event| event.by == Actor::Requester)
    };
    if own().nth(MOST_IN_ALL - 1).is_some() {
        return Some(problems::case_is_full());
    }
    let since = now.0.saturating_sub(WINDOW_MS);
    let oldest = own()
        .nth(MOST_IN_WINDOW - 1)
        .filter(|event| event.at.0 > since)?;
    let wait = oldest.at.0.saturating_sub(since).saturating_add(999) / 1_000;
    Some(problems::too_many_actions(
        u32::try_from(wait).unwrap_or(1).max(1),
    ))
}

/// Why `seen` does not do, if it does not: staff must say which state they saw, and whoever says it must be right.
pub(super) fn stale(seen: Option<u64>, history: &History, side: Side) -> Option<Problem> {
    match seen {
        None if side == Side::Staff => Some(problems::missing_match()),
        Some(seen) if is_outdated(seen, &history.events) => {
            Some(problems::stale(view(&history.case, &history.events, side)))
        }
        _ => None,
    }
}

/// Whether somebody has done something since event `seen`. What happens by itself, such as a warning, is no reason to
/// ask anybody to look again; what it changes, the stage says.
fn is_outdated(seen: u64, events: &[Event]) -> bool {
    let last = events.last().map_or(0, |event| event.seq);
    let mut later = events.iter().rev().take_while(|event| event.seq > seen);
    seen > last || later.any(|event| !matches!(event.by, Actor::System {}))
}
