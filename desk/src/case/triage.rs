//! What sort of matter it is and how much it matters: two chips, and the menu that changes them in one step.

mod choice;

use super::actions::{Acting, Given};
use super::aside::{self, Aside};
use super::cell::CaseCell;
use super::pieces::{free, mark, may};
use crate::desk::Desk;
use crate::parts::el::{El, el, group, icon};
use crate::parts::icon::Sign;
use crate::parts::page;
use crate::reactive::*;
use crate::texts::T;
use crate::words;
use answerable_shared::case::Priority;
use answerable_shared::command::CommandName;
use choice::{CHOICES, Choice, Found, KINDS_FROM, missing, numbered, step};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The identifier of the button that opens the menu.
pub(crate) const OPENER: &str = "triage";

/// The chips; for whoever may, with the menu behind them.
pub(crate) fn triage(cell: CaseCell, reference: String) -> El {
    let desk = Desk::here();
    aside::mind_presses(desk);
    let can = may(desk, &cell, CommandName::Triage);
    let triage = Triage::new(desk, cell, reference);
    let (found, trouble) = (triage.found, triage.acting.trouble);
    let face = move || {
        if can.get() {
            opener(triage)
        } else {
            el("span", "chips").with(move || found.get().map(chips))
        }
    };
    let is_open = move || desk.aside.get() == Some(Aside::Triage);
    let shown = el("span", "triage aside-root")
        .with(move || Some(face()))
        .when(is_open, move || Some(menu(triage)));
    let notice = move || {
        let sentence = trouble.get()?;
        let notice = el("span", "notice soon triage-trouble").attr("role", "alert");
        Some(
            notice
                .add(icon(Sign::Warning))
                .add(free("span", "", &sentence)),
        )
    };
    group().add(shown).with(notice)
}

/// What is known and wished of one case.
#[derive(Clone, Copy)]
struct Triage {
    desk: Desk,
    reference: StoredValue<String>,
    acting: Acting,
    /// What was chosen shows at once, before the edge has said so.
    wished: RwSignal<Option<Found>>,
    found: Memo<Option<Found>>,
}

impl Triage {
    fn new(desk: Desk, cell: CaseCell, reference: String) -> Self {
        let wished = RwSignal::new(None);
        let found = Memo::new(move |_| {
            wished
                .get()
                .or_else(|| cell.head(|head| (head.kind, head.priority)))
        });
        Self {
            desk,
            reference: StoredValue::new(reference),
            acting: Acting::new(),
            wished,
            found,
        }
    }

    fn choose(self, choice: Choice) {
        let closed = aside::put_away(self.desk);
        let Some(found) = self.found.get_untracked().filter(|_| closed) else {
            return;
        };
        let wish = choice.applied_to(found);
        if wish != found {
            self.wished.set(Some(wish));
            self.ask_for(wish);
        }
    }

    /// Asks the edge for what is wished. While it still owes an answer to an earlier wish, this one follows that answer.
    fn ask_for(self, wish: Found) {
        let Self {
            desk,
            wished,
            acting,
            ..
        } = self;
        if acting.busy.get_untracked() {
            return;
        }
        let reference = self.reference.get_value();
        let found = found_now(desk, &reference);
        let Some(command) = found.and_then(|found| missing(found, wish)) else {
            wished.set(None);
            return;
        };
        acting.give(desk, reference, command, move |given| {
            // The page may have gone on to another case meanwhile.
            let newer = wished
                .try_get_untracked()
                .flatten()
                .filter(|newer| given == Given::Done && *newer != wish);
            match newer {
                Some(newer) => self.ask_for(newer),
                None => {
                    let _gone = wished.try_set(None);
                }
            }
        });
    }
}

/// What a case is found to be, outside of anything that redraws.
fn found_now(desk: Desk, reference: &str) -> Option<Found> {
    let cell = desk.case(reference);
    untrack(|| cell.head(|head| (head.kind, head.priority)))
}

