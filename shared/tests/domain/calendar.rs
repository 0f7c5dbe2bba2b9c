//! Business calendars.

mod clocks;
mod ends;
mod examples;
mod properties;
mod python;
mod refusals;
mod settings;
pub(crate) mod zones;

use answerable_shared::calendar::{Calendar, CalendarSettings};
use answerable_shared::time::Timestamp;
use chrono::DateTime;
use serde_json::{Value, json};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// An instant as `2028-02-29T12:00:00+01:00`.
fn at(text: &str) -> Timestamp {
    Timestamp(
        DateTime::parse_from_rfc3339(text)
            .expect(text)
            .timestamp_millis(),
    )
}

/// Office hours with a break, a night, a holiday, and dates of their own.
fn office() -> Value {
    json!({
        "name": "Office", "zone": "Europe/Berlin",
        "week": {
            "mon": ["09:00-12:30", "13:15-17:45"], "tue": ["09:00-17:00"], "wed": ["09:00-12:00", "12:00-17:00"],
            "thu": ["09:00-17:00"], "fri": ["09:00-15:00", "22:00-24:00"], "sat": ["00:00-02:00"],
        },
        "holidays": [{"date": "2028-12-25", "name": "Christmas Day"}, {"date": "2028-12-26", "name": "Boxing Day"}],
        "exceptions": [
            {"date": "2028-12-26", "open": ["10:00-12:00"], "name": "Somebody is there"},
            {"date": "2028-12-27", "open": [], "name": "Outing"},
        ],
    })
}

/// The calendar of these settings, with the offsets of their zone.
fn calendar(settings: &Value) -> Calendar {
    let settings: CalendarSettings = serde_json::from_value(settings.clone()).expect("settings");
    let offsets = zones::offsets(&settings.zone);
    settings.check("office", offsets).expect("a calendar")
}

/// The office with another value at this JSON pointer.
fn with(pointer: &str, value: Value) -> Value {
    let mut settings = office();
    *settings.pointer_mut(pointer).expect("it is there") = value;
    settings
}
