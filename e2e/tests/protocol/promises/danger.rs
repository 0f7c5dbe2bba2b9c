//! What a requester is told whose words tell of danger.

use answerable_e2e::api::{triage, withdraw};
use answerable_e2e::sites::ARRANGED;
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
