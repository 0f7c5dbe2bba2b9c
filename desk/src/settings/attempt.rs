//! Trying a calendar out before it is put in force: a moment and a target, and when that would be due.

use super::draft::Wrong;
use super::duration;
use super::state::Arranging;
use crate::desk::Desk;
use crate::parts::el::{El, el};
use crate::parts::{clock, page};
use crate::reactive::*;
use crate::texts::T;
use crate::trouble;
use answerable_client::http::Failure;
use answerable_shared::api::{CalendarQuestion, CalendarQuestions};
use answerable_shared::problem::ProblemType;
use answerable_shared::time::Timestamp;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement};

/// The form. Everybody may ask: it changes nothing.
pub(crate) fn attempt(state: Arranging, id: String) -> El {
    let desk = Desk::here();
    let from = field(
        "from",
        T.settings.attempt.from.say(),
        "datetime-local",
        &clock::to_field(page::now()),
    );
    let target = field(
        "target",
        T.settings.attempt.target.say(),
        "text",
        &duration::format(120),
    );
    let answer = RwSignal::new(String::new());
    let ask = move |event: Event| {
        event.prevent_default();
        answer.set(String::new());
        let read = (
            clock::from_field(&typed("from")),
            duration::parse(&typed("target")),
        );
        let (Some(from), Some(minutes)) = read else {
            answer.set(T.settings.wrong.time.owned());
            return;
        };
        let calendar = state.shown().calendar(&id).map(|calendar| calendar.read());
        match calendar {
            Some(Ok(calendar)) => {
                let asked = CalendarQuestions {
                    calendar,
                    questions: vec![CalendarQuestion { from, minutes }],
                };
                send(desk, asked, id.clone(), answer);
            }
            Some(Err(wrong)) => state.point_at(wrong),
            None => {}
        }
    };
    let title = el("h4", "")
        .attr("id", "set-try")
        .text(T.settings.attempt.title.say());
    let ask_button = el("button", "button")
        .attr("type", "submit")
        .text(T.settings.attempt.ask.say());
    el("form", "set-card set-try")
        .attr("novalidate", "")
        .attr("aria-labelledby", "set-try")
        .on("submit", ask)
        .add(
            el("div", "")
                .add(title)
                .add(el("p", "set-hint").text(T.settings.attempt.lead.say())),
        )
        .add(from)
        .add(target)
        .add(ask_button)
        .add(
            el("p", "set-answer")
                .attr("role", "status")
                .text_with(move || answer.get()),
        )
}

fn field(name: &str, label: &str, kind: &str, value: &str) -> El {
    let id = field_id(name);
    el("div", "field")
        .add(el("label", "").attr("for", &id).text(label))
        .add(
            el("input", "")
                .attr("id", &id)
                .attr("type", kind)
                .attr("autocomplete", "off")
                .attr("value", value),
        )
}

fn field_id(name: &str) -> String {
    format!("set-try-{name}")
}

fn typed(name: &str) -> String {
    let field = page::by_id(&field_id(name));
    let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Whoever asked may have left before the answer is there.
fn send(desk: Desk, asked: CalendarQuestions, id: String, answer: RwSignal<String>) {
    spawn_local(async move {
        let words = match desk.api().try_calendar(&asked).await {
            Ok(answers) => match answers.due.first().copied().flatten() {
                Some(due) => said(due, &asked.calendar.zone),
                None => T.settings.attempt.never.owned(),
            },
            Err(failure) if desk.left_by(&failure) => return,
            Err(failure) => refused(desk.settings, &failure, &id),
        };
        let _left = answer.try_set(words);
    });
}

/// When it is due by this device's clock, and by the calendar's where that shows another time.
fn said(due: Timestamp, zone: &str) -> String {
    let (here, there) = (
        clock::on_the_wall(due, None),
        clock::on_the_wall(due, Some(zone)),
    );
    if here == there {
        T.settings.attempt.due.fill([&here])
    } else {
        T.settings.attempt.due_there.fill([&here, &there, zone])
    }
}

fn refused(state: Arranging, failure: &Failure, id: &str) -> String {
    let problem = match failure {
        Failure::Problem(problem) if failure.sort() == Some(ProblemType::BadField) => problem,
        failure => return trouble::not_read(failure, T.settings.attempt.answer.say()),
    };
    let field = problem.field.as_deref().unwrap_or_default();
    if let Some(rest) = field.strip_prefix("calendar.") {
        state.point_at(Wrong {
            field: format!("calendars.{id}.{rest}"),
            detail: trouble::why(problem),
        });
        return String::new();
    }
    trouble::why(problem)
}
