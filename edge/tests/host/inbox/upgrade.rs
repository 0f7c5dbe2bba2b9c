//! An index that former code has made.

use super::figures::{query as figures_by, sums};
use super::{found, list, query, row};
use crate::support::MemorySql;
use answerable_edge::site_index::messages::Queue;
use answerable_edge::sql::Sql as _;
use answerable_shared::figures::By;

/// The tables as former code made them.
const FORMER: [&str; 4] = [
    "CREATE TABLE IF NOT EXISTS entry (reference TEXT PRIMARY KEY, seq INTEGER NOT NULL, queue INTEGER NOT NULL, \
     kind TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL, search TEXT NOT NULL, body TEXT NOT NULL) \
     WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS entry_by_place ON entry (rank, place, reference)",
    "CREATE TABLE IF NOT EXISTS desk_ticket (hash TEXT PRIMARY KEY, until INTEGER NOT NULL, \
     session_hash TEXT NOT NULL, session_until INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS own (owner TEXT NOT NULL, opened INTEGER NOT NULL, reference TEXT NOT NULL, \
     seq INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (owner, opened, reference)) WITHOUT ROWID",
];

fn former(rows: u64) -> MemorySql {
    let sql = MemorySql::default();
    for statement in FORMER {
        sql.run(statement, &[]).unwrap();
    }
    sql.run(
        "INSERT INTO own VALUES ('o', 1, 'AN-0000-0000', 1, '{}')",
        &[],
    )
    .unwrap();
    sql.run("INSERT INTO desk_ticket VALUES ('h', 1, 's', 1)", &[])
        .unwrap();
    for n in 0..rows {
        let row = row(n);
        // As former code wrote it: without what rows say since then.
        let body = format!(
            "{{\"reference\":\"{0}\",\"seq\":4,\"kind\":\"complaint\",\"stage\":\"working\",\"turn\":\"ours\",\"excerpt\":\"Brown \
             leaves\",\"who\":\"Ann\",\"handler\":\"Jo Fern\",\"opened\":1,\"updated\":{1},\"waiting_since\":{1},\"reopened\":0}}",
            row.reference, row.updated.0,
        );
        let search = format!(
            "{}\nbrown leaves\nann\nann@example.com\n叶子 number{n}\n",
            row.reference.to_lowercase()
        );
        sql.run(
            "INSERT INTO entry VALUES (?, 4, 0, 'complaint', 0, ?, ?, ?)",
            &[
                row.reference.into(),
                row.updated.0.into(),
                search.into(),
                body.into(),
            ],
        )
        .unwrap();
    }
    sql
}

#[test]
fn rows_of_former_code_are_moved_at_first_use() {
    let sql = former(3);
    // One that nobody can read stands in nobody's way.
    sql.run(
        "INSERT INTO entry VALUES ('AN-1', 1, 0, 'x', 0, 1, '', '{\"kind\":\"x\"}')",
        &[],
    )
    .unwrap();
    let wanted: Vec<String> = (0..3).map(|n| row(n).reference).collect();
    for _ in 0..2 {
        let (rows, counts) = list(&sql, query(Queue::Waiting));
        assert_eq!((rows, counts.waiting), (wanted.clone(), 3));
    }
    assert_eq!(
        found(&sql, "ann@example.com 叶子 number2"),
        [wanted[2].clone()]
    );
    assert_eq!(found(&sql, &wanted[0]), [wanted[0].clone()]);
    let former = "SELECT name FROM sqlite_master WHERE name IN ('entry', 'desk_ticket')";
    assert!(sql.run(former, &[]).unwrap().is_empty());
    assert!(sql.dump("own").starts_with("o | 1 | AN-0000-0000"));
}

#[test]
fn many_rows_are_moved_over_several_questions_and_newer_ones_stay() {
    let sql = former(2_500);
    let mut newer = row(2_499);
    newer.seq = 9;
    super::put(&sql, &newer, "monstera");
    // The same event, as newer code tells it.
    let mut same = row(2_498);
    same.seq = 4;
    same.team = Some("support".to_owned());
    super::put(&sql, &same, "");
    // Those that are still to be moved are in no figure either.
    for _ in 0..4 {
        assert_eq!(sums(&sql, figures_by(By::Day, None)).1, 2_500);
    }
    let (rows, counts) = list(&sql, query(Queue::All));
    assert_eq!((rows.len(), counts.waiting), (2_500, 2_500));
    assert_eq!(found(&sql, "monstera"), [newer.reference]);
    assert!(found(&sql, "number2499").is_empty());
    assert_eq!(list(&sql, query(Queue::Team)).0, [same.reference]);
}
