//! What is stored and what objects tell each other is pinned: code of another version reads it.
//!
//! A difference here means that stored cases, or objects of the neighbouring version, may not be read any more. After a
//! change that only adds: `UPDATE_GOLDEN=1 cargo test -p answerable-edge --test host golden`.

use crate::support::World;
use answerable_edge::case_object::messages::{Act, CallOrigin, CaseRequest, Claim, Follow};
use answerable_edge::ports::Class;
use answerable_edge::rate_limiter::LimitRequest;
use answerable_edge::site_index::messages::{
    FollowDesk, InboxQuery, IndexReply, IndexRequest, Own, OwnPlace, Place, Put, Queue, Sort,
    Viewer,
};
use answerable_edge::sql::Sql as _;
use answerable_edge::staff_sessions::StaffRequest;
use answerable_shared::actor::{Agent, Role};
use answerable_shared::case::{Kind, Priority};
use answerable_shared::command::Command;
use answerable_shared::figures::{By, Counted, Query};
use answerable_shared::identity::Subject;
use answerable_shared::index::{IndexRow, OwnRow};
use answerable_shared::site::SubmitLimit;
use answerable_shared::time::Timestamp;
use serde_json::json;
use std::path::Path;

#[track_caller]
fn is_golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == found,
        "{name} has changed; see the head of this file\n{found}"
    );
}

