//! The figures: what each is called, in which unit it is, and how it follows from the sums.

use super::cell::{Cell, Time, slot};
use serde::{Deserialize, Serialize};

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// What it comes to, in the unit of its column; left out where there is nothing to count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// How many it is worked out from: cases, or promises where it is about promises.
    pub of: i64,
}

/// In what a figure is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// How many.
    Count,
    /// Whole seconds.
    Seconds,
    /// Tenths of a percent.
    Permille,
    /// Hundredths of a star.
    Hundredths,
}

/// How a figure follows from the sums.
#[derive(Clone, Copy, Debug)]
enum How {
    /// The sum itself.
    Sum(usize),
    /// The mean of a time.
    Mean(Time),
    /// What so many percent took at most.
    Quantile(Time, i64),
    /// How many of these and those are these. Both are the first slot and how many follow.
    Share([usize; 2], [usize; 2]),
    /// The mean of the ratings.
    Stars,
}

/// A figure: its name, its unit and how it is worked out.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// Its name: on the wire, in the CSV, in the texts that explain it.
    pub name: &'static str,
    /// In what it is told.
    pub unit: Unit,
    how: How,
}

/// Every figure, in the order in which they are shown. `docs/figures.md` says what each counts.
pub const MEASURES: [Measure; 24] = [
    sum("received", slot::RECEIVED),
    sum("withdrawn", slot::WITHDRAWN),
    mean("first_response_mean", Time::FirstResponse),
    quantile("first_response_median", Time::FirstResponse, 50),
    quantile("first_response_p90", Time::FirstResponse, 90),
    mean("first_response_open_mean", Time::FirstResponseOpen),
    quantile("first_response_open_median", Time::FirstResponseOpen, 50),
    quantile("first_response_open_p90", Time::FirstResponseOpen, 90),
    mean("handling_mean", Time::Handling),
    quantile("handling_median", Time::Handling, 50),
    quantile("handling_p90", Time::Handling, 90),
    share("promises_kept", [slot::KEPT, 4], [slot::BROKEN, 4]),
    share("first_response_kept", [slot::KEPT, 1], [slot::BROKEN, 1]),
    share("updates_kept", [slot::KEPT + 1, 1], [slot::BROKEN + 1, 1]),
    share("offer_kept", [slot::KEPT + 2, 1], [slot::BROKEN + 2, 1]),
    share(
        "resolution_kept",
        [slot::KEPT + 3, 1],
        [slot::BROKEN + 3, 1],
    ),
    share("breach_rate", [slot::BREACHED, 1], [slot::UNBREACHED, 1]),
    share(
        "resolution_rate",
        [slot::RESOLVED, 1],
        [slot::UNRESOLVED, 1],
    ),
    share("reopen_rate", [slot::REOPENED, 1], [slot::STAYED, 1]),
    sum("reopenings", slot::REOPENINGS),
    Measure {
        name: "rating_mean",
        unit: Unit::Hundredths,
        how: How::Stars,
    },
    share(
        "kind_agreed",
        [slot::KIND_AGREED, 1],
        [slot::KIND_DIFFERED, 1],
    ),
    share(
        "priority_agreed",
        [slot::PRIORITY_AGREED, 1],
        [slot::PRIORITY_DIFFERED, 1],
    ),
    sum("undecided", slot::UNDECIDED),
];

/// The figures of `cell`, in the order of [`MEASURES`].
#[must_use]
pub fn figures(cell: &Cell) -> Vec<Figure> {
    MEASURES.iter().map(|measure| measure.of(cell)).collect()
}

impl Measure {
    fn of(&self, cell: &Cell) -> Figure {
        let several = |[from, count]: [usize; 2]| {
            (from..from + count).map(|slot| cell.get(slot)).sum::<i64>()
        };
        match self.how {
            How::Sum(slot) => Figure {
                value: Some(cell.get(slot)),
                of: cell.get(slot::RECEIVED),
            },
            How::Mean(time) => {
                let (seconds, of) = cell.time(time);
                ratio(seconds, of)
            }
            How::Quantile(time, percent) => Figure {
                value: cell.quantile(time, percent),
                of: cell.time(time).1,
            },
            How::Share(these, those) => {
                let (these, those) = (several(these), several(those));
                ratio(these.saturating_mul(1_000), these.saturating_add(those))
            }
            How::Stars => {
                let of = several([slot::STARS, 5]);
                let stars = (1..=5)
                    .zip(slot::STARS..)
                    .map(|(stars, slot)| stars * cell.get(slot));
                ratio(stars.sum::<i64>().saturating_mul(100), of)
            }
        }
    }
}

/// `part` of `of`, to the nearest whole number; nothing of nothing.
fn ratio(part: i64, of: i64) -> Figure {
    Figure {
        value: (of > 0).then(|| part.saturating_add(of / 2) / of),
        of,
    }
}

const fn sum(name: &'static str, slot: usize) -> Measure {
    Measure {
        name,
        unit: Unit::Count,
        how: How::Sum(slot),
    }
}

const fn mean(name: &'static str, time: Time) -> Measure {
    Measure {
        name,
        unit: Unit::Seconds,
        how: How::Mean(time),
    }
}

const fn quantile(name: &'static str, time: Time, percent: i64) -> Measure {
    Measure {
        name,
        unit: Unit::Seconds,
        how: How::Quantile(time, percent),
    }
}

const fn share(name: &'static str, these: [usize; 2], those: [usize; 2]) -> Measure {
    Measure {
        name,
        unit: Unit::Permille,
        how: How::Share(these, those),
    }
}
