//! What was promised of a case from before promises were kept with clocks.

use crate::case::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::bar::{Bar, DueWords};
use crate::parts::clock;
use crate::parts::icon::{Icon, Sign};
use crate::parts::span::span;
use crate::texts::T;
use answerable_shared::case::{Stage, Turn};
use answerable_shared::time::Timestamp;
use answerable_shared::view::CaseHead;
use leptos::prelude::*;

/// How the promised first answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FirstAnswer {
    /// It is still owed.
    Owed,
    /// It came after this many milliseconds, in time.
    Kept(i64),
    /// It came this many milliseconds after the promised time.
    Late(i64),
    /// The case ended without one.
    NotNeeded,
}

/// How the promised first answer of a case stands.
pub(crate) fn first_answer(head: &CaseHead) -> FirstAnswer {
    match head.answered {
        None if head.turn == Turn::Nobody => FirstAnswer::NotNeeded,
        None => FirstAnswer::Owed,
        Some(answered) if answered <= head.answer_by => {
            FirstAnswer::Kept(answered.0.saturating_sub(head.opened.0))
        }
        Some(answered) => FirstAnswer::Late(answered.0.saturating_sub(head.answer_by.0)),
    }
}

/// The promised first answer, and the step that was announced.
#[component]
pub(crate) fn Earlier(cell: CaseCell) -> impl IntoView {
    let step = cell.clone();
    let first = move || cell.head(|head| (first_answer(head), head.opened, head.answer_by));
    let expected = move || step.head(announced).flatten();
    view! {
        <section class="promise" aria-label=T.promise.label.say()>
            {move || first().map(|(how, opened, by)| view! { <First how opened by /> })}
            {move || expected().map(|(from, until)| view! { <Step from until /> })}
        </section>
    }
}

/// Since when and until when the announced step is awaited.
pub(crate) fn announced(head: &CaseHead) -> Option<(Timestamp, Timestamp)> {
    let expected = head.expected.filter(|_| head.stage != Stage::Resolved)?;
    Some((head.updated, expected))
}

#[component]
fn First(how: FirstAnswer, opened: Timestamp, by: Timestamp) -> impl IntoView {
    let now = Desk::here().now;
    let by_words = move || clock::moment_by(by, now.get());
    match how {
        FirstAnswer::Owed => view! {
            <p class="promise-line">
                <Icon sign=Sign::Clock />
                <span>{T.promise.first_by.say()} " " <b>{by_words}</b></span>
                <Bar from=opened until=by />
                <DueWords from=opened until=by />
            </p>
        }
        .into_any(),
        FirstAnswer::Kept(after) => view! {
            <p class="promise-line good">
                <Icon sign=Sign::Check />
                <span>{T.promise.kept.fill([&span(after)])}</span>
            </p>
        }
        .into_any(),
        FirstAnswer::Late(late) => view! {
            <p class="promise-line missed">
                <Icon sign=Sign::Warning />
                <span>{T.promise.late.fill([&span(late)])}</span>
            </p>
        }
        .into_any(),
        FirstAnswer::NotNeeded => ().into_any(),
    }
}

#[component]
pub(crate) fn Step(from: Timestamp, until: Timestamp) -> impl IntoView {
    let now = Desk::here().now;
    view! {
        <p class="promise-line">
            <Icon sign=Sign::Clock />
            <span>
                {T.promise.next.say()} " " <b>{move || clock::moment_by(until, now.get())}</b>
            </span>
            <Bar from until />
            <DueWords from until />
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::merge::tests::head;

    #[test]
    fn a_first_answer_is_owed_kept_or_late() {
        let mut head = head(1);
        head.opened = Timestamp(100);
        head.answer_by = Timestamp(500);
        assert_eq!(first_answer(&head), FirstAnswer::Owed);
        head.answered = Some(Timestamp(500));
        assert_eq!(first_answer(&head), FirstAnswer::Kept(400));
        head.answered = Some(Timestamp(620));
        assert_eq!(first_answer(&head), FirstAnswer::Late(120));
        head.answered = None;
        head.turn = Turn::Nobody;
        assert_eq!(first_answer(&head), FirstAnswer::NotNeeded);
    }
}
