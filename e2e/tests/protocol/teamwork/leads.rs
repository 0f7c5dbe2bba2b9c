//! What goes up stands in the queue of the leads.

use answerable_e2e::api::{escalate, withdraw};
use answerable_e2e::sites::TEAMWORK;
use answerable_shared::case::Priority;
use answerable_shared::promise::Tier;
use serde_json::json;

use super::Wanted::{Gone, There};
use super::{case, staff, wait_for};
use crate::shared_edge::api;

#[tokio::test]
async fn what_a_colleague_brings_up_is_with_the_leads_until_it_has_ended() {
    let (jo, sam) = (staff("jo").await, staff("sam").await);
    let case = case("complaint").await;
    wait_for(&sam, "unassigned", &case, There).await;
    wait_for(&sam, "leads", &case, Gone).await;
    jo.act(case.reference(), &escalate("More than I may promise"))
        .await;
    wait_for(&sam, "leads", &case, There).await;
    case.act(&withdraw()).await;
    wait_for(&sam, "leads", &case, Gone).await;
}

#[tokio::test]
async fn a_danger_is_with_the_leads_at_once_and_before_whoever_waits_longer() {
    let sam = staff("sam").await;
    let calm = case("complaint").await;
    wait_for(&sam, "waiting", &calm, There).await;
    let body = json!({ "kind": "enquiry", "text": "I smell gas and my son is dizzy", "channel": "widget" });
    let danger = api().submit_all(TEAMWORK, &body).await;
    wait_for(&sam, "leads", &danger, There).await;
    let rows = sam.inbox().await;
    let at = |reference: &str| rows.iter().position(|row| row.reference == reference);
    let row = &rows[at(danger.reference()).expect("its row")];
    assert_eq!((row.priority, row.tier), (Priority::Urgent, Tier::Lead));
    assert!(at(danger.reference()) < at(calm.reference()));
}
