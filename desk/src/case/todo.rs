//! What to do now.

use super::promise::order::late;
use crate::texts::{T, Template};
use crate::words;
use answerable_shared::case::{Stage, Turn, lapsed};
use answerable_shared::command::{CommandName, Verdict};
use answerable_shared::promise::Tier;
use answerable_shared::view::{CaseHead, EntryKind};

/// What to do now, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Todo {
    pub(crate) title: String,
    pub(crate) text: String,
    /// What makes it pressing.
    pub(crate) alarms: Vec<String>,
    /// Whether somebody waits for it.
    pub(crate) ours: bool,
}

/// What to do with a case that stands like this. `latest` is what the requester did last, `me` the
/// reader's name.
pub(crate) fn todo(head: &CaseHead, latest: Option<EntryKind>, me: &str) -> Todo {
    let who = words::who(head.contact.as_ref());
    let waits = head.waiting_since.is_some();
    let asked = head.turn == Turn::Requester;
    let is_appeal = latest == Some(EntryKind::Appealed);
    let proposer = head.proposal.as_ref().map(|proposal| &*proposal.by.name);
    let (title, text) = match proposer {
        Some(name) if !(waits && is_appeal) => reviewed(name, &who, me),
        _ => stands(head, latest, &who, me),
    };
    let is_leads = is_appeal && head.lead.as_deref().is_some_and(|lead| lead != me);
    let ours = match proposer {
        Some(name) => name != me,
        None => (waits && !is_leads) || (head.stage == Stage::Received && !asked && !waits),
    };
    Todo {
        title,
        text,
        alarms: alarms(head),
        ours,
    }
}

/// What makes a case pressing: a promise that is late, and who looks after it besides.
fn alarms(head: &CaseHead) -> Vec<String> {
    if head.turn == Turn::Nobody {
        return Vec::new();
    }
    // While it is the requester's turn there is nothing that could be said sooner.
    let late = late(head).filter(|_| head.turn == Turn::Ours);
    let late = late.map(|late| T.todo.late.fill([words::promise(late.promise)]));
    let up = match head.tier {
        Some(Tier::Lead) => Some(T.todo.leads.owned()),
        Some(Tier::Head) => Some(T.todo.head.owned()),
        Some(Tier::Agent) | None => None,
    };
    late.into_iter().chain(up).collect()
}

/// A complaint about how the case was handled: whoever had to do with it does not answer it.
fn appeal(head: &CaseHead, who: &str, me: &str) -> (String, String) {
    let text = match head.lead.as_deref() {
        Some(name) if name == me => T.todo.appeal_mine.owned(),
        Some(name) => T.todo.appeal_lead.fill([name]),
        None => T.todo.appeal_nobody.owned(),
    };
    (T.todo.appealed.fill([who]), text)
}

/// What to do in the stage that it is in.
fn stands(head: &CaseHead, latest: Option<EntryKind>, who: &str, me: &str) -> (String, String) {
    let waits = head.waiting_since.is_some();
    let asked = head.turn == Turn::Requester;
    match head.stage {
        _ if waits && latest == Some(EntryKind::Appealed) => appeal(head, who, me),
        Stage::Received | Stage::Working if asked => {
            (T.todo.asked.fill([who]), T.todo.asked_text.owned())
        }
        Stage::Received => untaken(head, who, me),
        Stage::Working if waits => working(head, latest, who, me),
        Stage::Working => (
            T.todo.answered.fill([who]),
            if head.expected.is_some() {
                T.todo.announced.owned()
            } else {
                T.todo.work.owned()
            },
        ),
        Stage::Choosing if waits => (T.todo.asks.fill([who]), T.todo.asks_text.owned()),
        Stage::Choosing => (T.todo.chooses.fill([who]), T.todo.chooses_text.owned()),
        Stage::Resolved if waits => (
            T.todo.wrote_resolved.fill([who]),
            T.todo.wrote_resolved_text.owned(),
        ),
        Stage::Resolved => (T.todo.confirms.fill([who]), T.todo.confirms_text.owned()),
        Stage::Closed if waits => (
            T.todo.wrote_closed.fill([who]),
            T.todo.wrote_closed_text.owned(),
        ),
        Stage::Closed => (T.todo.closed.owned(), ended(head).fill([who])),
        Stage::Withdrawn => (T.todo.withdrawn.owned(), T.todo.withdrawn_text.fill([who])),
    }
}

