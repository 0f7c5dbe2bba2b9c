//! What admins may write, and what comes of it.

use super::{office, with, zones};
use crate::golden::pinned;
use answerable_shared::calendar::{Block, Calendar, CalendarSettings, Date, Offset};
use answerable_shared::time::Timestamp;
use chrono::{Datelike as _, NaiveDate};
use serde_json::{Value, json};

#[test]
fn hours_are_read_strictly() {
    let block = |from, to| Some(Block { from, to });
    let table = [
        ("09:00-12:30", block(540, 750)),
        ("00:00-24:00", Some(Block::WHOLE_DAY)),
        ("00:00-00:01", block(0, 1)),
        ("23:59-24:00", block(1_439, 1_440)),
        ("09:00-09:00", None),
        ("09:01-09:00", None),
        ("09:00-24:01", None),
        ("24:00-24:00", None),
        ("09:60-11:00", None),
        ("09:00-10:60", None),
        ("22:00-02:00", None),
        ("23:00-25:00", None),
        ("9:00-12:30", None),
        ("09:00–12:30", None),
        ("09:00 - 12:30", None),
        ("09:00-12:30 ", None),
        ("09.00-12.30", None),
        ("+9:00-12:30", None),
        ("0/:00-12:30", None),
        ("0a:00-12:30", None),
        ("09:00-1２:30", None),
        ("", None),
    ];
    for (text, block) in table {
        assert_eq!(Block::parse(text), block, "{text}");
    }
}

#[test]
fn dates_are_read_strictly() {
    for text in [
        "2027-02-29",
        "2100-02-29",
        "2028-02-30",
        "2028-04-31",
        "2028-13-01",
        "2028-00-10",
        "2028-01-00",
        "2028-01-32",
        "2028-99-99",
        "0000-00-00",
        "28-01-01",
        "12028-01-01",
        "2028-1-1",
        "2028/01/01",
        "20280101",
        "2028-01-01T00:00",
        " 2028-01-01",
        "-028-01-01",
        "2028-+1-01",
        "２028-01-01",
        "2028-01-0:",
        "",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
        assert!(
            serde_json::from_value::<Date>(json!(text)).is_err(),
            "{text}"
        );
    }
    let epoch = NaiveDate::default();
    for year in [
        0, 1, 99, 100, 400, 1600, 1899, 1900, 1969, 1970, 2000, 2027, 2028, 2100, 2400, 9999,
    ] {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a date");
        for day in first.iter_days().take_while(|day| day.year() == year) {
            let date = Date::parse(&day.to_string()).expect("it exists");
            assert_eq!(i64::from(date.days()), (day - epoch).num_days(), "{day}");
            assert_eq!(date.to_string(), day.to_string());
        }
    }
}

#[test]
fn settings_are_read_whole_or_not_at_all() {
    let read = |settings: &Value| serde_json::from_value::<CalendarSettings>(settings.clone());
    for (pointer, value) in [
        (
            "",
            json!({"name": "x", "zone": "UTC", "week": {}, "open": []}),
        ),
        ("/week", json!({"monday": []})),
        (
            "/holidays/0",
            json!({"date": "2028-01-01", "name": "x", "open": []}),
        ),
        ("/exceptions/0", json!({"date": "2028-01-01", "name": "x"})),
    ] {
        assert!(read(&with(pointer, value.clone())).is_err(), "{value}");
    }
    let settings = read(&office()).expect("settings");
    assert_eq!(serde_json::to_value(&settings).expect("JSON"), office());
    let least = json!({"name": "x", "zone": "UTC", "week": {"sun": ["00:00-24:00"]}});
    let settings = read(&least).expect("settings");
    assert_eq!(serde_json::to_value(&settings).expect("JSON"), least);
}

#[test]
fn a_checked_calendar_is_stored_as_it_always_was() {
    let settings: CalendarSettings = serde_json::from_value(office()).expect("settings");
    let mut offsets = zones::offsets("Europe/Berlin");
    offsets.truncate(3);
    let calendar = settings.check("office", offsets).expect("a calendar");
    pinned("calendar.json", &calendar);
    assert_eq!(
        (calendar.name(), calendar.zone()),
        ("Office", "Europe/Berlin")
    );
    let mut newer = serde_json::to_value(&calendar).expect("JSON");
    newer["colour"] = json!("blue");
    newer["dates"][0]["colour"] = json!("red");
    newer["offsets"][0]["name"] = json!("CET");
    assert_eq!(
        serde_json::from_value::<Calendar>(newer).expect("it reads"),
        calendar
    );
    let always = r#"{"name":"24/7","zone":"UTC","week":[[[0,1440]],[[0,1440]],[[0,1440]],[[0,1440]],[[0,1440]],[[0,1440]],[[0,1440]]]}"#;
    assert_eq!(
        serde_json::to_string(&Calendar::always()).expect("JSON"),
        always
    );
    assert_eq!(
        serde_json::from_str::<Calendar>(always).expect("it reads"),
        Calendar::always()
    );
}

#[test]
fn offsets_may_come_in_any_order_and_are_kept_where_they_change_something() {
    let offset = |from, minutes| Offset {
        from: Timestamp(from),
        minutes,
    };
    let given = vec![
        offset(900, 120),
        offset(0, 60),
        offset(500, 60),
        offset(700, 120),
        offset(950, 60),
    ];
    let calendar = CalendarSettings::always()
        .check("always", given)
        .expect("a calendar");
    let kept = serde_json::to_value(&calendar).expect("JSON")["offsets"].clone();
    let change = |from: i64, minutes: i32| json!({"from": from, "minutes": minutes});
    assert_eq!(
        kept,
        json!([change(0, 60), change(700, 120), change(950, 60)])
    );
    for (at, minutes) in [
        (i64::MIN, 60),
        (-1, 60),
        (0, 60),
        (699, 60),
        (700, 120),
        (949, 120),
        (950, 60),
        (i64::MAX, 60),
    ] {
        assert_eq!(calendar.offset_at(Timestamp(at)), minutes, "{at}");
    }
    assert_eq!(Calendar::always().offset_at(Timestamp(0)), 0);
}
