//! A case as it stands.

mod kind;
mod stage;

pub use kind::{Kind, Priority};
pub use stage::{Stage, Turn, lapsed};

use crate::actor::Agent;
use crate::command::{CommandName, Side, Verdict};
use crate::identity::Identity;
use crate::offer::Offer;
use crate::promise::clock::Clock;
use crate::promise::{Terms, Tier};
use crate::reference::Reference;
use crate::review::Proposal;
use crate::task::{MOST_TASKS, Task};
use crate::time::Timestamp;
use crate::triage::Suggestion;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One matter from one requester, as it stands after its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The public number.
    pub reference: Reference,
    /// The site it was sent to.
    pub site: String,
    /// What sort of matter it is.
    pub kind: Kind,
    /// What sorts it was taken for before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds_before: Vec<Kind>,
    /// The way it came in.
    pub channel: Channel,
    /// What was asked, in the requester's words.
    pub text: String,
    /// Who asked, as far as they said.
    #[serde(default)]
    pub contact: Contact,
    /// Who asked, as the host vouches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    /// Address of the page it was sent from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// When it arrived.
    pub opened: Timestamp,
    /// When the last event happened.
    pub updated: Timestamp,
    /// Number of the last event, from 1, without holes.
    pub seq: u64,
    /// Where it stands.
    pub stage: Stage,
    /// Who handles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<Agent>,
    /// When a first answer was promised.
    pub answer_by: Timestamp,
    /// When it was first answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Timestamp>,
    /// When the next step is expected, as staff last said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Timestamp>,
    /// Since when the requester waits for staff; none while staff have answered everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_since: Option<Timestamp>,
    /// How many offers were made.
    #[serde(default)]
    pub offers: u32,
    /// The newest offer: open while the stage is choosing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// The option of `offer` that was chosen, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<u32>,
    /// What was done, once it is resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Resolution>,
    /// What the requester said of the resolution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The rating since it was last closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// How often it was taken up again.
    #[serde(default)]
    pub reopened: u32,
    /// How much it matters.
    #[serde(default)]
    pub priority: Priority,
    /// What its words suggested when it arrived; what staff decide stands beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Box<Suggestion>>,
    /// Whether what its requester has said since tells of danger to people.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub danger: bool,
    /// Identifier of the team whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Since when a question of ours waits for the requester's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Timestamp>,
    /// What was promised; none for cases from before promises were kept with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Arc<Terms>>,
    /// How the promises stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<Clock>,
    /// How often news came in time, and how often late.
    #[serde(default)]
    pub updates: Updates,
    /// Who has to look after it by now.
    #[serde(default)]
    pub tier: Tier,
    /// Since when the requester has said nothing while it is their turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub their_turn_since: Option<Timestamp>,
    /// How often they were reminded since.
    #[serde(default)]
    pub reminded: u32,
    /// When it will be closed if they go on saying nothing, as they were told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<Timestamp>,
    /// Identifiers of the staff who have had to do with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helpers: Vec<String>,
    /// The lead who looks into a complaint about how it was handled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Agent>,
    /// The answer that waits until somebody else has looked at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Proposal>,
    /// How many tasks were given to teams.
    #[serde(default)]
    pub delegated: u32,
    /// Those that are still to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// Identifiers of the staff whom notes have called and who have done nothing here since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentioned: Vec<String>,
}

/// How often news came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Updates {
    /// In time.
    pub kept: u32,
    /// Late.
    pub late: u32,
}

/// The way a case came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words explain themselves")]
pub enum Channel {
    Widget,
    Page,
    Email,
    Phone,
    InPerson,
    Api,
    Device,
}

/// How to reach the requester, as far as they said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What they call themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Their e-mail address, unproven.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Resolution {
    /// In words.
    pub text: String,
    /// What is guaranteed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guarantee: Option<String>,
}

/// How satisfied the requester is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rating {
    /// 1 to 5.
    pub stars: u32,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl Case {
    /// Whether `command` may be given by somebody on `side` as the case stands. Whether its
    /// contents are sound is for [`decide`](crate::decide::decide) to say.
    #[must_use]
    pub fn accepts(&self, command: CommandName, side: Side) -> bool {
        let is_pointless = match command {
            CommandName::Rate => self.rating.is_some(),
            CommandName::Escalate => self.tier == Tier::Head,
            CommandName::Approve | CommandName::Return => self.proposal.is_none(),
            CommandName::Delegate => self.tasks.len() >= MOST_TASKS,
            CommandName::Report => self.tasks.is_empty(),
            _ => false,
        };
        command.belongs_to(side) && self.stage.accepts(command) && !is_pointless
    }

    /// Whose move it is.
    #[must_use]
    pub const fn turn(&self) -> Turn {
        match self.stage {
            Stage::Received | Stage::Working if self.asked.is_some() => Turn::Requester,
            stage => stage.turn(),
        }
    }

    /// Whether its words tell of danger to people, and nobody has found it less than urgent.
    #[must_use]
    pub fn is_danger(&self) -> bool {
        let suggested = self.suggestion.as_ref().is_some_and(|seen| seen.safety);
        (suggested || self.danger) && self.priority == Priority::Urgent
    }

    /// The offer that waits for an answer.
    #[must_use]
    pub fn open_offer(&self) -> Option<&Offer> {
        self.offer
            .as_ref()
            .filter(|_| self.stage == Stage::Choosing)
    }
}
