//! Bad input, and what it gets: the whole table, always as a problem document.

use answerable_e2e::api::{
    Agent, Change, Requester, case_in, enquiry, message, offer, sound, wrong_token,
};
use answerable_e2e::http::Reply;
use answerable_e2e::sites::{FERN, FERN_ORIGIN, OTHER, STRICT, STRICT_LIMIT};
use answerable_shared::case::Stage;
use answerable_shared::command::{CommandName, Side};
use answerable_shared::problem::{MEDIA_TYPE, Problem};
use hyper::Method;
use serde_json::{Value, json};
use uuid::Uuid;

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

#[tokio::test]
async fn an_answer_to_a_replaced_offer_gets_409() {
    let api = api();
    let jo = api.sign_in(FERN, "jo").await;
    let requester = case_in(Stage::Choosing, &api, FERN, &jo).await;
    jo.act(requester.reference(), &offer(&["Three", "Four"]))
        .await;
    let reply = requester.try_act(&sound(CommandName::Choose)).await;
    assert_problem(
        &reply,
        409,
        "offer-replaced",
        "a choice from the first offer",
    );
}

#[tokio::test]
async fn what_the_stage_forbids_gets_409_naming_stage_and_command() {
    let api = api();
    let jo = api.sign_in(FERN, "jo").await;
    let mut refused = 0;
    for stage in Stage::ALL {
        let requester = case_in(stage, &api, FERN, &jo).await;
        for command in CommandName::ALL
            .into_iter()
            .filter(|&command| !stage.accepts(command))
        {
            let reply = give(command, &requester, &jo).await;
            let problem =
                assert_problem(&reply, 409, "not-now", &format!("{command} while {stage}"));
            assert_eq!(
                (problem.stage, problem.command),
                (Some(stage), Some(command))
            );
            refused += 1;
        }
        assert_eq!(
            requester.view().await.case.stage,
            stage,
            "nothing has changed"
        );
    }
    assert!(refused > 20, "only {refused} pairs were tried");
}

#[tokio::test]
async fn what_has_been_done_already_gets_409() {
    let api = api();
    let jo = api.sign_in(FERN, "jo").await;
    let closed = case_in(Stage::Closed, &api, FERN, &jo).await;
    closed.act(&sound(CommandName::Rate)).await;
    assert_problem(
        &closed.try_act(&sound(CommandName::Rate)).await,
        409,
        "already-done",
        "a second rating",
    );
    let working = case_in(Stage::Working, &api, FERN, &jo).await;
    let again = jo
        .try_act(working.reference(), &sound(CommandName::Accept))
        .await;
    assert_problem(&again, 409, "already-done", "accepting twice");
}

#[tokio::test]
async fn foreign_absent_and_wrong_token_look_the_same() {
    let api = api();
    let mine = api.submit(FERN, "Mine").await;
    let foreign = api.submit(OTHER, "Somebody else's").await;
    let kim = api.sign_in(OTHER, "kim").await;
    let absent = absent_reference(&mine);
    let wrong = wrong_token(&mine);
    let attempts = [
        ("a wrong token", mine.reference(), wrong.as_str()),
        ("another case's token", mine.reference(), foreign.token()),
        ("an absent case", absent.as_str(), mine.token()),
        ("another site's staff", mine.reference(), kim.session()),
        (
            "another site's staff and an absent case",
            absent.as_str(),
            kim.session(),
        ),
        ("no reference at all", "nonsense", mine.token()),
    ];
    let mut answers = Vec::new();
    for (what, reference, bearer) in attempts {
        let read = api
            .get(&format!("/v1/cases/{reference}"), Some(bearer))
            .await;
        assert_problem(&read, 404, "not-found", &format!("reading with {what}"));
        let action = Change::action(reference, &message("hi"))
            .by(bearer)
            .having_seen(1);
        let acted = api.post(&action).await;
        assert_problem(&acted, 404, "not-found", &format!("acting with {what}"));
        answers.extend([anonymized(&read), anonymized(&acted)]);
    }
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:#?}"
    );
}

