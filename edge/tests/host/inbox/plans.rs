//! No question to the inbox looks at every row, or sorts.

use super::{put, query, row};
use crate::support::MemorySql;
use answerable_edge::failure::Failure;
use answerable_edge::site_index::engine::IndexEngine;
use answerable_edge::site_index::messages::{InboxQuery, IndexRequest, Place, Queue, Sort};
use answerable_edge::sql::{self, Row, Sql, Value};
use answerable_shared::case::{Kind, Priority};
use answerable_shared::promise::Tier;
use answerable_shared::time::Timestamp;
use std::sync::Mutex;

/// Notes how SQLite goes about each statement.
#[derive(Debug)]
struct Watched(MemorySql, Mutex<Vec<(String, String)>>);

impl Sql for Watched {
    fn run(&self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        let plan = self
            .0
            .run(&format!("EXPLAIN QUERY PLAN {statement}"), values)?;
        for step in &plan {
            let step = sql::text(step, 3)?;
            self.1.lock().unwrap().push((statement.to_owned(), step));
        }
        self.0.run(statement, values)
    }

    fn atomically(&self, work: &mut dyn FnMut() -> Result<(), Failure>) -> Result<(), Failure> {
        self.0.atomically(work)
    }
}

#[test]
fn no_question_looks_at_every_row_or_sorts() {
    let memory = MemorySql::default();
    // More than are looked up one by one.
    for n in 0..1_500 {
        let mut row = row(n);
        row.handler_id = Some("jo".to_owned());
        row.team = Some("support".to_owned());
        row.priority = Priority::Urgent;
        row.review = true;
        row.tier = Tier::Lead;
        row.tasks = vec!["support".to_owned()];
        row.mentioned = vec!["jo".to_owned()];
        put(&memory, &row, "word 词语");
    }
    let watched = Watched(memory, Mutex::default());
    let queues = [
        Queue::Waiting,
        Queue::Answered,
        Queue::Ended,
        Queue::All,
        Queue::Open,
        Queue::Mine,
        Queue::Team,
        Queue::Unassigned,
        Queue::Due,
        Queue::Late,
        Queue::Customer,
        Queue::Review,
        Queue::Leads,
        Queue::Tasks,
        Queue::Mentioned,
    ];
    let place = Place {
        rank: 0,
        order: 0,
        reference: "AN-0000-0000".to_owned(),
    };
    let mut asked = 0;
    for queue in queues {
        for filters in 0..32 {
            let has = |bit: u32| filters & (1 << bit) != 0;
            for (sort, after) in [
                (Sort::Usual, None),
                (Sort::Usual, Some(place.clone())),
                (Sort::Due, Some(place.clone())),
            ] {
                let question = IndexRequest::List(InboxQuery {
                    kind: has(0).then_some(Kind::Enquiry),
                    priority: has(1).then_some(Priority::Urgent),
                    team: has(2).then(|| "support".to_owned()),
                    handler: has(3).then(|| "jo".to_owned()),
                    text: has(4).then(|| "词 wo".to_owned()),
                    sort,
                    after,
                    ..query(queue)
                });
                IndexEngine::new(&watched)
                    .unwrap()
                    .answer(&question, Timestamp(0))
                    .unwrap();
                asked += 1;
            }
        }
    }
    assert_eq!(asked, 15 * 32 * 3);
    let loads = IndexRequest::Loads {
        agents: vec!["jo".to_owned(), "sam".to_owned()],
    };
    let engine = IndexEngine::new(&watched).unwrap();
    engine.answer(&loads, Timestamp(0)).unwrap();
    put(&watched, &row(1), "again");
    put(&watched, &row(9_999), "new");
    for (statement, step) in watched.1.lock().unwrap().iter() {
        let by_index = !step.starts_with("SCAN")
            || step.contains("VIRTUAL TABLE INDEX 1:") && step.contains("json_each")
            || step.contains("w VIRTUAL TABLE INDEX") && step.contains(":M");
        let words = step.starts_with("SCAN inbox_words VIRTUAL TABLE INDEX");
        let by_words = words && (step.contains(":M") || step.contains(":="));
        // A row's own marks, ten or so, are compared with those that it had; what teams still have to do on the side is
        // little, and so are the members of one.
        let few = statement.contains("EXCEPT SELECT value FROM json_each")
            || statement.contains("count(DISTINCT place)") && !step.starts_with("SCAN")
            || statement.contains("ORDER BY key") && step == "USE TEMP B-TREE FOR ORDER BY"
            || step == "SCAN CONSTANT ROW"
            || step == "SCAN sqlite_master";
        assert!(by_index || by_words || few, "{step}: {statement}");
        assert!(!step.contains("TEMP B-TREE") || few, "{step}: {statement}");
    }
}
