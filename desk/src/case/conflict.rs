//! What to say to somebody who acted on an older state of a case.

use crate::texts::T;
use answerable_shared::view::{By, Entry, EntryKind};

/// More than this many things are counted instead of told.
const TOLD: usize = 3;

/// What happened, as a clause: "Sam Reed replied, then Ada chose an option". None if nothing did.
///
/// `me` is the reader's name, `who` the requester's.
pub(crate) fn happened(news: &[Entry], me: &str, who: &str) -> Option<String> {
    let news: Vec<String> = news.iter().map(|entry| clause(entry, me, who)).collect();
    if news.is_empty() {
        return None;
    }
    let rest = news.len().saturating_sub(TOLD);
    let then = |first: String, next: &String| T.news.then.fill([&first, next]);
    let told = news[rest..].iter().skip(1).fold(news[rest].clone(), then);
    Some(capital(match rest {
        0 => told,
        1 => T.news.one_more.fill([&told]),
        _ => T.news.many_more.fill([&rest.to_string(), &told]),
    }))
}

/// The sentence when it happened while somebody was writing and the edge has refused what they sent.
pub(crate) fn refused(happened: &str) -> String {
    T.news.refused.fill([happened])
}

/// The sentence when it is seen to happen while somebody is writing.
pub(crate) fn meanwhile(happened: &str) -> String {
    T.news.meanwhile.fill([happened])
}

/// The first letter large: a clause of English may begin with "you".
fn capital(text: String) -> String {
    match text.strip_prefix("you ") {
        Some(rest) => format!("You {rest}"),
        None => text,
    }
}

fn clause(entry: &Entry, me: &str, who: &str) -> String {
    match entry.by {
        By::Agent => {
            let name = entry
                .name
                .as_deref()
                .unwrap_or_else(|| T.news.somebody.say());
            if name == me {
                T.news.elsewhere.fill([deed(entry.what)])
            } else {
                T.news.clause.fill([name, deed(entry.what)])
            }
        }
        By::Requester => T.news.clause.fill([who, deed(entry.what)]),
        By::System | By::Other => T.news.something.owned(),
    }
}

/// What somebody did, after their name.
pub(crate) fn deed(what: EntryKind) -> &'static str {
    match what {
        EntryKind::Submitted => T.did.submitted.say(),
        EntryKind::Accepted => T.did.accepted.say(),
        // "wrote" for both sides would hide that the customer has been answered.
        EntryKind::Message => T.did.replied.say(),
        EntryKind::Note => T.did.noted.say(),
        EntryKind::Progress => T.did.progress.say(),
        EntryKind::Offered => T.did.offered.say(),
        EntryKind::Chosen => T.did.chose.say(),
        EntryKind::Declined => T.did.declined.say(),
        EntryKind::Resolved => T.did.resolved.say(),
        EntryKind::Confirmed => T.did.confirmed.say(),
        EntryKind::Reopened => T.did.reopened.say(),
        EntryKind::Rated => T.did.rated.say(),
        EntryKind::Withdrawn => T.did.withdrew.say(),
        EntryKind::Asked => T.did.asked.say(),
        EntryKind::Appealed => T.did.appealed.say(),
        EntryKind::Triaged => T.did.triaged.say(),
        EntryKind::Assigned => T.did.assigned.say(),
        EntryKind::Escalated => T.did.escalated.say(),
        EntryKind::Proposed => T.did.proposed.say(),
        EntryKind::Approved => T.did.approved.say(),
        EntryKind::Returned => T.did.returned.say(),
        EntryKind::Delegated => T.did.delegated.say(),
        EntryKind::Reported => T.did.reported.say(),
        // Nobody does these: they happen by themselves.
        EntryKind::Warned
        | EntryKind::Breached
        | EntryKind::Reminded
        | EntryKind::Lapsed
        | EntryKind::Overdue
        | EntryKind::Other => T.did.other.say(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::merge::tests::entry;
    use super::*;

    #[test]
    fn one_colleague_was_faster() {
        let timeline = [
            entry(1, By::Requester, None, EntryKind::Submitted),
            entry(2, By::Agent, Some("Sam Reed"), EntryKind::Message),
        ];
        let told = happened(&timeline[1..], "Jo Fern", "Ada").unwrap_or_default();
        assert_eq!(
            refused(&told),
            "Sam Reed replied while you were writing. Your text is kept. Read it, then send again."
        );
        assert_eq!(happened(&[], "Jo Fern", "Ada"), None);
    }

    #[test]
    fn what_colleagues_decide_among_themselves_is_told_too() {
        for (what, words) in [
            (EntryKind::Asked, "Sam Reed asked a question"),
            (EntryKind::Triaged, "Sam Reed changed kind or priority"),
            (EntryKind::Assigned, "Sam Reed handed the case over"),
            (EntryKind::Escalated, "Sam Reed brought the case up"),
        ] {
            let news = [entry(2, By::Agent, Some("Sam Reed"), what)];
            assert_eq!(happened(&news, "Jo Fern", "Ada").as_deref(), Some(words));
        }
    }

    #[test]
    fn several_things_are_told_in_order_and_many_are_counted() {
        let timeline = [
            entry(2, By::Agent, Some("Sam Reed"), EntryKind::Accepted),
            entry(3, By::Agent, Some("Sam Reed"), EntryKind::Offered),
            entry(4, By::Requester, None, EntryKind::Chosen),
            entry(5, By::Agent, Some("Jo Fern"), EntryKind::Note),
            entry(6, By::Requester, None, EntryKind::Message),
        ];
        assert_eq!(
            happened(&timeline[3..], "Jo Fern", "Ada").as_deref(),
            Some("You left a note in another window, then Ada replied")
        );
        assert_eq!(
            happened(&timeline, "Jo Fern", "Ada").as_deref(),
            Some(
                "2 things happened, then Ada chose an option, then you left a note in another window, then Ada replied"
            )
        );
    }
}