/// Somebody may have it already, without having taken it up.
fn untaken(head: &CaseHead, who: &str, me: &str) -> (String, String) {
    match head.handler.as_deref() {
        Some(name) if name == me => (T.todo.given.owned(), T.todo.untaken_text.fill([who])),
        Some(name) => (
            T.todo.given_to.fill([name]),
            T.todo.given_text.fill([who, name]),
        ),
        None => (T.todo.untaken.owned(), T.todo.untaken_text.fill([who])),
    }
}

/// How it came to be closed: only what is said to be fixed ends so, or by silence.
fn ended(head: &CaseHead) -> Template<1> {
    match (lapsed(head.stage, head.verdict), head.rating.is_some()) {
        (false, false) => T.todo.closed_text,
        (false, true) => T.todo.closed_rated,
        (true, false) => T.todo.lapsed_text,
        (true, true) => T.todo.lapsed_rated,
    }
}

/// An answer that waits for a second look.
fn reviewed(proposer: &str, who: &str, me: &str) -> (String, String) {
    if proposer == me {
        let text = T.todo.review_mine_text.fill([who]);
        return (T.todo.review_mine.owned(), text);
    }
    let title = T.todo.review.fill([proposer]);
    (title, T.todo.review_text.owned())
}

fn working(head: &CaseHead, latest: Option<EntryKind>, who: &str, me: &str) -> (String, String) {
    match latest {
        Some(EntryKind::Confirmed) => {
            let title = match head.verdict {
                Some(Verdict::Partly) => T.todo.partly_fixed,
                _ => T.todo.not_fixed,
            };
            return (title.fill([who]), T.todo.read_wrong.owned());
        }
        Some(EntryKind::Reopened) => {
            return (T.todo.reopened.fill([who]), T.todo.read_wrong.owned());
        }
        Some(EntryKind::Declined) => {
            return (T.todo.took_none.fill([who]), T.todo.took_none_text.owned());
        }
        Some(EntryKind::Chosen) => {
            let chosen = head
                .choice
                .zip(head.offer.as_ref())
                .and_then(|(number, offer)| offer.option(number));
            let title = match chosen {
                Some(option) => T.todo.chose.fill([who, &option.title]),
                None => T.todo.has_chosen.fill([who]),
            };
            return (title, T.todo.chosen_text.owned());
        }
        _ => {}
    }
    let text = match head.handler.as_deref() {
        Some(name) if name == me => T.todo.answer.owned(),
        Some(name) => T.todo.handles.fill([name]),
        None => T.todo.take_or_answer.owned(),
    };
    (T.todo.waits.fill([who]), text)
}

