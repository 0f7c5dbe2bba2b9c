//! Danger to people in what a requester says later.

use crate::actor::Actor;
use crate::case::{Case, Priority};
use crate::event::{Event, SCHEMA_VERSION, What};
use crate::settings::Arrangements;
use crate::time::Timestamp;
use std::sync::Arc;

/// What follows by itself at `now` for `case`, whose requester has said something that tells of danger: it is urgent from
/// then on, under what `site` promises for that. Nothing where it is known already.
#[must_use]
pub fn endangered(case: &Case, site: &Arrangements, now: Timestamp) -> Option<Event> {
    if case.is_danger() {
        return None;
    }
    // A case that was promised nothing goes on so.
    let promised = case.terms.is_some();
    let terms = promised.then(|| Arc::new(site.terms(case.kind, Priority::Urgent)));
    Some(Event {
        v: SCHEMA_VERSION,
        seq: case.seq.saturating_add(1),
        at: now,
        by: Actor::System {},
        what: What::Triaged {
            kind: case.kind,
            priority: Priority::Urgent,
            terms,
            danger: true,
        },
    })
}
