//! Reading and acting on one case.

use crate::support::{ORIGIN, Reply, World};
use answerable_edge::ports::Class;
use answerable_edge::sql::Sql as _;
use serde_json::{Value, json};

fn message(text: &str) -> Value {
    json!({ "type": "message", "text": text })
}

fn offer() -> Value {
    let option = |title: &str| json!({ "title": title, "what_happens": "We come by" });
    json!({ "type": "offer", "options": [option("New plant"), option("Money back")] })
}

/// Nothing that a caller sees tells these answers apart.
#[track_caller]
fn are_the_same(one: &Reply, other: &Reply) {
    assert_eq!((one.status, &one.text), (other.status, &other.text));
    assert_eq!(one.headers, other.headers);
}

#[tokio::test]
async fn without_credentials_existing_and_absent_look_the_same() {
    let world = World::new();
    let (case, _) = world.case("first-key").await;
    let existing = world
        .send("GET", &format!("/v1/cases/{case}"), &[], "")
        .await;
    existing.is_problem(401, "not-signed-in");
    for absent in ["AN-7K3M-92QX", "AN-0000-0000", "rubbish", "%ff"] {
        let reply = world
            .send("GET", &format!("/v1/cases/{absent}"), &[], "")
            .await;
        are_the_same(&existing, &reply);
    }
    let basic = ["authorization: Basic abc"];
    are_the_same(
        &existing,
        &world
            .send("GET", &format!("/v1/cases/{case}"), &basic, "")
            .await,
    );
}

#[tokio::test]
async fn with_wrong_credentials_existing_foreign_and_absent_look_the_same() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let (other, _) = world.case("second-key").await;
    let foreign_staff = world.staff("moss", "mo").await;
    let wrong = world.get(&format!("/v1/cases/{case}"), "ct_wrong").await;
    wrong.is_problem(404, "not-found");
    for (path, bearer) in [
        (other.as_str(), token.as_str()),
        ("AN-0000-0000", token.as_str()),
        ("rubbish", token.as_str()),
        (case.as_str(), foreign_staff.as_str()),
        (case.as_str(), "whatever"),
    ] {
        are_the_same(
            &wrong,
            &world.get(&format!("/v1/cases/{path}"), bearer).await,
        );
    }
    let act = world
        .act("AN-0000-0000", &token, "a-good-key", None, &message("x"))
        .await;
    are_the_same(&wrong, &act);
}

#[tokio::test]
async fn with_a_session_that_never_was_existing_and_absent_look_the_same() {
    let world = World::new();
    let (case, _) = world.case("first-key").await;
    let existing = world
        .get(&format!("/v1/cases/{case}"), "ss_fern.nothing")
        .await;
    existing.is_problem(401, "not-signed-in");
    for session in ["ss_fern.nothing", "ss_none.nothing", "ss_fern", "ss_"] {
        for case in [case.as_str(), "AN-0000-0000", "rubbish"] {
            let reply = world.get(&format!("/v1/cases/{case}"), session).await;
            are_the_same(&existing, &reply);
        }
    }
}

#[tokio::test]
async fn a_case_that_was_never_opened_stores_nothing() {
    let world = World::new();
    let (_, token) = world.case("first-key").await;
    let staff = world.staff("fern", "jo").await;
    for bearer in [&token, &staff] {
        world
            .get("/v1/cases/AN-0000-0000", bearer)
            .await
            .is_problem(404, "not-found");
        world
            .act("AN-0000-0000", bearer, "a-good-key", Some(1), &message("x"))
            .await
            .is_problem(404, "not-found");
        let bearer = format!("authorization: Bearer {bearer}");
        let ticket = world
            .send("POST", "/v1/cases/AN-0000-0000/ticket", &[&bearer], "")
            .await;
        ticket.is_problem(404, "not-found");
    }
    assert_eq!(
        world.memory.database(Class::Case, "AN-0000-0000").tables(),
        0
    );
}

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

#[tokio::test]
async fn a_page_of_another_site_reaches_no_case_of_this_one() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let path = format!("/v1/cases/{case}");
    let bearer = format!("authorization: Bearer {token}");
    for origin in [
        "origin: https://moss.example",
        "origin: https://evil.example",
    ] {
        world
            .send("GET", &path, &[&bearer, origin], "")
            .await
            .is_problem(403, "origin-not-listed");
        // Whoever is not let in does not learn that the case exists.
        world
            .send("GET", &path, &["authorization: Bearer ct_x", origin], "")
            .await
            .is_problem(404, "not-found");
        world
            .send("GET", &path, &[origin], "")
            .await
            .is_problem(401, "not-signed-in");
        let headers = [
            &bearer,
            origin,
            "content-type: application/json",
            "idempotency-key: own-key-1",
        ];
        let reply = world
            .send(
                "POST",
                &format!("{path}/actions"),
                &headers,
                message("x").to_string(),
            )
            .await;
        reply.is_problem(403, "origin-not-listed");
    }
    let listed = format!("origin: {ORIGIN}");
    let reply = world.send("GET", &path, &[&bearer, &listed], "").await;
    assert_eq!(
        (reply.status, reply.header("access-control-allow-origin")),
        (200, ORIGIN)
    );
    assert_eq!(
        reply.header("access-control-expose-headers"),
        "etag, retry-after, x-request-id"
    );
    assert_eq!(reply.json()["case"]["seq"], 1);
}

#[tokio::test]
async fn a_requester_who_sends_very_much_has_to_wait() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    world.memory.pass(1_000);
    // The arrival is the first of sixty.
    for number in 1..60 {
        let key = format!("own-key-{number}");
        assert_eq!(
            world
                .act(&case, &token, &key, None, &message("Hm"))
                .await
                .status,
            200
        );
    }
    let busy = world
        .act(&case, &token, "own-key-60", None, &message("Hm"))
        .await;
    busy.is_problem(429, "too-many");
    assert_eq!(busy.header("retry-after"), "599");
    // What was answered is answered again, and staff are not held up.
    assert_eq!(
        world
            .act(&case, &token, "own-key-59", None, &message("Hm"))
            .await
            .status,
        200
    );
    let staff = world.staff("fern", "jo").await;
    assert_eq!(
        world
            .act(&case, &staff, "staff-key-1", Some(60), &message("Hi"))
            .await
            .status,
        200
    );
    world.memory.pass(599_000);
    assert_eq!(
        world
            .act(&case, &token, "own-key-60", None, &message("Hm"))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_case_grows_to_a_bound() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let sql = world.memory.database(Class::Case, &case);
    for seq in 2..=500_u64 {
        let event = json!({
            "v": 1, "seq": seq, "at": 1_795_294_800_000_i64, "by": { "role": "requester" },
            "what": { "type": "message", "text": "Hm" },
        });
        let row = [seq.into(), event.to_string().into()];
        sql.run("INSERT INTO event (seq, body) VALUES (?, ?)", &row)
            .unwrap();
    }
    world.memory.pass(24 * 3_600_000);
    let full = world
        .act(&case, &token, "own-key-500", None, &message("Hm"))
        .await;
    full.is_problem(429, "too-many");
    assert!(
        full.json()["detail"]
            .as_str()
            .unwrap()
            .contains("open a new one")
    );
}
