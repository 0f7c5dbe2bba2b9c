//! What happened, line by line, for its reader.

use crate::actor::Actor;
use crate::case::{Kind, Priority};
use crate::command::{Side, Verdict};
use crate::event::{Event, What};
use crate::offer::Offer;
use crate::promise::{Cause, PromiseName, Tier};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One line of the timeline. Which of the optional parts are there follows from `what`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Number of the event.
    pub seq: u64,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub by: By,
    /// Name of the member of staff who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What happened.
    pub what: EntryKind,
    /// What was said with it, whichever field of the event held it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Progress: when the next step is expected. Delegated: when it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Timestamp>,
    /// Offered: the offer. Chosen: the same offer, so that the line can be read alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// Chosen: number of the option, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<u32>,
    /// Resolved, proposed: what is guaranteed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guarantee: Option<String>,
    /// Confirmed: how it turned out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Rated: 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u32>,
    /// Warned, breached, escalated: which promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<PromiseName>,
    /// Triaged: what it was found to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub triage: Option<TriageView>,
    /// Assigned, escalated, delegated: to whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<To>,
    /// Delegated, reported, overdue: number of the task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<u32>,
}

/// What a case was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TriageView {
    /// The kind.
    pub kind: Kind,
    /// The priority.
    pub priority: Priority,
}

/// To whom a case went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct To {
    /// Identifier of the team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Name of the member of staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The tier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// Why it went up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
}

/// Who did something, without the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The person whose case it is.
    Requester,
    /// A member of staff.
    Agent,
    /// Nobody: its time had come.
    System,
    /// Somebody that this version does not know.
    #[serde(other)]
    Other,
}

/// What happened, without the contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is described at event::What")]
pub enum EntryKind {
    Submitted,
    Accepted,
    Message,
    Note,
    Progress,
    Offered,
    Chosen,
    Declined,
    Resolved,
    Confirmed,
    Reopened,
    Rated,
    Withdrawn,
    Asked,
    Triaged,
    Assigned,
    Warned,
    Breached,
    Escalated,
    Reminded,
    Lapsed,
    Appealed,
    Proposed,
    Approved,
    Returned,
    Delegated,
    Reported,
    Overdue,
    /// Something that this version does not know.
    #[serde(other)]
    Other,
}

/// One event as a line; `offer` is the newest offer at that point.
pub(super) fn entry(event: &Event, offer: Option<&Offer>, side: Side) -> Entry {
    let (by, name) = match &event.by {
        Actor::Requester => (By::Requester, None),
        Actor::Agent(agent) => (By::Agent, Some(agent.name.clone())),
        Actor::System {} => (By::System, None),
        Actor::Unknown(_) => (By::Other, None),
    };
    let mut line = Entry {
        seq: event.seq,
        at: event.at,
        by,
        name,
        what: EntryKind::Other,
        text: None,
        expected: None,
        offer: None,
        option: None,
        guarantee: None,
        verdict: None,
        stars: None,
        promise: None,
        triage: None,
        to: None,
        task: None,
    };
    line.what = kind_of(&event.what);
    line.text = match event.what.clone() {
        What::Submitted(arrival) => Some(arrival.text),
        What::Message { text }
        | What::Note { text, .. }
        | What::Asked { text }
        | What::Appealed { text }
        | What::Returned { text } => Some(text),
        What::Progress { text, expected } => {
            line.expected = expected;
            Some(text)
        }
        What::Offered { offer } => {
            let text = offer.text.clone();
            line.offer = Some(offer);
            text
        }
        What::Chosen { option, .. } => {
            line.offer = offer.cloned();
            line.option = Some(option);
            None
        }
        What::Declined { reason, .. } | What::Reopened { reason } => Some(reason),
        What::Resolved { text, guarantee } | What::Proposed { text, guarantee } => {
            line.guarantee = guarantee;
            Some(text)
        }
        What::Confirmed { verdict, text } => {
            line.verdict = Some(verdict);
            text
        }
        What::Rated { stars, comment } => {
            line.stars = Some(stars);
            comment
        }
        What::Withdrawn { reason } => reason,
        What::Triaged { kind, priority, .. } => {
            line.triage = Some(TriageView { kind, priority });
            None
        }
        What::Assigned { team, agent, note } => {
            line.to = Some(To {
                // Customers know people, not how we sort ourselves.
                team: team.filter(|_| side == Side::Staff),
                name: agent.map(|agent| agent.name),
                ..To::default()
            });
            note.filter(|_| side == Side::Staff)
        }
        What::Warned { promise } => {
            line.promise = Some(promise);
            None
        }
        What::Breached { promise, again } => {
            line.promise = Some(promise);
            line.expected = again;
            None
        }
        What::Escalated {
            to,
            cause,
            promise,
            reason,
            lead,
        } => {
            line.promise = promise;
            line.to = Some(To {
                name: lead.map(|lead| lead.name),
                tier: Some(to),
                cause: Some(cause),
                ..To::default()
            });
            reason
        }
        What::Reminded { closes } => {
            line.expected = Some(closes);
            None
        }
        What::Delegated {
            task,
            team,
            text,
            due,
        } => {
            line.task = Some(task);
            line.expected = due;
            line.to = Some(To {
                team: Some(team),
                ..To::default()
            });
            Some(text)
        }
        What::Reported { task, text } => {
            line.task = Some(task);
            Some(text)
        }
        What::Overdue { task } => {
            line.task = Some(task);
            None
        }
        What::Accepted {} | What::Approved {} | What::Lapsed {} | What::Unknown(_) => None,
    };
    line
}

/// What happened, without the contents.
#[must_use]
pub const fn kind_of(what: &What) -> EntryKind {
    match what {
        What::Submitted(_) => EntryKind::Submitted,
        What::Accepted {} => EntryKind::Accepted,
        What::Message { .. } => EntryKind::Message,
        What::Note { .. } => EntryKind::Note,
        What::Progress { .. } => EntryKind::Progress,
        What::Offered { .. } => EntryKind::Offered,
        What::Chosen { .. } => EntryKind::Chosen,
        What::Declined { .. } => EntryKind::Declined,
        What::Resolved { .. } => EntryKind::Resolved,
        What::Confirmed { .. } => EntryKind::Confirmed,
        What::Reopened { .. } => EntryKind::Reopened,
        What::Rated { .. } => EntryKind::Rated,
        What::Withdrawn { .. } => EntryKind::Withdrawn,
        What::Asked { .. } => EntryKind::Asked,
        What::Triaged { .. } => EntryKind::Triaged,
        What::Assigned { .. } => EntryKind::Assigned,
        What::Warned { .. } => EntryKind::Warned,
        What::Breached { .. } => EntryKind::Breached,
        What::Escalated { .. } => EntryKind::Escalated,
        What::Reminded { .. } => EntryKind::Reminded,
        What::Lapsed {} => EntryKind::Lapsed,
        What::Appealed { .. } => EntryKind::Appealed,
        What::Proposed { .. } => EntryKind::Proposed,
        What::Approved {} => EntryKind::Approved,
        What::Returned { .. } => EntryKind::Returned,
        What::Delegated { .. } => EntryKind::Delegated,
        What::Reported { .. } => EntryKind::Reported,
        What::Overdue { .. } => EntryKind::Overdue,
        What::Unknown(_) => EntryKind::Other,
    }
}
