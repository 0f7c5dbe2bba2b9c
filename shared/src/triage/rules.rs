//! Which words mean what: the built-in list, and a site's own.

use super::text::{fold, parts};
use crate::refusal::Refusal;
use crate::text::{SHORT, required_line};
use serde::{Deserialize, Serialize};

/// Most rules of its own that a site can have, and most that it can switch off.
pub const MOST_RULES: usize = 500;
/// Heaviest weight of a rule; the lightest is 1.
pub const HEAVIEST: i32 = 9;

/// Words that stand for every built-in rule, where some are switched off.
const EVERY: &str = "*";
/// What words mean everywhere. Whoever weighs much without it, such as the edge, reads it from elsewhere.
pub const WORDS: &str = include_str!("words.txt");

/// What a site changes about the built-in rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The site's own. One with the words of a built-in rule replaces it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<Rule>,
    /// Words of built-in rules that do not count here; `*` switches all of them off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<String>,
}

/// Some words, and what they speak for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A word or a phrase. `leak*` stands for every word that starts so, and `..` between words for up to three
    /// others (six characters of Chinese).
    pub words: String,
    /// What they speak for.
    pub means: Label,
    /// How strongly, 1 to 9. A priority is suggested from 3 on, a mood from 2.
    pub weight: i32,
}

/// What words can speak for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// People are in danger; urgent with it.
    Safety,
    /// [`Priority::Urgent`](crate::case::Priority::Urgent).
    Urgent,
    /// [`Priority::Important`](crate::case::Priority::Important).
    Important,
    /// That it can wait: speaks against urgent and important, though never against safety.
    General,
    /// [`Priority::Potential`](crate::case::Priority::Potential).
    Potential,
    /// [`Kind::Enquiry`](crate::case::Kind::Enquiry).
    Enquiry,
    /// [`Kind::Suggestion`](crate::case::Kind::Suggestion).
    Suggestion,
    /// [`Kind::Complaint`](crate::case::Kind::Complaint).
    Complaint,
    /// [`Kind::Purchase`](crate::case::Kind::Purchase).
    Purchase,
    /// [`Kind::CustomWork`](crate::case::Kind::CustomWork).
    CustomWork,
    /// [`Mood::Angry`](super::Mood::Angry).
    Angry,
    /// [`Mood::Upset`](super::Mood::Upset).
    Upset,
    /// Speaks against every other mood.
    Neutral,
    /// [`Mood::Pleased`](super::Mood::Pleased).
    Pleased,
    /// Nothing, though they contain words that would: "fire exit", a product called Burner.
    Nothing,
}

impl Label {
    /// Every label there is, in the order of their numbers.
    pub const ALL: [Self; 15] = [
        Self::Safety,
        Self::Urgent,
        Self::Important,
        Self::General,
        Self::Potential,
        Self::Enquiry,
        Self::Suggestion,
        Self::Complaint,
        Self::Purchase,
        Self::CustomWork,
        Self::Angry,
        Self::Upset,
        Self::Neutral,
        Self::Pleased,
        Self::Nothing,
    ];

    /// The name on the wire, which is also the one in the built-in list.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Urgent => "urgent",
            Self::Important => "important",
            Self::General => "general",
            Self::Potential => "potential",
            Self::Enquiry => "enquiry",
            Self::Suggestion => "suggestion",
            Self::Complaint => "complaint",
            Self::Purchase => "purchase",
            Self::CustomWork => "custom_work",
            Self::Angry => "angry",
            Self::Upset => "upset",
            Self::Neutral => "neutral",
            Self::Pleased => "pleased",
            Self::Nothing => "nothing",
        }
    }
}

impl Rules {
    /// Whether a site can have these; `field` is the path of the settings, such as `triage`.
    ///
    /// # Errors
    /// [`Refusal::OutOfRange`] with more than [`MOST_RULES`] in a list, or a weight that is not from 1 to
    /// [`HEAVIEST`]; [`Refusal::Empty`] for words without a letter or digit, [`Refusal::TooLong`] over [`SHORT`]
    /// characters.
    pub fn check(&self, field: &str) -> Result<(), Refusal> {
        few(&format!("{field}.own"), self.own.len())?;
        few(&format!("{field}.off"), self.off.len())?;
        for (at, rule) in self.own.iter().enumerate() {
            sound(&format!("{field}.own[{at}].words"), &rule.words)?;
            if !(1..=HEAVIEST).contains(&rule.weight) {
                return Err(Refusal::OutOfRange {
                    field: format!("{field}.own[{at}].weight"),
                    min: 1,
                    max: HEAVIEST.unsigned_abs(),
                });
            }
        }
        for (at, words) in self.off.iter().enumerate() {
            if words != EVERY {
                sound(&format!("{field}.off[{at}]"), words)?;
            }
        }
        Ok(())
    }

