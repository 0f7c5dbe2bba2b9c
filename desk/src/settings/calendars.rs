//! Calendars: when a site is open.

use super::draft::{CalendarDraft, DAYS, Draft};
use super::fields::{Line, remove};
use super::removed::Row;
use super::state::Arranging;
use super::{attempt, dates, page, path, week};
use crate::parts::clock;
use crate::parts::icon::{Icon, Sign};
use crate::texts::T;
use leptos::prelude::*;

/// The identifier of the list of time zones.
const ZONES: &str = "set-zones";

/// The section: one calendar of those that there are.
pub(crate) fn calendars(state: Arranging, draft: &Draft) -> AnyView {
    let wanted = state.calendar.get();
    let at = draft
        .calendars
        .iter()
        .position(|it| it.id == wanted)
        .unwrap_or(0);
    let tabs: Vec<AnyView> = draft
        .calendars
        .iter()
        .enumerate()
        .map(|(number, calendar)| {
            let id = calendar.id.clone();
            let name = {
                let id = id.clone();
                move || {
                    state.read(|draft| {
                        let calendar = draft.calendars.iter().find(|it| it.id == id);
                        calendar.map(page::calendar_name)
                    })
                }
            };
            view! {
                <button
                    type="button"
                    class="set-pick"
                    id=pick_id(&id)
                    aria-pressed=(number == at).to_string()
                    on:click=move |_| {
                        state.calendar.set(id.clone());
                        crate::parts::page::focus_soon(pick_id(&id));
                    }
                >
                    <bdi>{name}</bdi>
                </button>
            }
            .into_any()
        })
        .collect();
    let add = move |_| {
        let mut id = String::new();
        state.edit(|draft| id = draft.add_calendar(clock::zone()));
        state.calendar.set(id.clone());
        state.redraw();
        crate::parts::page::focus_soon(path::id(&format!("calendars.{id}.name")));
    };
    let one = draft
        .calendars
        .get(at)
        .map(|calendar| one(state, at, calendar));
    view! {
        <p class="set-lead">{T.settings.calendar.lead.say()}</p>
        <div class="set-picks" role="group" aria-label=T.settings.section.calendars.say()>
            {tabs}
            <button type="button" class="button small set-add" disabled=move || state.locked() on:click=add>
                <Icon sign=Sign::Add />
                {T.settings.calendar.add.say()}
            </button>
        </div>
        {one}
    }
    .into_any()
}

fn pick_id(id: &str) -> String {
    format!("set-pick-{id}")
}

fn one(state: Arranging, at: usize, calendar: &CalendarDraft) -> AnyView {
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
        list: Some(ZONES),
        ..Line::new(
            format!("{field}.zone"),
            T.settings.calendar.zone.say(),
            &calendar.zone,
        )
    }
    .draw(state, writer(&id, |calendar, text| calendar.zone = text));
    let days: Vec<AnyView> = calendar
        .week
        .iter()
        .enumerate()
        .map(|(at, text)| day(state, &id, at, text))
        .collect();
    let copy = {
        let id = id.clone();
        move |_| {
            let focus = path::id(&format!("calendars.{id}.week.mon"));
            state.reshape(|draft| as_monday(draft, &id), focus);
        }
    };
    view! {
        <fieldset class="set-body set-card" disabled=move || state.locked()>
            <div class="set-pair">
                {name} {zone}
                {remove(state, Row::Calendar(at), T.settings.calendar.remove.owned())}
            </div>
            {zones()}
            <section class="set-part">
                <header>
                    <h4>{T.settings.calendar.week.say()}</h4>
                    <button type="button" class="button plain small" on:click=copy>
                        {T.settings.calendar.copy.say()}
                    </button>
                </header>
                <p class="set-hint">{T.settings.calendar.hours.say()}</p>
                <div class="set-week">{days}</div>
            </section>
            {dates::dates(state, calendar)}
        </fieldset>
        {attempt::attempt(state, id)}
    }
    .into_any()
}

fn day(state: Arranging, id: &str, at: usize, text: &str) -> AnyView {
    let day = clock::weekday(at);
    let path = format!("calendars.{id}.week.{}", DAYS[at]);
    let input = Line {
        hint: T.settings.calendar.closed.say(),
        tidy: Some(|text| Some(week::joined(&week::blocks(text)))),
        ..Line::new(path, &day, text)
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
    let now = Memo::new(move |_| {
        let read = |draft: &Draft| {
            let calendar = draft.calendars.iter().find(|it| it.id == id)?;
            calendar.week.get(at).cloned()
        };
        state.read(read).unwrap_or_default()
    });
    view! {
        <div class="set-day">
            {input}
            {bar(now)}
        </div>
    }
    .into_any()
}

/// A day from midnight to midnight, a line each quarter. Drawn by attributes, because the page allows no inline style.
fn bar(text: Memo<String>) -> AnyView {
    let open = move || -> Vec<AnyView> {
        week::bar(&text.get())
            .into_iter()
            .map(|(from, length)| {
                view! {
                    <rect class="set-open" x=from.to_string() width=length.to_string() height="10"></rect>
                }
                .into_any()
            })
            .collect()
    };
    view! {
        <svg class="set-bar-day" viewBox="0 0 1440 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="set-shut" width="1440" height="10"></rect>
            {open}
            <path class="set-quarters" d="M360 0v10M720 0v10M1080 0v10"></path>
        </svg>
    }
    .into_any()
}

/// Writes into the calendar of that identifier.
pub(super) fn writer(
    id: &str,
    write: impl Fn(&mut CalendarDraft, String) + Send + Sync + 'static,
) -> impl Fn(&mut Draft, String) + Send + Sync + 'static {
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
fn zones() -> AnyView {
    let zones: Vec<AnyView> = clock::zones()
        .into_iter()
        .map(|zone| view! { <option value=zone></option> }.into_any())
        .collect();
    view! { <datalist id=ZONES>{zones}</datalist> }.into_any()
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
