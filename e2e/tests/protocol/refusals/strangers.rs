//! Whoever may not: foreign credentials, unlisted origins, too many at once.

use answerable_e2e::api::{Change, Requester, enquiry, message, wrong_token};
use answerable_e2e::http::Reply;
use answerable_e2e::sites::{FERN, FERN_ORIGIN, OTHER, STRICT, STRICT_LIMIT};
use answerable_shared::reference::Reference;
use hyper::Method;
use serde_json::Value;

use super::assert_problem;
use crate::shared_edge::api;

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
    // Whoever is in danger has an allowance of their own.
    let danger = enquiry("I smell gas and my son is dizzy");
    for _ in 0..STRICT_LIMIT {
        api.post(&Change::submission(STRICT, &danger))
            .await
            .with_status(201);
    }
    api.post(&Change::submission(STRICT, &danger))
        .await
        .with_status(429);
}

/// Another reference with a right check symbol, which no case has.
fn absent_reference(requester: &Requester) -> String {
    let taken = requester.reference();
    let mut bits = 1;
    loop {
        let reference = Reference::from_bits(bits).to_string();
        if reference != taken {
            return reference;
        }
        bits += 1;
    }
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