#[tokio::test]
async fn unlisted_origins_get_403() {
    let api = api();
    let unlisted = [
        "https://evil.test",
        "https://fern.test.evil.test",
        "https://evil-fern.test",
        "https://fern.test:8443",
        "http://fern.test",
        "https://sub.fern.test",
        "https://other.test",
        "null",
    ];
    for origin in unlisted {
        let change = Change::submission(FERN, &enquiry("From elsewhere")).from_origin(origin);
        let reply = api.post(&change).await;
        assert_problem(
            &reply,
            403,
            "origin-not-listed",
            &format!("a submission from {origin}"),
        );
        assert_eq!(
            reply.header("access-control-allow-origin"),
            None,
            "{origin} may not read the answer"
        );
        let reply = api
            .request(Method::GET, "/v1/sites/fern", &[("origin", origin)])
            .await;
        assert_problem(
            &reply,
            403,
            "origin-not-listed",
            &format!("the site's settings from {origin}"),
        );
    }
    let reply = api
        .post(&Change::submission(FERN, &enquiry("From the shop")).from_origin(FERN_ORIGIN))
        .await;
    assert_eq!(
        reply.with_status(201).header("access-control-allow-origin"),
        Some(FERN_ORIGIN)
    );
}

#[tokio::test]
async fn too_many_submissions_get_429_with_retry_after_and_a_repeat_is_not_one_more() {
    let api = api();
    let changes: Vec<_> = (0..STRICT_LIMIT)
        .map(|i| Change::submission(STRICT, &enquiry(&format!("Number {i}"))))
        .collect();
    for change in &changes {
        api.post(change).await.with_status(201);
        api.post(change).await.with_status(201);
    }
    let reply = api
        .post(&Change::submission(STRICT, &enquiry("One too many")))
        .await;
    let problem = assert_problem(&reply, 429, "too-many", "one too many");
    let wait: u32 = reply
        .header("retry-after")
        .expect("Retry-After")
        .parse()
        .expect("seconds");
    assert!((1..=3_600).contains(&wait), "{wait}");
    assert_eq!(problem.retry_after, Some(wait));
    let repeated = api.post(&changes[0]).await;
    assert_eq!(
        repeated.with_status(201).body,
        api.post(&changes[0]).await.body,
        "a double send is no error"
    );
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

async fn give(command: CommandName, requester: &Requester, agent: &Agent) -> Reply {
    if command.belongs_to(Side::Requester) {
        requester.try_act(&sound(command)).await
    } else {
        agent.try_act(requester.reference(), &sound(command)).await
    }
}

/// Another reference with a right check symbol, which no case has.
fn absent_reference(requester: &Requester) -> String {
    let taken = requester.reference();
    let mut bits = 1;
    loop {
        let reference = answerable_shared::reference::Reference::from_bits(bits).to_string();
        if reference != taken {
            return reference;
        }
        bits += 1;
    }
}

fn assert_bad_field(reply: &Reply, field: &str, command: &Value) {
    let problem = assert_problem(reply, 422, "bad-field", &format!("{command:.100}"));
    assert_eq!(problem.field.as_deref(), Some(field), "{command:.100}");
}

fn assert_problem(reply: &Reply, status: u16, slug: &str, what: &str) -> Problem {
    assert_eq!(reply.status.as_u16(), status, "{what}: {}", reply.text());
    assert_eq!(reply.header("content-type"), Some(MEDIA_TYPE), "{what}");
    let problem: Problem =
        serde_json::from_slice(&reply.body).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(
        (problem.status, problem.kind.as_str()),
        (status, format!("/v1/problems#{slug}").as_str()),
        "{what}"
    );
    assert!(
        !problem.detail.is_empty() && !problem.title.is_empty(),
        "{what}"
    );
    problem
}

/// What an answer says, without what is new in every answer.
fn anonymized(reply: &Reply) -> (u16, Value, Vec<String>) {
    let mut body = reply.json();
    if let Some(object) = body.as_object_mut() {
        object.remove("request_id");
    }
    let mut names: Vec<_> = reply.headers.keys().map(ToString::to_string).collect();
    names.sort();
    (reply.status.as_u16(), body, names)
}
