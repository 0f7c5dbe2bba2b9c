//! Settings are right or refused by field, changed by admins alone, and never lost.

use answerable_e2e::api::Agent;
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::sites::{self, ARRANGED};
use answerable_shared::api::SettingsHistory;
use serde_json::{Value, json};

use crate::shared_edge::api;

/// Settings with `value` at the JSON pointer `at`.
fn with(at: &str, value: Value) -> Value {
    let mut settings = sites::arranged();
    let (parent, name) = at.rsplit_once('/').expect("a pointer");
    let parent = settings.pointer_mut(parent).expect("it is there");
    match parent {
        Value::Array(list) => list[name.parse::<usize>().expect("a number")] = value,
        parent => parent[name] = value,
    }
    settings
}

#[tokio::test]
async fn what_is_wrong_is_refused_by_field_and_the_old_settings_stay_in_force() {
    let ada = api().sign_in(ARRANGED, "ada").await;
    let before = ada.settings().await;
    let hours = |hours: &[&str]| json!(hours);
    for (at, value, field) in [
        (
            "/policies/2/calendar",
            json!("nights"),
            "policies[2].calendar",
        ),
        ("/policies/2/calendar", json!(""), "policies[2].calendar"),
        (
            "/calendars/office/week/mon",
            hours(&["09:00-12:00", "11:00-17:00"]),
            "calendars.office.week.mon[1]",
        ),
        (
            "/calendars/office/week/mon",
            hours(&["09:00-25:00"]),
            "calendars.office.week.mon[0]",
        ),
        (
            "/calendars/office/zone",
            json!("Europe/Atlantis"),
            "calendars.office.zone",
        ),
        (
            "/calendars/office/zone",
            json!("GMT+99"),
            "calendars.office.zone",
        ),
        ("/calendars/office/week", json!({}), "calendars.office.week"),
        (
            "/calendars/office/holidays",
            json!([{ "date": "2027-02-29", "name": "No day" }]),
            "calendars.office.holidays[0].date",
        ),
        (
            "/policies/0/targets/first_response",
            json!(0),
            "policies[0].targets.first_response",
        ),
        (
            "/policies/0/targets/resolution",
            json!(0),
            "policies[0].targets.resolution",
        ),
        // Nothing is solved before it is answered, and an hour does not pass in a year of single minutes.
        (
            "/policies/0/targets",
            json!({ "first_response": 60, "resolution": 59 }),
            "policies[0].targets.resolution",
        ),
        (
            "/calendars/office/week",
            json!({ "mon": ["09:00-09:01"] }),
            "policies[0].targets.next_update",
        ),
        ("/teams/1/name", json!("Support\u{200B}"), "teams[1].name"),
        ("/teams/0/members", json!(["nobody"]), "teams[0].members[0]"),
        ("/teams/1/id", json!("support"), "teams[1].id"),
        (
            "/silence/close_after_hours",
            json!(48),
            "silence.close_after_hours",
        ),
    ] {
        let reply = ada
            .try_arrange(Some(before.version), &with(at, value))
            .await;
        let problem = reply.with_status(422).json();
        assert_eq!(problem["type"], "/v1/problems#bad-field", "{at}");
        assert_eq!(problem["field"], field);
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|detail| detail.ends_with('.'))
        );
    }
    // Without a calendar at all, the body is not what is read.
    let mut without = sites::arranged();
    without["policies"][2]
        .as_object_mut()
        .expect("a policy")
        .remove("calendar");
    ada.try_arrange(Some(before.version), &without)
        .await
        .with_status(400);
    assert_eq!(ada.settings().await, before);
}

#[tokio::test]
async fn only_admins_arrange_and_everybody_looks() {
    let api = api();
    for name in ["rae", "jo", "lin"] {
        let member = api.sign_in(ARRANGED, name).await;
        let seen = member.settings().await;
        let reply = member
            .try_arrange(Some(seen.version), &sites::arranged())
            .await;
        let problem = reply.with_status(403).json();
        assert_eq!(problem["type"], "/v1/problems#not-allowed");
    }
    api.get("/v1/desk/settings", None).await.with_status(401);
}

#[tokio::test]
async fn each_version_is_kept_with_who_changed_what_and_survives_a_crash() {
    let mut edge = Edge::start(&EdgeOptions {
        sites: sites::sites(&[]),
        kv_backend: None,
    });
    let api = answerable_e2e::api::Api::new(&edge.url());
    let ada = api.sign_in(ARRANGED, "ada").await;
    assert_eq!(ada.settings().await.version, 0);
    ada.try_arrange(None, &sites::arranged())
        .await
        .with_status(428);

    let shorter = with("/policies/2/targets/first_response", json!(30));
    ada.try_arrange(Some(0), &shorter).await.with_status(200);
    // Somebody else saw version 0 too.
    let late = with("/silence", Value::Null);
    ada.try_arrange(Some(0), &late).await.with_status(412);
    ada.try_arrange(Some(1), &late).await.with_status(200);

    edge.restart();
    let now = ada.settings().await;
    assert_eq!((now.version, now.settings.silence), (2, None));
    let history = history(&api, &ada).await;
    let told: Vec<_> = history
        .versions
        .iter()
        .map(|version| {
            (
                version.version,
                version.by.id.as_str(),
                version.changed.join(","),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (2, "ada", "policies,silence".to_owned()),
            (1, "ada", "policies".to_owned())
        ]
    );
    let first = api
        .get("/v1/desk/settings?version=1", Some(ada.session()))
        .await;
    assert_eq!(
        first.with_status(200).json()["settings"]["policies"][2]["targets"]["first_response"],
        30
    );
    api.get("/v1/desk/settings?version=3", Some(ada.session()))
        .await
        .with_status(404);
}

async fn history(api: &answerable_e2e::api::Api, agent: &Agent) -> SettingsHistory {
    let reply = api
        .get("/v1/desk/settings/history", Some(agent.session()))
        .await;
    serde_json::from_slice(&reply.with_status(200).body).expect("a history")
}
