//! Reckoning with open time, in milliseconds.
//!
//! Time falls into stretches of one offset each. Within a stretch the clock on the wall is the instant and
//! a constant, and its days all have 24 hours: nothing here has to know what a change of clocks is.

use super::{Block, Calendar, DAY, Date, MINUTE, Offset, Special, weekday};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How far to look ahead, in milliseconds: eleven years.
const REACH: i64 = (11 * 365 + 3) * DAY;
/// Time that is reckoned with ends this far from 1970 (as that of a browser's `Date` does), closed beyond,
/// so that no sum can overflow.
const FAR: i64 = 100_000_000 * DAY;

/// Open time without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Span {
    /// When it opens.
    pub from: Timestamp,
    /// When it closes; not open any more then.
    pub to: Timestamp,
}

/// Why a calendar is closed at an instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// It is outside the hours of that day of the week, which may have none.
    Night,
    /// The date is the holiday of this name.
    Holiday(String),
    /// It is outside the hours that the date has for this reason.
    Exception(String),
}

impl Calendar {
    /// Whether it is open at an instant.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        let (day, time) = self.local(at);
        let mut blocks = self.blocks(day).iter();
        (-FAR..FAR).contains(&at.0)
            && blocks.any(|block| (block.start()..block.end()).contains(&time))
    }

    /// Why it is closed at an instant; `None` while it is open.
    #[must_use]
    pub fn closed_because(&self, at: Timestamp) -> Option<Closed> {
        if self.is_open(at) {
            return None;
        }
        Some(match self.special(self.local(at).0) {
            None => Closed::Night,
            Some(Special { name, open, .. }) => match open {
                None => Closed::Holiday(name.clone()),
                Some(_) => Closed::Exception(name.clone()),
            },
        })
    }

    /// The date on the wall at an instant.
    #[must_use]
    pub fn date_at(&self, at: Timestamp) -> Date {
        Date::of_days(i32::try_from(self.local(at).0).unwrap_or_default())
    }

    /// Open milliseconds from `from` up to `to`, without `to` itself; 0 where it does not lie later.
    /// As quick for a century as for a day.
    #[must_use]
    pub fn open_between(&self, from: Timestamp, to: Timestamp) -> i64 {
        self.stretches(from, to)
            .map(|stretch| self.open_within(&stretch))
            .sum()
    }

    /// The earliest instant by which `open_ms` of open time have passed since `from`, which is `from` itself
    /// for 0 (and less); `None` if that takes more than eleven years.
    #[must_use]
    pub fn after(&self, from: Timestamp, open_ms: i64) -> Option<Timestamp> {
        if open_ms <= 0 {
            return Some(from);
        }
        let mut left = open_ms;
        self.seek(from, reach(from), &mut |span| {
            let length = span.to.0 - span.from.0;
            if left <= length {
                return Some(Timestamp(span.from.0 + left));
            }
            left -= length;
            None
        })
    }

    /// When it is open from `from` up to `to`, without `to` itself: in order and with time between them, so
    /// that a night of 22:00-24:00 and 00:00-02:00 is one. Of more than eleven years, the first eleven.
    #[must_use]
    pub fn spans(&self, from: Timestamp, to: Timestamp) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        self.seek(from, to.min(reach(from)), &mut |span| {
            match spans.last_mut() {
                Some(last) if last.to == span.from => last.to = span.to,
                _ => spans.push(span),
            }
            None
        });
        spans
    }

    /// The first open instant from `at` on, which is `at` itself while it is open; `None` if there is none
    /// within eleven years.
    #[must_use]
    pub fn next_opening(&self, at: Timestamp) -> Option<Timestamp> {
        self.seek(at, reach(at), &mut |span| Some(span.from))
    }

    /// What `visit` finds in the first open span in which it finds anything. Spans end at midnight and where
    /// clocks change, whether or not the next begins there.
    fn seek(
        &self,
        from: Timestamp,
        to: Timestamp,
        visit: &mut dyn FnMut(Span) -> Option<Timestamp>,
    ) -> Option<Timestamp> {
        for stretch in self.stretches(from, to) {
            for day in stretch.from.div_euclid(DAY)..=stretch.to.div_euclid(DAY) {
                for block in self.blocks(day) {
                    let from = stretch.from.max(day * DAY + block.start());
                    let to = stretch.to.min(day * DAY + block.end());
                    let span = Span {
                        from: Timestamp(from - stretch.shift),
                        to: Timestamp(to - stretch.shift),
                    };
                    if from < to
                        && let Some(found) = visit(span)
                    {
                        return Some(found);
                    }
                }
            }
        }
        None
    }

    /// Open milliseconds of a stretch: as many whole weeks as it has, put right by its special dates and by
    /// the parts of its first and last day.
    fn open_within(&self, stretch: &Stretch) -> i64 {
        let first = stretch.from.div_euclid(DAY);
        let last = stretch.to.div_euclid(DAY);
        let special = self
            .dates
            .get(self.dates_before(first)..self.dates_before(last))
            .unwrap_or_default();
        let put_right: i64 = special
            .iter()
            .map(|special| {
                let usual = &self.week[weekday(special.day())];
                open_by(special.blocks(), DAY) - open_by(usual, DAY)
            })
            .sum();
        self.usual_before(last) - self.usual_before(first)
            + put_right
            + open_by(self.blocks(last), stretch.to.rem_euclid(DAY))
            - open_by(self.blocks(first), stretch.from.rem_euclid(DAY))
    }

    /// Open milliseconds before a day, counted from a Monday, if all weeks were ordinary.
    fn usual_before(&self, day: i64) -> i64 {
        let of = |days: &[Vec<Block>]| days.iter().map(|day| open_by(day, DAY)).sum::<i64>();
        let weeks = (day - weekday(day) as i64).div_euclid(7);
        weeks * of(&self.week) + of(&self.week[..weekday(day)])
    }

    /// The date on the wall in days since 1970-01-01, and the milliseconds since its midnight.
    fn local(&self, at: Timestamp) -> (i64, i64) {
        let shift = i64::from(self.offset_at(at)) * MINUTE;
        let local = at.0.clamp(-FAR, FAR) + shift;
        (local.div_euclid(DAY), local.rem_euclid(DAY))
    }

    fn stretches(&self, from: Timestamp, to: Timestamp) -> Stretches<'_> {
        Stretches {
            offsets: self.offsets_from(from),
            from: from.0.max(-FAR),
            to: to.0.min(FAR),
        }
    }
}

