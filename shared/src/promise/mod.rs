//! Promises: how soon a site answers, and whether it did.
//!
//! - [`Terms`]: what was promised for one case, with the calendar it counts by. Pinned into the case's events, so
//!   that a later change of the settings never rewrites what was promised.
//! - [`clock`]: one promise's clock, a list of running and paused segments, each with its reason.
//! - [`track`]: how the clocks follow what happens to the case.
//! - [`watch`]: what is to happen by itself and when: warnings, breaches, escalation, reminders, closing.
//! - [`explain`]: a clock in words' parts, for whoever asks why.

pub mod clock;
pub mod explain;
pub mod track;
pub mod watch;

use crate::calendar::Calendar;
use serde::{Deserialize, Serialize};

/// What is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PromiseName {
    /// A first answer.
    FirstResponse,
    /// News, each time that the last word was ours and it is still our turn, or the requester waits.
    NextUpdate,
    /// A first solution: an offer, or that it is done.
    Offer,
    /// That it is done.
    Resolution,
}

/// Who has to look after a case that runs late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Whoever handles it.
    #[default]
    Agent,
    /// The leads.
    Lead,
    /// The head of service.
    Head,
}

/// Why a case went up a tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// A promise was broken.
    Late,
    /// Somebody may come to harm.
    Safety,
    /// The requester complained about how it was handled.
    Appeal,
    /// A member of staff asked for it.
    Staff,
}

/// What was promised for one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Version of the site's settings that they come from.
    pub version: u32,
    /// The calendar that they count by, as it was then.
    pub calendar: Calendar,
    /// How long each may take.
    pub targets: Targets,
    /// A warning comes when so much of a target has passed, in percent.
    pub warn_percent: u32,
    /// What happens when the requester does not answer; nothing where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<Silence>,
}

/// How long each promise may take, in minutes of the calendar's open time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Targets {
    /// A first answer.
    pub first_response: u32,
    /// News.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_update: Option<u32>,
    /// A first solution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<u32>,
    /// That it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<u32>,
}

/// What happens when it is the requester's turn and nothing comes, in hours of the wall clock since it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// When to remind them; each reminder says when the case will be closed.
    pub remind_after_hours: Vec<u32>,
    /// When to close the case.
    pub close_after_hours: u32,
}

impl PromiseName {
    /// Every promise there is, in the order in which they fall due.
    pub const ALL: [Self; 4] = [
        Self::FirstResponse,
        Self::NextUpdate,
        Self::Offer,
        Self::Resolution,
    ];

    /// The name on the wire, also of its target.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstResponse => "first_response",
            Self::NextUpdate => "next_update",
            Self::Offer => "offer",
            Self::Resolution => "resolution",
        }
    }
}

impl Targets {
    /// How long `promise` may take, in minutes; none where it is not promised.
    #[must_use]
    pub const fn of(&self, promise: PromiseName) -> Option<u32> {
        match promise {
            PromiseName::FirstResponse => Some(self.first_response),
            PromiseName::NextUpdate => self.next_update,
            PromiseName::Offer => self.offer,
            PromiseName::Resolution => self.resolution,
        }
    }
}
