//! What the index of one site does with a question.

pub use super::list::MAX_PAGE;
pub use super::tickets::{DeskTicket, TICKET_MS};

use super::messages::{IndexReply, IndexRequest, Put, Viewer};
use super::{figures, list, marks, own, rows, schema, tickets};
use crate::failure::Failure;
use crate::sql::{self, Sql};
use answerable_shared::api::InboxCounts;
use answerable_shared::index::IndexRow;
use answerable_shared::json;
use answerable_shared::time::Timestamp;

/// Whether a question has changed the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It has not.
    Nothing,
    /// The row that was put is new.
    Row,
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
        schema::prepare(&sql)?;
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
        let reply = match request {
            IndexRequest::Put(put) => {
                let mut changed = Changed::Nothing;
                self.sql.atomically(&mut || {
                    changed = self.put(put)?;
                    Ok(())
                })?;
                return Ok((IndexReply::Put, changed));
            }
            IndexRequest::Fill(puts) => {
                self.sql.atomically(&mut || {
                    puts.iter().try_for_each(|put| self.put(put).map(|_| ()))
                })?;
                IndexReply::Put
            }
            IndexRequest::Own {
                owner,
                after,
                limit,
            } => IndexReply::Own {
                rows: own::page(&self.sql, owner, after.as_ref(), *limit)?,
            },
            IndexRequest::List(query) => IndexReply::Page {
                rows: list::page(&self.sql, query)?,
                counts: self.counts(&query.viewer)?,
            },
            IndexRequest::Figures(query) => IndexReply::Figures {
                sums: figures::sums(&self.sql, query)?,
                uncounted: figures::uncounted(&self.sql)?,
            },
            IndexRequest::Loads { agents } => IndexReply::Loads {
                open: marks::loads(&self.sql, agents)?,
            },
            IndexRequest::Ticket {
                ticket_hash,
                agent,
                until,
                session_hash,
                teams,
            } => {
                let session = DeskTicket {
                    session_hash: session_hash.clone(),
                    until: *until,
                    viewer: Viewer {
                        agent: agent.id.clone(),
                        teams: teams.clone(),
                    },
                };
                tickets::keep(&self.sql, ticket_hash, &session, now)?;
                IndexReply::Ticketed
            }
            IndexRequest::SignOut { session_hash } => {
                tickets::forget(&self.sql, session_hash)?;
                IndexReply::SignedOut
            }
        };
        Ok((reply, Changed::Nothing))
    }

    /// Takes a ticket, which is then gone; none if it is not there or too old.
    ///
    /// # Errors
    /// The database fails.
    pub fn take_ticket(&self, hash: &str, now: Timestamp) -> Result<Option<DeskTicket>, Failure> {
        tickets::take(&self.sql, hash, now)
    }

    /// How the case `reference` stands now; none if the index does not know it.
    ///
    /// # Errors
    /// The database fails.
    pub fn row(&self, reference: &str) -> Result<Option<IndexRow>, Failure> {
        let rows = self.sql.run(
            "SELECT body FROM inbox_row WHERE reference = ?",
            &[reference.into()],
        )?;
        match rows.first() {
            None => Ok(None),
            Some(row) => Ok(Some(json::read(&sql::text(row, 0)?)?)),
        }
    }

    /// How many cases each queue holds, for `viewer`.
    ///
    /// # Errors
    /// The database fails.
    pub fn counts(&self, viewer: &Viewer) -> Result<InboxCounts, Failure> {
        marks::counts(&self.sql, viewer)
    }

    fn put(&self, put: &Put) -> Result<Changed, Failure> {
        if let Some(own) = &put.own {
            own::put(&self.sql, own)?;
        }
        rows::put(&self.sql, &put.row, &put.words, put.counted.as_ref())
    }
}
