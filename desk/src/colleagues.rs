//! Teams and colleagues: read once a session, for names and for whom a case can go to.

use crate::desk::Desk;
use crate::reactive::*;
use crate::texts::T;
use crate::trouble;
use answerable_shared::actor::Role;
use answerable_shared::api::SettingsView;
use answerable_shared::settings::{Member, Team};
use wasm_bindgen_futures::spawn_local;

/// Reads them; for the start of a session, and for the button that tries again.
pub(crate) fn read(desk: Desk) {
    desk.arranged_trouble.set(None);
    spawn_local(async move {
        match desk.api().settings(None).await {
            Ok(settings) => desk.arranged.set(Some(settings)),
            Err(failure) if desk.left_by(&failure) => {}
            Err(failure) => {
                let sentence = trouble::not_read(&failure, T.hand.teams_and_people.say());
                desk.arranged_trouble.set(Some(sentence));
            }
        }
    });
}

/// Name of the team `id`; the identifier itself for one that is not there any more, or not yet known.
pub(crate) fn team_name(settings: Option<&SettingsView>, id: &str) -> String {
    let teams = settings.map(|settings| settings.settings.teams.as_slice());
    let mut teams = teams.unwrap_or_default().iter();
    teams
        .find(|team| team.id == id)
        .map_or(id, |team| team.name.as_str())
        .to_owned()
}

/// Teams whose name has `words` in it.
pub(crate) fn teams<'a>(settings: &'a SettingsView, words: &str) -> Vec<&'a Team> {
    let teams = settings.settings.teams.iter();
    teams.filter(|team| fits(&team.name, words)).collect()
}

/// Those who may handle cases and have `words` in their name or in that of one of their teams; members of `team` first.
pub(crate) fn people<'a>(
    settings: &'a SettingsView,
    words: &str,
    team: Option<&str>,
) -> Vec<&'a Member> {
    let mut people: Vec<&Member> = settings
        .staff
        .iter()
        .filter(|member| member.role >= Role::Agent)
        .filter(|member| {
            let mut teams = teams_of(settings, &member.agent.id);
            fits(&member.agent.name, words) || teams.any(|team| fits(&team.name, words))
        })
        .collect();
    people.sort_by_key(|member| {
        let is_there = teams_of(settings, &member.agent.id).any(|of| Some(of.id.as_str()) == team);
        !is_there
    });
    people
}

/// The teams of the member of staff `id`.
pub(crate) fn teams_of<'a>(settings: &'a SettingsView, id: &str) -> impl Iterator<Item = &'a Team> {
    let teams = settings.settings.teams.iter();
    teams.filter(move |team| team.members.iter().any(|member| member == id))
}

fn fits(name: &str, words: &str) -> bool {
    let name = name.to_lowercase();
    let words = words.to_lowercase();
    words.split_whitespace().all(|word| name.contains(word))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use answerable_shared::actor::Agent;
    use answerable_shared::settings::Settings;

    pub(crate) fn settings() -> SettingsView {
        let member = |id: &str, name: &str, role| Member {
            agent: Agent {
                id: id.to_owned(),
                name: name.to_owned(),
            },
            role,
        };
        let team = |id: &str, name: &str, members: &[&str]| Team {
            id: id.to_owned(),
            name: name.to_owned(),
            members: members.iter().map(|id| (*id).to_owned()).collect(),
            kinds: Vec::new(),
            assign: None,
        };
        SettingsView {
            version: 1,
            settings: Settings {
                teams: vec![
                    team("support", "Support", &["jo", "sam"]),
                    team("sales", "Sales", &["mei", "ali"]),
                ],
                ..Settings::default()
            },
            staff: vec![
                member("ali", "Ali Noor", Role::Reader),
                member("jo", "Jo Fern", Role::Admin),
                member("mei", "Mei Zhou", Role::Agent),
                member("sam", "Sam Reed", Role::Lead),
            ],
        }
    }

    fn names(people: &[&Member]) -> Vec<String> {
        let names = people.iter().map(|member| member.agent.name.clone());
        names.collect()
    }

    #[test]
    fn teams_are_called_by_name_and_a_gone_one_by_its_identifier() {
        let settings = settings();
        assert_eq!(team_name(Some(&settings), "sales"), "Sales");
        assert_eq!(team_name(Some(&settings), "garden"), "garden");
        assert_eq!(team_name(None, "sales"), "sales");
    }

    #[test]
    fn people_are_found_by_name_and_by_team_and_readers_never() {
        let settings = settings();
        let all = people(&settings, "", Some("sales"));
        assert_eq!(names(&all), ["Mei Zhou", "Jo Fern", "Sam Reed"]);
        assert_eq!(names(&people(&settings, "reed sam", None)), ["Sam Reed"]);
        assert_eq!(names(&people(&settings, "sale", None)), ["Mei Zhou"]);
        assert!(people(&settings, "ali", None).is_empty());
        assert_eq!(teams(&settings, "SUP").len(), 1);
    }
}
