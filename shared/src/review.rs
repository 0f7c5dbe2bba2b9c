//! An answer that a second member of staff looks at before the requester hears that it is done.

use crate::actor::Agent;
use crate::case::Kind;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What waits to be looked at. The requester learns nothing of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Proposal {
    /// What was done, as the requester is to read it.
    pub text: String,
    /// What is guaranteed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guarantee: Option<String>,
    /// Who proposed it.
    pub by: Agent,
    /// When.
    pub at: Timestamp,
}

/// Whether somebody else looks at an answer first, at a site that has that for the kinds `reviewed`.
///
/// Sorting a case anew gets nobody past that: what counts is every kind that it was taken for, now and before. Nor does
/// an answer that waits already: another one takes its place and waits too.
#[must_use]
pub fn is_wanted(reviewed: &[Kind], now: Kind, before: &[Kind], waits: Option<&Proposal>) -> bool {
    waits.is_some()
        || reviewed
            .iter()
            .any(|kind| *kind == now || before.contains(kind))
}
