//! An answer that somebody else looks at before the requester hears of it.

use crate::fixtures::{act_at, agent, arranged, case, case_in, command, jo, reviewing, sam};
use answerable_shared::actor::{Actor, Role};
use answerable_shared::case::{Case, Kind, Stage, Turn};
use answerable_shared::command::{Command, CommandName, Side};
use answerable_shared::decide::{decide, decide_with};
use answerable_shared::event::{Event, What};
use answerable_shared::index::row;
use answerable_shared::refusal::Refusal;
use answerable_shared::review::Proposal;
use answerable_shared::settings::{Arrangements, Member};
use answerable_shared::view::{EntryKind, head, timeline};

/// What comes of that, at a site that looks at complaints twice.
fn after(case: &Case, command: &Command, actor: &Actor) -> (Case, Vec<Event>) {
    let mut events = Vec::new();
    let case = act_at(&reviewing(), case, command, actor, &mut events);
    (case, events)
}

/// The usual case, in that stage, for which jo has proposed an answer.
fn proposed(stage: Stage) -> Case {
    after(&case_in(stage), &command(CommandName::Resolve), &jo()).0
}

fn refused(case: &Case, name: CommandName, actor: &Actor) -> Refusal {
    let now = case.updated;
    let decided = decide_with(case, &command(name), actor, now, Some(&reviewing()));
    decided.expect_err("it is refused")
}

#[test]
fn an_answer_waits_and_the_clocks_go_on() {
    for stage in [Stage::Received, Stage::Working, Stage::Choosing] {
        let before = case_in(stage);
        let case = proposed(stage);
        let proposal = Proposal {
            text: "Said so.".to_owned(),
            guarantee: Some("For a year".to_owned()),
            by: agent("jo", "Jo Fern"),
            at: case.updated,
        };
        assert_eq!(case.proposal, Some(proposal));
        assert_eq!((case.stage, case.turn()), (stage, before.turn()));
        assert_eq!(
            (case.answered, case.waiting_since),
            (before.answered, before.waiting_since)
        );
        assert_eq!((&case.resolution, &case.clocks), (&None, &before.clocks));
        assert!(row(&case).review && !row(&before).review);
    }
}

#[test]
fn only_what_is_reviewed_waits() {
    let mut site = reviewing();
    site.reviewed = vec![Kind::Enquiry];
    let resolve = command(CommandName::Resolve);
    let resolved = act_at(&site, &case(), &resolve, &jo(), &mut Vec::new());
    assert_eq!(resolved.stage, Stage::Resolved);
    // Nor where nobody says what the site has arranged.
    let decided = decide(&case(), &resolve, &jo(), case().updated);
    assert!(matches!(
        decided.expect("it is sound")[0].what,
        What::Resolved { .. }
    ));
}

#[test]
fn what_somebody_counts_on_being_looked_at_waits_wherever_it_is_not_asked_for() {
    let resolve = |review| Command::Resolve {
        text: "Done".to_owned(),
        guarantee: None,
        review,
    };
    let mut site = reviewing();
    site.reviewed.clear();
    let give = |site: &Arrangements, review| {
        let case = case();
        let now = case.updated;
        decide_with(&case, &resolve(review), &jo(), now, Some(site))
    };
    // Nobody else is there who could look at it.
    let nobody = Refusal::NoSecond {
        field: "review".to_owned(),
    };
    assert_eq!(give(&site, true), Err(nobody.clone()));
    site.staff.push(Member {
        agent: agent("sam", "Sam Reed"),
        role: Role::Agent,
    });
    let what = |review| give(&site, review).expect("it is taken").remove(0).what;
    assert!(matches!(what(true), What::Proposed { .. }));
    assert!(matches!(what(false), What::Resolved { .. }));
    let unknown = decide(&case(), &resolve(true), &jo(), case().updated);
    assert_eq!(unknown, Err(nobody));
}

#[test]
fn sorting_a_case_anew_gets_nobody_past_a_review() {
    let to = |kind| Command::Triage {
        kind: Some(kind),
        priority: None,
    };
    let resolve = command(CommandName::Resolve);
    // It came as a complaint, which is reviewed, or was one for a while.
    let (enquiry, _) = after(&case(), &to(Kind::Enquiry), &jo());
    let (again, _) = after(&enquiry, &to(Kind::Complaint), &jo());
    let (purchase, _) = after(&again, &to(Kind::Purchase), &jo());
    assert_eq!(purchase.kinds_before, [Kind::Complaint, Kind::Enquiry]);
    for case in [enquiry, again, purchase] {
        let (proposed, _) = after(&case, &resolve, &jo());
        assert_eq!(proposed.stage, Stage::Received, "{}", case.kind.as_str());
        assert!(proposed.proposal.is_some());
    }
}

#[test]
fn what_waits_is_only_replaced_by_what_waits_too() {
    let waits = proposed(Stage::Working);
    let nothing_reviewed = arranged();
    let resolve = command(CommandName::Resolve);
    let mut events = Vec::new();
    let case = act_at(&nothing_reviewed, &waits, &resolve, &sam(), &mut events);
    assert_eq!(case.stage, Stage::Working);
    let by = case.proposal.expect("the new one").by;
    assert_eq!(by, agent("sam", "Sam Reed"));
}

