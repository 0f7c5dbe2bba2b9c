//! What a requester is told whose words tell of danger.

use answerable_e2e::api::{message, note, triage, withdraw};
use answerable_e2e::sites::ARRANGED;
use answerable_shared::case::Priority;
use answerable_shared::promise::Tier;
use answerable_shared::view::EntryKind;
use serde_json::json;

use crate::shared_edge::api;

const FIRST: &str = "If anybody is in danger, call the emergency services first.";

#[tokio::test]
async fn who_tells_of_danger_is_told_what_to_do_first_until_somebody_knows_better() {
    let submit = |text: &'static str| async move {
        let body = json!({ "kind": "enquiry", "text": text, "channel": "widget" });
        api().submit_all(ARRANGED, &body).await
    };
    let calm = submit("When do you open on Saturdays?").await;
    assert!(!calm.receipt().danger);
    assert!(!calm.receipt().acknowledgement.contains(FIRST));
    assert!(!calm.view().await.case.danger);

    let case = submit("I smell gas and my son is dizzy").await;
    assert!(case.receipt().danger);
    assert!(case.receipt().acknowledgement.ends_with(FIRST));
    assert!(case.view().await.case.danger);
    let jo = api().sign_in(ARRANGED, "jo").await;
    jo.act(case.reference(), &triage(None, Some("general")))
        .await;
    assert!(!case.view().await.case.danger);
    jo.act(case.reference(), &triage(None, Some("urgent")))
        .await;
    assert!(case.view().await.case.danger);
    case.act(&withdraw()).await;
    assert!(!case.view().await.case.danger);
}

#[tokio::test]
async fn who_follows_a_case_learns_that_another_promise_holds() {
    let body = json!({ "kind": "enquiry", "text": "I smell gas and my son is dizzy", "channel": "widget" });
    let case = api().submit_all(ARRANGED, &body).await;
    let jo = api().sign_in(ARRANGED, "jo").await;
    let before = case.view().await.case;
    let mut theirs = case.follow(before.seq).await;
    // What changes nothing for them is not told.
    jo.act(case.reference(), &note("Called them")).await;
    jo.act(case.reference(), &triage(Some("suggestion"), None))
        .await;
    let now = case.view().await.case;
    assert_ne!(now.promises, before.promises);
    let told = theirs.next_text().await.expect("a text");
    assert_eq!(told, format!("{{\"changed\":{}}}", now.seq));
    // Once; and whoever was away meanwhile hears it at the next opening.
    jo.act(case.reference(), &note("They are fine")).await;
    jo.act(case.reference(), &message("Open the windows")).await;
    let next = theirs.next().await.expect("a frame");
    assert_eq!(next.entry.text.as_deref(), Some("Open the windows"));
    let mut later = case.follow(before.seq).await;
    let caught_up = later.next().await.expect("a frame");
    assert_eq!(caught_up, next);
    jo.act(case.reference(), &triage(Some("complaint"), None))
        .await;
    let known = next.entry.seq;
    let mut away = case.follow(known).await;
    let told = away.next_text().await.expect("a text");
    assert_eq!(
        told,
        format!("{{\"changed\":{}}}", case.view().await.case.seq)
    );
}

#[tokio::test]
async fn who_tells_of_danger_later_is_heard_too_and_once() {
    let body =
        json!({ "kind": "enquiry", "text": "When do you open on Saturdays?", "channel": "widget" });
    let case = api().submit_all(ARRANGED, &body).await;
    case.act(&message("It is about the heater from last week"))
        .await;
    assert!(!case.view().await.case.danger);
    let mut theirs = case.follow(case.view().await.case.seq).await;
    case.act(&message("Help, I smell gas and my child has collapsed"))
        .await;
    let said = theirs.next().await.expect("their own words");
    assert_eq!(said.entry.what, EntryKind::Message);
    assert!(case.view().await.case.danger);
    let jo = api().sign_in(ARRANGED, "jo").await;
    let head = jo.view(case.reference()).await.case;
    assert_eq!(
        (head.priority, head.tier),
        (Some(Priority::Urgent), Some(Tier::Lead))
    );
    // Once: they go on talking about it.
    let before = head.seq;
    case.act(&message("There is gas everywhere")).await;
    let head = jo.view(case.reference()).await.case;
    assert_eq!(head.seq, before + 1);
}
