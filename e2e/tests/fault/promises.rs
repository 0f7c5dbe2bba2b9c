//! A promise that nobody looks after: its alarm records the breach, whatever happened to the edge meanwhile.

use answerable_e2e::api::Api;
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::sites::{self, ARRANGED};
use answerable_e2e::{record, wait};
use answerable_shared::event::What;
use answerable_shared::record::Record;
use serde_json::json;
use std::time::Duration;

/// The promise is for a minute; the rest is for the alarm and the publishing.
const LIMIT: Duration = Duration::from_secs(100);

#[tokio::test]
async fn a_breach_is_recorded_by_its_alarm_after_a_kill() {
    let mut edge = Edge::start(&EdgeOptions {
        sites: sites::sites(&[]),
        kv_backend: None,
    });
    let api = Api::new(&edge.url());
    let body = json!({ "kind": "suggestion", "text": "Longer hours", "channel": "widget" });
    let requester = api.submit_all(ARRANGED, &body).await;
    let due = requester.receipt().answer_by;
    edge.restart();

    // Nobody asks the case: only the record in KV is read, which the case publishes by itself.
    let key = record::key(requester.reference());
    let breach = wait::within(LIMIT, "the breach in the record", || async {
        let record: Record = serde_json::from_str(&edge.kv(&key).await?).ok()?;
        let is_breach = |what: &What| matches!(what, What::Breached { .. });
        record
            .events
            .into_iter()
            .find(|event| is_breach(&event.what))
    })
    .await;
    assert_eq!(breach.at, due);
}
