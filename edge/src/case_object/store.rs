//! What a case's object stores: its events, what was answered under which key, what is still to be published, and
//! tickets. Nothing is stored before the case is opened. How the case stands follows from its events.

use super::messages::{Claim, Opened};
use crate::failure::Failure;
use crate::sql::{self, Sql};
use answerable_shared::case::Case;
use answerable_shared::event::{Event, SCHEMA_VERSION};
use answerable_shared::evolve::replay;
use answerable_shared::json;
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

const SCHEMA: [&str; 5] = [
    "CREATE TABLE opening (id INTEGER PRIMARY KEY CHECK (id = 1), v INTEGER NOT NULL, key_hash TEXT NOT NULL, \
     fingerprint TEXT NOT NULL, token_hash TEXT NOT NULL, answer TEXT NOT NULL)",
    "CREATE TABLE event (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)",
    "CREATE TABLE answered (actor TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, seq INTEGER NOT NULL, \
     PRIMARY KEY (actor, key)) WITHOUT ROWID",
    "CREATE TABLE outbox (target TEXT PRIMARY KEY, wanted INTEGER NOT NULL, published INTEGER NOT NULL, \
     attempts INTEGER NOT NULL, due INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE ticket (hash TEXT PRIMARY KEY, claim TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID",
];

/// The tables of one case.
#[derive(Debug)]
pub struct CaseStore<S> {
    pub(super) sql: S,
}

/// How the case was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningRow {
    /// What is kept of site and idempotency key.
    pub key_hash: String,
    /// Tells one body from another under the same key.
    pub fingerprint: String,
    /// What is kept of the case token.
    pub token_hash: String,
    /// What was answered.
    pub answer: Opened,
}

/// What was answered under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Tells one body from another under the same key.
    pub fingerprint: String,
    /// The event that followed; the answer follows from it.
    pub seq: u64,
}

/// The key under which an answer is kept.
#[derive(Clone, Copy, Debug)]
pub struct AnswerKey<'a> {
    /// Who asked: the same key of somebody else is another key.
    pub actor: &'a str,
    /// The idempotency key.
    pub key: &'a str,
}

/// A case with its history, as stored.
#[derive(Clone, Debug)]
pub struct History {
    /// The case as it stands.
    pub case: Case,
    /// Its events, oldest first.
    pub events: Vec<Event>,
    /// The events as they were written, which keeps what newer code has put into them.
    raw: Vec<String>,
}

/// A ticket's row: who may use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketRow {
    /// Who asked for it.
    pub by: Claim,
}

impl<S: Sql> CaseStore<S> {
    /// The tables in `sql`.
    pub const fn new(sql: S) -> Self {
        Self { sql }
    }

    /// How the case was opened; none while it is not. Writes nothing.
    ///
    /// # Errors
    /// The database fails, or holds what this code cannot read.
    pub fn opening(&self) -> Result<Option<OpeningRow>, Failure> {
        // The table comes with the case, and whoever only looks must not make it.
        let known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'opening'";
        if self.sql.run(known, &[])?.is_empty() {
            return Ok(None);
        }
        let rows = self.sql.run(
            "SELECT key_hash, fingerprint, token_hash, answer FROM opening",
            &[],
        )?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        Ok(Some(OpeningRow {
            key_hash: sql::text(row, 0)?,
            fingerprint: sql::text(row, 1)?,
            token_hash: sql::text(row, 2)?,
            answer: json::read(&sql::text(row, 3)?)?,
        }))
    }

    /// Stores a new case; all or nothing.
    ///
    /// # Errors
    /// The database fails; then nothing is stored.
    pub fn open(&self, opening: &OpeningRow, case: &Case, event: &Event) -> Result<(), Failure> {
        self.sql.atomically(&mut || {
            for table in SCHEMA {
                self.sql.run(table, &[])?;
            }
            self.sql.run(
                "INSERT INTO opening (id, v, key_hash, fingerprint, token_hash, answer) VALUES (1, ?, ?, ?, ?, ?)",
                &[
                    SCHEMA_VERSION.into(),
                    (&opening.key_hash).into(),
                    (&opening.fingerprint).into(),
                    (&opening.token_hash).into(),
                    serde_json::to_string(&opening.answer)?.into(),
                ],
            )?;
            self.add(case, std::slice::from_ref(event))
        })
    }

