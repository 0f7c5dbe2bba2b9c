//! Reading JSON: what a derived reader of text reads, read alike, and mistakes told with their place.

use answerable_shared::calendar::CalendarSettings;
use answerable_shared::command::Command;
use answerable_shared::json::{read, read_strictly};
use answerable_shared::settings::Settings;
use answerable_shared::submit::Submission;
use serde::de::DeserializeOwned;
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
