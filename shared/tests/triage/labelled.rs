//! The labelled texts, and how a suggestion compares with their labels. What the labels mean: `README.md`.

use answerable_shared::case::{Kind, Priority};
use answerable_shared::triage::{Mood, Rules, Suggestion, WORDS, suggest};
use serde::de::DeserializeOwned;
use std::fmt::Write as _;

/// One text, with what a careful agent would have decided.
pub(crate) struct Labelled {
    pub(crate) kind: Kind,
    pub(crate) priority: Priority,
    pub(crate) mood: Mood,
    pub(crate) language: &'static str,
    pub(crate) text: &'static str,
    /// What the visitor picked.
    chosen: Kind,
}

/// Right ones, and all that there were.
#[derive(Clone, Copy, Default)]
pub(crate) struct Share {
    pub(crate) right: u32,
    pub(crate) all: u32,
}

/// How suggestions compare with the labels of a set.
#[derive(Default)]
pub(crate) struct Score {
    /// Rows: the label; columns: the suggestion.
    pub(crate) priorities: [[u32; 4]; 4],
    pub(crate) kind: Share,
    /// Of those where the visitor left it at an enquiry and it was something else.
    pub(crate) kind_unchosen: Share,
    pub(crate) mood: Share,
    pub(crate) language: Share,
}

impl Labelled {
    pub(crate) fn suggestion(&self) -> Suggestion {
        suggest(self.text, self.chosen, &Rules::default(), WORDS)
    }
}

impl Share {
    fn count(&mut self, is_right: bool) {
        self.all += 1;
        self.right += u32::from(is_right);
    }

    pub(crate) fn of(right: u32, all: u32) -> Self {
        Self { right, all }
    }

    pub(crate) fn percent(self) -> f64 {
        f64::from(self.right) * 100.0 / f64::from(self.all.max(1))
    }
}

impl Score {
    pub(crate) fn of<'a>(texts: impl IntoIterator<Item = &'a Labelled>) -> Self {
        let mut score = Self::default();
        for labelled in texts {
            let suggestion = labelled.suggestion();
            score.priorities[labelled.priority as usize][suggestion.priority as usize] += 1;
            score.kind.count(suggestion.kind == labelled.kind);
            if labelled.chosen != labelled.kind {
                score.kind_unchosen.count(suggestion.kind == labelled.kind);
            }
            score.mood.count(suggestion.mood == labelled.mood);
            score
                .language
                .count(suggestion.language == labelled.language);
        }
        score
    }

    /// Of what is urgent, how much is called so.
    pub(crate) fn recall(&self) -> Share {
        Share::of(self.priorities[0][0], self.priorities[0].iter().sum())
    }

    /// Of what is called urgent, how much is.
    pub(crate) fn precision(&self) -> Share {
        Share::of(
            self.priorities[0][0],
            self.priorities.iter().map(|row| row[0]).sum(),
        )
    }

    pub(crate) fn priority(&self) -> Share {
        let right = (0..4).map(|at| self.priorities[at][at]).sum();
        Share::of(right, self.priorities.iter().flatten().sum())
    }
}

/// The texts that the word list is tuned on.
pub(crate) fn tune() -> Vec<Labelled> {
    read(include_str!("tune.tsv"))
}

/// The texts that it is judged by.
pub(crate) fn held_out() -> Vec<Labelled> {
    read(include_str!("held_out.tsv"))
}

/// What is judged wrongly, one a line, for whoever tunes the list.
pub(crate) fn misses(texts: &[Labelled]) -> String {
    let mut lines = String::new();
    for labelled in texts {
        let suggestion = labelled.suggestion();
        let mut wrong = String::new();
        if suggestion.priority != labelled.priority {
            write!(wrong, " {:?}≠{:?}", suggestion.priority, labelled.priority).expect("a text");
        }
        if suggestion.kind != labelled.kind {
            write!(wrong, " {:?}≠{:?}", suggestion.kind, labelled.kind).expect("a text");
        }
        if suggestion.mood != labelled.mood {
            write!(wrong, " {:?}≠{:?}", suggestion.mood, labelled.mood).expect("a text");
        }
        if suggestion.language != labelled.language {
            write!(wrong, " {}", suggestion.language).expect("a text");
        }
        if !wrong.is_empty() {
            let because: Vec<_> = suggestion
                .because
                .iter()
                .map(|found| found.words.as_str())
                .collect();
            writeln!(lines, "{}\n   {wrong} {because:?}", labelled.text).expect("a text");
        }
    }
    lines
}

/// Texts that were written after the list, in words as far from it as came to mind: the hardest of the three.
pub(crate) fn fresh() -> Vec<Labelled> {
    read(include_str!("fresh.tsv"))
}

fn read(file: &'static str) -> Vec<Labelled> {
    let rows = file.lines().filter(|line| !line.starts_with('#'));
    rows.enumerate()
        .map(|(number, row)| {
            let [kind, priority, mood, language, text] = row
                .split('\t')
                .collect::<Vec<_>>()
                .try_into()
                .unwrap_or_else(|_| panic!("five columns: {row}"));
            let kind = named(kind);
            Labelled {
                kind,
                priority: named(priority),
                mood: named(mood),
                language,
                text,
                // Three visitors in ten leave the kind as the form offers it: there the text has to say.
                chosen: if number % 10 < 7 { kind } else { Kind::Enquiry },
            }
        })
        .collect()
}

fn named<T: DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(name.into()).unwrap_or_else(|_| panic!("a label: {name}"))
}
