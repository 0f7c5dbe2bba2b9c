//! From what an admin wrote to a calendar that can be reckoned with.

use super::{Block, Calendar, CalendarSettings, Date, Offset, Special};
use crate::refusal::Refusal;
use crate::text;

/// Most blocks of a day.
pub const MOST_BLOCKS: u32 = 8;
/// Most holidays, and most exceptions.
pub const MOST_DATES: u32 = 400;

impl CalendarSettings {
    /// The calendar that these settings say. `field` is their own path, such as `calendars.office`, with
    /// which the path of every refusal begins; `offsets` are those of their zone, in any order.
    ///
    /// Whether there is such a zone is for the caller to find out ([`Refusal::NoSuchZone`]).
    ///
    /// # Errors
    /// - [`Refusal::Empty`], [`Refusal::TooLong`]: the calendar, its zone, or a date has no name, or a long one.
    /// - [`Refusal::OutOfRange`]: more than [`MOST_BLOCKS`] a day, or [`MOST_DATES`] of a sort.
    /// - [`Refusal::BadTime`]: a block that is none.
    /// - [`Refusal::Overlap`]: a block begins before the one above it ends; to begin as it ends is fine.
    /// - [`Refusal::BadDate`]: a date that does not exist, or is in its list already.
    /// - [`Refusal::NeverOpen`]: no block in the whole week.
    pub fn check(&self, field: &str, offsets: Vec<Offset>) -> Result<Calendar, Refusal> {
        let mut calendar = Calendar {
            name: text::required_line(&format!("{field}.name"), &self.name, text::SHORT)?,
            zone: text::required_line(&format!("{field}.zone"), &self.zone, text::SHORT)?,
            week: Default::default(),
            dates: Vec::new(),
            offsets: in_order(offsets),
        };
        for (day, (name, raw)) in calendar.week.iter_mut().zip(self.week.days()) {
            *day = blocks(&format!("{field}.week.{name}"), raw)?;
        }
        if calendar.week.iter().all(Vec::is_empty) {
            return Err(Refusal::NeverOpen {
                field: format!("{field}.week"),
            });
        }
        // Holidays come first, so that exceptions can take their place.
        at_most(
            &format!("{field}.holidays"),
            self.holidays.len(),
            MOST_DATES,
        )?;
        for (at, holiday) in self.holidays.iter().enumerate() {
            let field = format!("{field}.holidays[{at}]");
            calendar.mark(&field, &holiday.date, &holiday.name, None)?;
        }
        at_most(
            &format!("{field}.exceptions"),
            self.exceptions.len(),
            MOST_DATES,
        )?;
        for (at, exception) in self.exceptions.iter().enumerate() {
            let field = format!("{field}.exceptions[{at}]");
            let open = blocks(&format!("{field}.open"), &exception.open)?;
            calendar.mark(&field, &exception.date, &exception.name, Some(open))?;
        }
        Ok(calendar)
    }
}

impl Calendar {
    /// Gives a date hours of its own, or none for a holiday.
    fn mark(
        &mut self,
        field: &str,
        date: &str,
        name: &str,
        open: Option<Vec<Block>>,
    ) -> Result<(), Refusal> {
        let bad_date = || Refusal::BadDate {
            field: format!("{field}.date"),
        };
        let special = Special {
            date: Date::parse(date).ok_or_else(bad_date)?,
            name: text::required_line(&format!("{field}.name"), name, text::SHORT)?,
            open,
        };
        match self.dates.binary_search_by_key(&special.date, |s| s.date) {
            Ok(at) if self.dates[at].open.is_some() == special.open.is_some() => {
                return Err(bad_date());
            }
            Ok(at) => self.dates[at] = special,
            Err(at) => self.dates.insert(at, special),
        }
        Ok(())
    }
}

/// The blocks of one day.
fn blocks(field: &str, raw: &[String]) -> Result<Vec<Block>, Refusal> {
    at_most(field, raw.len(), MOST_BLOCKS)?;
    let mut blocks: Vec<Block> = Vec::with_capacity(raw.len());
    for (at, text) in raw.iter().enumerate() {
        let block = Block::parse(text).ok_or_else(|| Refusal::BadTime {
            field: format!("{field}[{at}]"),
        })?;
        if blocks.last().is_some_and(|last| block.from < last.to) {
            return Err(Refusal::Overlap {
                field: format!("{field}[{at}]"),
            });
        }
        blocks.push(block);
    }
    Ok(blocks)
}

fn at_most(field: &str, count: usize, max: u32) -> Result<(), Refusal> {
    if count > max as usize {
        return Err(Refusal::OutOfRange {
            field: field.to_owned(),
            min: 0,
            max,
        });
    }
    Ok(())
}

/// Offsets in order, without those that change nothing: they are stored with every case.
fn in_order(mut offsets: Vec<Offset>) -> Vec<Offset> {
    offsets.sort_by_key(|offset| offset.from);
    offsets.dedup_by_key(|offset| offset.minutes);
    offsets
}
