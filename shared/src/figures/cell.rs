//! Sums over cases, in whole numbers: what was added can be taken off again, and nothing stays behind.

use std::fmt::Write as _;

/// Times that are spread over buckets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Until the first answer, by the clock on the wall.
    FirstResponse,
    /// Until the first answer, in open time.
    FirstResponseOpen,
    /// Until it was done, in open time, while it was our turn.
    Handling,
}

/// What is counted, by its number in what is stored: numbers are never used again for something else, and what comes
/// new comes at the end.
pub mod slot {
    /// Cases.
    pub const RECEIVED: usize = 0;
    /// Cases whose requesters have taken them back.
    pub const WITHDRAWN: usize = 1;
    /// Cases that are done.
    pub const RESOLVED: usize = 2;
    /// Cases that are neither done nor withdrawn.
    pub const UNRESOLVED: usize = 3;
    /// Cases that were taken up again.
    pub const REOPENED: usize = 4;
    /// Cases that were done, and stayed so.
    pub const STAYED: usize = 5;
    /// How often cases were taken up again.
    pub const REOPENINGS: usize = 6;
    /// Cases of which a promise was broken.
    pub const BREACHED: usize = 7;
    /// Cases with promises of which none was broken.
    pub const UNBREACHED: usize = 8;
    /// Promises kept, in the order of [`PromiseName::ALL`](crate::promise::PromiseName::ALL).
    pub const KEPT: usize = 9;
    /// Promises broken, in that order.
    pub const BROKEN: usize = 13;
    /// Ratings, from one star to five.
    pub const STARS: usize = 17;
    /// Cases of the kind that was suggested.
    pub const KIND_AGREED: usize = 22;
    /// Cases of another kind.
    pub const KIND_DIFFERED: usize = 23;
    /// Cases of the priority that was suggested.
    pub const PRIORITY_AGREED: usize = 24;
    /// Cases of another priority.
    pub const PRIORITY_DIFFERED: usize = 25;
    /// Cases whose suggestion nobody has judged yet.
    pub const UNDECIDED: usize = 26;
    /// Seconds in all, of each [`Time`](super::Time).
    pub const SECONDS: usize = 27;
    /// Cases by how long it took, for each [`Time`](super::Time).
    pub const SPREAD: usize = 30;
}

/// Buckets of each time: four from a time to twice that time, from a minute to 91 days, and one on either side.
pub const BUCKETS: usize = 70;
const SLOTS: usize = slot::SPREAD + 3 * BUCKETS;
/// No code will ever count more than this; what claims to is not ours.
const MOST_SLOTS: usize = 4_096;
/// A minute, and its first three steps on the way to two, in milliseconds.
const STEPS: [i64; 4] = [60_000, 71_352, 84_853, 100_908];

/// Sums over cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell(Vec<i64>);

impl Default for Cell {
    fn default() -> Self {
        Self(vec![0; SLOTS])
    }
}

impl Cell {
    /// Counts `more` in `slot`.
    pub fn count(&mut self, slot: usize, more: i64) {
        if slot >= self.0.len() && slot < MOST_SLOTS {
            // Newer code counts more: it is kept.
            self.0.resize(slot + 1, 0);
        }
        if let Some(sum) = self.0.get_mut(slot) {
            *sum = sum.saturating_add(more);
        }
    }

    /// Counts a time of `ms` milliseconds.
    pub fn count_time(&mut self, time: Time, ms: i64) {
        let seconds = ms.max(0) / 1_000;
        self.count(slot::SECONDS + time as usize, seconds);
        self.count(spread(time) + bucket(seconds), 1);
    }

    /// Adds what [`text`](Self::text) gave, `times` times: -1 takes it off. Several, with commas between them, are
    /// their sum.
    pub fn add(&mut self, text: &str, times: i64) {
        let mut slot = None;
        for number in text.split(',').filter_map(|part| part.parse::<i64>().ok()) {
            match slot.take() {
                None => slot = Some(usize::try_from(number).unwrap_or(usize::MAX)),
                Some(slot) => self.count(slot, number.saturating_mul(times)),
            }
        }
    }

    /// What it holds, as it is stored: `slot,sum,slot,sum`, without what is nothing.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (slot, sum) in self.0.iter().enumerate().filter(|(_, sum)| **sum != 0) {
            let comma = if text.is_empty() { "" } else { "," };
            // Writing into a text never fails.
            let _ = write!(text, "{comma}{slot},{sum}");
        }
        text
    }

    /// What is in `slot`.
    #[must_use]
    pub fn get(&self, slot: usize) -> i64 {
        self.0.get(slot).copied().unwrap_or_default()
    }

    /// Seconds of a time in all, and of how many cases.
    #[must_use]
    pub fn time(&self, time: Time) -> (i64, i64) {
        let seconds = self.get(slot::SECONDS + time as usize);
        (seconds, self.spread(time).iter().sum())
    }

    /// The seconds that `percent` of the cases took at most; none where there is no case.
    ///
    /// It is the middle of the bucket in which that case lies: less than a tenth off, or half a minute where it took
    /// less than one. What took longer than 91 days is told as 91 days. Where all cases lie in one bucket it is their
    /// mean, so that of one case alone it is what that case took.
    #[must_use]
    pub fn quantile(&self, time: Time, percent: i64) -> Option<i64> {
        let spread = self.spread(time);
        let all: i64 = spread.iter().sum();
        // The case at this place, from 1, if they stood in a row.
        let place = (all * percent + 99) / 100;
        let mut before = 0;
        let found = spread.iter().position(|count| {
            before += count;
            before >= place && all > 0
        })?;
        let (from, to) = (bound(found), bound(found + 1));
        Some(if found + 1 == BUCKETS {
            from
        } else if spread.get(found) == Some(&all) {
            self.time(time).0 / all
        } else {
            i64::midpoint(from, to)
        })
    }

    fn spread(&self, time: Time) -> &[i64] {
        let from = spread(time);
        self.0.get(from..from + BUCKETS).unwrap_or_default()
    }
}

const fn spread(time: Time) -> usize {
    slot::SPREAD + time as usize * BUCKETS
}

/// Where a bucket begins, in seconds.
const fn bound(bucket: usize) -> i64 {
    match bucket.checked_sub(1) {
        None => 0,
        Some(step) => (STEPS[step % 4] << (step / 4)) / 1_000,
    }
}

fn bucket(seconds: i64) -> usize {
    (1..BUCKETS)
        .take_while(|bucket| bound(*bucket) <= seconds)
        .count()
}
