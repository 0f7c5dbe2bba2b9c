//! Hours of a day.

use super::MINUTE;
use super::date::number;
use serde::{Deserialize, Serialize};

/// A part of a day without a gap. Settings have it as `09:00-12:30`, a checked calendar as `[540,750]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u16, u16)", into = "(u16, u16)")]
pub struct Block {
    /// Minutes from midnight, on the clock on the wall; it belongs to the block.
    pub from: u16,
    /// Minutes from midnight, 1440 for its end; it does not belong to the block.
    pub to: u16,
}

impl Block {
    /// From midnight to midnight.
    pub const WHOLE_DAY: Self = Self { from: 0, to: 1_440 };

    /// Reads `09:00-12:30`, nothing else; `None` also for times that no clock shows (`24:00` is an end), and
    /// an end that is not after its start. Hours over midnight are two blocks, one on each day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [h1, h2, b':', m1, m2, b'-', h3, h4, b':', m3, m4] = text.as_bytes() else {
            return None;
        };
        let (from, to) = (time([*h1, *h2], [*m1, *m2])?, time([*h3, *h4], [*m3, *m4])?);
        (from < to).then_some(Self { from, to })
    }

    /// Milliseconds from midnight to its start.
    pub(super) fn start(self) -> i64 {
        i64::from(self.from) * MINUTE
    }

    /// Milliseconds from midnight to its end.
    pub(super) fn end(self) -> i64 {
        i64::from(self.to) * MINUTE
    }
}

/// Minutes from midnight, to 1440 for `24:00`.
fn time(hours: [u8; 2], minutes: [u8; 2]) -> Option<u16> {
    let (hours, minutes) = (number(&hours)?, number(&minutes)?);
    let time = u16::try_from(hours * 60 + minutes).ok()?;
    (minutes < 60 && time <= 1_440).then_some(time)
}

impl From<(u16, u16)> for Block {
    fn from((from, to): (u16, u16)) -> Self {
        Self { from, to }
    }
}

impl From<Block> for (u16, u16) {
    fn from(block: Block) -> Self {
        (block.from, block.to)
    }
}
