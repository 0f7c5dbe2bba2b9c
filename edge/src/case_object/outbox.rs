//! What is still to be published: one row per target with the state that it should have, so that several changes are
//! published as one. A row is never taken away; it is done when what is published is what is wanted.

use super::store::CaseStore;
use crate::failure::Failure;
use crate::site_index::messages::{IndexRequest, Put};
use crate::sql::{self, Sql};
use answerable_shared::identity::Subject;
use answerable_shared::index::index_shard;
use answerable_shared::record::Record;
use answerable_shared::time::Timestamp;

/// KV takes one write a second for a key.
const KV_GAP_MS: i64 = 1_100;
const FIRST_RETRY_MS: i64 = 1_000;
const LAST_RETRY_MS: i64 = 60_000;

/// Where a case is published to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The record in KV.
    Record,
    /// The row in the site's index.
    Index,
}

/// How far a target is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    /// Which target.
    pub target: Target,
    /// Number of the last event.
    pub wanted: u64,
    /// Number of the last event that the target has.
    pub published: u64,
    /// How often publishing has failed in a row.
    pub attempts: u32,
    /// When to try next.
    pub due: Timestamp,
}

/// The outside world of the outbox.
#[expect(async_fn_in_trait, reason = "objects live on one thread")]
pub trait Publisher {
    /// The time.
    fn now(&self) -> Timestamp;
    /// Puts the record into KV.
    async fn put_record(&self, key: &str, record: String) -> Result<(), Failure>;
    /// Gives a row to the index object `shard`.
    async fn put_row(&self, shard: &str, put: IndexRequest) -> Result<(), Failure>;
    /// What the index keeps of `subject` of `site`.
    fn owner(&self, site: &str, subject: &Subject) -> Result<String, Failure>;
}

impl Target {
    const ALL: [Self; 2] = [Self::Record, Self::Index];

    const fn name(self) -> &'static str {
        match self {
            Self::Record => "kv",
            Self::Index => "index",
        }
    }

    const fn gap_ms(self) -> i64 {
        match self {
            Self::Record => KV_GAP_MS,
            Self::Index => 0,
        }
    }
}

impl OutboxRow {
    fn is_pending(&self) -> bool {
        self.wanted > self.published
    }
}

impl<S: Sql> CaseStore<S> {
    /// Every target, how far it is.
    ///
    /// # Errors
    /// The database fails.
    pub fn outbox(&self) -> Result<Vec<OutboxRow>, Failure> {
        let rows = self.sql.run(
            "SELECT target, wanted, published, attempts, due FROM outbox ORDER BY target",
            &[],
        )?;
        let mut outbox = Vec::with_capacity(rows.len());
        for row in &rows {
            let name = sql::text(row, 0)?;
            // A target that only newer code knows is for newer code to serve.
            let Some(target) = Target::ALL.into_iter().find(|target| target.name() == name) else {
                continue;
            };
            outbox.push(OutboxRow {
                target,
                wanted: sql::count(row, 1)?,
                published: sql::count(row, 2)?,
                attempts: u32::try_from(sql::count(row, 3)?).unwrap_or(u32::MAX),
                due: Timestamp(sql::integer(row, 4)?),
            });
        }
        Ok(outbox)
    }

    /// When something is to be published next; none if everything is.
    ///
    /// # Errors
    /// The database fails.
    pub fn next_due(&self) -> Result<Option<Timestamp>, Failure> {
        let outbox = self.outbox()?;
        Ok(outbox
            .iter()
            .filter(|row| row.is_pending())
            .map(|row| row.due)
            .min())
    }

    /// Publishes everything that is due, and keeps what failed for later.
    ///
    /// Changes may come in between: the case is read again for each target, and what came in after that is published in
    /// another round.
    ///
    /// # Errors
    /// The object's own database fails. That a target fails is no error: it is tried again when its time comes.
    pub async fn flush(&self, world: &impl Publisher) -> Result<(), Failure> {
        while let Some(target) = self.due(world.now())? {
            let history = self.history()?;
            let case = &history.case;
            let sent = match target {
                Target::Record => {
                    world
                        .put_record(&Record::key(case.reference), history.record()?)
                        .await
                }
                Target::Index => {
                    let shard = index_shard(&case.site, case.reference);
                    let owner = |subject: &Subject| world.owner(&case.site, subject);
                    match Put::of(case, &history.events, owner) {
                        Ok(put) => world.put_row(&shard, IndexRequest::Put(put)).await,
                        Err(failure) => Err(failure),
                    }
                }
            };
            match sent {
                Ok(()) => self.published(target, case.seq, world.now())?,
                Err(_) => self.failed(target, world.now())?,
            }
        }
        Ok(())
    }

    /// Publishes a target anew: something old may have reached it late.
    ///
    /// # Errors
    /// The database fails.
    pub fn publish_again(&self, target: Target) -> Result<(), Failure> {
        self.sql.run(
            "UPDATE outbox SET published = 0 WHERE target = ?",
            &[target.name().into()],
        )?;
        Ok(())
    }

    pub(super) fn want_published(&self, seq: u64, now: Timestamp) -> Result<(), Failure> {
        for target in Target::ALL {
            self.sql.run(
                "INSERT INTO outbox (target, wanted, published, attempts, due) VALUES (?, ?, 0, 0, ?) \
                 ON CONFLICT (target) DO UPDATE SET wanted = excluded.wanted",
                &[target.name().into(), seq.into(), now.0.into()],
            )?;
        }
        Ok(())
    }

    fn due(&self, now: Timestamp) -> Result<Option<Target>, Failure> {
        let outbox = self.outbox()?;
        let mut due = outbox
            .iter()
            .filter(|row| row.is_pending() && row.due <= now);
        Ok(due.next().map(|row| row.target))
    }

    fn published(&self, target: Target, seq: u64, now: Timestamp) -> Result<(), Failure> {
        self.sql.run(
            "UPDATE outbox SET published = max(published, ?), attempts = 0, due = ? WHERE target = ?",
            &[seq.into(), (now.0.saturating_add(target.gap_ms())).into(), target.name().into()],
        )?;
        Ok(())
    }

    fn failed(&self, target: Target, now: Timestamp) -> Result<(), Failure> {
        let outbox = self.outbox()?;
        let attempts = outbox
            .iter()
            .find(|row| row.target == target)
            .map_or(0, |row| row.attempts);
        let wait = FIRST_RETRY_MS
            .saturating_mul(1_i64 << attempts.min(6))
            .min(LAST_RETRY_MS);
        self.sql.run(
            "UPDATE outbox SET attempts = ?, due = ? WHERE target = ?",
            &[
                attempts.saturating_add(1).into(),
                now.0.saturating_add(wait).into(),
                target.name().into(),
            ],
        )?;
        Ok(())
    }
}
