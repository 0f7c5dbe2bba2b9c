//! `StaffSessions`: who is signed in at one site's desk. Codes and sessions are kept as keyed hashes only.
//!
//! Apart from the index, because the index can be thrown away and sessions cannot.

use crate::failure::Failure;
use crate::sql::{self, Sql};
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How long a sign-in link works.
pub const CODE_MINUTES: u32 = 15;
/// How long somebody stays signed in.
pub const SESSION_MINUTES: u32 = 12 * 60;

const SCHEMA: [&str; 2] = [
    "CREATE TABLE IF NOT EXISTS code (hash TEXT PRIMARY KEY, agent TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS session (hash TEXT PRIMARY KEY, agent TEXT NOT NULL, until INTEGER NOT NULL) \
     WITHOUT ROWID",
];

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffRequest {
    /// Keep a code that signs `agent` in, once.
    KeepCode {
        /// What is kept of the code.
        code_hash: String,
        /// Identifier of the member of staff.
        agent: String,
    },
    /// Turn a code into a session.
    SignIn {
        /// What is kept of the code.
        code_hash: String,
        /// What is kept of the new session's token.
        session_hash: String,
    },
    /// Whose session is it?
    Who {
        /// What is kept of its token.
        session_hash: String,
    },
    /// End a session.
    SignOut {
        /// What is kept of its token.
        session_hash: String,
    },
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffReply {
    /// The code holds until then.
    Kept {
        /// When it stops working.
        until: Timestamp,
    },
    /// This session is good.
    Session {
        /// Identifier of the member of staff.
        agent: String,
        /// When it ends.
        until: Timestamp,
    },
    /// The session has ended, if there was one.
    SignedOut,
    /// There is no such code or session, or no longer.
    Unknown,
}

/// The sessions of one site.
#[derive(Debug)]
pub struct StaffEngine<S> {
    sql: S,
}

impl<S: Sql> StaffEngine<S> {
    /// The sessions in `sql`; tables are made where they are not there.
    ///
    /// # Errors
    /// The database fails.
    pub fn new(sql: S) -> Result<Self, Failure> {
        for statement in SCHEMA {
            sql.run(statement, &[])?;
        }
        Ok(Self { sql })
    }

    /// Answers one question.
    ///
    /// # Errors
    /// The database fails.
    pub fn answer(&self, request: &StaffRequest, now: Timestamp) -> Result<StaffReply, Failure> {
        match request {
            StaffRequest::KeepCode { code_hash, agent } => {
                let until = now.plus_minutes(CODE_MINUTES);
                self.forget_old(now)?;
                self.sql.run(
                    "INSERT INTO code (hash, agent, until) VALUES (?, ?, ?)",
                    &[code_hash.into(), agent.into(), until.0.into()],
                )?;
                Ok(StaffReply::Kept { until })
            }
            StaffRequest::SignIn {
                code_hash,
                session_hash,
            } => self.sign_in(code_hash, session_hash, now),
            StaffRequest::Who { session_hash } => self.who(session_hash, now),
            StaffRequest::SignOut { session_hash } => {
                self.sql
                    .run("DELETE FROM session WHERE hash = ?", &[session_hash.into()])?;
                Ok(StaffReply::SignedOut)
            }
        }
    }

    fn sign_in(
        &self,
        code_hash: &str,
        session_hash: &str,
        now: Timestamp,
    ) -> Result<StaffReply, Failure> {
        let mut reply = StaffReply::Unknown;
        self.sql.atomically(&mut || {
            let rows = self.sql.run(
                "DELETE FROM code WHERE hash = ? RETURNING agent, until",
                &[code_hash.into()],
            )?;
            let Some(row) = rows.first() else {
                return Ok(());
            };
            if sql::integer(row, 1)? <= now.0 {
                return Ok(());
            }
            let agent = sql::text(row, 0)?;
            let until = now.plus_minutes(SESSION_MINUTES);
            self.sql.run(
                "INSERT INTO session (hash, agent, until) VALUES (?, ?, ?)",
                &[session_hash.into(), (&agent).into(), until.0.into()],
            )?;
            reply = StaffReply::Session { agent, until };
            Ok(())
        })?;
        self.forget_old(now)?;
        Ok(reply)
    }

    fn who(&self, session_hash: &str, now: Timestamp) -> Result<StaffReply, Failure> {
        let rows = self.sql.run(
            "SELECT agent, until FROM session WHERE hash = ? AND until > ?",
            &[session_hash.into(), now.0.into()],
        )?;
        let Some(row) = rows.first() else {
            return Ok(StaffReply::Unknown);
        };
        Ok(StaffReply::Session {
            agent: sql::text(row, 0)?,
            until: Timestamp(sql::integer(row, 1)?),
        })
    }

    fn forget_old(&self, now: Timestamp) -> Result<(), Failure> {
        for statement in [
            "DELETE FROM code WHERE until <= ?",
            "DELETE FROM session WHERE until <= ?",
        ] {
            self.sql.run(statement, &[now.0.into()])?;
        }
        Ok(())
    }
}
