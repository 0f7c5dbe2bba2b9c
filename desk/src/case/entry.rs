//! One line of the timeline.

use super::offer::OfferCards;
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::parts::person::Person;
use crate::parts::stars::Stars;
use crate::parts::time::When;
use crate::texts::T;
use crate::words;
use answerable_shared::promise::Cause;
use answerable_shared::view::{By, Entry, EntryKind};
use leptos::prelude::*;

/// One line of the timeline; `who` is the requester.
#[component]
pub(crate) fn Line(entry: Entry, who: String) -> impl IntoView {
    if entry.by == By::System {
        view! { <ByItself entry /> }.into_any()
    } else {
        view! { <BySomebody entry who /> }.into_any()
    }
}

/// What nobody did: its time had come.
#[component]
fn ByItself(entry: Entry) -> impl IntoView {
    let is_grave = matches!(entry.what, EntryKind::Breached | EntryKind::Escalated);
    let sign = match entry.what {
        EntryKind::Breached => Sign::Warning,
        EntryKind::Escalated => Sign::Up,
        EntryKind::Lapsed => Sign::Lock,
        _ => Sign::Clock,
    };
    let sentence = itself(&entry);
    view! {
        <li class="line itself" class:grave=is_grave>
            <span class="itself-sign">
                <Icon sign />
            </span>
            <p class="line-head">
                <span class="itself-who">{T.entry.itself.say()}</span>
                <span class="line-deed" dir="auto">
                    {sentence}
                </span>
                {entry
                    .expected
                    .map(|expected| {
                        let label = expected_label(entry.what);
                        view! {
                            <span>
                                <span class="label">{label}</span>
                                " "
                                <b>
                                    <When at=expected />
                                </b>
                            </span>
                        }
                    })}
                <span class="line-when">
                    <When at=entry.at />
                </span>
            </p>
        </li>
    }
}

#[component]
fn BySomebody(entry: Entry, who: String) -> impl IntoView {
    let desk = Desk::here();
    let name = match entry.by {
        By::Requester => who,
        By::Agent => entry.name.clone().unwrap_or_else(|| T.entry.staff.owned()),
        By::System | By::Other => T.entry.somebody.owned(),
    };
    let ours = entry.by == By::Agent;
    let is_slim = entry.text.is_none();
    // What staff tell each other when they hand a case on is for them alone, as notes are.
    let is_note = entry.what == EntryKind::Note
        || !is_slim && matches!(entry.what, EntryKind::Assigned | EntryKind::Escalated);
    let is_appeal = entry.what == EntryKind::Appealed;
    let said = entry.clone();
    let deed = move || deed(&said, &|team| desk.team_name(team));
    view! {
        <li class="line" class:ours=ours class:note=is_note class:slim=is_slim class:appeal=is_appeal>
            <Person name=name.clone() ours />
            <div class="line-body">
                <p class="line-head">
                    <bdi class="line-who">{name}</bdi>
                    <span class="line-deed">{deed}</span>
                    {is_note
                        .then(|| {
                            view! {
                                <span class="mark internal">
                                    <Icon sign=Sign::Lock />
                                    {T.entry.internal.say()}
                                </span>
                            }
                        })}
                    <span class="line-when">
                        <When at=entry.at />
                    </span>
                </p>
                <Content entry />
            </div>
        </li>
    }
}

/// What was said and given with it.
#[component]
fn Content(entry: Entry) -> impl IntoView {
    let chosen = entry.option;
    let choice = entry
        .offer
        .as_ref()
        .zip(chosen)
        .and_then(|(offer, number)| Some(offer.option(number)?.title.clone()));
    view! {
        {entry.stars.map(|stars| view! { <Stars stars /> })}
        {entry
            .text
            .map(|text| {
                view! {
                    <p class="said" dir="auto">
                        {text}
                    </p>
                }
            })}
        {choice
            .map(|title| {
                view! {
                    <p class="choice">
                        <Icon sign=Sign::Check />
                        <bdi>{title}</bdi>
                    </p>
                }
            })}
        {entry
            .offer
            .filter(|_| entry.what == EntryKind::Offered)
            .map(|offer| view! { <OfferCards offer /> })}
        {entry
            .guarantee
            .map(|guarantee| {
                view! {
                    <p class="line-extra">
                        <span class="label">{T.entry.guaranteed.say()}</span>
                        <span class="said" dir="auto">
                            {guarantee}
                        </span>
                    </p>
                }
            })}
        {entry
            .expected
            .map(|expected| {
                view! {
                    <p class="line-extra">
                        <span class="label">{expected_label(entry.what)}</span>
                        <When at=expected />
                    </p>
                }
            })}
    }
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
