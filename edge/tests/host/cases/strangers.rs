//! What callers learn who may not see a case: nothing, not even whether it exists.

use super::{are_the_same, message};
use crate::support::{ORIGIN, World};
use answerable_edge::ports::Class;

#[tokio::test]
async fn without_credentials_existing_and_absent_look_the_same() {
    let world = World::new();
    let (case, _) = world.case("first-key").await;
    let existing = world
        .send("GET", &format!("/v1/cases/{case}"), &[], "")
        .await;
    existing.is_problem(401, "not-signed-in");
    for absent in ["AN-7K3M-92QX", "AN-0000-0000", "rubbish", "%ff"] {
        let reply = world
            .send("GET", &format!("/v1/cases/{absent}"), &[], "")
            .await;
        are_the_same(&existing, &reply);
    }
    let basic = ["authorization: Basic abc"];
    are_the_same(
        &existing,
        &world
            .send("GET", &format!("/v1/cases/{case}"), &basic, "")
            .await,
    );
}

#[tokio::test]
async fn with_wrong_credentials_existing_foreign_and_absent_look_the_same() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let (other, _) = world.case("second-key").await;
    let foreign_staff = world.staff("moss", "mo").await;
    let wrong = world.get(&format!("/v1/cases/{case}"), "ct_wrong").await;
    wrong.is_problem(404, "not-found");
    for (path, bearer) in [
        (other.as_str(), token.as_str()),
        ("AN-0000-0000", token.as_str()),
        ("rubbish", token.as_str()),
        (case.as_str(), foreign_staff.as_str()),
        (case.as_str(), "whatever"),
    ] {
        are_the_same(
            &wrong,
            &world.get(&format!("/v1/cases/{path}"), bearer).await,
        );
    }
    let act = world
        .act("AN-0000-0000", &token, "a-good-key", None, &message("x"))
        .await;
    are_the_same(&wrong, &act);
}

#[tokio::test]
async fn with_a_session_that_never_was_existing_and_absent_look_the_same() {
    let world = World::new();
    let (case, _) = world.case("first-key").await;
    let existing = world
        .get(&format!("/v1/cases/{case}"), "ss_fern.nothing")
        .await;
    existing.is_problem(401, "not-signed-in");
    for session in ["ss_fern.nothing", "ss_none.nothing", "ss_fern", "ss_"] {
        for case in [case.as_str(), "AN-0000-0000", "rubbish"] {
            let reply = world.get(&format!("/v1/cases/{case}"), session).await;
            are_the_same(&existing, &reply);
        }
    }
}

#[tokio::test]
async fn a_case_that_was_never_opened_stores_nothing() {
    let world = World::new();
    let (_, token) = world.case("first-key").await;
    let staff = world.staff("fern", "jo").await;
    for bearer in [&token, &staff] {
        world
            .get("/v1/cases/AN-0000-0000", bearer)
            .await
            .is_problem(404, "not-found");
        world
            .act("AN-0000-0000", bearer, "a-good-key", Some(1), &message("x"))
            .await
            .is_problem(404, "not-found");
        let bearer = format!("authorization: Bearer {bearer}");
        let ticket = world
            .send("POST", "/v1/cases/AN-0000-0000/ticket", &[&bearer], "")
            .await;
        ticket.is_problem(404, "not-found");
    }
    assert_eq!(
        world.memory.database(Class::Case, "AN-0000-0000").tables(),
        0
    );
}

#[tokio::test]
async fn a_page_of_another_site_reaches_no_case_of_this_one() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let path = format!("/v1/cases/{case}");
    let bearer = format!("authorization: Bearer {token}");
    for origin in [
        "origin: https://moss.example",
        "origin: https://evil.example",
    ] {
        world
            .send("GET", &path, &[&bearer, origin], "")
            .await
            .is_problem(403, "origin-not-listed");
        // Whoever is not let in does not learn that the case exists.
        world
            .send("GET", &path, &["authorization: Bearer ct_x", origin], "")
            .await
            .is_problem(404, "not-found");
        world
            .send("GET", &path, &[origin], "")
            .await
            .is_problem(401, "not-signed-in");
        let headers = [
            &bearer,
            origin,
            "content-type: application/json",
            "idempotency-key: own-key-1",
        ];
        let reply = world
            .send(
                "POST",
                &format!("{path}/actions"),
                &headers,
                message("x").to_string(),
            )
            .await;
        reply.is_problem(403, "origin-not-listed");
    }
    let listed = format!("origin: {ORIGIN}");
    let reply = world.send("GET", &path, &[&bearer, &listed], "").await;
    assert_eq!(
        (reply.status, reply.header("access-control-allow-origin")),
        (200, ORIGIN)
    );
    assert_eq!(
        reply.header("access-control-expose-headers"),
        "etag, retry-after, x-request-id"
    );
    assert_eq!(reply.json()["case"]["seq"], 1);
}
