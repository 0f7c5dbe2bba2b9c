//! One line of the timeline.

use super::offer::offer_cards;
use super::pieces::{free, mark};
use crate::desk::Desk;
use crate::parts::el::{El, el, icon};
use crate::parts::icon::Sign;
use crate::parts::person::{Whose, person};
use crate::parts::stars::stars;
use crate::parts::time::{Style, when};
use crate::texts::T;
use crate::words;
use answerable_shared::promise::Cause;
use answerable_shared::view::{By, Entry, EntryKind};

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
        EntryKind::Breached => ("line itself grave", Sign::Warning),
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
    // What staff tell each other when they hand a case on is for them alone, as notes are.
    let is_note = entry.what == EntryKind::Note
        || !is_slim && matches!(entry.what, EntryKind::Assigned | EntryKind::Escalated);
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
    content.extend(entry.text.as_deref().map(|text| free("p", "said", text)));
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

/// What the moment of an entry is.
fn expected_label(what: EntryKind) -> &'static str {
    match what {
        EntryKind::Breached => T.entry.again.say(),
        EntryKind::Reminded => T.entry.closes.say(),
        _ => T.entry.expected.say(),
    }
}

/// What happened by itself, as a sentence.
fn itself(entry: &Entry) -> String {
    let promise = entry.promise.map(words::promise);
    let to = entry.to.clone().unwrap_or_default();
    let tier = to.tier.and_then(words::tier);
    match (entry.what, promise, tier) {
        (EntryKind::Warned, Some(promise), _) => T.entry.warned.fill([promise]),
        (EntryKind::Breached, Some(promise), _) => T.entry.breached.fill([promise]),
        (EntryKind::Escalated, promise, Some(tier)) => match (to.cause, promise, to.name) {
            (Some(Cause::Late), Some(promise), _) => T.entry.up_late.fill([tier, promise]),
            (Some(Cause::Safety), ..) => T.entry.up_safety.fill([tier]),
            (Some(Cause::Appeal), _, Some(name)) => T.entry.up_appeal_to.fill([&name]),
            (Some(Cause::Appeal), _, None) => T.entry.up_appeal.fill([tier]),
            _ => T.entry.up.fill([tier]),
        },
        (EntryKind::Reminded, ..) => T.entry.reminded.owned(),
        (EntryKind::Lapsed, ..) => T.entry.lapsed.owned(),
        _ => T.news.something.owned(),
    }
}

