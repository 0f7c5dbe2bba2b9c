//! What each audience sees.

use crate::fixtures::{act, case, case_in, command, history_in, jo, sam};
use answerable_shared::actor::Actor;
use answerable_shared::case::{Case, Kind, Stage};
use answerable_shared::command::{Command, CommandName, Side, Verdict};
use answerable_shared::event::{Event, What};
use answerable_shared::evolve::{evolve, opened};
use answerable_shared::time::Timestamp;
use answerable_shared::view::{
    By, Changed, Entry, EntryKind, changed, frames, head, timeline, view,
};

/// A case that has seen everything once, with its history.
fn eventful() -> (Case, Vec<Event>) {
    let (mut case, mut events) = history_in(Stage::Received);
    let requester = Actor::Requester;
    let expected = Some(case.opened.plus_minutes(600));
    let steps = [
        (Command::Accept {}, jo()),
        (command(CommandName::Note), sam()),
        (
            Command::Progress {
                text: "Looked at it".to_owned(),
                expected,
            },
            jo(),
        ),
        (command(CommandName::Offer), jo()),
        (command(CommandName::Decline), requester.clone()),
        (command(CommandName::Offer), jo()),
        (
            Command::Choose {
                offer: 2,
                option: 1,
            },
            requester.clone(),
        ),
        (command(CommandName::Resolve), jo()),
        (
            Command::Confirm {
                verdict: Verdict::Partly,
                text: Some("Nearly".to_owned()),
            },
            requester.clone(),
        ),
        (command(CommandName::Message), requester.clone()),
        (command(CommandName::Resolve), jo()),
        (command(CommandName::Confirm), requester.clone()),
        (command(CommandName::Rate), requester.clone()),
        (command(CommandName::Reopen), requester.clone()),
        (command(CommandName::Withdraw), requester),
    ];
    for (command, actor) in steps {
        case = act(&case, &command, &actor, &mut events);
    }
    (case, events)
}

fn steps(events: &[Event]) -> Vec<(Event, Case)> {
    let mut case = opened(&events[0]).expect("starts with an arrival");
    let mut steps = vec![(events[0].clone(), case.clone())];
    for event in &events[1..] {
        case = evolve(case, event);
        steps.push((event.clone(), case.clone()));
    }
    steps
}

#[test]
fn notes_contact_and_waiting_are_for_staff() {
    let (case, events) = eventful();
    let theirs = view(&case, &events, Side::Requester);
    let ours = view(&case, &events, Side::Staff);
    assert!(
        theirs
            .timeline
            .iter()
            .all(|line| line.what != EntryKind::Note)
    );
    assert_eq!(ours.timeline.len(), theirs.timeline.len() + 1);
    assert_eq!(ours.timeline.len(), events.len());

    let case = self::case();
    let (theirs, ours) = (head(&case, Side::Requester), head(&case, Side::Staff));
    assert_eq!(
        (theirs.contact, theirs.page, theirs.waiting_since),
        (None, None, None)
    );
    assert_eq!(ours.contact, Some(case.contact));
    assert_eq!(ours.page, case.page);
    assert_eq!(ours.waiting_since, case.waiting_since);
}

#[test]
fn nothing_that_staff_wrote_for_staff_reaches_the_requester_in_any_form() {
    let (mut case, mut events) = history_in(Stage::Working);
    let secret = Command::Note {
        text: "CANARY".to_owned(),
    };
    case = act(&case, &secret, &jo(), &mut events);
    let seen = serde_json::to_string(&view(&case, &events, Side::Requester)).unwrap();
    assert!(!seen.contains("CANARY"));
    assert!(!seen.contains("ada@example.org"));
    let live = serde_json::to_string(&frames(&steps(&events), 0, Side::Requester)).unwrap();
    assert!(!live.contains("CANARY"));
    let staff = serde_json::to_string(&view(&case, &events, Side::Staff)).unwrap();
    assert!(staff.contains("CANARY"));
}

#[test]
fn each_event_reads_as_a_line() {
    let (_, events) = eventful();
    let lines = timeline(&events, Side::Staff);
    let kinds: Vec<EntryKind> = lines.iter().map(|line| line.what).collect();
    use EntryKind::{
        Accepted, Chosen, Confirmed, Declined, Message, Note, Offered, Progress, Rated, Reopened,
        Resolved, Submitted, Withdrawn,
    };
    assert_eq!(
        kinds,
        [
            Submitted, Accepted, Note, Progress, Offered, Declined, Offered, Chosen, Resolved,
            Confirmed, Message, Resolved, Confirmed, Rated, Reopened, Withdrawn
        ]
    );
    let texts: Vec<Option<&str>> = lines.iter().map(|line| line.text.as_deref()).collect();
    let said = Some("Said so.");
    assert_eq!(
        texts,
        [
            Some("The pot arrived cracked."),
            None,
            said,
            Some("Looked at it"),
            said,
            said,
            said,
            None,
            said,
            Some("Nearly"),
            said,
            said,
            None,
            said,
            said,
            said
        ]
    );
    for (position, (line, event)) in lines.iter().zip(&events).enumerate() {
        assert_eq!(line.seq, position as u64 + 1);
        assert_eq!(line.at, event.at);
    }
    assert_eq!(names(&lines[0]), (By::Requester, None));
    assert_eq!(names(&lines[2]), (By::Agent, Some("Sam Reed")));
    assert_eq!(lines[3].expected, Some(lines[0].at.plus_minutes(600)));
    assert_eq!(lines[4].offer.as_ref().map(|offer| offer.number), Some(1));
    assert_eq!(lines[7].offer.as_ref().map(|offer| offer.number), Some(2));
    assert_eq!(lines[7].option, Some(1));
    assert_eq!(lines[8].guarantee.as_deref(), Some("For a year"));
    assert_eq!(lines[9].verdict, Some(Verdict::Partly));
    assert_eq!(lines[13].stars, Some(4));
}

