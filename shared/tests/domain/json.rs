//! Reading JSON: what a derived reader of text reads, read alike, and mistakes told with their place.

use answerable_shared::calendar::CalendarSettings;
use answerable_shared::command::Command;
use answerable_shared::event::Event;
use answerable_shared::json::{read, read_strictly};
use answerable_shared::settings::Settings;
use answerable_shared::submit::Submission;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Debug;

const SETTINGS: &str = r#"{
  "calendars": {"shop": {"name": "Shop", "zone": "Europe/Berlin", "week": {"mon": ["09:00-12:00", "13:00-17:30"]},
    "holidays": [{"date": "2027-05-17", "name": "Whit Monday"}]}},
  "policies": [{"calendar": "shop", "priority": "urgent", "targets": {"first_response": 15, "offer": 120}}],
  "silence": {"remind_after_hours": [24, 72], "close_after_hours": 168},
  "teams": [{"id": "support", "name": "Support", "members": ["jo"], "kinds": ["enquiry", "custom_work"]}],
  "triage": {"own": [{"words": "leak*", "means": "important", "weight": 4}]}
}"#;

fn alike<T: DeserializeOwned + PartialEq + Debug>(text: &str) {
    let known: T = serde_json::from_str(text).unwrap();
    assert_eq!(read::<T>(text).unwrap(), known, "{text}");
    assert_eq!(read_strictly::<T>(text).unwrap(), known, "{text}");
}

fn mistake<T: DeserializeOwned + Debug>(text: &str) -> String {
    read_strictly::<T>(text).unwrap_err().to_string()
}

#[test]
fn what_is_right_reads_as_with_a_reader_of_text() {
    alike::<Settings>(SETTINGS);
    alike::<Settings>("{}");
    for command in [
        r#"{"type":"accept"}"#,
        r#"{"type":"confirm","verdict":"not_fixed","text":"Still brown"}"#,
        r#"{"type":"triage","priority":"urgent"}"#,
        r#"{"type":"triage","kind":null}"#,
        r#"{"type":"offer","options":[{"title":"New","what_happens":"A new one"},{"title":"Money","what_happens":"All of it"}]}"#,
    ] {
        alike::<Command>(command);
    }
}

#[test]
fn mistakes_say_what_is_wrong_and_where() {
    let wrong = [
        (
            r#"{"type":"rate","stars":"five"}"#,
            "`stars`: string \"five\" in place of u32",
        ),
        (
            r#"{"type":"rate","stars":-1}"#,
            "`stars`: integer `-1` in place of u32",
        ),
        (r#"{"type":"rate"}"#, "missing field `stars`"),
        (r#"{"type":"accept","x":1}"#, "unknown field `x`"),
        (r#"{"type":"telepathy"}"#, "`telepathy` is no command"),
        (r#"{"stars":1}"#, "missing field `type`"),
        ("[]", "sequence in place of an object"),
        (
            r#"{"type":"confirm","verdict":"maybe"}"#,
            "`verdict`: unknown variant `maybe`, expected `fixed`, `partly`, `not_fixed`",
        ),
        (
            r#"{"type":"offer","options":[{"title":"A","what_happens":"B"},{"title":null,"what_happens":"C"}]}"#,
            "`options[1].title`: null in place of a string",
        ),
    ];
    for (text, said) in wrong {
        assert_eq!(mistake::<Command>(text), said, "{text}");
    }
    let wrong = [
        ("", "EOF while parsing a value at line 1 column 0"),
        (
            r#"{"teams":[{"id":"a","name":"A","mates":[]}]}"#,
            "`teams[0]`: unknown field `mates`, expected `id`, `name`, `members`, `kinds`, `assign`",
        ),
        (
            r#"{"calendars":{"shop":{"name":"Shop","zone":7}}}"#,
            "`calendars.shop.zone`: integer `7` in place of a string",
        ),
        (
            r#"{"policies":{}}"#,
            "`policies`: map in place of a sequence",
        ),
        (
            r#"{"policies":[{"calendar":"shop"}]}"#,
            "`policies[0]`: missing field `targets`",
        ),
    ];
    for (text, said) in wrong {
        assert_eq!(mistake::<Settings>(text), said, "{text}");
    }
}

#[test]
fn only_strangers_are_refused_what_nobody_knows() {
    let text = r#"{"name":"Shop","zone":"UTC","week":{},"colour":"green"}"#;
    assert!(read::<CalendarSettings>(text).is_ok());
    assert!(read_strictly::<CalendarSettings>(text).is_err());
    assert!(read_strictly::<Submission>(r#"{"kind":"enquiry","text":"Hi","admin":true}"#).is_err());
}

#[test]
fn what_strangers_write_twice_is_refused() {
    let text = r#"{"kind":"enquiry","text":"Hi","text":"Ho"}"#;
    assert_eq!(
        mistake::<Submission>(text),
        "`text` stands twice at line 1 column 36"
    );
    assert_eq!(read::<Submission>(text).unwrap().text, "Ho");
    let inside = r#"{"type":"offer","options":[{"title":"A","what_happens":"B","title":"C"}]}"#;
    assert!(mistake::<Command>(inside).starts_with("`title` stands twice"));
}

#[test]
fn everything_in_json_is_read_as_it_stands() {
    let text = r#"{"a":[null,true,-1,18446744073709551615,1.5e3,"\u00e9\n",{}],"b":{"a":[]}}"#;
    let known: Value = serde_json::from_str(text).unwrap();
    assert_eq!(read::<Value>(text).unwrap(), known);
    assert_eq!(read_strictly::<Value>(text).unwrap(), known);
    for wrong in ["{} x", "[1,]", "nul", "\"\\ud83c\"", &"[".repeat(30_000)] {
        assert!(read::<Value>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn an_event_that_lacks_what_happened_or_who_did_it_is_damaged() {
    let by = r#""by":{"role":"system"}"#;
    let what = r#""what":{"type":"accepted"}"#;
    let event = |rest: &str| read::<Event>(&format!(r#"{{"v":1,"seq":2,"at":1{rest}}}"#));
    assert!(event(&format!(",{by},{what}")).is_ok());
    let lacks = |rest: &str| event(rest).unwrap_err().to_string();
    assert_eq!(lacks(&format!(",{by}")), "missing field `what`");
    assert_eq!(lacks(&format!(",{what}")), "missing field `by`");
    assert!(event(&format!(r#",{by},"what":null"#)).is_err());
}
