//! What teams have been asked to do on the side: who, what, until when.

use super::actions::Acting;
use super::cell::CaseCell;
use super::form::{Words, opened};
use super::pieces::{free, may};
use crate::desk::Desk;
use crate::parts::bar::{bar, due_words};
use crate::parts::el::{El, el, group, icon};
use crate::parts::icon::Sign;
use crate::parts::time::{Style, when};
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::command::{Command, CommandName};
use answerable_shared::task::Task;

/// The tasks that are still to be done, where there are any.
pub(crate) fn tasks(desk: Desk, reference: String, cell: CaseCell) -> El {
    let may = may(desk, &cell, CommandName::Report);
    let open = Memo::new(move |_| cell.head(|head| head.tasks.clone()).unwrap_or_default());
    let has_some = move || open.with(|open| !open.is_empty());
    group().when(has_some, move || {
        let reference = reference.clone();
        let list = el("ul", "task-list").each(
            move || open.get(),
            |task| task.number.to_string(),
            move |task| row(desk, &reference, task, may),
        );
        let section = el("section", "tasks").attr("aria-label", T.task.label.say());
        Some(section.add(el("h2", "").text(T.task.label.say())).add(list))
    })
}

/// A task never changes, but for whether it is late, which the time tells.
fn row(desk: Desk, reference: &str, task: Task, may: Memo<bool>) -> El {
    let Task {
        number,
        team,
        text,
        at,
        due,
        ..
    } = task;
    let head = el("p", "task-head")
        .add(icon(Sign::Onward))
        .add(el("bdi", "task-team").text_with(move || desk.team_name(&team)));
    let head = match due {
        Some(due) => head
            .add(bar(at, due))
            .add(due_words(at, due))
            .add(el("span", "line-when").add(when(due, Style::Moment))),
        None => head,
    };
    let reference = reference.to_owned();
    let answer = move || {
        let words = Words {
            id: format!("task-{number}"),
            open: T.task.answer.say(),
            label: T.task.came.say(),
            hint: T.task.came_hint.say(),
            does: T.task.send.say(),
            doing: T.task.sending.say(),
        };
        let report = move |text| Command::Report { task: number, text };
        let acting = Acting::new();
        let reference = reference.clone();
        Some(opened(desk, reference, acting, words, || None, report))
    };
    el("li", "task")
        .class_if("late", move || due.is_some_and(|due| due < desk.now.get()))
        .add(head)
        .add(free("p", "said", &text))
        .when(move || may.get(), answer)
}
