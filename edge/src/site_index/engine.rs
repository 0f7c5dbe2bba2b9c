//! The rows of one site's cases, and the inbox over them.

use super::messages::{InboxQuery, IndexReply, IndexRequest, Own, OwnPlace, Place, Queue};
use crate::failure::Failure;
use crate::sql::{self, Row, Sql, Value};
use answerable_shared::api::{DeskFrame, InboxCounts};
use answerable_shared::case::{Kind, Turn};
use answerable_shared::index::{IndexRow, OwnRow};
use answerable_shared::reference::Reference;
use answerable_shared::time::Timestamp;

/// How long a ticket opens a socket.
pub const TICKET_MS: i64 = 30_000;
/// Rows of one page, at most.
pub const MAX_PAGE: u32 = 100;
/// Words of a search that are looked at, at most.
const MAX_WORDS: usize = 12;

const WAITING: i64 = 0;
const ANSWERED: i64 = 1;
const ENDED: i64 = 2;

const SCHEMA: [&str; 4] = [
    "CREATE TABLE IF NOT EXISTS entry (reference TEXT PRIMARY KEY, seq INTEGER NOT NULL, queue INTEGER NOT NULL, \
     kind TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL, search TEXT NOT NULL, body TEXT NOT NULL) \
     WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS entry_by_place ON entry (rank, place, reference)",
    "CREATE TABLE IF NOT EXISTS desk_ticket (hash TEXT PRIMARY KEY, until INTEGER NOT NULL, \
     session_hash TEXT NOT NULL, session_until INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS own (owner TEXT NOT NULL, opened INTEGER NOT NULL, reference TEXT NOT NULL, \
     seq INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (owner, opened, reference)) WITHOUT ROWID",
];

/// Whether a question has changed the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It has not.
    Nothing,
    /// The row that was put is new.
    Row,
}

/// The session behind a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskTicket {
    /// What is kept of the session's token.
    pub session_hash: String,
    /// When the session ends.
    pub until: Timestamp,
}

/// The index of one site.
#[derive(Debug)]
pub struct IndexEngine<S> {
    sql: S,
}

impl<S: Sql> IndexEngine<S> {
    /// The index over the tables in `sql`, which are made where they are not there.
    ///
    /// # Errors
    /// The database fails.
    pub fn new(sql: S) -> Result<Self, Failure> {
        for statement in SCHEMA {
            sql.run(statement, &[])?;
        }
        Ok(Self { sql })
    }

    /// Answers one question; whether the desks are to be told comes with it.
    ///
    /// # Errors
    /// The database fails.
    pub fn answer(
        &self,
        request: &IndexRequest,
        now: Timestamp,
    ) -> Result<(IndexReply, Changed), Failure> {
        match request {
            IndexRequest::Put { row, words, own } => {
                if let Some(own) = own {
                    self.put_own(own)?;
                }
                Ok((IndexReply::Put, self.put(row, words)?))
            }
            IndexRequest::Own {
                owner,
                after,
                limit,
            } => {
                let rows = self.own(owner, after.as_ref(), *limit)?;
                Ok((IndexReply::Own { rows }, Changed::Nothing))
            }
            IndexRequest::List(query) => {
                let rows = self.list(query)?;
                let counts = self.counts()?;
                Ok((IndexReply::Page { rows, counts }, Changed::Nothing))
            }
            IndexRequest::Ticket {
                ticket_hash,
                until,
                session_hash,
                ..
            } => {
                let session = DeskTicket {
                    session_hash: session_hash.clone(),
                    until: *until,
                };
                self.keep_ticket(ticket_hash, &session, now)?;
                Ok((IndexReply::Ticketed, Changed::Nothing))
            }
            IndexRequest::SignOut { session_hash } => {
                self.sql.run(
                    "DELETE FROM desk_ticket WHERE session_hash = ?",
                    &[session_hash.into()],
                )?;
                Ok((IndexReply::SignedOut, Changed::Nothing))
            }
        }
    }

