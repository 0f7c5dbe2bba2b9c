//! What others ask a site's index, and what it answers.

use answerable_shared::actor::Agent;
use answerable_shared::api::InboxCounts;
use answerable_shared::case::Kind;
use answerable_shared::index::{IndexRow, OwnRow};
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One question to the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexRequest {
    /// A case has changed.
    Put {
        /// Its row.
        row: Box<IndexRow>,
        /// What it is found by beyond its row.
        #[serde(default)]
        words: String,
        /// Whose it is, where a host vouched for whoever sent it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        own: Option<Box<Own>>,
    },
    /// The cases of somebody whom the host vouches for, newest first.
    Own {
        /// What is kept of who they are.
        owner: String,
        /// Only what comes after this one.
        #[serde(default)]
        after: Option<OwnPlace>,
        /// How many at most.
        limit: u32,
    },
    /// One page of the inbox.
    List(InboxQuery),
    /// Let this member of staff open one socket.
    Ticket {
        /// What is kept of the ticket.
        ticket_hash: String,
        /// Who asked.
        agent: Agent,
        /// When their session ends.
        until: Timestamp,
        /// What is kept of the session's token.
        #[serde(default)]
        session_hash: String,
    },
    /// A member of staff has signed out: close what their session has opened.
    SignOut {
        /// What is kept of the session's token.
        session_hash: String,
    },
}

/// A case in its requester's own list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// What is kept of who it is: enough to find their cases again, not to find them.
    pub owner: String,
    /// How the case stands.
    pub row: OwnRow,
}

/// A case's place in its requester's own list. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPlace {
    /// When the case arrived.
    pub opened: Timestamp,
    /// Breaks ties.
    pub reference: String,
}

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxQuery {
    /// Which cases.
    pub queue: Queue,
    /// Only this kind.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Only cases whose reference, requester or requester's words hold each word of this.
    #[serde(default)]
    pub text: Option<String>,
    /// Only what comes after this place.
    #[serde(default)]
    pub after: Option<Place>,
    /// How many at most.
    pub limit: u32,
}

/// Which cases of the inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Queue {
    /// The requester waits for us.
    #[default]
    Waiting,
    /// Open, and nobody waits for us.
    Answered,
    /// Ended.
    Ended,
    /// All of them.
    All,
}

/// A row's place in the inbox: what waits longest first, then what was touched last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// 0 while the requester waits for us, 1 else.
    pub rank: i64,
    /// Ascending within the rank.
    pub order: i64,
    /// Breaks ties.
    pub reference: String,
}

/// The index's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexReply {
    /// The row is there, or a newer one is.
    Put,
    /// A page.
    Page {
        /// The rows, each with its place.
        rows: Vec<(Place, IndexRow)>,
        /// How many cases each queue holds.
        counts: InboxCounts,
    },
    /// Somebody's own cases.
    Own {
        /// The newest first.
        rows: Vec<OwnRow>,
    },
    /// The ticket holds.
    Ticketed,
    /// The session has nothing here any more.
    SignedOut,
}

/// A desk's socket that somebody wants to open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowDesk {
    /// The site whose desk it is.
    #[serde(default)]
    pub site: String,
    /// What is kept of the ticket that was shown.
    pub ticket_hash: String,
}
