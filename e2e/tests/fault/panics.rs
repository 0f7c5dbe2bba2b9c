//! A panic in the Worker reaches nobody: it is logged with a request id, answered as a problem, and the next request works.

use answerable_e2e::api::{Api, Change, enquiry, message};
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::sites::{FERN, sites};
use answerable_e2e::wait;
use answerable_shared::problem::{MEDIA_TYPE, Problem};
use futures_util::future::join_all;

const CRASH: &str = "/v1/test/crash";

#[tokio::test]
async fn a_panic_is_logged_and_answered_and_the_next_request_works() {
    let edge = Edge::start(&EdgeOptions {
        sites: sites(&[]),
        kv_backend: None,
    });
    let api = Api::new(&edge.url());
    let jo = api.sign_in(FERN, "jo").await;
    let requester = api.submit(FERN, "Before the panic").await;
    let mut socket = requester.follow(1).await;

    let reply = api.get(CRASH, None).await.with_status(500);
    assert_eq!(reply.header("content-type"), Some(MEDIA_TYPE));
    let problem: Problem = serde_json::from_slice(&reply.body).expect("a problem document");
    assert_eq!(problem.kind, "/v1/problems#internal");
    assert!(
        !reply.text().contains("asked to crash"),
        "what went wrong inside stays inside"
    );
    let id = problem.request_id.expect("a request id");
    wait::until("the request id in the log", || async {
        edge.log().contains(&id).then_some(())
    })
    .await;

    api.submit(FERN, "After the panic").await;
    jo.act(requester.reference(), &message("Still here")).await;
    let frame = socket
        .next()
        .await
        .expect("a socket from before the panic lives on");
    assert_eq!(frame.entry.text.as_deref(), Some("Still here"));
}

#[tokio::test]
async fn requests_under_way_during_panics_are_answered_and_happen_once() {
    let edge = Edge::start(&EdgeOptions {
        sites: sites(&[]),
        kv_backend: None,
    });
    let api = Api::new(&edge.url());
    let jo = api.sign_in(FERN, "jo").await;
    let changes: Vec<_> = (0..20)
        .map(|i| Change::submission(FERN, &enquiry(&format!("During panics {i}"))))
        .collect();
    let submit = |change| {
        let api = api.clone();
        async move {
            wait::until("a submission to be taken", || async {
                let reply = api.post(change).await;
                assert!(!reply.status.is_client_error(), "refused: {}", reply.text());
                reply.status.is_success().then_some(())
            })
            .await;
        }
    };
    let crashes = async {
        for _ in 0..10 {
            api.get(CRASH, None).await.with_status(500);
        }
    };
    tokio::join!(join_all(changes.iter().map(submit)), crashes);
    wait::until("every case once in the inbox", || async {
        let rows = jo.inbox().await;
        let mut excerpts: Vec<_> = rows.iter().map(|row| row.excerpt.as_str()).collect();
        excerpts.sort_unstable();
        excerpts.dedup();
        (rows.len() == changes.len() && excerpts.len() == changes.len()).then_some(())
    })
    .await;
}
