//! What admins may not write.

use super::with;
use answerable_shared::calendar::{Calendar, CalendarSettings, MOST_BLOCKS, MOST_DATES};
use answerable_shared::problem::Problem;
use answerable_shared::refusal::Refusal;
use chrono::NaiveDate;
use serde_json::{Value, json};

fn check(settings: &Value) -> Result<Calendar, Refusal> {
    let settings: CalendarSettings = serde_json::from_value(settings.clone()).expect("settings");
    settings.check("calendars.office", Vec::new())
}

fn path(rest: &str) -> String {
    format!("calendars.office.{rest}")
}

#[test]
fn what_is_wrong_is_refused_by_the_path_of_its_field() {
    let blocks = |count: u32| {
        let of = |at| format!("{at:02}:00-{at:02}:30");
        Value::from((0..count).map(of).collect::<Vec<_>>())
    };
    let dates = |count: u32, more: &Value| {
        let first = NaiveDate::from_ymd_opt(2030, 1, 1).expect("a date");
        let of = |(day, _): (NaiveDate, u32)| {
            let mut date = more.clone();
            date["date"] = json!(day.to_string());
            date
        };
        Value::from(first.iter_days().zip(0..count).map(of).collect::<Vec<_>>())
    };
    let holiday = json!({"name": "Off"});
    let exception = json!({"name": "Off", "open": []});
    let empty = |rest| Refusal::Empty { field: path(rest) };
    let long = |rest| Refusal::TooLong {
        field: path(rest),
        max: 120,
    };
    let range = |rest, max| Refusal::OutOfRange {
        field: path(rest),
        min: 0,
        max,
    };
    let time = |rest| Refusal::BadTime { field: path(rest) };
    let date = |rest| Refusal::BadDate { field: path(rest) };
    let overlap = |rest| Refusal::Overlap { field: path(rest) };
    let twice = json!([{"date": "2028-01-01", "name": "A"}, {"date": "2028-05-01", "name": "B"}, {"date": "2028-01-01", "name": "C"}]);
    let twice_open = json!([{"date": "2028-01-01", "open": [], "name": "A"}, {"date": "2028-01-01", "open": ["09:00-10:00"], "name": "C"}]);
    let table = [
        ("/name", json!(" "), empty("name")),
        ("/name", json!("x".repeat(121)), long("name")),
        ("/zone", json!(""), empty("zone")),
        ("/zone", json!("x".repeat(121)), long("zone")),
        ("/week/mon/1", json!("13:15"), time("week.mon[1]")),
        ("/week/fri/0", json!("15:00-09:00"), time("week.fri[0]")),
        ("/week/mon/1", json!("12:29-13:00"), overlap("week.mon[1]")),
        ("/week/mon/1", json!("08:00-08:30"), overlap("week.mon[1]")),
        (
            "/week/mon",
            blocks(MOST_BLOCKS + 1),
            range("week.mon", MOST_BLOCKS),
        ),
        (
            "/week",
            json!({}),
            Refusal::NeverOpen {
                field: path("week"),
            },
        ),
        (
            "/week",
            json!({"sat": []}),
            Refusal::NeverOpen {
                field: path("week"),
            },
        ),
        (
            "/holidays/1/date",
            json!("2027-02-29"),
            date("holidays[1].date"),
        ),
        ("/holidays/0/name", json!(""), empty("holidays[0].name")),
        ("/holidays", twice, date("holidays[2].date")),
        (
            "/holidays",
            dates(MOST_DATES + 1, &holiday),
            range("holidays", MOST_DATES),
        ),
        (
            "/exceptions/0/date",
            json!("26.12.2028"),
            date("exceptions[0].date"),
        ),
        (
            "/exceptions/1/name",
            json!("x".repeat(121)),
            long("exceptions[1].name"),
        ),
        (
            "/exceptions/0/open/0",
            json!("10-12"),
            time("exceptions[0].open[0]"),
        ),
        (
            "/exceptions/1/open",
            json!(["10:00-12:00", "11:00-13:00"]),
            overlap("exceptions[1].open[1]"),
        ),
        (
            "/exceptions/1/open",
            blocks(MOST_BLOCKS + 1),
            range("exceptions[1].open", MOST_BLOCKS),
        ),
        ("/exceptions", twice_open, date("exceptions[1].date")),
        (
            "/exceptions",
            dates(MOST_DATES + 1, &exception),
            range("exceptions", MOST_DATES),
        ),
    ];
    for (pointer, value, refusal) in table {
        assert_eq!(
            check(&with(pointer, value.clone())),
            Err(refusal),
            "{pointer}: {value}"
        );
    }
    for (pointer, value) in [
        ("/week/mon", blocks(MOST_BLOCKS)),
        ("/holidays", dates(MOST_DATES, &holiday)),
        ("/exceptions", dates(MOST_DATES, &exception)),
    ] {
        assert!(check(&with(pointer, value)).is_ok(), "{pointer}");
    }
}

#[test]
fn refusals_say_which_hours_are_in_each_others_way() {
    let refusal = check(&with("/week/mon/1", json!("10:00-11:00"))).expect_err("they overlap");
    let problem = Problem::from(&refusal);
    assert_eq!(
        problem.field.as_deref(),
        Some("calendars.office.week.mon[1]")
    );
    // People read the sentence beside the field: a path says nothing to them.
    assert_eq!(
        problem.detail,
        "These hours begin before those above them end. List them in order."
    );
}
