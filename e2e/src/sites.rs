//! The sites that edges under test serve.

use crate::identity::{fern_keys, other_key, settings};
use serde_json::{Value, json};

/// The demo shop, on which nearly every test runs; its limits are out of the way.
pub const FERN: &str = "fern";
/// Somebody else's site, whose staff and cases are foreign to the first.
pub const OTHER: &str = "other";
/// A site that takes few submissions: [`STRICT_LIMIT`] an hour from one client.
pub const STRICT: &str = "strict";
/// A site with promises of its own; its admin is `ada`, its lead `lin`, its agents `jo` and `sam`, and `rae` only reads.
pub const ARRANGED: &str = "arranged";
/// A site whose staff work together: `ada` arranges, `rae` only reads, `jo`, `sam` and `mei` share the enquiries out, and
/// complaints are looked at twice.
pub const TEAMWORK: &str = "teamwork";
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
            "settings": { "teams": [{ "id": "bench", "name": "The bench" }], "reviewed": ["suggestion"] },
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
        ARRANGED: {
            "name": "Arranged Shop",
            "origins": fern_origins.clone(),
            "team": "Jo's team",
            "agents": { "jo": "Jo Fern", "sam": "Sam Reed", "rae": "Rae Fern", "lin": "Lin Lead", "ada": "Ada Admin" },
            "roles": { "rae": "reader", "lin": "lead", "ada": "admin" },
            "answer_within_minutes": 240,
            "submit_limit": { "count": 1_000_000, "minutes": 60 },
            "settings": arranged(),
        },
        TEAMWORK: {
            "name": "Teamwork Shop",
            "origins": ["https://teamwork.test"],
            "team": "Jo's team",
            "agents": { "jo": "Jo Fern", "sam": "Sam Reed", "mei": "Mei Zhou", "rae": "Rae Fern", "ada": "Ada Admin" },
            "roles": { "rae": "reader", "ada": "admin" },
            "answer_within_minutes": 240,
            "submit_limit": { "count": 1_000_000, "minutes": 60 },
            "settings": {
                "teams": [
                    { "id": "support", "name": "Support", "members": ["jo", "rae", "sam", "mei"], "kinds": ["enquiry"],
                      "assign": "least_loaded" },
                    { "id": "quality", "name": "Quality", "members": ["sam"] },
                    { "id": "bench", "name": "The bench", "members": ["sam"] },
                ],
                "reviewed": ["complaint"],
                "replies": [{ "name": "Thanks", "text": "Thank you, {name|friend}.", "teams": ["support"] }],
            },
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

/// What [`ARRANGED`] has arranged to begin with: office hours in Berlin with a lunch break and a holiday, and a first
/// answer within a minute to suggestions, day and night.
#[must_use]
pub fn arranged() -> Value {
    let day = json!(["09:00-12:00", "13:00-17:00"]);
    let whole = json!(["00:00-24:00"]);
    json!({
        "calendars": {
            "office": {
                "name": "Office", "zone": "Europe/Berlin",
                "week": { "mon": day, "tue": day, "wed": day, "thu": day, "fri": day },
                "holidays": [{ "date": "2027-05-17", "name": "Whit Monday" }],
            },
            "always": {
                "name": "Always", "zone": "UTC",
                "week": { "mon": whole, "tue": whole, "wed": whole, "thu": whole, "fri": whole, "sat": whole, "sun": whole },
            },
        },
        "policies": [
            { "kind": "complaint", "priority": "urgent", "calendar": "office",
              "targets": { "first_response": 15, "next_update": 60, "offer": 120, "resolution": 480 } },
            { "kind": "suggestion", "calendar": "always", "targets": { "first_response": 1 } },
            { "calendar": "office", "targets": { "first_response": 60, "next_update": 240, "offer": 480 } },
        ],
        "silence": { "remind_after_hours": [48], "close_after_hours": 120 },
        "teams": [
            { "id": "support", "name": "Support", "members": ["jo", "sam"], "kinds": ["enquiry", "complaint"] },
            { "id": "quality", "name": "Quality", "members": ["lin"] },
        ],
    })
}
