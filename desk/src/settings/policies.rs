//! Promises: how soon, for which cases.

use super::draft::{Draft, PolicyDraft, TARGETS};
use super::fields::{Line, add, choice, remove};
use super::removed::Row;
use super::state::Arranging;
use super::{duration, page};
use crate::texts::{T, Text};
use crate::words;
use answerable_shared::case::Priority;
use leptos::prelude::*;

/// What stands above each column.
const COLUMNS: [Text; 8] = [
    T.settings.policy.kind,
    T.settings.policy.priority,
    T.settings.policy.first,
    T.settings.policy.news,
    T.settings.policy.offer,
    T.settings.policy.solved,
    T.settings.policy.calendar,
    T.settings.policy.warn,
];

/// The section.
pub(crate) fn promises(state: Arranging, draft: &Draft) -> AnyView {
    let calendars: Vec<(String, String)> = draft
        .calendars
        .iter()
        .map(|calendar| (calendar.id.clone(), page::calendar_name(calendar)))
        .collect();
    let rows: Vec<AnyView> = draft
        .policies
        .iter()
        .enumerate()
        .map(|(at, policy)| row(state, at, policy, calendars.clone()))
        .collect();
    let columns: Vec<AnyView> = COLUMNS
        .map(|column| view! { <span>{column.say()}</span> }.into_any())
        .into();
    let is_empty = rows.is_empty();
    let next = format!("policies[{}].kind", rows.len());
    view! {
        <p class="set-lead">{T.settings.policy.lead.say()}</p>
        <div class="set-table" role="group" aria-label=T.settings.section.promises.say()>
            <div class="set-columns" aria-hidden="true" hidden=is_empty>
                {columns}
            </div>
            {rows}
        </div>
        {is_empty.then(|| view! { <p class="set-none">{T.settings.policy.none.say()}</p> })}
        {add(state, T.settings.policy.add.say(), next, Draft::add_policy)}
        <div class="set-note">
            <p>{T.settings.policy.wins.say()}</p>
            <p>{T.settings.policy.counted.say()}</p>
        </div>
    }
    .into_any()
}

fn row(
    state: Arranging,
    at: usize,
    policy: &PolicyDraft,
    mut calendars: Vec<(String, String)>,
) -> AnyView {
    let field = |name: &str| format!("policies[{at}].{name}");
    let label = |column: usize| COLUMNS[column].say();
    let kind = choice(
        state,
        field("kind"),
        label(0),
        kinds(),
        policy.kind.map_or("", words::kind_on_wire),
        move |draft, value| {
            let kind = words::KINDS
                .into_iter()
                .find(|kind| words::kind_on_wire(*kind) == value);
            edit(draft, at, |policy| policy.kind = kind);
        },
    );
    let priority = choice(
        state,
        field("priority"),
        label(1),
        priorities(),
        policy.priority.map_or("", words::priority_on_wire),
        move |draft, value| {
            let priority = words::PRIORITIES
                .into_iter()
                .find(|priority| words::priority_on_wire(*priority) == value);
            edit(draft, at, |policy| policy.priority = priority);
        },
    );
    let targets: Vec<AnyView> = (0..TARGETS.len())
        .map(|target| {
            let value = policy.targets.get(target).map_or("", String::as_str);
            Line {
                hint: if target == 0 {
                    T.settings.policy.needed
                } else {
                    T.settings.policy.open
                }
                .say(),
                tidy: Some(tidy),
                ..Line::new(
                    field(&format!("targets.{}", TARGETS[target])),
                    label(target + 2),
                    value,
                )
            }
            .draw(state, move |draft, text| {
                edit(draft, at, |policy| {
                    if let Some(it) = policy.targets.get_mut(target) {
                        *it = text;
                    }
                });
            })
        })
        .collect();
    if !calendars.iter().any(|(id, _)| *id == policy.calendar) {
        let none = T.settings.policy.choose.owned();
        calendars.insert(0, (policy.calendar.clone(), none));
    }
    let calendar = choice(
        state,
        field("calendar"),
        label(6),
        calendars,
        &policy.calendar,
        move |draft, value| edit(draft, at, |policy| policy.calendar = value),
    );
    let warn = Line {
        hint: "75",
        ..Line::new(field("warn_percent"), label(7), &policy.warn)
    }
    .draw(state, move |draft, text| {
        edit(draft, at, |policy| policy.warn = text);
    });
    let number = (at + 1).to_string();
    view! {
        <div class="set-row" role="group" aria-label=T.settings.policy.row.fill([&number])>
            {kind}
            {priority}
            {targets}
            {calendar}
            {warn}
            {remove(state, Row::Policy(at), T.settings.policy.remove.fill([&number]))}
        </div>
    }
    .into_any()
}

fn edit(draft: &mut Draft, at: usize, change: impl FnOnce(&mut PolicyDraft)) {
    if let Some(policy) = draft.policies.get_mut(at) {
        change(policy);
    }
}

fn tidy(text: &str) -> Option<String> {
    duration::parse(text).map(duration::format)
}

fn kinds() -> Vec<(String, String)> {
    let kinds = words::KINDS.map(|kind| {
        let name = words::kind(kind).to_owned();
        (words::kind_on_wire(kind).to_owned(), name)
    });
    with_all(T.settings.policy.all_kinds, &kinds)
}

fn priorities() -> Vec<(String, String)> {
    let priorities = words::PRIORITIES.map(|priority: Priority| {
        let name = words::priority(priority).to_owned();
        (words::priority_on_wire(priority).to_owned(), name)
    });
    with_all(T.settings.policy.all_priorities, &priorities)
}

fn with_all(all: Text, options: &[(String, String)]) -> Vec<(String, String)> {
    let mut list = vec![(String::new(), all.owned())];
    list.extend_from_slice(options);
    list
}
