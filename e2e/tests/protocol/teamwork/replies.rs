//! Canned replies: everybody at the desk reads them, an admin changes them.

use answerable_shared::replies::{Values, fill};
use serde_json::{Value, json};

use super::staff;

/// The site's settings with these replies.
fn with(settings: &answerable_shared::settings::Settings, replies: &Value) -> Value {
    let mut settings = serde_json::to_value(settings).expect("settings");
    settings["replies"] = replies.clone();
    settings
}

#[tokio::test]
async fn replies_are_refused_by_field_and_put_in_force() {
    let (ada, rae) = (staff("ada").await, staff("rae").await);
    let before = rae.settings().await;
    let first = &before.settings.replies[0];
    let values = Values {
        name: "Ada",
        ..Values::default()
    };
    assert_eq!(fill(&first.text, &values), "Thank you, Ada.");
    for (reply, field, says) in [
        (
            json!({ "name": " ", "text": "Hi" }),
            "replies[0].name",
            "write",
        ),
        (
            json!({ "name": "Hi", "text": "Hi {nam}" }),
            "replies[0].text",
            "{nam}",
        ),
        (
            json!({ "name": "Hi", "text": "Hi {name" }),
            "replies[0].text",
            "closed",
        ),
        (
            json!({ "name": "Hi", "text": "Hi", "teams": ["attic"] }),
            "replies[0].teams[0]",
            "team",
        ),
    ] {
        let wrong = with(&before.settings, &json!([reply]));
        let refused = ada
            .try_arrange(Some(before.version), &wrong)
            .await
            .with_status(422);
        let problem = refused.json();
        assert_eq!(problem["field"], field);
        let detail = problem["detail"].as_str().expect("a sentence");
        assert!(detail.contains(says), "{detail}");
    }
    let right = with(
        &before.settings,
        &json!([{ "name": "Hi", "text": "Hi {name|there}, {reference}" }]),
    );
    let refused = rae.try_arrange(Some(before.version), &right).await;
    assert_eq!(refused.status.as_u16(), 403);
    ada.try_arrange(Some(before.version), &right)
        .await
        .with_status(200);
    let after = rae.settings().await;
    assert_eq!(after.version, before.version + 1);
    assert_eq!(after.settings.replies[0].name, "Hi");
}
