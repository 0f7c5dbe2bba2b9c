//! Counters and pages, compared with a plain list of rows.

use super::{NOON, list, put, query, row};
use crate::support::MemorySql;
use answerable_edge::site_index::messages::{InboxQuery, Queue, Sort};
use answerable_edge::sql::Sql as _;
use answerable_shared::api::InboxCounts;
use answerable_shared::case::{Kind, Priority, Turn};
use answerable_shared::index::IndexRow;
use answerable_shared::promise::Tier;
use answerable_shared::time::Timestamp;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::BTreeMap;

const QUEUES: [Queue; 15] = [
    Queue::All,
    Queue::Open,
    Queue::Waiting,
    Queue::Answered,
    Queue::Ended,
    Queue::Customer,
    Queue::Mine,
    Queue::Team,
    Queue::Unassigned,
    Queue::Due,
    Queue::Late,
    Queue::Review,
    Queue::Leads,
    Queue::Tasks,
    Queue::Mentioned,
];

fn people() -> impl Strategy<Value = Option<String>> {
    weighted(
        0.6,
        select(vec!["jo", "sam", "j"]).prop_map(ToOwned::to_owned),
    )
}

prop_compose! {
    /// One of a few cases, as it may come: new, once more, or late.
    fn some_row()(
        case in 0_u64..12, seq in 1_u64..5, turn in select(vec![Turn::Ours, Turn::Requester, Turn::Nobody]),
        waits in any::<bool>(), at in 0_i64..40, due in weighted(0.6, 0_i64..40), late in any::<bool>(),
        handler in people(), team in weighted(0.6, select(vec!["support", "sales", "s"])),
        tasks in subsequence(vec!["s", "sales", "support"], 0..=3), calls in subsequence(vec!["j", "jo", "sam"], 0..=3),
        review in any::<bool>(), tier in select(vec![Tier::Agent, Tier::Lead, Tier::Head]), kind in select(Kind::ALL.to_vec()), priority in select(Priority::ALL.to_vec()), word in select(vec!["fern", "pot"]),
    ) -> (IndexRow, &'static str) {
        // The same event says the same, however often it comes.
        let mut row = row(case);
        row.seq = seq;
        row.turn = turn;
        row.updated = Timestamp(NOON + at);
        row.waiting_since = waits.then_some(row.updated);
        row.due = due.map(|due| Timestamp(NOON + due)).filter(|_| turn != Turn::Nobody);
        row.late = late && turn != Turn::Nobody;
        row.handler.clone_from(&handler);
        row.handler_id = handler;
        row.team = team.map(ToOwned::to_owned);
        if turn != Turn::Nobody {
            row.tasks = tasks.into_iter().map(ToOwned::to_owned).collect();
            row.review = review;
        }
        row.mentioned = calls.into_iter().map(ToOwned::to_owned).collect();
        row.tier = tier;
        row.kind = kind;
        row.priority = priority;
        (row, word)
    }
}

fn holds(queue: Queue, row: &IndexRow) -> bool {
    let waits = row.waiting_since.is_some();
    let open = waits || row.turn != Turn::Nobody;
    match queue {
        Queue::All => true,
        Queue::Open => open,
        Queue::Waiting => waits,
        Queue::Answered => open && !waits,
        Queue::Ended => !open,
        Queue::Customer => !waits && row.turn == Turn::Requester,
        Queue::Mine => open && row.handler_id.as_deref() == Some("jo"),
        Queue::Team => open && matches!(row.team.as_deref(), Some("support" | "sales")),
        Queue::Unassigned => open && row.handler_id.is_none(),
        Queue::Due => open && row.due.is_some(),
        Queue::Late => open && row.late,
        Queue::Review => row.review,
        Queue::Leads => open && row.tier != Tier::Agent,
        Queue::Tasks => row
            .tasks
            .iter()
            .any(|team| team == "support" || team == "sales"),
        Queue::Mentioned => row.mentioned.iter().any(|id| id == "jo"),
    }
}

