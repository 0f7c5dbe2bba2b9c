//! Signing in, and the inbox.

use crate::support::{OPERATOR_KEY, Reply, World};
use serde_json::json;

const JSON: &str = "content-type: application/json";

#[tokio::test]
async fn a_link_signs_in_once() {
    let world = World::new();
    let code = world.code("fern", "jo").await;
    let session = world.sign_in(&code).await;
    assert_eq!(session.status, 201);
    let session = session.json();
    assert_eq!(session["agent"], json!({ "id": "jo", "name": "Jo Fern" }));
    assert_eq!(
        (&session["site"], &session["site_name"]),
        (&json!("fern"), &json!("Fern & Co."))
    );
    let who = world
        .get("/v1/desk/sessions", session["session"].as_str().unwrap())
        .await;
    assert_eq!(who.json(), session);
    world.sign_in(&code).await.is_problem(401, "not-signed-in");
    for wrong in ["", "fern.", "fern.wrong", "none.wrong", "rubbish"] {
        world.sign_in(wrong).await.is_problem(401, "not-signed-in");
    }
}

#[tokio::test]
async fn links_and_sessions_end() {
    let world = World::new();
    let code = world.code("fern", "jo").await;
    world.memory.pass(15 * 60_000);
    world.sign_in(&code).await.is_problem(401, "not-signed-in");
    let session = world.staff("fern", "jo").await;
    world.memory.pass(12 * 3_600_000 - 1);
    assert_eq!(world.get("/v1/desk/sessions", &session).await.status, 200);
    world.memory.pass(1);
    for path in ["/v1/desk/sessions", "/v1/cases/AN-0000-0000"] {
        world
            .get(path, &session)
            .await
            .is_problem(401, "not-signed-in");
    }
}

#[tokio::test]
async fn signing_out_ends_a_session_everywhere() {
    let world = World::new();
    let (case, _) = world.case("first-key").await;
    let session = world.staff("fern", "jo").await;
    let bearer = format!("authorization: Bearer {session}");
    assert_eq!(
        world
            .send("DELETE", "/v1/desk/sessions", &[&bearer], "")
            .await
            .status,
        204
    );
    world
        .send("DELETE", "/v1/desk/sessions", &[&bearer], "")
        .await
        .is_problem(401, "not-signed-in");
    world
        .get("/v1/desk/cases", &session)
        .await
        .is_problem(401, "not-signed-in");
    // Of cases too, whether they exist or not: whoever was signed in learns that they have to sign in again.
    for case in [case.as_str(), "AN-0000-0000"] {
        let headers = [
            JSON,
            "idempotency-key: a-good-key",
            "if-match: \"1\"",
            &bearer,
        ];
        let accept = json!({ "type": "accept" }).to_string();
        for (method, path, body) in [
            ("GET", format!("/v1/cases/{case}"), String::new()),
            ("POST", format!("/v1/cases/{case}/actions"), accept),
            ("POST", format!("/v1/cases/{case}/ticket"), String::new()),
        ] {
            world
                .send(method, &path, &headers, body)
                .await
                .is_problem(401, "not-signed-in");
        }
    }
}

#[tokio::test]
async fn only_the_operator_makes_links_and_only_for_staff() {
    let world = World::new();
    let path = "/v1/desk/sign-in-links";
    let body = json!({ "site": "fern", "agent": "jo" }).to_string();
    for headers in [
        &[JSON][..],
        &[JSON, "authorization: Bearer operator-key-of-the-tests2"],
    ] {
        world
            .send("POST", path, headers, body.clone())
            .await
            .is_problem(401, "not-signed-in");
    }
    let operator = format!("authorization: Bearer {OPERATOR_KEY}");
    for (site, agent, field) in [("none", "jo", "site"), ("fern", "mo", "agent")] {
        let body = json!({ "site": site, "agent": agent }).to_string();
        let reply = world.send("POST", path, &[JSON, &operator], body).await;
        reply.is_problem(422, "bad-field");
        assert_eq!(reply.json()["field"], field);
    }
}

#[tokio::test]
async fn pages_of_other_origins_reach_no_desk() {
    let world = World::new();
    let session = world.staff("fern", "jo").await;
    let bearer = format!("authorization: Bearer {session}");
    for origin in [crate::support::ORIGIN, "https://evil.example"] {
        let reply = world
            .send(
                "GET",
                "/v1/desk/cases",
                &[&bearer, &format!("origin: {origin}")],
                "",
            )
            .await;
        reply.is_problem(403, "origin-not-listed");
        assert_eq!(reply.header("access-control-allow-origin"), "");
    }
    let own = world
        .send(
            "GET",
            "/v1/desk/cases",
            &[&bearer, "origin: https://edge.example"],
            "",
        )
        .await;
    assert_eq!(own.status, 200);
}

