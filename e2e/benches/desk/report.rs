//! `docs/benchmarks-desk.md`.

use std::fmt::Write as _;
use std::time::Duration;

use crate::machine::Machine;

/// The larger inbox may take so many times the time of the smaller one.
const MOST: f64 = 2.0;

/// What was asked, and how long it took with few and with many cases.
#[derive(Debug)]
pub(crate) struct Line {
    what: &'static str,
    query: String,
    times: [Vec<f64>; 2],
}

impl Line {
    pub(crate) fn new(what: &'static str, query: &str) -> Self {
        Self {
            what,
            query: query.to_owned(),
            times: [Vec::new(), Vec::new()],
        }
    }

    pub(crate) fn query(&self) -> &str {
        &self.query
    }

    /// Adds a measurement; round 0 does not count.
    pub(crate) fn add(&mut self, side: usize, took: Duration, round: usize) {
        if round > 0 {
            self.times[side].push(took.as_secs_f64() * 1_000.0);
        }
    }

    pub(crate) fn is_met(&self) -> bool {
        self.ratio() <= MOST
    }

    fn ratio(&self) -> f64 {
        median(&self.times[1]) / median(&self.times[0])
    }
}

/// Writes the page.
pub(crate) fn write(machine: &Machine, rounds: usize, lines: &[Line]) -> String {
    let met = lines.iter().filter(|line| line.is_met()).count();
    let mut text = format!(
        "# Benchmarks of the desk

Inbox and figures of a site with 1,000 cases beside those of one with 100,000, asked in turns over HTTP in one workerd:
what a desk waits for, from the request to the last byte of the answer. For figures, the cases of
both are spread over the same year. This page is written by `cargo xtask bench desk`, which fails when the larger site
takes more than {MOST:.0} times as long.

| | |
|---|---|
| date | {date}, at {commit} |
| machine | {description}; load before the run {load} |
| rounds | {rounds}; medians, with least and most in brackets |

## {met} of {all} within {MOST:.0}×

| asked | query | 1,000 cases | 100,000 cases | ratio | |
|---|---|---|---|---|---|
",
        date = machine.date,
        commit = machine.commit,
        description = machine.description,
        load = machine.load,
        all = lines.len(),
    );
    for line in lines {
        let [few, many] = line.times.each_ref().map(|times| shown(times));
        let word = if line.is_met() { "met" } else { "**not met**" };
        let query = if line.query.is_empty() {
            "–".to_owned()
        } else {
            format!("`{}`", line.query)
        };
        let _ = writeln!(
            text,
            "| {} | {query} | {few} | {many} | {:.2} | {word} |",
            line.what,
            line.ratio()
        );
    }
    if machine.is_busy {
        text.push_str("\nThe machine was busy with other work: ratios hold, times do not.\n");
    }
    text
}

fn shown(times: &[f64]) -> String {
    let least = times.iter().copied().fold(f64::INFINITY, f64::min);
    let most = times.iter().copied().fold(0.0, f64::max);
    format!("{:.1} ms ({least:.1}–{most:.1})", median(times))
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
