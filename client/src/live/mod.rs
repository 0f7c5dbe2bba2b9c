//! Live events: a socket that resumes.
//!
//! ```text
//! Live::open(Feed::case(api.with(token), "AN-…"), |signal| match signal {
//!     Signal::Frame(frame) => show(frame),      // the next one, never twice, never with a gap
//!     Signal::Reload => fetch_and_show(),       // something was missed: GET it, then live.seen(seq)
//!     Signal::Link(link) => show_connection(link),
//! })
//! ```
//! Dropping the [`Live`] closes everything.

mod backoff;
mod feed;
mod link;
mod socket;
mod track;

pub use backoff::{POLL_AFTER_FAILURES, wait_ms};
pub use feed::{CaseNews, Feed, LiveFrame, Position};
pub use link::{Link, Live, Signal};
pub use track::{Fit, Track};
