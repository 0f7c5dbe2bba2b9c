//! What the widget and the desk share in the browser.
//!
//! - [`http`]: calls to the edge, typed, with credentials, idempotency keys and problems.
//! - [`live`]: a socket that resumes, notices holes, falls back to polling, and says how it stands.
//! - [`outbox`]: submissions kept on this device until they are acknowledged.
//! - [`json`]: the wire format, read through the browser's own parser because a parser of ours
//!   would cost a visitor 20 KB.
//! - [`pack`]: what a line of a pack of texts becomes in front of the reader.
//!
//! Pure parts (sequence bookkeeping, waiting times, the writer of JSON, filling in) are tested on the host; the
//! rest runs in the browser only.

pub mod http;
pub mod json;
pub mod key;
pub mod live;
pub mod outbox;
pub mod pack;

pub use http::{Api, Failure};
