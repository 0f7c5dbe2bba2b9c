//! Calendars: when a site is open.

use super::draft::{CalendarDraft, DAYS, Draft};
use super::fields::{Line, locked, remove};
use super::removed::Row;
use super::state::Arranging;
use super::{attempt, dates, page, path, week};
use crate::parts::clock;
use crate::parts::el::{El, button, el, svg};
use crate::parts::icon::Sign;
use crate::parts::page::focus_soon;
use crate::reactive::*;
use crate::texts::T;

/// The identifier of the list of time zones.
const ZONES: &str = "set-zones";

/// The section: one calendar of those that there are.
pub(crate) fn calendars(state: Arranging, draft: &Draft) -> Vec<El> {
    let wanted = state.calendar.get();
    let at = draft.calendars.iter().position(|it| it.id == wanted);
    let at = at.unwrap_or(0);
    let picks = draft.calendars.iter().enumerate();
    let picks = picks.map(|(number, calendar)| pick(state, &calendar.id, number == at));
    let add = move || {
        let mut id = String::new();
        state.edit(|draft| id = draft.add_calendar(clock::zone()));
        state.calendar.set(id.clone());
        state.redraw();
        focus_soon(path::id(&format!("calendars.{id}.name")));
    };
    let label = T.settings.calendar.add.say();
    let add = button("button small set-add", Some(Sign::Add), label, add)
        .attr_with("disabled", move || state.locked().then(String::new));
    let picks = el("div", "set-picks")
        .attr("role", "group")
        .attr("aria-label", T.settings.section.calendars.say())
        .all(picks)
        .add(add);
    let mut section = vec![
        el("p", "set-lead").text(T.settings.calendar.lead.say()),
        picks,
    ];
    if let Some(calendar) = draft.calendars.get(at) {
        section.push(one(state, at, calendar));
        section.push(attempt::attempt(state, calendar.id.clone()));
    }
    section
}

/// The way to one calendar.
fn pick(state: Arranging, id: &str, is_shown: bool) -> El {
    let (here, known) = (id.to_owned(), id.to_owned());
    let name = el("bdi", "").text_with(move || {
        let name = state.read(|draft| {
            let calendar = draft.calendars.iter().find(|it| it.id == known)?;
            Some(page::calendar_name(calendar))
        });
        name.unwrap_or_default()
    });
    button("set-pick", None, "", move || {
        state.calendar.set(here.clone());
        focus_soon(pick_id(&here));
    })
    .attr("id", &pick_id(id))
    .attr("aria-pressed", if is_shown { "true" } else { "false" })
    .add(name)
}

fn pick_id(id: &str) -> String {
    format!("set-pick-{id}")
}

fn one(state: Arranging, at: usize, calendar: &CalendarDraft) -> El {
    let field = format!("calendars.{}", calendar.id);
    let id = calendar.id.clone();
    let name = Line {
        hint: T.settings.calendar.name_hint.say(),
        ..Line::new(
            format!("{field}.name"),
            T.settings.calendar.name.say(),
            &calendar.name,
        )
    }
    .draw(state, writer(&id, |calendar, text| calendar.name = text));
    let zone = Line {
        hint: "Europe/Berlin",
        list: ZONES,
        ..Line::new(
            format!("{field}.zone"),
            T.settings.calendar.zone.say(),
            &calendar.zone,
        )
    }
    .draw(state, writer(&id, |calendar, text| calendar.zone = text));
    let days = calendar.week.iter().enumerate();
    let days = el("div", "set-week").all(days.map(|(at, text)| day(state, &id, at, text)));
    let copy = move || {
        let focus = path::id(&format!("calendars.{id}.week.mon"));
        state.reshape(|draft| as_monday(draft, &id), focus);
    };
    let label = T.settings.calendar.copy.say();
    let week = el("section", "set-part")
        .add(
            el("header", "")
                .add(el("h4", "").text(T.settings.calendar.week.say()))
                .add(button("button plain small", None, label, copy)),
        )
        .add(el("p", "set-hint").text(T.settings.calendar.hours.say()))
        .add(days);
    let label = T.settings.calendar.remove.say();
    locked(state, "set-body set-card")
        .add(
            el("div", "set-pair")
                .add(name)
                .add(zone)
                .add(remove(state, Row::Calendar(at), label)),
        )
        .add(zones())
        .add(week)
        .all(dates::dates(state, calendar))
}

fn day(state: Arranging, id: &str, at: usize, text: &str) -> El {
    let path = format!("calendars.{id}.week.{}", DAYS[at]);
    let input = Line {
        hint: T.settings.calendar.closed.say(),
        tidy: Some(tidy),
        ..Line::new(path, &clock::weekday(at), text)
    }
    .draw(
        state,
        writer(id, move |calendar, text| {
            if let Some(day) = calendar.week.get_mut(at) {
                *day = text;
            }
        }),
    );
    let id = id.to_owned();
    // What is open, as one path: drawn by an attribute, because the page allows no inline style.
    let open = move || {
        let text = state.read(|draft| {
            let calendar = draft.calendars.iter().find(|it| it.id == id)?;
            calendar.week.get(at).cloned()
        });
        let blocks = week::bar(&text.unwrap_or_default());
        let drawn = blocks
            .iter()
            .map(|(from, length)| format!("M{from} 0h{length}v10h-{length}z"));
        Some(drawn.collect())
    };
    let path = |class: &str| svg("path").attr("class", class);
    let bar = svg("svg")
        .attr("class", "set-bar-day")
        .attr("viewBox", "0 0 1440 10")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .add(path("set-shut").attr("d", "M0 0h1440v10h-1440z"))
        .add(path("set-open").attr_with("d", open))
        .add(path("set-quarters").attr("d", "M360 0v10M720 0v10M1080 0v10"));
    el("div", "set-day").add(input).add(bar)
}

/// Hours as settings have them.
pub(super) fn tidy(text: &str) -> Option<String> {
    Some(week::joined(&week::blocks(text)))
}

/// Writes into the calendar of that identifier.
pub(super) fn writer(
    id: &str,
    write: impl Fn(&mut CalendarDraft, String) + 'static,
) -> impl Fn(&mut Draft, String) + 'static {
    let id = id.to_owned();
    move |draft, text| {
        if let Some(calendar) = draft.calendar(&id) {
            write(calendar, text);
        }
    }
}

/// Tuesday to Friday get Monday's hours.
fn as_monday(draft: &mut Draft, id: &str) {
    if let Some([monday, others @ ..]) = draft.calendar(id).map(|it| it.week.as_mut_slice()) {
        for day in others.iter_mut().take(4) {
            day.clone_from(monday);
        }
    }
}

/// What the field of the zone proposes.
fn zones() -> El {
    let zones = clock::zones().into_iter();
    let list = el("datalist", "").attr("id", ZONES);
    list.all(zones.map(|zone| el("option", "").attr("value", &zone)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn monday_is_copied_to_the_days_of_work() {
        let mut draft = Draft::default();
        let id = draft.add_calendar(String::new());
        for (day, text) in draft.calendars[0]
            .week
            .iter_mut()
            .zip(["9-10", "a", "b", "c", "d", "sat", ""])
        {
            *day = text.to_owned();
        }
        as_monday(&mut draft, &id);
        assert_eq!(
            draft.calendars[0].week,
            ["9-10", "9-10", "9-10", "9-10", "9-10", "sat", ""]
        );
        as_monday(&mut draft, "none");
    }
}
