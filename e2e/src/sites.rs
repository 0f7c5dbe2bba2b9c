//! The sites that edges under test serve.

use crate::identity::{fern_keys, other_key, settings};
use serde_json::{Value, json};

/// The demo shop, on which nearly every test runs; its limits are out of the way.
pub const FERN: &str = "fern";
/// Somebody else's site, whose staff and cases are foreign to the first.
pub const OTHER: &str = "other";
/// A site that takes few submissions: [`STRICT_LIMIT`] an hour from one client.
pub const STRICT: &str = "strict";
/// How many submissions [`STRICT`] takes.
pub const STRICT_LIMIT: usize = 3;
/// An origin that [`FERN`] lists in every test.
pub const FERN_ORIGIN: &str = "https://fern.test";

/// The `SITES` variable; pages of `origins` may embed [`FERN`] as well.
#[must_use]
pub fn sites(origins: &[String]) -> Value {
    let fern_origins: Vec<_> = origins
        .iter()
        .cloned()
        .chain([FERN_ORIGIN.to_owned()])
        .collect();
    json!({
        FERN: {
            "name": "Fern & Co.",
            "origins": fern_origins,
            "team": "Jo's team",
            "agents": { "jo": "Jo Fern", "sam": "Sam Reed", "rae": "Rae Fern", "lin": "Lin Lead", "ada": "Ada Admin" },
            "roles": { "rae": "reader", "lin": "lead", "ada": "admin" },
            "identity": settings(&fern_keys()),
            "answer_within_minutes": 240,
            "submit_limit": { "count": 1_000_000, "minutes": 60 },
        },
        OTHER: {
            "name": "Other Shop",
            "origins": ["https://other.test"],
            "team": "Kim's team",
            "agents": { "kim": "Kim Other" },
            "identity": settings(&[other_key()]),
            "answer_within_minutes": 60,
            "submit_limit": { "count": 1_000_000, "minutes": 60 },
        },
        STRICT: {
            "name": "Strict Shop",
            "origins": ["https://strict.test"],
            "team": "Lee's team",
            "agents": { "lee": "Lee Strict" },
            "answer_within_minutes": 60,
            "submit_limit": { "count": STRICT_LIMIT, "minutes": 60 },
        },
    })
}
