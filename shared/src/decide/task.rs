//! What teams do on the side.

use crate::case::Case;
use crate::event::What;
use crate::refusal::Refusal;
use crate::settings::{Arrangements, LONGEST, between};
use crate::task::MOST_TASKS;
use crate::text;
use crate::time::Timestamp;

/// Gives the team a task from `now` on, for so many minutes of the case's calendar; for as many as a first answer may
/// take where that is left out.
pub(super) fn delegate(
    case: &Case,
    team: &str,
    said: &str,
    within: Option<u32>,
    now: Timestamp,
    site: Option<&Arrangements>,
) -> Result<What, Refusal> {
    if site.and_then(|site| site.team(team)).is_none() {
        return Err(Refusal::NoSuch {
            field: "team".to_owned(),
            what: "team",
        });
    }
    between("within_minutes", within.unwrap_or(1), 1, LONGEST)?;
    if case.tasks.len() >= MOST_TASKS {
        return Err(Refusal::TooManyTasks);
    }
    let due = case.terms.as_ref().and_then(|terms| {
        let minutes = within.unwrap_or(terms.targets.first_response);
        terms.calendar.after(now, i64::from(minutes) * 60_000)
    });
    Ok(What::Delegated {
        task: case.delegated.saturating_add(1),
        team: team.to_owned(),
        text: text::required("text", said, text::LONG)?,
        due,
    })
}

pub(super) fn report(case: &Case, task: u32, said: &str) -> Result<What, Refusal> {
    if !case.tasks.iter().any(|open| open.number == task) {
        return Err(Refusal::NoSuch {
            field: "task".to_owned(),
            what: "open task",
        });
    }
    Ok(What::Reported {
        task,
        text: text::required("text", said, text::LONG)?,
    })
}
