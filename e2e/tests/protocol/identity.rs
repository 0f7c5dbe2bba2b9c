//! Whom the host vouches for, over HTTP and sockets: what is believed, what is not, and what it opens.

use answerable_e2e::api::{Api, Change, message, resolve, wrong_token};
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::http::Reply;
use answerable_e2e::identity::{fern_keys, now, other_key, scene, settings, token};
use answerable_e2e::live::{Live, NotOpened};
use answerable_e2e::sites::{FERN, FERN_ORIGIN, OTHER, sites};
use answerable_e2e::wait;
use answerable_host::{Key, claims};
use answerable_shared::api::OwnCases;
use answerable_shared::case::Stage;
use answerable_shared::problem::Problem;
use hyper::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::shared_edge::api;

const OWN: &str = "/v1/sites/fern/cases";

/// Somebody whom no other test knows.
fn somebody() -> String {
    format!("user_{}", Uuid::new_v4())
}

fn refused(reply: &Reply, slug: &str, what: &str) -> Problem {
    let problem: Problem =
        serde_json::from_slice(&reply.body).unwrap_or_else(|_| panic!("{what}: {}", reply.text()));
    let kind = format!("/v1/problems#{slug}");
    assert_eq!(
        (reply.status.as_u16(), &problem.kind),
        (401, &kind),
        "{what}: {}",
        problem.detail
    );
    problem
}

async fn own(api: &Api, bearer: &str) -> OwnCases {
    let reply = api.get(OWN, Some(bearer)).await.with_status(200);
    serde_json::from_slice(&reply.body).expect("a page of own cases")
}

/// Own cases once there are `count` of them: the index learns of a case after its sender does.
async fn own_once(api: &Api, subject: &str, count: usize) -> OwnCases {
    wait::until("the cases to reach the list", || async {
        Some(own(api, &token(subject)).await).filter(|page| page.cases.len() == count)
    })
    .await
}

#[tokio::test]
async fn every_wrong_token_is_refused_with_the_check_that_it_fails() {
    let api = api();
    let wrongs = scene().wrongs();
    assert!(wrongs.len() >= 40, "{}", wrongs.len());
    let case = api
        .signed(&token("user_42"))
        .submit(FERN, "To be opened by none of them")
        .await;
    for wrong in &wrongs {
        let reply = api.get(OWN, Some(&wrong.token)).await;
        let problem = refused(&reply, wrong.problem, wrong.what);
        assert!(
            problem.detail.contains(wrong.says),
            "{}: {}",
            wrong.what,
            problem.detail
        );
        let submission = json!({ "kind": "enquiry", "text": "Let me in" });
        let change = Change::submission(FERN, &submission).by(&wrong.token);
        refused(&api.post(&change).await, wrong.problem, wrong.what);
        let reply = api
            .get(
                &format!("/v1/cases/{}", case.reference()),
                Some(&wrong.token),
            )
            .await;
        // Where no site is called, the other site's token is the other site's: the case is foreign.
        assert!(
            matches!(reply.status.as_u16(), 401 | 404),
            "{}: {}",
            wrong.what,
            reply.text()
        );
    }
}

#[tokio::test]
async fn odd_tokens_that_are_right_are_taken() {
    let api = api();
    for (what, token) in scene().odd_but_right() {
        let reply = api.get(OWN, Some(&token)).await;
        assert_eq!(reply.status.as_u16(), 200, "{what}: {}", reply.text());
    }
}

#[tokio::test]
async fn a_case_that_was_sent_with_an_identity_is_there_on_another_device_and_one_without_is_not() {
    let api = api();
    let ada = somebody();
    let signed = api.signed(&token(&ada)).submit(FERN, "Signed").await;
    let unsigned = api.submit(FERN, "Unsigned").await;
    let elsewhere = api
        .signed(&token(&somebody()))
        .submit(FERN, "Somebody else's")
        .await;
    // The other device knows nothing but who Ada is.
    let page = own_once(&api, &ada, 1).await;
    assert_eq!(page.cases[0].reference, signed.reference());
    assert_eq!(
        (page.cases[0].text.as_str(), page.cases[0].stage),
        ("Signed", Stage::Received)
    );
    let bearer = token(&ada);
    let path = format!("/v1/cases/{}", signed.reference());
    let there = api.get(&path, Some(&bearer)).await.with_status(200);
    let here = api.get(&path, Some(signed.token())).await.with_status(200);
    assert_eq!(there.body, here.body, "the same case, seen the same");
    // Nobody's and somebody else's look like none at all.
    let absent = api.get("/v1/cases/AN-0000-0000", Some(&bearer)).await;
    for case in [unsigned.reference(), elsewhere.reference()] {
        let reply = api.get(&format!("/v1/cases/{case}"), Some(&bearer)).await;
        assert_eq!(reply.status.as_u16(), 404, "{}", reply.text());
        assert_eq!(without_id(&reply), without_id(&absent));
    }
    // What the token of the case does, it does without the host.
    api.get(&path, Some(&wrong_token(&signed)))
        .await
        .with_status(404);
}

