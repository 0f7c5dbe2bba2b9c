//! Inbox and figures of a site with few cases beside those of a site with many, in one workerd, asked in turns.
//! `cargo xtask bench desk` runs this; it writes `docs/benchmarks-desk.md`.

#[path = "../widget/machine.rs"]
mod machine;
mod report;
mod synthetic;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use answerable_e2e::api::{Agent, Api, Change};
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::paths;
use serde_json::{Value, json};

use crate::machine::Machine;
use crate::report::Line;

const USUAL_ROUNDS: usize = 15;
/// Cases that are put at once.
const BATCH: u64 = 16;
/// The sites, and how many cases each has.
pub(crate) const SITES: [(&str, u64); 2] = [("few", 1_000), ("many", 100_000)];

/// What is asked: in words, the query, and how many rows there are at least.
const QUESTIONS: [(&str, &str, usize); 16] = [
    ("first page: waiting", "", 50),
    ("first page: all", "queue=all", 50),
    ("first page: mine", "queue=mine", 10),
    ("first page: my team's", "queue=team", 20),
    ("first page: due next", "queue=due", 50),
    ("filter: kind", "queue=all&kind=custom_work", 50),
    ("filter: handler", "queue=all&handler=jo", 50),
    (
        "filter: kind and priority",
        "queue=all&kind=complaint&priority=urgent",
        20,
    ),
    (
        "filter: team, by due",
        "queue=open&team=support&sort=due",
        20,
    ),
    ("search: rare word", "queue=all&q=xylophone", 5),
    ("search: common word", "queue=all&q=delivery", 50),
    ("search: beginning of common words", "queue=all&q=del", 50),
    ("search: rare Chinese", "queue=all&q=琥珀色", 5),
    ("search: common Chinese", "queue=all&q=发货", 50),
    ("search: common word, mine", "queue=mine&q=delivery", 3),
    ("counts, and one row", "queue=ended&limit=1", 1),
];

/// Reports: in words, over how many days until today, and their rows.
const REPORTS: [(&str, i32, &str); 4] = [
    ("report: 30 days, by day", 30, "day"),
    ("report: 90 days, by team", 90, "team"),
    ("report: a year, by month", 365, "month"),
    ("report: a year, by team", 365, "team"),
];

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> ExitCode {
    let rounds = std::env::var("ANSWERABLE_BENCH_ROUNDS")
        .ok()
        .map_or(USUAL_ROUNDS, |n| n.parse().expect("a number"));
    let machine = Machine::describe();
    let edge = Edge::start(&EdgeOptions {
        sites: sites(),
        kv_backend: None,
    });
    let api = Api::new(&edge.url());
    for (site, cases) in SITES {
        let began = Instant::now();
        fill(&api, site, cases).await;
        eprintln!(
            "{site}: {cases} cases in {:.0} s",
            began.elapsed().as_secs_f64()
        );
    }
    let agents = [
        api.sign_in(SITES[0].0, "jo").await,
        api.sign_in(SITES[1].0, "jo").await,
    ];
    let mut lines: Vec<Line> = QUESTIONS
        .iter()
        .map(|(what, query, _)| Line::new(what, query))
        .collect();
    let periods = REPORTS.map(|(_, days, by)| synthetic::period(days, by));
    let mut reports: Vec<Line> = REPORTS
        .iter()
        .zip(&periods)
        .map(|((what, ..), query)| Line::new(what, query))
        .collect();
    let mut writes = Line::new("a case changes", "");
    // One round more than are counted: the first one fills caches.
    for round in 0..=rounds {
        eprintln!("round {round} of {rounds}");
        for ((_, query, least), line) in QUESTIONS.iter().zip(&mut lines) {
            for turn in 0..2 {
                // Neither is always first.
                let side = (turn + round) % 2;
                let took = ask(&api, &agents[side], query, *least, SITES[side].1).await;
                line.add(side, took, round);
            }
        }
        for ((_, days, _), line) in REPORTS.iter().zip(&mut reports) {
            for turn in 0..2 {
                let side = (turn + round) % 2;
                let took = report(&api, &agents[side], line.query(), *days, SITES[side].1).await;
                line.add(side, took, round);
            }
        }
        for turn in 0..2 {
            let side = (turn + round) % 2;
            let (site, cases) = SITES[side];
            let seq = 2 + u64::try_from(round).expect("few rounds");
            let began = Instant::now();
            put(
                &api,
                site,
                &json!({ "put": synthetic::case(cases / 2, cases, seq) }),
            )
            .await;
            writes.add(side, began.elapsed(), round);
        }
    }
    lines.extend(reports);
    lines.push(writes);
    let text = report::write(&machine, rounds, &lines);
    std::fs::write(paths::root().join("docs/benchmarks-desk.md"), &text)
        .expect("docs can be written");
    print!("{text}");
    if lines.iter().all(Line::is_met) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn sites() -> Value {
    let site = json!({
        "name": "Fern & Co.", "origins": [], "team": "Jo's team", "agents": synthetic::agents(), "answer_within_minutes": 240,
        "settings": { "teams": synthetic::teams() },
    });
    SITES
        .into_iter()
        .map(|(id, _)| (id.to_owned(), site.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

async fn fill(api: &Api, site: &str, cases: u64) {
    for first in (0..cases).step_by(usize::try_from(BATCH).expect("small")) {
        let puts: Vec<Value> = (first..cases.min(first + BATCH))
            .map(|n| synthetic::case(n, cases, 1))
            .collect();
        put(api, site, &json!({ "fill": puts })).await;
    }
}

async fn put(api: &Api, site: &str, question: &Value) {
    let change = Change::new(&format!("/v1/test/index/{site}"), question).keyless();
    api.post(&change).await.with_status(200);
}

/// One report, which has to count as many cases as there are.
async fn report(api: &Api, agent: &Agent, query: &str, days: i32, cases: u64) -> Duration {
    let path = format!("/v1/desk/figures?{query}");
    let began = Instant::now();
    let reply = api.get(&path, Some(agent.session())).await;
    let took = began.elapsed();
    let report = reply.with_status(200).json();
    let counted = report["total"][0]["value"].as_u64().expect("a count");
    let days = u64::try_from(days).expect("some days");
    let expected = cases * days / 365;
    assert!(
        counted.abs_diff(expected) <= cases / 365 + 1,
        "{query}: {counted}, not {expected}"
    );
    took
}

async fn ask(api: &Api, agent: &Agent, query: &str, least: usize, cases: u64) -> Duration {
    let path = format!("/v1/desk/cases?{}", synthetic::encoded(query));
    let began = Instant::now();
    let reply = api.get(&path, Some(agent.session())).await;
    let took = began.elapsed();
    let page = reply.with_status(200).json();
    let rows = page["rows"].as_array().map_or(0, Vec::len);
    assert!(rows >= least, "{query} finds {rows} rows, not {least}");
    let count = |queue: &str| page["counts"][queue].as_u64().expect("a count");
    assert_eq!(count("waiting") + count("answered") + count("ended"), cases);
    took
}