    /// Takes a ticket, which is then gone; none if it is not there or too old.
    ///
    /// # Errors
    /// The database fails.
    pub fn take_ticket(&self, hash: &str, now: Timestamp) -> Result<Option<DeskTicket>, Failure> {
        let rows = self.sql.run(
            "DELETE FROM desk_ticket WHERE hash = ? RETURNING until, session_hash, session_until",
            &[hash.into()],
        )?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        if sql::integer(row, 0)? <= now.0 {
            return Ok(None);
        }
        Ok(Some(DeskTicket {
            session_hash: sql::text(row, 1)?,
            until: Timestamp(sql::integer(row, 2)?),
        }))
    }

    /// What the desks are told of `reference` now; none if the index does not know it.
    ///
    /// # Errors
    /// The database fails.
    pub fn frame(&self, reference: &str) -> Result<Option<DeskFrame>, Failure> {
        let rows = self.sql.run(
            "SELECT body FROM entry WHERE reference = ?",
            &[reference.into()],
        )?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        Ok(Some(DeskFrame {
            row: serde_json::from_str(&sql::text(row, 0)?)?,
            counts: self.counts()?,
        }))
    }

    fn put(&self, row: &IndexRow, words: &str) -> Result<Changed, Failure> {
        let place = place(row);
        let changed = self.sql.run(
            "INSERT INTO entry (reference, seq, queue, kind, rank, place, search, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?) \
             ON CONFLICT (reference) DO UPDATE SET seq = excluded.seq, queue = excluded.queue, kind = excluded.kind, \
             rank = excluded.rank, place = excluded.place, search = excluded.search, body = excluded.body \
             WHERE excluded.seq > entry.seq RETURNING seq",
            &[
                (&row.reference).into(),
                row.seq.into(),
                queue(row).into(),
                kind(row.kind)?.into(),
                place.rank.into(),
                place.order.into(),
                searched(row, words).into(),
                serde_json::to_string(row)?.into(),
            ],
        )?;
        Ok(if changed.is_empty() {
            // What is there is as new, or newer.
            Changed::Nothing
        } else {
            Changed::Row
        })
    }

