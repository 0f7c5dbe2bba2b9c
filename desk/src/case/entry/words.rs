//! What a line of the timeline says.

use crate::texts::T;
use crate::words;
use answerable_shared::promise::Cause;
use answerable_shared::view::{By, Entry, EntryKind};

/// What the moment of an entry is.
pub(super) fn expected_label(what: EntryKind) -> &'static str {
    match what {
        EntryKind::Breached => T.entry.again.say(),
        EntryKind::Reminded => T.entry.closes.say(),
        EntryKind::Delegated => T.entry.due.say(),
        _ => T.entry.expected.say(),
    }
}

/// What happened by itself, as a sentence.
pub(super) fn itself(entry: &Entry) -> String {
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
        (EntryKind::Overdue, ..) => {
            let number = entry.task.unwrap_or_default();
            T.entry.overdue.fill([&number.to_string()])
        }
        (EntryKind::Reminded, ..) => T.entry.reminded.owned(),
        (EntryKind::Lapsed, ..) => T.entry.lapsed.owned(),
        _ => T.news.something.owned(),
    }
}

/// What was done, after the name of who did it. `team` names a team.
pub(super) fn deed(entry: &Entry, team: &dyn Fn(&str) -> String) -> String {
    let to = || entry.to.clone().unwrap_or_default();
    let number = || entry.task.unwrap_or_default().to_string();
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
        EntryKind::Proposed => T.entry.proposed.owned(),
        EntryKind::Approved => T.entry.approved.owned(),
        EntryKind::Returned => T.entry.returned.owned(),
        EntryKind::Delegated => {
            let team = to().team.map(|id| team(&id)).unwrap_or_default();
            T.entry.delegated.fill([&team, &number()])
        }
        EntryKind::Reported => T.entry.reported.fill([&number()]),
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
