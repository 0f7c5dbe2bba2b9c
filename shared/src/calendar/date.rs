//! Dates of the Gregorian calendar, without a clock or a zone.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A date from 0000-01-01 to 9999-12-31, `YYYY-MM-DD` on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    /// Since 1970-01-01.
    days: i32,
}

impl Date {
    /// Reads `YYYY-MM-DD`, nothing else; `None` also where there is no such day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [year @ .., b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return None;
        };
        if year.len() != 4 {
            return None;
        }
        let civil = (number(year)?, number(&[*m1, *m2])?, number(&[*d1, *d2])?);
        // The sums carry a 31st of April over to the 1st of May: what does not come back does not exist.
        let date = Self {
            days: days_of(civil),
        };
        (date.civil() == civil).then_some(date)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.days
    }

    /// The date so many days after 1970-01-01.
    #[must_use]
    pub const fn of_days(days: i32) -> Self {
        Self { days }
    }

    /// The Monday of its week.
    #[must_use]
    pub const fn monday(self) -> Self {
        // 1970-01-01 was a Thursday.
        Self::of_days(self.days - (self.days + 3).rem_euclid(7))
    }

    /// The first day of its month.
    #[must_use]
    pub const fn first_of_month(self) -> Self {
        Self::of_days(self.days - self.civil().2 + 1)
    }

    /// The first day of the month after.
    #[must_use]
    pub const fn next_month(self) -> Self {
        // No month has more than 31 days.
        Self::of_days(self.first_of_month().days + 31).first_of_month()
    }

    /// Year, month and day. Years begin in March here, so that a leap day comes last and months have
    /// regular lengths before it; 400 years always have 146,097 days
    /// (<https://howardhinnant.github.io/date_algorithms.html>).
    const fn civil(self) -> (i32, i32, i32) {
        let since_0000_03_01 = self.days + 719_468;
        let era = since_0000_03_01.div_euclid(146_097);
        let day = since_0000_03_01.rem_euclid(146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        if month < 10 {
            (era * 400 + year, month + 3, day)
        } else {
            (era * 400 + year + 1, month - 9, day)
        }
    }
}

/// The inverse of [`Date::civil`].
const fn days_of((year, month, day): (i32, i32, i32)) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + 365 * year + year / 4 - year / 100 + day - 719_468
}

/// A whole number of decimal digits and nothing else.
pub(super) fn number(digits: &[u8]) -> Option<i32> {
    let mut number = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i32::from(digit - b'0');
    }
    Some(number)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a date")
    }
}