fn names(line: &Entry) -> (By, Option<&str>) {
    (line.by, line.name.as_deref())
}

#[test]
fn what_a_newer_version_wrote_is_hidden_from_requesters_and_marked_for_staff() {
    let (case, mut events) = history_in(Stage::Received);
    events.push(Event {
        v: 2,
        seq: 2,
        at: case.updated,
        by: Actor::Unknown(serde_json::json!({ "role": "robot" })),
        what: What::Unknown(serde_json::json!({ "type": "telepathy" })),
    });
    assert_eq!(timeline(&events, Side::Requester).len(), 1);
    let line = timeline(&events, Side::Staff).remove(1);
    assert_eq!(
        (line.by, line.what, line.text),
        (By::Other, EntryKind::Other, None)
    );
}

#[test]
fn a_reader_of_a_newer_edge_copes_with_words_it_does_not_know() {
    assert_eq!(
        serde_json::from_str::<EntryKind>("\"telepathy\"").unwrap(),
        EntryKind::Other
    );
    assert_eq!(serde_json::from_str::<By>("\"robot\"").unwrap(), By::Other);
}

#[test]
fn the_head_tells_how_the_case_stands_and_what_can_be_done() {
    let case = case_in(Stage::Choosing);
    let theirs = head(&case, Side::Requester);
    assert_eq!(theirs.reference, case.reference.to_string());
    assert_eq!(theirs.handler.as_deref(), Some("Jo Fern"));
    assert_eq!(theirs.offer, case.offer);
    use CommandName::{
        Accept, Appeal, Ask, Assign, Choose, Decline, Delegate, Escalate, Message, Note, Offer,
        Progress, Resolve, Triage, Withdraw,
    };
    assert_eq!(theirs.can, [Choose, Decline, Message, Withdraw, Appeal]);
    assert_eq!(
        head(&case, Side::Staff).can,
        [
            Message, Accept, Progress, Offer, Resolve, Note, Ask, Triage, Assign, Escalate,
            Delegate
        ]
    );
}

#[test]
fn frames_chain_without_holes_for_each_reader_from_any_point() {
    let (case, events) = eventful();
    let steps = steps(&events);
    for side in [Side::Requester, Side::Staff] {
        let all = view(&case, &events, side).timeline;
        for after in 0..=events.len() as u64 {
            let frames = frames(&steps, after, side);
            let missing: Vec<Entry> = all
                .iter()
                .filter(|line| line.seq > after)
                .cloned()
                .collect();
            let sent: Vec<Entry> = frames.iter().map(|frame| frame.entry.clone()).collect();
            assert_eq!(sent, missing, "{side:?} after {after}");
            for pair in frames.windows(2) {
                assert_eq!(pair[1].after, pair[0].entry.seq);
            }
            let seen_before = all
                .iter()
                .map(|line| line.seq)
                .filter(|&seq| seq <= after)
                .max();
            if let Some(first) = frames.first() {
                assert_eq!(first.after, seen_before.unwrap_or(0));
                assert_eq!(first.case.seq, first.entry.seq);
            }
        }
    }
    let last = frames(&steps, 0, Side::Staff)
        .pop()
        .expect("there are frames");
    assert_eq!(last.case, head(&case, Side::Staff));
    assert_eq!(last.case.updated, Timestamp(case.opened.0 + 15 * 60_000));
}

#[test]
fn whoever_may_not_see_what_happened_still_learns_that_their_case_stands_otherwise() {
    let (mut case, mut events) = history_in(Stage::Working);
    let known = case.seq;
    let now = |events: &[Event]| changed(&steps(events), known);
    assert_eq!(now(&events), None);
    // A note changes nothing for them.
    case = act(&case, &command(CommandName::Note), &sam(), &mut events);
    assert_eq!(now(&events), None);
    let triage = Command::Triage {
        kind: Some(Kind::Enquiry),
        priority: None,
    };
    assert_ne!(case.kind, Kind::Enquiry);
    case = act(&case, &triage, &sam(), &mut events);
    assert_eq!(now(&events), Some(Changed { changed: case.seq }));
    // Whoever has read it since knows.
    assert_eq!(changed(&steps(&events), case.seq), None);
    act(&case, &command(CommandName::Note), &sam(), &mut events);
    assert_eq!(changed(&steps(&events), case.seq), None);
    // Nobody knows a state that is not there.
    assert_eq!(changed(&steps(&events), 99), None);
    assert_eq!(changed(&[], 0), None);
}
