//! The index, made again from the records.

use crate::support::{Reply, World, sites};
use answerable_edge::ports::Class;
use answerable_edge::sql::{Row, Sql as _};
use serde_json::{Value, json};

const TABLES: [&str; 4] = ["inbox_row", "inbox_mark", "inbox_tally", "own"];

/// `fern` with an admin, and cases of two sites.
async fn world() -> (World, Vec<(String, String)>) {
    let mut sites = sites();
    sites["fern"]["roles"] = json!({ "jo": "admin" });
    sites["fern"]["submit_limit"] = json!({ "count": 100, "minutes": 60 });
    let world = World::with(&sites);
    let staff = world.staff("fern", "jo").await;
    let mut cases = Vec::new();
    for n in 0..5 {
        world.memory.pass(1_000);
        let (case, token) = world.case(&format!("the-key-{n}")).await;
        if n % 2 == 0 {
            world.memory.pass(2_000);
            let answer = json!({ "type": "message", "text": "We look into 叶子" });
            world
                .act(&case, &staff, &format!("staff-key-{n}"), Some(1), &answer)
                .await;
        }
        cases.push((case, token));
    }
    let body = json!({ "kind": "complaint", "text": "Foreign" }).to_string();
    let headers = [
        "content-type: application/json",
        "idempotency-key: moss-key",
    ];
    let foreign = world
        .send("POST", "/v1/sites/moss/cases", &headers, body)
        .await;
    assert_eq!(foreign.status, 201, "{}", foreign.text);
    (world, cases)
}

async fn step(world: &World, session: &str, body: &Value) -> Reply {
    let bearer = format!("authorization: Bearer {session}");
    let headers = ["content-type: application/json", bearer.as_str()];
    world
        .send("POST", "/v1/desk/index-rebuild", &headers, body.to_string())
        .await
}

/// All steps; how many cases each said to have done.
async fn rebuild(world: &World, session: &str) -> Vec<u64> {
    let mut body = json!({});
    let mut done = Vec::new();
    loop {
        let reply = step(world, session, &body).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        let progress = reply.json();
        done.push(progress["done"].as_u64().unwrap());
        if progress["finished"] == true {
            assert!(progress.get("cursor").is_none());
            return done;
        }
        body = json!({ "cursor": progress["cursor"] });
    }
}

/// All that the index holds: its tables, and each word under which row.
fn contents(world: &World) -> String {
    let sql = world.memory.database(Class::Index, "fern/0");
    let tables: String = TABLES
        .into_iter()
        .filter(|table| *table != "inbox_tally")
        .map(|table| sql.dump(table))
        .collect();
    sql.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, inbox_words, instance)", &[]).unwrap();
    let words: Vec<Row> = sql
        .run(
            "SELECT term, doc, col, offset FROM temp.vocabulary ORDER BY 1, 2, 3, 4",
            &[],
        )
        .unwrap();
    let tally = sql
        .run("SELECT mark, n FROM inbox_tally WHERE n > 0", &[])
        .unwrap();
    format!("{tables}{words:?}{tally:?}")
}

#[tokio::test]
async fn a_rebuild_from_the_records_gives_the_same_index() {
    let (world, _) = world().await;
    let staff = world.staff("fern", "jo").await;
    let before = contents(&world);
    assert!(before.contains("brown") && before.contains("0k2"));
    // Over what is there, nothing changes.
    assert_eq!(*rebuild(&world, &staff).await.last().unwrap(), 5);
    assert_eq!(contents(&world), before);
    let sql = world.memory.database(Class::Index, "fern/0");
    for table in TABLES.into_iter().chain(["inbox_words"]) {
        sql.run(&format!("DELETE FROM {table}"), &[]).unwrap();
    }
    assert_ne!(contents(&world), before);
    let done = rebuild(&world, &staff).await;
    assert_eq!((done.len(), *done.last().unwrap()), (3, 5));
    assert_eq!(contents(&world), before);
    let foreign = world.staff("moss", "mo").await;
    assert_eq!(
        world.get("/v1/desk/cases", &foreign).await.json()["rows"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn what_the_index_knows_better_than_the_records_stays() {
    let (world, cases) = world().await;
    let staff = world.staff("fern", "jo").await;
    *world.memory.kv_fails.lock().unwrap() = true;
    let message = json!({ "type": "message", "text": "Orchid" });
    world
        .act(&cases[1].0, &cases[1].1, "own-key-1", None, &message)
        .await;
    world
        .memory
        .kv
        .lock()
        .unwrap()
        .insert("record:AN-0".to_owned(), "rubbish".to_owned());
    let before = contents(&world);
    rebuild(&world, &staff).await;
    assert_eq!(contents(&world), before);
    assert!(before.contains("orchid"));
}

#[tokio::test]
async fn only_admins_rebuild_and_only_from_where_a_step_has_ended() {
    let (world, _) = world().await;
    let sam = world.staff("fern", "sam").await;
    step(&world, &sam, &json!({}))
        .await
        .is_problem(403, "not-allowed");
    let jo = world.staff("fern", "jo").await;
    for cursor in ["", "x", "x.y", "-1."] {
        step(&world, &jo, &json!({ "cursor": cursor }))
            .await
            .is_problem(400, "bad-request");
    }
    step(&world, &jo, &json!({ "all": true }))
        .await
        .is_problem(400, "bad-request");
}
