//! One case in the list.

use super::cursor;
use crate::desk::Desk;
use crate::parts::bar::{bar, due_words};
use crate::parts::el::{El, el, icon};
use crate::parts::icon::Sign;
use crate::parts::person::{Whose, person};
use crate::parts::stars::stars;
use crate::parts::time::{Style, when};
use crate::reactive::*;
use crate::texts::T;
use crate::words;
use answerable_shared::case::{Contact, Priority, Turn};
use answerable_shared::index::IndexRow;
use answerable_shared::promise::Tier;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

/// The identifier of a case's row in the page.
pub(crate) fn row_id(reference: &str) -> String {
    format!("row-{reference}")
}

/// One case in the list. What it shows changes in place, so that the focus stays on it.
pub(crate) fn row(desk: Desk, reference: String) -> El {
    let id = row_id(&reference);
    let reference = StoredValue::new(reference);
    let is = move |other: &Option<String>| {
        reference.with_value(|reference| other.as_ref() == Some(reference))
    };
    let is_open = Memo::new(move |_| desk.open.with(is));
    let is_cursor = move || desk.cursor.with(|cursor| cursor.is_none() || is(cursor));
    let is_chosen = Memo::new(move |_| {
        desk.inbox
            .chosen
            .with(|chosen| reference.with_value(|reference| chosen.has(reference)))
    });
    let row = Memo::new(move |earlier: Option<&Option<IndexRow>>| {
        // A row that has just left the list keeps its face until it is taken out.
        desk.rows
            .with(|rows| reference.with_value(|reference| rows.get(reference).cloned()))
            .or_else(|| earlier.cloned().flatten())
    });
    let unread = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .is_some_and(|row| desk.seen.with(|seen| seen.is_unread(row)))
        })
    });
    el("li", "row")
        .attr("id", &id)
        .attr("role", "option")
        .class_if("unread", move || unread.get())
        .class_if("open", move || is_open.get())
        .class_if("chosen", move || is_chosen.get())
        .attr_with("aria-selected", move || Some(is_open.get().to_string()))
        .attr_with("tabindex", move || {
            Some(if is_cursor() { "0" } else { "-1" }.to_owned())
        })
        .on("mousedown", |event| {
            // A range of rows is chosen, not a range of text.
            if held(&event).is_some() {
                event.prevent_default();
            }
        })
        .on("click", move |event| {
            reference.with_value(|reference| press(desk, reference, &event));
        })
        .on("focus", move |_| {
            desk.cursor.set(Some(reference.get_value()));
        })
        .all(desk.may_act().then(tick))
        .with(move || {
            let face = row.get().map(|row| face(desk, &row, unread, is_chosen));
            face.into_iter().flatten()
        })
}

/// What a press on a row is meant to choose.
enum Held {
    /// That row.
    One,
    /// Everything up to it.
    Range,
}

fn held(event: &Event) -> Option<Held> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let on_tick = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|target| target.closest(".row-tick").ok().flatten().is_some());
    match event.shift_key() {
        true => Some(Held::Range),
        false if on_tick || event.ctrl_key() || event.meta_key() => Some(Held::One),
        false => None,
    }
}

fn press(desk: Desk, reference: &str, event: &Event) {
    match held(event).filter(|_| desk.may_act()) {
        None => desk.show(reference),
        Some(Held::One) => {
            desk.cursor.set(Some(reference.to_owned()));
            cursor::toggle(desk);
        }
        Some(Held::Range) => cursor::reach_to(desk, reference),
    }
}

/// Where a pointer chooses the row; the keyboard has a key for it.
fn tick() -> El {
    el("span", "row-tick")
        .attr("aria-hidden", "true")
        .add(icon(Sign::Check))
}

fn face(desk: Desk, row: &IndexRow, unread: Memo<bool>, is_chosen: Memo<bool>) -> Vec<El> {
    let from = row.waiting_since.unwrap_or(row.updated);
    // The same words as on the case page, whatever the requester said of themselves.
    let who = words::who(Some(&Contact {
        name: row.who.clone(),
        email: None,
    }));
    let reopened = (row.reopened > 0).then(|| {
        el("span", "mark reopened")
            .add(icon(Sign::Reopened))
            .text(T.row.reopened.say())
    });
    let time = match row.due {
        Some(until) => due_words(from, until),
        None => when(row.updated, Style::Ago),
    };
    // What is due next may be what was promised in place of what was missed.
    let (late, due) = (row.late, row.due);
    let is_late = move || late && due.is_some_and(|due| due > desk.now.get());
    let late_mark = || {
        let mark = el("span", "mark late").add(icon(Sign::Warning));
        Some(mark.text(T.queue.late.say()))
    };
    let hidden = |words: &str| Some(el("span", "sr").text(words));
    let top = el("p", "row-top")
        .when(move || is_chosen.get(), move || hidden(T.row.chosen.say()))
        .add(el("bdi", "row-who").text(&who))
        .when(move || unread.get(), move || hidden(T.row.unread.say()))
        .all(reopened)
        .all(row.stars.map(stars))
        .when(is_late, late_mark)
        .add(el("span", "row-when").add(time));
    let text = el("p", "row-text").attr("dir", "auto").text(&row.excerpt);
    let bar = row.due.map(|until| bar(from, until));
    [top, text, facts(row), below(desk, row)]
        .into_iter()
        .chain(bar)
        .collect()
}

fn facts(row: &IndexRow) -> El {
    let waiting = row.waiting_since;
    // Whoever waits for us makes it our turn, whatever the stage says.
    let (turn, class) = match waiting {
        Some(_) => (Turn::Ours, "turn ours"),
        None => (row.turn, "turn"),
    };
    let waits = waiting.map(|since| {
        el("span", "row-waits")
            .add(el("span", "sr").text(T.row.waiting.say()).text(" "))
            .add(when(since, Style::Since))
    });
    el("p", "row-facts")
        .add(el("span", class).text(words::turn(turn)))
        .all(waits)
        .all((row.priority != Priority::General).then(|| priority(row.priority)))
        .add(el("span", "row-kind").text(words::kind(row.kind)))
}

/// A priority: icon, word and colour.
pub(crate) fn priority(priority: Priority) -> El {
    let (class, sign) = match priority {
        Priority::Urgent => ("weight urgent", Sign::Alarm),
        Priority::Important => ("weight important", Sign::Up),
        Priority::General => ("weight general", Sign::Dash),
        Priority::Potential => ("weight potential", Sign::Bulb),
    };
    el("span", class)
        .add(icon(sign))
        .text(words::priority(priority))
}

/// Whose it is, who looks after it besides, and its number.
fn below(desk: Desk, row: &IndexRow) -> El {
    let up = match row.tier {
        Tier::Agent => None,
        Tier::Lead => Some(T.head.with_leads),
        Tier::Head => Some(T.head.with_head),
    };
    let up = up.map(|words| {
        el("span", "mark tier")
            .add(icon(Sign::Up))
            .text(words.say())
    });
    el("p", "row-whose")
        .add(whose(desk, row))
        .all(up)
        .add(el("span", "ref").text(&row.reference))
}

/// Whose it is: who handles it, else the team.
fn whose(desk: Desk, row: &IndexRow) -> El {
    let team = row.team.clone();
    match &row.handler {
        Some(name) => el("span", "row-handler")
            .attr("title", name)
            .add(person(name, Whose::Ours))
            .add(el("bdi", "").text(name)),
        None => {
            el("span", "row-handler nobody").add(el("bdi", "").text_with(move || match &team {
                Some(team) => desk.team_name(team),
                None => T.row.nobody.owned(),
            }))
        }
    }
}