#[tokio::test]
async fn the_list_follows_what_happens_and_comes_in_pages() {
    let api = api();
    let ada = somebody();
    let jo = api.sign_in(FERN, "jo").await;
    let signed = api.signed(&token(&ada));
    let mut sent = Vec::new();
    for text in ["First", "Second", "Third"] {
        sent.push(signed.submit(FERN, text).await);
    }
    jo.act(sent[0].reference(), &resolve("Replaced")).await;
    own_once(&api, &ada, 3).await;
    wait::until("the list to tell of the resolution", || async {
        let page = own(&api, &token(&ada)).await;
        page.cases
            .iter()
            .any(|case| case.stage == Stage::Resolved)
            .then_some(())
    })
    .await;
    let mut listed = Vec::new();
    let mut path = format!("{OWN}?limit=2");
    loop {
        let reply = api.get(&path, Some(&token(&ada))).await.with_status(200);
        let page: OwnCases = serde_json::from_slice(&reply.body).expect("a page");
        listed.extend(page.cases);
        match page.next {
            Some(next) => path = format!("{OWN}?limit=2&cursor={next}"),
            None => break,
        }
    }
    assert!(
        listed.windows(2).all(|two| two[0].opened >= two[1].opened),
        "newest first"
    );
    let mut found: Vec<_> = listed.iter().map(|case| case.reference.as_str()).collect();
    let mut expected: Vec<_> = sent
        .iter()
        .map(answerable_e2e::api::Requester::reference)
        .collect();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[tokio::test]
async fn an_identified_requester_acts_and_follows_live() {
    let api = api();
    let ada = somebody();
    let jo = api.sign_in(FERN, "jo").await;
    let case = api.signed(&token(&ada)).submit(FERN, "Live").await;
    let mut socket = Live::open(&api, case.reference(), &token(&ada), 0)
        .await
        .expect("the socket opens");
    assert_eq!(socket.next().await.expect("the arrival").entry.seq, 1);
    jo.act(case.reference(), &message("Hello")).await;
    assert_eq!(socket.next().await.expect("the message").entry.seq, 2);
    let said = Change::action(case.reference(), &message("Hello yourself")).by(&token(&ada));
    api.post(&said).await.with_status(200);
    assert_eq!(socket.next().await.expect("the answer").entry.seq, 3);
    let stranger = Live::open(&api, case.reference(), &token(&somebody()), 0).await;
    assert!(matches!(stranger, Err(NotOpened::NoTicket(reply)) if reply.status.as_u16() == 404));
}

/// A socket outlives its token by the leeway at most: then whoever is there has to ask the host again.
#[tokio::test]
async fn a_socket_is_closed_once_the_host_vouches_no_more() {
    let api = api();
    let ada = somebody();
    let jo = api.sign_in(FERN, "jo").await;
    let case = api.signed(&token(&ada)).submit(FERN, "Not for ever").await;
    let [key, _] = fern_keys();
    let mut about_to_end = claims(FERN, &ada, now());
    // Good for five seconds more, leeway included.
    let ends = now() - 55;
    about_to_end["exp"] = json!(ends);
    let mut socket = Live::open(&api, case.reference(), &key.token(&about_to_end), 1)
        .await
        .expect("the socket opens");
    wait::until("the token to end", || async {
        (now() > ends + 60).then_some(())
    })
    .await;
    jo.act(case.reference(), &message("Are you there?")).await;
    assert_eq!(socket.next_text().await, None, "closed, and told nothing");
    let mut again = Live::open(&api, case.reference(), &token(&ada), 1)
        .await
        .expect("a new token opens another");
    assert_eq!(again.next().await.expect("what was missed").entry.seq, 2);
}

#[tokio::test]
async fn staff_see_whom_the_host_vouches_for() {
    let api = api();
    let jo = api.sign_in(FERN, "jo").await;
    let ada = somebody();
    let mut said = claims(FERN, &ada, now());
    said["name"] = json!("Ada Lovelace");
    said["email"] = json!("ada@fern.test");
    let [_, key] = fern_keys();
    let verified = api.signed(&key.token(&said)).submit(FERN, "Verified").await;
    let head = jo.view(verified.reference()).await.case;
    assert_eq!(head.subject.as_deref(), Some(ada.as_str()));
    let contact = head.contact.expect("staff see how to reach them");
    assert_eq!(
        contact.name.as_deref(),
        Some("Ada Lovelace"),
        "nobody said otherwise"
    );
    assert_eq!(head.verified, Some(contact));
    let unverified = api.submit(FERN, "Unverified").await;
    let head = jo.view(unverified.reference()).await.case;
    assert_eq!((head.subject, head.verified), (None, None));
    let theirs = api
        .get(
            &format!("/v1/cases/{}", verified.reference()),
            Some(&token(&ada)),
        )
        .await;
    assert!(!theirs.text().contains(&ada), "{}", theirs.text());
}

#[tokio::test]
async fn pages_of_the_site_may_list_and_read_why_they_may_not() {
    let api = api();
    let bearer = format!("Bearer {}", token(&somebody()));
    let from = |origin: &'static str, bearer: String| {
        let api = api.clone();
        async move {
            let headers = [("origin", origin), ("authorization", bearer.as_str())];
            api.request(Method::GET, OWN, &headers).await
        }
    };
    let listed = from(FERN_ORIGIN, bearer.clone()).await.with_status(200);
    assert_eq!(
        listed.header("access-control-allow-origin"),
        Some(FERN_ORIGIN)
    );
    let refused_there = from(FERN_ORIGIN, "Bearer a.b.c".to_owned()).await;
    refused(&refused_there, "identity-refused", "nonsense");
    assert_eq!(
        refused_there.header("access-control-allow-origin"),
        Some(FERN_ORIGIN)
    );
    from("https://other.test", bearer).await.with_status(403);
    let preflight = [
        ("origin", FERN_ORIGIN),
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", "authorization"),
    ];
    let asked = api
        .request(Method::OPTIONS, OWN, &preflight)
        .await
        .with_status(204);
    assert!(
        asked
            .header("access-control-allow-headers")
            .is_some_and(|names| names.contains("authorization"))
    );
}

