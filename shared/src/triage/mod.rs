//! Triage: what a case's words suggest before anybody has read it.
//!
//! It is a list of words, and no more than that: what a rule says is found or it is not, and whoever
//! reads the suggestion sees the words that led to it. A person decides. See `docs/triage.md`.

use crate::case::{Kind, Priority};
use serde::{Deserialize, Serialize};

mod language;
mod rules;
mod script;
mod text;
mod weigh;

pub use rules::{HEAVIEST, Label, MOST_RULES, Rule, Rules, WORDS};

/// Most findings that a suggestion shows.
pub const MOST_FOUND: usize = 8;

/// What a case's words suggest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestion {
    /// What sort of matter it seems to be.
    pub kind: Kind,
    /// How soon it seems to need somebody.
    pub priority: Priority,
    /// What it is written in, as BCP 47 has it: `en`, `zh-Hans`, `zh-Hant`, `zh` (of either script), `es`,
    /// `ar`, or `und` where nothing tells.
    pub language: String,
    /// How its writer seems to feel.
    pub mood: Mood,
    /// Whether people seem to be in danger.
    pub safety: bool,
    /// The words that led to it, the strongest first; at most [`MOST_FOUND`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Found>,
}

/// How a writer seems to feel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    /// Attacks or threatens.
    Angry,
    /// Worried, disappointed or in distress.
    Upset,
    /// None of the others.
    Neutral,
    /// Praises, or is glad.
    Pleased,
}

/// Words of a text, and what they were taken to mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Found {
    /// As they stand in the text.
    pub words: String,
    /// What they speak for.
    pub label: Label,
}

/// Where a suggestion and the person who decided agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Agreement {
    /// On the kind.
    pub kind: bool,
    /// On the priority.
    pub priority: bool,
}

/// What `text` suggests to a site with these `rules`. `chosen` is the kind that the visitor picked: the text must
/// be clear to suggest another. `list` says what words mean everywhere, as [`WORDS`] does.
///
/// Any text is taken. The work is bounded by the length of the text and the number of rules, not by their product,
/// since visitors choose the text.
#[must_use]
pub fn suggest(text: &str, chosen: Kind, rules: &Rules, list: &str) -> Suggestion {
    let mut read = text::Text::new(text);
    let found = weigh::findings(&mut read, rules, list);
    weigh::weigh(&read, chosen, &found)
}

impl Suggestion {
    /// How it compares with what a person decided.
    #[must_use]
    pub fn judged(&self, kind: Kind, priority: Priority) -> Agreement {
        Agreement {
            kind: self.kind == kind,
            priority: self.priority == priority,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Comparisons made for a text.
    fn work(text: &str, rules: &Rules) -> usize {
        let mut read = text::Text::new(text);
        let _found = weigh::findings(&mut read, rules, WORDS);
        read.work
    }

    #[test]
    fn the_work_is_bounded_whatever_visitors_write() {
        let repeated = |unit: &str, count: usize| unit.repeat(count / unit.chars().count());
        for unit in [
            "a ",
            "a",
            "不",
            "没有",
            "气味",
            "smell ",
            "smell gas ",
            "stuck in the ",
            "charged me ",
            "not ",
            "fire fire exit ",
            "\u{301}",
            "火!",
            "lost my card and phone ",
            "𠀀",
        ] {
            let rules = Rules::default();
            let (short, long) = (
                work(&repeated(unit, 10_000), &rules),
                work(&repeated(unit, 40_000), &rules),
            );
            assert!(short < 100_000, "{unit:?}: {short}");
            assert!(long < short + 10_000 || long < 100_000, "{unit:?}: {long}");
        }
    }

    #[test]
    fn the_work_is_bounded_whatever_a_site_has_for_rules() {
        let rule = |number: usize| Rule {
            words: format!("{}.. b{number}", "a.. ".repeat(25)),
            means: Label::Urgent,
            weight: 3,
        };
        let rules = Rules {
            own: (0..MOST_RULES).map(rule).collect(),
            off: Vec::new(),
        };
        rules.check("triage").expect("a site can have these");
        let work = work(&"a ".repeat(5_000), &rules);
        // 500 rules, at 500 places each, of 26 words each.
        assert!(work < 500 * 500 * 40, "{work}");
    }
}
