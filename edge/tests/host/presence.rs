//! Who looks at a case, and who types.

use answerable_edge::case_object::presence::{Viewing, frame};
use answerable_shared::actor::Agent;
use answerable_shared::time::Timestamp;
use serde_json::{Value, json};

const NOON: i64 = 1_795_294_800_000;
const YES: &str = r#"{"typing":true}"#;
const NO: &str = r#"{"typing":false}"#;

fn viewing(id: &str) -> Viewing {
    Viewing::of(Agent {
        id: id.to_owned(),
        name: format!("{id}'s name"),
    })
}

fn at(ms: i64) -> Timestamp {
    Timestamp(NOON + ms)
}

/// Who types, as of then.
fn typing(viewing: &[Viewing], ms: i64) -> Value {
    let frame = serde_json::to_value(frame(viewing.to_vec(), at(ms))).unwrap();
    let people = frame["presence"].as_array().unwrap();
    people
        .iter()
        .map(|one| json!([one["id"], one["typing"]]))
        .collect()
}

#[test]
fn a_frame_names_everybody_once() {
    let mut second = viewing("jo");
    assert!(second.hear(YES, at(0)));
    let all = [viewing("sam"), viewing("jo"), second, viewing("jo")];
    let told = serde_json::to_string(&frame(all, at(1))).unwrap();
    assert_eq!(
        told,
        r#"{"presence":[{"id":"jo","name":"jo's name","typing":true},{"id":"sam","name":"sam's name","typing":false}]}"#
    );
    assert_eq!(
        serde_json::to_string(&frame([], at(0))).unwrap(),
        r#"{"presence":[]}"#
    );
}

#[test]
fn typing_is_told_again_and_fades() {
    let mut jo = viewing("jo");
    assert!(!jo.hear(NO, at(0)), "nobody thought so");
    assert!(jo.hear(YES, at(1_000)));
    assert!(jo.hear(YES, at(6_000)), "it goes on");
    assert_eq!(typing(&[jo.clone()], 15_999), json!([["jo", true]]));
    assert_eq!(typing(&[jo.clone()], 16_000), json!([["jo", false]]));
    assert!(jo.hear(NO, at(7_000)));
    assert_eq!(typing(&[jo.clone()], 7_000), json!([["jo", false]]));
    assert!(!jo.hear(NO, at(8_000)));
}

#[test]
fn what_comes_too_fast_or_is_something_else_is_not_heard() {
    let mut jo = viewing("jo");
    assert!(jo.hear(YES, at(0)));
    // Who stops is heard at once, and once.
    assert!(jo.hear(NO, at(1)) && !jo.hear(NO, at(2)));
    for ms in [3, 100, 249] {
        assert!(!jo.hear(YES, at(ms)) && !jo.hear(NO, at(ms)));
    }
    let long = format!(r#"{{"typing":true{}}}"#, " ".repeat(60));
    for text in [
        "",
        "ping",
        "true",
        "{}",
        r#"{"typing":1}"#,
        r#"{"typing":true,"id":"sam"}"#,
        &long,
    ] {
        assert!(!jo.hear(text, at(1_000)), "{text}");
    }
    assert!(jo.hear(YES, at(250)));
    // Nobody has to wait for a clock that stepped back.
    assert!(jo.hear(YES, at(-60_000)));
}

#[test]
fn sockets_remember_it() {
    let mut jo = viewing("jo");
    jo.hear(YES, at(0));
    let kept = serde_json::to_string(&jo).unwrap();
    assert_eq!(serde_json::from_str::<Viewing>(&kept).unwrap(), jo);
}
