//! Figures of the running edge: who sees them, that they follow what happens, and that the table says the same.

use std::time::SystemTime;

use answerable_e2e::api::{assign, resolve, triage};
use answerable_e2e::sites::{ARRANGED, FERN};
use answerable_e2e::wait;
use answerable_shared::calendar::Date;
use answerable_shared::figures::Report;
use hyper::Method;
use serde_json::Value;

use crate::shared_edge::api;

/// A year from yesterday on: another test may have set the clock ahead.
fn path(by: &str) -> String {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .expect("a clock");
    let yesterday = i32::try_from(now.as_secs() / 86_400).expect("a day") - 1;
    let [from, to] = [yesterday, yesterday + 365].map(Date::of_days);
    format!("/v1/desk/figures?from={from}&to={to}&by={by}")
}

async fn report(session: &str, by: &str) -> Report {
    let reply = api().get(&path(by), Some(session)).await.with_status(200);
    serde_json::from_slice(&reply.body).expect("a report")
}

/// What the figure `name` comes to in the row `key`.
fn figure(report: &Report, key: &str, name: &str) -> Option<i64> {
    let at = report
        .columns
        .iter()
        .position(|column| column.name == name)
        .expect("a figure");
    let row = report.rows.iter().find(|row| row.key == key)?;
    row.figures[at].value
}

#[tokio::test]
async fn figures_follow_a_case_wherever_it_goes() {
    let api = api();
    let rae = api.sign_in(ARRANGED, "rae").await;
    let jo = api.sign_in(ARRANGED, "jo").await;
    let received = async |by: &str, key: &str| {
        let report = report(rae.session(), by).await;
        figure(&report, key, "received").unwrap_or_default()
    };
    // No other test has cases of this kind, nor hands any to this team.
    let before = (
        received("kind", "custom_work").await,
        received("team", "quality").await,
    );
    let case = api.submit(ARRANGED, "Can you make one with a lid?").await;
    let reference = case.reference().to_owned();
    jo.act(&reference, &triage(Some("custom_work"), None)).await;
    jo.act(&reference, &assign(Some("quality"), None, None))
        .await;
    jo.act(&reference, &resolve("It is on its way.")).await;
    wait::until("the case to be counted where it is", || async {
        let now = (
            received("kind", "custom_work").await,
            received("team", "quality").await,
        );
        (now.0 > before.0 && now.1 > before.1).then_some(())
    })
    .await;
    let by_team = report(rae.session(), "team").await;
    assert!(figure(&by_team, "quality", "handling_mean").is_some());
    assert_eq!(by_team.rows[1].name.as_deref(), Some("Quality"));
    assert_eq!(by_team.uncounted, 0);
}

#[tokio::test]
async fn the_table_is_csv_and_nobody_elses() {
    let api = api();
    let rae = api.sign_in(FERN, "rae").await;
    let bearer = format!("Bearer {}", rae.session());
    let headers = [("accept", "text/csv"), ("authorization", bearer.as_str())];
    let table = api
        .request(Method::GET, &path("priority"), &headers)
        .await
        .with_status(200);
    assert_eq!(
        table.header("content-type"),
        Some("text/csv; charset=utf-8; header=present")
    );
    let text = table.text();
    let keys: Vec<_> = text
        .lines()
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(
        keys,
        [
            "priority",
            "urgent",
            "important",
            "general",
            "potential",
            "total"
        ]
    );

    api.get(&path("priority"), None).await.with_status(401);
    let case = api.submit(FERN, "Whose figures?").await;
    api.get(&path("priority"), Some(case.token()))
        .await
        .with_status(401);
    let refused = api
        .get(
            "/v1/desk/figures?from=2026-01-01&to=2027-01-02&by=day",
            Some(rae.session()),
        )
        .await
        .with_status(422)
        .json();
    assert_eq!(refused["field"], Value::from("to"));
}
