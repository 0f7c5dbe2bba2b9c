//! Sending what was written: once, on what was seen, and never losing it.

use super::cell::DraftCell;
use super::draft::FieldProblem;
use super::resolve::is_proposed;
use super::tab::Tab;
use crate::case::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::{clock, page};
use crate::reactive::*;
use crate::texts::T;
use crate::trouble;
use answerable_client::http::Failure;
use answerable_client::{json, key};
use answerable_shared::api::Outcome;
use answerable_shared::command::Command;
use answerable_shared::problem::{Problem, ProblemType};
use wasm_bindgen_futures::spawn_local;

/// Sends one tab of one case. Nothing happens while it is on its way already.
pub(crate) fn send(desk: Desk, reference: &str, tab: Tab) {
    let (case, cell) = (desk.case(reference), desk.draft(reference, tab));
    if cell.sending.get_untracked() {
        return;
    }
    let draft = cell.draft.get_untracked();
    let expected = clock::from_field(&draft.expected);
    let command = match draft.command(tab, expected, page::now()) {
        Ok(command) => command,
        Err(problem) => return point_at(&cell, tab, problem),
    };
    let command = match command {
        // What the form said while it was written holds, whatever the settings say by then.
        Command::Resolve {
            text, guarantee, ..
        } => Command::Resolve {
            text,
            guarantee,
            review: untrack(|| is_proposed(desk, &case, tab)),
        },
        command => command,
    };
    let attempt = draft.attempt(
        json::to_text(&command),
        cell.basis(&case, tab),
        key::fresh(),
    );
    cell.sending.set(true);
    cell.trouble.set(None);
    cell.note(|draft| draft.attempt = Some(attempt.clone()));
    let reference = reference.to_owned();
    spawn_local(async move {
        let answer = desk
            .api()
            .act(&reference, &attempt.key, Some(attempt.seen), &command)
            .await;
        match answer {
            Ok(outcome) => sent(desk, &reference, tab, &case, outcome),
            // Signed out meanwhile: the draft, its attempt included, is on the device.
            Err(failure) if desk.left_by(&failure) => {}
            Err(failure) => failed(tab, &case, &cell, failure),
        }
        cell.sending.set(false);
    });
}

fn sent(desk: Desk, reference: &str, tab: Tab, case: &CaseCell, outcome: Outcome) {
    let seq = outcome.seq;
    case.mine.update(|mine| {
        mine.insert(seq);
    });
    case.take(outcome.view);
    desk.draft(reference, tab).clear();
    for other in Tab::ALL {
        desk.draft(reference, other).keep_up(case);
    }
    let waits = tab == Tab::Resolve && case.head_now(|head| head.proposal.is_some());
    desk.said.set(if waits {
        T.done.propose.say()
    } else {
        done(tab)
    });
    // Its writer may have gone on to something else while it was on its way.
    let is_here = desk.open.get_untracked().as_deref() == Some(reference);
    if !is_here || desk.tab.get_untracked() != tab {
        return;
    }
    match tab {
        // Often followed by another.
        Tab::Reply | Tab::Note => page::focus_soon(format!("write-{}", tab.slug())),
        Tab::Ask | Tab::Offer | Tab::Progress | Tab::Resolve | Tab::Reopen => {
            desk.tab.set(Tab::Reply);
            page::focus_soon(format!("tab-{}", Tab::Reply.slug()));
        }
    }
}

fn failed(tab: Tab, case: &CaseCell, cell: &DraftCell, failure: Failure) {
    if !failure.may_pass() {
        // It was not taken, and will not be under this key.
        cell.note(|draft| draft.attempt = None);
    }
    let sort = failure.sort();
    match failure {
        Failure::Problem(problem) if sort == Some(ProblemType::Stale) => {
            stale(case, cell, *problem);
        }
        Failure::Problem(problem) if sort == Some(ProblemType::BadField) => {
            let problem = FieldProblem {
                detail: trouble::why(&problem),
                field: problem.field.unwrap_or_default(),
            };
            point_at(cell, tab, problem);
        }
        failure => cell.trouble.set(Some(trouble::not_sent(&failure))),
    }
}

/// Somebody was faster: shows what they did. The next send is based on that.
fn stale(case: &CaseCell, cell: &DraftCell, problem: Problem) {
    if let Some(current) = problem.current {
        let seq = current.case.seq;
        case.take(*current);
        cell.told.set(seq);
    } else {
        cell.told.set(case.seq_now());
    }
}

/// Shows which field is wrong, and goes there.
fn point_at(cell: &DraftCell, tab: Tab, problem: FieldProblem) {
    page::focus_soon(field_id(tab, &problem.field));
    cell.field.set(Some(problem));
}

/// The identifier of a field in the page, by its path.
pub(crate) fn field_id(tab: Tab, path: &str) -> String {
    match path {
        "text" | "reason" if tab != Tab::Offer => format!("write-{}", tab.slug()),
        "options[0].title" => format!("write-{}", Tab::Offer.slug()),
        path => format!("field-{}-{path}", tab.slug()),
    }
}

fn done(tab: Tab) -> &'static str {
    match tab {
        Tab::Reply => T.done.reply.say(),
        Tab::Ask => T.done.ask.say(),
        Tab::Note => T.done.note.say(),
        Tab::Offer => T.done.offer.say(),
        Tab::Progress => T.done.progress.say(),
        Tab::Resolve => T.done.resolve.say(),
        Tab::Reopen => T.done.reopen.say(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_field_of_every_tab_is_where_its_key_goes() {
        for tab in Tab::ALL {
            let first = if tab == Tab::Offer {
                "options[0].title"
            } else {
                "text"
            };
            assert_eq!(field_id(tab, first), format!("write-{}", tab.slug()));
        }
        assert_eq!(field_id(Tab::Reopen, "reason"), "write-reopen");
        assert_eq!(field_id(Tab::Offer, "text"), "field-offer-text");
    }
}
