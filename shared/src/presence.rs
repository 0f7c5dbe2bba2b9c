//! Who of the staff looks at a case right now. It is told while it lasts and never stored; requesters learn nothing of it.

use serde::{Deserialize, Serialize};

/// So long a member of staff types after they last said so, in milliseconds.
pub const TYPING_HOLDS_MS: i64 = 10_000;

/// What a case's socket tells staff beside its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PresenceFrame {
    /// Everybody who looks at the case, whoever is told this among them; each once.
    pub presence: Vec<Present>,
}

/// Somebody who looks at a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Present {
    /// Identifier of the member of staff.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Whether they type; over after ten seconds in which this was not told again.
    pub typing: bool,
}

/// What staff tell a case's socket: once when they begin to type, every five seconds while they do, and when they stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Typing {
    /// Whether they do.
    pub typing: bool,
}
