//! What is promised for which cases, as it is typed.

use super::Wrong;
use crate::settings::duration;
use crate::texts::T;
use answerable_shared::case::{Kind, Priority};
use answerable_shared::promise::{PromiseName, Targets};
use answerable_shared::settings::Policy;
use serde::{Deserialize, Serialize};

/// Names of the targets on the wire, in the order of [`PolicyDraft::targets`].
pub(crate) const TARGETS: [&str; 4] = [
    PromiseName::FirstResponse.as_str(),
    PromiseName::NextUpdate.as_str(),
    PromiseName::Offer.as_str(),
    PromiseName::Resolution.as_str(),
];

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PolicyDraft {
    pub(crate) kind: Option<Kind>,
    pub(crate) priority: Option<Priority>,
    pub(crate) calendar: String,
    /// Four, as [`TARGETS`] names them.
    pub(crate) targets: Vec<String>,
    pub(crate) warn: String,
}

impl PolicyDraft {
    pub(super) fn of(policy: &Policy) -> Self {
        let Targets {
            first_response,
            next_update,
            offer,
            resolution,
        } = policy.targets;
        let said = |minutes: Option<u32>| minutes.map(duration::format).unwrap_or_default();
        Self {
            kind: policy.kind,
            priority: policy.priority,
            calendar: policy.calendar.clone(),
            targets: [Some(first_response), next_update, offer, resolution]
                .map(said)
                .to_vec(),
            warn: policy
                .warn_percent
                .map(|it| it.to_string())
                .unwrap_or_default(),
        }
    }

    pub(super) fn read(&self, field: &str) -> Result<Policy, Wrong> {
        let target = |at: usize| {
            let text = self.targets.get(at).map(String::as_str).unwrap_or_default();
            let wrong = || {
                Wrong::new(
                    format!("{field}.targets.{}", TARGETS[at]),
                    T.settings.wrong.time,
                )
            };
            match duration::parse(text) {
                None if text.trim().is_empty() => Ok(None),
                None => Err(wrong()),
                read => Ok(read),
            }
        };
        let none = || {
            Wrong::new(
                format!("{field}.targets.{}", TARGETS[0]),
                T.settings.wrong.first,
            )
        };
        let warn = self.warn.trim().trim_end_matches('%').trim();
        let warn_percent = match warn.parse() {
            Ok(percent) => Some(percent),
            Err(_) if warn.is_empty() => None,
            Err(_) => {
                let field = format!("{field}.warn_percent");
                return Err(Wrong::new(field, T.settings.wrong.percent));
            }
        };
        Ok(Policy {
            kind: self.kind,
            priority: self.priority,
            calendar: self.calendar.clone(),
            targets: Targets {
                first_response: target(0)?.ok_or_else(none)?,
                next_update: target(1)?,
                offer: target(2)?,
                resolution: target(3)?,
            },
            warn_percent,
        })
    }
}
