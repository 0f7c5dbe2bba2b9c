//! A part of a case that a team does on the side, without the requester hearing of it.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Tasks of one case that are open at once, at most.
pub const MOST_TASKS: usize = 20;

/// A task that is still to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Task {
    /// Its number within the case, from 1.
    pub number: u32,
    /// Identifier of the team.
    pub team: String,
    /// What there is to do.
    pub text: String,
    /// When it was given.
    pub at: Timestamp,
    /// When it is due; none where nothing was ever promised for the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// When it ran out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue: Option<Timestamp>,
}
