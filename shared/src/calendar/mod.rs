//! Business calendars: when somebody is there to answer, and how much of that time has passed.
//!
//! An admin writes [`CalendarSettings`]; [`CalendarSettings::check`] makes a [`Calendar`] of them, which is
//! what is reckoned with and what a case keeps: a promise does not move when hours are changed later.
//!
//! **What open means.** The calendar is open at an instant if the clock on the wall of its zone then shows a
//! time within one of the blocks of the date that it shows. So an hour that autumn repeats counts twice, and
//! one that spring skips does not count at all.
//!
//! There is no time-zone database here: whoever makes a calendar brings its zone's [`Offset`]s along.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

mod block;
mod check;
mod date;
mod hours;
mod settings;

pub use block::Block;
pub use check::{MOST_BLOCKS, MOST_DATES};
pub use date::Date;
pub use hours::{Closed, Span};
pub use settings::{CalendarSettings, Exception, Holiday, Week};

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;
/// Milliseconds in a day of 24 hours, which every local day is once its offset is taken off.
const DAY: i64 = 1_440 * MINUTE;

/// A calendar whose settings were found right. Its JSON is stored with every case that counts by it, so it
/// is short, and members that a newer version adds are ignored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Name for people.
    name: String,
    /// IANA name of the zone.
    zone: String,
    /// Open blocks of each day from Monday on, in their order.
    week: [Vec<Block>; 7],
    /// Dates that are not as their day of the week, in their order, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dates: Vec<Special>,
    /// In order of `from`; nothing means UTC.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    offsets: Vec<Offset>,
}

/// The zone's distance from UTC from an instant on. The first of a list also holds before it, the last for
/// ever after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offset {
    /// When it comes into force.
    pub from: Timestamp,
    /// Minutes east of UTC.
    pub minutes: i32,
}

/// A date with hours of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Special {
    date: Date,
    name: String,
    /// Its hours; left out for a holiday, which has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    open: Option<Vec<Block>>,
}

impl Calendar {
    /// Open day and night.
    #[must_use]
    pub fn always() -> Self {
        Self {
            name: settings::ALWAYS.to_owned(),
            zone: settings::UTC.to_owned(),
            week: std::array::from_fn(|_| vec![Block::WHOLE_DAY]),
            dates: Vec::new(),
            offsets: Vec::new(),
        }
    }

    /// Whether it is open day and night.
    #[must_use]
    pub fn is_always_open(&self) -> bool {
        let whole = |day: &Vec<Block>| day.as_slice() == [Block::WHOLE_DAY];
        self.dates.is_empty() && self.week.iter().all(whole)
    }

    /// Open minutes of an ordinary week.
    #[must_use]
    pub fn minutes_a_week(&self) -> u32 {
        let blocks = self.week.iter().flatten();
        blocks.map(|block| u32::from(block.to - block.from)).sum()
    }

    /// Name for people.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// IANA name of its zone, such as `Europe/Berlin`.
    #[must_use]
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// The zone's distance from UTC at an instant, in minutes east.
    #[must_use]
    pub fn offset_at(&self, at: Timestamp) -> i32 {
        self.offsets_from(at)
            .first()
            .map_or(0, |offset| offset.minutes)
    }

    /// The offset in force at an instant, and those that follow it.
    fn offsets_from(&self, at: Timestamp) -> &[Offset] {
        let begun = self.offsets.partition_point(|offset| offset.from <= at);
        // What is in force is the last that has begun, or the first where none has.
        self.offsets
            .get(begun.saturating_sub(1)..)
            .unwrap_or_default()
    }

    /// The open blocks of a local date, given in days since 1970-01-01.
    fn blocks(&self, day: i64) -> &[Block] {
        match self.special(day) {
            Some(special) => special.blocks(),
            None => &self.week[weekday(day)],
        }
    }

    fn special(&self, day: i64) -> Option<&Special> {
        self.dates
            .get(self.dates_before(day))
            .filter(|s| s.day() == day)
    }

    /// How many of the special dates lie before a day.
    fn dates_before(&self, day: i64) -> usize {
        self.dates.partition_point(|special| special.day() < day)
    }
}

impl Special {
    fn blocks(&self) -> &[Block] {
        self.open.as_deref().unwrap_or_default()
    }

    fn day(&self) -> i64 {
        i64::from(self.date.days())
    }
}

/// Days since Monday of a date that is given in days since 1970-01-01, a Thursday: 0 to 6.
const fn weekday(day: i64) -> usize {
    (day + 3).rem_euclid(7) as usize
}
