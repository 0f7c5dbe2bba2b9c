//! What a person can ask to happen to a case.

mod read;

use crate::case::{Kind, Priority};
use crate::offer::OfferOption;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The body of `POST /v1/cases/{ref}/actions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Requester: take one option of the open offer.
    Choose {
        /// Number of the offer, from 1.
        offer: u32,
        /// Number of the option, from 1.
        option: u32,
    },
    /// Requester: take none of the options.
    Decline {
        /// Number of the offer, from 1.
        offer: u32,
        /// What is wrong with them.
        reason: String,
    },
    /// Either: say something to the other side.
    Message {
        /// What is said.
        text: String,
    },
    /// Staff: ask the requester something; it is their turn until they answer.
    Ask {
        /// What is asked.
        text: String,
    },
    /// Requester: complain about how the case is handled. It goes to a lead who has had nothing to do with it.
    Appeal {
        /// What is wrong.
        text: String,
    },
    /// Staff: say what sort of matter it is, and how much it matters.
    Triage {
        /// The kind; as it is where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<Kind>,
        /// The priority; as it is where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        priority: Option<Priority>,
    },
    /// Staff: hand it over to a team, to a member of staff, or both. To a team alone: whoever takes it up there. To neither:
    /// whoever handles it lets it go, and the team keeps it.
    Assign {
        /// Identifier of the team; the same one where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        team: Option<String>,
        /// Identifier of the member of staff.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agent: Option<String>,
        /// What they have to know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// Staff: bring it up to the next tier.
    Escalate {
        /// Why.
        reason: String,
    },
    /// Requester: say whether it is fixed. Anything but fixed reopens the case.
    Confirm {
        /// How it turned out.
        verdict: Verdict,
        /// What is still wrong; required unless fixed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// Either: take up again a case that was resolved or closed.
    Reopen {
        /// Why.
        reason: String,
    },
    /// Requester: rate the outcome of a closed case, once for each time that it closed.
    Rate {
        /// 1 to 5.
        stars: u32,
        /// In words, if wished.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comment: Option<String>,
    },
    /// Requester: take the case back.
    Withdraw {
        /// Why, if wished.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Staff: become the one who handles it.
    /// (Braces, so that a field that nobody knows is refused here too.)
    Accept {},
    /// Staff: tell what has been done, and by when to expect the next step.
    Progress {
        /// What has been done.
        text: String,
        /// When the next step is expected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<Timestamp>,
    },
    /// Staff: put 2 to 6 solutions to the requester; replaces an open offer.
    Offer {
        /// What to say with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// The solutions.
        options: Vec<OfferOption>,
    },
    /// Staff: say that it is done.
    Resolve {
        /// What was done.
        text: String,
        /// What is guaranteed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        guarantee: Option<String>,
        /// Whether somebody else is to look at it first, also where the site does not ask for that: whoever was told so
        /// while they wrote can rely on it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        review: bool,
    },
    /// Staff: write something that only staff see; `@` and an identifier call a member of staff.
    Note {
        /// What is noted.
        text: String,
    },
    /// Staff: let the requester hear the answer that waits for a review; never by whoever proposed it.
    Approve {},
    /// Staff: give back the answer that waits for a review.
    Return {
        /// What is to be changed.
        note: String,
    },
    /// Staff: let a team do something on the side.
    Delegate {
        /// Identifier of the team.
        team: String,
        /// What there is to do.
        text: String,
        /// In how many minutes of the case's calendar; as for a first answer where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        within_minutes: Option<u32>,
    },
    /// Staff: say that a task is done.
    Report {
        /// Its number.
        task: u32,
        /// What came of it.
        text: String,
    },
}

/// How a solution turned out, as the requester says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// All is well.
    Fixed,
    /// Some of it is.
    Partly,
    /// None of it is.
    NotFixed,
}

/// A command without its contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is described at Command")]
pub enum CommandName {
    Choose,
    Decline,
    Message,
    Confirm,
    Reopen,
    Rate,
    Withdraw,
    Accept,
    Progress,
    Offer,
    Resolve,
    Note,
    Ask,
    Appeal,
    Triage,
    Assign,
    Escalate,
    Approve,
    Return,
    Delegate,
    Report,
}

/// Which side of a case somebody is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person whose case it is.
    Requester,
    /// The site's staff.
    Staff,
}

impl Command {
    /// What this command is called.
    #[must_use]
    pub const fn name(&self) -> CommandName {
        match self {
            Self::Choose { .. } => CommandName::Choose,
            Self::Decline { .. } => CommandName::Decline,
            Self::Message { .. } => CommandName::Message,
            Self::Confirm { .. } => CommandName::Confirm,
            Self::Reopen { .. } => CommandName::Reopen,
            Self::Rate { .. } => CommandName::Rate,
            Self::Withdraw { .. } => CommandName::Withdraw,
            Self::Accept {} => CommandName::Accept,
            Self::Progress { .. } => CommandName::Progress,
            Self::Offer { .. } => CommandName::Offer,
            Self::Resolve { .. } => CommandName::Resolve,
            Self::Note { .. } => CommandName::Note,
            Self::Ask { .. } => CommandName::Ask,
            Self::Appeal { .. } => CommandName::Appeal,
            Self::Triage { .. } => CommandName::Triage,
            Self::Assign { .. } => CommandName::Assign,
            Self::Escalate { .. } => CommandName::Escalate,
            Self::Approve {} => CommandName::Approve,
            Self::Return { .. } => CommandName::Return,
            Self::Delegate { .. } => CommandName::Delegate,
            Self::Report { .. } => CommandName::Report,
        }
    }
}

impl CommandName {
    /// Every command there is.
    pub const ALL: [Self; 21] = [
        Self::Choose,
        Self::Decline,
        Self::Message,
        Self::Confirm,
        Self::Reopen,
        Self::Rate,
        Self::Withdraw,
        Self::Accept,
        Self::Progress,
        Self::Offer,
        Self::Resolve,
        Self::Note,
        Self::Ask,
        Self::Appeal,
        Self::Triage,
        Self::Assign,
        Self::Escalate,
        Self::Approve,
        Self::Return,
        Self::Delegate,
        Self::Report,
    ];

    /// Whether somebody on `side` may ever give this command.
    #[must_use]
    pub const fn belongs_to(self, side: Side) -> bool {
        match self {
            Self::Message | Self::Reopen => true,
            Self::Choose
            | Self::Decline
            | Self::Confirm
            | Self::Rate
            | Self::Withdraw
            | Self::Appeal => {
                matches!(side, Side::Requester)
            }
            Self::Accept
            | Self::Progress
            | Self::Offer
            | Self::Resolve
            | Self::Note
            | Self::Ask
            | Self::Triage
            | Self::Assign
            | Self::Escalate
            | Self::Approve
            | Self::Return
            | Self::Delegate
            | Self::Report => {
                matches!(side, Side::Staff)
            }
        }
    }

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Choose => "choose",
            Self::Decline => "decline",
            Self::Message => "message",
            Self::Confirm => "confirm",
            Self::Reopen => "reopen",
            Self::Rate => "rate",
            Self::Withdraw => "withdraw",
            Self::Accept => "accept",
            Self::Progress => "progress",
            Self::Offer => "offer",
            Self::Resolve => "resolve",
            Self::Note => "note",
            Self::Ask => "ask",
            Self::Appeal => "appeal",
            Self::Triage => "triage",
            Self::Assign => "assign",
            Self::Escalate => "escalate",
            Self::Approve => "approve",
            Self::Return => "return",
            Self::Delegate => "delegate",
            Self::Report => "report",
        }
    }
}

impl fmt::Display for CommandName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