/// A case with one event of each side.
async fn example(world: &World) -> (String, String) {
    let body = json!({
        "kind": "complaint", "text": "Brown leaves", "channel": "widget", "page": "https://fern.example/ferns",
        "contact": { "name": "Ann", "email": "ann@example.com" },
    });
    let receipt = world.submit("first-key", &body).await;
    is_golden("receipt.json", &receipt.text);
    let receipt = receipt.json();
    let case = receipt["reference"].as_str().unwrap().to_owned();
    let staff = world.staff("fern", "jo").await;
    world.memory.pass(5_000);
    let resolve = json!({ "type": "resolve", "text": "Replaced", "guarantee": "A year" });
    let outcome = world
        .act(&case, &staff, "staff-key-1", Some(1), &resolve)
        .await;
    is_golden("outcome.json", &outcome.text);
    (case, receipt["token"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn stored_rows_are_pinned() {
    let world = World::new();
    let (case, _) = example(&world).await;
    let sql = world.memory.database(Class::Case, &case);
    let tables: String = ["sqlite_master", "opening", "event", "answered", "outbox"]
        .into_iter()
        .map(|table| match table {
            "sqlite_master" => {
                let statements = sql.run(
                    "SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY name",
                    &[],
                );
                statements
                    .unwrap()
                    .into_iter()
                    .map(|row| format!("{row:?}\n"))
                    .collect()
            }
            table => format!("-- {table}\n{}", sql.dump(table)),
        })
        .collect();
    is_golden("case_rows.txt", &tables);
    is_golden(
        "record.json",
        &world.memory.kv.lock().unwrap()[&format!("record:{case}")],
    );
    let index = world.memory.database(Class::Index, "fern/0");
    let tables: String = [
        "inbox_row",
        "inbox_mark",
        "inbox_tally",
        "figure_cell",
        "figure_month",
    ]
    .into_iter()
    .map(|table| format!("-- {table}\n{}", index.dump(table)))
    .collect();
    is_golden("index_rows.txt", &tables);
}

#[tokio::test]
async fn what_newer_code_stored_is_kept_and_published() {
    let world = World::new();
    let (case, token) = example(&world).await;
    let sql = world.memory.database(Class::Case, &case);
    let newer = r#"{"v":2,"seq":3,"at":1795294805000,"by":{"role":"robot","model":9},"what":{"type":"teleported","to":"Mars"},"mood":"odd"}"#;
    sql.run(
        "INSERT INTO event (seq, body) VALUES (3, ?)",
        &[newer.into()],
    )
    .unwrap();
    let view = world.get(&format!("/v1/cases/{case}"), &token).await;
    assert_eq!((view.status, &view.json()["case"]["seq"]), (200, &json!(3)));
    world.memory.pass(2_000);
    let said = world
        .act(
            &case,
            &token,
            "own-key-1",
            None,
            &json!({ "type": "message", "text": "Hm" }),
        )
        .await;
    assert_eq!(said.json()["seq"], 4);
    assert!(world.memory.kv.lock().unwrap()[&format!("record:{case}")].contains(newer));
}

#[test]
fn messages_between_objects_are_pinned() {
    let agent = Agent {
        id: "jo".to_owned(),
        name: "Jo Fern".to_owned(),
    };
    let staff = Claim::Staff {
        site: "fern".to_owned(),
        agent: agent.clone(),
        role: Role::Lead,
        until: Timestamp(1),
        session_hash: "s".to_owned(),
    };
    let token = Claim::Token {
        hash: "h".to_owned(),
    };
    let sites = CallOrigin::Sites(vec!["fern".to_owned()]);
    let text = |text: &str| text.to_owned();
    let lines = [
        serde_json::to_string(&CaseRequest::Known {
            key_hash: text("k"),
            fingerprint: text("f"),
            subject: None,
        }),
        serde_json::to_string(&CaseRequest::Read {
            by: token.clone(),
            from: CallOrigin::Anywhere,
        }),
        serde_json::to_string(&CaseRequest::Act(Box::new(Act {
            by: staff,
            from: sites.clone(),
            key: text("k"),
            fingerprint: text("f"),
            if_match: Some(1),
            command: Command::Message { text: text("Hi") },
            site: None,
        }))),
        serde_json::to_string(&CaseRequest::Ticket {
            by: token,
            from: sites.clone(),
            ticket_hash: text("t"),
        }),
        serde_json::to_string(&Follow {
            ticket_hash: text("t"),
            from: sites,
            after: 3,
        }),
        serde_json::to_string(&IndexRequest::Put(Put {
            row: Box::new(row()),
            words: text("a@example.com"),
            own: None,
            counted: None,
        })),
        serde_json::to_string(&IndexRequest::List(InboxQuery {
            queue: Queue::Waiting,
            kind: Some(Kind::Enquiry),
            priority: Some(Priority::Urgent),
            team: Some(text("support")),
            handler: Some(text("jo")),
            sort: Sort::Due,
            viewer: Viewer {
                agent: text("jo"),
                teams: vec![text("support")],
            },
            text: Some(text("q")),
            after: Some(Place {
                rank: 0,
                order: 1,
                reference: text("AN-0000-0000"),
            }),
            limit: 50,
        })),
        serde_json::to_string(&IndexRequest::Ticket {
            ticket_hash: text("t"),
            agent,
            until: Timestamp(1),
            session_hash: text("s"),
            teams: vec![text("support")],
        }),
        serde_json::to_string(&IndexRequest::SignOut {
            session_hash: text("s"),
        }),
        serde_json::to_string(&FollowDesk {
            site: text("fern"),
            ticket_hash: text("t"),
        }),
        serde_json::to_string(&StaffRequest::KeepCode {
            code_hash: text("c"),
            agent: text("jo"),
        }),
        serde_json::to_string(&StaffRequest::SignIn {
            code_hash: text("c"),
            session_hash: text("s"),
        }),
        serde_json::to_string(&StaffRequest::Who {
            session_hash: text("s"),
        }),
        serde_json::to_string(&StaffRequest::SignOut {
            session_hash: text("s"),
        }),
        serde_json::to_string(&LimitRequest {
            key_hash: text("k"),
            limit: SubmitLimit::default(),
        }),
        serde_json::to_string(&CaseRequest::Read {
            by: Claim::Identified {
                site: text("fern"),
                subject: Subject::new("user_42").unwrap(),
                until: Timestamp(1),
            },
            from: CallOrigin::Anywhere,
        }),
        serde_json::to_string(&IndexRequest::Put(Put {
            row: Box::new(row()),
            words: String::new(),
            own: Some(Box::new(Own {
                owner: text("o"),
                row: own_row(),
            })),
            counted: None,
        })),
        serde_json::to_string(&IndexRequest::Own {
            owner: text("o"),
            after: Some(OwnPlace {
                opened: Timestamp(1),
                reference: text("AN-0000-0000"),
            }),
            limit: 50,
        }),
        serde_json::to_string(&IndexReply::Own {
            rows: vec![own_row()],
        }),
        serde_json::to_string(&IndexRequest::Put(Put {
            row: Box::new(row()),
            words: String::new(),
            own: None,
            counted: Some(Counted {
                day: 20_000,
                of: [text("support"), text("enquiry"), text("urgent")],
                sums: text("0,1,3,1"),
            }),
        })),
        serde_json::to_string(&IndexRequest::Figures(Query {
            from: 20_000,
            to: 20_029,
            by: By::Day,
            only: Some((By::Team, text("support"))),
        })),
        serde_json::to_string(&IndexReply::Figures {
            sums: vec![(text("2024-10-04"), text("0,1,3,1"))],
            uncounted: 2,
        }),
    ];
    let lines: String = lines.into_iter().map(|line| line.unwrap() + "\n").collect();
    is_golden("messages.jsonl", &lines);
}

fn row() -> IndexRow {
    let row = json!({
        "reference": "AN-0000-0000", "seq": 1, "kind": "enquiry", "stage": "received", "turn": "ours",
        "excerpt": "e", "who": "w", "opened": 1, "updated": 2, "waiting_since": 3, "due": 4, "reopened": 0,
    });
    serde_json::from_value(row).unwrap()
}

fn own_row() -> OwnRow {
    let row = json!({
        "reference": "AN-0000-0000", "seq": 1, "kind": "enquiry", "stage": "received", "text": "t",
        "opened": 1, "updated": 2, "answer_by": 3, "answered": 4, "expected": 5,
    });
    serde_json::from_value(row).unwrap()
}

#[test]
fn a_row_of_a_case_that_does_not_know_of_words_yet_is_taken() {
    let older = json!({ "put": { "row": row() } });
    let expected = IndexRequest::Put(Put {
        row: Box::new(row()),
        words: String::new(),
        own: None,
        counted: None,
    });
    assert_eq!(
        serde_json::from_value::<IndexRequest>(older).unwrap(),
        expected
    );
}

#[tokio::test]
async fn replies_of_objects_are_pinned() {
    use answerable_edge::ports::{Objects as _, Repeat};
    let world = World::new();
    let (case, token) = example(&world).await;
    let secret = answerable_edge::crypto::ServerSecret::new(crate::support::SECRET).unwrap();
    let hash = secret.at_rest("case token", &token).unwrap();
    let mut lines = String::new();
    for hash in [hash.as_str(), "wrong"] {
        let by = Claim::Token {
            hash: hash.to_owned(),
        };
        let question = serde_json::to_string(&CaseRequest::Read {
            by,
            from: CallOrigin::Anywhere,
        })
        .unwrap();
        lines += &world
            .memory
            .ask(Class::Case, &case, question, Repeat::Safe)
            .await
            .unwrap();
        lines += "\n";
    }
    is_golden("replies.jsonl", &lines);
}
