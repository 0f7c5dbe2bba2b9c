//! Handing a case to a team, to a colleague, or to both.

use super::Sheet;
use super::pick::{Item, Pick, To, listed, sentence, toggled};
use crate::case::form::{area, go};
use crate::colleagues;
use crate::desk::Desk;
use crate::parts::el::{El, button, el, group, icon, typed};
use crate::parts::icon::Sign;
use crate::parts::page;
use crate::parts::person::{Whose, person};
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::command::Command;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// What is typed and picked.
#[derive(Clone, Copy)]
struct Picking {
    search: RwSignal<String>,
    pick: RwSignal<Pick>,
    /// What can be picked; none until teams and colleagues are known.
    items: Memo<Option<Vec<Item>>>,
}

/// Search, list, note.
pub(super) fn across(desk: Desk, sheet: Sheet) -> El {
    let picking = Picking::new(desk, &sheet);
    let pick = picking.pick;
    let note = RwSignal::new(String::new());
    let is_empty = Memo::new(move |_| pick.with(|pick| *pick == Pick::default()));
    let summary = el("p", "sheet-word")
        .attr("role", "status")
        .attr("dir", "auto")
        .text_with(move || {
            desk.arranged
                .with(|settings| pick.with(|pick| sentence(settings.as_ref(), pick)))
        });
    let go = go(sheet.acting, is_empty, T.hand.doing.say(), T.hand.go.say());
    let words = area(
        "hand-note",
        "2",
        T.hand.note.say(),
        T.hand.note_hint.say(),
        note,
    );
    el("form", "sheet-form")
        .attr("novalidate", "")
        .add(searching(picking))
        .add(picks(desk, picking))
        .add(words)
        .add(el("div", "sheet-foot").add(summary).add(go))
        .on("submit", move |event| {
            event.prevent_default();
            if is_empty.get_untracked() {
                return;
            }
            let Pick { team, agent } = pick.get_untracked();
            let note = note.get_untracked();
            let note = (!note.trim().is_empty()).then_some(note);
            sheet.give(desk, Command::Assign { team, agent, note });
        })
}

impl Picking {
    fn new(desk: Desk, sheet: &Sheet) -> Self {
        let search = RwSignal::new(String::new());
        let pick = RwSignal::new(Pick::default());
        let cell = sheet.cell.clone();
        let now = Memo::new(move |_| {
            cell.head(|head| (head.team.clone(), head.handler.clone()))
                .unwrap_or_default()
        });
        let items = Memo::new(move |_| {
            let (team, handler) = now.get();
            let wanted = pick.with(|pick| pick.team.clone());
            let words = search.get();
            desk.arranged.with(|settings| {
                let settings = settings.as_ref()?;
                let (team, handler) = (team.as_deref(), handler.as_deref());
                Some(listed(settings, &words, wanted.as_deref(), team, handler))
            })
        });
        Self {
            search,
            pick,
            items,
        }
    }

    /// Picks it, or lets it go.
    fn toggle(self, item: Option<Item>) {
        if let Some(item) = item {
            self.pick.update(|pick| toggled(pick, item.to));
        }
    }

    fn item(self, at: usize) -> Option<Item> {
        self.items.with(|items| items.as_ref()?.get(at).cloned())
    }
}

fn searching(picking: Picking) -> El {
    let label = el("label", "sr")
        .attr("for", "hand-search")
        .text(T.hand.search.say());
    let input = el("input", "")
        .attr("id", "hand-search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", T.hand.search.say())
        .on("input", move |event| picking.search.set(typed(&event)));
    el("div", "search")
        .on("keydown", move |event| keys(&event, picking))
        .add(icon(Sign::Search))
        .add(label)
        .add(input)
}

