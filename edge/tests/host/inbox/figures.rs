//! The sums behind figures: kept as cases come, change and move.

use super::{NOON, row};
use crate::support::MemorySql;
use answerable_edge::failure::Failure;
use answerable_edge::site_index::engine::IndexEngine;
use answerable_edge::site_index::messages::{IndexReply, IndexRequest, Put};
use answerable_edge::sql::{self, Row, Sql, Value};
use answerable_shared::figures::cell::Cell;
use answerable_shared::figures::{By, Counted, Query};
use answerable_shared::time::Timestamp;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// From the 4th of October 2024 on: two whole months, and parts of two others.
const DAYS: std::ops::Range<i32> = 20_000..20_100;

fn ask(sql: &impl Sql, question: &IndexRequest) -> IndexReply {
    let engine = IndexEngine::new(sql).unwrap();
    engine.answer(question, Timestamp(NOON)).unwrap().0
}

fn put(sql: &impl Sql, case: u64, seq: u64, counted: Option<&Counted>) {
    let mut row = row(case);
    row.seq = seq;
    let put = Put {
        row: Box::new(row),
        words: String::new(),
        own: None,
        counted: counted.cloned(),
    };
    ask(sql, &IndexRequest::Put(put));
}

pub(super) fn sums(sql: &impl Sql, query: Query) -> (BTreeMap<String, Cell>, i64) {
    let IndexReply::Figures { sums, uncounted } = ask(sql, &IndexRequest::Figures(query)) else {
        panic!("no figures");
    };
    let read = |(key, text): (String, String)| {
        let mut cell = Cell::default();
        cell.add(&text, 1);
        (key, cell)
    };
    let cells: BTreeMap<_, _> = sums.into_iter().map(read).collect();
    (cells, uncounted)
}

pub(super) fn query(by: By, only: Option<(By, &str)>) -> Query {
    Query {
        from: DAYS.start,
        to: DAYS.end - 1,
        by,
        only: only.map(|(by, value)| (by, value.to_owned())),
    }
}

prop_compose! {
    fn some_counted()(
        day in DAYS, team in select(vec!["", "support", "sales"]), kind in select(vec!["enquiry", "complaint"]),
        priority in select(vec!["urgent", "general"]), counts in prop::collection::vec((0_usize..240, 1_i64..1_000), 1..9),
    ) -> Counted {
        let mut cell = Cell::default();
        counts.into_iter().for_each(|(slot, count)| cell.count(slot, count));
        Counted { day, of: [team, kind, priority].map(ToOwned::to_owned), sums: cell.text() }
    }
}

/// What `query` comes to, from nothing but a list of cases.
fn expected(
    cases: &BTreeMap<u64, (u64, Option<Counted>)>,
    query: &Query,
) -> BTreeMap<String, Cell> {
    let place = |by: By| {
        [By::Team, By::Kind, By::Priority]
            .iter()
            .position(|one| *one == by)
    };
    let mut cells: BTreeMap<String, Cell> = BTreeMap::new();
    for counted in cases.values().filter_map(|(_, counted)| counted.as_ref()) {
        let is_meant = query
            .only
            .as_ref()
            .is_none_or(|(by, value)| counted.of[place(*by).unwrap()] == *value);
        if (query.from..=query.to).contains(&counted.day) && is_meant {
            let key = place(query.by)
                .map_or_else(|| query.by.key(counted.day), |at| counted.of[at].clone());
            cells.entry(key).or_default().add(&counted.sums, 1);
        }
    }
    cells
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn sums_are_those_of_the_cases_as_they_are_now(
        puts in prop::collection::vec((0_u64..8, 1_u64..5, weighted(0.9, some_counted())), 1..50),
        from in DAYS, length in 0_i32..100,
    ) {
        let sql = MemorySql::default();
        let mut model: BTreeMap<u64, (u64, Option<Counted>)> = BTreeMap::new();
        for (case, seq, counted) in puts {
            put(&sql, case, seq, counted.as_ref());
            let there = model.entry(case).or_insert((0, None));
            if seq >= there.0 {
                // What an object of former code does not say is in no sum.
                *there = (seq, counted);
            }
        }
        let none = i64::try_from(model.values().filter(|(_, counted)| counted.is_none()).count()).unwrap();
        for only in [None, Some((By::Team, "")), Some((By::Team, "sales")), Some((By::Kind, "enquiry")), Some((By::Priority, "urgent"))] {
            for by in By::ALL.into_iter().filter(|by| only.is_none() || by.is_time()) {
                let asked = Query { from, to: from + length, ..query(by, only) };
                let (found, uncounted) = sums(&sql, asked.clone());
                prop_assert_eq!(found, expected(&model, &asked), "{:?}", asked);
                prop_assert_eq!(uncounted, none);
            }
        }
        // Months as an index gets them that has days only.
        let year = query(By::Team, None);
        let before = sums(&sql, year.clone());
        sql.run("DROP TABLE figure_month", &[]).unwrap();
        prop_assert_eq!(sums(&sql, year), before);
    }
}

