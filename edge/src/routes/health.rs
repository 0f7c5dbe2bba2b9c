//! Whether we are there.

use crate::respond::{Answer, json};
use answerable_shared::api::Health;
use answerable_shared::event::SCHEMA_VERSION;
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::problem::{MEDIA_TYPE, Problem};
use http::StatusCode;

/// Build and version of the stored formats.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/healthz", tag = "Service", operation_id = "health",
        responses((status = 200, description = "Build and schema version", body = Health), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn health() -> Answer {
    json(
        StatusCode::OK,
        &Health {
            build: env!("CARGO_PKG_VERSION").to_owned(),
            schema_version: SCHEMA_VERSION,
        },
    )
}
