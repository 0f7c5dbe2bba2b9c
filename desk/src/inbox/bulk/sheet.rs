//! The sheet of the inbox: to whom the chosen cases go, their priority, or the name of a view.

use super::act::Act;
use super::run;
use crate::colleagues;
use crate::desk::Desk;
use crate::inbox::filters::By;
use crate::inbox::{cursor, list, row, views};
use crate::parts::el::{El, button, el, icon, typed};
use crate::parts::icon::Sign;
use crate::parts::page;
use crate::texts::T;
use crate::words;
use answerable_shared::text::{LONG, SHORT};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDialogElement, KeyboardEvent};

/// What the sheet asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    Hand,
    Priority,
    /// The name of a new view.
    Save,
    /// The name of the view in that place.
    Rename(usize),
}

/// Shows the sheet.
pub(crate) fn open(desk: Desk, sheet: Sheet) {
    desk.inbox.sheet.set(Some(sheet));
    page::focus_soon("inbox-first".to_owned());
}

/// As [`open`], where cases are chosen; says whether there are.
pub(crate) fn open_for_chosen(desk: Desk, sheet: Sheet) -> bool {
    let some = !list::chosen(desk).is_empty();
    if some {
        open(desk, sheet);
    }
    some
}

/// The sheet, shown while the inbox says so.
pub(crate) fn dialog(desk: Desk) -> El {
    let shown = desk.inbox.sheet;
    let close = move || {
        if shown.try_get_untracked().flatten().is_some() {
            shown.set(None);
            cursor::focus(desk);
        }
    };
    let sheet = el("dialog", "help sheet inbox-sheet")
        .attr("aria-labelledby", "inbox-sheet")
        .on("close", move |_| close())
        .with(move || {
            let sheet = shown.get();
            let head = sheet.map(|sheet| {
                el("header", "")
                    .add(
                        el("h2", "")
                            .attr("id", "inbox-sheet")
                            .text(&title(desk, sheet)),
                    )
                    .add(
                        button("button plain icon-only", Some(Sign::Close), "", close)
                            .attr("aria-label", T.keys.close.say()),
                    )
            });
            let body = sheet.map(|sheet| match sheet {
                Sheet::Hand => hand(desk, close),
                Sheet::Priority => priority(desk, close),
                Sheet::Save => name(desk, None, close),
                Sheet::Rename(at) => name(desk, Some(at), close),
            });
            [head, body].into_iter().flatten()
        });
    let node = sheet.node().unchecked_into::<HtmlDialogElement>();
    // Later, when it is in the page.
    Effect::new(move || {
        let is_shown = shown.with(Option::is_some);
        if is_shown && !node.open() {
            // Refused only for a sheet that is not in the page.
            let _shown = node.show_modal();
        } else if !is_shown && node.open() {
            node.close();
        }
    });
    sheet
}

fn title(desk: Desk, sheet: Sheet) -> String {
    let chosen = || untrack(|| list::chosen(desk).len());
    match sheet {
        Sheet::Hand => T.bulk.hand_title.count(chosen()),
        Sheet::Priority => T.bulk.priority_title.count(chosen()),
        Sheet::Save => T.views.save_title.owned(),
        Sheet::Rename(_) => T.views.rename_title.owned(),
    }
}

