//! `RateLimiter`: how many cases one client has sent to one site lately, exactly.

use crate::failure::Failure;
use crate::sql::{self, Sql};
use answerable_shared::site::SubmitLimit;
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

const SCHEMA: &str =
    "CREATE TABLE IF NOT EXISTS hit (key TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID";

/// May this go through?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitRequest {
    /// What is kept of the idempotency key; the same one counts once.
    pub key_hash: String,
    /// The bound.
    pub limit: SubmitLimit,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitReply {
    /// It may.
    Pass,
    /// Not now.
    Wait {
        /// When there is room again, in seconds from now.
        seconds: u32,
    },
}

/// The hits of one client at one site.
#[derive(Debug)]
pub struct LimitEngine<S> {
    sql: S,
}

impl<S: Sql> LimitEngine<S> {
    /// The hits in `sql`; the table is made where it is not there.
    ///
    /// # Errors
    /// The database fails.
    pub fn new(sql: S) -> Result<Self, Failure> {
        sql.run(SCHEMA, &[])?;
        Ok(Self { sql })
    }

    /// Counts a hit, if there is room for it.
    ///
    /// # Errors
    /// The database fails.
    pub fn answer(&self, request: &LimitRequest, now: Timestamp) -> Result<LimitReply, Failure> {
        self.forget(now)?;
        let known = self.sql.run(
            "SELECT 1 FROM hit WHERE key = ?",
            &[(&request.key_hash).into()],
        )?;
        if !known.is_empty() {
            return Ok(LimitReply::Pass);
        }
        let Some(others) = request.limit.count.checked_sub(1) else {
            return Ok(wait(now.plus_minutes(request.limit.minutes), now));
        };
        // With as many hits as are taken, the oldest of them makes room when it leaves the window.
        let full = self.sql.run(
            "SELECT until FROM hit ORDER BY until DESC LIMIT 1 OFFSET ?",
            &[others.into()],
        )?;
        if let Some(row) = full.first() {
            return Ok(wait(Timestamp(sql::integer(row, 0)?), now));
        }
        let until = now.plus_minutes(request.limit.minutes);
        self.sql.run(
            "INSERT INTO hit (key, until) VALUES (?, ?)",
            &[(&request.key_hash).into(), until.0.into()],
        )?;
        Ok(LimitReply::Pass)
    }

    /// Forgets hits that count no more. True once none is left: then the object needs no storage.
    ///
    /// # Errors
    /// The database fails.
    pub fn forget(&self, now: Timestamp) -> Result<bool, Failure> {
        self.sql
            .run("DELETE FROM hit WHERE until <= ?", &[now.0.into()])?;
        Ok(self.sql.run("SELECT 1 FROM hit LIMIT 1", &[])?.is_empty())
    }
}

fn wait(until: Timestamp, now: Timestamp) -> LimitReply {
    let left = until.0.saturating_sub(now.0).saturating_add(999) / 1000;
    LimitReply::Wait {
        seconds: u32::try_from(left).unwrap_or(1).max(1),
    }
}
