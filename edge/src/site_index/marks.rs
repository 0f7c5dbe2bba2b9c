//! Marks: what a row is listed under. They begin with a 0, so that no word that people look for begins like them by
//! chance, and are letters and digits only, so that each is one word.

use super::messages::{InboxQuery, Queue, Viewer};
use crate::failure::Failure;
use crate::sql::{self, Sql};
use answerable_shared::api::InboxCounts;
use answerable_shared::case::{Kind, Priority, Turn};
use answerable_shared::index::IndexRow;
use answerable_shared::promise::Tier;
use std::fmt::Write as _;

const ALL: &str = "0a";
const OPEN: &str = "0o";
const WAITING: &str = "0w";
const ANSWERED: &str = "0n";
const CUSTOMER: &str = "0c";
const ENDED: &str = "0e";
const UNASSIGNED: &str = "0u";
const DUE: &str = "0d";
const LATE: &str = "0l";
const REVIEW: &str = "0r";
const LEADS: &str = "0g";
// And these with what follows: open and handled by, open and of the team; handled by, of the team, kind, priority; a task of
// the team, calls.
const MINE: &str = "0m";
const OURS: &str = "0s";
const HANDLER: &str = "0h";
const TEAM: &str = "0t";
const KIND: &str = "0k";
const PRIORITY: &str = "0p";
const TASK: &str = "0j";
const CALLS: &str = "0x";

/// Whether the row is of a case that has not ended, or whose requester waits all the same.
pub(super) fn is_open(row: &IndexRow) -> bool {
    row.waiting_since.is_some() || row.turn != Turn::Nobody
}

/// What `row` is listed under.
pub(super) fn of(row: &IndexRow) -> Vec<String> {
    let mut marks = vec![ALL.to_owned(), kind(row.kind), priority(row.priority)];
    let mut add = |mark: &str| marks.push(mark.to_owned());
    if row.waiting_since.is_some() {
        add(WAITING);
    } else if row.turn == Turn::Nobody {
        add(ENDED);
    } else {
        add(ANSWERED);
        if row.turn == Turn::Requester {
            add(CUSTOMER);
        }
    }
    let open = is_open(row);
    if open {
        add(OPEN);
        if row.handler.is_none() {
            add(UNASSIGNED);
        }
        if row.due.is_some() {
            add(DUE);
        }
        if row.late {
            add(LATE);
        }
        if row.review {
            add(REVIEW);
        }
        if row.tier > Tier::Agent {
            add(LEADS);
        }
    }
    marks.extend(row.tasks.iter().map(|team| named(TASK, team)));
    marks.extend(row.mentioned.iter().map(|id| named(CALLS, id)));
    for (id, whose, open_of) in [(&row.handler_id, HANDLER, MINE), (&row.team, TEAM, OURS)] {
        if let Some(id) = id {
            marks.push(named(whose, id));
            if open {
                marks.push(named(open_of, id));
            }
        }
    }
    marks
}

/// The marks of the queue that is asked for: cases with any of them are in it.
pub(super) fn of_queue(query: &InboxQuery) -> Vec<String> {
    let mark = match query.queue {
        Queue::All => ALL,
        Queue::Open => OPEN,
        Queue::Waiting => WAITING,
        Queue::Answered => ANSWERED,
        Queue::Customer => CUSTOMER,
        Queue::Ended => ENDED,
        Queue::Unassigned => UNASSIGNED,
        Queue::Due => DUE,
        Queue::Late => LATE,
        Queue::Review => REVIEW,
        Queue::Leads => LEADS,
        Queue::Mine => return vec![named(MINE, &query.viewer.agent)],
        Queue::Team => return of_teams(OURS, &query.viewer),
        Queue::Tasks => return of_teams(TASK, &query.viewer),
        Queue::Mentioned => return vec![named(CALLS, &query.viewer.agent)],
    };
    vec![mark.to_owned()]
}

