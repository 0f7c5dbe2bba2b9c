//! The index itself, over SQLite in memory.

mod counters;
mod figures;
mod plans;
mod queues;
mod rebuild;
mod search;
mod upgrade;

use crate::support::MemorySql;
use answerable_edge::site_index::engine::IndexEngine;
use answerable_edge::site_index::messages::{
    InboxQuery, IndexReply, IndexRequest, Put, Queue, Sort, Viewer,
};
use answerable_edge::sql::Sql;
use answerable_shared::api::InboxCounts;
use answerable_shared::index::IndexRow;
use answerable_shared::reference::Reference;
use answerable_shared::time::Timestamp;
use serde_json::json;

/// Some moment.
pub(crate) const NOON: i64 = 1_795_294_800_000;

/// The row of case number `n`, which has waited since `n` milliseconds after noon.
pub(crate) fn row(n: u64) -> IndexRow {
    let at = NOON + i64::try_from(n).unwrap();
    let row = json!({
        "reference": Reference::from_bits(n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 29), "seq": 1, "kind": "enquiry",
        "stage": "received", "turn": "ours", "excerpt": format!("Number {n}"), "opened": at, "updated": at,
        "waiting_since": at, "reopened": 0,
    });
    serde_json::from_value(row).unwrap()
}

pub(crate) fn put(sql: &impl Sql, row: &IndexRow, words: &str) {
    let put = IndexRequest::Put(Put {
        row: Box::new(row.clone()),
        words: words.to_owned(),
        own: None,
        counted: None,
    });
    let engine = IndexEngine::new(sql).unwrap();
    engine.answer(&put, Timestamp(NOON)).unwrap();
}

/// All cases, by jo, who is in the team support.
pub(crate) fn query(queue: Queue) -> InboxQuery {
    InboxQuery {
        queue,
        kind: None,
        priority: None,
        team: None,
        handler: None,
        text: None,
        sort: Sort::Usual,
        viewer: Viewer {
            agent: "jo".to_owned(),
            teams: vec!["support".to_owned(), "sales".to_owned()],
        },
        after: None,
        limit: 100,
    }
}

/// References of all pages of `query`, and the counts that came with the last one.
pub(crate) fn list(sql: &impl Sql, mut query: InboxQuery) -> (Vec<String>, InboxCounts) {
    let engine = IndexEngine::new(sql).unwrap();
    let mut found = Vec::new();
    loop {
        let question = IndexRequest::List(query.clone());
        let (IndexReply::Page { rows, counts }, _) =
            engine.answer(&question, Timestamp(NOON)).unwrap()
        else {
            panic!("no page");
        };
        found.extend(rows.iter().map(|(place, _)| place.reference.clone()));
        query.after = rows.last().map(|(place, _)| place.clone());
        if rows.len() < usize::try_from(query.limit).unwrap() {
            return (found, counts);
        }
    }
}

/// What is found by looking for `text`.
pub(crate) fn found(sql: &MemorySql, text: &str) -> Vec<String> {
    let query = InboxQuery {
        text: Some(text.to_owned()),
        ..query(Queue::All)
    };
    list(sql, query).0
}
