//! The keyboard: everything that the mouse does.

use crate::case::aside::{self, Aside};
use crate::case::{actions, hand, review, triage};
use crate::composer::tab::Tab;
use crate::composer::{canned, send};
use crate::desk::Desk;
use crate::inbox::bulk::act::Act;
use crate::inbox::bulk::{chosen::Chosen, run};
use crate::inbox::order::Queue;
use crate::inbox::sheet::{self, Sheet};
use crate::inbox::{cursor, feed, filters, list, undo, views};
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
    /// The next one too, or the one before.
    Reach(Way),
    Choose,
    ChooseAll,
    Take,
    Undo,
    Queue(Way),
    Board,
    /// The saved view in that place.
    View(usize),
    SaveView,
    Filter,
    Open,
    Write(Tab),
    Triage,
    Hand,
    /// A team on the side.
    Task,
    Review,
    Search,
    Figures,
    Help,
    Leave,
    Send,
    Canned,
}

/// Along the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

/// What a key asks for, while somebody is typing or not.
fn wish(key: &str, with_control: bool, typing: bool) -> Option<Wish> {
    match key {
        "Escape" => Some(Wish::Leave),
        "Enter" if with_control => Some(Wish::Send),
        "." if with_control => Some(Wish::Canned),
        _ if typing || with_control => None,
        "j" => Some(Wish::Next),
        "k" => Some(Wish::Previous),
        "J" => Some(Wish::Reach(Way::Down)),
        "K" => Some(Wish::Reach(Way::Up)),
        "x" => Some(Wish::Choose),
        "s" => Some(Wish::ChooseAll),
        "m" => Some(Wish::Take),
        "z" => Some(Wish::Undo),
        "]" => Some(Wish::Queue(Way::Down)),
        "[" => Some(Wish::Queue(Way::Up)),
        "b" => Some(Wish::Board),
        "v" => Some(Wish::SaveView),
        "f" => Some(Wish::Filter),
        "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" => key
            .parse()
            .ok()
            .and_then(|place: usize| place.checked_sub(1))
            .map(Wish::View),
        "Enter" => Some(Wish::Open),
        "/" => Some(Wish::Search),
        "?" => Some(Wish::Help),
        "g" => Some(Wish::Figures),
        "t" => Some(Wish::Triage),
        "a" => Some(Wish::Hand),
        "d" => Some(Wish::Task),
        "w" => Some(Wish::Review),
        _ => Tab::ALL
            .into_iter()
            .find(|tab| tab.key() == Some(key))
            .map(Wish::Write),
    }
}

/// What an arrow key asks for on a row of the list, with Shift held or not.
const fn arrow(key: &str, shift: bool) -> Option<Wish> {
    let way = match key.as_bytes() {
        b"ArrowDown" => Way::Down,
        b"ArrowUp" => Way::Up,
        b" " => return Some(Wish::Choose),
        _ => return None,
    };
    Some(match (way, shift) {
        (way, true) => Wish::Reach(way),
        (Way::Down, false) => Wish::Next,
        (Way::Up, false) => Wish::Previous,
    })
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
    if desk.help.get_untracked()
        || desk.inbox.sheet.with_untracked(Option::is_some)
        || desk.aside.get_untracked().is_some_and(Aside::is_sheet)
    {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into().ok());
    let typing = target.as_ref().is_some_and(takes_text);
    let control = event.ctrl_key() || event.meta_key();
    let key = event.key();
    let on_row = target
        .as_ref()
        .is_some_and(|target: &Element| !control && target.matches(".row").unwrap_or_default());
    let asked = arrow(&key, event.shift_key()).filter(|_| on_row);
    let Some(wish) = asked.or_else(|| wish(&key, control, typing)) else {
        return;
    };
    if grant(desk, wish, target.as_ref()) {
        event.prevent_default();
    }
}

