//! What to do now.

use crate::words;
use answerable_shared::case::Stage;
use answerable_shared::command::CommandName;
use answerable_shared::view::{CaseHead, EntryKind};

/// What to do now, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Todo {
    pub(crate) title: String,
    pub(crate) text: String,
    /// Whether somebody waits for it.
    pub(crate) ours: bool,
}

/// What to do with a case that stands like this. `latest` is what the requester did last, `me` the
/// reader's name.
pub(crate) fn todo(head: &CaseHead, latest: Option<EntryKind>, me: &str) -> Todo {
    let who = words::who(head.contact.as_ref());
    let waits = head.waiting_since.is_some();
    let (title, text) = match head.stage {
        Stage::Received => (
            "Nobody has taken this case".to_owned(),
            format!("{who} waits for a first answer. Take the case, or answer at once."),
        ),
        Stage::Working if waits => working(head, latest, &who, me),
        Stage::Working => (
            format!("{who} has your answer"),
            if head.expected.is_some() {
                "Nothing to do until the next step that you announced.".to_owned()
            } else {
                "Do what is left to do, then tell them, or resolve the case.".to_owned()
            },
        ),
        Stage::Choosing if waits => (
            format!("{who} asks something before choosing"),
            "Answer, or replace the offer by a better one.".to_owned(),
        ),
        Stage::Choosing => (
            format!("{who} chooses"),
            "The offer waits for an answer. Nothing to do until then.".to_owned(),
        ),
        Stage::Resolved if waits => (
            format!("{who} wrote after you resolved this"),
            "Answer, or reopen the case if it is not done.".to_owned(),
        ),
        Stage::Resolved => (
            format!("{who} says whether it is fixed"),
            "Nothing to do unless they say that it is not.".to_owned(),
        ),
        Stage::Closed if waits => (
            format!("{who} wrote after this was closed"),
            "Answer, or reopen the case if there is more to do.".to_owned(),
        ),
        Stage::Closed => (
            "Closed".to_owned(),
            if head.rating.is_some() {
                format!("{who} confirmed that it is fixed and rated the outcome.")
            } else {
                format!("{who} confirmed that it is fixed.")
            },
        ),
        Stage::Withdrawn => (
            "Withdrawn".to_owned(),
            format!("{who} took this case back. Notes can still be left."),
        ),
    };
    Todo {
        title,
        text,
        ours: waits || head.stage == Stage::Received,
    }
}

fn working(head: &CaseHead, latest: Option<EntryKind>, who: &str, me: &str) -> (String, String) {
    match latest {
        Some(EntryKind::Confirmed) => {
            return (
                format!("{who} says that it is not fixed"),
                "Read what is still wrong, then answer or make a new offer.".to_owned(),
            );
        }
        Some(EntryKind::Reopened) => {
            return (
                format!("{who} reopened this case"),
                "Read what is still wrong, then answer or make a new offer.".to_owned(),
            );
        }
        Some(EntryKind::Declined) => {
            return (
                format!("{who} took none of the options"),
                "Read the reason, then make a better offer or answer.".to_owned(),
            );
        }
        Some(EntryKind::Chosen) => {
            let chosen = head
                .choice
                .zip(head.offer.as_ref())
                .and_then(|(number, offer)| offer.option(number));
            let title = match chosen {
                Some(option) => format!("{who} chose “{}”", option.title),
                None => format!("{who} has chosen"),
            };
            return (title, "Do it, and say by when it is done.".to_owned());
        }
        _ => {}
    }
    let text = match head.handler.as_deref() {
        Some(name) if name == me => "Answer, or offer ways to solve it.".to_owned(),
        Some(name) => format!("{name} handles this case."),
        None => "Take the case, or answer at once.".to_owned(),
    };
    (format!("{who} waits for an answer"), text)
}

/// What the button that takes the case says; none where there is nothing to take.
pub(crate) fn take(head: &CaseHead, me: &str) -> Option<String> {
    if !head.can.contains(&CommandName::Accept) {
        return None;
    }
    match head.handler.as_deref() {
        Some(name) if name == me => None,
        Some(name) => Some(format!("Take over from {name}")),
        None => Some("Take this case".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::merge::tests::head;
    use super::*;
    use answerable_shared::offer::{Offer, OfferOption};
    use answerable_shared::time::Timestamp;

    #[test]
    fn every_stage_says_what_to_do() {
        for stage in Stage::ALL {
            for waits in [false, true] {
                let mut head = head(3);
                head.stage = stage;
                head.waiting_since = waits.then_some(Timestamp(1));
                let todo = todo(&head, None, "Jo Fern");
                assert!(!todo.title.is_empty() && todo.text.ends_with('.'));
                assert_eq!(todo.ours, waits || stage == Stage::Received, "{stage}");
            }
        }
    }

    #[test]
    fn what_the_requester_did_last_says_what_to_do() {
        let option = |title: &str| OfferOption {
            title: title.to_owned(),
            ..OfferOption::default()
        };
        let mut head = head(3);
        head.waiting_since = Some(Timestamp(1));
        // An offer of long ago, once chosen from, once declined.
        head.offer = Some(Offer {
            number: 1,
            text: None,
            options: vec![option("Refund"), option("Replacement")],
        });
        head.choice = Some(2);
        for (latest, words) in [
            (EntryKind::Chosen, "chose “Replacement”"),
            (EntryKind::Declined, "took none"),
            (EntryKind::Confirmed, "not fixed"),
            (EntryKind::Reopened, "reopened this case"),
            (EntryKind::Message, "waits for an answer"),
        ] {
            let title = todo(&head, Some(latest), "Jo").title;
            assert!(title.contains(words), "{title}");
        }
    }

    #[test]
    fn a_case_is_taken_once() {
        let mut head = head(1);
        assert_eq!(take(&head, "Jo Fern"), None, "the edge does not let it");
        head.can = vec![CommandName::Accept];
        assert_eq!(take(&head, "Jo Fern").as_deref(), Some("Take this case"));
        head.handler = Some("Jo Fern".to_owned());
        assert_eq!(take(&head, "Jo Fern"), None);
        assert_eq!(
            take(&head, "Sam Reed").as_deref(),
            Some("Take over from Jo Fern")
        );
    }
}
