//! A case as one audience may see it: what the widget and the desk draw.
//!
//! Flat and with few types on purpose: the widget carries the code that reads this.

mod entry;
mod head;

pub use entry::{By, Entry, EntryKind, To, TriageView, kind_of};
pub use head::{CaseHead, head};

use crate::case::Case;
use crate::command::Side;
use crate::event::{Event, What};
use entry::entry;
use serde::{Deserialize, Serialize};

/// The answer to `GET /v1/cases/{ref}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseView {
    /// How the case stands.
    pub case: CaseHead,
    /// What happened, oldest first.
    pub timeline: Vec<Entry>,
}

/// What a live socket sends: one event as its reader may see it.
///
/// `after` is the number of the event that this reader saw before it. A reader whose last event is
/// older than `after` has a hole and asks for the whole case again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Frame {
    /// Number of the event that this one follows, for this reader; 0 for the first.
    pub after: u64,
    /// The event.
    pub entry: Entry,
    /// How the case stands after it.
    pub case: CaseHead,
}

/// Says that the case stands otherwise, and is to be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Changed {
    /// Number of the event since which it does.
    pub changed: u64,
}

/// The whole case as `side` may see it. `events` is its history.
#[must_use]
pub fn view(case: &Case, events: &[Event], side: Side) -> CaseView {
    CaseView {
        case: head(case, side),
        timeline: timeline(events, side),
    }
}

/// What happened, as `side` may see it, oldest first.
#[must_use]
pub fn timeline(events: &[Event], side: Side) -> Vec<Entry> {
    let mut offer = None;
    events
        .iter()
        .filter_map(|event| {
            if let What::Offered { offer: made } = &event.what {
                offer = Some(made);
            }
            may_see(event, side).then(|| entry(event, offer, side))
        })
        .collect()
}

/// The frames of every event after `after` that `side` may see, each with the case as it stood
/// then. `steps` are the events with the case after each, oldest first, from the first event on.
#[must_use]
pub fn frames(steps: &[(Event, Case)], after: u64, side: Side) -> Vec<Frame> {
    let mut previous = 0;
    let mut frames = Vec::new();
    for (event, case) in steps {
        if !may_see(event, side) {
            continue;
        }
        if event.seq > after {
            frames.push(Frame {
                after: previous,
                entry: entry(event, case.offer.as_ref(), side),
                case: head(case, side),
            });
        }
        previous = event.seq;
    }
    frames
}

/// What a requester is told whose case stands otherwise than they know since event `after`, though nothing has happened
/// that they may see, such as another promise once it was sorted anew. `steps` are as for [`frames`].
#[must_use]
pub fn changed(steps: &[(Event, Case)], after: u64) -> Option<Changed> {
    let (_, known) = steps.iter().find(|(event, _)| event.seq == after)?;
    let (last, now) = steps.last()?;
    let told = |case: &Case| CaseHead {
        seq: 0,
        updated: case.opened,
        ..head(case, Side::Requester)
    };
    (told(known) != told(now)).then_some(Changed { changed: last.seq })
}

/// Whether `side` may see that `event` happened.
#[must_use]
pub fn may_see(event: &Event, side: Side) -> bool {
    side == Side::Staff || event.is_public()
}
