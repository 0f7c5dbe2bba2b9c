//! One row a case, and where it stands in the inbox.

use super::engine::Changed;
use super::{figures, marks, search};
use crate::failure::Failure;
use crate::sql::{self, Sql, Value};
use answerable_shared::case::Priority;
use answerable_shared::figures::Counted;
use answerable_shared::index::IndexRow;
use answerable_shared::time::Timestamp;

/// Due later than anything: what JavaScript's numbers still tell apart.
const NEVER: i64 = (1 << 53) - 1;
/// Milliseconds that a place has room for, from 2020 on: until the year 2089.
const LATEST: i64 = (1 << 41) - 1;
/// The beginning of 2020.
const SINCE: i64 = 1_577_836_800_000;
/// Places of one millisecond.
const ROOM: i64 = 1 << 11;

/// Takes a row, unless the one that is there is newer. `words` is what it is found by beyond itself, `counted` what it
/// adds to figures; former code does not say.
pub(super) fn put(
    sql: &impl Sql,
    row: &IndexRow,
    words: &str,
    counted: Option<&Counted>,
) -> Result<Changed, Failure> {
    let there = sql.run(
        "SELECT seq, place, due, marks, figures FROM inbox_row WHERE reference = ?",
        &[(&row.reference).into()],
    )?;
    let mut changed = Changed::Row;
    let mut before: Value = "[]".into();
    let mut figures = Value::Null;
    if let Some(there) = there.first() {
        let seq = sql::count(there, 0)?;
        if seq > row.seq {
            return Ok(Changed::Nothing);
        }
        if seq == row.seq {
            // Taken all the same: a rebuild brings what newer code makes of the same events.
            changed = Changed::Nothing;
        }
        before = sql::text(there, 3)?.into();
        figures = there.get(4).cloned().unwrap_or(Value::Null);
        remove(
            sql,
            sql::integer(there, 1)?,
            sql::integer(there, 2)?,
            &before,
        )?;
    }
    let now: Value = serde_json::to_string(&marks::of(row))?.into();
    figures = figures::replace(sql, &figures, counted)?;
    insert(sql, row, words, &now, figures)?;
    sql.run(
        "UPDATE inbox_tally SET n = n - 1 WHERE mark IN \
         (SELECT value FROM json_each(?1) EXCEPT SELECT value FROM json_each(?2))",
        &[before.clone(), now.clone()],
    )?;
    sql.run(
        "INSERT INTO inbox_tally (mark, n) SELECT value, 1 FROM json_each(?2) \
         WHERE value NOT IN (SELECT value FROM json_each(?1)) ON CONFLICT (mark) DO UPDATE SET n = n + 1",
        &[before, now],
    )?;
    Ok(changed)
}

fn remove(sql: &impl Sql, place: i64, due: i64, marks: &Value) -> Result<(), Failure> {
    sql.run("DELETE FROM inbox_row WHERE place = ?", &[place.into()])?;
    sql.run(
        "DELETE FROM inbox_words WHERE rowid = CAST(? AS INTEGER)",
        &[place.into()],
    )?;
    sql.run(
        "DELETE FROM inbox_mark WHERE mark IN (SELECT value FROM json_each(?)) AND at = 0 AND place = ?",
        &[marks.clone(), place.into()],
    )?;
    sql.run(
        "DELETE FROM inbox_mark WHERE mark IN (SELECT 'd' || value FROM json_each(?)) AND at = ? AND place = ?",
        &[marks.clone(), due.into(), place.into()],
    )?;
    Ok(())
}

fn insert(
    sql: &impl Sql,
    row: &IndexRow,
    words: &str,
    marks: &Value,
    figures: Value,
) -> Result<(), Failure> {
    let mut place = place(row);
    while !sql
        .run("SELECT 1 FROM inbox_row WHERE place = ?", &[place.into()])?
        .is_empty()
    {
        place = place.saturating_add(1);
    }
    let due = row.due.map_or(NEVER, |due| due.0.clamp(1, NEVER));
    sql.run(
        "INSERT INTO inbox_row (place, reference, seq, due, marks, body, figures) VALUES (?, ?, ?, ?, ?, ?, ?)",
        &[
            place.into(),
            (&row.reference).into(),
            row.seq.into(),
            due.into(),
            marks.clone(),
            serde_json::to_string(row)?.into(),
            figures,
        ],
    )?;
    sql.run(
        "INSERT INTO inbox_words (rowid, text, marks) VALUES (CAST(? AS INTEGER), ?, ?)",
        &[
            place.into(),
            search::found_by(row, words).into(),
            marks.clone(),
        ],
    )?;
    sql.run(
        "INSERT INTO inbox_mark (mark, at, place) SELECT value, 0, ? FROM json_each(?)",
        &[place.into(), marks.clone()],
    )?;
    if marks::is_open(row) {
        sql.run(
            "INSERT INTO inbox_mark (mark, at, place) SELECT 'd' || value, ?, ? FROM json_each(?)",
            &[due.into(), place.into(), marks.clone()],
        )?;
    }
    Ok(())
}

/// Where a row stands: below zero while its requester waits, what is urgent before the rest and whoever waits longest
/// first; then by what happened last. Rows of one millisecond are in the order of the first two symbols of their
/// references.
fn place(row: &IndexRow) -> i64 {
    let within = |time: Timestamp| time.0.saturating_sub(SINCE).clamp(1, LATEST);
    let symbol = |at: usize| {
        let byte = row.reference.as_bytes().get(at).copied();
        i64::from(byte.unwrap_or(b'0').clamp(b'0', b'Z') - b'0')
    };
    let tie = symbol(3) * 43 + symbol(4);
    match row.waiting_since {
        Some(since) => {
            let ahead = match row.priority {
                Priority::Urgent => 2,
                _ => 1,
            };
            (within(since) - ahead * (LATEST + 1)) * ROOM + tie
        }
        None => (LATEST - within(row.updated)) * ROOM + tie,
    }
}
