//! New cases go to whoever of a team has the fewest.

use std::collections::BTreeMap;

use answerable_e2e::api::{Agent, Api, accept};
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::sites::{self, TEAMWORK};
use answerable_e2e::wait;
use answerable_shared::case::Stage;

/// How many cases each handles, once there are `count` in all.
async fn loads(rae: &Agent, count: usize) -> BTreeMap<String, usize> {
    let rows = wait::until("every case to reach the inbox", || async {
        let rows = rae.inbox().await;
        (rows.len() == count).then_some(rows)
    });
    let mut loads = BTreeMap::new();
    for row in rows.await {
        *loads.entry(row.handler_id.unwrap_or_default()).or_default() += 1;
    }
    loads
}

#[tokio::test]
async fn cases_are_shared_out_and_a_burst_spreads() {
    // An edge of its own: cases of other tests would count as well.
    let edge = Edge::start(&EdgeOptions {
        sites: sites::sites(&[]),
        kv_backend: None,
    });
    let api = Api::new(&edge.url());
    let rae = api.sign_in(TEAMWORK, "rae").await;
    for count in 1..=6 {
        api.submit(TEAMWORK, "One after the other").await;
        loads(&rae, count).await;
    }
    let even = ["jo", "mei", "sam"].map(|id| (id.to_owned(), 2));
    assert_eq!(loads(&rae, 6).await, BTreeMap::from(even));

    let burst = (0..30).map(|_| api.submit(TEAMWORK, "All at once"));
    let mut cases = futures_util::future::join_all(burst).await;
    let spread = loads(&rae, 36).await;
    assert_eq!(spread.len(), 3, "{spread:?}");
    assert!(spread.values().all(|count| *count < 30), "{spread:?}");

    let case = cases.remove(0);
    let view = case.view().await.case;
    assert_eq!((view.stage, view.answered), (Stage::Received, None));
    let handler = rae.inbox().await.into_iter();
    let handler = handler
        .filter(|row| row.reference == case.reference())
        .find_map(|row| row.handler_id);
    let handler = api.sign_in(TEAMWORK, &handler.expect("somebody")).await;
    let taken = handler.act(case.reference(), &accept()).await.view.case;
    assert_eq!(
        (taken.stage, taken.handler.as_deref()),
        (Stage::Working, Some(handler.name()))
    );
}
