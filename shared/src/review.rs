//! An answer that a second member of staff looks at before the requester hears that it is done.

use crate::actor::Agent;
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
