//! Who does something.

use crate::identity::Subject;
use crate::tagged::{tag, text};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// A member of a site's staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Agent {
    /// Identifier within the site, such as `jo`.
    pub id: String,
    /// Name as customers see it.
    pub name: String,
}

/// What a member of staff may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// See everything, change nothing.
    Reader,
    /// Handle cases.
    #[default]
    Agent,
    /// Look after a team: all that agents may, and what a case goes up to.
    Lead,
    /// Arrange the site: all that leads may, and its settings.
    Admin,
}

/// Who did what an event tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "role", rename_all = "snake_case")]
pub enum Actor {
    /// The person whose case it is.
    Requester,
    /// A member of staff.
    Agent(Agent),
    /// Nobody: it happened by itself, when its time came.
    System {},
    /// Somebody that a newer version knows: kept as it came.
    #[serde(untagged)]
    Unknown(Value),
}

impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = crate::json::something(from)?;
        Ok(known(&value).unwrap_or(Self::Unknown(value)))
    }
}

/// Who it was, if this code knows it as it is written.
fn known(actor: &Value) -> Option<Actor> {
    match tag(actor, "role")? {
        "requester" => Some(Actor::Requester),
        "system" => Some(Actor::System {}),
        "agent" => Some(Actor::Agent(Agent {
            id: text(actor, "id")?,
            name: text(actor, "name")?,
        })),
        _ => None,
    }
}

/// Who asks, as far as the edge could verify it against one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "caller", rename_all = "snake_case")]
pub enum Caller {
    /// Shows no credentials.
    Anonymous,
    /// Shows credentials that open nothing here: a wrong token, or another case's.
    Stranger,
    /// Holds this case's token.
    Requester,
    /// Is somebody whom the host of `site` vouches for.
    Identified {
        /// The site whose host it is.
        site: String,
        /// Who they are there.
        subject: Subject,
    },
    /// Is signed in at the desk of `site`.
    Staff {
        /// The site whose desk it is.
        site: String,
        /// The member of staff.
        agent: Agent,
        /// What they may do there.
        role: Role,
    },
}

impl Caller {
    /// The actor that events of this caller carry; none for those who may do nothing.
    #[must_use]
    pub fn actor(&self) -> Option<Actor> {
        match self {
            Self::Anonymous | Self::Stranger => None,
            Self::Requester | Self::Identified { .. } => Some(Actor::Requester),
            Self::Staff { agent, .. } => Some(Actor::Agent(agent.clone())),
        }
    }
}