fn hand(desk: Desk, close: impl Fn() + Copy + 'static) -> El {
    let (team, agent) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let note = RwSignal::new(String::new());
    let [teams, people] = [By::Team, By::Handler].map(|by| by.options(desk));
    let nothing = move || team.with(String::is_empty) && agent.with(String::is_empty);
    let words = move || {
        if nothing() {
            T.hand.none.owned()
        } else {
            String::new()
        }
    };
    let said = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let go = button("button main", None, T.hand.go.say(), || {})
        .attr("type", "submit")
        .attr_with("disabled", move || nothing().then(String::new));
    let note_field = el("textarea", "")
        .attr("id", "inbox-note")
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("maxlength", &LONG.to_string())
        .attr("placeholder", T.hand.note_hint.say())
        .on("input", move |event| note.set(typed(&event)));
    let trouble = move || {
        desk.arranged_trouble.get().map(|why| {
            el("div", "notice late")
                .attr("role", "alert")
                .add(icon(Sign::Warning))
                .add(el("p", "").text(&why))
                .add(button(
                    "button small",
                    None,
                    T.page.again.say(),
                    move || {
                        colleagues::read(desk);
                    },
                ))
        })
    };
    el("form", "sheet-form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            if untrack(nothing) {
                return;
            }
            let act = Act::Hand {
                team: said(team.get_untracked()),
                agent: said(agent.get_untracked()),
                note: said(note.get_untracked()),
            };
            close();
            run::act(desk, &act);
        })
        .with(trouble)
        .add(choice(
            "inbox-first",
            T.bulk.team.say(),
            T.bulk.same_team.say(),
            &teams,
            team,
        ))
        .add(choice(
            "inbox-agent",
            T.bulk.agent.say(),
            T.bulk.team_takes.say(),
            &people,
            agent,
        ))
        .add(
            el("div", "field")
                .add(
                    el("label", "")
                        .attr("for", "inbox-note")
                        .text(T.hand.note.say()),
                )
                .add(note_field),
        )
        .add(
            el("div", "sheet-foot")
                .add(
                    el("p", "sheet-word")
                        .attr("role", "status")
                        .attr("dir", "auto")
                        .text_with(words),
                )
                .add(go),
        )
}

fn choice(
    id: &str,
    label: &str,
    none: &str,
    options: &[(String, String)],
    chosen: RwSignal<String>,
) -> El {
    let none = el("option", "").attr("value", "").text(none);
    let options = options
        .iter()
        .map(|(value, name)| el("option", "").attr("value", value).text(name));
    let select = el("select", "")
        .attr("id", id)
        .add(none)
        .all(options)
        .on("change", move |event| chosen.set(typed(&event)));
    el("div", "field")
        .add(el("label", "").attr("for", id).text(label))
        .add(
            el("span", "filter-select")
                .add(select)
                .add(icon(Sign::Down)),
        )
}

fn priority(desk: Desk, close: impl Fn() + Copy + 'static) -> El {
    let set = move |at: usize| {
        if let Some(priority) = words::PRIORITIES.get(at) {
            close();
            run::act(desk, &Act::Priority(*priority));
        }
    };
    let choices = words::PRIORITIES.into_iter().enumerate().map(|(at, one)| {
        let choice = button("menu-item", None, "", move || set(at))
            .add(row::priority(one))
            .add(
                el("kbd", "")
                    .attr("aria-hidden", "true")
                    .text(&(at + 1).to_string()),
            );
        match at {
            0 => choice.attr("id", "inbox-first"),
            _ => choice,
        }
    });
    el("div", "sheet-form")
        .on("keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            let number = key.and_then(|key| key.parse::<usize>().ok());
            if let Some(at) = number.and_then(|number| number.checked_sub(1)) {
                event.prevent_default();
                set(at);
            }
        })
        .all(choices)
}

/// The name of a new view, or of the one in a place.
fn name(desk: Desk, at: Option<usize>, close: impl Fn() + Copy + 'static) -> El {
    let now = at.and_then(|at| {
        desk.inbox
            .views
            .with_untracked(|views| views.get(at).map(|view| view.name.clone()))
    });
    let name = RwSignal::new(now.unwrap_or_default());
    let field = el("input", "")
        .attr("id", "inbox-first")
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("maxlength", &SHORT.to_string())
        .prop_with("value", move || JsValue::from_str(&name.get()))
        .on("input", move |event| name.set(typed(&event)));
    let remove = at.map(|at| {
        let words = T.views.remove.fill([&name.get_untracked()]);
        button("button plain", None, &words, move || {
            close();
            views::remove(desk, at);
        })
    });
    let keep = button("button main", None, T.views.keep.say(), || {})
        .attr("type", "submit")
        .attr_with("disabled", move || {
            name.with(|name| name.trim().is_empty()).then(String::new)
        });
    el("form", "sheet-form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            let name = name.get_untracked().trim().to_owned();
            if name.is_empty() {
                return;
            }
            match at {
                Some(at) => views::rename(desk, at, name),
                None => views::save(desk, name),
            }
            close();
        })
        .add(
            el("div", "field")
                .add(
                    el("label", "")
                        .attr("for", "inbox-first")
                        .text(T.views.name.say()),
                )
                .add(field)
                .add(el("p", "field-hint").text(T.views.kept.say())),
        )
        .add(el("div", "sheet-foot").all(remove).add(keep))
}