#[test]
fn what_somebody_else_approves_is_the_answer_of_whoever_proposed_it() {
    let (case, events) = after(
        &proposed(Stage::Received),
        &command(CommandName::Approve),
        &sam(),
    );
    let said: Vec<_> = events
        .iter()
        .map(|event| (&event.by, &event.what))
        .collect();
    let resolved = What::Resolved {
        text: "Said so.".to_owned(),
        guarantee: Some("For a year".to_owned()),
    };
    assert_eq!(said, [(&sam(), &What::Approved {}), (&jo(), &resolved)]);
    assert_eq!(events[0].at, events[1].at);
    assert_eq!(
        (case.stage, case.turn()),
        (Stage::Resolved, Turn::Requester)
    );
    assert_eq!(case.proposal, None);
    assert_eq!(case.answered, Some(case.updated));
    assert_eq!(case.handler, Some(agent("jo", "Jo Fern")));
}

#[test]
fn nobody_approves_their_own_answer() {
    let case = proposed(Stage::Working);
    assert_eq!(
        refused(&case, CommandName::Approve, &jo()),
        Refusal::OwnProposal
    );
    // They may take it back.
    let (case, _) = after(&case, &command(CommandName::Return), &jo());
    assert_eq!(case.proposal, None);
}

#[test]
fn what_is_given_back_is_gone_and_can_be_proposed_anew() {
    let (case, events) = after(
        &proposed(Stage::Working),
        &command(CommandName::Return),
        &sam(),
    );
    let returned = What::Returned {
        text: "Said so.".to_owned(),
    };
    assert_eq!(events[0].what, returned);
    assert_eq!((case.stage, &case.proposal), (Stage::Working, &None));
    for name in [CommandName::Approve, CommandName::Return] {
        assert!(!case.accepts(name, Side::Staff));
        assert_eq!(
            refused(&case, name, &sam()),
            Refusal::NothingProposed { command: name }
        );
    }
    let mute = Command::Return {
        note: " ".to_owned(),
    };
    let decided = decide(&proposed(Stage::Working), &mute, &sam(), case.updated);
    let field = "note".to_owned();
    assert_eq!(decided, Err(Refusal::Empty { field }));
    let (case, _) = after(&case, &command(CommandName::Resolve), &sam());
    assert_eq!(
        case.proposal.expect("a new one").by,
        agent("sam", "Sam Reed")
    );
}

#[test]
fn a_new_answer_replaces_the_one_that_waits() {
    let (case, _) = after(
        &proposed(Stage::Working),
        &command(CommandName::Resolve),
        &sam(),
    );
    assert_eq!(
        case.proposal.clone().expect("the new one").by,
        agent("sam", "Sam Reed")
    );
    assert_eq!(
        refused(&case, CommandName::Approve, &sam()),
        Refusal::OwnProposal
    );
    assert_eq!(
        after(&case, &command(CommandName::Approve), &jo()).0.stage,
        Stage::Resolved
    );
}

#[test]
fn what_the_requester_does_ends_it_or_leaves_it() {
    let asker = Actor::Requester;
    for (stage, name, by, stays) in [
        (Stage::Working, CommandName::Message, &asker, true),
        (Stage::Working, CommandName::Appeal, &asker, true),
        (Stage::Choosing, CommandName::Choose, &asker, true),
        (Stage::Choosing, CommandName::Decline, &asker, true),
        (Stage::Working, CommandName::Message, &sam(), true),
        (Stage::Working, CommandName::Ask, &sam(), true),
        (Stage::Working, CommandName::Offer, &sam(), false),
        (Stage::Working, CommandName::Withdraw, &asker, false),
    ] {
        let (case, _) = after(&proposed(stage), &command(name), by);
        assert_eq!(case.proposal.is_some(), stays, "{name}");
    }
}

#[test]
fn the_requester_learns_of_it_when_it_is_their_answer() {
    let mut events = Vec::new();
    let mut case = case();
    for (name, by) in [
        (CommandName::Resolve, jo()),
        (CommandName::Return, sam()),
        (CommandName::Resolve, jo()),
    ] {
        case = act_at(&reviewing(), &case, &command(name), &by, &mut events);
    }
    assert_eq!(timeline(&events, Side::Requester), []);
    assert_eq!(head(&case, Side::Requester).proposal, None);
    assert_eq!(
        head(&case, Side::Staff).proposal,
        case.proposal.clone().map(Box::new)
    );
    case = act_at(
        &reviewing(),
        &case,
        &command(CommandName::Approve),
        &sam(),
        &mut events,
    );
    let kinds = |side| {
        timeline(&events, side)
            .iter()
            .map(|line| line.what)
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(Side::Requester), [EntryKind::Resolved]);
    use EntryKind::{Approved, Proposed, Resolved, Returned};
    assert_eq!(
        kinds(Side::Staff),
        [Proposed, Returned, Proposed, Approved, Resolved]
    );
    assert_eq!(head(&case, Side::Staff).proposal, None);
}