/// Does what was asked for; says whether that was anything.
fn grant(desk: Desk, wish: Wish, target: Option<&Element>) -> bool {
    match wish {
        Wish::Next => cursor::step(desk, true),
        Wish::Previous => cursor::step(desk, false),
        Wish::Reach(way) => cursor::reach(desk, way == Way::Down),
        Wish::Choose => cursor::toggle(desk),
        Wish::ChooseAll => cursor::all(desk),
        Wish::Take => take(desk),
        Wish::Undo => undo::undo(desk),
        Wish::Queue(way) => cursor::queue(desk, way == Way::Down),
        Wish::Board => {
            feed::show_queue(desk, Queue::Board);
            true
        }
        Wish::View(at) => views::show(desk, at),
        Wish::SaveView => save_view(desk),
        Wish::Filter => filters::open(desk),
        Wish::Open => open(desk, target),
        Wish::Write(tab) => write(desk, tab),
        Wish::Triage => sheet::open_for_chosen(desk, Sheet::Priority) || triage(desk),
        Wish::Hand => sheet::open_for_chosen(desk, Sheet::Hand) || hand::open(desk),
        Wish::Task => hand::open_task(desk),
        Wish::Review => review::focus(),
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
        Wish::Canned => canned::open(desk),
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
    desk.show(&reference);
    true
}

fn take(desk: Desk) -> bool {
    let some = !list::chosen(desk).is_empty();
    if some {
        run::act(desk, &Act::Take);
    }
    some
}

fn save_view(desk: Desk) -> bool {
    let may = untrack(|| views::may_save(desk));
    if may {
        sheet::open(desk, Sheet::Save);
    }
    may
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
    // Its button knows what was chosen a moment ago, before the edge has said so.
    let button = page::by_id(triage::OPENER);
    let Some(button) = button.filter(|_| actions::can(desk, &reference, CommandName::Triage))
    else {
        return false;
    };
    button.click();
    true
}

/// One step out: of what is laid over the case, of the field, of the search, of the case.
fn leave(desk: Desk, target: Option<&Element>) -> bool {
    if aside::put_away(desk) {
        return true;
    }
    if target.is_some_and(|target| target.id() == "search") {
        if !filters::clear_search(desk) {
            cursor::focus(desk);
        }
        return true;
    }
    if let Some(field) = target.filter(|target| takes_text(target)) {
        if let Some(field) = field.dyn_ref::<HtmlElement>() {
            let _blurred = field.blur();
        }
        cursor::focus(desk);
        return true;
    }
    if desk
        .inbox
        .chosen
        .with_untracked(|chosen| !chosen.is_empty())
    {
        desk.inbox.chosen.set(Chosen::default());
        return true;
    }
    if desk.open.get_untracked().is_some() {
        desk.close();
        cursor::focus(desk);
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
        assert_eq!(wish("g", false, false), Some(Wish::Figures));
        assert_eq!(wish("?", false, true), None);
    }

    #[test]
    fn arrows_walk_and_with_shift_they_choose() {
        assert_eq!(arrow("ArrowDown", false), Some(Wish::Next));
        assert_eq!(arrow("ArrowUp", true), Some(Wish::Reach(Way::Up)));
        assert_eq!(arrow(" ", false), Some(Wish::Choose));
        assert_eq!(arrow("x", false), None);
        assert_eq!(wish("x", false, false), Some(Wish::Choose));
        assert_eq!(wish("x", false, true), None);
        assert_eq!(wish("1", false, false), Some(Wish::View(0)));
        assert_eq!(wish("0", false, false), None);
    }

    #[test]
    fn what_leaves_and_sends_works_everywhere() {
        assert_eq!(wish("Escape", false, true), Some(Wish::Leave));
        assert_eq!(wish("Enter", true, true), Some(Wish::Send));
        assert_eq!(wish(".", true, true), Some(Wish::Canned));
        assert_eq!(wish(".", false, false), None);
        assert_eq!(wish("Enter", false, true), None);
    }

    #[test]
    fn the_browsers_own_keys_stay_the_browsers() {
        for key in ["r", "p", "n", "k", "a", "t", "/"] {
            assert_eq!(wish(key, true, false), None, "Ctrl+{key}");
        }
    }
}
