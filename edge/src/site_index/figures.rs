//! What cases come to. Each case's part is added as it comes and taken off as it changes, so that a report reads the
//! sums of its days, however many cases there were.

use crate::failure::Failure;
use crate::sql::{self, Sql, Value};
use answerable_shared::figures::cell::Cell;
use answerable_shared::figures::{Counted, Query};
use answerable_shared::json::read;

/// Every case, whatever it is.
const ALL: &str = "all";

/// Puts what a case adds `now` in the place of what it has added `before`; gives back what is to be kept of it.
pub(super) fn replace(
    sql: &impl Sql,
    before: Value,
    now: Option<&Counted>,
) -> Result<Value, Failure> {
    let Some(now) = now else {
        return Ok(before);
    };
    let kept = Value::Text(serde_json::to_string(now)?);
    if kept != before {
        if let Value::Text(before) = &before {
            add(sql, &read(before)?, -1)?;
        }
        add(sql, now, 1)?;
    }
    Ok(kept)
}

fn add(sql: &impl Sql, counted: &Counted, times: i64) -> Result<(), Failure> {
    let [team, kind, priority] = &counted.of;
    for (dimension, value) in [
        (ALL, ""),
        ("team", team),
        ("kind", kind),
        ("priority", priority),
    ] {
        let place = [
            dimension.into(),
            i64::from(counted.day).into(),
            value.into(),
        ];
        let there = sql.run(
            "SELECT sums FROM figure_cell WHERE dimension = ? AND day = ? AND value = ?",
            &place,
        )?;
        let mut cell = Cell::default();
        if let Some(there) = there.first() {
            cell.add(&sql::text(there, 0)?, 1);
        }
        cell.add(&counted.sums, times);
        let [dimension, day, value] = place;
        sql.run(
            "INSERT OR REPLACE INTO figure_cell (dimension, day, value, sums) VALUES (?, ?, ?, ?)",
            &[dimension, day, value, cell.text().into()],
        )?;
    }
    Ok(())
}

/// The sums of each row that `query` asks for, where there are any.
pub(super) fn sums(sql: &impl Sql, query: &Query) -> Result<Vec<(String, String)>, Failure> {
    let (dimension, only) = match &query.only {
        _ if !query.by.is_time() => (query.by.as_str(), None),
        Some((of, value)) => (of.as_str(), Some(value.as_str())),
        None => (ALL, None),
    };
    // Lists of sums, one after the other, are the list of their sums.
    let (key, order) = if query.by.is_time() {
        ("day", "day")
    } else {
        ("value", "value")
    };
    let rows = sql.run(
        &format!(
            "SELECT {key}, group_concat(sums) FROM figure_cell WHERE dimension = ? AND day BETWEEN ? AND ? \
             AND value = ifnull(?, value) GROUP BY {order}"
        ),
        &[dimension.into(), i64::from(query.from).into(), i64::from(query.to).into(), only.into()],
    )?;
    let mut sums: Vec<(String, Cell)> = Vec::new();
    for row in rows {
        let key = if query.by.is_time() {
            query
                .by
                .key(i32::try_from(sql::integer(&row, 0)?).unwrap_or_default())
        } else {
            sql::text(&row, 0)?
        };
        if sums.last().is_none_or(|(last, _)| *last != key) {
            sums.push((key, Cell::default()));
        }
        if let Some((_, cell)) = sums.last_mut() {
            cell.add(&sql::text(&row, 1)?, 1);
        }
    }
    Ok(sums
        .into_iter()
        .map(|(key, cell)| (key, cell.text()))
        .collect())
}

/// How many cases are in no sum: they came before there were figures, and have not changed since.
pub(super) fn uncounted(sql: &impl Sql) -> Result<i64, Failure> {
    let rows = sql.run("SELECT count(*) FROM inbox_row WHERE figures IS NULL", &[])?;
    rows.first().map_or(Ok(0), |row| sql::integer(row, 0))
}
