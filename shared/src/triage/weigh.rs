//! What the words that were found come to together.

use super::rules::{Label, Rules, grammar};
use super::text::{Role, Text};
use super::{Found, MOST_FOUND, Mood, Suggestion, language};
use crate::case::{Kind, Priority};
use std::ops::Range;

/// What a priority must weigh to be suggested.
const CLEAR: i32 = 3;
/// What a mood must weigh to be suggested.
const MOODY: i32 = 2;
/// Small signs (a child, "today") do not come to urgent alone: one of them must weigh at least this.
const TELLING: i32 = 2;
/// What a visitor's choice weighs. Enquiry weighs less: it is what the form offers first.
const CHOSEN: i32 = 3;
const CHOSEN_FIRST: i32 = 1;
/// Letters from which on capitals are shouting.
const SHOUT: usize = 12;

/// Words that were found, and what they mean.
pub(super) struct Finding {
    place: Range<usize>,
    label: Label,
    weight: i32,
}

/// Everything that the rules find in a text.
pub(super) fn findings(text: &mut Text<'_>, rules: &Rules, list: &str) -> Vec<Finding> {
    grammar(list, "not", |words| text.mark(words, Role::Not));
    // After the others: "not only" denies nothing.
    grammar(list, "between", |words| text.mark(words, Role::Between));
    // Before all others, since it says where these do not count.
    rules.visit(list, |words, means| {
        if means.iter().any(|(label, _)| *label == Label::Nothing) {
            text.mark(words, Role::Void);
        }
    });
    let mut found = Vec::new();
    rules.visit(list, |words, means| {
        if let Some(place) = text.find(words) {
            found.extend(means.iter().map(|&(label, weight)| Finding {
                place: place.clone(),
                label,
                weight,
            }));
        }
    });
    found
}

/// What findings come to, with the kind that the visitor chose.
pub(super) fn weigh(text: &Text<'_>, chosen: Kind, found: &[Finding]) -> Suggestion {
    let sum = |label| of(found, label).map(|finding| finding.weight).sum::<i32>();
    let kind = kind(chosen, sum);
    let safety = sum(Label::Safety) >= CLEAR;
    let priority = priority(kind, safety, found, sum);
    let mood = mood(text.raw, safety, priority, sum);
    Suggestion {
        kind,
        priority,
        language: language::language(text.raw, text.words()).to_owned(),
        mood,
        safety,
        because: because(
            text.raw,
            found,
            &[of_priority(priority), of_kind(kind), of_mood(mood)],
        ),
    }
}

fn of(found: &[Finding], label: Label) -> impl Iterator<Item = &Finding> {
    found.iter().filter(move |finding| finding.label == label)
}

fn kind(chosen: Kind, sum: impl Fn(Label) -> i32) -> Kind {
    let prior = |kind| match kind {
        _ if kind != chosen => 0,
        Kind::Enquiry => CHOSEN_FIRST,
        _ => CHOSEN,
    };
    // The chosen one goes first: another must outweigh it.
    [
        chosen,
        Kind::Complaint,
        Kind::CustomWork,
        Kind::Purchase,
        Kind::Suggestion,
        Kind::Enquiry,
    ]
    .into_iter()
    .map(|kind| (kind, sum(of_kind(kind)) + prior(kind)))
    .reduce(|best, next| if next.1 > best.1 { next } else { best })
    .map_or(chosen, |(kind, _)| kind)
}

fn priority(kind: Kind, safety: bool, found: &[Finding], sum: impl Fn(Label) -> i32) -> Priority {
    let general = sum(Label::General);
    let urgent = sum(Label::Urgent) + sum(Label::Safety);
    let is_telling = of(found, Label::Urgent)
        .chain(of(found, Label::Safety))
        .any(|finding| finding.weight >= TELLING);
    if safety || is_telling && urgent - general >= CLEAR {
        return Priority::Urgent;
    }
    if sum(Label::Important) - general >= CLEAR {
        return Priority::Important;
    }
    let idea = if kind == Kind::Suggestion { CLEAR } else { 0 };
    // A complaint is about something that was, whatever it wishes for.
    if kind != Kind::Complaint && sum(Label::Potential) + idea >= CLEAR {
        Priority::Potential
    } else {
        Priority::General
    }
}

fn mood(raw: &str, safety: bool, priority: Priority, sum: impl Fn(Label) -> i32) -> Mood {
    let calm = sum(Label::Neutral);
    let loud =
        i32::from(raw.contains("!!") || raw.contains("！！")) + if shouts(raw) { MOODY } else { 0 };
    // Whoever writes out of danger is not calm, even in few words.
    let danger = if safety { MOODY } else { 0 };
    if sum(Label::Angry) + loud - calm >= MOODY {
        Mood::Angry
    } else if sum(Label::Upset) + danger - calm >= MOODY {
        Mood::Upset
    } else if priority > Priority::Important && sum(Label::Pleased) - calm >= MOODY {
        Mood::Pleased
    } else {
        Mood::Neutral
    }
}

fn shouts(raw: &str) -> bool {
    let count = |is: fn(char) -> bool| raw.chars().filter(|&c| is(c)).count();
    let loud = count(|c| matches!(c, 'A'..='Z' | 'Ａ'..='Ｚ'));
    let quiet = count(|c| matches!(c, 'a'..='z' | 'ａ'..='ｚ'));
    loud >= SHOUT && loud > quiet * 2
}

/// The findings that speak for what is suggested, the strongest first, each word once a label.
fn because(raw: &str, found: &[Finding], labels: &[Label; 3]) -> Vec<Found> {
    let speaks = |label| labels.contains(&label) || label == Label::Safety;
    let mut speaking: Vec<&Finding> = found
        .iter()
        .filter(|finding| speaks(finding.label))
        .collect();
    speaking.sort_by_key(|finding| (-finding.weight, finding.label, finding.place.start));
    let mut shown: Vec<&Finding> = Vec::new();
    for finding in speaking {
        let is_inside = |other: &&Finding| {
            // What is a danger needs no further word on being urgent.
            (other.label == finding.label || other.label == Label::Safety)
                && other.place.start <= finding.place.start
                && finding.place.end <= other.place.end
        };
        if shown.len() < MOST_FOUND && !shown.iter().any(is_inside) {
            shown.push(finding);
        }
    }
    shown
        .into_iter()
        .map(|finding| Found {
            words: raw
                .get(finding.place.clone())
                .unwrap_or_default()
                .to_owned(),
            label: finding.label,
        })
        .collect()
}

const fn of_kind(kind: Kind) -> Label {
    match kind {
        Kind::Enquiry => Label::Enquiry,
        Kind::Suggestion => Label::Suggestion,
        Kind::Complaint => Label::Complaint,
        Kind::Purchase => Label::Purchase,
        Kind::CustomWork => Label::CustomWork,
    }
}

const fn of_priority(priority: Priority) -> Label {
    match priority {
        Priority::Urgent => Label::Urgent,
        Priority::Important => Label::Important,
        Priority::General => Label::General,
        Priority::Potential => Label::Potential,
    }
}

const fn of_mood(mood: Mood) -> Label {
    match mood {
        Mood::Angry => Label::Angry,
        Mood::Upset => Label::Upset,
        Mood::Neutral => Label::Neutral,
        Mood::Pleased => Label::Pleased,
    }
}
