//! Submissions, over the real handlers.

use crate::support::{ORIGIN, SECRET, World};
use answerable_edge::case_object::messages::{CaseRequest, Opening};
use answerable_edge::crypto::ServerSecret;
use answerable_edge::ports::{Class, Objects, Repeat};
use answerable_shared::settings::Arrangements;
use serde_json::{Value, json};

const PATH: &str = "/v1/sites/fern/cases";
const JSON: &str = "content-type: application/json";

fn complaint() -> Value {
    json!({ "kind": "complaint", "text": "Brown leaves", "contact": { "name": "Ann", "email": "ann@example.com" } })
}

#[tokio::test]
async fn a_submission_gets_a_receipt_that_opens_the_case() {
    let world = World::new();
    let reply = world.submit("first-key", &complaint()).await;
    assert_eq!(reply.status, 201);
    let receipt = reply.json();
    assert_eq!(receipt["seq"], 1);
    assert_eq!(
        receipt["acknowledgement"],
        "Thank you. Jo's team will answer within 4 hours."
    );
    let opened = receipt["opened"].as_i64().unwrap();
    assert_eq!(receipt["answer_by"], opened + 240 * 60_000);
    let path = format!("/v1/cases/{}", receipt["reference"].as_str().unwrap());
    let case = world.get(&path, receipt["token"].as_str().unwrap()).await;
    assert_eq!(case.status, 200);
    assert_eq!(case.header("etag"), "\"1\"");
    assert_eq!(case.json()["case"]["text"], "Brown leaves");
}

#[tokio::test]
async fn the_same_key_gives_the_same_answer_byte_for_byte_and_one_case() {
    let world = World::new();
    let first = world.submit("first-key", &complaint()).await;
    for _ in 0..50 {
        world.memory.pass(1_000);
        let again = world.submit("first-key", &complaint()).await;
        assert_eq!((again.status, &again.text), (201, &first.text));
    }
    assert_eq!(world.memory.names(Class::Case).len(), 1);
}

#[tokio::test]
async fn another_body_under_the_same_key_is_refused() {
    let world = World::new();
    world.submit("first-key", &complaint()).await;
    let other = world
        .submit("first-key", &json!({ "kind": "enquiry", "text": "Hm" }))
        .await;
    other.is_problem(422, "key-reused");
}

#[tokio::test]
async fn a_reference_that_is_taken_makes_way_for_the_next() {
    let world = World::new();
    // Somebody else's case sits where this submission would go.
    let secret = ServerSecret::new(SECRET).unwrap();
    let taken = secret.reference("fern", "first-key", 0).unwrap();
    let other = world.submit("other-key", &complaint()).await.json();
    let settings: answerable_shared::site::Sites =
        serde_json::from_value(crate::support::sites()).unwrap();
    let submission = serde_json::from_value(complaint()).unwrap();
    let now = answerable_shared::time::Timestamp(1);
    let fern = &settings["fern"];
    let arranged = Arrangements::usual(fern);
    let event =
        answerable_shared::submit::submit(&submission, taken, "fern", fern, None, &arranged, now)
            .unwrap();
    let squatter = CaseRequest::Open(Box::new(Opening {
        event,
        key_hash: "somebody else's".to_owned(),
        fingerprint: String::new(),
        token_hash: String::new(),
        acknowledgement: String::new(),
    }));
    let question = serde_json::to_string(&squatter).unwrap();
    world
        .memory
        .ask(Class::Case, &taken.to_string(), question, Repeat::Safe)
        .await
        .unwrap();

    let receipt = world.submit("first-key", &complaint()).await;
    assert_eq!(receipt.status, 201);
    let reference = receipt.json()["reference"].as_str().unwrap().to_owned();
    assert_ne!(reference, taken.to_string());
    assert_ne!(other["reference"], reference);
    assert_eq!(
        world.submit("first-key", &complaint()).await.text,
        receipt.text
    );
}

#[tokio::test]
async fn a_key_is_needed_and_must_be_one() {
    let world = World::new();
    let body = complaint().to_string();
    world
        .send("POST", PATH, &[JSON], body.clone())
        .await
        .is_problem(400, "missing-key");
    let long = format!("idempotency-key: {}", "k".repeat(256));
    for key in [
        "idempotency-key: short",
        "idempotency-key: with a space",
        &long,
    ] {
        world
            .send("POST", PATH, &[JSON, key], body.clone())
            .await
            .is_problem(400, "missing-key");
    }
    let edge = format!("idempotency-key: {}", "k".repeat(255));
    assert_eq!(
        world.send("POST", PATH, &[JSON, &edge], body).await.status,
        201
    );
}

