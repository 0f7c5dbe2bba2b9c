//! How well triage does, on texts that it was not tuned on. The figures stand in `docs/triage.md`:
//! `UPDATE_GOLDEN=1 cargo test -p answerable-shared` writes them anew.

use crate::labelled::{Labelled, Score, Share, fresh, held_out, misses, tune};
use answerable_shared::case::Priority;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

const BEGIN: &str = "<!-- figures: written by the tests -->\n";
const END: &str = "<!-- end of figures -->";

/// What a row of the figures is called, and how it is counted.
type Row = (&'static str, fn(&Score) -> Share);

#[test]
fn the_set_is_what_it_says() {
    let (tune, held_out) = (tune(), held_out());
    assert!(tune.len() + held_out.len() >= 440);
    let mut seen = BTreeSet::new();
    for texts in [&tune, &held_out] {
        let urgent = texts
            .iter()
            .filter(|text| text.priority == Priority::Urgent)
            .count();
        assert!(
            (22..=28).contains(&(urgent * 100 / texts.len())),
            "about a quarter is urgent"
        );
        let english = texts.iter().filter(|text| text.language == "en").count();
        assert!(
            (45..=55).contains(&(english * 100 / texts.len())),
            "about half is English"
        );
        assert!(
            texts.iter().all(|text| seen.insert(text.text)),
            "no text is there twice"
        );
    }
}

#[test]
fn tuned_texts_are_judged_well() {
    let texts = tune();
    let score = Score::of(&texts);
    println!("{}\n{}", misses(&texts), table(&[("Tuned on", &score)]));
    assert!(score.recall().percent() >= 95.0);
    assert!(score.precision().percent() >= 90.0);
}

/// Never prints which text was judged how: whoever saw that would tune the list to it.
#[test]
fn held_out_texts_are_judged_well_enough() {
    let texts = held_out();
    let score = Score::of(&texts);
    println!("{}", report());
    for (what, share, floor) in [
        ("recall of urgent", score.recall(), 90.0),
        ("precision of urgent", score.precision(), 80.0),
        ("priority", score.priority(), 88.0),
        ("kind", score.kind, 90.0),
        ("mood", score.mood, 80.0),
        ("language", score.language, 97.0),
    ] {
        assert!(
            share.percent() >= floor,
            "{what}: {:.1} % of {floor} %",
            share.percent()
        );
    }
}

#[test]
fn the_figures_that_are_published_are_these() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/triage.md");
    let page = std::fs::read_to_string(&path).expect("the page is there");
    let (before, rest) = page.split_once(BEGIN).expect("the figures begin somewhere");
    let (then, after) = rest.split_once(END).expect("the figures end somewhere");
    let now = report();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{now}{END}{after}"))
            .expect("the page can be written");
    } else {
        assert_eq!(now, then, "docs/triage.md has other figures");
    }
}

fn report() -> String {
    let (tune, held_out) = (tune(), held_out());
    let is_english = |text: &&Labelled| text.language == "en";
    let all = Score::of(&held_out);
    let english = Score::of(held_out.iter().filter(is_english));
    let chinese = Score::of(held_out.iter().filter(|text| !is_english(text)));
    let mut report = table(&[
        ("Held out", &all),
        ("of these English", &english),
        ("of these Chinese", &chinese),
        ("Fresh", &Score::of(&fresh())),
        ("Tuned on", &Score::of(&tune)),
    ]);
    report.push_str("\nPriorities of the texts held out: a row for each label, a column for each suggestion.\n\n| |");
    for priority in Priority::ALL {
        write!(report, " {priority:?} |").expect("a text");
    }
    report.push_str("\n|---|---:|---:|---:|---:|\n");
    for (row, priority) in all.priorities.iter().zip(Priority::ALL) {
        write!(report, "| {priority:?} |").expect("a text");
        for count in row {
            write!(report, " {count} |").expect("a text");
        }
        report.push('\n');
    }
    report
}

fn table(columns: &[(&str, &Score)]) -> String {
    let mut table = "| |".to_owned();
    for (name, score) in columns {
        write!(table, " {name} ({}) |", score.kind.all).expect("a text");
    }
    table.push_str("\n|---|");
    table.push_str(&"---:|".repeat(columns.len()));
    table.push('\n');
    let rows: [Row; 7] = [
        ("recall of urgent", Score::recall),
        ("precision of urgent", Score::precision),
        ("priority", Score::priority),
        ("kind", |score| score.kind),
        ("kind where the visitor left it at “enquiry”", |score| {
            score.kind_unchosen
        }),
        ("mood", |score| score.mood),
        ("language", |score| score.language),
    ];
    for (name, share) in rows {
        write!(table, "| {name} |").expect("a text");
        for (_, score) in columns {
            let share = share(score);
            write!(
                table,
                " {:.1} % ({}/{}) |",
                share.percent(),
                share.right,
                share.all
            )
            .expect("a text");
        }
        table.push('\n');
    }
    table
}
