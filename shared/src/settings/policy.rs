//! What is promised, for which cases.

use super::between;
use crate::calendar::Calendar;
use crate::case::{Kind, Priority};
use crate::promise::{PromiseName, Targets};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A warning comes when so much of a target has passed, in percent, where a policy says nothing.
pub const WARN_PERCENT: u32 = 75;
/// Longest target, in minutes: 366 days.
pub(crate) const LONGEST: u32 = 366 * 24 * 60;

/// What is promised, for which cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Only for this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Only for this priority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// Identifier of the calendar that it counts by.
    pub calendar: String,
    /// How long each may take.
    pub targets: Targets,
    /// A warning comes when so much of a target has passed, in percent; 75 where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn_percent: Option<u32>,
}

impl Policy {
    pub(super) fn check(
        &self,
        field: &str,
        calendars: &BTreeMap<String, Calendar>,
    ) -> Result<(), Refusal> {
        if !calendars.contains_key(&self.calendar) {
            let field = format!("{field}.calendar");
            return Err(Refusal::NoSuch {
                field,
                what: "calendar",
            });
        }
        for promise in PromiseName::ALL {
            if let Some(minutes) = self.targets.of(promise)
                && !(1..=LONGEST).contains(&minutes)
            {
                return Err(Refusal::BadTarget {
                    field: format!("{field}.targets.{}", promise.as_str()),
                    days: LONGEST / (24 * 60),
                });
            }
        }
        let percent = self.warn_percent.unwrap_or(WARN_PERCENT);
        between(&format!("{field}.warn_percent"), percent, 1, 99)
    }
}
