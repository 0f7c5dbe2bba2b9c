//! The surface as a whole: what it says of itself, and the pieces that the other files do not need.

use answerable_e2e::api::{Agent, Api, Change, accept, message, resolve};
use answerable_e2e::live::Live;
use answerable_e2e::sites::{FERN, OTHER};
use answerable_shared::api::{DeskFrame, Health, SiteView, Ticket};
use answerable_shared::event::SCHEMA_VERSION;
use hyper::Method;
use serde_json::json;

use crate::shared_edge::{api, rows};

#[tokio::test]
async fn the_health_page_names_build_and_schema() {
    let health: Health =
        serde_json::from_slice(&api().get("/healthz", None).await.with_status(200).body)
            .expect("health");
    assert!(!health.build.is_empty());
    assert_eq!(health.schema_version, SCHEMA_VERSION);
}

#[tokio::test]
async fn openapi_describes_every_call_and_can_be_browsed() {
    let document = api()
        .get("/v1/openapi.json", None)
        .await
        .with_status(200)
        .json();
    let calls = [
        ("/v1/sites/{site}", "get"),
        ("/v1/sites/{site}/cases", "post"),
        ("/v1/cases/{ref}", "get"),
        ("/v1/cases/{ref}/actions", "post"),
        ("/v1/cases/{ref}/ticket", "post"),
        ("/v1/cases/{ref}/live", "get"),
        ("/v1/desk/sign-in-links", "post"),
        ("/v1/desk/sessions", "post"),
        ("/v1/desk/sessions", "delete"),
        ("/v1/desk/cases", "get"),
        ("/v1/desk/live", "get"),
        ("/healthz", "get"),
    ];
    let paths = document["paths"].as_object().expect("paths");
    let described = |path: &str, method: &str| {
        // Parameters may be called anything.
        let shape = |path: &str| {
            path.split('/')
                .map(|part| if part.starts_with('{') { "{}" } else { part }.to_owned())
                .collect::<Vec<_>>()
        };
        paths
            .iter()
            .any(|(found, item)| shape(found) == shape(path) && item.get(method).is_some())
    };
    for (path, method) in calls {
        assert!(described(path, method), "{method} {path} is not described");
    }
    let page = api().get("/v1/docs", None).await.with_status(200);
    assert!(
        page.header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"))
    );
}

#[tokio::test]
async fn a_site_says_what_its_visitors_need() {
    let reply = api().get("/v1/sites/fern", None).await.with_status(200);
    let site: SiteView = serde_json::from_slice(&reply.body).expect("a site");
    assert_eq!(
        (site.name.as_str(), site.answer_within_minutes),
        ("Fern & Co.", 240)
    );
    assert!(
        !reply.text().contains("agents"),
        "staff are nobody's business"
    );
}

#[tokio::test]
async fn a_receipt_promises_what_the_site_promises() {
    let receipt = api()
        .submit(FERN, "What is promised?")
        .await
        .receipt()
        .clone();
    assert_eq!(receipt.seq, 1);
    assert_eq!(receipt.answer_by, receipt.opened.plus_minutes(240));
    assert!(
        receipt.token.len() >= 22,
        "at least 128 bits: {}",
        receipt.token.len()
    );
}

#[tokio::test]
async fn a_case_that_did_not_change_is_not_sent_again() {
    let api = api();
    let requester = api.submit(FERN, "Unchanged").await;
    let path = format!("/v1/cases/{}", requester.reference());
    let bearer = format!("Bearer {}", requester.token());
    let first = api
        .get(&path, Some(requester.token()))
        .await
        .with_status(200);
    let etag = first.header("etag").expect("an ETag").to_owned();
    assert_eq!(etag, "\"1\"");
    let having = [
        ("authorization", bearer.as_str()),
        ("if-none-match", etag.as_str()),
    ];
    let same = api
        .request(Method::GET, &path, &having)
        .await
        .with_status(304);
    assert_eq!(same.text(), "");
    requester.act(&message("Changed")).await;
    let changed = api
        .request(Method::GET, &path, &having)
        .await
        .with_status(200);
    assert_eq!(changed.header("etag"), Some("\"2\""));
}

