//! `docs/benchmarks.md`.

use std::fmt::Write as _;

use answerable_e2e::paths;
use serde_json::Value;

use crate::line::Download;
use crate::machine::Machine;
use crate::results::{Figures, Results, Spread};
use crate::targets::{KB, Verdict, judge};

const EXPLANATION: &str = include_str!("explanation.md");

/// One run of the benchmark.
#[derive(Debug)]
pub(crate) struct Run {
    /// On what.
    pub(crate) machine: Machine,
    /// In which browser.
    pub(crate) browser: String,
    /// How many times slower the processor really was, by a small sum.
    pub(crate) slow_down: f64,
    /// How often each was measured in each way.
    pub(crate) rounds: usize,
}

/// Writes the page.
pub(crate) fn write(results: &Results<'_>, run: &Run) -> String {
    let figures = results.figures();
    let [_, ours, _, peers @ ..] = &figures[..] else {
        panic!("there are a bare page, ours, a button alone and peers");
    };
    let verdicts = judge(ours, peers);
    let met = verdicts.iter().filter(|verdict| verdict.is_met).count();
    let machine = &run.machine;
    let mut text = format!(
        "# Benchmarks

Answerable beside its peers in one run: the same bare page with nothing, with Answerable, and with each peer, in one
{browser} with a {wanted}× slower processor and a line of 1.6 Mbit/s and 150 ms. This page is written by
`cargo xtask bench widget`.

| | |
|---|---|
| date | {date}, at {commit} |
| machine | {description}; load before the run {load} |
| slow-down asked for and measured | {wanted}× and {slow_down:.1}× |
| rounds | {rounds}, each opening every form cold and after hover; medians, with least and most in brackets |

## Targets: {met} of {all} met

",
        browser = run.browser,
        wanted = crate::chrome::SLOW_DOWN,
        date = machine.date,
        commit = machine.commit,
        description = machine.description,
        load = machine.load,
        slow_down = run.slow_down,
        rounds = run.rounds,
        all = verdicts.len(),
    );
    if machine.is_busy {
        text.push_str("The machine was busy with other work: bytes hold, times do not.\n\n");
    }
    write_targets(&mut text, &verdicts);
    text.push_str("\n## Side by side\n\n");
    write_table(&mut text, &figures);
    text.push_str(EXPLANATION);
    write_downloads(&mut text, &figures[1..]);
    text
}

fn write_targets(text: &mut String, verdicts: &[Verdict]) {
    text.push_str("| target | Answerable | best peer | ratio | |\n|---|---|---|---|---|\n");
    for verdict in verdicts {
        let ratio = verdict.ratio.map_or("–".to_owned(), |n| format!("{n:.2}"));
        let Verdict {
            target, ours, peer, ..
        } = verdict;
        let word = if verdict.is_met { "met" } else { "**not met**" };
        let _ = writeln!(text, "| {target} | {ours} | {peer} | {ratio} | {word} |");
    }
}

fn write_table(text: &mut String, figures: &[Figures]) {
    let mut row = |name: &str, show: &dyn Fn(&Figures) -> String| {
        let cells: Vec<_> = figures.iter().map(show).collect();
        let _ = writeln!(text, "| {name} | {} |", cells.join(" | "));
    };
    row("", &|figures| figures.name.to_owned());
    row("---", &|_| "---".to_owned());
    row("version", &|figures| version(figures.package));
    row("downloaded before intent", &|figures| {
        let count = figures.before_requests;
        let files = if count == 1.0 { "file" } else { "files" };
        format!("{}, {count} {files}", kb(figures.before_bytes))
    });
    row(
        "main thread before intent, beyond the bare page",
        &|figures| spread(Some(figures.main_thread)),
    );
    row("open to the first screen, cold", &|figures| {
        figures.cold_first.map_or("–".to_owned(), ms)
    });
    row("open to the text field, cold", &|figures| {
        spread(figures.cold)
    });
    row("open to the first screen, after hover", &|figures| {
        figures.hover_first.map_or("–".to_owned(), ms)
    });
    row("open to the text field, after hover", &|figures| {
        spread(figures.hover)
    });
    row("downloaded in all", &|figures| kb(figures.bytes));
    row("longest task", &|figures| {
        format!(
            "{} (worst {})",
            task(figures.longest.median),
            task(figures.longest.most)
        )
    });
    row("layout shift", &|figures| shift(figures.shift));
    row("memory beyond the bare page", &|figures| {
        format!("{:.1} MB", figures.memory / KB / KB)
    });
}

fn write_downloads(text: &mut String, figures: &[Figures]) {
    for figures in figures {
        let (downloads, before) = &figures.downloads;
        let _ = writeln!(
            text,
            "\n**{}**\n\n| file | bytes | when |\n|---|---|---|",
            figures.name
        );
        for (index, Download { path, bytes }) in downloads.iter().enumerate() {
            let when = if index < *before {
                "before intent"
            } else {
                "on opening"
            };
            let _ = writeln!(text, "| `{path}` | {bytes} | {when} |");
        }
    }
}

/// The version of a peer.
fn version(package: Option<&str>) -> String {
    let Some(package) = package else {
        return "–".to_owned();
    };
    let path = paths::root().join("bench/package.json");
    let text = std::fs::read_to_string(path).expect("bench/package.json can be read");
    let all: Value = serde_json::from_str(&text).expect("bench/package.json is JSON");
    let version = all["devDependencies"][package].as_str();
    format!("{package} {}", version.expect("every peer is pinned"))
}

pub(crate) fn kb(bytes: f64) -> String {
    format!("{:.2} KB", bytes / KB)
}

pub(crate) fn ms(time: f64) -> String {
    format!("{time:.0} ms")
}

pub(crate) fn task(time: f64) -> String {
    if time > 0.0 {
        ms(time)
    } else {
        "under 50 ms".to_owned()
    }
}

pub(crate) fn shift(value: f64) -> String {
    if value > 0.0 {
        format!("{value:.4}")
    } else {
        "0".to_owned()
    }
}

fn spread(spread: Option<Spread>) -> String {
    spread.map_or("–".to_owned(), |spread| {
        format!(
            "{} ({:.0}–{:.0})",
            ms(spread.median),
            spread.least,
            spread.most
        )
    })
}
