//! The keyboard: everything that the mouse does.

use crate::case::aside::{self, Aside};
use crate::case::{actions, hand, triage};
use crate::composer::send;
use crate::composer::tab::Tab;
use crate::desk::Desk;
use crate::inbox::{feed, list};
use crate::parts::{page, timer};
use crate::reactive::*;
use answerable_shared::command::CommandName;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Next,
    Previous,
    Open,
    Write(Tab),
    Triage,
    Hand,
    Search,
    Figures,
    Help,
    Leave,
    Send,
}

/// What a key asks for, while somebody is typing or not.
fn wish(key: &str, with_control: bool, typing: bool) -> Option<Wish> {
    match key {
        "Escape" => Some(Wish::Leave),
        "Enter" if with_control => Some(Wish::Send),
        _ if typing || with_control => None,
        "j" => Some(Wish::Next),
        "k" => Some(Wish::Previous),
        "Enter" => Some(Wish::Open),
        "/" => Some(Wish::Search),
        "?" => Some(Wish::Help),
        "f" => Some(Wish::Figures),
        "t" => Some(Wish::Triage),
        "a" => Some(Wish::Hand),
        _ => Tab::ALL
            .into_iter()
            .find(|tab| tab.key() == Some(key))
            .map(Wish::Write),
    }
}

/// Listens while the desk is open.
pub(crate) fn listen(desk: Desk) {
    timer::on_window("keydown", move |event| {
        if let Some(event) = event.dyn_ref() {
            heard(desk, event);
        }
    });
}

fn heard(desk: Desk, event: &KeyboardEvent) {
    // Of an input method composing a character, or of the browser itself.
    if event.is_composing() || event.alt_key() || event.default_prevented() {
        return;
    }
    // These sheets are modal: only what closes them is for us, and the browser does that.
    if desk.help.get_untracked() || desk.aside.get_untracked() == Some(Aside::Hand) {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into().ok());
    let typing = target.as_ref().is_some_and(takes_text);
    let control = event.ctrl_key() || event.meta_key();
    let Some(wish) = wish(&event.key(), control, typing) else {
        return;
    };
    if grant(desk, wish, target.as_ref()) {
        event.prevent_default();
    }
}

/// Does what was asked for; says whether that was anything.
fn grant(desk: Desk, wish: Wish, target: Option<&Element>) -> bool {
    match wish {
        Wish::Next => list::step(desk, true),
        Wish::Previous => list::step(desk, false),
        Wish::Open => open(desk, target),
        Wish::Write(tab) => write(desk, tab),
        Wish::Triage => triage(desk),
        Wish::Hand => hand::open(desk),
        Wish::Search => page::focus("search"),
        Wish::Figures => {
            desk.show_figures();
            true
        }
        Wish::Help => {
            desk.help.set(true);
            true
        }
        Wish::Leave => leave(desk, target),
        Wish::Send => send_open(desk, target),
    }
}

/// `Enter` on a button or link is the browser's; anywhere else it opens the row under the cursor.
fn open(desk: Desk, target: Option<&Element>) -> bool {
    let pressable = target.is_some_and(|target| {
        target
            .closest("button, a, summary, [role=tab]")
            .ok()
            .flatten()
            .is_some()
    });
    let Some(reference) = desk.cursor.get_untracked().filter(|_| !pressable) else {
        return false;
    };
    list::open(desk, &reference);
    true
}

fn write(desk: Desk, tab: Tab) -> bool {
    let Some(reference) = desk.open.get_untracked() else {
        return false;
    };
    if !actions::can(desk, &reference, tab.command()) {
        return false;
    }
    desk.tab.set(tab);
    page::focus_soon(format!("write-{}", tab.slug()));
    true
}

fn triage(desk: Desk) -> bool {
    let Some(reference) = desk.open.get_untracked() else {
        return false;
    };
    let found = untrack(|| {
        desk.case(&reference)
            .head(|head| (head.kind, head.priority))
    });
    let Some(found) = found.filter(|_| actions::can(desk, &reference, CommandName::Triage)) else {
        return false;
    };
    triage::open(desk, found);
    true
}

/// One step out: of what is laid over the case, of the field, of the search, of the case.
fn leave(desk: Desk, target: Option<&Element>) -> bool {
    if aside::put_away(desk) {
        return true;
    }
    if target.is_some_and(|target| target.id() == "search") {
        if desk
            .selection
            .with_untracked(|selection| selection.query.is_empty())
        {
            list::focus(desk);
        } else {
            desk.selection.update(|selection| {
                selection.query.clear();
                selection.found.clear();
            });
            feed::select(desk);
        }
        return true;
    }
    if let Some(field) = target.filter(|target| takes_text(target)) {
        if let Some(field) = field.dyn_ref::<HtmlElement>() {
            let _blurred = field.blur();
        }
        list::focus(desk);
        return true;
    }
    if desk.open.get_untracked().is_some() {
        desk.close();
        list::focus(desk);
        return true;
    }
    false
}

/// Ctrl+Enter sends from inside the composer only, so that nothing goes out by accident.
fn send_open(desk: Desk, target: Option<&Element>) -> bool {
    let inside = target.is_some_and(|target| target.closest(".composer").ok().flatten().is_some());
    let Some(reference) = desk.open.get_untracked().filter(|_| inside) else {
        return false;
    };
    send::send(desk, &reference, desk.tab.get_untracked());
    true
}

fn takes_text(target: &Element) -> bool {
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return !matches!(input.type_().as_str(), "checkbox" | "radio" | "button");
    }
    matches!(target.tag_name().as_str(), "TEXTAREA" | "SELECT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_letters_while_somebody_types() {
        assert_eq!(wish("j", false, false), Some(Wish::Next));
        assert_eq!(wish("j", false, true), None);
        assert_eq!(wish("e", false, false), Some(Wish::Write(Tab::Resolve)));
        assert_eq!(wish("t", false, false), Some(Wish::Triage));
        assert_eq!(wish("a", false, false), Some(Wish::Hand));
        assert_eq!(wish("q", false, false), Some(Wish::Write(Tab::Ask)));
        assert_eq!(wish("f", false, false), Some(Wish::Figures));
        assert_eq!(wish("?", false, true), None);
    }

    #[test]
    fn what_leaves_and_sends_works_everywhere() {
        assert_eq!(wish("Escape", false, true), Some(Wish::Leave));
        assert_eq!(wish("Enter", true, true), Some(Wish::Send));
        assert_eq!(wish("Enter", false, true), None);
    }

    #[test]
    fn the_browsers_own_keys_stay_the_browsers() {
        for key in ["r", "p", "n", "k", "a", "t", "/"] {
            assert_eq!(wish(key, true, false), None, "Ctrl+{key}");
        }
    }
}