/// Arrows walk through search and list.
fn keys(event: &Event, picking: Picking) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let key = event.key();
    if key == "Enter" && page::has_focus("hand-search") {
        // It picks the first that was found, and sends nothing.
        event.prevent_default();
        if picking.search.with_untracked(|words| !words.is_empty()) {
            picking.toggle(untrack(|| picking.item(0)));
        }
        return;
    }
    let items = picking.items;
    let items = items.with_untracked(|items| items.as_ref().map_or(0, Vec::len));
    let at = (0..items).find(|at| page::has_focus(&item_id(*at)));
    let to = match (key.as_str(), at) {
        ("ArrowDown", None) => item_id(0),
        ("ArrowDown", Some(at)) => item_id((at + 1).min(items.saturating_sub(1))),
        ("ArrowUp", Some(0)) => "hand-search".to_owned(),
        ("ArrowUp", Some(at)) => item_id(at - 1),
        _ => return,
    };
    event.prevent_default();
    page::focus(&to);
}

fn picks(desk: Desk, picking: Picking) -> El {
    // How many teams, and how many with people; which they are changes while their buttons stay.
    let counts = Memo::new(move |_| {
        picking.items.with(|items| {
            let items = items.as_ref()?;
            let is_team = |item: &&Item| matches!(item.to, To::Team(_));
            Some((items.iter().filter(is_team).count(), items.len()))
        })
    });
    let draw = move || match counts.get() {
        None => Some(not_yet(desk)),
        Some((_, 0)) => {
            let none = el("p", "picks-none")
                .attr("role", "status")
                .attr("dir", "auto");
            let words = move || {
                picking
                    .search
                    .with(|words| T.hand.nothing.fill([words.trim()]))
            };
            Some(none.text_with(words))
        }
        Some((teams, all)) => Some(
            group()
                .all(titled(picking, T.hand.teams.say(), "hand-teams", 0..teams))
                .all(titled(
                    picking,
                    T.hand.people.say(),
                    "hand-people",
                    teams..all,
                )),
        ),
    };
    el("div", "picks")
        .on("keydown", move |event| keys(&event, picking))
        .with(draw)
}

/// While teams and colleagues are not known.
fn not_yet(desk: Desk) -> El {
    let Some(sentence) = desk.arranged_trouble.get() else {
        return el("p", "picks-none")
            .attr("role", "status")
            .text(T.hand.loading.say());
    };
    el("div", "notice late")
        .attr("role", "alert")
        .add(icon(Sign::Warning))
        .add(el("p", "").text(&sentence))
        .add(button(
            "button small",
            None,
            T.page.again.say(),
            move || {
                colleagues::read(desk);
            },
        ))
}

fn titled(picking: Picking, title: &str, id: &str, which: Range<usize>) -> Option<El> {
    if which.is_empty() {
        return None;
    }
    let group = el("div", "")
        .attr("role", "group")
        .attr("aria-labelledby", id)
        .add(el("p", "menu-title").attr("id", id).text(title));
    Some(group.all(which.map(|at| face(picking, at))))
}

/// The button of one item: it stays while what it stands for changes.
fn face(picking: Picking, at: usize) -> El {
    let item = Memo::new(move |_| picking.item(at));
    let is_picked = Memo::new(move |_| {
        let item = item.get();
        item.is_some_and(|item| picking.pick.with(|pick| pick.has(&item.to)))
    });
    el("button", "menu-item")
        .attr("type", "button")
        .attr("id", &item_id(at))
        .attr_with("aria-pressed", move || Some(is_picked.get().to_string()))
        .on("click", move |_| picking.toggle(item.get_untracked()))
        .with(move || {
            let item = item.get()?;
            let disc = matches!(item.to, To::Agent(_)).then(|| person(&item.name, Whose::Ours));
            let now = item
                .has_it
                .then(|| el("span", "pick-now").text(T.hand.has_it.say()));
            let face = group()
                .all(disc)
                .add(el("bdi", "").text(&item.name))
                .add(el("span", "pick-more").text(&item.more))
                .all(now)
                .all(is_picked.get().then(|| icon(Sign::Check)));
            Some(face)
        })
}

fn item_id(at: usize) -> String {
    format!("hand-{at}")
}
