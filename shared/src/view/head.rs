//! How a case stands, for its reader.

use crate::case::{Case, Contact, Kind, Priority, Rating, Resolution, Stage, Turn};
use crate::command::{CommandName, Side, Verdict};
use crate::offer::Offer;
use crate::promise::Tier;
use crate::promise::explain::{PromiseView, promises};
use crate::review::Proposal;
use crate::task::Task;
use crate::time::Timestamp;
use crate::triage::Suggestion;
use serde::{Deserialize, Serialize};

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
    /// Whether its words tell of danger to people, as long as it is open and nobody has found it less than urgent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub danger: bool,
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
    /// Staff only: the other kinds that it was taken for before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds_before: Vec<Kind>,
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
        danger: case.is_danger() && (case.turn() != Turn::Nobody || case.waiting_since.is_some()),
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
        kinds_before: if staff {
            case.kinds_before.clone()
        } else {
            Vec::new()
        },
    }
}
