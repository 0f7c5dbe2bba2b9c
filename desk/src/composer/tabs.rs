//! The tabs above the composer's fields.

use super::tab::Tab;
use crate::case::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::el::{El, button, el};
use crate::parts::page;
use crate::reactive::*;
use crate::texts::T;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The tabs of one case, and the one that is shown.
pub(crate) fn tabs(desk: Desk, case: &CaseCell, reference: &str) -> (El, Memo<Option<Tab>>) {
    let (case, known) = (case.clone(), reference.to_owned());
    let tabs = Memo::new(move |_| {
        let typed = |tab: Tab| {
            let draft = desk.draft(&known, tab).draft;
            draft.with(|draft| !draft.is_empty())
        };
        Tab::ALL
            .into_iter()
            // What was typed stays at hand, even where the case does not take it any more.
            .filter(|tab| takes(&case, *tab) || typed(*tab))
            .collect::<Vec<_>>()
    });
    let current = Memo::new(move |_| {
        let wished = desk.tab.get();
        tabs.with(|tabs| {
            tabs.contains(&wished)
                .then_some(wished)
                .or_else(|| tabs.first().copied())
        })
    });
    let reference = reference.to_owned();
    let list = el("div", "tabs")
        .attr("role", "tablist")
        .attr("aria-label", T.panel.tabs.say())
        .on("keydown", move |event| walk(desk, tabs, current, &event))
        .each(
            move || tabs.get(),
            |tab| tab.slug().to_owned(),
            move |tab| one(desk, tab, current, &reference),
        );
    (list, current)
}

/// Whether a case takes what a tab makes.
pub(crate) fn takes(case: &CaseCell, tab: Tab) -> bool {
    case.head(|head| head.can.contains(&tab.command()))
        .unwrap_or_default()
}

/// The identifier of a tab in the page.
pub(crate) fn id(tab: Tab) -> String {
    format!("tab-{}", tab.slug())
}

fn one(desk: Desk, tab: Tab, current: Memo<Option<Tab>>, reference: &str) -> El {
    let draft = desk.draft(reference, tab).draft;
    let is_current = move || current.get() == Some(tab);
    let dot = move || {
        let said = el("span", "sr").text(T.panel.draft.say());
        [el("span", "draft-dot").add(said)]
    };
    let key = tab
        .key()
        .map(|key| el("kbd", "").attr("aria-hidden", "true").text(key));
    let press = move || {
        desk.tab.set(tab);
        page::focus_soon(format!("write-{}", tab.slug()));
    };
    button(&format!("tab {}", tab.slug()), None, tab.title(), press)
        .attr("role", "tab")
        .attr("id", &id(tab))
        .attr("aria-controls", "panel")
        .attr_is("aria-selected", is_current)
        .attr_with("tabindex", move || {
            Some(if is_current() { "0" } else { "-1" }.to_owned())
        })
        .when(
            move || draft.with(|draft| !draft.is_empty()) && !is_current(),
            dot,
        )
        .all(key)
}

/// Arrow keys walk along the tabs.
fn walk(desk: Desk, tabs: Memo<Vec<Tab>>, current: Memo<Option<Tab>>, event: &Event) {
    let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let step = match pressed.key().as_str() {
        "ArrowRight" => 1,
        // One less, around the end.
        "ArrowLeft" => tabs.with_untracked(Vec::len).saturating_sub(1),
        _ => return,
    };
    let to = tabs.with_untracked(|tabs| {
        let at = tabs
            .iter()
            .position(|tab| Some(*tab) == current.get_untracked())?;
        tabs.get((at + step) % tabs.len()).copied()
    });
    if let Some(to) = to {
        event.prevent_default();
        desk.tab.set(to);
        page::focus_soon(id(to));
    }
}
