//! On which state of the case a change is based: the last event that its writer is known to have
//! seen. The edge refuses what is based on an older one.

use answerable_shared::view::{By, Entry, EntryKind};

/// How long a warning must have been shown to count as read, in milliseconds.
const READ: i64 = 1_200;

/// The number of the last event that the writer has seen.
///
/// `from` is the last one known to be seen, `shown` the last one on the page, `news` what lies
/// between and `warned_for` how long the page has been saying so. What a customer adds is seen once
/// that was shown for a moment. What a colleague told the customer must be met: the edge refuses
/// once, so that nobody gets two answers by accident.
pub(crate) fn basis(from: u64, shown: u64, news: &[Entry], warned_for: Option<i64>) -> u64 {
    let met = !news.iter().any(is_colleagues_answer)
        && (news.is_empty() || warned_for.is_some_and(|shown_for| shown_for >= READ));
    if met { shown.max(from) } else { from }
}

fn is_colleagues_answer(entry: &Entry) -> bool {
    entry.by == By::Agent
        && matches!(
            entry.what,
            EntryKind::Message
                | EntryKind::Asked
                | EntryKind::Offered
                | EntryKind::Progress
                | EntryKind::Resolved
                | EntryKind::Reopened
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::merge::tests::entry;

    #[test]
    fn without_news_what_is_shown_is_seen() {
        assert_eq!(basis(3, 5, &[], None), 5);
        assert_eq!(basis(7, 5, &[], None), 7);
    }

    #[test]
    fn what_a_customer_adds_is_seen_after_a_moment() {
        let news = [entry(4, By::Requester, None, EntryKind::Message)];
        assert_eq!(basis(3, 4, &news, None), 3);
        assert_eq!(basis(3, 4, &news, Some(READ - 1)), 3);
        assert_eq!(basis(3, 4, &news, Some(READ)), 4);
    }

    #[test]
    fn a_colleagues_answer_must_be_met_and_their_note_only_be_shown() {
        let answer = [entry(4, By::Agent, Some("Sam"), EntryKind::Message)];
        assert_eq!(basis(3, 4, &answer, Some(READ * 100)), 3);
        let question = [entry(4, By::Agent, Some("Sam"), EntryKind::Asked)];
        assert_eq!(basis(3, 4, &question, Some(READ * 100)), 3);
        let note = [entry(4, By::Agent, Some("Sam"), EntryKind::Note)];
        assert_eq!(basis(3, 4, &note, Some(READ)), 4);
    }
}
