//! What cannot even be read: malformed bodies, missing headers, too much of it, addresses that are none.

use answerable_e2e::api::{Change, enquiry, message};
use answerable_e2e::sites::FERN;
use hyper::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::assert_problem;
use crate::shared_edge::api;

const BODY_LIMIT: usize = 64 * 1024;

#[tokio::test]
async fn what_cannot_be_read_gets_400() {
    let api = api();
    let requester = api.submit(FERN, "For unreadable actions").await;
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let submissions: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("malformed", b"{\"kind\":\"enquiry\",\"text\":".to_vec()),
        ("not an object", b"[1]".to_vec()),
        (
            "a wrong type",
            b"{\"kind\":\"enquiry\",\"text\":5}".to_vec(),
        ),
        (
            "an unknown kind",
            b"{\"kind\":\"poem\",\"text\":\"hi\"}".to_vec(),
        ),
        ("a missing field", b"{\"kind\":\"enquiry\"}".to_vec()),
        (
            "an unknown field",
            b"{\"kind\":\"enquiry\",\"text\":\"hi\",\"admin\":true}".to_vec(),
        ),
        (
            "an unknown field inside",
            b"{\"kind\":\"enquiry\",\"text\":\"hi\",\"contact\":{\"x\":1}}".to_vec(),
        ),
        (
            "a field twice",
            b"{\"kind\":\"enquiry\",\"text\":\"hi\",\"text\":\"ho\"}".to_vec(),
        ),
        (
            "something after it",
            b"{\"kind\":\"enquiry\",\"text\":\"hi\"} more".to_vec(),
        ),
        (
            "invalid UTF-8",
            b"{\"kind\":\"enquiry\",\"text\":\"\xff\xfe\"}".to_vec(),
        ),
        (
            "half a surrogate pair",
            b"{\"kind\":\"enquiry\",\"text\":\"\\ud83c\"}".to_vec(),
        ),
        ("deep nesting", nested(30_000).into_bytes()),
        (
            "deep nesting inside",
            format!("{{\"kind\":\"enquiry\",\"text\":{}}}", nested(30_000)).into_bytes(),
        ),
    ];
    for (what, body) in submissions {
        let reply = api
            .post(&Change::submission(FERN, &Value::Null).saying(body.clone()))
            .await;
        assert_problem(
            &reply,
            400,
            "bad-request",
            &format!("a submission with {what}"),
        );
        let reply = api.post(&requester.change(&Value::Null).saying(body)).await;
        assert_problem(
            &reply,
            400,
            "bad-request",
            &format!("an action with {what}"),
        );
    }
    let extra = json!({ "type": "message", "text": "hi", "silently": true });
    assert_problem(
        &requester.try_act(&extra).await,
        400,
        "bad-request",
        "an action with an unknown field",
    );
    assert_eq!(
        requester.view().await.timeline.len(),
        1,
        "none of it did anything"
    );
}

#[tokio::test]
async fn a_change_needs_a_key() {
    let api = api();
    let requester = api.submit(FERN, "Keyless").await;
    for change in [
        Change::submission(FERN, &enquiry("Keyless")),
        requester.change(&message("Keyless")),
    ] {
        assert_problem(
            &api.post(&change.keyless()).await,
            400,
            "missing-key",
            "a change without a key",
        );
    }
}

#[tokio::test]
async fn staff_must_say_what_they_saw() {
    let api = api();
    let requester = api.submit(FERN, "Unseen").await;
    let jo = api.sign_in(FERN, "jo").await;
    let change = Change::action(requester.reference(), &message("Blind")).by(jo.session());
    assert_problem(
        &api.post(&change).await,
        428,
        "missing-match",
        "a staff action without If-Match",
    );
}

#[tokio::test]
async fn over_64_kib_gets_413_and_64_kib_are_read() {
    let api = api();
    let requester = api.submit(FERN, "Large").await;
    let padded = |size: usize| {
        let mut body = message("x").to_string();
        body.push_str(&" ".repeat(size - body.len()));
        body
    };
    let at_limit = api
        .post(&requester.change(&Value::Null).saying(padded(BODY_LIMIT)))
        .await;
    assert!(
        at_limit.status.is_success(),
        "64 KiB are taken: {}",
        at_limit.text()
    );
    for size in [BODY_LIMIT + 1, 10 * BODY_LIMIT] {
        let reply = api
            .post(&requester.change(&Value::Null).saying(padded(size)))
            .await;
        assert_problem(
            &reply,
            413,
            "too-large",
            &format!("an action of {size} bytes"),
        );
        let reply = api
            .post(&Change::submission(FERN, &Value::Null).saying(padded(size)))
            .await;
        assert_problem(
            &reply,
            413,
            "too-large",
            &format!("a submission of {size} bytes"),
        );
    }
}

#[tokio::test]
async fn unknown_places_and_methods_get_problems_too() {
    let api = api();
    assert_problem(
        &api.get("/v1/nothing/here", None).await,
        404,
        "not-found",
        "an unknown address",
    );
    assert_problem(
        &api.get("/v1/sites/nobody", None).await,
        404,
        "not-found",
        "an unknown site",
    );
    let absent = api
        .post(&Change::submission("nobody", &enquiry("hi")))
        .await;
    assert_problem(&absent, 404, "not-found", "a submission to an unknown site");
    let reply = api.request(Method::DELETE, "/v1/sites/fern", &[]).await;
    assert_problem(
        &reply,
        405,
        "method-not-allowed",
        "a method that is not taken",
    );
    let key = Uuid::new_v4().to_string();
    let headers = [
        ("content-type", "text/plain"),
        ("idempotency-key", key.as_str()),
    ];
    let reply = api
        .request(Method::POST, "/v1/sites/fern/cases", &headers)
        .await;
    assert_problem(
        &reply,
        415,
        "unsupported-media-type",
        "a body that is not JSON",
    );
}
