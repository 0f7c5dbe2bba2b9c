//! Search and filters, above the list; each filter in force is a chip that takes it off again.

use super::by::{ALL, By};
use super::selection::{Filter, Selection};
use super::sheet::{self, Sheet};
use super::{feed, views};
use crate::desk::Desk;
use crate::parts::el::{El, button, el, icon, typed};
use crate::parts::icon::Sign;
use crate::parts::{page, timer};
use crate::reactive::*;
use crate::texts::T;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// How long after the last letter the edge is asked.
const PAUSE: Duration = Duration::from_millis(250);

/// Search and filters.
pub(crate) fn filters(desk: Desk) -> El {
    let shown = desk.inbox.filtering;
    let toggle = button("button filter-button", Some(Sign::Filter), "", move || {
        open(desk);
    })
    .attr("id", "filter")
    .attr("aria-controls", "filter-fields")
    .attr("aria-label", T.filters.open.say())
    .attr("title", T.filters.open.say())
    .attr_with("aria-expanded", move || Some(shown.get().to_string()));
    el("div", "list-head")
        .attr("role", "search")
        .add(el("div", "filters").add(search(desk)).add(toggle))
        .add(
            el("div", "filter-fields")
                .attr("id", "filter-fields")
                .attr_with("hidden", move || (!shown.get()).then(String::new))
                .all(ALL.map(|by| field(desk, by))),
        )
        .add(chips(desk))
}

/// Shows the fields of the filters, or hides them; says whether that is done.
pub(crate) fn open(desk: Desk) -> bool {
    let shown = desk.inbox.filtering;
    shown.update(|shown| *shown = !*shown);
    let to = if shown.get_untracked() {
        By::Priority.id()
    } else {
        "filter"
    };
    page::focus_soon(to.to_owned());
    true
}

/// Looks for nothing any more; says whether anything was looked for.
pub(crate) fn clear_search(desk: Desk) -> bool {
    let searched = desk
        .selection
        .with_untracked(|selection| !selection.query.is_empty());
    if searched {
        change(desk, |selection| {
            selection.query.clear();
            selection.found.clear();
        });
    }
    searched
}

fn change(desk: Desk, change: impl FnOnce(&mut Selection)) {
    desk.selection.update(change);
    feed::select(desk);
}

fn search(desk: Desk) -> El {
    // Asks once the typing pauses.
    let waiting = StoredValue::new(None);
    let forget = move || timer::forget(waiting.try_get_value().flatten());
    on_cleanup(forget);
    let query = move || desk.selection.with(|selection| selection.query.clone());
    let input = el("input", "")
        .attr("id", "search")
        .attr("type", "search")
        .attr("placeholder", T.filters.search.say())
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", "200")
        .prop_with("value", move || JsValue::from_str(&query()))
        .on("input", move |event| {
            let query = typed(&event);
            desk.selection.update(|selection| {
                selection.query = query;
                selection.found.clear();
            });
            forget();
            waiting.set_value(timer::after(PAUSE, move || feed::select(desk)));
        });
    el("label", "search")
        .add(icon(Sign::Search))
        .add(el("span", "sr").text(T.filters.search_cases.say()))
        .add(input)
        .add(el("kbd", "").attr("aria-hidden", "true").text("/"))
}

fn field(desk: Desk, by: By) -> El {
    let chosen = move || desk.selection.with(|it| by.value(&it.filter));
    // The teams and colleagues come after the field.
    let options = Memo::new(move |_| by.options(desk));
    let select = el("select", "")
        .attr("id", by.id())
        .with(move || {
            let all = (String::new(), by.all().owned());
            let options = [all].into_iter().chain(options.get());
            options.map(|(value, name)| el("option", "").attr("value", &value).text(&name))
        })
        .prop_with("value", move || {
            options.with(|_| ());
            JsValue::from_str(&chosen().unwrap_or_default())
        })
        .on("change", move |event| {
            let value = Some(typed(&event)).filter(|value| !value.is_empty());
            change(desk, |it| by.set(&mut it.filter, value));
        });
    el("label", "filter-field")
        .add(el("span", "").text(by.title().say()))
        .add(
            el("span", "filter-select")
                .add(select)
                .add(icon(Sign::Down)),
        )
}

fn chips(desk: Desk) -> El {
    let on = Memo::new(move |_| desk.selection.with(|it| it.filter.clone()));
    let narrow = Memo::new(move |_| desk.selection.with(Selection::is_narrow));
    let saveable = Memo::new(move |_| views::may_save(desk));
    el("div", "filter-chips")
        .attr("role", "group")
        .attr("aria-label", T.filters.on.say())
        .attr_with("hidden", move || (!narrow.get()).then(String::new))
        .with(move || {
            let on = on.get();
            let chips = ALL.into_iter().filter_map(|by| {
                let value = by.value(&on)?;
                Some(chip(desk, by, &value))
            });
            chips.collect::<Vec<_>>()
        })
        .when(
            move || on.get() != Filter::default(),
            move || {
                Some(button(
                    "button plain small",
                    None,
                    T.filters.clear.say(),
                    move || {
                        change(desk, |it| it.filter = Filter::default());
                        page::focus("filter");
                    },
                ))
            },
        )
        .when(
            move || saveable.get(),
            move || {
                Some(button(
                    "button plain small save-view",
                    None,
                    T.views.save.say(),
                    move || {
                        sheet::open(desk, Sheet::Save);
                    },
                ))
            },
        )
}

fn chip(desk: Desk, by: By, value: &str) -> El {
    let name = by.options(desk).into_iter().find(|(of, _)| of == value);
    let name = name.map_or_else(|| value.to_owned(), |(_, name)| name);
    let words = T.filters.chip.fill([by.title().say(), &name]);
    let label = T.filters.remove.fill([&words]);
    button("filter-chip", None, &words, move || {
        change(desk, |it| by.set(&mut it.filter, None));
        page::focus("filter");
    })
    .attr("aria-label", &label)
    .attr("dir", "auto")
    .add(icon(Sign::Close))
}
