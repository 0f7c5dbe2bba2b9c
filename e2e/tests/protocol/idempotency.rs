//! Nothing is done twice: double click, the same key many times at once, a reply that is lost, a key that is reused.

use answerable_e2e::api::{Api, Change, enquiry, message};
use answerable_e2e::http::Reply;
use answerable_e2e::proxy::Proxy;
use answerable_e2e::sites::FERN;
use answerable_shared::view::EntryKind;
use futures_util::future::join_all;

use crate::shared_edge::{api, edge, rows};

#[tokio::test]
async fn a_double_click_makes_one_case() {
    let api = api();
    let change = Change::submission(FERN, &enquiry("Double click"));
    let (first, second) = tokio::join!(api.post(&change), api.post(&change));
    assert_same(&[first.with_status(201), second.with_status(201)]);
    assert_eq!(
        rows(&api.sign_in(FERN, "jo").await, "Double click")
            .await
            .len(),
        1
    );
}

#[tokio::test]
async fn the_same_key_50_times_at_once_makes_one_case() {
    let api = api();
    let change = Change::submission(FERN, &enquiry("Fifty at once"));
    let replies = join_all((0..50).map(|_| api.post(&change))).await;
    assert_same(
        &replies
            .into_iter()
            .map(|reply| reply.with_status(201))
            .collect::<Vec<_>>(),
    );
    assert_eq!(
        rows(&api.sign_in(FERN, "jo").await, "Fifty at once")
            .await
            .len(),
        1
    );
}

#[tokio::test]
async fn the_same_key_50_times_at_once_acts_once() {
    let api = api();
    let requester = api.submit(FERN, "Fifty messages").await;
    let change = requester.change(&message("Only once"));
    let replies = join_all((0..50).map(|_| api.post(&change))).await;
    assert_same(
        &replies
            .into_iter()
            .map(|reply| reply.with_status(200))
            .collect::<Vec<_>>(),
    );
    assert_eq!(requester.view().await.timeline.len(), 2);
}

#[tokio::test]
async fn a_lost_reply_to_a_submission_is_given_again() {
    let direct = api();
    let proxy = Proxy::start(edge().port()).await;
    let through_proxy = Api::new(&proxy.url());
    let change = Change::submission(FERN, &enquiry("Lost reply"));
    proxy.lose_replies("POST /v1/sites", 2);
    for _ in 0..2 {
        assert!(
            through_proxy.send(&change).await.is_err(),
            "the reply is lost"
        );
    }
    assert_eq!(proxy.replies_lost(), 2);
    let third = through_proxy.post(&change).await.with_status(201);
    assert_same(&[third, direct.post(&change).await.with_status(201)]);
    assert_eq!(
        rows(&direct.sign_in(FERN, "jo").await, "Lost reply")
            .await
            .len(),
        1
    );
}

#[tokio::test]
async fn a_lost_reply_to_an_action_is_given_again() {
    let requester = api().submit(FERN, "Lost reply to an action").await;
    let proxy = Proxy::start(edge().port()).await;
    let through_proxy = Api::new(&proxy.url());
    let change = requester.change(&message("Did this arrive?"));
    proxy.lose_replies("POST /v1/cases", 1);
    assert!(
        through_proxy.send(&change).await.is_err(),
        "the reply is lost"
    );
    let again = through_proxy.post(&change).await.with_status(200);
    // Whatever happens later, the answer stays what it was.
    requester.act(&message("And this?")).await;
    assert_same(&[again, through_proxy.post(&change).await.with_status(200)]);
    let messages = requester
        .view()
        .await
        .timeline
        .into_iter()
        .filter(|entry| entry.what == EntryKind::Message);
    assert_eq!(messages.count(), 2);
}

#[tokio::test]
async fn a_repeated_staff_action_is_answered_though_its_seq_is_old_by_then() {
    let api = api();
    let requester = api.submit(FERN, "Repeated by staff").await;
    let jo = api.sign_in(FERN, "jo").await;
    let change = jo.change(requester.reference(), 1, &message("We are at it"));
    let first = api.post(&change).await.with_status(200);
    assert_same(&[first, api.post(&change).await.with_status(200)]);
}

#[tokio::test]
async fn the_same_key_with_another_body_is_refused() {
    let api = api();
    let change = Change::submission(FERN, &enquiry("First body"));
    api.post(&change).await.with_status(201);
    let other = change.saying(enquiry("Second body").to_string());
    let reply = api.post(&other).await.with_status(422);
    assert_eq!(reply.json()["type"], "/v1/problems#key-reused");

    let requester = api.submit(FERN, "Key reuse").await;
    let change = requester.change(&message("First"));
    api.post(&change).await.with_status(200);
    let reply = api
        .post(&change.saying(message("Second").to_string()))
        .await
        .with_status(422);
    assert_eq!(reply.json()["type"], "/v1/problems#key-reused");
    assert_eq!(requester.view().await.timeline.len(), 2);
}

/// All answers are the same byte for byte.
fn assert_same(replies: &[Reply]) {
    for reply in replies {
        assert_eq!(reply.body, replies[0].body);
    }
}
