//! What admins may not arrange.

use super::{check, office, settings};
use answerable_shared::refusal::Refusal;
use answerable_shared::settings::Settings;
use serde_json::{Value, json};

/// Settings with everything in them.
pub(super) fn whole() -> Value {
    let mut whole = settings(&json!([
        {"calendar": "office", "targets": {"first_response": 240, "next_update": 240, "offer": 420, "resolution": 840}},
        {"kind": "complaint", "calendar": "office", "targets": {"first_response": 120}, "warn_percent": 50},
    ]));
    whole["silence"] = json!({"remind_after_hours": [48, 120], "close_after_hours": 168});
    whole["teams"] = json!([
        {"id": "bench", "name": "The bench", "members": ["jo", "lea"], "kinds": ["complaint"]},
        {"id": "desk", "name": "The desk", "members": ["lou"], "kinds": ["enquiry", "complaint"]},
    ]);
    whole
}

/// The same with another value at this JSON pointer, whose last part may be new.
pub(super) fn with(pointer: &str, value: Value) -> Value {
    let mut settings = whole();
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    match settings.pointer_mut(parent).expect("it is there") {
        Value::Array(list) => list[name.parse::<usize>().expect("a position")] = value,
        other => other[name] = value,
    }
    settings
}

#[test]
fn what_is_wrong_is_refused_by_the_path_of_its_field() {
    let range = |field: &str, min, max| Refusal::OutOfRange {
        field: field.to_owned(),
        min,
        max,
    };
    let target = |field: &str| Refusal::BadTarget {
        field: field.to_owned(),
        days: 366,
    };
    let twice = |field: &str| Refusal::Twice {
        field: field.to_owned(),
    };
    let id = |field: &str| Refusal::BadIdentifier {
        field: field.to_owned(),
    };
    let none = |field: &str, what| Refusal::NoSuch {
        field: field.to_owned(),
        what,
    };
    let year = 366 * 24 * 60;
    let many = |of: Value, count: usize| Value::from(vec![of; count]);
    let policy = json!({"calendar": "office", "targets": {"first_response": 1}});
    let calendars = |count: usize| {
        let ids = (0..count).map(|n| (format!("c{n}"), office()));
        Value::from(ids.collect::<serde_json::Map<_, _>>())
    };
    let table = [
        (
            "/policies/1/calendar",
            json!("attic"),
            none("policies[1].calendar", "calendar"),
        ),
        (
            "/policies/0/calendar",
            json!(""),
            none("policies[0].calendar", "calendar"),
        ),
        (
            "/policies/0/targets/first_response",
            json!(0),
            target("policies[0].targets.first_response"),
        ),
        (
            "/policies/0/targets/next_update",
            json!(0),
            target("policies[0].targets.next_update"),
        ),
        (
            "/policies/0/targets/offer",
            json!(year + 1),
            target("policies[0].targets.offer"),
        ),
        (
            "/policies/1/targets/resolution",
            json!(year + 1),
            target("policies[1].targets.resolution"),
        ),
        (
            "/policies/1/warn_percent",
            json!(0),
            range("policies[1].warn_percent", 1, 99),
        ),
        (
            "/policies/1/warn_percent",
            json!(100),
            range("policies[1].warn_percent", 1, 99),
        ),
        ("/policies/1/kind", Value::Null, twice("policies[1]")),
        (
            "/policies",
            many(policy.clone(), 101),
            range("policies", 0, 100),
        ),
        (
            "/calendars/office/zone",
            json!("Europe/Atlantis"),
            Refusal::NoSuchZone {
                field: "calendars.office.zone".to_owned(),
            },
        ),
        (
            "/calendars/office/week/tue",
            json!(["09:00-12:00", "11:00-13:00"]),
            Refusal::Overlap {
                field: "calendars.office.week.tue[1]".to_owned(),
            },
        ),
        ("/calendars/Büro", office(), id("calendars.Büro")),
        ("/calendars", calendars(101), range("calendars", 0, 100)),
        (
            "/silence/remind_after_hours",
            json!([]),
            range("silence.remind_after_hours", 1, 10),
        ),
        (
            "/silence/remind_after_hours",
            many(json!(1), 11),
            range("silence.remind_after_hours", 1, 10),
        ),
        (
            "/silence/remind_after_hours/0",
            json!(0),
            range("silence.remind_after_hours[0]", 1, 8784),
        ),
        (
            "/silence/remind_after_hours/1",
            json!(48),
            range("silence.remind_after_hours[1]", 49, 8784),
        ),
        (
            "/silence/remind_after_hours/1",
            json!(8785),
            range("silence.remind_after_hours[1]", 49, 8784),
        ),
        (
            "/silence/close_after_hours",
            json!(143),
            range("silence.close_after_hours", 144, 8808),
        ),
        (
            "/silence/close_after_hours",
            json!(8809),
            range("silence.close_after_hours", 144, 8808),
        ),
        ("/teams/1/id", json!("bench"), twice("teams[1].id")),
        ("/teams/0/id", json!("The bench"), id("teams[0].id")),
        ("/teams/0/id", json!("x".repeat(41)), id("teams[0].id")),
        (
            "/teams/1/name",
            json!(" "),
            Refusal::Empty {
                field: "teams[1].name".to_owned(),
            },
        ),
        (
            "/teams/0/members/1",
            json!("eve"),
            none("teams[0].members[1]", "agent"),
        ),
        (
            "/teams/0/members/1",
            json!("jo"),
            twice("teams[0].members[1]"),
        ),
        (
            "/teams/0/members",
            many(json!("jo"), 201),
            range("teams[0].members", 0, 200),
        ),
        (
            "/teams",
            many(whole()["teams"][0].clone(), 101),
            range("teams", 0, 100),
        ),
    ];
    for (pointer, value, refusal) in table {
        let text: String = value.to_string().chars().take(80).collect();
        assert_eq!(
            check(&with(pointer, value)).err(),
            Some(refusal),
            "{pointer}: {text}"
        );
    }
}

#[test]
fn what_is_just_within_its_bounds_is_taken() {
    for (pointer, value) in [
        ("/policies/0/targets/first_response", json!(1)),
        ("/policies/0/targets/resolution", json!(366 * 24 * 60)),
        ("/policies/1/warn_percent", json!(1)),
        ("/policies/1/warn_percent", json!(99)),
        ("/policies/1/priority", json!("urgent")),
        ("/silence/remind_after_hours", json!([1])),
        ("/silence/close_after_hours", json!(144)),
        ("/silence/close_after_hours", json!(8808)),
        ("/teams/0/members", json!([])),
        ("/teams/0/id", json!("x-9".repeat(13))),
        ("/policies", json!([])),
    ] {
        assert!(check(&with(pointer, value)).is_ok(), "{pointer}");
    }
    assert!(serde_json::from_value::<Settings>(with("/mood", json!("good"))).is_err());
    assert!(serde_json::from_value::<Settings>(with("/teams/0/lead", json!("jo"))).is_err());
}

#[test]
fn who_has_left_the_site_is_of_no_team_any_more() {
    let mut settings: Settings = serde_json::from_value(whole()).unwrap();
    settings.teams[0].members = vec!["jo".to_owned(), "gone".to_owned()];
    let before = settings.clone();
    settings.forget_who_left(&crate::fixtures::site());
    assert_eq!(settings.teams[0].members, ["jo"]);
    assert_eq!(settings.policies, before.policies);
}
