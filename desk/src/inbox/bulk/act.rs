//! What can be done to many cases, and how it is taken back.

use crate::texts::{Plural, T};
use answerable_shared::case::{Priority, Stage};
use answerable_shared::command::Command;
use answerable_shared::index::IndexRow;

/// What is done to each chosen case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Whoever is signed in handles it.
    Take,
    /// It goes to a team, a colleague, or both.
    Hand {
        team: Option<String>,
        agent: Option<String>,
        note: Option<String>,
    },
    Priority(Priority),
}

/// One command to one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Job {
    pub(crate) reference: String,
    /// The state that it is based on.
    pub(crate) seen: u64,
    pub(crate) command: Command,
    /// What takes it back; nothing where nothing can.
    pub(crate) back: Option<Command>,
}

impl Act {
    /// What there is to do to `row`; nothing where it is so already.
    pub(crate) fn job(&self, row: &IndexRow, me: &str) -> Option<Job> {
        let (command, back) = match self {
            // What has only been given to them is still to be taken up.
            Self::Take if row.handler_id.as_deref() == Some(me) && row.stage != Stage::Received => {
                return None;
            }
            Self::Take => (Command::Accept {}, Some(whose(row, None))),
            Self::Hand { team, agent, note } => {
                let command = Command::Assign {
                    team: team.clone(),
                    agent: agent.clone(),
                    note: note.clone(),
                };
                (command, handed_back(row, team.as_ref()))
            }
            Self::Priority(priority) if row.priority == *priority => return None,
            Self::Priority(priority) => (weighed(*priority), Some(weighed(row.priority))),
        };
        Some(Job {
            reference: row.reference.clone(),
            seen: row.seq,
            command,
            back,
        })
    }

    /// What to say when it is done.
    pub(crate) const fn done(&self) -> Plural {
        match self {
            Self::Take => T.bulk.took,
            Self::Hand { .. } => T.bulk.handed,
            Self::Priority(_) => T.bulk.weighed,
        }
    }
}

const fn weighed(priority: Priority) -> Command {
    Command::Triage {
        kind: None,
        priority: Some(priority),
    }
}

/// Back to whoever handled it; to nobody where nobody did.
fn whose(row: &IndexRow, team: Option<String>) -> Command {
    Command::Assign {
        team,
        agent: row.handler_id.clone(),
        note: None,
    }
}

fn handed_back(row: &IndexRow, team: Option<&String>) -> Option<Command> {
    // A case that has got a team keeps one: nothing takes it back to none.
    let is_lost = team.is_some() && row.team.is_none();
    (!is_lost).then(|| whose(row, row.team.clone()))
}

#[cfg(test)]
mod tests {
    use super::super::super::order::tests::row;
    use super::*;

    fn assign(team: Option<&str>, agent: Option<&str>) -> Command {
        Command::Assign {
            team: team.map(str::to_owned),
            agent: agent.map(str::to_owned),
            note: None,
        }
    }

    fn of(team: Option<&str>, handler: Option<&str>) -> IndexRow {
        let mut row = row("A", 7, None);
        row.team = team.map(str::to_owned);
        row.handler_id = handler.map(str::to_owned);
        row
    }

    fn hand(team: Option<&str>, agent: Option<&str>) -> Act {
        Act::Hand {
            team: team.map(str::to_owned),
            agent: agent.map(str::to_owned),
            note: Some("Mind the step".to_owned()),
        }
    }

    fn back(act: &Act, row: &IndexRow) -> Option<Command> {
        act.job(row, "jo").and_then(|job| job.back)
    }

    #[test]
    fn what_was_taken_goes_back_to_whoever_had_it() {
        let job = Act::Take.job(&of(None, Some("sam")), "jo");
        let job = job.expect("it is not Jo's yet");
        assert_eq!((job.seen, &job.command), (7, &Command::Accept {}));
        assert_eq!(job.back, Some(assign(None, Some("sam"))));
        assert_eq!(
            back(&Act::Take, &of(Some("support"), None)),
            Some(assign(None, None))
        );
        assert_eq!(Act::Take.job(&of(None, Some("jo")), "jo"), None);
    }

    #[test]
    fn what_was_handed_over_comes_back() {
        let case = of(Some("support"), Some("sam"));
        let whole = Some(assign(Some("support"), Some("sam")));
        assert_eq!(back(&hand(Some("sales"), None), &case), whole);
        assert_eq!(back(&hand(None, Some("mei")), &case), whole);
        let nobodys = of(Some("support"), None);
        assert_eq!(
            back(&hand(None, Some("mei")), &nobodys),
            Some(assign(Some("support"), None))
        );
        assert_eq!(
            back(&hand(None, Some("mei")), &of(None, None)),
            Some(assign(None, None))
        );
        assert_eq!(back(&hand(Some("sales"), None), &of(None, None)), None);
    }

    #[test]
    fn a_priority_goes_back_to_what_it_was() {
        let case = of(None, None);
        assert_eq!(
            back(&Act::Priority(Priority::Urgent), &case),
            Some(weighed(Priority::General))
        );
        assert_eq!(Act::Priority(Priority::General).job(&case, "jo"), None);
    }
}
