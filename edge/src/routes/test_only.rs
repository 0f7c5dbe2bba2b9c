//! Routes that fail on purpose, or let tests do what nobody may. They are there only where the operator has set
//! `TEST_ROUTES`.

use crate::app::App;
use crate::extract::Json;
use crate::respond::{Answer, empty, json};
use crate::site_index::messages::IndexRequest;
use answerable_shared::index::index_shards;
use axum::extract::{Path, State};
use http::StatusCode;
use serde::Deserialize;
use std::sync::atomic::{AtomicI64, Ordering};

/// How far a test has set the clock ahead, in milliseconds; 0 everywhere else. Worker and objects share it where they
/// run in one instance, as on one machine.
pub static AHEAD_MS: AtomicI64 = AtomicI64::new(0);

/// Where to set the clock.
#[derive(Deserialize)]
pub struct Ahead {
    ahead_ms: i64,
}

/// Sets the clock ahead.
pub async fn set_clock(Json(ahead): Json<Ahead>) -> Answer {
    AHEAD_MS.store(ahead.ahead_ms, Ordering::Relaxed);
    Ok(empty(StatusCode::NO_CONTENT))
}

/// Crashes, to show what a caller sees of it.
#[expect(clippy::panic, reason = "this is what it is for")]
pub async fn crash() -> Answer {
    panic!("asked to crash")
}

/// Asks the index of a site whatever the body says: benchmarks fill it so.
pub async fn index(
    State(app): State<App>,
    Path(site): Path<String>,
    Json(question): Json<IndexRequest>,
) -> Answer {
    for shard in index_shards(&site) {
        app.ports.ask(&shard, &question).await?;
    }
    json(StatusCode::OK, &question)
}