    fn put_own(&self, own: &Own) -> Result<(), Failure> {
        self.sql.run(
            "INSERT INTO own (owner, opened, reference, seq, body) VALUES (?, ?, ?, ?, ?) \
             ON CONFLICT (owner, opened, reference) DO UPDATE SET seq = excluded.seq, body = excluded.body \
             WHERE excluded.seq > own.seq",
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

    fn own(
        &self,
        owner: &str,
        after: Option<&OwnPlace>,
        limit: u32,
    ) -> Result<Vec<OwnRow>, Failure> {
        // Before the first there is nothing: no case arrives that late.
        let (opened, reference) = after.map_or((i64::MAX, ""), |after| {
            (after.opened.0, after.reference.as_str())
        });
        let rows = self.sql.run(
            "SELECT body FROM own WHERE owner = ? AND (opened, reference) < (?, ?) \
             ORDER BY opened DESC, reference DESC LIMIT ?",
            &[
                owner.into(),
                opened.into(),
                reference.into(),
                limit.min(MAX_PAGE).into(),
            ],
        )?;
        let read = |row: &Row| Ok(serde_json::from_str(&sql::text(row, 0)?)?);
        rows.iter().map(read).collect()
    }

    fn list(&self, query: &InboxQuery) -> Result<Vec<(Place, IndexRow)>, Failure> {
        let mut conditions = Vec::new();
        let mut values: Vec<Value> = Vec::new();
        let queue = match query.queue {
            Queue::Waiting => Some(WAITING),
            Queue::Answered => Some(ANSWERED),
            Queue::Ended => Some(ENDED),
            Queue::All => None,
        };
        if let Some(queue) = queue {
            conditions.push("queue = ?".to_owned());
            values.push(queue.into());
        }
        if let Some(wanted) = query.kind {
            conditions.push("kind = ?".to_owned());
            values.push(kind(wanted)?.into());
        }
        if let Some(text) = &query.text {
            // Not LIKE: the platform bounds its patterns to 50 bytes.
            let has = "instr(search, ?) > 0";
            let words = wanted_words(text);
            let mut wanted = vec![has; words.len()].join(" AND ");
            values.extend(words.into_iter().map(Value::from));
            if let Ok(reference) = text.parse::<Reference>() {
                // Or, not instead: some words, such as "feedback", read as a reference too.
                wanted = format!("({wanted} OR {has})");
                values.push(reference.to_string().to_lowercase().into());
            }
            if !wanted.is_empty() {
                conditions.push(wanted);
            }
        }
        if let Some(after) = &query.after {
            conditions.push("(rank, place, reference) > (?, ?, ?)".to_owned());
            values.extend([
                after.rank.into(),
                after.order.into(),
                (&after.reference).into(),
            ]);
        }
        let filter = if conditions.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", conditions.join(" AND "))
        };
        values.push(query.limit.min(MAX_PAGE).into());
        let rows = self.sql.run(
            &format!("SELECT rank, place, reference, body FROM entry {filter} ORDER BY rank, place, reference LIMIT ?"),
            &values,
        )?;
        rows.iter().map(read).collect()
    }

    fn counts(&self) -> Result<InboxCounts, Failure> {
        let mut counts = InboxCounts::default();
        for row in self
            .sql
            .run("SELECT queue, count(*) FROM entry GROUP BY queue", &[])?
        {
            let count = u32::try_from(sql::count(&row, 1)?).unwrap_or(u32::MAX);
            match sql::integer(&row, 0)? {
                WAITING => counts.waiting = count,
                ANSWERED => counts.answered = count,
                _ => counts.ended = count,
            }
        }
        Ok(counts)
    }

    fn keep_ticket(&self, hash: &str, ticket: &DeskTicket, now: Timestamp) -> Result<(), Failure> {
        self.sql
            .run("DELETE FROM desk_ticket WHERE until <= ?", &[now.0.into()])?;
        self.sql.run(
            "INSERT OR REPLACE INTO desk_ticket (hash, until, session_hash, session_until) VALUES (?, ?, ?, ?)",
            &[
                hash.into(),
                now.0.saturating_add(TICKET_MS).into(),
                (&ticket.session_hash).into(),
                ticket.until.0.into(),
            ],
        )?;
        Ok(())
    }
}

/// Where a row stands in the inbox.
#[must_use]
pub fn place(row: &IndexRow) -> Place {
    let (rank, order) = match row.waiting_since {
        Some(since) => (0, since.0),
        None => (1, row.updated.0.saturating_neg()),
    };
    Place {
        rank,
        order,
        reference: row.reference.clone(),
    }
}

fn queue(row: &IndexRow) -> i64 {
    if row.waiting_since.is_some() {
        WAITING
    } else if row.turn == Turn::Nobody {
        ENDED
    } else {
        ANSWERED
    }
}

fn searched(row: &IndexRow, words: &str) -> String {
    let who = row.who.as_deref().unwrap_or_default();
    format!("{}\n{}\n{who}\n{words}", row.reference, row.excerpt).to_lowercase()
}

/// What somebody looks for, word by word.
fn wanted_words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split_whitespace().take(MAX_WORDS);
    words.map(ToOwned::to_owned).collect()
}

fn kind(kind: Kind) -> Result<String, Failure> {
    Ok(serde_json::to_string(&kind)?.trim_matches('"').to_owned())
}

fn read(row: &Row) -> Result<(Place, IndexRow), Failure> {
    let place = Place {
        rank: sql::integer(row, 0)?,
        order: sql::integer(row, 1)?,
        reference: sql::text(row, 2)?,
    };
    Ok((place, serde_json::from_str(&sql::text(row, 3)?)?))
}
