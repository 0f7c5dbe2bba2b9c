//! The record: a case as it stands plus its events, as it is published to KV.

use crate::case::Case;
use crate::event::{Event, SCHEMA_VERSION};
use serde::{Deserialize, Serialize};

/// A case and its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Version of the format, [`SCHEMA_VERSION`] when written by this code.
    pub v: u32,
    /// The case as it stands.
    pub case: Case,
    /// Everything that happened, oldest first.
    pub events: Vec<Event>,
}

impl Record {
    /// The record of `case` with its history.
    #[must_use]
    pub const fn new(case: Case, events: Vec<Event>) -> Self {
        Self {
            v: SCHEMA_VERSION,
            case,
            events,
        }
    }

    /// The key that holds the record of the case `reference`.
    #[must_use]
    pub fn key(reference: crate::reference::Reference) -> String {
        format!("record:{reference}")
    }
}
