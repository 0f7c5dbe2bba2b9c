//! Days on which clocks change.

use super::{DAY, HOUR, MINUTE, at, calendar};
use answerable_shared::calendar::Span;
use answerable_shared::time::Timestamp;
use serde_json::json;

#[test]
fn changes_of_clocks() {
    // Open all day, and from 01:30 to 03:30, on a Sunday.
    let table = [
        (
            "Europe/Berlin",
            "2028-03-26T00:00:00+01:00",
            "2028-03-27T00:00:00+02:00",
            23 * 60,
            60,
        ),
        (
            "Europe/Berlin",
            "2028-10-29T00:00:00+02:00",
            "2028-10-30T00:00:00+01:00",
            25 * 60,
            180,
        ),
        (
            "Europe/Berlin",
            "2028-10-22T00:00:00+02:00",
            "2028-10-23T00:00:00+02:00",
            24 * 60,
            120,
        ),
        (
            "America/New_York",
            "2028-03-12T00:00:00-05:00",
            "2028-03-13T00:00:00-04:00",
            23 * 60,
            60,
        ),
        (
            "America/New_York",
            "2028-11-05T00:00:00-04:00",
            "2028-11-06T00:00:00-05:00",
            25 * 60,
            150,
        ),
        (
            "Australia/Sydney",
            "2028-04-02T00:00:00+11:00",
            "2028-04-03T00:00:00+10:00",
            25 * 60,
            180,
        ),
        (
            "Australia/Sydney",
            "2028-10-01T00:00:00+10:00",
            "2028-10-02T00:00:00+11:00",
            23 * 60,
            60,
        ),
        (
            "Australia/Lord_Howe",
            "2028-04-02T00:00:00+11:00",
            "2028-04-03T00:00:00+10:30",
            24 * 60 + 30,
            150,
        ),
        (
            "Australia/Lord_Howe",
            "2028-10-01T00:00:00+10:30",
            "2028-10-02T00:00:00+11:00",
            23 * 60 + 30,
            90,
        ),
        (
            "Asia/Kathmandu",
            "2028-04-02T00:00:00+05:45",
            "2028-04-03T00:00:00+05:45",
            24 * 60,
            120,
        ),
    ];
    for (zone, from, to, day, night) in table {
        for (hours, minutes) in [("00:00-24:00", day), ("01:30-03:30", night)] {
            let calendar =
                calendar(&json!({"name": "Sundays", "zone": zone, "week": {"sun": [hours]}}));
            let (from, to) = (at(from), at(to));
            let week = 7 * DAY;
            assert_eq!(
                calendar.open_between(from, to),
                minutes * MINUTE,
                "{zone} {hours}"
            );
            // Only that Sunday is in the days around it.
            let around =
                calendar.open_between(Timestamp(from.0 - 6 * DAY), Timestamp(to.0 + 6 * DAY));
            assert_eq!(around, minutes * MINUTE, "{zone} {hours}");
            let due = calendar.after(from, minutes * MINUTE).expect("it comes");
            assert!(
                due <= to && calendar.is_open(Timestamp(due.0 - 1)) && !calendar.is_open(due),
                "{zone} {hours}"
            );
            let next = calendar
                .after(from, minutes * MINUTE + 1)
                .expect("it comes");
            assert!((next.0 - from.0 - week).abs() < 5 * HOUR, "{zone} {hours}");
        }
    }
}

#[test]
fn hours_that_are_skipped_or_repeated_whole() {
    let sundays = calendar(&json!({
        "name": "Sundays", "zone": "Europe/Berlin", "week": {"sun": ["02:15-02:45"]},
    }));
    let span = |from, to| Span {
        from: at(from),
        to: at(to),
    };
    assert_eq!(
        sundays.spans(at("2028-03-24T00:00:00Z"), at("2028-04-03T00:00:00Z")),
        [span(
            "2028-04-02T02:15:00+02:00",
            "2028-04-02T02:45:00+02:00"
        )],
    );
    assert_eq!(
        sundays.next_opening(at("2028-03-24T00:00:00Z")),
        Some(at("2028-04-02T00:15:00Z"))
    );
    assert_eq!(
        sundays.spans(at("2028-10-27T00:00:00Z"), at("2028-11-01T00:00:00Z")),
        [
            span("2028-10-29T02:15:00+02:00", "2028-10-29T02:45:00+02:00"),
            span("2028-10-29T02:15:00+01:00", "2028-10-29T02:45:00+01:00"),
        ],
    );
    let second = sundays.after(at("2028-10-27T00:00:00Z"), 31 * MINUTE);
    assert_eq!(second, Some(at("2028-10-29T02:16:00+01:00")));
}
