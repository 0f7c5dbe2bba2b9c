//! Where a case stands, what can be done there, and whose move it is.

use crate::command::{CommandName, Verdict};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It has arrived; nobody has taken it up.
    Received,
    /// Staff are at it.
    Working,
    /// An offer waits for the requester's choice.
    Choosing,
    /// Staff say that it is done; the requester has not confirmed.
    Resolved,
    /// The requester has confirmed, or it has lapsed.
    Closed,
    /// The requester has taken it back.
    Withdrawn,
}

/// Whose move it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The staff's.
    Ours,
    /// The requester's.
    Requester,
    /// Nobody's: the case has ended.
    Nobody,
}

/// Whether a case at `stage` was closed because its requester said nothing: whoever closes one themselves says that it
/// is fixed.
#[must_use]
pub const fn lapsed(stage: Stage, verdict: Option<Verdict>) -> bool {
    matches!(stage, Stage::Closed) && !matches!(verdict, Some(Verdict::Fixed))
}

impl Stage {
    /// Every stage there is.
    pub const ALL: [Self; 6] = [
        Self::Received,
        Self::Working,
        Self::Choosing,
        Self::Resolved,
        Self::Closed,
        Self::Withdrawn,
    ];

    /// Whose move it is, unless we have asked the requester something (see [`Case::turn`](super::Case::turn)).
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::Received | Self::Working => Turn::Ours,
            Self::Choosing | Self::Resolved => Turn::Requester,
            Self::Closed | Self::Withdrawn => Turn::Nobody,
        }
    }

    /// Whether this stage knows `command` at all.
    #[must_use]
    pub const fn accepts(self, command: CommandName) -> bool {
        let open = matches!(self, Self::Received | Self::Working | Self::Choosing);
        match command {
            CommandName::Choose | CommandName::Decline => matches!(self, Self::Choosing),
            CommandName::Confirm => matches!(self, Self::Resolved),
            CommandName::Rate => matches!(self, Self::Closed),
            CommandName::Reopen => matches!(self, Self::Resolved | Self::Closed),
            CommandName::Withdraw
            | CommandName::Accept
            | CommandName::Progress
            | CommandName::Offer
            | CommandName::Ask
            | CommandName::Resolve
            | CommandName::Approve
            | CommandName::Return => open,
            CommandName::Message | CommandName::Appeal => !matches!(self, Self::Withdrawn),
            CommandName::Triage
            | CommandName::Assign
            | CommandName::Escalate
            | CommandName::Delegate
            | CommandName::Report => !matches!(self, Self::Closed | Self::Withdrawn),
            CommandName::Note => true,
        }
    }

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Working => "working",
            Self::Choosing => "choosing",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
