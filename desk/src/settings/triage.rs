//! What words mean at this site, beyond what they mean everywhere.

use super::draft::Draft;
use super::fields::{Line, add, choice, remove};
use super::removed::Row;
use super::state::Arranging;
use crate::parts::el::{El, el};
use crate::texts::T;
use crate::words;
use answerable_shared::triage::{HEAVIEST, Label, Rule};

/// The section.
pub(crate) fn triage(state: Arranging, draft: &Draft) -> Vec<El> {
    let text = &T.settings.words;
    let own = draft.triage.own.iter().enumerate();
    let own = el("div", "set-cards").all(own.map(|(at, rule)| row(state, at, rule)));
    let off = draft.triage.off.iter().enumerate();
    let off = el("div", "set-cards").all(off.map(|(at, words)| off_row(state, at, words)));
    let next_own = format!("triage.own[{}].words", draft.triage.own.len());
    let next_off = format!("triage.off[{}]", draft.triage.off.len());
    vec![
        el("p", "set-lead").text(text.lead.say()),
        own,
        add(state, text.add.say(), next_own, |draft| {
            draft.triage.own.push(Rule {
                words: String::new(),
                means: Label::Important,
                weight: USUAL,
            });
        }),
        el("div", "set-note")
            .add(el("p", "").text(text.pattern.say()))
            .add(el("p", "").text(text.weights.say())),
        el("h4", "set-sub").text(text.off.say()),
        el("p", "set-hint").text(text.off_lead.say()),
        off,
        add(state, text.off_add.say(), next_off, |draft| {
            draft.triage.off.push(String::new());
        }),
    ]
}

/// What a new rule weighs: enough for a priority to be suggested by it alone.
const USUAL: i32 = 4;

/// What words can speak for, in the order of the list.
const LABELS: [Label; 15] = Label::ALL;

fn row(state: Arranging, at: usize, rule: &Rule) -> El {
    let text = &T.settings.words;
    let field = |name: &str| format!("triage.own[{at}].{name}");
    let line = Line::new(field("words"), text.words.say(), &rule.words).draw(
        state,
        move |draft, words| {
            edit(draft, at, |rule| rule.words = words);
        },
    );
    let labels = LABELS.map(|label| (label.as_str().to_owned(), words::label(label).to_owned()));
    let means = choice(
        state,
        field("means"),
        text.means.say(),
        labels.to_vec(),
        rule.means.as_str(),
        move |draft, value| {
            let label = LABELS.into_iter().find(|label| label.as_str() == value);
            edit(draft, at, |rule| rule.means = label.unwrap_or(rule.means));
        },
    );
    let weights = (1..=HEAVIEST).map(|weight| (weight.to_string(), weight.to_string()));
    let weight = choice(
        state,
        field("weight"),
        text.weight.say(),
        weights.collect(),
        &rule.weight.to_string(),
        move |draft, value| {
            edit(draft, at, |rule| {
                rule.weight = value.parse().unwrap_or(rule.weight);
            });
        },
    );
    let label = text.remove.fill([&rule.words]);
    el("div", "set-pair set-rule")
        .attr("role", "group")
        .attr("aria-label", &rule.words)
        .add(line)
        .add(means)
        .add(weight)
        .add(remove(state, Row::Rule(at), &label))
}

fn off_row(state: Arranging, at: usize, words: &str) -> El {
    let text = &T.settings.words;
    let line = Line::new(format!("triage.off[{at}]"), text.words.say(), words).draw(
        state,
        move |draft, words| {
            if let Some(it) = draft.triage.off.get_mut(at) {
                *it = words;
            }
        },
    );
    el("div", "set-pair set-off").add(line).add(remove(
        state,
        Row::Off(at),
        &text.remove.fill([words]),
    ))
}

fn edit(draft: &mut Draft, at: usize, change: impl FnOnce(&mut Rule)) {
    if let Some(rule) = draft.triage.own.get_mut(at) {
        change(rule);
    }
}
