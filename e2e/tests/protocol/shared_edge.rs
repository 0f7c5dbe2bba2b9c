//! The one edge of these tests. Each test uses cases of its own, so they do not see each other.

use std::sync::LazyLock;

use answerable_e2e::api::{Agent, Api};
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::{sites, wait};
use answerable_shared::index::IndexRow;

static EDGE: LazyLock<Edge> = LazyLock::new(|| {
    Edge::start(&EdgeOptions {
        sites: sites::sites(&[]),
        kv_backend: None,
    })
});

pub(crate) fn edge() -> &'static Edge {
    &EDGE
}

pub(crate) fn api() -> Api {
    Api::new(&EDGE.url())
}

/// All rows of the agent's inbox whose excerpt is `text`, once there is one.
pub(crate) async fn rows(agent: &Agent, text: &str) -> Vec<IndexRow> {
    wait::until("the case to reach the inbox", || async {
        let mut rows = agent.inbox().await;
        rows.retain(|row| row.excerpt == text);
        (!rows.is_empty()).then_some(rows)
    })
    .await
}