#[tokio::test]
async fn another_sites_host_vouches_for_nobody_here() {
    let api = api();
    let there = other_key().token(&claims(OTHER, "user_42", now()));
    refused(
        &api.get(OWN, Some(&there)).await,
        "identity-refused",
        "the other site's token",
    );
    let listed = api
        .get("/v1/sites/other/cases", Some(&there))
        .await
        .with_status(200);
    assert_eq!(listed.json(), json!({ "cases": [] }));
    let none = api.get("/v1/sites/strict/cases", Some(&there)).await;
    refused(&none, "identity-refused", "a site without keys");
}

#[tokio::test]
async fn keys_change_without_a_gap_and_a_removed_one_is_refused() {
    let (old, new) = (Key::es256("2025", 21), Key::es256("2026", 22));
    let status = |edge: &Edge, key: &Key| {
        let token = key.token(&claims(FERN, "user_42", now()));
        let api = Api::new(&edge.url());
        async move { api.get(OWN, Some(&token)).await.status.as_u16() }
    };
    let mut found = Vec::new();
    for keys in [
        vec![old.clone()],
        vec![old.clone(), new.clone()],
        vec![new.clone()],
    ] {
        let edge = Edge::start(&EdgeOptions {
            sites: with_keys(&settings(&keys)),
            kv_backend: None,
        });
        found.push([status(&edge, &old).await, status(&edge, &new).await]);
    }
    assert_eq!(found, [[200, 401], [200, 200], [401, 200]]);
}

#[tokio::test]
async fn faulty_keys_are_said_in_the_log_and_believe_nobody() {
    let mut key = Key::es256("k1", 1).setting("");
    key["key"]["d"] = json!("the private part");
    let edge = Edge::start(&EdgeOptions {
        sites: with_keys(&json!({ "keys": [key] })),
        kv_backend: None,
    });
    let api = Api::new(&edge.url());
    api.get("/v1/sites/fern", None).await.with_status(200);
    let there = api.get(OWN, Some(&token(&somebody()))).await;
    refused(&there, "identity-refused", "a faulty key");
    let log = wait::until("the log to say why", || async {
        Some(edge.log()).filter(|log| log.contains("this is the private key"))
    })
    .await;
    assert!(!log.contains("the private part"), "{log}");
}

fn with_keys(identity: &Value) -> Value {
    let mut sites = sites(&[]);
    sites[FERN]["identity"] = identity.clone();
    sites
}

fn without_id(reply: &Reply) -> Value {
    let mut problem = reply.json();
    problem["request_id"].take();
    problem
}
