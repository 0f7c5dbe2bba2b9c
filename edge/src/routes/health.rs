//! Whether we are there.

use crate::respond::{Answer, json};
use answerable_shared::api::Health;
use answerable_shared::event::SCHEMA_VERSION;
use http::StatusCode;

/// Build and version of the stored formats.
pub async fn health() -> Answer {
    json(
        StatusCode::OK,
        &Health {
            build: env!("CARGO_PKG_VERSION").to_owned(),
            schema_version: SCHEMA_VERSION,
        },
    )
}
