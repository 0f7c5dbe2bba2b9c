//! One line of the timeline.

mod words;

use super::mention::noted;
use super::offer::offer_cards;
use super::pieces::{free, mark};
use crate::desk::Desk;
use crate::parts::el::{El, el, icon};
use crate::parts::icon::Sign;
use crate::parts::person::{Whose, person};
use crate::parts::stars::stars;
use crate::parts::time::{Style, when};
use crate::texts::T;
use answerable_shared::view::{By, Entry, EntryKind};
use words::{deed, expected_label, itself};

/// One line of the timeline; `who` is the requester.
pub(crate) fn line(entry: Entry, who: String) -> El {
    if entry.by == By::System {
        by_itself(&entry)
    } else {
        by_somebody(entry, who)
    }
}

/// What nobody did: its time had come.
fn by_itself(entry: &Entry) -> El {
    let (class, sign) = match entry.what {
        EntryKind::Breached | EntryKind::Overdue => ("line itself grave", Sign::Warning),
        EntryKind::Escalated => ("line itself grave", Sign::Up),
        EntryKind::Lapsed => ("line itself", Sign::Lock),
        _ => ("line itself", Sign::Clock),
    };
    let expected = entry.expected.map(|expected| {
        el("span", "")
            .add(label(expected_label(entry.what)))
            .text(" ")
            .add(el("b", "").add(when(expected, Style::Moment)))
    });
    let head = el("p", "line-head")
        .add(el("span", "itself-who").text(T.entry.itself.say()))
        .add(free("span", "line-deed", &itself(entry)))
        .all(expected)
        .add(el("span", "line-when").add(when(entry.at, Style::Moment)));
    el("li", class)
        .add(el("span", "itself-sign").add(icon(sign)))
        .add(head)
}

fn by_somebody(entry: Entry, who: String) -> El {
    let desk = Desk::here();
    let name = match entry.by {
        By::Requester => who,
        By::Agent => entry.name.clone().unwrap_or_else(|| T.entry.staff.owned()),
        By::System | By::Other => T.entry.somebody.owned(),
    };
    let whose = match entry.by {
        By::Agent => Whose::Ours,
        _ => Whose::Theirs,
    };
    let is_slim = entry.text.is_none();
    let is_note = !is_slim && is_internal(entry.what);
    let classes = [
        (true, "line"),
        (whose == Whose::Ours, "ours"),
        (is_note, "note"),
        (is_slim, "slim"),
        (entry.what == EntryKind::Appealed, "appeal"),
    ];
    let internal = is_note.then(|| mark("mark internal", Sign::Lock, T.entry.internal.say()));
    let (at, content) = (entry.at, content(&entry));
    let head = el("p", "line-head")
        .add(el("bdi", "line-who").text(&name))
        .add(el("span", "line-deed").text_with(move || deed(&entry, &|team| desk.team_name(team))))
        .all(internal)
        .add(el("span", "line-when").add(when(at, Style::Moment)));
    el("li", &those(&classes))
        .add(person(&name, whose))
        .add(el("div", "line-body").add(head).all(content))
}

/// Whether what is said with it is for staff alone, as notes are: what they tell each other when they hand a case on,
/// look at an answer, or ask a team.
const fn is_internal(what: EntryKind) -> bool {
    matches!(
        what,
        EntryKind::Note
            | EntryKind::Assigned
            | EntryKind::Escalated
            | EntryKind::Proposed
            | EntryKind::Returned
            | EntryKind::Delegated
            | EntryKind::Reported
    )
}

/// The classes that hold.
fn those(classes: &[(bool, &str)]) -> String {
    let held = classes.iter().filter(|(holds, _)| *holds);
    held.map(|(_, class)| *class).collect::<Vec<_>>().join(" ")
}

/// What was said and given with it.
fn content(entry: &Entry) -> Vec<El> {
    let offer = entry.offer.as_ref();
    let choice = offer
        .zip(entry.option)
        .and_then(|(offer, number)| offer.option(number));
    let mut content: Vec<El> = entry.stars.map(stars).into_iter().collect();
    content.extend(entry.text.as_deref().map(|text| match entry.what {
        EntryKind::Note => noted(Desk::here(), text),
        _ => free("p", "said", text),
    }));
    content.extend(choice.map(|option| {
        el("p", "choice")
            .add(icon(Sign::Check))
            .add(el("bdi", "").text(&option.title))
    }));
    let offered = offer.filter(|_| entry.what == EntryKind::Offered);
    content.extend(offered.map(offer_cards));
    content.extend(entry.guarantee.as_deref().map(|guarantee| {
        el("p", "line-extra")
            .add(label(T.entry.guaranteed.say()))
            .add(free("span", "said", guarantee))
    }));
    content.extend(entry.expected.map(|expected| {
        el("p", "line-extra")
            .add(label(expected_label(entry.what)))
            .add(when(expected, Style::Moment))
    }));
    content
}

fn label(words: &str) -> El {
    el("span", "label").text(words)
}