#[test]
fn cases_from_before_there_were_figures_are_told_and_counted_when_they_change() {
    let sql = MemorySql::default();
    put(&sql, 1, 1, None);
    put(&sql, 2, 1, None);
    for statement in [
        "DROP INDEX inbox_uncounted",
        "ALTER TABLE inbox_row DROP COLUMN figures",
        "DROP TABLE figure_cell",
        "DROP TABLE figure_month",
    ] {
        sql.run(statement, &[]).unwrap();
    }
    assert_eq!(sums(&sql, query(By::Team, None)), (BTreeMap::new(), 2));
    let counted = Counted {
        day: DAYS.start,
        of: ["support", "enquiry", "general"].map(ToOwned::to_owned),
        sums: "0,1".to_owned(),
    };
    put(&sql, 1, 1, Some(&counted));
    let (found, uncounted) = sums(&sql, query(By::Team, None));
    assert_eq!((found["support"].text().as_str(), uncounted), ("0,1", 1));
}

/// Notes how SQLite goes about each statement.
struct Watched(MemorySql, Mutex<Vec<String>>);

impl Sql for Watched {
    fn run(&self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        if statement.contains("FROM figure_") || statement.contains("figures IS NULL") {
            for step in self
                .0
                .run(&format!("EXPLAIN QUERY PLAN {statement}"), values)?
            {
                self.1.lock().unwrap().push(sql::text(&step, 3)?);
            }
        }
        self.0.run(statement, values)
    }

    fn atomically(&self, work: &mut dyn FnMut() -> Result<(), Failure>) -> Result<(), Failure> {
        self.0.atomically(work)
    }
}

#[test]
fn a_report_reads_the_sums_of_its_days_and_no_case() {
    let memory = MemorySql::default();
    put(&memory, 1, 1, None);
    let watched = Watched(memory, Mutex::default());
    for by in By::ALL {
        sums(
            &watched,
            query(by, by.is_time().then_some((By::Team, "support"))),
        );
    }
    let steps = watched.1.into_inner().unwrap();
    let sought = ["figure_month", "figure_cell"]
        .map(|table| format!("SEARCH {table} USING PRIMARY KEY (dimension=? AND day>? AND day<?)"));
    let count = |wanted: &String| steps.iter().filter(|step| *step == wanted).count();
    // Two of them need every day by itself; the others read whole months, and days before and after.
    assert_eq!(sought.each_ref().map(count), [4, 2 + 4 * 2], "{steps:?}");
    let others = [
        "SCAN inbox_row USING INDEX inbox_uncounted",
        "USE TEMP B-TREE FOR GROUP BY",
        "SCAN sqlite_master",
    ];
    let is_known = |step: &&String| sought.contains(step) || others.contains(&step.as_str());
    assert!(steps.iter().all(|step| is_known(&step)), "{steps:?}");
}
