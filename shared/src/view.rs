//! A case as one audience may see it: what the widget and the desk draw.
//!
//! Flat and with few types on purpose: the widget carries the code that reads this.

use crate::actor::Actor;
use crate::case::{Case, Contact, Kind, Priority, Rating, Resolution, Stage, Turn};
use crate::command::{CommandName, Side, Verdict};
use crate::event::{Event, What};
use crate::offer::Offer;
use crate::promise::explain::{PromiseView, promises};
use crate::promise::{Cause, PromiseName, Tier};
use crate::review::Proposal;
use crate::task::Task;
use crate::time::Timestamp;
use crate::triage::Suggestion;
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

/// How a case stands, as far as its reader may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseHead {
    /// The public number.
    pub reference: String,
    /// The site it belongs to.
    pub site: String,
    /// Number of the last event; never show an older one than was shown.
    pub seq: u64,
    /// What sort of matter it is.
    pub kind: Kind,
    /// Where it stands.
    pub stage: Stage,
    /// Whose move it is.
    pub turn: Turn,
    /// What was asked.
    pub text: String,
    /// When it arrived.
    pub opened: Timestamp,
    /// When something last happened.
    pub updated: Timestamp,
    /// Name of who handles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    /// When a first answer was promised.
    pub answer_by: Timestamp,
    /// When it was first answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Timestamp>,
    /// When the next step is expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Timestamp>,
    /// The newest offer; it waits for an answer while the stage is choosing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// The option of it that was chosen, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<u32>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Resolution>,
    /// What the requester last said of a resolution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The rating since it was last closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// How often it was taken up again.
    pub reopened: u32,
    /// What this reader can do now.
    pub can: Vec<CommandName>,
    /// Staff only: how to reach the requester.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Staff only: who the host says that the requester is, by its own identifier. Without it nobody
    /// has verified who they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Staff only: name and address as the host vouches for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Contact>,
    /// Staff only: the page it was sent from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Staff only: since when the requester waits for an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_since: Option<Timestamp>,
    /// What was promised, and how it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<PromiseView>,
    /// When the case will be closed if the requester says nothing, once they were reminded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<Timestamp>,
    /// Staff only: how much it matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// Staff only: what its words suggested when it arrived, with the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Box<Suggestion>>,
    /// Staff only: identifier of the team whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Staff only: who has to look after it by now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// Staff only: the lead who looks into a complaint about how it was handled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// Staff only: the answer that waits until somebody else of them has looked at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Box<Proposal>>,
    /// Staff only: what teams still have to do on the side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
}

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

/// How the case stands, as `side` may see it.
#[must_use]
pub fn head(case: &Case, side: Side) -> CaseHead {
    let staff = side == Side::Staff;
    let identity = case.identity.as_ref().filter(|_| staff);
    CaseHead {
        reference: case.reference.to_string(),
        site: case.site.clone(),
        seq: case.seq,
        kind: case.kind,
        stage: case.stage,
        turn: case.turn(),
        text: case.text.clone(),
        opened: case.opened,
        updated: case.updated,
        handler: case.handler.as_ref().map(|agent| agent.name.clone()),
        answer_by: case.answer_by,
        answered: case.answered,
        expected: case.expected,
        offer: case.offer.clone(),
        choice: case.choice,
        resolution: case.resolution.clone(),
        verdict: case.verdict,
        rating: case.rating.clone(),
        reopened: case.reopened,
        can: CommandName::ALL
            .into_iter()
            .filter(|&command| case.accepts(command, side))
            .collect(),
        contact: staff.then(|| case.contact.clone()),
        subject: identity.map(|identity| identity.subject.to_string()),
        verified: identity.map(crate::identity::Identity::contact),
        page: case.page.clone().filter(|_| staff),
        waiting_since: case.waiting_since.filter(|_| staff),
        promises: promises(case, side),
        closes: case.closes,
        priority: staff.then_some(case.priority),
        suggestion: case.suggestion.clone().filter(|_| staff),
        team: case.team.clone().filter(|_| staff),
        tier: staff.then_some(case.tier),
        lead: case
            .lead
            .as_ref()
            .filter(|_| staff)
            .map(|lead| lead.name.clone()),
        proposal: case.proposal.clone().filter(|_| staff).map(Box::new),
        tasks: if staff {
            case.tasks.clone()
        } else {
            Vec::new()
        },
    }
}

/// Whether `side` may see that `event` happened.
#[must_use]
pub fn may_see(event: &Event, side: Side) -> bool {
    side == Side::Staff || event.is_public()
}

/// One event as a line; `offer` is the newest offer at that point.
fn entry(event: &Event, offer: Option<&Offer>, side: Side) -> Entry {
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