fn counted(rows: &[&(IndexRow, &str)]) -> InboxCounts {
    let of =
        |queue| u32::try_from(rows.iter().filter(|(row, _)| holds(queue, row)).count()).unwrap();
    InboxCounts {
        waiting: of(Queue::Waiting),
        answered: of(Queue::Answered),
        ended: of(Queue::Ended),
        mine: of(Queue::Mine),
        team: of(Queue::Team),
        unassigned: of(Queue::Unassigned),
        due: of(Queue::Due),
        late: of(Queue::Late),
        customer: of(Queue::Customer),
        review: of(Queue::Review),
        leads: of(Queue::Leads),
        tasks: of(Queue::Tasks),
        mentioned: of(Queue::Mentioned),
    }
}

fn place(sort: Sort, row: &IndexRow) -> (i64, bool, bool, i64) {
    let due = row.due.map_or(i64::MAX, |due| due.0);
    let waits = row.waiting_since;
    (
        if sort == Sort::Due { due } else { 0 },
        waits.is_none(),
        waits.is_some() && row.priority != Priority::Urgent,
        waits.map_or(-row.updated.0, |since| since.0),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn counters_and_pages_are_those_of_a_plain_list(
        puts in prop::collection::vec(some_row(), 1..40), kind in weighted(0.3, select(Kind::ALL.to_vec())),
        priority in weighted(0.3, select(Priority::ALL.to_vec())), handler in people(), text in any::<bool>(),
    ) {
        let sql = MemorySql::default();
        let mut model: BTreeMap<String, (IndexRow, &str)> = BTreeMap::new();
        for (row, word) in puts {
            put(&sql, &row, word);
            let newer = model.get(&row.reference).is_none_or(|(there, _)| row.seq >= there.seq);
            if newer {
                model.insert(row.reference.clone(), (row, word));
            }
        }
        let rows: Vec<_> = model.values().collect();
        for queue in QUEUES {
            for sort in [Sort::Usual, Sort::Due] {
                if sort == Sort::Due && matches!(queue, Queue::All | Queue::Ended | Queue::Mentioned) {
                    continue;
                }
                let asked = InboxQuery {
                    kind, priority, handler: handler.clone(), text: text.then(|| "fer".to_owned()), sort, limit: 3,
                    ..query(queue)
                };
                let (found, counts) = list(&sql, asked);
                prop_assert_eq!(counts, counted(&rows));
                let mut wanted: Vec<&IndexRow> = rows.iter().filter(|(row, word)| {
                    holds(queue, row) && kind.is_none_or(|kind| row.kind == kind)
                        && priority.is_none_or(|priority| row.priority == priority)
                        && (handler.is_none() || row.handler_id == handler) && (!text || *word == "fern")
                }).map(|(row, _)| row).collect();
                wanted.sort_by_key(|row| place(sort, row));
                let places = |found: &[String]| -> Vec<_> {
                    found.iter().map(|reference| place(sort, &model[reference].0)).collect()
                };
                // Rows of one millisecond may come in any order, but each once.
                let wanted: Vec<String> = wanted.iter().map(|row| row.reference.clone()).collect();
                prop_assert_eq!(places(&found), places(&wanted));
                let sorted = |mut list: Vec<String>| { list.sort(); list };
                prop_assert_eq!(sorted(found), sorted(wanted));
            }
        }
        // Every counter, also those that nobody reads yet.
        let recount = sql.run(
            "SELECT t.mark, t.n, (SELECT count(*) FROM inbox_mark m WHERE m.mark = t.mark) FROM inbox_tally t", &[],
        ).unwrap();
        for row in recount {
            prop_assert_eq!(&row[1], &row[2], "{:?}", row);
        }
        let lost = sql.run("SELECT mark FROM inbox_mark WHERE place NOT IN (SELECT place FROM inbox_row)", &[]);
        prop_assert!(lost.unwrap().is_empty());
    }
}
