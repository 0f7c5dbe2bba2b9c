//! What happened to a case: the only thing that is ever stored as truth.

use crate::actor::{Actor, Agent};
use crate::case::{Channel, Contact, Kind, Priority};
use crate::command::Verdict;
use crate::identity::Identity;
use crate::offer::Offer;
use crate::promise::{Cause, PromiseName, Terms, Tier};
use crate::reference::Reference;
use crate::tagged::{count, member, tag, text, whole};
use crate::time::Timestamp;
use crate::triage::Suggestion;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::sync::Arc;

/// Version of the stored event and record formats. A change that older code cannot read as unknown
/// fields or unknown variants raises it.
pub const SCHEMA_VERSION: u32 = 1;

/// Something that happened to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Version of the format, [`SCHEMA_VERSION`] when written by this code.
    pub v: u32,
    /// Position in the case's history, from 1, without holes.
    pub seq: u64,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub by: Actor,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum What {
    /// The case arrived.
    Submitted(Box<Submitted>),
    /// A member of staff took it up.
    Accepted {},
    /// Somebody said something to the other side.
    Message {
        /// What was said.
        text: String,
    },
    /// Staff wrote something for staff.
    Note {
        /// What was noted.
        text: String,
        /// Identifiers of the staff whom it calls.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        mentions: Vec<String>,
    },
    /// Staff told how far it is.
    Progress {
        /// What has been done.
        text: String,
        /// When the next step is expected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<Timestamp>,
    },
    /// Staff put solutions to the requester.
    Offered {
        /// The solutions.
        offer: Offer,
    },
    /// The requester took one.
    Chosen {
        /// Number of the offer.
        offer: u32,
        /// Number of the option, from 1.
        option: u32,
    },
    /// The requester took none.
    Declined {
        /// Number of the offer.
        offer: u32,
        /// What was wrong with them.
        reason: String,
    },
    /// Staff said that it is done.
    Resolved {
        /// What was done.
        text: String,
        /// What is guaranteed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        guarantee: Option<String>,
    },
    /// The requester said how it turned out: fixed closes the case, anything else reopens it.
    Confirmed {
        /// How it turned out.
        verdict: Verdict,
        /// What is still wrong.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// Somebody took the case up again.
    Reopened {
        /// Why.
        reason: String,
    },
    /// The requester rated the outcome.
    Rated {
        /// 1 to 5.
        stars: u32,
        /// In words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comment: Option<String>,
    },
    /// The requester took the case back.
    Withdrawn {
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Staff asked the requester something; it is their turn until they answer.
    Asked {
        /// What was asked.
        text: String,
    },
    /// Staff said what sort of matter it is; or it was found by itself, where what its requester said since tells of danger.
    Triaged {
        /// The kind.
        kind: Kind,
        /// The priority.
        priority: Priority,
        /// What is promised from now on; as before where nothing has changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        terms: Option<Arc<Terms>>,
        /// Whether people are in danger.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        danger: bool,
    },
    /// Staff handed it over.
    Assigned {
        /// To the team with this identifier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        team: Option<String>,
        /// To this member of staff.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agent: Option<Agent>,
        /// What they have to know; for staff only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A promise is nearly due.
    Warned {
        /// Which.
        promise: PromiseName,
    },
    /// A promise ran out, at the very time of this event.
    Breached {
        /// Which.
        promise: PromiseName,
        /// What is promised in its place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        again: Option<Timestamp>,
    },
    /// It went up a tier.
    Escalated {
        /// To which.
        to: Tier,
        /// Why.
        cause: Cause,
        /// Late: which promise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promise: Option<PromiseName>,
        /// Why, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// Who looks after it from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lead: Option<Agent>,
    },
    /// The requester was reminded that it is their turn.
    Reminded {
        /// When the case will be closed if nothing comes.
        closes: Timestamp,
    },
    /// The case was closed because nothing came, as was announced.
    Lapsed {},
    /// The requester complained about how the case is handled.
    Appealed {
        /// What is wrong.
        text: String,
    },
    /// Staff would say that it is done; somebody else of them has to look at it first.
    Proposed {
        /// What was done.
        text: String,
        /// What is guaranteed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        guarantee: Option<String>,
    },
    /// Somebody else has looked at what was proposed, and it is right.
    Approved {},
    /// Somebody has given back what was proposed.
    Returned {
        /// What is to be changed.
        text: String,
    },
    /// A team is to do something on the side.
    Delegated {
        /// Number of the task, from 1.
        task: u32,
        /// Identifier of the team.
        team: String,
        /// What there is to do.
        text: String,
        /// When it is due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
    },
    /// A task is done.
    Reported {
        /// Number of the task.
        task: u32,
        /// What came of it.
        text: String,
    },
    /// A task was not done in time: it ran out at the very time of this event.
    Overdue {
        /// Number of the task.
        task: u32,
    },
    /// Something that a newer version wrote: kept as it came, and without effect here.
    #[serde(untagged)]
    Unknown(Value),
}

/// The arrival of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// The number it got.
    pub reference: Reference,
    /// The site it was sent to.
    pub site: String,
    /// What sort of matter it is.
    pub kind: Kind,
    /// The way it came in.
    pub channel: Channel,
    /// What was asked.
    pub text: String,
    /// Who asked, as far as they said.
    #[serde(default)]
    pub contact: Contact,
    /// Address of the page it was sent from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// When a first answer was promised.
    pub answer_by: Timestamp,
    /// Who asked, as the host vouches; none where it did not, and in events from before it could.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    /// How much it matters, as far as its words tell.
    #[serde(default)]
    pub priority: Priority,
    /// What its words suggest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Box<Suggestion>>,
    /// What was promised; none in events from before promises were kept with the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Arc<Terms>>,
    /// Identifier of the team that it went to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Whom of them it was given to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<Agent>,
}

impl<'de> Deserialize<'de> for What {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = crate::json::something(from)?;
        Ok(known(&value).unwrap_or(Self::Unknown(value)))
    }
}

/// What happened, if this code knows it as it is written.
fn known(what: &Value) -> Option<What> {
    Some(match tag(what, "type")? {
        "submitted" => What::Submitted(whole(what)?),
        "accepted" => What::Accepted {},
        "message" => What::Message {
            text: text(what, "text")?,
        },
        "note" => What::Note {
            text: text(what, "text")?,
            mentions: match what.get("mentions") {
                Some(mentions) => whole(mentions)?,
                None => Vec::new(),
            },
        },
        "progress" => What::Progress {
            text: text(what, "text")?,
            expected: member(what, "expected")?,
        },
        "offered" => What::Offered {
            offer: member(what, "offer")?,
        },
        "chosen" => What::Chosen {
            offer: count(what, "offer")?,
            option: count(what, "option")?,
        },
        "declined" => What::Declined {
            offer: count(what, "offer")?,
            reason: text(what, "reason")?,
        },
        "resolved" => What::Resolved {
            text: text(what, "text")?,
            guarantee: member(what, "guarantee")?,
        },
        "confirmed" => What::Confirmed {
            verdict: member(what, "verdict")?,
            text: member(what, "text")?,
        },
        "reopened" => What::Reopened {
            reason: text(what, "reason")?,
        },
        "rated" => What::Rated {
            stars: count(what, "stars")?,
            comment: member(what, "comment")?,
        },
        "withdrawn" => What::Withdrawn {
            reason: member(what, "reason")?,
        },
        "asked" => What::Asked {
            text: text(what, "text")?,
        },
        "triaged" => What::Triaged {
            kind: member(what, "kind")?,
            priority: member(what, "priority")?,
            terms: member(what, "terms")?,
            danger: member::<Option<bool>>(what, "danger")?.unwrap_or_default(),
        },
        "assigned" => What::Assigned {
            team: member(what, "team")?,
            agent: member(what, "agent")?,
            note: member(what, "note")?,
        },
        "warned" => What::Warned {
            promise: member(what, "promise")?,
        },
        "breached" => What::Breached {
            promise: member(what, "promise")?,
            again: member(what, "again")?,
        },
        "escalated" => What::Escalated {
            to: member(what, "to")?,
            cause: member(what, "cause")?,
            promise: member(what, "promise")?,
            reason: member(what, "reason")?,
            lead: member(what, "lead")?,
        },
        "reminded" => What::Reminded {
            closes: member(what, "closes")?,
        },
        "lapsed" => What::Lapsed {},
        "appealed" => What::Appealed {
            text: text(what, "text")?,
        },
        "proposed" => What::Proposed {
            text: text(what, "text")?,
            guarantee: member(what, "guarantee")?,
        },
        "approved" => What::Approved {},
        "returned" => What::Returned {
            text: text(what, "text")?,
        },
        "delegated" => What::Delegated {
            task: count(what, "task")?,
            team: text(what, "team")?,
            text: text(what, "text")?,
            due: member(what, "due")?,
        },
        "reported" => What::Reported {
            task: count(what, "task")?,
            text: text(what, "text")?,
        },
        "overdue" => What::Overdue {
            task: count(what, "task")?,
        },
        _ => return None,
    })
}

impl Event {
    /// Whether the requester may see that this happened.
    #[must_use]
    pub const fn is_public(&self) -> bool {
        // What this code does not know, it cannot know to be public.
        !matches!(
            self.what,
            What::Note { .. }
                | What::Triaged { .. }
                | What::Warned { .. }
                | What::Escalated { .. }
                | What::Proposed { .. }
                | What::Approved {}
                | What::Returned { .. }
                | What::Delegated { .. }
                | What::Reported { .. }
                | What::Overdue { .. }
                | What::Unknown(_)
        )
    }
}