#[tokio::test]
async fn a_sign_in_link_works_once_and_only_the_operator_makes_one() {
    let api = api();
    let url = api.sign_in_link(FERN, "sam").await;
    assert!(url.contains("/desk#signin="), "{url}");
    let code = url.split_once("#signin=").expect("a code").1;
    let use_it = || async {
        api.post(&Change::new("/v1/desk/sessions", &json!({ "code": code })).keyless())
            .await
    };
    let session = use_it().await;
    assert!(session.status.is_success());
    assert_eq!(session.json()["agent"]["name"], "Sam Reed");
    assert!(
        matches!(use_it().await.status.as_u16(), 401 | 404),
        "a second use is refused"
    );

    let wanted = json!({ "site": FERN, "agent": "sam" });
    for bearer in [
        "not-the-operator",
        session.json()["session"].as_str().expect("a session"),
    ] {
        let reply = api
            .post(
                &Change::new("/v1/desk/sign-in-links", &wanted)
                    .by(bearer)
                    .keyless(),
            )
            .await;
        assert!(
            matches!(reply.status.as_u16(), 401 | 403 | 404),
            "{}",
            reply.text()
        );
    }
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let api = api();
    let requester = api.submit(FERN, "After signing out").await;
    let jo = api.sign_in(FERN, "jo").await;
    jo.inbox().await;
    jo.sign_out().await;
    api.get("/v1/desk/cases", Some(jo.session()))
        .await
        .with_status(401);
    // A case says the same, so that the desk can ask to sign in again.
    let case = format!("/v1/cases/{}", requester.reference());
    let reply = api.get(&case, Some(jo.session())).await.with_status(401);
    assert_eq!(reply.json()["type"], "/v1/problems#not-signed-in");
    let acted = api
        .post(&jo.change(requester.reference(), 1, &accept()))
        .await
        .with_status(401);
    assert_eq!(acted.json()["type"], "/v1/problems#not-signed-in");
    let ticket = Change::new(&format!("{case}/ticket"), &json!(null))
        .by(jo.session())
        .keyless()
        .saying("");
    api.post(&ticket).await.with_status(401);
}

#[tokio::test]
async fn the_desk_is_for_staff() {
    let api = api();
    let requester = api.submit(FERN, "Not for requesters").await;
    api.get("/v1/desk/cases", None).await.with_status(401);
    api.get("/v1/desk/cases", Some(requester.token()))
        .await
        .with_status(401);
}

#[tokio::test]
async fn signing_out_closes_the_feed_of_that_session_alone() {
    let api = api();
    let (leaving, staying) = (
        api.sign_in(OTHER, "kim").await,
        api.sign_in(OTHER, "kim").await,
    );
    let mut ending = feed(&api, &leaving).await;
    let mut going_on = feed(&api, &staying).await;
    leaving.sign_out().await;
    // It ends by itself, without a change of a case that would end it too.
    while ending.next_text().await.is_some() {}
    api.submit(OTHER, "Seen by who stays").await;
    assert!(going_on.next_text().await.is_some());
}

async fn feed(api: &Api, agent: &Agent) -> Live {
    let reply = api
        .post(
            &Change::new("/v1/desk/ticket", &json!(null))
                .by(agent.session())
                .keyless()
                .saying(""),
        )
        .await;
    let ticket: Ticket = serde_json::from_slice(&reply.body).expect("a ticket");
    Live::open_with(api, "/v1/desk/live", &ticket.ticket)
        .await
        .expect("the feed opens")
}

#[tokio::test]
async fn the_inbox_follows_a_case_live() {
    let api = api();
    let jo = api.sign_in(FERN, "jo").await;
    let mut feed = feed(&api, &jo).await;
    let requester = api.submit(FERN, "Seen on the desk at once").await;
    jo.act(requester.reference(), &accept()).await;
    jo.act(requester.reference(), &resolve("All done")).await;
    loop {
        let text = feed.next_text().await.expect("the feed stays open");
        let frame: DeskFrame = serde_json::from_str(&text).expect("a row");
        if frame.row.reference == requester.reference() && frame.row.seq == 3 {
            break;
        }
    }
    let row = rows(&jo, "Seen on the desk at once").await.remove(0);
    assert_eq!((row.seq, row.handler.as_deref()), (3, Some("Jo Fern")));
}
