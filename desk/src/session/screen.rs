//! What a person sees who is not signed in.

use super::Why;
use super::start::sign_in;
use crate::desk::Desk;
use crate::parts::el::{El, button, el, icon};
use crate::parts::icon::Sign;
use crate::parts::languages::other_language;
use crate::parts::page;
use crate::texts::T;

/// Why the desk is shut, and how to get in.
pub(crate) fn shut(why: Why) -> El {
    page::set_title(T.gate.page_title.say());
    let (title, text) = words(&why);
    let paragraph = |words| el("p", "").text(words);
    let command = el("code", "").text("cargo xtask sign-in");
    let how = el("section", "gate-how")
        .attr("aria-labelledby", "gate-how")
        .add(el("h2", "").attr("id", "gate-how").text(T.gate.how.say()))
        .add(paragraph(T.gate.ask.say()))
        .add(paragraph(T.gate.yourself.say()).text(" ").add(command));
    let card = el("div", "gate-card")
        .add(el("span", "gate-sign").add(icon(Sign::Lock)))
        .add(el("h1", "").text(title))
        .add(paragraph(&text))
        .all(next_step(why))
        .add(how)
        .add(other_language());
    el("main", "gate").add(card)
}

fn next_step(why: Why) -> Option<El> {
    let desk = Desk::here();
    let class = "button main";
    match why {
        Why::LinkSpent(Some(session)) => {
            let name = el("bdi", "").text(&session.agent.name);
            let words = T.gate.continue_as.say();
            let step = button(class, None, words, move || desk.enter((*session).clone()));
            Some(step.text(" ").add(name))
        }
        Why::NoAnswer(code) => {
            let again = move || sign_in(desk, code.clone());
            Some(button(class, None, T.gate.again.say(), again))
        }
        Why::Nobody | Why::LinkSpent(None) | Why::Refused(_) | Why::Ended | Why::SignedOut => None,
    }
}

fn words(why: &Why) -> (&'static str, String) {
    match why {
        Why::Nobody => (T.gate.sign_in.say(), T.gate.sign_in_text.owned()),
        Why::LinkSpent(_) => (T.gate.spent.say(), T.gate.spent_text.say().to_owned()),
        Why::NoAnswer(_) => (T.gate.no_answer.say(), T.gate.no_answer_text.owned()),
        Why::Refused(detail) => (T.gate.refused.say(), detail.clone()),
        Why::Ended => (T.gate.ended.say(), T.gate.ended_text.say().to_owned()),
        Why::SignedOut => (T.gate.signed_out.say(), T.gate.signed_out_text.owned()),
    }
}
