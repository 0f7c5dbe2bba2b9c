//! Lists of requesters' own cases, for whoever the host vouches for.

use super::list::MAX_PAGE;
use super::messages::{Own, OwnPlace};
use crate::failure::Failure;
use crate::sql::{self, Row, Sql};
use answerable_shared::index::OwnRow;
use answerable_shared::json;

/// Takes a row, unless the one that is there is newer.
pub(super) fn put(sql: &impl Sql, own: &Own) -> Result<(), Failure> {
    sql.run(
        "INSERT INTO own (owner, opened, reference, seq, body) VALUES (?, ?, ?, ?, ?) \
         ON CONFLICT (owner, opened, reference) DO UPDATE SET seq = excluded.seq, body = excluded.body \
         WHERE excluded.seq >= own.seq",
        &[
            (&own.owner).into(),
            own.row.opened.0.into(),
            (&own.row.reference).into(),
            own.row.seq.into(),
            serde_json::to_string(&own.row)?.into(),
        ],
    )?;
    Ok(())
}

/// The cases of `owner` after `after`, the newest first.
pub(super) fn page(
    sql: &impl Sql,
    owner: &str,
    after: Option<&OwnPlace>,
    limit: u32,
) -> Result<Vec<OwnRow>, Failure> {
    // Before the first there is nothing: no case arrives that late.
    let (opened, reference) = after.map_or((i64::MAX, ""), |after| {
        (after.opened.0, after.reference.as_str())
    });
    let rows = sql.run(
        "SELECT body FROM own WHERE owner = ? AND (opened, reference) < (?, ?) \
         ORDER BY opened DESC, reference DESC LIMIT ?",
        &[
            owner.into(),
            opened.into(),
            reference.into(),
            limit.min(MAX_PAGE).into(),
        ],
    )?;
    let read = |row: &Row| Ok(json::read(&sql::text(row, 0)?)?);
    rows.iter().map(read).collect()
}
