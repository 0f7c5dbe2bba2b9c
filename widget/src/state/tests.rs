use super::*;
use answerable_shared::case::Kind;
use answerable_shared::command::Verdict;
use answerable_shared::view::{By, Entry, EntryKind};

pub(crate) fn head(seq: u64, stage: Stage, can: &[CommandName]) -> CaseHead {
    CaseHead {
        reference: "AN-7K3M-92QX".to_owned(),
        site: "fern".to_owned(),
        seq,
        kind: Kind::Enquiry,
        stage,
        turn: stage.turn(),
        text: "Why?".to_owned(),
        opened: Timestamp(1),
        updated: Timestamp(1),
        handler: None,
        answer_by: Timestamp(2),
        answered: None,
        expected: None,
        offer: None,
        choice: None,
        resolution: None,
        verdict: None,
        rating: None,
        reopened: 0,
        can: can.to_vec(),
        contact: None,
        page: None,
        subject: None,
        verified: None,
        waiting_since: None,
        promises: Vec::new(),
        danger: false,
        closes: None,
        priority: None,
        suggestion: None,
        team: None,
        tier: None,
        lead: None,
        proposal: None,
        tasks: Vec::new(),
        kinds_before: Vec::new(),
    }
}

fn entry(seq: u64) -> Entry {
    Entry {
        seq,
        at: Timestamp(1),
        by: By::Agent,
        name: None,
        what: EntryKind::Message,
        text: None,
        expected: None,
        offer: None,
        option: None,
        guarantee: None,
        verdict: None,
        stars: None,
        promise: None,
        triage: None,
        to: None,
        task: None,
    }
}

fn view(seq: u64) -> CaseView {
    CaseView {
        case: head(seq, Stage::Working, &[]),
        timeline: (1..=seq).map(entry).collect(),
    }
}

fn frame(seq: u64) -> Frame {
    Frame {
        after: seq - 1,
        entry: entry(seq),
        case: head(seq, Stage::Working, &[]),
    }
}

fn own(reference: &str, seq: u64, stage: Stage, opened: i64) -> OwnCase {
    OwnCase {
        reference: reference.to_owned(),
        opened: Timestamp(opened),
        ..OwnCase::new(&head(seq, stage, &[]), "ct_secret")
    }
}

fn references(list: &[OwnCase]) -> Vec<&str> {
    list.iter().map(|own| own.reference.as_str()).collect()
}

fn place(site: &str, inline: bool, path: &str) -> Place {
    Place::new(
        "https://edge.example".to_owned(),
        site.to_owned(),
        [inline, inline],
        path,
    )
}

#[test]
fn our_own_pages_tell_site_and_case_by_their_path() {
    assert_eq!(place("", true, "/p/fern").site, "fern");
    assert_eq!(place("", true, "/p/fern/").site, "fern");
    let tracking = place("", true, "/c/AN-7K3M-92QX");
    assert_eq!(tracking.reference.as_deref(), Some("AN-7K3M-92QX"));
    assert_eq!(tracking.site, "");
}

#[test]
fn a_hosts_path_means_nothing() {
    let hosted = place("fern", false, "/c/AN-7K3M-92QX");
    assert_eq!(hosted.reference, None);
    assert_eq!(place("fern", true, "/p/other").site, "fern");
}

#[test]
fn open_cases_come_first_then_the_newest() {
    let mut list = Vec::new();
    remember(&mut list, own("a", 1, Stage::Closed, 9));
    remember(&mut list, own("b", 1, Stage::Received, 1));
    remember(&mut list, own("c", 1, Stage::Working, 5));
    remember(&mut list, own("d", 1, Stage::Withdrawn, 3));
    assert_eq!(references(&list), ["c", "b", "a", "d"]);
}

#[test]
fn an_older_state_of_a_case_is_not_remembered() {
    let mut list = vec![own("a", 5, Stage::Working, 1)];
    remember(&mut list, own("a", 4, Stage::Received, 1));
    assert_eq!((list.len(), list[0].seq), (1, 5));
    remember(&mut list, own("a", 6, Stage::Closed, 1));
    assert_eq!((list.len(), list[0].stage), (1, Stage::Closed));
}

#[test]
fn what_opens_a_case_on_this_device_stays_though_the_edge_lists_it_without() {
    let ours = own("a", 5, Stage::Working, 1);
    let mut list = vec![ours.clone()];
    let of_host = |name: &str| OwnCase {
        token: String::new(),
        ..own(name, 6, Stage::Resolved, 1)
    };
    remember(&mut list, of_host("a"));
    assert_eq!(
        (list[0].stage, &list[0].token),
        (Stage::Resolved, &ours.token)
    );
    remember(&mut list, of_host("b"));
    assert_eq!(references(&list), ["a", "b"]);
    // Who the visitor is may be another question by the next time.
    forget_hosts(&mut list);
    assert_eq!(references(&list), ["a"]);
}

#[test]
fn what_was_remembered_before_promises_is_read() {
    let older = r#"{"reference":"AN-7K3M-92QX","token":"ct_secret","text":"Why?","seq":5,"stage":"closed","opened":1,"answer_by":2}"#;
    let own: OwnCase = serde_json::from_str(older).unwrap();
    assert_eq!((own.turn(), own.lapsed), (Turn::Nobody, false));
    assert_eq!((own.promised, own.again, own.closes), (None, None, None));
}

