//! What was asked, and by whom.

use super::cell::CaseCell;
use super::pieces::{free, mark};
use super::suggestion::suggestion;
use super::triage::triage;
use crate::parts::el::{El, el};
use crate::parts::icon::Sign;
use crate::parts::person::{Whose, person};
use crate::parts::time::{Style, when};
use crate::reactive::*;
use crate::texts::T;
use crate::words;
use answerable_shared::view::CaseHead;

/// What was asked, and by whom; nothing before the case has arrived.
pub(crate) fn letter(cell: CaseCell) -> Option<El> {
    // None of this changes once the case has arrived, but for what it was found to be and how often it was reopened.
    let head = cell
        .view
        .with_untracked(|view| view.as_ref().map(|view| view.case.clone()))?;
    let who = words::who(head.contact.as_ref());
    let name = el("h1", "letter-who").add(el("bdi", "").text(&who));
    let words = el("div", "").add(name).add(facts(&head, cell.clone()));
    let times = Memo::new(move |_| cell.head(|head| head.reopened).filter(|times| *times > 0));
    let from = el("div", "letter-from")
        .add(person(&who, Whose::Theirs))
        .add(words)
        .with(move || times.get().map(reopened));
    Some(
        el("header", "letter")
            .add(from)
            .add(free("p", "letter-text said", &head.text))
            .all(head.suggestion.as_deref().map(suggestion)),
    )
}

fn facts(head: &CaseHead, cell: CaseCell) -> El {
    let contact = head.contact.as_ref();
    let email = contact.and_then(|contact| contact.email.as_deref());
    let is_known = email.is_some() || contact.is_some_and(|contact| contact.name.is_some());
    let anonymous = (!is_known).then(|| el("span", "").text(T.letter.anonymous.say()));
    el("p", "letter-facts")
        .add(triage(cell, head.reference.clone()))
        .add(el("span", "").add(when(head.opened, Style::Moment)))
        .all(email.map(mail))
        .all(anonymous)
        .add(verified(head))
        .all(head.page.as_deref().map(page))
}

fn reopened(times: u32) -> El {
    let words = match times {
        1 => T.letter.reopened.owned(),
        times => T.letter.reopened_times.fill([&times.to_string()]),
    };
    mark("mark reopened", Sign::Reopened, &words)
}

/// Whom the host vouches for: its name for them, and its identifier. What was typed may be another name.
fn verified(head: &CaseHead) -> El {
    let Some(subject) = head.subject.as_deref() else {
        return el("span", "").text(T.letter.unverified.say());
    };
    let verified = head.verified.as_ref();
    let name = verified.and_then(|verified| verified.name.as_deref());
    let who = name.into_iter().chain([subject]);
    mark("verified", Sign::Check, T.letter.verified.say())
        .all(who.map(|part| el("bdi", "").text(part)))
}

fn mail(email: &str) -> El {
    el("a", "")
        .attr("href", &format!("mailto:{email}"))
        .add(el("bdi", "").text(email))
}

/// The page it was sent from. An address from outside: shown as text unless it is one of the web's.
fn page(page: &str) -> El {
    if !page.starts_with("https://") && !page.starts_with("http://") {
        return el("span", "letter-page").add(el("bdi", "").text(page));
    }
    let shown = page.split_once("://").map_or(page, |(_, rest)| rest);
    el("a", "letter-page")
        .attr("href", page)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .add(el("bdi", "").text(shown.trim_end_matches('/')))
}
