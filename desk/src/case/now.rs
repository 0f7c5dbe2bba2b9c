//! What to do now, and the buttons that do it.

use super::actions::Acting;
use super::cell::CaseCell;
use super::pieces::{free, may};
use super::todo::{Todo, take, todo};
use crate::composer::tab::Tab;
use crate::desk::Desk;
use crate::parts::el::{El, button, el, group, icon};
use crate::parts::icon::Sign;
use crate::parts::notice::went_wrong;
use crate::parts::page;
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::command::CommandName;

/// What to do now.
pub(crate) fn now(desk: Desk, reference: String, cell: CaseCell) -> El {
    let taking = Acting::new();
    let can_reopen = may(desk, &cell, CommandName::Reopen);
    let me = desk.me();
    let taken = cell.clone();
    let state = Memo::new(move |_| {
        let latest = cell.latest_of_requester();
        cell.head(|head| todo(head, latest, &me))
    });
    let me = desk.me();
    let take = Memo::new(move |_| taken.head(|head| take(head, &me).filter(|_| desk.may_act()))?);
    let is_ours = move || state.with(|state| state.as_ref().is_some_and(|state| state.ours));
    let words = el("div", "todo-words").with(move || state.get().map(|todo| words(&todo)));
    let take = move || {
        let reference = reference.clone();
        let press = move || taking.take(desk, reference.clone());
        let button = button("button", None, &take.get()?, press).class_if("main", is_ours);
        Some(button.attr_is("aria-disabled", move || taking.busy.get()))
    };
    let card = el("div", "todo-card")
        .class_if("ours", is_ours)
        .add(words)
        .with(take)
        .with(move || can_reopen.get().then(|| reopen(desk)));
    el("section", "todo")
        .attr("id", "now")
        .attr("tabindex", "-1")
        .attr("aria-label", T.page.now.say())
        .add(card)
        .with(move || went_wrong("notice soon", taking.trouble.get()))
}

fn words(todo: &Todo) -> El {
    let alarms = todo.alarms.iter().map(|alarm| {
        el("p", "todo-alarm")
            .attr("dir", "auto")
            .add(icon(Sign::Warning))
            .text(alarm)
    });
    group()
        .add(free("h2", "", &todo.title))
        .add(free("p", "", &todo.text))
        .all(alarms)
}

fn reopen(desk: Desk) -> El {
    button("button", None, T.page.reopen.say(), move || {
        desk.tab.set(Tab::Reopen);
        page::focus_soon(format!("write-{}", Tab::Reopen.slug()));
    })
}