#[test]
fn a_skipped_rating_stays_skipped() {
    let mut list = vec![OwnCase {
        skipped: Some(0),
        ..own("a", 5, Stage::Closed, 1)
    }];
    remember(&mut list, own("a", 6, Stage::Closed, 1));
    assert_eq!(list[0].skipped, Some(0));
}

#[test]
fn the_list_stays_short_and_loses_what_ended_first() {
    let mut list = Vec::new();
    remember(&mut list, own("ended", 1, Stage::Closed, 1_000));
    for i in 0..50 {
        remember(&mut list, own(&i.to_string(), 1, Stage::Working, i));
    }
    assert_eq!(list.len(), 50);
    assert!(!references(&list).contains(&"ended"));
}

#[test]
fn the_same_contents_keep_their_key_until_settled() {
    let mut attempt = Attempt::default();
    let mut keys = ["k1", "k2", "k3"].into_iter();
    let mut key = |attempt: &mut Attempt, body: &str| {
        attempt.key_for(body, || keys.next().unwrap_or_default().to_owned())
    };
    assert_eq!(key(&mut attempt, "one"), "k1");
    assert_eq!(key(&mut attempt, "one"), "k1");
    assert_eq!(key(&mut attempt, "two"), "k2");
    attempt.settled();
    assert_eq!(key(&mut attempt, "two"), "k3");
}

#[test]
fn an_older_state_is_never_shown_after_a_newer_one() {
    let mut shown = None;
    assert!(renew(&mut shown, view(3)));
    assert!(!renew(&mut shown, view(2)));
    assert_eq!(shown.as_ref().map(|view| view.case.seq), Some(3));
    assert!(renew(&mut shown, view(4)));
    assert_eq!(shown.map(|view| view.timeline.len()), Some(4));
}

#[test]
fn an_event_is_added_once() {
    let mut shown = Some(view(2));
    assert!(extend(&mut shown, frame(3)));
    assert!(!extend(&mut shown, frame(3)));
    assert!(!extend(&mut shown, frame(1)));
    assert!(!extend(&mut None, frame(1)));
    let view = shown.unwrap();
    assert_eq!((view.timeline.len(), view.case.seq), (3, 3));
}

#[test]
fn an_event_does_not_take_back_what_the_answer_to_an_act_has_shown() {
    let mut shown = Some(CaseView {
        case: head(5, Stage::Closed, &[]),
        ..view(2)
    });
    assert!(extend(&mut shown, frame(3)));
    assert_eq!(shown.map(|view| view.case.stage), Some(Stage::Closed));
}

#[test]
fn what_a_case_asks_follows_from_what_can_be_done() {
    let asks = |stage, can: &[CommandName]| ask(&head(1, stage, can), None);
    let message = CommandName::Message;
    assert_eq!(asks(Stage::Received, &[message]), Ask::Message);
    assert_eq!(
        asks(Stage::Choosing, &[message, CommandName::Choose]),
        Ask::Choose
    );
    assert_eq!(
        asks(Stage::Resolved, &[message, CommandName::Confirm]),
        Ask::Confirm
    );
    assert_eq!(
        asks(Stage::Closed, &[message, CommandName::Rate]),
        Ask::Rate
    );
    assert_eq!(asks(Stage::Closed, &[message]), Ask::Rest);
    assert_eq!(asks(Stage::Withdrawn, &[]), Ask::Rest);
}

#[test]
fn a_rating_that_was_skipped_is_asked_for_after_the_next_round() {
    let mut closed = head(1, Stage::Closed, &[CommandName::Rate]);
    assert_eq!(ask(&closed, Some(0)), Ask::Rest);
    closed.reopened = 1;
    assert_eq!(ask(&closed, Some(0)), Ask::Rate);
}

#[test]
fn a_question_asks_for_a_message() {
    let asked = CaseHead {
        turn: Turn::Requester,
        ..head(1, Stage::Working, &[CommandName::Message])
    };
    assert_eq!(ask(&asked, None), Ask::Message);
}

#[test]
fn the_handling_can_be_complained_about_once_there_was_some_or_should_have_been() {
    let mut case = head(1, Stage::Received, &[CommandName::Appeal]);
    assert!(!may_appeal(&case, Timestamp(1)));
    assert!(may_appeal(&case, case.answer_by));
    case.answered = Some(Timestamp(1));
    assert!(may_appeal(&case, Timestamp(1)));
    case.can.clear();
    assert!(!may_appeal(&case, Timestamp(9)));
}

#[test]
fn what_lapsed_can_be_opened_again_at_once() {
    let can = [CommandName::Reopen, CommandName::Rate];
    let mut closed = head(1, Stage::Closed, &can);
    assert!(may_reopen(&closed, Ask::Rate));
    closed.verdict = Some(Verdict::Fixed);
    assert!(!may_reopen(&closed, Ask::Rate));
    assert!(may_reopen(&closed, Ask::Rest));
    closed.stage = Stage::Resolved;
    assert!(!may_reopen(&closed, Ask::Confirm));
    assert!(!may_reopen(&head(1, Stage::Withdrawn, &[]), Ask::Rest));
}

#[test]
fn the_stage_bar_shows_what_is_done() {
    use Step::{Ahead, Done, Now};
    assert_eq!(steps(Stage::Received), [Now, Ahead, Ahead, Ahead, Ahead]);
    assert_eq!(steps(Stage::Resolved), [Done, Done, Done, Now, Ahead]);
    assert_eq!(steps(Stage::Withdrawn), [Ahead; 5]);
}
