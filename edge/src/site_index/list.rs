//! Pages of the inbox. Each is read in order from where the one before has ended; nothing is sorted or counted for it.

use super::messages::{InboxQuery, Place, Sort};
use super::{marks, search};
use crate::failure::Failure;
use crate::sql::{self, Row, Sql, Value};
use answerable_shared::index::IndexRow;
use answerable_shared::json;

/// Rows of one page, at most.
pub const MAX_PAGE: u32 = 100;
/// So many rows under the rarest mark are looked up under the others; if there are more, the table of words compares
/// their lists.
const LOOKED_UP: i64 = 1_000;
/// Before every place.
const FIRST: i64 = 1 - (1 << 53);

/// The page that `query` asks for.
pub(super) fn page(sql: &impl Sql, query: &InboxQuery) -> Result<Vec<(Place, IndexRow)>, Failure> {
    let mut said = None;
    if let Some(text) = &query.text {
        let Some(expression) = search::expression(text) else {
            return Ok(Vec::new());
        };
        said = Some(format!("text : ({expression})"));
    }
    let filters = marks::of_filters(query);
    let queues = marks::of_queue(query);
    let mut rows = Vec::new();
    match said {
        Some(said) if query.sort == Sort::Usual && !queues.is_empty() => {
            rows = matching(sql, Some(&said), &queues, &filters, query)?;
        }
        said => {
            for queue in queues {
                rows.extend(listed(sql, queue, &filters, said.as_deref(), query)?);
            }
        }
    }
    let mut placed = Vec::with_capacity(rows.len());
    for row in rows {
        let body = sql::text(&row, 2)?;
        placed.push(((sql::integer(&row, 0)?, sql::integer(&row, 1)?), body));
    }
    placed.sort_by_key(|(place, _)| *place);
    // One case can be under several marks of a queue.
    placed.dedup_by_key(|(place, _)| *place);
    placed.truncate(usize::try_from(limit(query)).unwrap_or(usize::MAX));
    let read = |((rank, order), body): ((i64, i64), String)| {
        let row: IndexRow = json::read(&body)?;
        let place = Place {
            rank,
            order,
            reference: row.reference.clone(),
        };
        Ok((place, row))
    };
    placed.into_iter().map(read).collect()
}

/// Rows of one queue that pass the filters.
fn listed(
    sql: &impl Sql,
    queue: String,
    filters: &[String],
    said: Option<&str>,
    query: &InboxQuery,
) -> Result<Vec<Row>, Failure> {
    let mut wanted = vec![queue];
    wanted.extend_from_slice(filters);
    let rarest = sql.run(
        "SELECT count(*), min(n), mark FROM inbox_tally WHERE mark IN (SELECT value FROM json_each(?))",
        &[serde_json::to_string(&wanted)?.into()],
    )?;
    let Some(rarest) = rarest.first() else {
        return Ok(Vec::new());
    };
    if usize::try_from(sql::integer(rarest, 0)?).ok() != Some(wanted.len()) {
        // One of the marks was never seen.
        return Ok(Vec::new());
    }
    if sql::integer(rarest, 1)? > LOOKED_UP && wanted.len() > 1 && query.sort == Sort::Usual {
        let queue = wanted.get(..1).unwrap_or_default();
        return matching(sql, None, queue, filters, query);
    }
    let rarest = sql::text(rarest, 2)?;
    let mut values: Vec<Value> = Vec::new();
    let mut joins = String::new();
    for (at, mark) in wanted.iter().filter(|mark| **mark != rarest).enumerate() {
        joins += &format!(
            "CROSS JOIN inbox_mark m{at} ON m{at}.mark = ? AND m{at}.at = 0 AND m{at}.place = m.place "
        );
        values.push(mark.into());
    }
    values.push(match query.sort {
        Sort::Usual => rarest.into(),
        Sort::Due => format!("d{rarest}").into(),
    });
    let (rank, order) = after(query);
    values.extend([rank.into(), order.into()]);
    let mut found = "";
    if let Some(said) = said {
        found = "AND m.place IN (SELECT rowid FROM inbox_words WHERE inbox_words MATCH ?) ";
        values.push(said.into());
    }
    values.push(limit(query).into());
    sql.run(
        &format!(
            "SELECT m.at, m.place, r.body FROM inbox_mark m {joins}CROSS JOIN inbox_row r ON r.place = m.place \
             WHERE m.mark = ? AND (m.at, m.place) > (?, ?) {found}ORDER BY m.at, m.place LIMIT ?"
        ),
        &values,
    )
}

/// Rows of any of `queues` that pass the filters and hold what is `said`, by the table of words.
fn matching(
    sql: &impl Sql,
    said: Option<&str>,
    queues: &[String],
    filters: &[String],
    query: &InboxQuery,
) -> Result<Vec<Row>, Failure> {
    let mut wanted = format!("marks : (({})", queues.join(" OR "));
    for mark in filters {
        wanted += " AND ";
        wanted += mark;
    }
    wanted.push(')');
    if let Some(said) = said {
        wanted = format!("{said} AND {wanted}");
    }
    let (_, order) = after(query);
    // Numbers come as fractions from JavaScript, which the table of words does not take for places.
    sql.run(
        "SELECT 0, r.place, r.body FROM inbox_words w CROSS JOIN inbox_row r ON r.place = w.rowid \
         WHERE w.inbox_words MATCH ? AND w.rowid > CAST(? AS INTEGER) ORDER BY w.rowid LIMIT ?",
        &[wanted.into(), order.into(), limit(query).into()],
    )
}

fn after(query: &InboxQuery) -> (i64, i64) {
    let after = query.after.as_ref();
    after.map_or((0, FIRST), |place| (place.rank, place.order))
}

fn limit(query: &InboxQuery) -> u32 {
    query.limit.min(MAX_PAGE)
}
