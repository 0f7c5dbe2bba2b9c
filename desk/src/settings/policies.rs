//! Promises: how soon, for which cases.

use super::draft::{Draft, PolicyDraft, TARGETS};
use super::fields::{Line, add, choice, remove};
use super::removed::Row;
use super::state::Arranging;
use super::{duration, page};
use crate::parts::el::{El, el};
use crate::texts::{T, Text};
use crate::words;
use answerable_shared::case::Priority;

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
pub(crate) fn promises(state: Arranging, draft: &Draft) -> Vec<El> {
    let calendars: Vec<(String, String)> = draft
        .calendars
        .iter()
        .map(|calendar| (calendar.id.clone(), page::calendar_name(calendar)))
        .collect();
    let columns = el("div", "set-columns")
        .attr("aria-hidden", "true")
        .all(COLUMNS.map(|column| el("span", "").text(column.say())));
    let is_empty = draft.policies.is_empty();
    let table = el("div", "set-table")
        .attr("role", "group")
        .attr("aria-label", T.settings.section.promises.say())
        .all((!is_empty).then_some(columns));
    let rows = draft.policies.iter().enumerate();
    let table = table.all(rows.map(|(at, policy)| row(state, at, policy, &calendars)));
    let none = is_empty.then(|| el("p", "set-none").text(T.settings.policy.none.say()));
    let next = format!("policies[{}].kind", draft.policies.len());
    let note = el("div", "set-note")
        .add(el("p", "").text(T.settings.policy.wins.say()))
        .add(el("p", "").text(T.settings.policy.counted.say()));
    let mut section = vec![
        el("p", "set-lead").text(T.settings.policy.lead.say()),
        table,
    ];
    section.extend(none);
    section.push(add(
        state,
        T.settings.policy.add.say(),
        next,
        Draft::add_policy,
    ));
    section.push(note);
    section
}

fn row(state: Arranging, at: usize, policy: &PolicyDraft, calendars: &[(String, String)]) -> El {
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
    let targets = (0..TARGETS.len()).map(|target| {
        let value = policy.targets.get(target).map_or("", String::as_str);
        let hint = if target == 0 {
            T.settings.policy.needed
        } else {
            T.settings.policy.open
        };
        Line {
            hint: hint.say(),
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
    });
    let mut calendars = calendars.to_vec();
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
    el("div", "set-row")
        .attr("role", "group")
        .attr("aria-label", &T.settings.policy.row.fill([&number]))
        .add(kind)
        .add(priority)
        .all(targets)
        .add(calendar)
        .add(warn)
        .add(remove(
            state,
            Row::Policy(at),
            &T.settings.policy.remove.fill([&number]),
        ))
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
