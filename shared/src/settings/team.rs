//! Who works together.

use super::{at_most, identifier};
use crate::case::Kind;
use crate::refusal::Refusal;
use crate::site::Site;
use crate::text;
use serde::{Deserialize, Serialize};

/// Members of one team, at most.
const MOST_MEMBERS: usize = 200;

/// Some of the staff, who work together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Identifier within the site.
    pub id: String,
    /// Name as customers see it.
    pub name: String,
    /// Identifiers of the members.
    #[serde(default)]
    pub members: Vec<String>,
    /// Kinds that they know how to handle: a new case goes to the first team that has its kind.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// To whom of them a new case goes; to nobody where it is left out: whoever takes it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assign: Option<Assignment>,
}

/// To whom of a team a new case goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Assignment {
    /// Whoever has the fewest open cases.
    LeastLoaded,
}

impl Team {
    pub(super) fn check(&self, field: &str, site: &Site) -> Result<(), Refusal> {
        identifier(&format!("{field}.id"), &self.id)?;
        text::required(&format!("{field}.name"), &self.name, text::SHORT)?;
        at_most(
            &format!("{field}.members"),
            self.members.len(),
            MOST_MEMBERS,
        )?;
        for (position, member) in self.members.iter().enumerate() {
            let field = format!("{field}.members[{position}]");
            if site.agent(member).is_none() {
                return Err(Refusal::NoSuch {
                    field,
                    what: "agent",
                });
            }
            if self
                .members
                .iter()
                .take(position)
                .any(|earlier| earlier == member)
            {
                return Err(Refusal::Twice { field });
            }
        }
        Ok(())
    }
}