/// What was done, after the name of who did it. `team` names a team.
fn deed(entry: &Entry, team: &dyn Fn(&str) -> String) -> String {
    let to = || entry.to.clone().unwrap_or_default();
    match entry.what {
        EntryKind::Submitted => T.entry.asked.owned(),
        EntryKind::Accepted => T.entry.took.owned(),
        EntryKind::Message if entry.by == By::Requester => T.entry.wrote.owned(),
        EntryKind::Message => T.entry.replied.owned(),
        EntryKind::Note => T.entry.noted.owned(),
        EntryKind::Progress => T.entry.progress.owned(),
        EntryKind::Offered => {
            let count = entry.offer.as_ref().map_or(0, |offer| offer.options.len());
            T.entry.offered.count(count)
        }
        EntryKind::Chosen => T.entry.chose.owned(),
        EntryKind::Declined => T.entry.declined.owned(),
        EntryKind::Resolved => T.entry.resolved.owned(),
        EntryKind::Confirmed => entry.verdict.map_or_else(
            || T.entry.confirmed.owned(),
            |verdict| T.entry.said.fill([&words::verdict(verdict).to_lowercase()]),
        ),
        EntryKind::Reopened => T.entry.reopened.owned(),
        EntryKind::Rated => T.entry.rated.owned(),
        EntryKind::Withdrawn => T.entry.withdrew.owned(),
        EntryKind::Asked => T.entry.question.owned(),
        EntryKind::Appealed => T.entry.appealed.owned(),
        EntryKind::Triaged => entry.triage.map_or_else(
            || T.did.triaged.owned(),
            |found| {
                let priority = words::priority(found.priority);
                T.entry.triaged.fill([words::kind(found.kind), priority])
            },
        ),
        EntryKind::Assigned => match (to().name, to().team.map(|id| team(&id))) {
            (Some(name), Some(team)) => T.entry.assigned_both.fill([&name, &team]),
            (Some(name), None) => T.entry.assigned_agent.fill([&name]),
            (None, Some(team)) => T.entry.assigned_team.fill([&team]),
            (None, None) => T.entry.assigned.owned(),
        },
        EntryKind::Escalated => match to().tier.and_then(words::tier) {
            Some(tier) => T.entry.escalated.fill([tier]),
            None => T.did.escalated.owned(),
        },
        EntryKind::Proposed
        | EntryKind::Approved
        | EntryKind::Returned
        | EntryKind::Delegated
        | EntryKind::Reported => T.entry.other.owned(),
        // Nobody does these: they happen by themselves.
        EntryKind::Warned
        | EntryKind::Breached
        | EntryKind::Reminded
        | EntryKind::Lapsed
        | EntryKind::Overdue
        | EntryKind::Other => T.entry.other.owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::merge::tests::entry;
    use answerable_shared::case::{Kind, Priority};
    use answerable_shared::promise::{PromiseName, Tier};
    use answerable_shared::view::{To, TriageView};

    fn by_itself(what: EntryKind) -> Entry {
        entry(4, By::System, None, what)
    }

    fn by_sam(what: EntryKind) -> Entry {
        entry(4, By::Agent, Some("Sam Reed"), what)
    }

    fn told(entry: &Entry) -> String {
        deed(entry, &|id| format!("Team {id}"))
    }

    #[test]
    fn what_happens_by_itself_is_a_sentence() {
        let mut breached = by_itself(EntryKind::Breached);
        breached.promise = Some(PromiseName::FirstResponse);
        assert_eq!(
            itself(&breached),
            "The promise “First answer” was not kept."
        );
        let mut up = by_itself(EntryKind::Escalated);
        up.promise = Some(PromiseName::FirstResponse);
        for (cause, words) in [
            (
                Cause::Late,
                "It went up to the leads, because “First answer” is late.",
            ),
            (
                Cause::Safety,
                "It went up to the leads, because somebody may come to harm.",
            ),
            (
                Cause::Appeal,
                "It went up to the leads, because of the complaint.",
            ),
        ] {
            up.to = Some(To {
                tier: Some(Tier::Lead),
                cause: Some(cause),
                ..To::default()
            });
            assert_eq!(itself(&up), words);
        }
        if let Some(to) = &mut up.to {
            to.name = Some("Lin Okafor".to_owned());
        }
        assert_eq!(itself(&up), "Lin Okafor looks into the complaint.");
    }

    #[test]
    fn a_hand_over_says_to_whom() {
        let mut assigned = by_sam(EntryKind::Assigned);
        assert_eq!(told(&assigned), "handed this case over");
        for (team, name, words) in [
            (Some("sales"), None, "handed this case to Team sales"),
            (None, Some("Mei Zhou"), "handed this case to Mei Zhou"),
            (
                Some("sales"),
                Some("Mei Zhou"),
                "handed this case to Mei Zhou in Team sales",
            ),
        ] {
            assigned.to = Some(To {
                team: team.map(str::to_owned),
                name: name.map(str::to_owned),
                ..To::default()
            });
            assert_eq!(told(&assigned), words);
        }
    }

    #[test]
    fn triage_says_what_it_was_found_to_be_and_escalation_how_far_it_went() {
        let mut triaged = by_sam(EntryKind::Triaged);
        triaged.triage = Some(TriageView {
            kind: Kind::Complaint,
            priority: Priority::Urgent,
        });
        assert_eq!(told(&triaged), "sorted this case: Complaint, Urgent");
        let mut up = by_sam(EntryKind::Escalated);
        up.to = Some(To {
            tier: Some(Tier::Head),
            cause: Some(Cause::Staff),
            ..To::default()
        });
        assert_eq!(told(&up), "brought this case up to the head of service");
    }
}
