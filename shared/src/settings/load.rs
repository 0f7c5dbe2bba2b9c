//! Whom of a team a new case is given to.

use super::{Arrangements, Assignment};
use crate::actor::{Agent, Role};
use crate::reference::Reference;

impl Arrangements {
    /// Among whom the least loaded is to be found for a new case of the team `id`; nobody where the team wants that its
    /// members take cases up themselves.
    #[must_use]
    pub fn candidates(&self, id: &str) -> Vec<Agent> {
        let team = self.team(id);
        let Some(team) = team.filter(|team| team.assign == Some(Assignment::LeastLoaded)) else {
            return Vec::new();
        };
        let staff = self.staff.iter();
        let fit = staff
            .filter(|member| member.role >= Role::Agent && team.members.contains(&member.agent.id));
        fit.map(|member| member.agent.clone()).collect()
    }
}

/// Whoever of `candidates` has the fewest `open` cases. Among equals the case's `reference` decides, so that many that
/// arrive at once do not all go to one.
#[must_use]
pub fn least_loaded(candidates: &[Agent], open: &[u32], reference: Reference) -> Option<Agent> {
    let least = open.iter().take(candidates.len()).min()?;
    let both = candidates.iter().zip(open);
    let equals: Vec<&Agent> = both
        .filter(|(_, open)| *open == least)
        .map(|(agent, _)| agent)
        .collect();
    let turn = reference.spread() % equals.len().max(1);
    equals.get(turn).map(|agent| (*agent).clone())
}
