//! Routes that fail on purpose, or let tests do what nobody may. They are there only where the operator has set
//! `TEST_ROUTES`.

use crate::app::App;
use crate::ports::{Class, Repeat};
use crate::respond::Answer;
use answerable_shared::index::index_shards;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;

/// Crashes, to show what a caller sees of it.
#[expect(clippy::panic, reason = "this is what it is for")]
pub async fn crash() -> Answer {
    panic!("asked to crash")
}

/// Asks the index of a site whatever the body says: benchmarks fill it so.
pub async fn index(State(app): State<App>, Path(site): Path<String>, question: String) -> Answer {
    let shard = index_shards(&site).swap_remove(0);
    let objects = &app.ports.objects;
    let reply = objects.ask(Class::Index, &shard, question, Repeat::Safe);
    Ok(reply.await?.into_response())
}
