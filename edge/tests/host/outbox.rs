//! What is published, when, and what happens when it cannot be.

use crate::support::World;
use answerable_edge::case_object::engine::CaseEngine;
use answerable_edge::ports::{Class, Clock as _};
use answerable_shared::record::Record;
use serde_json::{Value, json};

impl World {
    /// In how many milliseconds the case is to be published next.
    fn due(&self, case: &str) -> Option<i64> {
        let engine = CaseEngine::new(self.memory.database(Class::Case, case));
        let due = engine.store().next_due().unwrap()?;
        Some(due.0 - self.memory.now().0)
    }

    fn record(&self, case: &str) -> Value {
        let kv = self.memory.kv.lock().unwrap();
        serde_json::from_str(&kv[&format!("record:{case}")]).unwrap()
    }

    async fn say(&self, case: &str, token: &str, key: &str) {
        let said = self
            .act(
                case,
                token,
                key,
                None,
                &json!({ "type": "message", "text": key }),
            )
            .await;
        assert_eq!(said.status, 200, "{}", said.text);
    }
}

#[tokio::test]
async fn the_record_in_kv_is_the_case_with_its_history() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    world.memory.pass(2_000);
    world.say(&case, &token, "own-key-1").await;
    assert_eq!(world.due(&case), None);
    let record: Record = serde_json::from_value(world.record(&case)).unwrap();
    assert_eq!(record.case.seq, 2);
    assert_eq!(
        answerable_shared::evolve::replay(&record.events),
        Some(record.case)
    );
}

#[tokio::test]
async fn quick_changes_are_published_as_one_with_a_gap_between() {
    let world = World::new();
    let (case, token) = world.case("first-key").await;
    for key in ["own-key-1", "own-key-2", "own-key-3"] {
        world.say(&case, &token, key).await;
    }
    assert_eq!(world.memory.kv_writes.lock().unwrap().len(), 1);
    assert_eq!(world.record(&case)["case"]["seq"], 1);
    assert_eq!(world.due(&case), Some(1_100));
    world.memory.pass(1_099);
    world.memory.alarm(&case);
    assert_eq!(world.memory.kv_writes.lock().unwrap().len(), 1);
    world.memory.pass(1);
    world.memory.alarm(&case);
    assert_eq!(world.memory.kv_writes.lock().unwrap().len(), 2);
    assert_eq!(world.record(&case)["case"]["seq"], 4);
    assert_eq!(world.due(&case), None);
}

#[tokio::test]
async fn what_fails_is_tried_again_ever_more_slowly_and_for_ever() {
    let world = World::new();
    *world.memory.kv_fails.lock().unwrap() = true;
    let (case, token) = world.case("first-key").await;
    let mut waits = Vec::new();
    for _ in 0..10 {
        let wait = world.due(&case).unwrap();
        waits.push(wait / 1_000);
        world.memory.pass(wait);
        world.memory.alarm(&case);
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    // Meanwhile the case goes on.
    world.say(&case, &token, "own-key-1").await;
    *world.memory.kv_fails.lock().unwrap() = false;
    world.memory.pass(60_000);
    world.memory.alarm(&case);
    assert_eq!(world.record(&case)["case"]["seq"], 2);
    assert_eq!(world.due(&case), None);
}

#[tokio::test]
async fn one_target_that_fails_does_not_hold_the_other_up() {
    let world = World::new();
    world.memory.broken.lock().unwrap().push(Class::Index);
    let (case, _) = world.case("first-key").await;
    assert_eq!(world.record(&case)["case"]["seq"], 1);
    world.memory.broken.lock().unwrap().clear();
    world.memory.pass(1_000);
    world.memory.alarm(&case);
    assert_eq!(world.due(&case), None);
    let staff = world.staff("fern", "jo").await;
    assert_eq!(
        world.get("/v1/desk/cases", &staff).await.json()["rows"][0]["reference"],
        case
    );
}
