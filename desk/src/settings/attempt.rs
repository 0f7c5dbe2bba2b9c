//! Trying a calendar out before it is put in force: a moment and a target, and when that would be due.

use super::draft::Wrong;
use super::duration;
use super::state::Arranging;
use crate::desk::Desk;
use crate::parts::{clock, page};
use crate::texts::T;
use crate::trouble;
use answerable_client::http::Failure;
use answerable_shared::api::{CalendarQuestion, CalendarQuestions};
use answerable_shared::problem::ProblemType;
use answerable_shared::time::Timestamp;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form. Everybody may ask: it changes nothing.
pub(crate) fn attempt(state: Arranging, id: String) -> AnyView {
    let desk = Desk::here();
    let from = RwSignal::new(clock::to_field(page::now()));
    let target = RwSignal::new(duration::format(120));
    let answer = RwSignal::new(String::new());
    let ask = move |event: SubmitEvent| {
        event.prevent_default();
        answer.set(String::new());
        let read = (
            clock::from_field(&from.get_untracked()),
            duration::parse(&target.get_untracked()),
        );
        let (Some(from), Some(minutes)) = read else {
            answer.set(T.settings.wrong.time.owned());
            return;
        };
        let mut draft = state.shown();
        let Some(calendar) = draft.calendar(&id) else {
            return;
        };
        match calendar.read() {
            Ok(calendar) => {
                let zone = calendar.zone.clone();
                let asked = CalendarQuestions {
                    calendar,
                    questions: vec![CalendarQuestion { from, minutes }],
                };
                let id = id.clone();
                spawn_local(async move {
                    match desk.api().try_calendar(&asked).await {
                        Ok(answers) => {
                            let due = answers.due.first().copied().flatten();
                            let said = due.map_or_else(
                                || T.settings.attempt.never.owned(),
                                |due| said(due, &zone),
                            );
                            let _left = answer.try_set(said);
                        }
                        Err(failure) if desk.left_by(&failure) => {}
                        Err(failure) => {
                            let _left = answer.try_set(refused(state, &failure, &id));
                        }
                    }
                });
            }
            Err(wrong) => state.point_at(wrong),
        }
    };
    view! {
        <form class="set-card set-try" novalidate on:submit=ask aria-labelledby="set-try">
            <div>
                <h4 id="set-try">{T.settings.attempt.title.say()}</h4>
                <p class="set-hint">{T.settings.attempt.lead.say()}</p>
            </div>
            <div class="field">
                <label for="set-try-from">{T.settings.attempt.from.say()}</label>
                <input
                    id="set-try-from"
                    type="datetime-local"
                    prop:value=from
                    on:input=move |event| from.set(event_target_value(&event))
                />
            </div>
            <div class="field">
                <label for="set-try-target">{T.settings.attempt.target.say()}</label>
                <input
                    id="set-try-target"
                    type="text"
                    autocomplete="off"
                    prop:value=target
                    on:input=move |event| target.set(event_target_value(&event))
                />
            </div>
            <button type="submit" class="button">
                {T.settings.attempt.ask.say()}
            </button>
            <p class="set-answer" role="status">
                {answer}
            </p>
        </form>
    }
    .into_any()
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
