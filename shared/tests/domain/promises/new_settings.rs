//! What is asked of settings only when they are put in force.

use super::settings::{whole, with};
use super::{check, office};
use crate::fixtures;
use answerable_shared::actor::Role;
use answerable_shared::promise::PromiseName;
use answerable_shared::refusal::Refusal;
use answerable_shared::settings::Settings;
use answerable_shared::site::Site;
use serde_json::{Value, json};

fn read(settings: Value) -> Settings {
    serde_json::from_value(settings).unwrap()
}

/// What putting `settings` in force at `site` meets, which those in force would not.
fn put_at(site: &Site, settings: &Value) -> Result<(), Refusal> {
    let arranged = check(settings).expect("right but for being new");
    read(settings.clone()).check_new(&arranged, site)
}

fn put(settings: &Value) -> Result<(), Refusal> {
    put_at(&fixtures::site(), settings)
}

#[test]
fn what_is_right_is_put_in_force() {
    assert_eq!(put(&whole()), Ok(()));
}

#[test]
fn nothing_is_promised_that_takes_more_than_a_year_of_open_time() {
    // One minute a week: 53 of them in a year.
    let mut rare = with("/calendars/office/week", json!({"mon": ["09:00-09:01"]}));
    rare["policies"] = json!([{"calendar": "office", "targets": {"first_response": 53}}]);
    assert_eq!(put(&rare), Ok(()));
    rare["policies"][0]["targets"]["first_response"] = json!(54);
    let field = "policies[0].targets.first_response".to_owned();
    assert_eq!(put(&rare), Err(Refusal::OutOfReach { field }));
    // News are promised in open time too.
    rare["policies"][0]["targets"] = json!({"first_response": 1, "next_update": 60});
    let field = "policies[0].targets.next_update".to_owned();
    assert_eq!(put(&rare), Err(Refusal::OutOfReach { field }));
}

#[test]
fn the_longest_target_is_within_reach_of_who_is_always_open() {
    let mut always = with(
        "/calendars/office",
        json!({"name": "A", "zone": "Europe/Berlin", "week": {}}),
    );
    for day in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] {
        always["calendars"]["office"]["week"][day] = json!(["00:00-24:00"]);
    }
    always["policies"] =
        json!([{"calendar": "office", "targets": {"first_response": 366 * 24 * 60}}]);
    assert_eq!(put(&always), Ok(()));
}

#[test]
fn what_comes_later_is_not_promised_earlier() {
    let promised = |targets: Value| put(&with("/policies/0/targets", targets));
    let out_of_order = |name: &str, first| {
        let field = format!("policies[0].targets.{name}");
        Err(Refusal::OutOfOrder { field, first })
    };
    let first = PromiseName::FirstResponse;
    assert_eq!(
        promised(json!({"first_response": 60, "offer": 59})),
        out_of_order("offer", first)
    );
    assert_eq!(
        promised(json!({"first_response": 60, "resolution": 59})),
        out_of_order("resolution", first)
    );
    assert_eq!(
        promised(json!({"first_response": 60, "offer": 90, "resolution": 89})),
        out_of_order("resolution", PromiseName::Offer)
    );
    // At the same time is no contradiction, and news come when they come.
    let same = json!({"first_response": 60, "next_update": 10, "offer": 60, "resolution": 60});
    assert_eq!(promised(same), Ok(()));
}

#[test]
fn no_two_calendars_or_teams_read_the_same() {
    let twice = |field: &str| {
        let field = field.to_owned();
        Err(Refusal::Twice { field })
    };
    let name = whole()["teams"][0]["name"].clone();
    let upper = json!(name.as_str().unwrap().to_uppercase());
    for name in [name, upper, json!("The\u{200B}  bench ")] {
        assert_eq!(put(&with("/teams/1/name", name)), twice("teams[1].name"));
    }
    let two = with("/calendars/second", office());
    assert_eq!(put(&two), twice("calendars.second.name"));
}

#[test]
fn names_and_texts_are_kept_as_their_readers_see_them() {
    let mut raw = whole();
    raw["teams"][0]["name"] = json!(" The\u{202E} bench\r\n");
    raw["calendars"]["office"]["name"] = json!("Off\u{200B}ice");
    raw["calendars"]["office"]["holidays"] =
        json!([{"date": "2026-12-25", "name": "Christ\u{2066}mas"}]);
    raw["calendars"]["office"]["exceptions"] =
        json!([{"date": "2026-12-24", "open": [], "name": "E\u{7}ve"}]);
    raw["replies"] = json!([{"name": "Thank\nyou", "text": "\r\nOne\r\ntwo\u{0}"}]);
    raw["triage"] = json!({"own": [{"words": "snake\u{200B} plant*", "means": "nothing", "weight": 9}], "off": ["fi\u{202E}re"]});
    let cleaned = read(raw).cleaned();
    assert_eq!(cleaned.teams[0].name, "The bench");
    let office = &cleaned.calendars["office"];
    assert_eq!(office.name, "Office");
    assert_eq!(office.holidays[0].name, "Christmas");
    assert_eq!(office.exceptions[0].name, "Eve");
    assert_eq!(cleaned.replies[0].name, "Thank you");
    assert_eq!(cleaned.replies[0].text, "One\ntwo");
    assert_eq!(cleaned.triage.own[0].words, "snake plant*");
    assert_eq!(cleaned.triage.off, ["fire"]);
    assert_eq!(cleaned.clone().cleaned(), cleaned);
}

#[test]
fn a_second_look_takes_two_who_handle_cases() {
    let complaints = json!({ "reviewed": ["complaint"] });
    let alone = fixtures::site();
    let field = "reviewed".to_owned();
    let refused = Err(Refusal::NoSecond { field });
    assert_eq!(put_at(&alone, &complaints), refused);
    assert_eq!(put_at(&alone, &json!({ "reviewed": [] })), Ok(()));
    let mut with_sam = alone;
    with_sam
        .agents
        .insert("sam".to_owned(), "Sam Reed".to_owned());
    assert_eq!(put_at(&with_sam, &complaints), Ok(()));
    with_sam.roles.insert("sam".to_owned(), Role::Reader);
    assert_eq!(put_at(&with_sam, &complaints), refused);
}