    /// Stores what a command has caused, with the key under which it is answered; all or nothing.
    ///
    /// # Errors
    /// The database fails; then nothing is stored.
    pub fn act(
        &self,
        key: AnswerKey<'_>,
        answered: &Answered,
        case: &Case,
        events: &[Event],
    ) -> Result<(), Failure> {
        self.sql.atomically(&mut || {
            self.add(case, events)?;
            self.sql.run(
                "INSERT INTO answered (actor, key, fingerprint, seq) VALUES (?, ?, ?, ?)",
                &[
                    key.actor.into(),
                    key.key.into(),
                    (&answered.fingerprint).into(),
                    answered.seq.into(),
                ],
            )?;
            Ok(())
        })
    }

    /// Stores what has happened by itself; all or nothing.
    ///
    /// # Errors
    /// The database fails; then nothing is stored.
    pub fn happen(&self, case: &Case, events: &[Event]) -> Result<(), Failure> {
        self.sql.atomically(&mut || self.add(case, events))
    }

    /// What was answered under `key`.
    ///
    /// # Errors
    /// The database fails.
    pub fn answered(&self, key: AnswerKey<'_>) -> Result<Option<Answered>, Failure> {
        let rows = self.sql.run(
            "SELECT fingerprint, seq FROM answered WHERE actor = ? AND key = ?",
            &[key.actor.into(), key.key.into()],
        )?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        Ok(Some(Answered {
            fingerprint: sql::text(row, 0)?,
            seq: sql::count(row, 1)?,
        }))
    }

    /// The case and its history.
    ///
    /// # Errors
    /// The database fails, or holds no case.
    pub fn history(&self) -> Result<History, Failure> {
        let rows = self.sql.run("SELECT body FROM event ORDER BY seq", &[])?;
        let mut raw = Vec::with_capacity(rows.len());
        let mut events: Vec<Event> = Vec::with_capacity(rows.len());
        for row in &rows {
            let body = sql::text(row, 0)?;
            events.push(json::read(&body)?);
            raw.push(body);
        }
        let case = replay(&events)
            .ok_or_else(|| Failure::new("the events do not start with an arrival"))?;
        Ok(History { case, events, raw })
    }

    /// Keeps a ticket, and forgets those that nobody used in time.
    ///
    /// # Errors
    /// The database fails.
    pub fn keep_ticket(
        &self,
        hash: &str,
        by: &Claim,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<(), Failure> {
        let ticket = serde_json::to_string(&TicketRow { by: by.clone() })?;
        self.sql
            .run("DELETE FROM ticket WHERE until <= ?", &[now.0.into()])?;
        self.sql.run(
            "INSERT OR REPLACE INTO ticket (hash, claim, until) VALUES (?, ?, ?)",
            &[hash.into(), ticket.into(), until.0.into()],
        )?;
        Ok(())
    }

    /// Takes a ticket, which is then gone; none if it is not there or too old.
    ///
    /// # Errors
    /// The database fails.
    pub fn take_ticket(&self, hash: &str, now: Timestamp) -> Result<Option<Claim>, Failure> {
        let rows = self.sql.run(
            "DELETE FROM ticket WHERE hash = ? RETURNING claim, until",
            &[hash.into()],
        )?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        if sql::integer(row, 1)? <= now.0 {
            return Ok(None);
        }
        let ticket: TicketRow = json::read(&sql::text(row, 0)?)?;
        Ok(Some(ticket.by))
    }

    /// Adds events, and the wish that the case after them be published.
    fn add(&self, case: &Case, events: &[Event]) -> Result<(), Failure> {
        for event in events {
            self.sql.run(
                "INSERT INTO event (seq, body) VALUES (?, ?)",
                &[event.seq.into(), serde_json::to_string(event)?.into()],
            )?;
        }
        self.want_published(case.seq, case.updated)
    }
}

impl History {
    /// The record for KV. Its events are what is stored, byte for byte.
    ///
    /// # Errors
    /// The case cannot be written as JSON.
    pub fn record(&self) -> Result<String, Failure> {
        let case = serde_json::to_string(&self.case)?;
        let events = self.raw.join(",");
        Ok(format!(
            "{{\"v\":{SCHEMA_VERSION},\"case\":{case},\"events\":[{events}]}}"
        ))
    }
}
