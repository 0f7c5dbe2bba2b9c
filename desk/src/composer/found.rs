//! Which canned replies there are for whoever writes, and which of them are meant by what is searched.

use crate::colleagues::teams_of;
use answerable_shared::api::SettingsView;
use answerable_shared::replies::Reply;

/// Those that are for `agent`: for everybody, for a team of theirs, or for the team that the case is with.
pub(crate) fn meant<'a>(
    settings: &'a SettingsView,
    agent: &str,
    team: Option<&str>,
) -> Vec<&'a Reply> {
    let mut own: Vec<&str> = teams_of(settings, agent).map(|of| of.id.as_str()).collect();
    own.extend(team);
    let replies = settings.settings.replies.iter();
    replies
        .filter(|reply| {
            reply.teams.is_empty() || reply.teams.iter().any(|id| own.contains(&id.as_str()))
        })
        .collect()
}

/// Those that have every word in their name or text; first those with all of them in the name.
pub(crate) fn found(all: &[Reply], words: &str) -> Vec<Reply> {
    let words = words.to_lowercase();
    let has = |text: &str| {
        let text = text.to_lowercase();
        words.split_whitespace().all(|word| text.contains(word))
    };
    let fits = |reply: &&Reply| has(&format!("{} {}", reply.name, reply.text));
    let mut found: Vec<Reply> = all.iter().filter(fits).cloned().collect();
    found.sort_by_key(|reply| !has(&reply.name));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colleagues::tests::settings;

    fn reply(name: &str, text: &str, teams: &[&str]) -> Reply {
        Reply {
            name: name.to_owned(),
            text: text.to_owned(),
            teams: teams.iter().map(|id| (*id).to_owned()).collect(),
        }
    }

    #[test]
    fn every_word_counts_and_names_come_first() {
        let all = [
            reply("Refund", "Your money is on its way.", &[]),
            reply("On its way", "Your plants are.", &[]),
            reply("Thanks", "Thank you.", &[]),
        ];
        for (words, names) in [
            ("", &["Refund", "On its way", "Thanks"][..]),
            ("way ITS", &["On its way", "Refund"]),
            ("money", &["Refund"]),
            ("money plants", &[]),
        ] {
            let found: Vec<_> = found(&all, words).into_iter().map(|it| it.name).collect();
            assert_eq!(found, names, "{words}");
        }
    }

    #[test]
    fn a_reply_is_for_the_teams_of_who_writes_and_of_the_case() {
        let mut view = settings();
        let teams: Vec<String> = view
            .settings
            .teams
            .iter()
            .map(|team| team.id.clone())
            .collect();
        let member = view.settings.teams[0].members[0].clone();
        let (own, other) = (teams[0].as_str(), "elsewhere");
        view.settings.replies = vec![
            reply("All", "", &[]),
            reply("Own", "", &[own]),
            reply("Other", "", &[other]),
        ];
        let names = |agent: &str, team| {
            let meant = meant(&view, agent, team).into_iter();
            meant.map(|reply| reply.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&member, None), ["All", "Own"]);
        assert_eq!(names("nobody", None), ["All"]);
        assert_eq!(names("nobody", Some(other)), ["All", "Other"]);
    }
}
