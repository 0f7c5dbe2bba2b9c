//! Fields that can be read and are not right.

use answerable_e2e::api::{Change, case_in};
use answerable_e2e::http::Reply;
use answerable_e2e::sites::FERN;
use answerable_shared::case::Stage;
use serde_json::{Value, json};

use super::assert_problem;
use crate::shared_edge::api;

#[tokio::test]
async fn unsound_fields_of_a_submission_get_422_naming_the_field() {
    let api = api();
    let long = "ä".repeat(8_001);
    let table = [
        ("text", json!({ "kind": "enquiry", "text": "" })),
        ("text", json!({ "kind": "enquiry", "text": " \n\t " })),
        (
            "text",
            json!({ "kind": "enquiry", "text": "\u{200B}\u{2060}\u{FEFF}\u{202E}" }),
        ),
        ("text", json!({ "kind": "enquiry", "text": long })),
        ("kind", json!({ "kind": "purchase", "text": "hi" })),
        (
            "contact.email",
            json!({ "kind": "enquiry", "text": "hi", "contact": { "email": "not an address" } }),
        ),
        (
            "contact.email",
            json!({ "kind": "enquiry", "text": "hi", "contact": { "email": "a@b" } }),
        ),
        (
            "contact.name",
            json!({ "kind": "enquiry", "text": "hi", "contact": { "name": "n".repeat(121) } }),
        ),
        (
            "page",
            json!({ "kind": "enquiry", "text": "hi", "page": "p".repeat(2_001) }),
        ),
    ];
    for (field, body) in table {
        let reply = api.post(&Change::submission(FERN, &body)).await;
        let problem = assert_problem(&reply, 422, "bad-field", &format!("{field} in {body:.80}"));
        assert_eq!(problem.field.as_deref(), Some(field));
    }
    let longest = json!({ "kind": "enquiry", "text": "ä".repeat(8_000) });
    api.post(&Change::submission(FERN, &longest))
        .await
        .with_status(201);
}

#[tokio::test]
async fn unsound_fields_of_a_command_get_422_naming_the_field() {
    let api = api();
    let jo = api.sign_in(FERN, "jo").await;
    let choosing = case_in(Stage::Choosing, &api, FERN, &jo).await;
    let resolved = case_in(Stage::Resolved, &api, FERN, &jo).await;
    let closed = case_in(Stage::Closed, &api, FERN, &jo).await;
    let by_requester = [
        (&choosing, "text", json!({ "type": "message", "text": "" })),
        (
            &choosing,
            "option",
            json!({ "type": "choose", "offer": 1, "option": 3 }),
        ),
        (
            &choosing,
            "option",
            json!({ "type": "choose", "offer": 1, "option": 0 }),
        ),
        (
            &choosing,
            "offer",
            json!({ "type": "choose", "offer": 2, "option": 1 }),
        ),
        (
            &choosing,
            "reason",
            json!({ "type": "decline", "offer": 1, "reason": "" }),
        ),
        (
            &resolved,
            "text",
            json!({ "type": "confirm", "verdict": "not_fixed" }),
        ),
        (&closed, "stars", json!({ "type": "rate", "stars": 0 })),
        (&closed, "stars", json!({ "type": "rate", "stars": 6 })),
        (
            &closed,
            "comment",
            json!({ "type": "rate", "stars": 5, "comment": "c".repeat(8_001) }),
        ),
    ];
    for (requester, field, command) in by_requester {
        assert_bad_field(&requester.try_act(&command).await, field, &command);
    }
    let card = |what: &str| json!({ "title": "A", "what_happens": what });
    let by_staff = [
        (
            "options",
            json!({ "type": "offer", "options": [card("x")] }),
        ),
        (
            "options",
            json!({ "type": "offer", "options": vec![card("x"); 7] }),
        ),
        (
            "options[1].what_happens",
            json!({ "type": "offer", "options": [card("x"), card("")] }),
        ),
        (
            "expected",
            json!({ "type": "progress", "text": "soon", "expected": 1 }),
        ),
        ("text", json!({ "type": "resolve", "text": "" })),
        (
            "guarantee",
            json!({ "type": "resolve", "text": "done", "guarantee": "g".repeat(8_001) }),
        ),
    ];
    for (field, command) in by_staff {
        assert_bad_field(
            &jo.try_act(choosing.reference(), &command).await,
            field,
            &command,
        );
    }
}

fn assert_bad_field(reply: &Reply, field: &str, command: &Value) {
    let problem = assert_problem(reply, 422, "bad-field", &format!("{command:.100}"));
    assert_eq!(problem.field.as_deref(), Some(field), "{command:.100}");
}
