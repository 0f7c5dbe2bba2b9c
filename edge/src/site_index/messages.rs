//! What others ask a site's index, and what it answers.

use crate::failure::Failure;
use answerable_shared::actor::Agent;
use answerable_shared::api::InboxCounts;
use answerable_shared::case::{Case, Kind, Priority};
use answerable_shared::event::Event;
use answerable_shared::figures::{Counted, Query, counted};
use answerable_shared::identity::Subject;
use answerable_shared::index::{IndexRow, OwnRow, own_row, row, words};
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One question to the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexRequest {
    /// A case has changed.
    Put(Put),
    /// Many cases at once, of which no desk is told.
    Fill(Vec<Put>),
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
    /// What the cases of a period come to.
    Figures(Query),
    /// How many open cases each of these members of staff handles.
    Loads {
        /// Their identifiers.
        agents: Vec<String>,
    },
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
        /// Identifiers of their teams.
        #[serde(default)]
        teams: Vec<String>,
    },
    /// A member of staff has signed out: close what their session has opened.
    SignOut {
        /// What is kept of the session's token.
        session_hash: String,
    },
}

/// A case as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Put {
    /// Its row.
    pub row: Box<IndexRow>,
    /// What it is found by beyond its row.
    #[serde(default)]
    pub words: String,
    /// Whose it is, where a host vouched for whoever sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Box<Own>>,
    /// What it adds to figures; objects of former code do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Counted>,
}

impl Put {
    /// `case` with its history; `owner` says what is kept of whoever the host vouches for.
    ///
    /// # Errors
    /// What `owner` fails with.
    pub fn of(
        case: &Case,
        events: &[Event],
        owner: impl FnOnce(&Subject) -> Result<String, Failure>,
    ) -> Result<Self, Failure> {
        let own = match &case.identity {
            None => None,
            Some(identity) => Some(Box::new(Own {
                owner: owner(&identity.subject)?,
                row: own_row(case),
            })),
        };
        Ok(Self {
            row: Box::new(row(case)),
            words: words(case, events),
            own,
            counted: Some(counted(case, events)),
        })
    }
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
    /// Only this priority.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// Only cases of this team.
    #[serde(default)]
    pub team: Option<String>,
    /// Only cases that this member of staff handles.
    #[serde(default)]
    pub handler: Option<String>,
    /// Only cases whose reference, requester or requester's words hold each word of this.
    #[serde(default)]
    pub text: Option<String>,
    /// In which order.
    #[serde(default)]
    pub sort: Sort,
    /// Who asks.
    #[serde(default)]
    pub viewer: Viewer,
    /// Only what comes after this place.
    #[serde(default)]
    pub after: Option<Place>,
    /// How many at most.
    pub limit: u32,
}

impl InboxQuery {
    /// The first case of `queue`, for nobody in particular.
    #[must_use]
    pub fn first(queue: Queue) -> Self {
        Self {
            queue,
            kind: None,
            priority: None,
            team: None,
            handler: None,
            text: None,
            sort: Sort::default(),
            viewer: Viewer::default(),
            after: None,
            limit: 1,
        }
    }
}

/// Whose inbox is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// Identifier of the member of staff.
    pub agent: String,
    /// Identifiers of their teams.
    pub teams: Vec<String>,
}

/// In which order cases are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// What is urgent and waits on us first, then what else does, the longest wait first; then by what happened last.
    #[default]
    Usual,
    /// What is due first; last, in the usual order, where nothing is.
    Due,
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
    /// All that have not ended, and those whose requesters wait all the same. The queues below are parts of it.
    Open,
    /// Whoever asks handles them.
    Mine,
    /// They are of a team of whoever asks.
    Team,
    /// Nobody handles them.
    Unassigned,
    /// Something is promised; by what is due first, where nothing else is asked for.
    Due,
    /// A promise is broken.
    Late,
    /// It went up to the leads, or beyond them.
    Leads,
    /// It is the requester's turn, and nobody waits for us.
    Customer,
    /// An answer waits until somebody else has looked at it.
    Review,
    /// A team of whoever asks has something to do on the side.
    Tasks,
    /// A note calls whoever asks, and they have done nothing there since. Of all cases, also those that have ended.
    Mentioned,
}

/// A row's place in a list. Opaque, but for its order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// When something is due, where that is the order; else 0.
    pub rank: i64,
    /// The place in the usual order, which no other row has.
    pub order: i64,
    /// Whose place it is.
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
    /// What cases come to.
    Figures {
        /// The sums of each row that has any, by its key.
        sums: Vec<(String, String)>,
        /// Cases that are not in any sum yet.
        uncounted: i64,
    },
    /// How many open cases each handles, in the order that was asked in.
    Loads {
        /// The counts.
        open: Vec<u32>,
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
