//! Two agents act on what they saw: the slower one gets 412 with the case as it stands.

use answerable_e2e::api::{accept, message, note, offer, resolve};
use answerable_e2e::sites::FERN;
use answerable_shared::problem::Problem;
use answerable_shared::view::EntryKind;
use futures_util::future::join_all;

use crate::shared_edge::api;

#[tokio::test]
async fn the_slower_of_two_agents_gets_the_current_state() {
    let api = api();
    let requester = api.submit(FERN, "Two agents").await;
    let (jo, sam) = (
        api.sign_in(FERN, "jo").await,
        api.sign_in(FERN, "sam").await,
    );
    let seen = sam.view(requester.reference()).await.case.seq;
    jo.act(requester.reference(), &accept()).await;
    jo.act(requester.reference(), &note("I have got this one"))
        .await;

    let stale = sam.change(requester.reference(), seen, &resolve("Done by me"));
    let reply = api.post(&stale).await.with_status(412);
    let problem: Problem = serde_json::from_slice(&reply.body).expect("a problem document");
    assert_eq!(problem.kind, "/v1/problems#stale");
    let current = *problem.current.expect("the current state");
    assert_eq!(
        current,
        sam.view(requester.reference()).await,
        "the same as staff see"
    );
    assert_eq!(
        current.timeline.last().map(|entry| entry.what),
        Some(EntryKind::Note)
    );

    // Having seen it, the agent sends it again under a new key.
    sam.act(requester.reference(), &resolve("Done by me")).await;
}

#[tokio::test]
async fn of_many_who_saw_the_same_exactly_one_wins() {
    let api = api();
    let requester = api.submit(FERN, "A crowd of agents").await;
    let jo = api.sign_in(FERN, "jo").await;
    let changes: Vec<_> = (0..8)
        .map(|i| jo.change(requester.reference(), 1, &message(&format!("Answer {i}"))))
        .collect();
    let replies = join_all(changes.iter().map(|change| api.post(change))).await;
    let mut statuses: Vec<_> = replies.iter().map(|reply| reply.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412, 412, 412, 412, 412]);
    assert_eq!(requester.view().await.timeline.len(), 2);
}

#[tokio::test]
async fn a_requesters_message_in_between_makes_the_agent_look_again() {
    let api = api();
    let requester = api.submit(FERN, "Crossed in the post").await;
    let jo = api.sign_in(FERN, "jo").await;
    requester.act(&message("One more thing")).await;
    api.post(&jo.change(requester.reference(), 1, &offer(&["One", "Two"])))
        .await
        .with_status(412);
}

#[tokio::test]
async fn a_number_that_the_case_has_not_reached_is_stale_too() {
    let api = api();
    let requester = api.submit(FERN, "From the future").await;
    let jo = api.sign_in(FERN, "jo").await;
    api.post(&jo.change(requester.reference(), 7, &accept()))
        .await
        .with_status(412);
}
