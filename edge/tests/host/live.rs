//! Tickets and the sockets that they open.

use crate::support::World;
use serde_json::json;

const UPGRADE: &str = "upgrade: websocket";

async fn ticket(world: &World, path: &str, bearer: &str) -> String {
    let bearer = format!("authorization: Bearer {bearer}");
    let reply = world.send("POST", path, &[&bearer], "").await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.json()["ticket"].as_str().unwrap().to_owned()
}

fn protocols(ticket: &str) -> String {
    format!("sec-websocket-protocol: answerable.v1, ticket.{ticket}")
}

#[tokio::test]
async fn a_ticket_opens_one_socket_that_goes_on_after_what_was_seen() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let staff = world.staff("fern", "jo").await;
    world
        .act(
            &case,
            &staff,
            "staff-key-1",
            Some(1),
            &json!({ "type": "note", "text": "hush" }),
        )
        .await;
    world
        .act(
            &case,
            &staff,
            "staff-key-2",
            Some(2),
            &json!({ "type": "message", "text": "Hi" }),
        )
        .await;
    let live = format!("/v1/cases/{case}/live?after=1");
    let good = protocols(&ticket(&world, &format!("/v1/cases/{case}/ticket"), &token).await);
    let opened = world.send("GET", &live, &[UPGRADE, &good], "").await;
    assert_eq!(
        (opened.status, opened.header("sec-websocket-protocol")),
        (101, "answerable.v1")
    );
    let frames = std::mem::take(&mut *world.memory.frames.lock().unwrap());
    let sent: Vec<_> = frames
        .iter()
        .map(|frame| (frame.after, frame.entry.seq))
        .collect();
    assert_eq!(sent, [(1, 3)]);
    world
        .send("GET", &live, &[UPGRADE, &good], "")
        .await
        .is_problem(404, "not-found");
}

#[tokio::test]
async fn a_ticket_works_for_thirty_seconds_for_its_own_case() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let (other, _) = world.case("second-key").await;
    let path = format!("/v1/cases/{case}/ticket");
    let old = protocols(&ticket(&world, &path, &token).await);
    world.memory.pass(30_000);
    let live = format!("/v1/cases/{case}/live");
    world
        .send("GET", &live, &[UPGRADE, &old], "")
        .await
        .is_problem(404, "not-found");
    let elsewhere = protocols(&ticket(&world, &path, &token).await);
    for path in [
        format!("/v1/cases/{other}/live"),
        "/v1/cases/AN-0000-0000/live".to_owned(),
        "/v1/cases/x/live".to_owned(),
    ] {
        world
            .send("GET", &path, &[UPGRADE, &elsewhere], "")
            .await
            .is_problem(404, "not-found");
    }
    world
        .send("GET", &live, &[UPGRADE, &protocols("made-up")], "")
        .await
        .is_problem(404, "not-found");
}

#[tokio::test]
async fn a_socket_needs_an_upgrade_the_protocol_and_a_ticket() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let live = format!("/v1/cases/{case}/live");
    let good = protocols(&ticket(&world, &format!("/v1/cases/{case}/ticket"), &token).await);
    world
        .send("GET", &live, &[&good], "")
        .await
        .is_problem(400, "bad-request");
    world
        .send("GET", &live, &[UPGRADE], "")
        .await
        .is_problem(400, "bad-request");
    let without = "sec-websocket-protocol: answerable.v1";
    for path in [
        live.as_str(),
        "/v1/cases/AN-0000-0000/live",
        "/v1/cases/x/live",
        "/v1/desk/live",
    ] {
        world
            .send("GET", path, &[UPGRADE, without], "")
            .await
            .is_problem(401, "not-signed-in");
    }
    let query = format!("{live}?after=-1");
    world
        .send("GET", &query, &[UPGRADE, &good], "")
        .await
        .is_problem(400, "bad-request");
}

#[tokio::test]
async fn a_page_of_another_site_opens_no_socket() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let good = protocols(&ticket(&world, &format!("/v1/cases/{case}/ticket"), &token).await);
    let headers = [UPGRADE, &good, "origin: https://moss.example"];
    let reply = world
        .send("GET", &format!("/v1/cases/{case}/live"), &headers, "")
        .await;
    reply.is_problem(403, "origin-not-listed");
}

