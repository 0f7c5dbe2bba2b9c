//! Tickets: who may open one socket of the desk.

use super::messages::Viewer;
use crate::failure::Failure;
use crate::sql::{self, Sql};
use answerable_shared::json;
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How long a ticket opens a socket.
pub const TICKET_MS: i64 = 30_000;

/// The session behind a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskTicket {
    /// What is kept of the session's token.
    pub session_hash: String,
    /// When the session ends.
    pub until: Timestamp,
    /// For whom counts are made.
    pub viewer: Viewer,
}

pub(super) fn keep(
    sql: &impl Sql,
    hash: &str,
    ticket: &DeskTicket,
    now: Timestamp,
) -> Result<(), Failure> {
    sql.run("DELETE FROM inbox_ticket WHERE until <= ?", &[now.0.into()])?;
    sql.run(
        "INSERT OR REPLACE INTO inbox_ticket (hash, until, session_hash, body) VALUES (?, ?, ?, ?)",
        &[
            hash.into(),
            now.0.saturating_add(TICKET_MS).into(),
            (&ticket.session_hash).into(),
            serde_json::to_string(ticket)?.into(),
        ],
    )?;
    Ok(())
}

pub(super) fn take(
    sql: &impl Sql,
    hash: &str,
    now: Timestamp,
) -> Result<Option<DeskTicket>, Failure> {
    let rows = sql.run(
        "DELETE FROM inbox_ticket WHERE hash = ? RETURNING until, body",
        &[hash.into()],
    )?;
    let Some(row) = rows.first() else {
        return Ok(None);
    };
    if sql::integer(row, 0)? <= now.0 {
        return Ok(None);
    }
    Ok(Some(json::read(&sql::text(row, 1)?)?))
}

pub(super) fn forget(sql: &impl Sql, session_hash: &str) -> Result<(), Failure> {
    sql.run(
        "DELETE FROM inbox_ticket WHERE session_hash = ?",
        &[session_hash.into()],
    )?;
    Ok(())
}
