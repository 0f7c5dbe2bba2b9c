//! May 2027, in which the calendar of [`crate::sites::ARRANGED`] has its holiday: what clocks show then, and how far
//! ahead of ours they are.

use crate::browser::Place;
use answerable_shared::time::Timestamp;

/// Where that calendar's office is.
pub const OFFICE: Place = Place {
    zone: "Europe/Berlin",
    language: "en-GB",
};
/// Where a customer is, an hour behind the office.
pub const CUSTOMER: Place = Place {
    zone: "Europe/London",
    language: "en-GB",
};
/// How far the office's clocks are ahead of UTC, in hours; all of May is in summer.
pub const OFFICE_HOURS: i64 = 2;
/// The same of the customer's clocks.
pub const CUSTOMER_HOURS: i64 = 1;

/// The beginning of the month, a Saturday, UTC.
const FIRST: i64 = 1_809_129_600_000;
const WEEK: [&str; 7] = ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"];
const DAY: i64 = 24 * HOUR;
const HOUR: i64 = 60 * MINUTE;
const MINUTE: i64 = 60_000;

/// The moment at which the office's clocks show `time`, such as `09:00`, on that day of the month.
///
/// # Panics
/// When that is no time.
#[must_use]
pub fn moment(day: i64, time: &str) -> Timestamp {
    let (hour, minute) = time.split_once(':').expect("a time of day");
    let part = |text: &str| text.parse::<i64>().expect("a number");
    let hours = (day - 1) * 24 + part(hour) - OFFICE_HOURS;
    Timestamp(FIRST + hours * HOUR + part(minute) * MINUTE)
}

/// What a clock shows that is so many hours ahead of UTC: "Fri 14 May, 23:50".
#[must_use]
pub fn wall(at: Timestamp, hours: i64) -> String {
    let since = at.0 + hours * HOUR - FIRST;
    let (day, minutes) = (since / DAY, since % DAY / MINUTE);
    let week = usize::try_from(day % 7).map_or("", |day| WEEK[day]);
    let (hour, minute) = (minutes / 60, minutes % 60);
    format!("{week} {} May, {hour:02}:{minute:02}", day + 1)
}

/// How far `at` is ahead of now, in milliseconds.
///
/// # Panics
/// When this machine's clock stands before 1970.
#[must_use]
pub fn ahead(at: Timestamp) -> i64 {
    let now = std::time::UNIX_EPOCH.elapsed().expect("after 1970");
    at.0 - i64::try_from(now.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_begins_on_a_friday() {
        let at = moment(14, "23:50");
        assert_eq!(wall(at, OFFICE_HOURS), "Fri 14 May, 23:50");
        assert_eq!(wall(at, CUSTOMER_HOURS), "Fri 14 May, 22:50");
        assert_eq!(wall(moment(15, "00:04"), OFFICE_HOURS), "Sat 15 May, 00:04");
    }
}
