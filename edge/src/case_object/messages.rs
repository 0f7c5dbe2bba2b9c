//! What the Worker asks a case's object, and what it answers. Both may be of neighbouring versions during a roll-out,
//! so changes only add.

use crate::problems::WrittenProblem;
use answerable_shared::actor::{Agent, Role};
use answerable_shared::command::Command;
use answerable_shared::event::Event;
use answerable_shared::identity::Subject;
use answerable_shared::settings::Arrangements;
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One question to a case's object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseRequest {
    /// What was answered to this submission, if it has opened the case.
    Known {
        /// What is kept of site and idempotency key.
        key_hash: String,
        /// Tells one body from another under the same key.
        fingerprint: String,
        /// Who sends it now, if the host says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subject: Option<Subject>,
    },
    /// Open the case, unless it is open.
    Open(Box<Opening>),
    /// The case as this caller may see it.
    Read {
        /// Who asks.
        by: Claim,
        /// From where.
        from: CallOrigin,
    },
    /// Do something to the case.
    Act(Box<Act>),
    /// Its requester has said something that tells of danger: what the site, which this is arranged at, does then.
    Endangered(Box<Arrangements>),
    /// Let this caller open one socket.
    Ticket {
        /// Who asks.
        by: Claim,
        /// From where.
        from: CallOrigin,
        /// What is kept of the ticket.
        ticket_hash: String,
    },
}

/// A case that arrives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The arrival.
    pub event: Event,
    /// What is kept of site and idempotency key.
    pub key_hash: String,
    /// Tells one body from another under the same key.
    pub fingerprint: String,
    /// What is kept of the case token.
    pub token_hash: String,
    /// What the receipt says, kept so that a retry reads the same.
    pub acknowledgement: String,
}

/// A command with everything that decides about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Who gives it.
    pub by: Claim,
    /// From where.
    pub from: CallOrigin,
    /// The idempotency key.
    pub key: String,
    /// Tells one body from another under the same key.
    pub fingerprint: String,
    /// The state that the caller saw.
    #[serde(default)]
    pub if_match: Option<u64>,
    /// What to do.
    pub command: Command,
    /// What the site has arranged, for commands that depend on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Box<Arrangements>>,
}

/// Who somebody says they are, as far as the Worker could verify it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// Holds a case token; only the object knows whether it is this case's.
    Token {
        /// What would be kept of that token.
        hash: String,
    },
    /// Is somebody whom a host vouches for.
    Identified {
        /// The site whose host it is.
        site: String,
        /// Who they are there.
        subject: Subject,
        /// Until when it does.
        until: Timestamp,
    },
    /// Is signed in at a desk.
    Staff {
        /// Whose desk.
        site: String,
        /// Who.
        agent: Agent,
        /// What they may do there.
        #[serde(default)]
        role: Role,
        /// When the session ends.
        until: Timestamp,
        /// What is kept of the session's token, to see later whether it is still good.
        #[serde(default)]
        session_hash: String,
    },
}

/// Where a call comes from, as far as that limits which sites it may reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallOrigin {
    /// No browser, or one of our own pages.
    Anywhere,
    /// A page of another origin, which these sites list.
    Sites(Vec<String>),
}

/// A socket that somebody wants to open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follow {
    /// What is kept of the ticket that was shown.
    pub ticket_hash: String,
    /// From where.
    pub from: CallOrigin,
    /// The last event that the caller has.
    pub after: u64,
}

/// The object's answer. Views come as they are sent on, so that the Worker need not read them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseReply {
    /// The case is open, by this very submission.
    Opened(Opened),
    /// There is no such case yet.
    NotOpened,
    /// Another submission has this reference.
    Taken,
    /// The case.
    Case {
        /// Number of its last event.
        seq: u64,
        /// The case as the caller may see it.
        view: String,
    },
    /// It is done, now or when the same key was used before.
    Done {
        /// Number of the event.
        seq: u64,
        /// The case right after it, as the caller may see it.
        view: String,
    },
    /// The ticket holds.
    Ticketed,
    /// It is known.
    Noted,
    /// Nothing was done.
    Refused(WrittenProblem),
}

/// What a receipt says, but for the token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Number of the first event.
    pub seq: u64,
    /// When it arrived.
    pub opened: Timestamp,
    /// When a first answer was promised.
    pub answer_by: Timestamp,
    /// Thanks and what happens next.
    pub acknowledgement: String,
    /// Whether its words tell of danger to people.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub danger: bool,
}

impl CallOrigin {
    /// Whether such a call may reach a case of `site`.
    #[must_use]
    pub fn may_reach(&self, site: &str) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Sites(sites) => sites.iter().any(|listed| listed == site),
        }
    }
}
