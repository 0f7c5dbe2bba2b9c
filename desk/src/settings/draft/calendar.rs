//! A calendar as it is typed.

use super::Wrong;
use crate::settings::week;
use crate::texts::T;
use answerable_shared::calendar::{CalendarSettings, Exception, Holiday, Week};
use serde::{Deserialize, Serialize};

/// Names of the days on the wire, from Monday on.
pub(crate) const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CalendarDraft {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) zone: String,
    /// Seven, from Monday on.
    pub(crate) week: Vec<String>,
    pub(crate) holidays: Vec<DateDraft>,
    pub(crate) exceptions: Vec<DateDraft>,
}

/// A holiday or an exception.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DateDraft {
    pub(crate) date: String,
    pub(crate) open: String,
    pub(crate) name: String,
}

impl CalendarDraft {
    pub(super) fn of(id: &str, calendar: &CalendarSettings) -> Self {
        let Week {
            mon,
            tue,
            wed,
            thu,
            fri,
            sat,
            sun,
        } = &calendar.week;
        let holidays = calendar.holidays.iter().map(|holiday| DateDraft {
            date: holiday.date.clone(),
            open: String::new(),
            name: holiday.name.clone(),
        });
        let exceptions = calendar.exceptions.iter().map(|exception| DateDraft {
            date: exception.date.clone(),
            open: week::joined(&exception.open),
            name: exception.name.clone(),
        });
        Self {
            id: id.to_owned(),
            name: calendar.name.clone(),
            zone: calendar.zone.clone(),
            week: [mon, tue, wed, thu, fri, sat, sun]
                .map(|day| week::joined(day))
                .to_vec(),
            holidays: holidays.collect(),
            exceptions: exceptions.collect(),
        }
    }

    /// The calendar that was typed.
    ///
    /// # Errors
    /// The first field that cannot be read.
    pub(crate) fn read(&self) -> Result<CalendarSettings, Wrong> {
        let field = format!("calendars.{}", self.id);
        let mut days = self.week.iter().zip(DAYS);
        let mut day = || match days.next() {
            Some((text, day)) => hours(&format!("{field}.week.{day}"), text),
            None => Ok(Vec::new()),
        };
        let week = Week {
            mon: day()?,
            tue: day()?,
            wed: day()?,
            thu: day()?,
            fri: day()?,
            sat: day()?,
            sun: day()?,
        };
        let holidays = self.holidays.iter().map(|holiday| Holiday {
            date: holiday.date.clone(),
            name: holiday.name.clone(),
        });
        let exceptions = self.exceptions.iter().enumerate().map(|(at, exception)| {
            Ok(Exception {
                date: exception.date.clone(),
                open: hours(&format!("{field}.exceptions[{at}].open"), &exception.open)?,
                name: exception.name.clone(),
            })
        });
        Ok(CalendarSettings {
            name: self.name.clone(),
            zone: self.zone.trim().to_owned(),
            week,
            holidays: holidays.collect(),
            exceptions: exceptions.collect::<Result<_, _>>()?,
        })
    }
}

fn hours(field: &str, text: &str) -> Result<Vec<String>, Wrong> {
    let blocks = week::blocks(text);
    match week::fault(&blocks) {
        None => Ok(blocks),
        Some(at) => Err(Wrong::new(
            format!("{field}[{at}]"),
            T.settings.wrong.blocks,
        )),
    }
}
