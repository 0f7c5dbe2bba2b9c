//! The figures of a period, row by row: what badge, page and CSV show.

use super::cell::Cell;
use super::measures::{Figure, MEASURES, Unit, figures};
use crate::calendar::Date;
use crate::case::{Kind, Priority};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Longest period, in days: a leap year.
pub const MOST_DAYS: i32 = 366;

/// By what cases are put into rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Whose they are.
    Team,
    /// What sort of matter they are.
    Kind,
    /// How much they matter.
    Priority,
    /// The day on which they arrived.
    Day,
    /// The week, from Monday.
    Week,
    /// The month.
    Month,
}

/// Which report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// The first day, in days since 1970-01-01.
    pub from: i32,
    /// The last day.
    pub to: i32,
    /// Its rows.
    pub by: By,
    /// Only cases of this team, kind or priority; for rows over time.
    #[serde(default)]
    pub only: Option<(By, String)>,
}

/// The figures of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    /// The first day on which its cases arrived, such as 2028-02-29.
    pub from: String,
    /// The last day.
    pub to: String,
    /// By what its rows are made.
    pub by: By,
    /// Only cases of this team, kind or priority are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
    /// When it was worked out.
    pub computed: Timestamp,
    /// Cases of any time that no figure counts yet: an admin has to have the index rebuilt.
    pub uncounted: i64,
    /// What the figures are, in their order.
    pub columns: Vec<Column>,
    /// Of all cases.
    pub total: Vec<Figure>,
    /// Of the cases of each row. Every case is in one row.
    pub rows: Vec<ReportRow>,
}

/// What a figure is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
}

/// A row of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportRow {
    /// Identifier of the team, or nothing for cases of no team; the kind; the priority; or the first day.
    pub key: String,
    /// The team's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// Days that follow one another, from the first to the last; none where the last is before the first.
pub type Days = (i32, i32);

impl Query {
    /// The days of its period, as whole months from the first day of the first to that of the last, where there are
    /// any, and as the days before and after them. Rows of days and weeks need each day by itself.
    #[must_use]
    pub fn parts(&self) -> (Option<Days>, [Days; 2]) {
        let whole = (self.from, self.to);
        let none = (1, 0);
        if matches!(self.by, By::Day | By::Week) {
            return (None, [whole, none]);
        }
        let from = Date::of_days(self.from);
        let first = if from.first_of_month() == from {
            from
        } else {
            from.next_month()
        };
        // The month that the day after the last one is in is the first that is not whole.
        let after = Date::of_days(self.to.saturating_add(1)).first_of_month();
        if first >= after {
            return (None, [whole, none]);
        }
        let last = Date::of_days(after.days() - 1).first_of_month();
        let months = (first.days(), last.days());
        (
            Some(months),
            [(self.from, first.days() - 1), (after.days(), self.to)],
        )
    }
}

impl By {
    /// Every way there is.
    pub const ALL: [Self; 6] = [
        Self::Team,
        Self::Kind,
        Self::Priority,
        Self::Day,
        Self::Week,
        Self::Month,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Kind => "kind",
            Self::Priority => "priority",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// Whether rows are times.
    #[must_use]
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Day | Self::Week | Self::Month)
    }

    /// The key of the row that has this day.
    #[must_use]
    pub fn key(self, day: i32) -> String {
        let date = Date::of_days(day);
        let first = match self {
            Self::Week => date.monday(),
            Self::Month => date.first_of_month(),
            _ => date,
        };
        first.to_string()
    }
}

impl Report {
    /// The report that `query` asks for, from the sums of its rows: each key may come more than once. `teams` are the
    /// site's, as identifier and name.
    #[must_use]
    pub fn new(
        query: &Query,
        sums: &[(String, String)],
        teams: &[(String, String)],
        uncounted: i64,
        now: Timestamp,
    ) -> Self {
        let mut cells: Vec<(String, Cell)> = Vec::new();
        // Rows without a case are rows all the same: a chart without them would show another course of things.
        for key in keys(query, teams) {
            cells.push((key, Cell::default()));
        }
        let mut total = Cell::default();
        for (key, sums) in sums {
            total.add(sums, 1);
            match cells.iter_mut().find(|(of, _)| of == key) {
                Some((_, cell)) => cell.add(sums, 1),
                None => {
                    let mut cell = Cell::default();
                    cell.add(sums, 1);
                    cells.push((key.clone(), cell));
                }
            }
        }
        let name = |key: &String| {
            let team = teams
                .iter()
                .find(|(id, _)| query.by == By::Team && id == key);
            team.map(|(_, name)| name.clone())
        };
        let row = |(key, cell): (String, Cell)| ReportRow {
            name: name(&key),
            figures: figures(&cell),
            key,
        };
        let column = |measure: &super::measures::Measure| Column {
            name: measure.name.to_owned(),
            unit: measure.unit,
        };
        Self {
            from: Date::of_days(query.from).to_string(),
            to: Date::of_days(query.to).to_string(),
            by: query.by,
            only: query.only.as_ref().map(|(_, value)| value.clone()),
            computed: now,
            uncounted,
            columns: MEASURES.iter().map(column).collect(),
            total: figures(&total),
            rows: cells.into_iter().map(row).collect(),
        }
    }
}

/// Keys of the rows that there are whether or not a case is in them.
fn keys(query: &Query, teams: &[(String, String)]) -> Vec<String> {
    match query.by {
        By::Team => teams.iter().map(|(id, _)| id.clone()).collect(),
        By::Kind => Kind::ALL
            .iter()
            .map(|kind| kind.as_str().to_owned())
            .collect(),
        By::Priority => Priority::ALL
            .iter()
            .map(|one| one.as_str().to_owned())
            .collect(),
        By::Day | By::Week | By::Month => {
            let mut keys: Vec<String> = Vec::new();
            for day in query.from..=query.to {
                let key = query.by.key(day);
                if keys.last() != Some(&key) {
                    keys.push(key);
                }
            }
            keys
        }
    }
}
