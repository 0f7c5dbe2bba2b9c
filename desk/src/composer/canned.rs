//! Canned replies: found while typing, and shown as they will read before they are put in.

use super::field::Form;
use super::found::{found, meant};
use super::send::field_id;
use super::tab::Tab;
use crate::case::aside::Aside;
use crate::desk::Desk;
use crate::parts::el::{El, button, el, group, typed};
use crate::parts::insert::insert;
use crate::parts::page;
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::replies::{Reply, Values, fill};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement, KeyboardEvent};

/// The identifier of the button; of the field in which to search.
const BUTTON: &str = "canned";
const SEARCH: &str = "canned-search";

/// The button and what it opens, while there are replies for who writes and what they write.
pub(crate) fn canned(desk: Desk, form: &Form) -> El {
    if matches!(form.tab, Tab::Note | Tab::Reopen) {
        return group();
    }
    let picker = Picker::new(desk, form);
    group().when(
        move || picker.all.with(|all| !all.is_empty()),
        move || [picker.draw()],
    )
}

/// Opens it where it is; says whether it is there.
pub(crate) fn open(desk: Desk) -> bool {
    let is_there = page::by_id(BUTTON).is_some();
    if is_there {
        desk.aside.set(Some(Aside::Canned));
        page::focus_soon(SEARCH.to_owned());
    }
    is_there
}

#[derive(Clone, Copy)]
struct Picker {
    desk: Desk,
    tab: Tab,
    words: RwSignal<String>,
    /// Which of those that were found is pointed at.
    at: RwSignal<usize>,
    /// All for who writes, with their texts filled in.
    all: Memo<Vec<Reply>>,
    found: Memo<Vec<Reply>>,
}

impl Picker {
    fn new(desk: Desk, form: &Form) -> Self {
        let case = form.case.clone();
        let all = Memo::new(move |_| {
            let case = case.head(|head| {
                let name = head
                    .contact
                    .as_ref()
                    .and_then(|contact| contact.name.clone());
                (head.reference.clone(), name, head.team.clone())
            });
            let (reference, name, team) = case.unwrap_or_default();
            let values = Values {
                name: &name.unwrap_or_default(),
                reference: &reference,
                agent: &desk.me(),
                site: &desk.site_name(),
            };
            desk.arranged.with(|settings| {
                let replies = settings
                    .as_ref()
                    .map(|it| meant(it, &desk.me_id(), team.as_deref()));
                let replies = replies.into_iter().flatten().map(|reply| Reply {
                    text: fill(&reply.text, &values),
                    ..reply.clone()
                });
                replies.collect()
            })
        });
        let words = RwSignal::new(String::new());
        Self {
            desk,
            tab: form.tab,
            words,
            at: RwSignal::new(0),
            all,
            found: Memo::new(move |_| words.with(|words| all.with(|all| found(all, words)))),
        }
    }

    fn is_open(self) -> bool {
        self.desk.aside.get() == Some(Aside::Canned)
    }

    fn draw(self) -> El {
        let press = move || {
            if untrack(|| self.is_open()) {
                self.close();
            } else {
                open(self.desk);
            }
        };
        let key = el("kbd", "").attr("aria-hidden", "true").text("Ctrl .");
        let opener = button("button plain small", None, T.canned.open.say(), press)
            .attr("id", BUTTON)
            .attr("aria-haspopup", "dialog")
            .attr_is("aria-expanded", move || self.is_open())
            .add(key);
        el("span", "canned aside-root")
            .add(opener)
            .when(move || self.is_open(), move || [self.sheet()])
    }

    fn sheet(self) -> El {
        self.words.set(String::new());
        self.at.set(0);
        let here = move || Some(option_id(self.at.get()));
        let search = el("input", "")
            .attr("id", SEARCH)
            .attr("type", "text")
            .attr("role", "combobox")
            .attr("aria-expanded", "true")
            .attr("aria-controls", "canned-list")
            .attr("aria-label", T.canned.search.say())
            .attr("placeholder", T.canned.search.say())
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr_with("aria-activedescendant", here)
            .on("input", move |event| {
                self.words.set(typed(&event));
                self.at.set(0);
            });
        let list = el("div", "canned-list")
            .attr("id", "canned-list")
            .attr("role", "listbox")
            .attr("aria-label", T.canned.open.say())
            .with(move || {
                let names = self.found.get().into_iter().enumerate();
                names
                    .map(|(at, reply)| self.option(at, &reply.name))
                    .collect::<Vec<_>>()
            });
        let none = move || {
            let words = self.words.with(|words| T.canned.none.fill([words.trim()]));
            self.found
                .with(Vec::is_empty)
                .then(|| el("p", "picks-none").attr("dir", "auto").text(&words))
        };
        let reads = el("div", "canned-reads")
            .attr("role", "status")
            .with(none)
            .when(
                move || self.found.with(|found| !found.is_empty()),
                move || [self.reads()],
            );
        el("div", "menu canned-sheet")
            .attr("role", "dialog")
            .attr("aria-label", T.canned.open.say())
            .on("keydown", move |event| self.key(&event))
            .add(search)
            .add(list)
            .add(reads)
    }

    /// What the one that is pointed at will say.
    fn reads(self) -> El {
        let text = move || {
            let at = self.at.get();
            self.found
                .with(|found| found.get(at).map(|reply| reply.text.clone()))
        };
        group()
            .add(el("p", "menu-title").text(T.canned.reads.say()))
            .add(
                el("p", "said")
                    .attr("dir", "auto")
                    .text_with(move || text().unwrap_or_default()),
            )
    }

    fn option(self, at: usize, name: &str) -> El {
        el("div", "menu-item")
            .attr("role", "option")
            .attr("id", &option_id(at))
            .attr("dir", "auto")
            .attr_is("aria-selected", move || self.at.get() == at)
            .text(name)
            // The field of the search keeps the focus.
            .on("pointerdown", |event| event.prevent_default())
            .on("pointermove", move |_| {
                if self.at.get_untracked() != at {
                    self.at.set(at);
                }
            })
            .on("click", move |_| self.take(at))
    }

    fn key(self, event: &Event) {
        let Some(pressed) = event
            .dyn_ref::<KeyboardEvent>()
            .filter(|event| !event.is_composing())
        else {
            return;
        };
        let count = self.found.with_untracked(Vec::len);
        let at = self.at.get_untracked();
        let to = match pressed.key().as_str() {
            "ArrowDown" => (at + 1) % count.max(1),
            "ArrowUp" => at.checked_sub(1).unwrap_or(count.saturating_sub(1)),
            "Enter" => {
                event.prevent_default();
                return self.take(at);
            }
            "Escape" => {
                event.prevent_default();
                return self.close();
            }
            "Tab" => return self.desk.aside.set(None),
            _ => return,
        };
        event.prevent_default();
        self.at.set(to);
        page::reveal_soon(option_id(to));
    }

    /// Puts one in where the cursor was in the field: nothing that stands there goes.
    fn take(self, at: usize) {
        let text = self
            .found
            .with_untracked(|found| found.get(at).map(|reply| reply.text.clone()));
        let Some(text) = text else { return };
        self.close();
        if let Some(field) = self.field() {
            insert(&field, &text);
        }
    }

    /// Puts it away; the focus goes back into the field.
    fn close(self) {
        self.desk.aside.set(None);
        if let Some(field) = self.field() {
            let _focused = field.focus();
        }
    }

    fn field(self) -> Option<HtmlTextAreaElement> {
        page::by_id(&field_id(self.tab, "text"))?.dyn_into().ok()
    }
}

fn option_id(at: usize) -> String {
    format!("canned-{at}")
}
