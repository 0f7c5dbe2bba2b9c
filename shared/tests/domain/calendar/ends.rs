//! Calendars that are always open, or never, and the ends of time.

use super::{DAY, HOUR, MINUTE, at, calendar, office};
use answerable_shared::calendar::{Calendar, CalendarSettings, Closed, Span};
use answerable_shared::time::Timestamp;
use serde_json::json;

/// Eleven years with their leap days.
const REACH: i64 = 4_018 * DAY;

#[test]
fn day_and_night_loses_no_millisecond() {
    let always = Calendar::always();
    let settings = CalendarSettings::always();
    assert_eq!(settings, CalendarSettings::default());
    assert_eq!(settings.check("always", Vec::new()), Ok(always.clone()));
    let berlin = calendar(&json!({
        "name": "Always", "zone": "Europe/Berlin", "week": settings.week,
    }));
    for from in [
        "1969-12-31T23:59:59Z",
        "2028-02-28T12:34:56Z",
        "2028-03-25T11:00:00Z",
        "2028-10-28T23:00:00Z",
    ] {
        let from = at(from);
        for passed in [1, 999, MINUTE, DAY - 1, DAY, 40 * DAY + 1, 3_000 * DAY] {
            let to = Timestamp(from.0 + passed);
            for calendar in [&always, &berlin] {
                assert_eq!(calendar.open_between(from, to), passed);
                assert_eq!(calendar.after(from, passed), Some(to));
                assert_eq!(calendar.spans(from, to), [Span { from, to }]);
                assert_eq!(calendar.next_opening(from), Some(from));
                assert!(calendar.is_open(to));
                assert_eq!(calendar.closed_because(to), None);
            }
        }
    }
}

#[test]
fn nobody_looks_further_than_eleven_years() {
    let always = Calendar::always();
    let from = at("2028-05-15T12:34:56.789Z");
    let end = Timestamp(from.0 + REACH);
    assert_eq!(always.after(from, REACH), Some(end));
    assert_eq!(always.after(from, REACH + 1), None);
    assert_eq!(always.after(from, i64::MAX), None);
    assert_eq!(
        always.spans(from, Timestamp(end.0 + 1)),
        [Span { from, to: end }]
    );
    assert_eq!(always.open_between(from, Timestamp(end.0 + 1)), REACH + 1);
    let closed = json!({"name": "x", "zone": "UTC", "week": [[], [], [], [], [], [], []]});
    let never: Calendar = serde_json::from_value(closed).expect("a calendar");
    assert_eq!(
        (never.next_opening(from), never.after(from, 1)),
        (None, None)
    );
    assert_eq!(never.closed_because(from), Some(Closed::Night));
}

#[test]
fn the_ends_of_time_are_closed_and_break_nothing() {
    let always = Calendar::always();
    let far = 100_000_000 * DAY;
    let [min, first, last, end, max] = [i64::MIN, -far, far - 1, far, i64::MAX].map(Timestamp);
    for (instant, open) in [
        (min, false),
        (Timestamp(-far - 1), false),
        (first, true),
        (last, true),
        (end, false),
        (max, false),
    ] {
        assert_eq!(always.is_open(instant), open, "{instant:?}");
    }
    assert_eq!(always.open_between(min, max), 2 * far);
    assert_eq!(always.open_between(max, min), 0);
    assert_eq!(always.open_between(end, max), 0);
    assert_eq!(always.open_between(min, first), 0);
    assert_eq!(always.after(last, 1), Some(end));
    assert_eq!(always.after(last, 2), None);
    for instant in [min, end, max] {
        assert_eq!(always.after(instant, 0), Some(instant));
        assert_eq!(always.after(instant, 1), None);
        assert_eq!(always.next_opening(instant), None);
        assert_eq!(always.closed_because(instant), Some(Closed::Night));
    }
    assert_eq!(always.spans(max, min), []);
    assert_eq!(always.spans(min, max), []);
    // A quarter of a million years of office hours, as quickly as an afternoon's.
    let office = calendar(&office());
    let weeks = 2_000_000 * 7 * DAY;
    let from = at("2029-06-04T00:00:00+02:00");
    let to = Timestamp(from.0 + weeks);
    assert!(office.open_between(from, to) > 42 * HOUR * 1_999_999);
}

#[test]
fn offsets_that_go_back_count_no_time_twice() {
    let mut damaged = serde_json::to_value(Calendar::always()).expect("JSON");
    damaged["offsets"] = json!([
        {"from": 0, "minutes": -60}, {"from": 10, "minutes": -60}, {"from": i64::MIN, "minutes": 60},
    ]);
    let damaged: Calendar = serde_json::from_value(damaged).expect("a calendar");
    assert_eq!(damaged.open_between(Timestamp(5), Timestamp(100)), 95);
}
