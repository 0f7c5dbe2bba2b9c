//! Whom hosts vouch for: tokens, keys, and what an identified requester may do.

mod cases;
mod keys;
mod tokens;

use crate::support::{Reply, World};
use serde_json::{Value, json};

const OWN: &str = "/v1/sites/fern/cases";

/// A token of the host of `fern`, as of now.
fn token(world: &World, subject: &str) -> String {
    let scene = world.scene();
    scene
        .es
        .token(&answerable_host::claims("fern", subject, scene.now))
}

/// Submits a case as whoever `bearer` says.
async fn submit_as(world: &World, bearer: &str, key: &str, body: &Value) -> Reply {
    let bearer = format!("authorization: Bearer {bearer}");
    let key = format!("idempotency-key: {key}");
    let headers = ["content-type: application/json", &bearer, &key];
    world.send("POST", OWN, &headers, body.to_string()).await
}

/// A new case of `subject`: its reference and its token.
async fn case_of(world: &World, subject: &str, key: &str) -> (String, String) {
    let body = json!({ "kind": "enquiry", "text": format!("Case {key}") });
    let receipt = submit_as(world, &token(world, subject), key, &body).await;
    assert_eq!(receipt.status, 201, "{}", receipt.text);
    let receipt = receipt.json();
    let text = |name: &str| receipt[name].as_str().unwrap().to_owned();
    (text("reference"), text("token"))
}
