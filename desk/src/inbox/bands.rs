//! The board's bands: by how soon something is due.

use answerable_shared::index::IndexRow;
use answerable_shared::time::Timestamp;

use crate::texts::{T, Text};

const HOUR: i64 = 3_600_000;

/// A band of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Band {
    /// A promise is broken, or its time is over.
    Late,
    /// Within an hour.
    Hour,
    /// Within four hours.
    Hours,
    /// Before the day is over.
    Today,
    Later,
}

impl Band {
    /// All of them, in order.
    pub(crate) const ALL: [Self; 5] = [
        Self::Late,
        Self::Hour,
        Self::Hours,
        Self::Today,
        Self::Later,
    ];

    /// Where `row` is at `now`, on a day that ends at `midnight`.
    pub(crate) fn of(row: &IndexRow, now: Timestamp, midnight: Timestamp) -> Self {
        let left = row.due.map(|due| due.0.saturating_sub(now.0));
        match (row.due, left) {
            _ if row.late => Self::Late,
            (_, Some(left)) if left < 0 => Self::Late,
            (_, Some(left)) if left <= HOUR => Self::Hour,
            (_, Some(left)) if left <= 4 * HOUR => Self::Hours,
            (Some(due), _) if due < midnight => Self::Today,
            _ => Self::Later,
        }
    }

    pub(crate) const fn title(self) -> Text {
        match self {
            Self::Late => T.board.late,
            Self::Hour => T.board.hour,
            Self::Hours => T.board.hours,
            Self::Today => T.board.today,
            Self::Later => T.board.later,
        }
    }

    /// Its class, and the end of its identifiers.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Hour => "hour",
            Self::Hours => "hours",
            Self::Today => "today",
            Self::Later => "later",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::order::tests::row;
    use super::*;

    fn band(due: Option<i64>, late: bool, now: i64) -> Band {
        let mut case = row("A", 1, None);
        case.due = due.map(|hours| Timestamp(hours * HOUR));
        case.late = late;
        // Midnight comes ten hours after nothing has passed.
        Band::of(&case, Timestamp(now * HOUR), Timestamp(10 * HOUR))
    }

    #[test]
    fn time_alone_moves_a_case_from_band_to_band() {
        let passing = [-3, 3, 4, 5, 7, 8, 9].map(|now| band(Some(8), false, now));
        assert_eq!(
            passing,
            [
                Band::Today,
                Band::Today,
                Band::Hours,
                Band::Hours,
                Band::Hour,
                Band::Hour,
                Band::Late
            ]
        );
        assert_eq!(band(Some(10), false, 0), Band::Later);
    }

    #[test]
    fn what_is_late_stays_so_whatever_was_promised_since() {
        assert_eq!(band(Some(30), true, 0), Band::Late);
        assert_eq!(band(None, true, 0), Band::Late);
        assert_eq!(band(None, false, 0), Band::Later);
    }
}
