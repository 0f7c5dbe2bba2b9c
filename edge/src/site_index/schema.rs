//! The tables, and how those of former code become them.

use super::rows;
use crate::failure::Failure;
use crate::sql::{self, Sql};
use answerable_shared::json;

/// Former rows that one question moves, at most: so many take about a second.
const MOVED: u32 = 1_000;

/// - `inbox_row`: `place` is where the row stands in the inbox; `marks` what it is listed under, a list in JSON.
/// - `inbox_mark`: every row under each of its marks by place (`at` is 0); open ones also by what is due (`at`), under
///   the mark with a `d` before it.
/// - `inbox_tally`: how many rows have a mark.
/// - `inbox_words`: what rows are found by, under their places; nothing of the text itself is kept. Beginnings of up to
///   three letters are looked up as quickly as whole words.
///
/// What figures need comes after them, see [`FIGURES`].
const SCHEMA: [&str; 6] = [
    "CREATE TABLE inbox_row (place INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL, \
     due INTEGER NOT NULL, marks TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE TABLE inbox_mark (mark TEXT NOT NULL, at INTEGER NOT NULL, place INTEGER NOT NULL, \
     PRIMARY KEY (mark, at, place)) WITHOUT ROWID",
    "CREATE TABLE inbox_tally (mark TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE inbox_words USING fts5(text, marks, content='', contentless_delete=1, \
     tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')",
    "CREATE TABLE inbox_ticket (hash TEXT PRIMARY KEY, until INTEGER NOT NULL, session_hash TEXT NOT NULL, \
     body TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS own (owner TEXT NOT NULL, opened INTEGER NOT NULL, reference TEXT NOT NULL, \
     seq INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (owner, opened, reference)) WITHOUT ROWID",
];

/// - `figure_cell`: what the cases of a day, and of one team, kind or priority, come to.
/// - `figures` of a row: what its case adds to those; nothing for cases that came before there were figures, which
///   `inbox_uncounted` lists.
const FIGURES: [&str; 3] = [
    "CREATE TABLE figure_cell (dimension TEXT NOT NULL, day INTEGER NOT NULL, value TEXT NOT NULL, sums TEXT NOT NULL, \
     PRIMARY KEY (dimension, day, value)) WITHOUT ROWID",
    "ALTER TABLE inbox_row ADD COLUMN figures TEXT",
    "CREATE INDEX inbox_uncounted ON inbox_row (place) WHERE figures IS NULL",
];

/// - `figure_month`: the same of whole months, under their first days. Lists of sums, one after the other, are the list of
///   their sums.
const MONTHS: [&str; 2] = [
    "CREATE TABLE figure_month (dimension TEXT NOT NULL, day INTEGER NOT NULL, value TEXT NOT NULL, sums TEXT NOT NULL, \
     PRIMARY KEY (dimension, day, value)) WITHOUT ROWID",
    "INSERT INTO figure_month (dimension, day, value, sums) SELECT dimension, \
     CAST(strftime('%s', day * 86400, 'unixepoch', 'start of month') AS INTEGER) / 86400, value, group_concat(sums) \
     FROM figure_cell GROUP BY 1, 2, 3",
];

/// Makes the tables where they are not there, and moves rows out of the former one, some at each question.
pub(super) fn prepare(sql: &impl Sql) -> Result<(), Failure> {
    let tables = sql.run(
        "SELECT name FROM sqlite_master WHERE name IN ('entry', 'inbox_row', 'figure_cell', 'figure_month')",
        &[],
    )?;
    let has = |name: &str| tables.iter().any(|row| row.first() == Some(&name.into()));
    if !has("inbox_row") {
        sql.atomically(&mut || {
            // Former tickets opened a socket for half a minute only.
            sql.run("DROP TABLE IF EXISTS desk_ticket", &[])?;
            for statement in SCHEMA {
                sql.run(statement, &[])?;
            }
            Ok(())
        })?;
    }
    for (table, statements) in [("figure_cell", &FIGURES[..]), ("figure_month", &MONTHS)] {
        if !has(table) {
            sql.atomically(&mut || {
                let mut statements = statements.iter();
                statements.try_for_each(|statement| sql.run(statement, &[]).map(|_| ()))
            })?;
        }
    }
    if has("entry") {
        sql.atomically(&mut || upgrade(sql))?;
    }
    Ok(())
}

fn upgrade(sql: &impl Sql) -> Result<(), Failure> {
    let former = sql.run(
        "SELECT e.reference, e.search, e.body, ifnull(r.seq >= e.seq, 0) FROM entry e \
         LEFT JOIN inbox_row r ON r.reference = e.reference LIMIT ?",
        &[MOVED.into()],
    )?;
    for row in &former {
        // A body that cannot be read was not shown before either; a rebuild brings the case back.
        if sql::integer(row, 3)? == 0
            && let Ok(body) = json::read(&sql::text(row, 2)?)
        {
            rows::put(sql, &body, &sql::text(row, 1)?, None)?;
        }
        let reference = sql::text(row, 0)?;
        sql.run("DELETE FROM entry WHERE reference = ?", &[reference.into()])?;
    }
    if former.is_empty() {
        sql.run("DROP TABLE entry", &[])?;
    }
    Ok(())
}