fn references(page: &Reply) -> Vec<String> {
    let page = page.json();
    let rows = page["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| row["reference"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn the_inbox_shows_first_who_waits_longest() {
    let world = World::new();
    let staff = world.staff("fern", "jo").await;
    let mut cases = Vec::new();
    for key in ["first-key", "second-key", "third-key"] {
        world.memory.pass(1_000);
        cases.push(world.case(key).await);
    }
    let [first, second, third] = [&cases[0].0, &cases[1].0, &cases[2].0];
    let answer = json!({ "type": "message", "text": "We look into it" });
    world.memory.pass(1_000);
    world
        .act(first, &staff, "staff-key-1", Some(1), &answer)
        .await;
    world
        .act(
            third,
            &cases[2].1,
            "own-key-1",
            None,
            &json!({ "type": "withdraw" }),
        )
        .await;

    let inbox = async |query: &str| world.get(&format!("/v1/desk/cases?{query}"), &staff).await;
    let all = inbox("queue=all").await;
    assert_eq!(references(&all)[0], *second);
    assert_eq!(
        all.json()["counts"],
        json!({
            "waiting": 1, "answered": 1, "ended": 1, "mine": 1, "team": 0, "unassigned": 1, "due": 1, "late": 0,
            "customer": 0, "leads": 0, "review": 0, "tasks": 0, "mentioned": 0,
        })
    );
    assert_eq!(references(&inbox("").await).join(" "), *second);
    assert_eq!(references(&inbox("queue=answered").await).join(" "), *first);
    assert_eq!(references(&inbox("queue=ended").await).join(" "), *third);
    assert!(references(&inbox("queue=all&kind=enquiry").await).is_empty());
    assert_eq!(
        references(&inbox("queue=all&kind=complaint").await).len(),
        3
    );

    let page = inbox("queue=all&limit=2").await;
    let next = page.json()["next"].as_str().unwrap().to_owned();
    let rest = inbox(&format!("queue=all&limit=2&cursor={next}")).await;
    assert_eq!(
        [references(&page), references(&rest)].concat(),
        references(&all)
    );
    assert!(rest.json().get("next").is_none());
}

#[tokio::test]
async fn the_inbox_finds_words_and_numbers_however_they_are_typed() {
    let world = World::new();
    let staff = world.staff("fern", "jo").await;
    let body = json!({ "kind": "enquiry", "text": "ÜBER 100%_sure feedback", "contact": { "name": "Ännchen" } });
    let case = world.submit("first-key", &body).await.json()["reference"]
        .as_str()
        .unwrap()
        .to_owned();
    world.case("second-key").await;
    let found =
        async |q: &str| references(&world.get(&format!("/v1/desk/cases?q={q}"), &staff).await);
    let typed = case.replace("AN-", "").replace('-', "%20").to_lowercase();
    for q in [
        "%C3%BCber",
        "%C3%A4NNCHEN",
        "100%25_S",
        "feedback",
        &case,
        &typed,
    ] {
        assert_eq!(found(q).await.join(" "), case, "{q}");
    }
    assert!(found("100x").await.is_empty());
    assert_eq!(found("").await.len(), 2);
}

#[tokio::test]
async fn the_inbox_finds_addresses_and_what_the_requester_said() {
    let world = World::new();
    let staff = world.staff("fern", "jo").await;
    let body = json!({
        "kind": "enquiry", "text": format!("{} 叶子都变黄了", "Long ago. ".repeat(40)),
        "contact": { "name": "Ann", "email": "Ann.Lee@example.com" },
    });
    let receipt = world.submit("first-key", &body).await.json();
    let [case, token] = ["reference", "token"].map(|name| receipt[name].as_str().unwrap());
    world.case("second-key").await;
    let message = json!({ "type": "message", "text": "It is the\nbig MONSTERA" });
    world.act(case, token, "own-key-1", None, &message).await;
    let note = json!({ "type": "note", "text": "Beware of the greenhouse" });
    world.act(case, &staff, "staff-key-1", Some(2), &note).await;
    let found =
        async |q: &str| references(&world.get(&format!("/v1/desk/cases?q={q}"), &staff).await);
    for q in [
        "ann.lee@EXAMPLE.com",
        "%E5%8F%98%E9%BB%84",
        "monstera",
        "monstera%20%20BIG%20ann",
    ] {
        assert_eq!(found(q).await.join(" "), case, "{q}");
    }
    for q in ["monstera%20brown", "greenhouse"] {
        assert!(found(q).await.is_empty(), "{q}");
    }
}

#[tokio::test]
async fn a_query_that_cannot_be_read_is_refused() {
    let world = World::new();
    let staff = world.staff("fern", "jo").await;
    for query in [
        "queue=none",
        "kind=x",
        "limit=0",
        "limit=101",
        "limit=x",
        "cursor=%21",
        "cursor=abc",
        "more=1",
    ] {
        let reply = world.get(&format!("/v1/desk/cases?{query}"), &staff).await;
        reply.is_problem(400, "bad-request");
    }
}

#[tokio::test]
async fn each_site_has_its_own_inbox() {
    let world = World::new();
    world.case("first-key").await;
    let foreign = world.staff("moss", "mo").await;
    assert!(references(&world.get("/v1/desk/cases?queue=all", &foreign).await).is_empty());
}
