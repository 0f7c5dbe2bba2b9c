//! What staff do among themselves, on the running edge.

mod leads;
mod loads;
mod mentions;
mod presence;
mod replies;
mod review;
mod tasks;

use answerable_e2e::api::{Agent, Requester};
use answerable_e2e::sites::TEAMWORK;
use answerable_e2e::wait;
use answerable_shared::api::InboxPage;
use serde_json::json;

use crate::shared_edge::api;

/// A new case of that kind.
async fn case(kind: &str) -> Requester {
    let body = json!({ "kind": kind, "text": "The pot is cracked", "channel": "widget" });
    api().submit_all(TEAMWORK, &body).await
}

async fn staff(id: &str) -> Agent {
    api().sign_in(TEAMWORK, id).await
}

/// Waits until the queue of whoever asks has the case, or has it no more; rows are written after the answer.
async fn wait_for(agent: &Agent, queue: &str, case: &Requester, wanted: Wanted) {
    let path = format!("/v1/desk/cases?queue={queue}&limit=100");
    wait::until(&format!("{queue}: {wanted:?}"), || async {
        let reply = api()
            .get(&path, Some(agent.session()))
            .await
            .with_status(200);
        let page: InboxPage = serde_json::from_slice(&reply.body).expect("a page");
        let is_there = page
            .rows
            .iter()
            .any(|row| row.reference == case.reference());
        let count = reply.json()["counts"][queue].as_u64().expect("a count");
        assert_eq!(usize::try_from(count), Ok(page.rows.len()), "{queue}");
        (is_there == (wanted == Wanted::There)).then_some(())
    })
    .await;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    There,
    Gone,
}
