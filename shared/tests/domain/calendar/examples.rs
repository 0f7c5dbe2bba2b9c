//! Reckoning, by example.

use super::{HOUR, MINUTE, at, calendar, office};
use answerable_shared::calendar::{Closed, Span};
use serde_json::json;

#[test]
fn open_time_between_two_instants() {
    let office = calendar(&office());
    let table = [
        // A Monday with its break.
        (
            "2028-05-15T00:00:00+02:00",
            "2028-05-16T00:00:00+02:00",
            8 * HOUR,
        ),
        (
            "2028-05-15T09:00:00.001+02:00",
            "2028-05-15T12:29:59.999+02:00",
            210 * MINUTE - 2,
        ),
        ("2028-05-15T12:30:00+02:00", "2028-05-15T13:15:00+02:00", 0),
        (
            "2028-05-15T12:29:00+02:00",
            "2028-05-15T13:16:00+02:00",
            2 * MINUTE,
        ),
        // Blocks that touch are as one.
        (
            "2028-05-17T11:00:00+02:00",
            "2028-05-17T13:00:00+02:00",
            2 * HOUR,
        ),
        // A night over midnight, and a weekend.
        (
            "2028-05-19T23:00:00+02:00",
            "2028-05-20T01:00:00+02:00",
            2 * HOUR,
        ),
        ("2028-05-20T02:00:00+02:00", "2028-05-22T09:00:00+02:00", 0),
        // A week, and ten of them.
        (
            "2028-05-15T10:00:00+02:00",
            "2028-05-22T10:00:00+02:00",
            42 * HOUR,
        ),
        (
            "2028-05-15T10:00:00+02:00",
            "2028-07-24T10:00:00+02:00",
            420 * HOUR,
        ),
        // The leap day is a Tuesday; a year before, there is none.
        (
            "2028-02-29T00:00:00+01:00",
            "2028-03-01T00:00:00+01:00",
            8 * HOUR,
        ),
        (
            "2028-02-28T17:45:00+01:00",
            "2028-03-01T10:00:00+01:00",
            9 * HOUR,
        ),
        (
            "2027-02-26T15:00:00+01:00",
            "2027-03-01T10:00:00+01:00",
            5 * HOUR,
        ),
        // A holiday, an exception in place of one, an exception without hours, and the three of them.
        ("2028-12-25T00:00:00+01:00", "2028-12-26T00:00:00+01:00", 0),
        (
            "2028-12-26T00:00:00+01:00",
            "2028-12-27T00:00:00+01:00",
            2 * HOUR,
        ),
        ("2028-12-27T00:00:00+01:00", "2028-12-28T00:00:00+01:00", 0),
        (
            "2028-12-25T00:00:00+01:00",
            "2029-01-01T00:00:00+01:00",
            (2 + 8 + 8 + 2) * HOUR,
        ),
        // Nothing, and backwards.
        ("2028-05-15T10:00:00+02:00", "2028-05-15T10:00:00+02:00", 0),
        ("2028-05-15T11:00:00+02:00", "2028-05-15T10:00:00+02:00", 0),
    ];
    for (from, to, open) in table {
        assert_eq!(
            office.open_between(at(from), at(to)),
            open,
            "{from} to {to}"
        );
        let sum: i64 = office
            .spans(at(from), at(to))
            .iter()
            .map(|span| span.to.0 - span.from.0)
            .sum();
        assert_eq!(sum, open, "{from} to {to}");
    }
}

#[test]
fn when_so_much_open_time_has_passed() {
    let office = calendar(&office());
    let table = [
        // At the first chance: as the break begins, not as it ends.
        (
            "2028-05-15T09:00:00+02:00",
            210 * MINUTE,
            "2028-05-15T12:30:00+02:00",
        ),
        (
            "2028-05-15T09:00:00+02:00",
            210 * MINUTE + 1,
            "2028-05-15T13:15:00.001+02:00",
        ),
        (
            "2028-05-15T03:00:00+02:00",
            1,
            "2028-05-15T09:00:00.001+02:00",
        ),
        (
            "2028-05-15T12:29:59.999+02:00",
            2,
            "2028-05-15T13:15:00.001+02:00",
        ),
        // Over a night shift, a weekend, and Christmas.
        (
            "2028-05-19T23:30:00+02:00",
            HOUR,
            "2028-05-20T00:30:00+02:00",
        ),
        (
            "2028-05-20T01:30:00+02:00",
            HOUR,
            "2028-05-22T09:30:00+02:00",
        ),
        (
            "2028-12-22T14:00:00+01:00",
            6 * HOUR,
            "2028-12-26T11:00:00+01:00",
        ),
        (
            "2028-12-26T11:30:00+01:00",
            HOUR,
            "2028-12-28T09:30:00+01:00",
        ),
        // Nothing has passed at once, in the middle of the night too.
        (
            "2028-05-21T03:00:00.123+02:00",
            0,
            "2028-05-21T03:00:00.123+02:00",
        ),
        ("2028-05-21T03:00:00+02:00", -5, "2028-05-21T03:00:00+02:00"),
    ];
    for (from, open, due) in table {
        assert_eq!(
            office.after(at(from), open),
            Some(at(due)),
            "{open} after {from}"
        );
    }
}