fn opener(triage: Triage) -> El {
    let Triage {
        desk,
        found,
        acting,
        ..
    } = triage;
    let is_open = move || (desk.aside.get() == Some(Aside::Triage)).to_string();
    el("button", "chips")
        .attr("type", "button")
        .attr("id", OPENER)
        .attr("aria-haspopup", "menu")
        .attr_with("aria-expanded", move || Some(is_open()))
        .attr_with("title", move || found.get().map(label))
        .attr_with("aria-busy", move || Some(acting.busy.get().to_string()))
        .on("click", move |_| toggle(desk, found.get_untracked()))
        .with(move || found.get().map(chips))
        .add(icon(Sign::Down))
}

/// Opens the menu, with the focus on the present priority.
fn open(desk: Desk, found: Found) {
    desk.aside.set(Some(Aside::Triage));
    let at = CHOICES
        .iter()
        .position(|choice| Some(*choice) == found.1.map(Choice::Priority));
    page::focus_soon(choice_id(at.unwrap_or_default()));
}

fn toggle(desk: Desk, found: Option<Found>) {
    if desk.aside.get_untracked() == Some(Aside::Triage) {
        aside::put_away(desk);
    } else if let Some(found) = found {
        open(desk, found);
    }
}

fn menu(triage: Triage) -> El {
    let (priority, kind) = (T.triage.priority.say(), T.triage.kind.say());
    let kinds = KINDS_FROM..CHOICES.len();
    el("div", "menu")
        .attr("role", "menu")
        .attr("aria-label", T.triage.label.say())
        .add(titled(triage, "triage-priority", priority, 0..KINDS_FROM))
        .add(titled(triage, "triage-kind", kind, kinds))
        .on("keydown", move |event| walk(triage, &event))
}

fn titled(triage: Triage, id: &str, title: &str, which: Range<usize>) -> El {
    el("div", "")
        .attr("role", "group")
        .attr("aria-labelledby", id)
        .add(el("p", "menu-title").attr("id", id).text(title))
        .all(which.map(|at| item(triage, at)))
}

fn item(triage: Triage, at: usize) -> El {
    let choice = CHOICES[at];
    let is_now = Memo::new(move |_| {
        triage
            .found
            .get()
            .is_some_and(|(kind, priority)| match choice {
                Choice::Priority(choice) => priority == Some(choice),
                Choice::Kind(choice) => kind == choice,
            })
    });
    let item = el("button", "menu-item")
        .attr("type", "button")
        .attr("role", "menuitemradio")
        .attr("id", &choice_id(at))
        .attr("tabindex", "-1")
        .attr_with("aria-checked", move || Some(is_now.get().to_string()))
        .on("click", move |_| triage.choose(choice));
    let item = match choice {
        Choice::Priority(priority) => {
            let number = el("kbd", "").attr("aria-hidden", "true");
            item.add(priority_chip(priority))
                .add(number.text(&(at + 1).to_string()))
        }
        Choice::Kind(kind) => item.add(el("span", "").text(words::kind(kind))),
    };
    item.with(move || is_now.get().then(|| icon(Sign::Check)))
}

/// Arrow keys walk, a number chooses a priority; leaving by Tab puts the menu away.
fn walk(triage: Triage, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let key = event.key();
    if key == "Tab" {
        aside::put_away(triage.desk);
        return;
    }
    if let Some(choice) = numbered(&key) {
        event.prevent_default();
        triage.choose(choice);
        return;
    }
    let at = (0..CHOICES.len()).find(|at| page::has_focus(&choice_id(*at)));
    if let Some(to) = at.and_then(|at| step(&key, at)) {
        event.prevent_default();
        page::focus(&choice_id(to));
    }
}

fn choice_id(at: usize) -> String {
    format!("triage-{at}")
}

fn label((kind, priority): Found) -> String {
    let priority = priority.map(words::priority).unwrap_or_default();
    T.triage.change.fill([words::kind(kind), priority])
}

fn chips((kind, priority): Found) -> El {
    group()
        .all(priority.map(priority_chip))
        .add(el("span", "chip").text(words::kind(kind)))
}

/// A priority: icon, word and colour.
fn priority_chip(priority: Priority) -> El {
    let (class, sign) = match priority {
        Priority::Urgent => ("chip urgent", Sign::Alarm),
        Priority::Important => ("chip important", Sign::Up),
        Priority::General => ("chip general", Sign::Dash),
        Priority::Potential => ("chip potential", Sign::Bulb),
    };
    mark(class, sign, words::priority(priority))
}
