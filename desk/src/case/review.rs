//! An answer that somebody else looks at before the requester reads it.

use super::actions::Acting;
use super::cell::CaseCell;
use super::form::{Words, opened};
use super::pieces::{free, may};
use crate::desk::Desk;
use crate::parts::el::{El, el, group};
use crate::parts::page;
use crate::parts::person::{Whose, person};
use crate::parts::time::{Style, when};
use crate::reactive::*;
use crate::texts::T;
use crate::words;
use answerable_shared::command::{Command, CommandName};
use answerable_shared::review::Proposal;

/// The button that approves.
const APPROVE: &str = "review-approve";

/// The answer that waits for a second look, where one does.
pub(crate) fn review(desk: Desk, reference: String, cell: CaseCell) -> El {
    let who = untrack(|| cell.head(|head| words::who(head.contact.as_ref()))).unwrap_or_default();
    let may = may(desk, &cell, CommandName::Approve);
    let proposed = move || cell.head(|head| head.proposal.clone()).flatten();
    group().by(proposed, move |proposal| {
        proposal.map(|proposal| card(desk, &reference, &proposal, &who, may))
    })
}

/// Goes to the button that approves, where there is one.
pub(crate) fn focus() -> bool {
    page::focus(APPROVE)
}

fn card(desk: Desk, reference: &str, proposal: &Proposal, who: &str, may: Memo<bool>) -> El {
    let is_mine = proposal.by.id == desk.me_id();
    let (title, text) = if is_mine {
        (T.review.mine.owned(), T.review.wait.fill([who]))
    } else {
        let title = T.review.proposes.fill([&proposal.by.name]);
        (title, T.review.look.fill([who]))
    };
    let head = el("div", "review-head")
        .add(person(&proposal.by.name, Whose::Ours))
        .add(free("h2", "", &title))
        .add(el("span", "line-when").add(when(proposal.at, Style::Moment)));
    let guarantee = proposal.guarantee.as_deref().map(|guarantee| {
        el("p", "line-extra")
            .add(el("span", "label").text(T.entry.guaranteed.say()))
            .add(free("span", "said", guarantee))
    });
    let reference = reference.to_owned();
    el("section", "review")
        .attr("aria-label", T.review.label.say())
        .add(head)
        .add(free("p", "said", &proposal.text))
        .all(guarantee)
        .add(free("p", "review-word", &text))
        .when(
            move || !is_mine && may.get(),
            move || Some(decision(desk, reference.clone())),
        )
}

fn decision(desk: Desk, reference: String) -> El {
    let acting = Acting::new();
    let words = Words {
        id: "review-note".to_owned(),
        open: T.review.open.say(),
        label: T.review.why.say(),
        hint: T.review.why_hint.say(),
        does: T.review.back.say(),
        doing: T.review.sending.say(),
    };
    let of = reference.clone();
    let approve = move || {
        let reference = of.clone();
        let press = move |_| {
            acting.give(desk, reference.clone(), Command::Approve {}, |_| {
                page::keep_focus("now");
            });
        };
        let words = move || {
            if acting.busy.get() {
                T.review.approving.owned()
            } else {
                T.review.approve.owned()
            }
        };
        let button = el("button", "button main")
            .attr("type", "button")
            .attr("id", APPROVE)
            .attr_is("aria-disabled", move || acting.busy.get())
            .text_with(words)
            .add(el("kbd", "").attr("aria-hidden", "true").text("w"));
        Some(button.on("click", press))
    };
    let give_back = |note| Command::Return { note };
    opened(desk, reference, acting, words, approve, give_back)
}