#[tokio::test]
async fn tickets_are_for_those_who_may_see_the_case() {
    let world = World::new();
    let (case, _) = world.case("first-key").await;
    let path = format!("/v1/cases/{case}/ticket");
    world
        .send("POST", &path, &[], "")
        .await
        .is_problem(401, "not-signed-in");
    let foreign = format!("authorization: Bearer {}", world.staff("moss", "mo").await);
    world
        .send("POST", &path, &[&foreign], "")
        .await
        .is_problem(404, "not-found");
    world
        .send("POST", "/v1/desk/ticket", &[], "")
        .await
        .is_problem(401, "not-signed-in");
}

#[tokio::test]
async fn the_desk_has_tickets_of_its_own() {
    let world = World::new();
    let staff = world.staff("fern", "jo").await;
    let good = protocols(&ticket(&world, "/v1/desk/ticket", &staff).await);
    let opened = world
        .send("GET", "/v1/desk/live", &[UPGRADE, &good], "")
        .await;
    assert_eq!(opened.status, 101);
    world
        .send("GET", "/v1/desk/live", &[UPGRADE, &good], "")
        .await
        .is_problem(404, "not-found");
    for made_up in ["fern.made-up", "none.made-up", "made-up"] {
        let reply = world
            .send("GET", "/v1/desk/live", &[UPGRADE, &protocols(made_up)], "")
            .await;
        reply.is_problem(404, "not-found");
    }
}

#[tokio::test]
async fn signing_out_ends_the_desks_tickets_of_that_session_alone() {
    let world = World::new();
    let (leaving, staying) = (
        world.staff("fern", "jo").await,
        world.staff("fern", "jo").await,
    );
    let gone = protocols(&ticket(&world, "/v1/desk/ticket", &leaving).await);
    let good = protocols(&ticket(&world, "/v1/desk/ticket", &staying).await);
    let bearer = format!("authorization: Bearer {leaving}");
    let reply = world
        .send("DELETE", "/v1/desk/sessions", &[&bearer], "")
        .await;
    assert_eq!(reply.status, 204);
    world
        .send("GET", "/v1/desk/live", &[UPGRADE, &gone], "")
        .await
        .is_problem(404, "not-found");
    let opened = world
        .send("GET", "/v1/desk/live", &[UPGRADE, &good], "")
        .await;
    assert_eq!(opened.status, 101);
}

#[tokio::test]
async fn whoever_signs_out_is_out_though_the_index_does_not_answer() {
    let world = World::new();
    let session = world.staff("fern", "jo").await;
    world
        .memory
        .broken
        .lock()
        .unwrap()
        .push(answerable_edge::ports::Class::Index);
    let bearer = format!("authorization: Bearer {session}");
    let reply = world
        .send("DELETE", "/v1/desk/sessions", &[&bearer], "")
        .await;
    assert_eq!(reply.status, 204);
    world
        .get("/v1/desk/sessions", &session)
        .await
        .is_problem(401, "not-signed-in");
}

#[tokio::test]
async fn a_ticket_that_is_asked_for_twice_holds_once() {
    use answerable_edge::case_object::messages::{CallOrigin, CaseRequest, Claim};
    use answerable_edge::ports::{Class, Objects as _, Repeat};
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let secret = answerable_edge::crypto::ServerSecret::new(crate::support::SECRET).unwrap();
    let question = CaseRequest::Ticket {
        by: Claim::Token {
            hash: secret.at_rest("case token", &token).unwrap(),
        },
        from: CallOrigin::Anywhere,
        ticket_hash: "one".to_owned(),
    };
    let question = serde_json::to_string(&question).unwrap();
    // As happens when the answer is lost on its way.
    for _ in 0..2 {
        let reply = world
            .memory
            .ask(Class::Case, &case, question.clone(), Repeat::Safe)
            .await;
        assert_eq!(reply.unwrap(), "\"ticketed\"");
    }
}