#[tokio::test]
async fn bad_bodies_get_what_the_contract_says() {
    let world = World::new();
    let key = "idempotency-key: first-key";
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    for body in [
        "{",
        "[]",
        "null",
        "{\"kind\":7,\"text\":\"x\"}",
        "{\"kind\":\"enquiry\",\"text\":\"x\",\"more\":1}",
        "{\"kind\":\"enquiry\",\"text\":\"x\",\"contact\":{\"phone\":\"1\"}}",
        "{\"kind\":\"never heard of\",\"text\":\"x\"}",
        "{\"kind\":\"enquiry\",\"text\":\"x\"} trailing",
        &deep,
    ] {
        world
            .send("POST", PATH, &[JSON, key], body.to_owned())
            .await
            .is_problem(400, "bad-request");
    }
    let latin = b"{\"kind\":\"enquiry\",\"text\":\"caf\xe9\"}".to_vec();
    world
        .send("POST", PATH, &[JSON, key], latin)
        .await
        .is_problem(400, "bad-request");
    let large = json!({ "kind": "enquiry", "text": "x".repeat(64 * 1024) }).to_string();
    world
        .send("POST", PATH, &[JSON, key], large.clone())
        .await
        .is_problem(413, "too-large");
    let announced = "content-length: 70000";
    world
        .send("POST", PATH, &[JSON, key, announced], "{}")
        .await
        .is_problem(413, "too-large");
    for media_type in ["content-type: text/plain", "x-nothing: here"] {
        let reply = world
            .send("POST", PATH, &[media_type, key], complaint().to_string())
            .await;
        reply.is_problem(415, "unsupported-media-type");
    }
    assert!(world.memory.names(Class::Case).is_empty());
}

#[tokio::test]
async fn a_field_that_is_not_right_is_named() {
    let world = World::new();
    for (body, field) in [
        (json!({ "kind": "enquiry", "text": " \u{200b} " }), "text"),
        (
            json!({ "kind": "enquiry", "text": "x".repeat(8_001) }),
            "text",
        ),
        (
            json!({ "kind": "enquiry", "text": "x", "contact": { "email": "no address" } }),
            "contact.email",
        ),
        (json!({ "kind": "purchase", "text": "x" }), "kind"),
    ] {
        let reply = world.submit("first-key", &body).await;
        reply.is_problem(422, "bad-field");
        assert_eq!(reply.json()["field"], field);
    }
    // A mistake neither uses the key up nor counts against its sender.
    assert_eq!(world.submit("first-key", &complaint()).await.status, 201);
    assert!(world.memory.names(Class::Limiter).len() <= 1);
}

#[tokio::test]
async fn only_listed_origins_may_send() {
    let world = World::new();
    let key = "idempotency-key: first-key";
    let from = |origin: &str| format!("origin: {origin}");
    for origin in [
        "https://evil.example",
        "https://moss.example",
        "https://fern.example.evil.example",
        "null",
    ] {
        let reply = world
            .send(
                "POST",
                PATH,
                &[JSON, key, &from(origin)],
                complaint().to_string(),
            )
            .await;
        reply.is_problem(403, "origin-not-listed");
        assert_eq!(reply.header("access-control-allow-origin"), "", "{origin}");
    }
    for origin in [ORIGIN, "https://edge.example"] {
        let reply = world
            .send(
                "POST",
                PATH,
                &[JSON, key, &from(origin)],
                complaint().to_string(),
            )
            .await;
        assert_eq!(reply.status, 201);
        assert_eq!(reply.header("access-control-allow-origin"), origin);
        assert_eq!(reply.header("vary"), "Origin");
    }
    let reply = world
        .send(
            "POST",
            "/v1/sites/none/cases",
            &[JSON, key],
            complaint().to_string(),
        )
        .await;
    reply.is_problem(404, "not-found");
}

#[tokio::test]
async fn too_many_from_one_client_have_to_wait_and_a_key_counts_once() {
    let world = World::new();
    let send = async |key: &str, address: &str| {
        let (key, address) = (
            format!("idempotency-key: {key}"),
            format!("cf-connecting-ip: {address}"),
        );
        world
            .send(
                "POST",
                PATH,
                &[JSON, &key, &address],
                complaint().to_string(),
            )
            .await
    };
    for key in ["key-0001", "key-0001", "key-0002", "key-0003"] {
        assert_eq!(send(key, "2001:db8:1:2::1").await.status, 201);
        world.memory.pass(60_000);
    }
    // Another address of the same network is the same client.
    let fourth = send("key-0004", "2001:db8:1:2:ffff::9").await;
    fourth.is_problem(429, "too-many");
    assert_eq!(fourth.header("retry-after"), "3360");
    assert_eq!(fourth.json()["retry_after"], 3360);
    assert_eq!(send("key-0001", "2001:db8:1:2::1").await.status, 201);
    assert_eq!(send("key-0005", "2001:db8:1:3::1").await.status, 201);
    world.memory.pass(3_360_000);
    assert_eq!(send("key-0004", "2001:db8:1:2::1").await.status, 201);
}

#[tokio::test]
async fn a_limiter_that_fails_lets_through() {
    let world = World::new();
    world.memory.broken.lock().unwrap().push(Class::Limiter);
    assert_eq!(world.submit("first-key", &complaint()).await.status, 201);
    assert_eq!(world.memory.logged.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn an_object_that_does_not_answer_is_said_to_be_away() {
    let world = World::new();
    world.memory.broken.lock().unwrap().push(Class::Case);
    let reply = world.submit("first-key", &complaint()).await;
    reply.is_problem(503, "unavailable");
    assert_eq!(reply.header("retry-after"), "2");
    assert!(!reply.text.contains("switched off"), "{}", reply.text);
}

#[tokio::test]
async fn a_retry_is_answered_whatever_the_limiter_says_by_now() {
    let world = World::new();
    let first = world.submit("first-key", &complaint()).await;
    world.memory.broken.lock().unwrap().push(Class::Limiter);
    assert_eq!(
        world.submit("first-key", &complaint()).await.text,
        first.text
    );
    // It was not even asked.
    assert!(world.memory.logged.lock().unwrap().is_empty());
}
