//! Where the story of a promise stands.

use super::Shared;
use super::story::{Hours, Told, story};
use crate::desk::Desk;
use crate::parts::clock;
use crate::parts::icon::{Icon, Sign};
use crate::texts::T;
use crate::words;
use answerable_shared::promise::PromiseName;
use answerable_shared::promise::explain::PromiseView;
use answerable_shared::time::Timestamp;
use leptos::prelude::*;

/// Why the promise stands as it does.
#[component]
pub(crate) fn Card(id: &'static str, promise: PromiseView, shared: Shared) -> impl IntoView {
    let desk = Desk::here();
    let title = words::promise(promise.promise);
    let told = move || {
        let now = desk.now.get();
        let moment = |at: Timestamp| clock::moment(at, now);
        let until = |from: Timestamp, at: Timestamp| clock::moment_until(at, from, now);
        shared.cell.view.with(|view| {
            let head = view.as_ref().map(|view| &view.case);
            let is_announced = promise.promise == PromiseName::NextUpdate
                && head.is_some_and(|head| head.expected.is_some() && head.expected == promise.due);
            story(
                &promise,
                &Told {
                    entries: view.as_ref().map_or(&[], |view| view.timeline.as_slice()),
                    who: &shared.who,
                    is_announced,
                    moment: &moment,
                    until: &until,
                },
            )
        })
    };
    view! {
        <div class="why" id=id role="tooltip">
            <p class="why-title">{title}</p>
            {move || {
                let story = told();
                let has_hours = !story.hours.is_empty();
                view! {
                    <p>{story.target}</p>
                    <ul class="why-told">
                        {story
                            .told
                            .into_iter()
                            .map(|line| view! { <li dir="auto">{line}</li> })
                            .collect_view()}
                    </ul>
                    {has_hours
                        .then(|| {
                            view! {
                                <ul class="why-hours">
                                    {story
                                        .hours
                                        .into_iter()
                                        .map(|hours| view! { <HoursLine hours /> })
                                        .collect_view()}
                                </ul>
                            }
                        })}
                    {story.end.into_iter().map(|line| view! { <p class="why-end">{line}</p> }).collect_view()}
                    {has_hours.then(|| view! { <p class="why-zone">{T.story.zone.say()}</p> })}
                }
            }}
        </div>
    }
}

#[component]
fn HoursLine(hours: Hours) -> impl IntoView {
    match hours {
        Hours::Open(words) => view! {
            <li>
                <Icon sign=Sign::Clock />
                {words}
            </li>
        }
        .into_any(),
        Hours::Closed(words) => view! {
            <li class="closed">
                <Icon sign=Sign::Pause />
                {words}
            </li>
        }
        .into_any(),
    }
}
