//! What a case can be handed to, and what is picked of it.

use crate::colleagues::{people, team_name, teams, teams_of};
use crate::texts::T;
use answerable_shared::actor::Role;
use answerable_shared::api::SettingsView;

/// What is picked, by identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pick {
    pub(super) team: Option<String>,
    pub(super) agent: Option<String>,
}

/// What can be picked, as it stands in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) to: To,
    pub(super) name: String,
    /// Teams and role of a colleague.
    pub(super) more: String,
    /// Whether the case is there already.
    pub(super) has_it: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum To {
    Team(String),
    Agent(String),
}

impl Pick {
    pub(super) fn has(&self, to: &To) -> bool {
        match to {
            To::Team(id) => self.team.as_ref() == Some(id),
            To::Agent(id) => self.agent.as_ref() == Some(id),
        }
    }
}

/// Picks what was not picked, and the other way round.
pub(super) fn toggled(pick: &mut Pick, to: To) {
    let was = pick.has(&to);
    match to {
        To::Team(id) => pick.team = (!was).then_some(id),
        To::Agent(id) => pick.agent = (!was).then_some(id),
    }
}

/// What can be picked: teams, then colleagues, those of the picked team first.
pub(super) fn listed(
    settings: &SettingsView,
    words: &str,
    picked: Option<&str>,
    team: Option<&str>,
    handler: Option<&str>,
) -> Vec<Item> {
    let teams = teams(settings, words).into_iter().map(|found| Item {
        to: To::Team(found.id.clone()),
        name: found.name.clone(),
        more: String::new(),
        has_it: team == Some(found.id.as_str()),
    });
    let people = people(settings, words, picked).into_iter().map(|member| {
        let role = match member.role {
            Role::Lead => Some(T.role.lead.say()),
            Role::Admin => Some(T.role.admin.say()),
            Role::Reader | Role::Agent => None,
        };
        let of = teams_of(settings, &member.agent.id).map(|team| team.name.as_str());
        Item {
            to: To::Agent(member.agent.id.clone()),
            name: member.agent.name.clone(),
            more: of.chain(role).collect::<Vec<_>>().join(" · "),
            has_it: handler == Some(member.agent.name.as_str()),
        }
    });
    teams.chain(people).collect()
}

/// What follows from handing it over so.
pub(super) fn sentence(settings: Option<&SettingsView>, pick: &Pick) -> String {
    let staff = settings.map_or(&[][..], |settings| settings.staff.as_slice());
    let agent = pick.agent.as_ref().map(|id| {
        let mut staff = staff.iter();
        staff
            .find(|member| member.agent.id == *id)
            .map_or(id.as_str(), |member| member.agent.name.as_str())
    });
    let team = pick.team.as_ref().map(|id| team_name(settings, id));
    match (agent, team) {
        (Some(agent), Some(team)) => T.hand.both.fill([agent, &team]),
        (Some(agent), None) => T.hand.agent.fill([agent]),
        (None, Some(team)) => T.hand.team.fill([&team]),
        (None, None) => T.hand.none.owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colleagues::tests::settings;

    #[test]
    fn a_team_and_a_colleague_are_picked_together_and_let_go_alone() {
        let mut pick = Pick::default();
        toggled(&mut pick, To::Team("sales".to_owned()));
        toggled(&mut pick, To::Agent("sam".to_owned()));
        assert!(pick.has(&To::Team("sales".to_owned())));
        toggled(&mut pick, To::Agent("mei".to_owned()));
        assert_eq!(pick.agent.as_deref(), Some("mei"));
        toggled(&mut pick, To::Team("sales".to_owned()));
        assert_eq!(pick.team, None);
    }

    #[test]
    fn the_list_says_who_has_it_and_who_is_who() {
        let items = listed(&settings(), "", None, Some("support"), Some("Sam Reed"));
        let names: Vec<&str> = items.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(
            names,
            ["Support", "Sales", "Jo Fern", "Mei Zhou", "Sam Reed"]
        );
        assert!(items[0].has_it && items[4].has_it && !items[1].has_it);
        assert_eq!(items[4].more, "Support · Lead");
    }

    #[test]
    fn what_follows_is_said_before_it_is_done() {
        let settings = settings();
        let say = |team: Option<&str>, agent: Option<&str>| {
            let pick = Pick {
                team: team.map(str::to_owned),
                agent: agent.map(str::to_owned),
            };
            sentence(Some(&settings), &pick)
        };
        assert_eq!(say(None, None), "Pick a team, a colleague, or both.");
        assert_eq!(
            say(Some("sales"), Some("mei")),
            "Mei Zhou in Sales handles it from now on."
        );
        assert!(say(Some("sales"), None).starts_with("Sales gets it"));
        assert!(say(None, Some("mei")).starts_with("Mei Zhou handles it"));
    }
}