/// The marks of what is asked for beyond the queue: cases with all of them are meant.
pub(super) fn of_filters(query: &InboxQuery) -> Vec<String> {
    let handler = query.handler.as_deref().map(|id| named(HANDLER, id));
    let team = query.team.as_deref().map(|id| named(TEAM, id));
    let marks = [
        query.kind.map(kind),
        query.priority.map(priority),
        handler,
        team,
    ];
    marks.into_iter().flatten().collect()
}

/// How many cases each queue holds, for `viewer`.
pub(super) fn counts(sql: &impl Sql, viewer: &Viewer) -> Result<InboxCounts, Failure> {
    let mine = named(MINE, &viewer.agent);
    let calls = named(CALLS, &viewer.agent);
    let queues = [
        WAITING, ANSWERED, CUSTOMER, ENDED, UNASSIGNED, DUE, LATE, REVIEW, LEADS, &mine, &calls,
    ];
    let mut marks = of_teams(OURS, viewer);
    marks.extend(queues.into_iter().map(ToOwned::to_owned));
    let mut counts = InboxCounts::default();
    for row in sql.run(
        "SELECT mark, n FROM inbox_tally WHERE mark IN (SELECT value FROM json_each(?))",
        &[serde_json::to_string(&marks)?.into()],
    )? {
        let mark = sql::text(&row, 0)?;
        let count = match mark.as_str() {
            WAITING => &mut counts.waiting,
            ANSWERED => &mut counts.answered,
            CUSTOMER => &mut counts.customer,
            ENDED => &mut counts.ended,
            UNASSIGNED => &mut counts.unassigned,
            DUE => &mut counts.due,
            LATE => &mut counts.late,
            REVIEW => &mut counts.review,
            LEADS => &mut counts.leads,
            of if of == mine => &mut counts.mine,
            of if of == calls => &mut counts.mentioned,
            _ => &mut counts.team,
        };
        // A case is of one team, so that none counts twice.
        *count = count.saturating_add(u32::try_from(sql::count(&row, 1)?).unwrap_or(u32::MAX));
    }
    // Two of one's teams can have tasks of one case.
    for row in sql.run(
        "SELECT count(DISTINCT place) FROM inbox_mark WHERE at = 0 AND mark IN (SELECT value FROM json_each(?))",
        &[serde_json::to_string(&of_teams(TASK, viewer))?.into()],
    )? {
        counts.tasks = u32::try_from(sql::count(&row, 0)?).unwrap_or(u32::MAX);
    }
    Ok(counts)
}

/// How many open cases each of `agents` handles.
pub(super) fn loads(sql: &impl Sql, agents: &[String]) -> Result<Vec<u32>, Failure> {
    let marks: Vec<String> = agents.iter().map(|id| named(MINE, id)).collect();
    let rows = sql.run(
        "SELECT ifnull(n, 0) FROM json_each(?) LEFT JOIN inbox_tally ON mark = value ORDER BY key",
        &[serde_json::to_string(&marks)?.into()],
    )?;
    let count = |row: &sql::Row| Ok(u32::try_from(sql::count(row, 0)?).unwrap_or(u32::MAX));
    rows.iter().map(count).collect()
}

fn of_teams(mark: &str, viewer: &Viewer) -> Vec<String> {
    viewer.teams.iter().map(|team| named(mark, team)).collect()
}

fn kind(kind: Kind) -> String {
    let number = Kind::ALL.iter().position(|one| *one == kind);
    format!("{KIND}{}", number.unwrap_or(Kind::ALL.len()))
}

fn priority(priority: Priority) -> String {
    let number = Priority::ALL.iter().position(|one| *one == priority);
    format!("{PRIORITY}{}", number.unwrap_or(Priority::ALL.len()))
}

fn named(mark: &str, id: &str) -> String {
    let mut mark = mark.to_owned();
    for byte in id.bytes() {
        // Writing into a text never fails.
        let _ = write!(mark, "{byte:02x}");
    }
    mark
}
