//! `SiteSettings`: what a site's admins have arranged, in every version that there was, and who changed it when.
//!
//! Versions are only ever added, so that a promise can be explained by the settings that it was made under.

use crate::failure::Failure;
use crate::sql::{self, Sql};
use answerable_shared::actor::Agent;
use answerable_shared::api::SettingsVersion;
use answerable_shared::json;
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

const SCHEMA: &str = "CREATE TABLE IF NOT EXISTS version (version INTEGER PRIMARY KEY, at INTEGER NOT NULL, \
     agent TEXT NOT NULL, changed TEXT NOT NULL, body TEXT NOT NULL)";
/// Versions that the history tells of, the newest first.
const SHOWN: u32 = 100;

/// One question.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingsRequest {
    /// The settings that are in force, or those of an earlier version.
    Get {
        /// Which version; the newest where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        version: Option<u32>,
    },
    /// Put new ones in force, in place of version `after`.
    Put {
        /// The version that they were made from; 0 for the operator's.
        after: u32,
        /// Who changes them.
        by: Agent,
        /// Which parts are others than before.
        changed: Vec<String>,
        /// The settings, found to be right.
        body: String,
    },
    /// Who changed what.
    History,
}

/// The answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingsReply {
    /// There is no such version; for the newest: nobody has arranged anything yet.
    None,
    /// The settings.
    Settings {
        /// Their version.
        version: u32,
        /// What they say.
        body: String,
    },
    /// They are in force.
    Kept {
        /// Their version.
        version: u32,
    },
    /// Somebody else was faster.
    Stale {
        /// The version that is in force.
        version: u32,
    },
    /// Who changed what, the newest first.
    History {
        /// The versions.
        versions: Vec<SettingsVersion>,
    },
}

/// The settings of one site.
#[derive(Debug)]
pub struct SettingsEngine<S> {
    sql: S,
}

impl<S: Sql> SettingsEngine<S> {
    /// The settings in `sql`; the table is made where it is not there.
    ///
    /// # Errors
    /// The database fails.
    pub fn new(sql: S) -> Result<Self, Failure> {
        sql.run(SCHEMA, &[])?;
        Ok(Self { sql })
    }

    /// Answers one question.
    ///
    /// # Errors
    /// The database fails.
    pub fn answer(
        &self,
        request: &SettingsRequest,
        now: Timestamp,
    ) -> Result<SettingsReply, Failure> {
        match request {
            SettingsRequest::Get { version } => self.get(*version),
            SettingsRequest::Put {
                after,
                by,
                changed,
                body,
            } => {
                let newest = self.newest()?;
                if newest != *after {
                    return Ok(SettingsReply::Stale { version: newest });
                }
                let version = newest.saturating_add(1);
                self.sql.run(
                    "INSERT INTO version (version, at, agent, changed, body) VALUES (?, ?, ?, ?, ?)",
                    &[
                        version.into(),
                        now.0.into(),
                        serde_json::to_string(by)?.into(),
                        serde_json::to_string(changed)?.into(),
                        body.into(),
                    ],
                )?;
                Ok(SettingsReply::Kept { version })
            }
            SettingsRequest::History => self.history(),
        }
    }

    fn get(&self, version: Option<u32>) -> Result<SettingsReply, Failure> {
        let version = match version {
            Some(version) => version,
            None => self.newest()?,
        };
        let rows = self.sql.run(
            "SELECT body FROM version WHERE version = ?",
            &[version.into()],
        )?;
        let Some(row) = rows.first() else {
            return Ok(SettingsReply::None);
        };
        Ok(SettingsReply::Settings {
            version,
            body: sql::text(row, 0)?,
        })
    }

    fn newest(&self) -> Result<u32, Failure> {
        let rows = self
            .sql
            .run("SELECT coalesce(max(version), 0) FROM version", &[])?;
        let newest = rows.first().map_or(Ok(0), |row| sql::count(row, 0))?;
        Ok(u32::try_from(newest).unwrap_or(u32::MAX))
    }

    fn history(&self) -> Result<SettingsReply, Failure> {
        let rows = self.sql.run(
            "SELECT version, at, agent, changed FROM version ORDER BY version DESC LIMIT ?",
            &[SHOWN.into()],
        )?;
        let read = |row: &sql::Row| -> Result<SettingsVersion, Failure> {
            Ok(SettingsVersion {
                version: u32::try_from(sql::count(row, 0)?).unwrap_or(u32::MAX),
                at: Timestamp(sql::integer(row, 1)?),
                by: json::read(&sql::text(row, 2)?)?,
                changed: json::read(&sql::text(row, 3)?)?,
            })
        };
        let versions = rows.iter().map(read).collect::<Result<_, _>>()?;
        Ok(SettingsReply::History { versions })
    }
}