/// What the button that takes the case says; none where there is nothing to take.
pub(crate) fn take(head: &CaseHead, me: &str) -> Option<String> {
    if !head.can.contains(&CommandName::Accept) {
        return None;
    }
    match head.handler.as_deref() {
        // What was given to them is still to be taken up.
        Some(name) if name == me && head.stage != Stage::Received => None,
        Some(name) if name != me => Some(T.todo.take_over.fill([name])),
        _ => Some(T.todo.take.owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::merge::tests::head;
    use super::super::promise::order::tests::promise;
    use super::*;
    use answerable_shared::actor::Agent;
    use answerable_shared::case::Rating;
    use answerable_shared::offer::{Offer, OfferOption};
    use answerable_shared::promise::PromiseName;
    use answerable_shared::promise::explain::PromiseState;
    use answerable_shared::review::Proposal;
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
    fn what_is_fixed_in_part_is_not_called_unfixed() {
        let mut head = head(3);
        head.waiting_since = Some(Timestamp(1));
        head.verdict = Some(Verdict::Partly);
        let title = todo(&head, Some(EntryKind::Confirmed), "Jo").title;
        assert!(title.contains("only partly fixed"), "{title}");
    }

    #[test]
    fn nobody_is_said_to_have_confirmed_who_said_nothing() {
        let mut head = head(3);
        head.stage = Stage::Closed;
        head.turn = Turn::Nobody;
        let said = |head: &CaseHead| todo(head, Some(EntryKind::Confirmed), "Jo").text;
        head.verdict = Some(Verdict::Fixed);
        assert!(said(&head).contains("confirmed that it is fixed"));
        head.verdict = None;
        assert!(said(&head).contains("closed by itself"), "{}", said(&head));
        head.rating = Some(Rating {
            stars: 4,
            comment: None,
        });
        assert!(said(&head).contains("rated the outcome"));
        assert!(!said(&head).contains("confirmed"));
    }

    #[test]
    fn whoever_was_asked_something_has_the_word() {
        for stage in [Stage::Received, Stage::Working] {
            let mut head = head(3);
            head.stage = stage;
            head.turn = Turn::Requester;
            let todo = todo(&head, None, "Jo Fern");
            assert!(todo.title.contains("has your question"), "{}", todo.title);
            assert!(!todo.ours);
        }
    }

    #[test]
    fn an_answer_that_waits_for_a_second_look_is_for_everybody_else() {
        let mut head = head(3);
        head.waiting_since = Some(Timestamp(1));
        head.proposal = Some(Box::new(Proposal {
            text: "Done".to_owned(),
            guarantee: None,
            by: Agent {
                id: "jo".to_owned(),
                name: "Jo Fern".to_owned(),
            },
            at: Timestamp(2),
        }));
        let todo_of = |me: &str| todo(&head, Some(EntryKind::Message), me);
        let (mine, theirs) = (todo_of("Jo Fern"), todo_of("Sam Reed"));
        assert!(!mine.ours && mine.title.starts_with("Your answer"));
        assert!(theirs.ours && theirs.title == "Jo Fern proposes an answer");
    }

    #[test]
    fn a_complaint_about_us_is_for_a_lead_in_every_stage() {
        for stage in [Stage::Working, Stage::Choosing, Stage::Closed] {
            let mut head = head(3);
            head.stage = stage;
            head.waiting_since = Some(Timestamp(1));
            let text = |head: &CaseHead| todo(head, Some(EntryKind::Appealed), "Lin Okafor");
            assert!(text(&head).title.contains("complained"));
            assert!(text(&head).text.starts_with("A lead must look into it"));
            head.lead = Some("Lin Okafor".to_owned());
            assert!(text(&head).text.starts_with("You look into it"));
            head.lead = Some("Mei Zhou".to_owned());
            assert!(text(&head).text.starts_with("Mei Zhou looks into it"));
            assert!(!text(&head).ours, "{stage}");
        }
    }

    #[test]
    fn what_is_late_and_who_was_told_makes_it_pressing() {
        let mut head = head(3);
        assert!(todo(&head, None, "Jo").alarms.is_empty());
        head.promises = vec![promise(
            PromiseName::FirstResponse,
            PromiseState::Late,
            Some(5),
        )];
        head.tier = Some(Tier::Lead);
        let alarms = |head: &CaseHead| todo(head, None, "Jo").alarms;
        assert_eq!(
            alarms(&head),
            [
                "“First answer” is late. Say what holds it up, and by when it will be done.",
                "The leads look after this case too."
            ]
        );
        head.turn = Turn::Requester;
        assert_eq!(alarms(&head), ["The leads look after this case too."]);
        head.turn = Turn::Nobody;
        assert!(alarms(&head).is_empty());
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
