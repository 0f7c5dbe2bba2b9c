//! What cases come to. Each case's part is added as it comes and taken off as it changes, so that a report reads the
//! sums of its days, however many cases there were.

use crate::failure::Failure;
use crate::sql::{self, Sql, Value};
use answerable_shared::calendar::Date;
use answerable_shared::figures::cell::Cell;
use answerable_shared::figures::{Counted, Query};
use answerable_shared::json::read;
use std::collections::BTreeMap;

/// Sums of days, and of months from their first day.
const DAYS: &str = "figure_cell";
const MONTHS: &str = "figure_month";
/// Every case, whatever it is.
const ALL: &str = "all";

/// Puts what a case adds `now` in the place of what it has added `before`; gives back what is to be kept of it. Former
/// code does not say what its case adds: that is taken off then and told as uncounted, since it may not hold any more.
pub(super) fn replace(
    sql: &impl Sql,
    before: &Value,
    now: Option<&Counted>,
) -> Result<Value, Failure> {
    let kept = match now {
        Some(now) => Value::Text(serde_json::to_string(now)?),
        None => Value::Null,
    };
    if kept != *before {
        if let Value::Text(before) = before {
            add(sql, &read(before)?, -1)?;
        }
        if let Some(now) = now {
            add(sql, now, 1)?;
        }
    }
    Ok(kept)
}

fn add(sql: &impl Sql, counted: &Counted, times: i64) -> Result<(), Failure> {
    let [team, kind, priority] = &counted.of;
    let month = Date::of_days(counted.day).first_of_month().days();
    for (table, from) in [(DAYS, counted.day), (MONTHS, month)] {
        for (dimension, value) in [
            (ALL, ""),
            ("team", team),
            ("kind", kind),
            ("priority", priority),
        ] {
            let place = [dimension.into(), i64::from(from).into(), value.into()];
            add_to(sql, table, place, &counted.sums, times)?;
        }
    }
    Ok(())
}

fn add_to(
    sql: &impl Sql,
    table: &str,
    place: [Value; 3],
    sums: &str,
    times: i64,
) -> Result<(), Failure> {
    let at = "WHERE dimension = ? AND day = ? AND value = ?";
    let there = sql.run(&format!("SELECT sums FROM {table} {at}"), &place)?;
    let mut cell = Cell::default();
    if let Some(there) = there.first() {
        cell.add(&sql::text(there, 0)?, 1);
    }
    cell.add(sums, times);
    let sums = cell.text();
    if sums.is_empty() {
        sql.run(&format!("DELETE FROM {table} {at}"), &place)?;
        return Ok(());
    }
    let [dimension, day, value] = place;
    sql.run(
        &format!(
            "INSERT OR REPLACE INTO {table} (dimension, day, value, sums) VALUES (?, ?, ?, ?)"
        ),
        &[dimension, day, value, sums.into()],
    )?;
    Ok(())
}

/// The sums of each row that `query` asks for, where there are any. Whole months are read as such: a year by team would
/// be hundreds of days of each team otherwise.
pub(super) fn sums(sql: &impl Sql, query: &Query) -> Result<Vec<(String, String)>, Failure> {
    let mut sums = BTreeMap::new();
    let (months, days) = query.parts();
    let parts = months.map(|months| (MONTHS, months));
    for (table, (from, to)) in parts.into_iter().chain(days.map(|days| (DAYS, days))) {
        if from <= to {
            read_part(sql, query, table, [from, to], &mut sums)?;
        }
    }
    let told = |(key, cell): (String, Cell)| (key, cell.text());
    Ok(sums.into_iter().map(told).collect())
}

fn read_part(
    sql: &impl Sql,
    query: &Query,
    table: &str,
    [from, to]: [i32; 2],
    sums: &mut BTreeMap<String, Cell>,
) -> Result<(), Failure> {
    let is_time = query.by.is_time();
    let (dimension, only) = match &query.only {
        _ if !is_time => (query.by.as_str(), None),
        Some((of, value)) => (of.as_str(), Some(value.as_str())),
        None => (ALL, None),
    };
    // Lists of sums, one after the other, are the list of their sums.
    let key = if is_time { "day" } else { "value" };
    let rows = sql.run(
        &format!(
            "SELECT {key}, group_concat(sums) FROM {table} WHERE dimension = ? AND day BETWEEN ? AND ? \
             AND value = ifnull(?, value) GROUP BY {key}"
        ),
        &[
            dimension.into(),
            i64::from(from).into(),
            i64::from(to).into(),
            only.into(),
        ],
    )?;
    for row in rows {
        let key = if is_time {
            let day = i32::try_from(sql::integer(&row, 0)?).unwrap_or_default();
            query.by.key(day)
        } else {
            sql::text(&row, 0)?
        };
        sums.entry(key).or_default().add(&sql::text(&row, 1)?, 1);
    }
    Ok(())
}

/// How many cases are in no sum: they came before there were figures and have not changed since, or former code has
/// brought them.
pub(super) fn uncounted(sql: &impl Sql) -> Result<i64, Failure> {
    let count = |statement: &str| {
        let rows = sql.run(statement, &[])?;
        rows.first().map_or(Ok(0), |row| sql::integer(row, 0))
    };
    let here = count("SELECT count(*) FROM inbox_row WHERE figures IS NULL")?;
    let is_moving = count("SELECT count(*) FROM sqlite_master WHERE name = 'entry'")? > 0;
    if !is_moving {
        return Ok(here);
    }
    let to_come = count(
        "SELECT count(*) FROM entry WHERE reference NOT IN (SELECT reference FROM inbox_row)",
    )?;
    Ok(here + to_come)
}
