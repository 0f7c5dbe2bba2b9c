//! How much one requester may do, and how large a case grows.

use super::message;
use crate::support::World;
use answerable_edge::ports::Class;
use answerable_edge::sql::Sql as _;
use serde_json::json;

#[tokio::test]
async fn a_requester_who_sends_very_much_has_to_wait() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    world.memory.pass(1_000);
    // The arrival is the first of sixty.
    for number in 1..60 {
        let key = format!("own-key-{number}");
        assert_eq!(
            world
                .act(&case, &token, &key, None, &message("Hm"))
                .await
                .status,
            200
        );
    }
    let busy = world
        .act(&case, &token, "own-key-60", None, &message("Hm"))
        .await;
    busy.is_problem(429, "too-many");
    assert_eq!(busy.header("retry-after"), "599");
    // What was answered is answered again, and staff are not held up.
    assert_eq!(
        world
            .act(&case, &token, "own-key-59", None, &message("Hm"))
            .await
            .status,
        200
    );
    let staff = world.staff("fern", "jo").await;
    assert_eq!(
        world
            .act(&case, &staff, "staff-key-1", Some(60), &message("Hi"))
            .await
            .status,
        200
    );
    world.memory.pass(599_000);
    assert_eq!(
        world
            .act(&case, &token, "own-key-60", None, &message("Hm"))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_case_grows_to_a_bound() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    let sql = world.memory.database(Class::Case, &case);
    for seq in 2..=500_u64 {
        let event = json!({
            "v": 1, "seq": seq, "at": 1_795_294_800_000_i64, "by": { "role": "requester" },
            "what": { "type": "message", "text": "Hm" },
        });
        let row = [seq.into(), event.to_string().into()];
        sql.run("INSERT INTO event (seq, body) VALUES (?, ?)", &row)
            .unwrap();
    }
    world.memory.pass(24 * 3_600_000);
    let full = world
        .act(&case, &token, "own-key-500", None, &message("Hm"))
        .await;
    full.is_problem(429, "too-many");
    assert!(
        full.json()["detail"]
            .as_str()
            .unwrap()
            .contains("open a new one")
    );
}