#[test]
fn spans_are_as_people_would_say_them() {
    let office = calendar(&office());
    let spans = |from, to| -> Vec<_> {
        let spans = office.spans(at(from), at(to));
        spans
            .into_iter()
            .map(|Span { from, to }| (from, to))
            .collect()
    };
    assert_eq!(
        spans("2028-05-17T10:00:00+02:00", "2028-05-22T10:00:00+02:00"),
        [
            (
                at("2028-05-17T10:00:00+02:00"),
                at("2028-05-17T17:00:00+02:00")
            ),
            (
                at("2028-05-18T09:00:00+02:00"),
                at("2028-05-18T17:00:00+02:00")
            ),
            (
                at("2028-05-19T09:00:00+02:00"),
                at("2028-05-19T15:00:00+02:00")
            ),
            (
                at("2028-05-19T22:00:00+02:00"),
                at("2028-05-20T02:00:00+02:00")
            ),
            (
                at("2028-05-22T09:00:00+02:00"),
                at("2028-05-22T10:00:00+02:00")
            ),
        ],
    );
    assert_eq!(
        spans("2028-05-22T10:00:00+02:00", "2028-05-22T10:00:00+02:00"),
        []
    );
    assert_eq!(
        spans("2028-05-22T11:00:00+02:00", "2028-05-22T10:00:00+02:00"),
        []
    );
}

#[test]
fn whether_and_why_it_is_closed_and_when_it_opens() {
    let office = calendar(&office());
    let holiday = |name: &str| Some(Closed::Holiday(name.to_owned()));
    let exception = |name: &str| Some(Closed::Exception(name.to_owned()));
    let table = [
        (
            "2028-05-15T09:00:00+02:00",
            None,
            "2028-05-15T09:00:00+02:00",
        ),
        (
            "2028-05-15T08:59:59.999+02:00",
            Some(Closed::Night),
            "2028-05-15T09:00:00+02:00",
        ),
        (
            "2028-05-15T12:29:59.999+02:00",
            None,
            "2028-05-15T12:29:59.999+02:00",
        ),
        (
            "2028-05-15T12:30:00+02:00",
            Some(Closed::Night),
            "2028-05-15T13:15:00+02:00",
        ),
        (
            "2028-05-20T00:00:00+02:00",
            None,
            "2028-05-20T00:00:00+02:00",
        ),
        (
            "2028-05-21T12:00:00+02:00",
            Some(Closed::Night),
            "2028-05-22T09:00:00+02:00",
        ),
        (
            "2028-12-25T12:00:00+01:00",
            holiday("Christmas Day"),
            "2028-12-26T10:00:00+01:00",
        ),
        (
            "2028-12-26T09:30:00+01:00",
            exception("Somebody is there"),
            "2028-12-26T10:00:00+01:00",
        ),
        (
            "2028-12-26T10:30:00+01:00",
            None,
            "2028-12-26T10:30:00+01:00",
        ),
        (
            "2028-12-27T10:30:00+01:00",
            exception("Outing"),
            "2028-12-28T09:00:00+01:00",
        ),
    ];
    for (instant, closed, opening) in table {
        assert_eq!(office.is_open(at(instant)), closed.is_none(), "{instant}");
        assert_eq!(office.closed_because(at(instant)), closed, "{instant}");
        assert_eq!(
            office.next_opening(at(instant)),
            Some(at(opening)),
            "{instant}"
        );
    }
    for (closed, json) in [
        (Closed::Night, json!("night")),
        (Closed::Holiday("x".to_owned()), json!({"holiday": "x"})),
        (Closed::Exception("x".to_owned()), json!({"exception": "x"})),
    ] {
        assert_eq!(serde_json::to_value(closed).expect("JSON"), json);
    }
}