/// Time of one offset, as the clock on the wall tells it: milliseconds since 1970-01-01 there.
struct Stretch {
    from: i64,
    to: i64,
    /// How far the wall is ahead of UTC, in milliseconds.
    shift: i64,
}

/// The stretches of a time, in order.
struct Stretches<'a> {
    /// Begins with the one in force at `from`.
    offsets: &'a [Offset],
    from: i64,
    to: i64,
}

impl Iterator for Stretches<'_> {
    type Item = Stretch;

    fn next(&mut self) -> Option<Stretch> {
        let (from, to) = (self.from, self.to);
        if from >= to {
            return None;
        }
        let minutes = self.offsets.first().map_or(0, |offset| offset.minutes);
        self.offsets = self.offsets.get(1..).unwrap_or_default();
        let next = self.offsets.first();
        // What begins earlier than the one before it, as nothing that was checked does, has no time.
        self.from = next.map_or(to, |next| next.from.0.clamp(from, to));
        let shift = i64::from(minutes) * MINUTE;
        Some(Stretch {
            from: from + shift,
            to: self.from + shift,
            shift,
        })
    }
}

/// Open milliseconds of a day by a time of it, in milliseconds since midnight.
fn open_by(blocks: &[Block], time: i64) -> i64 {
    let by = |block: &Block| (time.min(block.end()) - block.start()).max(0);
    blocks.iter().map(by).sum()
}

const fn reach(from: Timestamp) -> Timestamp {
    Timestamp(from.0.saturating_add(REACH))
}
