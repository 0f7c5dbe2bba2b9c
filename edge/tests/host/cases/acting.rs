//! What both sides do and see: views and their ETags, what staff have to have seen, keys, refusals.

use super::{message, offer};
use crate::support::World;
use serde_json::json;

#[tokio::test]
async fn a_case_is_known_by_its_etag() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let path = format!("/v1/cases/{case}");
    let bearer = format!("authorization: Bearer {token}");
    let reply = world.get(&path, &token).await;
    assert_eq!(
        (reply.header("etag"), reply.header("cache-control")),
        ("\"1\"", "no-store")
    );
    for known in ["\"1\"", "W/\"1\"", "\"0\", \"1\"", "*"] {
        let reply = world
            .send(
                "GET",
                &path,
                &[&bearer, &format!("if-none-match: {known}")],
                "",
            )
            .await;
        assert_eq!(
            (reply.status, reply.text.as_str(), reply.header("etag")),
            (304, "", "\"1\"")
        );
    }
    world
        .act(&case, &token, "a-good-key", None, &message("Hello"))
        .await;
    let reply = world
        .send("GET", &path, &[&bearer, "if-none-match: \"1\""], "")
        .await;
    assert_eq!((reply.status, reply.header("etag")), (200, "\"2\""));
    // However the number is typed, it is the same case.
    let typed = format!("/v1/cases/{}", case.to_lowercase().replace('-', ""));
    assert_eq!(world.get(&typed, &token).await.text, reply.text);
}

#[tokio::test]
async fn both_sides_act_and_each_sees_what_is_theirs() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let staff = world.staff("fern", "jo").await;
    let path = format!("/v1/cases/{case}");
    let noted = world
        .act(
            &case,
            &staff,
            "staff-key-1",
            Some(1),
            &json!({ "type": "note", "text": "hush" }),
        )
        .await;
    assert_eq!((noted.status, noted.header("etag")), (200, "\"2\""));
    let offered = world
        .act(&case, &staff, "staff-key-2", Some(2), &offer())
        .await;
    assert_eq!(offered.json()["seq"], 3);
    assert_eq!(offered.json()["view"]["case"]["stage"], "choosing");

    let seen = world.get(&path, &token).await;
    assert!(!seen.text.contains("hush"));
    assert_eq!(seen.json()["timeline"].as_array().unwrap().len(), 2);
    let chosen = world
        .act(
            &case,
            &token,
            "own-key-1",
            None,
            &json!({ "type": "choose", "offer": 1, "option": 2 }),
        )
        .await;
    assert_eq!(chosen.json()["view"]["case"]["choice"], 2);
    assert!(world.get(&path, &staff).await.text.contains("hush"));
}

#[tokio::test]
async fn staff_say_what_they_saw_and_learn_what_they_missed() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let staff = world.staff("fern", "jo").await;
    world
        .act(&case, &staff, "staff-key-1", None, &message("Hi"))
        .await
        .is_problem(428, "missing-match");
    world
        .act(&case, &token, "own-key-1", None, &message("Quick"))
        .await;
    let stale = world
        .act(&case, &staff, "staff-key-1", Some(1), &message("Hi"))
        .await;
    stale.is_problem(412, "stale");
    let current = world.get(&format!("/v1/cases/{case}"), &staff).await;
    assert_eq!(stale.json()["current"], current.json());
    // A refusal does not use the key up.
    assert_eq!(
        world
            .act(&case, &staff, "staff-key-1", Some(2), &message("Hi"))
            .await
            .status,
        200
    );
    let bearer = format!("authorization: Bearer {staff}");
    let headers = [
        "content-type: application/json",
        "idempotency-key: staff-key-2",
        &bearer,
        "if-match: 3",
    ];
    let path = format!("/v1/cases/{case}/actions");
    world
        .send("POST", &path, &headers, message("x").to_string())
        .await
        .is_problem(400, "bad-request");
}

#[tokio::test]
async fn an_action_sent_again_happens_once_and_is_answered_the_same() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let staff = world.staff("fern", "jo").await;
    let first = world
        .act(&case, &staff, "staff-key-1", Some(1), &message("Hi"))
        .await;
    world
        .act(&case, &token, "own-key-1", None, &message("Thanks"))
        .await;
    // The state has moved on, and the answer has not.
    let again = world
        .act(&case, &staff, "staff-key-1", Some(1), &message("Hi"))
        .await;
    assert_eq!((again.status, &again.text), (200, &first.text));
    let other = world
        .act(&case, &staff, "staff-key-1", Some(3), &message("Ho"))
        .await;
    other.is_problem(422, "key-reused");
    // The same key of somebody else is another key.
    assert_eq!(
        world
            .act(&case, &token, "staff-key-1", None, &message("Hi"))
            .await
            .json()["seq"],
        4
    );
}

#[tokio::test]
async fn what_cannot_be_done_is_refused_with_its_reason() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let choose = json!({ "type": "choose", "offer": 1, "option": 1 });
    let not_now = world.act(&case, &token, "own-key-1", None, &choose).await;
    not_now.is_problem(409, "not-now");
    assert_eq!(
        (&not_now.json()["stage"], &not_now.json()["command"]),
        (&json!("received"), &json!("choose"))
    );
    world
        .act(&case, &token, "own-key-1", None, &offer())
        .await
        .is_problem(403, "not-yours");
    let staff = world.staff("fern", "jo").await;
    world
        .act(&case, &staff, "staff-key-1", Some(1), &offer())
        .await;
    let off = json!({ "type": "choose", "offer": 1, "option": 3 });
    let reply = world.act(&case, &token, "own-key-1", None, &off).await;
    reply.is_problem(422, "bad-field");
    assert_eq!(reply.json()["field"], "option");
    for unknown in [
        json!({ "type": "explode" }),
        json!({ "type": "accept", "more": 1 }),
        json!({ "text": "x" }),
    ] {
        world
            .act(&case, &staff, "staff-key-2", Some(2), &unknown)
            .await
            .is_problem(400, "bad-request");
    }
}
