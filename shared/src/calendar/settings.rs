//! A calendar as an admin writes it.
//!
//! Dates and hours stay texts here: what is wrong with one is said by [`CalendarSettings::check`], which
//! knows the path of the field, and not by the reader of JSON, which does not.

use serde::{Deserialize, Serialize};

/// Name of a calendar that is always open, the same in every language.
pub(super) const ALWAYS: &str = "24/7";
/// Its zone.
pub(super) const UTC: &str = "UTC";

/// A calendar's settings. The default is open day and night.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarSettings {
    /// Name for people.
    pub name: String,
    /// IANA name of the zone whose clocks the hours are read from, such as `Europe/Berlin`.
    pub zone: String,
    /// The hours of an ordinary week.
    pub week: Week,
    /// Dates that are closed all day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Holiday>,
    /// Dates with hours of their own; one also wins over a holiday of the same date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
}

/// The hours of an ordinary week: blocks such as `09:00-12:30`, in their order, the last to `24:00` at most.
/// A day that is left out is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "their names say what they are")]
pub struct Week {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mon: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tue: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub thu: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fri: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sat: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sun: Vec<String>,
}

/// A date that is closed all day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// As `2026-12-25`.
    pub date: String,
    /// What it is, for people.
    pub name: String,
}

/// A date with hours of its own in place of its day's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// As `2026-12-24`.
    pub date: String,
    /// Blocks as in a week; none is closed all day.
    pub open: Vec<String>,
    /// Why, for people.
    pub name: String,
}

impl CalendarSettings {
    /// Open day and night.
    #[must_use]
    pub fn always() -> Self {
        let day = || vec!["00:00-24:00".to_owned()];
        Self {
            name: ALWAYS.to_owned(),
            zone: UTC.to_owned(),
            week: Week {
                mon: day(),
                tue: day(),
                wed: day(),
                thu: day(),
                fri: day(),
                sat: day(),
                sun: day(),
            },
            holidays: Vec::new(),
            exceptions: Vec::new(),
        }
    }
}

impl Default for CalendarSettings {
    fn default() -> Self {
        Self::always()
    }
}

impl Week {
    /// Its days from Monday on, by the names that they have on the wire.
    pub(super) fn days(&self) -> [(&'static str, &[String]); 7] {
        [
            ("mon", &self.mon),
            ("tue", &self.tue),
            ("wed", &self.wed),
            ("thu", &self.thu),
            ("fri", &self.fri),
            ("sat", &self.sat),
            ("sun", &self.sun),
        ]
    }
}
