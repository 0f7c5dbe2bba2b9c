//! What the report is about: its period and its rows.

use super::period::Period;
use super::state::Figuring;
use crate::parts::el::{El, button, el, typed};
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::figures::By;

/// Both choices.
pub(crate) fn choices(state: Figuring) -> El {
    let periods = Period::ALL.map(|period| {
        let chosen = move || state.period.get() == period;
        choice(&name(period), chosen, move || {
            if period == Period::Own && !chosen() {
                // What is shown already is what to begin with.
                let (from, to) = untrack(|| state.days()).unwrap_or_default();
                state.from.set(from);
                state.to.set(to);
            }
            state.period.set(period);
        })
    });
    let rows = [
        By::Day,
        By::Week,
        By::Month,
        By::Team,
        By::Kind,
        By::Priority,
    ]
    .map(|by| {
        let chosen = move || state.by.get() == by;
        choice(row_name(by), chosen, move || state.by.set(by))
    });
    el("div", "fig-choices")
        .add(group(T.figures.period.say()).all(periods))
        .when(
            move || state.period.get() == Period::Own,
            move || [own(state)],
        )
        .add(group(T.figures.by.say()).all(rows))
}

fn group(label: &str) -> El {
    el("div", "fig-group")
        .attr("role", "group")
        .attr("aria-label", label)
}

fn choice(words: &str, chosen: impl Fn() -> bool + 'static, choose: impl Fn() + 'static) -> El {
    button("button small", None, words, choose).attr_is("aria-pressed", chosen)
}

/// The fields for dates of one's own.
fn own(state: Figuring) -> El {
    let field = |id: &'static str, label: &str, day: RwSignal<String>| {
        let input = el("input", "")
            .attr("type", "date")
            .attr("id", id)
            .attr("value", &day.get_untracked())
            .on("change", move |event| day.set(typed(&event)));
        el("div", "field")
            .add(el("label", "").attr("for", id).text(label))
            .add(input)
    };
    let hint = move || {
        let hint = el("p", "fig-hint").attr("role", "status");
        state
            .days()
            .is_none()
            .then(|| hint.text(T.figures.own_hint.say()))
    };
    el("div", "fig-own")
        .add(field("fig-from", T.figures.from.say(), state.from))
        .add(field("fig-to", T.figures.to.say(), state.to))
        .with(hint)
}

fn name(period: Period) -> String {
    match period {
        Period::Days(days) => T
            .figures
            .days
            .count(usize::try_from(days).unwrap_or_default()),
        Period::Month => T.figures.month.owned(),
        Period::Own => T.figures.own.owned(),
    }
}

/// What rows of that sort are called.
pub(crate) fn row_name(by: By) -> &'static str {
    match by {
        By::Team => T.figures.team,
        By::Kind => T.triage.kind,
        By::Priority => T.triage.priority,
        By::Day => T.figures.day,
        By::Week => T.figures.week,
        By::Month => T.figures.by_month,
    }
    .say()
}
