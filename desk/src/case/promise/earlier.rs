//! What was promised of a case from before promises were kept with clocks.

use super::line::by_words;
use crate::case::cell::CaseCell;
use crate::parts::bar::{bar, due_words};
use crate::parts::el::{El, el, icon};
use crate::parts::icon::Sign;
use crate::parts::span::span;
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::case::{Stage, Turn};
use answerable_shared::time::Timestamp;
use answerable_shared::view::CaseHead;

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
pub(super) fn earlier(cell: CaseCell) -> El {
    let stepped = cell.clone();
    let answer =
        Memo::new(move |_| cell.head(|head| (first_answer(head), head.opened, head.answer_by)));
    let expected = Memo::new(move |_| stepped.head(announced).flatten());
    el("section", "promise")
        .attr("aria-label", T.promise.label.say())
        .with(move || {
            answer
                .get()
                .and_then(|(how, opened, by)| first(how, opened, by))
        })
        .with(move || expected.get().map(|(from, until)| step(from, until)))
}

/// Since when and until when the announced step is awaited.
pub(crate) fn announced(head: &CaseHead) -> Option<(Timestamp, Timestamp)> {
    let expected = head.expected.filter(|_| head.stage != Stage::Resolved)?;
    Some((head.updated, expected))
}

fn first(how: FirstAnswer, opened: Timestamp, by: Timestamp) -> Option<El> {
    let (class, sign, words) = match how {
        FirstAnswer::Owed => return Some(due(T.promise.first_by.say(), opened, by)),
        FirstAnswer::Kept(after) => {
            let words = T.promise.kept.fill([&span(after)]);
            ("promise-line good", Sign::Check, words)
        }
        FirstAnswer::Late(late) => {
            let words = T.promise.late.fill([&span(late)]);
            ("promise-line missed", Sign::Warning, words)
        }
        FirstAnswer::NotNeeded => return None,
    };
    let line = el("p", class).add(icon(sign));
    Some(line.add(el("span", "").text(&words)))
}

/// The step that was announced.
pub(super) fn step(from: Timestamp, until: Timestamp) -> El {
    due(T.promise.next.say(), from, until)
}

fn due(words: &str, from: Timestamp, until: Timestamp) -> El {
    let moment = by_words(el("b", ""), until, str::to_owned);
    el("p", "promise-line")
        .add(icon(Sign::Clock))
        .add(el("span", "").text(words).text(" ").add(moment))
        .add(bar(from, until))
        .add(due_words(from, until))
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
