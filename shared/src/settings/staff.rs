//! Who may sign in at the desk of a site.

use super::Settings;
use crate::actor::{Agent, Role};
use crate::site::Site;
use serde::{Deserialize, Serialize};

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Member {
    /// Who.
    pub agent: Agent,
    /// What they may do.
    pub role: Role,
}

/// Everybody who may sign in at the desk of `site`.
#[must_use]
pub fn staff_of(site: &Site) -> Vec<Member> {
    let member = |id: &String| {
        Some(Member {
            agent: site.agent(id)?,
            role: site.role(id),
        })
    };
    site.agents.keys().filter_map(member).collect()
}

/// How many of `staff` may do more than read.
pub(crate) fn able(staff: &[Member]) -> usize {
    let able = staff.iter().filter(|member| member.role > Role::Reader);
    able.count()
}

impl Settings {
    /// Leaves out of the teams who may not sign in any more: the operator says who may, and whoever has left the site is
    /// no reason to promise something else.
    pub fn forget_who_left(&mut self, site: &Site) {
        for team in &mut self.teams {
            team.members.retain(|member| site.agent(member).is_some());
        }
    }
}