    /// Gives `each` every rule that counts, of `list` and of the site: its words, [folded](fold), and what it means.
    pub(super) fn visit(&self, list: &str, mut each: impl FnMut(&str, &[(Label, i32)])) {
        // What a site wrote is folded as its visitors' words are, so that both meet.
        let own: Vec<String> = self.own.iter().map(|rule| fold(&rule.words)).collect();
        let mut gone: Vec<String> = self.off.iter().map(|words| fold(words)).collect();
        gone.extend_from_slice(&own);
        gone.sort_unstable();
        if !self.off.iter().any(|words| words == EVERY) {
            built_in(list, |means, words| {
                if gone
                    .binary_search_by(|word| word.as_str().cmp(words))
                    .is_err()
                {
                    each(words, means);
                }
            });
        }
        for (rule, words) in self.own.iter().zip(&own) {
            each(words, &[(rule.means, rule.weight)]);
        }
    }
}

/// Gives `each` the words that turn what follows them into its opposite, or those that may stand in between.
pub(super) fn grammar(list: &str, section: &str, mut each: impl FnMut(&str)) {
    sections(list, |head, words| {
        if head == section {
            each(words);
        }
    });
}

fn built_in(list: &str, mut each: impl FnMut(&[(Label, i32)], &str)) {
    let mut last = "";
    let mut means = Vec::new();
    sections(list, |head, words| {
        if head != last {
            last = head;
            means = meanings(head);
        }
        if !means.is_empty() {
            each(&means, words);
        }
    });
}

/// Reads the list: a line such as `= important 2 complaint 2` says what the words up to the next one mean; words
/// are parted by commas, and `#` starts a comment.
fn sections<'a>(list: &'a str, mut each: impl FnMut(&'a str, &'a str)) {
    let mut head = "";
    for line in list.lines() {
        if let Some(next) = line.strip_prefix("= ") {
            head = next;
        } else if !line.starts_with('#') {
            for words in line.split(',').map(str::trim) {
                if !words.is_empty() {
                    each(head, words);
                }
            }
        }
    }
}

/// What a section's head says; nothing where it is about grammar.
fn meanings(head: &str) -> Vec<(Label, i32)> {
    let mut names = head.split(' ');
    let mut means = Vec::new();
    while let (Some(name), Some(weight)) = (names.next(), names.next()) {
        let label = Label::ALL.into_iter().find(|label| label.as_str() == name);
        means.extend(label.zip(weight.parse().ok()));
    }
    means
}

fn few(field: &str, count: usize) -> Result<(), Refusal> {
    if count > MOST_RULES {
        return Err(Refusal::OutOfRange {
            field: field.to_owned(),
            min: 0,
            max: 500,
        });
    }
    Ok(())
}

fn sound(field: &str, words: &str) -> Result<(), Refusal> {
    required_line(field, words, SHORT)?;
    if parts(&fold(words)).is_empty() {
        return Err(Refusal::Empty {
            field: field.to_owned(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_is_sound() {
        let mut seen = std::collections::BTreeSet::new();
        sections(WORDS, |head, words| {
            assert!(
                matches!(head, "not" | "between") || !meanings(head).is_empty(),
                "nobody knows what {head:?} means"
            );
            assert_eq!(
                meanings(head).len() * 2,
                if meanings(head).is_empty() {
                    0
                } else {
                    head.split(' ').count()
                },
                "{head}"
            );
            assert_eq!(fold(words), words, "written as texts are folded");
            assert!(sound("words", words).is_ok(), "{words}");
            assert!(
                seen.insert((head == "not" || head == "between", words)),
                "{words} is there twice"
            );
        });
        assert!(seen.len() > 300);
    }

    #[test]
    fn labels_are_called_the_same_everywhere() {
        for (number, label) in Label::ALL.into_iter().enumerate() {
            assert_eq!(label as usize, number);
            let json = serde_json::to_value(label).expect("serialises");
            assert_eq!(json, label.as_str());
        }
    }
}
