//! New cases go to whoever of a team has the fewest.

use crate::support::{World, sites};
use answerable_edge::ports::Class;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The usual world, whose complaints go to a team of jo, sam and ron, who only reads.
fn world() -> World {
    let mut sites = sites();
    let fern = &mut sites["fern"];
    fern["agents"]["ron"] = json!("Ron Reed");
    fern["roles"] = json!({ "ron": "reader" });
    fern["submit_limit"] = json!({ "count": 100, "minutes": 60 });
    fern["settings"] = json!({ "teams": [
        { "id": "support", "name": "Support", "members": ["ron", "jo", "sam"], "kinds": ["complaint"], "assign": "least_loaded" },
        { "id": "sales", "name": "Sales", "members": ["jo"], "kinds": ["enquiry"] },
    ] });
    World::with(&sites)
}

/// The rows of the inbox.
async fn rows(world: &World) -> Vec<Value> {
    let session = world.staff("fern", "ron").await;
    let page = world
        .get("/v1/desk/cases?queue=all&limit=100", &session)
        .await;
    page.json()["rows"].as_array().unwrap().clone()
}

/// How many cases each handles.
async fn loads(world: &World) -> BTreeMap<String, usize> {
    let mut loads = BTreeMap::new();
    for row in rows(world).await {
        let handler = row["handler_id"].as_str().unwrap_or("nobody").to_owned();
        *loads.entry(handler).or_default() += 1;
    }
    loads
}

#[tokio::test]
async fn cases_are_shared_out_evenly() {
    let world = world();
    for n in 0..20 {
        world.case(&format!("the-key-{n}")).await;
    }
    let even = BTreeMap::from([("jo".to_owned(), 10), ("sam".to_owned(), 10)]);
    assert_eq!(loads(&world).await, even);
    for row in rows(&world).await {
        assert_eq!(
            (&row["stage"], &row["turn"]),
            (&json!("received"), &json!("ours"))
        );
        assert!(row["due"].is_i64(), "an answer is still owed");
    }
}

#[tokio::test]
async fn ended_cases_do_not_count() {
    let world = world();
    let (first, token) = world.case("the-key-0").await;
    let of = rows(&world).await[0]["handler_id"].clone();
    let withdraw = json!({ "type": "withdraw" });
    let reply = world
        .act(&first, &token, "withdraw-1", None, &withdraw)
        .await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    // One more each, whoever had the one that has ended.
    world.case("the-key-1").await;
    world.case("the-key-2").await;
    let open: Vec<Value> = rows(&world).await;
    let open = open.iter().filter(|row| row["stage"] == "received");
    let mut handlers: Vec<&Value> = open.map(|row| &row["handler_id"]).collect();
    handlers.sort_by_key(|id| id.as_str().map(ToOwned::to_owned));
    assert_eq!(handlers, ["jo", "sam"], "the first was {of}'s");
}

#[tokio::test]
async fn whoever_got_it_takes_it_up() {
    let world = world();
    let (case, token) = world.case("the-key-0").await;
    let of = rows(&world).await[0]["handler_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let session = world.staff("fern", &of).await;
    let accept = json!({ "type": "accept" });
    let taken = world
        .act(&case, &session, "accept-1", Some(1), &accept)
        .await;
    assert_eq!(taken.json()["view"]["case"]["stage"], "working");
    let view = world.get(&format!("/v1/cases/{case}"), &token).await;
    assert!(view.json()["case"]["answered"].is_null());
}

#[tokio::test]
async fn a_team_that_takes_cases_up_itself_is_given_none() {
    let world = world();
    let enquiry = json!({ "kind": "enquiry", "text": "Which pot is it?" });
    assert_eq!(world.submit("the-key-0", &enquiry).await.status, 201);
    assert_eq!(
        loads(&world).await,
        BTreeMap::from([("nobody".to_owned(), 1)])
    );
}

#[tokio::test]
async fn a_case_arrives_though_the_index_does_not_answer() {
    let world = world();
    world.memory.broken.lock().unwrap().push(Class::Index);
    let (case, token) = world.case("the-key-0").await;
    world.memory.broken.lock().unwrap().clear();
    let view = world.get(&format!("/v1/cases/{case}"), &token).await.json();
    assert_eq!(view["case"]["stage"], "received");
    assert!(view["case"]["handler"].is_null());
    let logged = world.memory.logged.lock().unwrap().join("\n");
    assert!(logged.contains("switched off"), "{logged}");
}

#[tokio::test]
async fn the_same_key_gives_the_same_answer_and_handler() {
    let world = world();
    let (case, _) = world.case("the-key-0").await;
    world.case("the-key-1").await;
    let before = rows(&world).await;
    assert_eq!(world.case("the-key-0").await.0, case);
    assert_eq!(rows(&world).await, before);
}
