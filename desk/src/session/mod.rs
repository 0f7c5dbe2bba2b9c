//! Who is signed in, and how they get in.

pub(crate) mod fragment;
pub(crate) mod screen;
pub(crate) mod start;
pub(crate) mod storage;

use answerable_shared::api::Session;

/// Whether the desk is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Gate {
    /// Not known yet.
    Opening,
    /// Closed, and why.
    Shut(Why),
    /// Somebody is signed in.
    Open,
}

/// Why the desk is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Nobody has signed in on this device.
    Nobody,
    /// The link was used or is too old. Somebody may still be signed in from before.
    LinkSpent(Option<Box<Session>>),
    /// No answer came; the link may still be good.
    NoAnswer(String),
    /// The edge has another reason.
    Refused(String),
    /// The session has ended while somebody was at work.
    Ended,
    /// They signed out.
    SignedOut,
}
