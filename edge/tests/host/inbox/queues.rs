//! Queues, filters and orders over HTTP.

use crate::support::{World, sites};
use serde_json::{Value, json};

async fn world() -> World {
    let mut sites = sites();
    sites["fern"]["settings"] = json!({ "teams": [
        { "id": "support", "name": "Support", "members": ["jo"] }, { "id": "sales", "name": "Sales", "members": ["sam"] },
    ] });
    World::with(&sites)
}

async fn page(world: &World, session: &str, query: &str) -> Value {
    let reply = world.get(&format!("/v1/desk/cases?{query}"), session).await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.json()
}

fn references(page: &Value) -> Vec<&str> {
    let rows = page["rows"].as_array().unwrap().iter();
    rows.map(|row| row["reference"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn each_member_of_staff_has_queues_of_their_own() {
    let world = world().await;
    let [jo, sam] = [
        world.staff("fern", "jo").await,
        world.staff("fern", "sam").await,
    ];
    let mut cases = Vec::new();
    for (key, team, agent) in [
        ("first-key", "support", Some("jo")),
        ("second-key", "sales", None),
    ] {
        world.memory.pass(1_000);
        let (case, _) = world.case(key).await;
        let triage = json!({ "type": "triage", "priority": "urgent" });
        let assign = json!({ "type": "assign", "team": team, "agent": agent });
        for (seen, command) in [(1, triage), (2, assign)] {
            let key = format!("{key}-{seen}");
            let done = world.act(&case, &jo, &key, Some(seen), &command).await;
            assert_eq!(done.status, 200, "{}", done.text);
        }
        cases.push(case);
    }
    let [first, second] = [cases[0].as_str(), cases[1].as_str()];
    for (session, query, wanted) in [
        (&jo, "queue=mine", vec![first]),
        (&jo, "queue=team", vec![first]),
        (&sam, "queue=mine", vec![]),
        (&sam, "queue=team", vec![second]),
        (&jo, "queue=unassigned", vec![second]),
        (&jo, "queue=open&team=sales", vec![second]),
        (
            &jo,
            "queue=all&handler=jo&priority=urgent&q=brown",
            vec![first],
        ),
        (&jo, "queue=all&handler=jo&priority=general", vec![]),
        (&jo, "queue=team&q=leaves&sort=due", vec![first]),
        (&jo, "queue=due", vec![first, second]),
        (&jo, "queue=open&sort=due&limit=100", vec![first, second]),
        (&jo, "queue=customer", vec![]),
        (&jo, "queue=late", vec![]),
        (
            &jo,
            "queue=all&team=&handler=&priority=&q=",
            vec![first, second],
        ),
    ] {
        assert_eq!(
            references(&page(&world, session, query).await),
            wanted,
            "{query}"
        );
    }
    let counts = page(&world, &jo, "").await["counts"].clone();
    assert_eq!(
        (&counts["mine"], &counts["team"], &counts["unassigned"]),
        (&json!(1), &json!(1), &json!(1))
    );
    let row = page(&world, &jo, "queue=mine").await["rows"][0].clone();
    assert_eq!(
        (&row["priority"], &row["team"], &row["handler_id"]),
        (&json!("urgent"), &json!("support"), &json!("jo"))
    );

    // What was promised for them is broken: they are late, and say so.
    world.memory.pass(300 * 60_000);
    for case in &cases {
        world.memory.alarm(case);
    }
    let late = page(&world, &jo, "queue=late").await;
    assert_eq!(
        (references(&late), &late["counts"]["late"]),
        (vec![first, second], &json!(2))
    );
    assert_eq!(
        (&late["rows"][0]["late"], &late["rows"][0]["tier"]),
        (&json!(true), &json!("lead"))
    );

    let seen = world.get(&format!("/v1/cases/{first}"), &jo).await.json()["case"]["seq"].as_u64();
    let ask = json!({ "type": "ask", "text": "Which one?" });
    let asked = world.act(first, &jo, "ask-key-1", seen, &ask).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    let customer = page(&world, &jo, "queue=customer").await;
    assert_eq!(
        (references(&customer), &customer["counts"]["customer"]),
        (vec![first], &json!(1))
    );
    assert!(customer["rows"][0]["asked"].is_number());
}

#[tokio::test]
async fn pages_by_due_go_on_where_they_ended() {
    let world = world().await;
    let jo = world.staff("fern", "jo").await;
    for key in ["first-key", "second-key", "third-key"] {
        world.memory.pass(1_000);
        world.case(key).await;
    }
    let whole = page(&world, &jo, "queue=due").await;
    let first = page(&world, &jo, "queue=due&limit=2").await;
    let next = first["next"].as_str().unwrap();
    let rest = page(&world, &jo, &format!("queue=due&limit=2&cursor={next}")).await;
    assert_eq!(
        [references(&first), references(&rest)].concat(),
        references(&whole)
    );
    // A cursor goes on in the order that it was made in.
    world
        .get(&format!("/v1/desk/cases?queue=waiting&cursor={next}"), &jo)
        .await
        .is_problem(400, "bad-request");
}

#[tokio::test]
async fn what_is_no_queue_filter_or_order_is_refused() {
    let world = world().await;
    let jo = world.staff("fern", "jo").await;
    let long = "x".repeat(121);
    for query in [
        "queue=none",
        "priority=x",
        "sort=x",
        "queue=all&sort=due",
        "queue=ended&sort=due",
        &format!("team={long}"),
        &format!("handler={long}"),
        &format!("q={long}{long}"),
    ] {
        let reply = world.get(&format!("/v1/desk/cases?{query}"), &jo).await;
        reply.is_problem(400, "bad-request");
    }
}
