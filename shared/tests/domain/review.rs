//! An answer that somebody else looks at before the requester hears of it.

use crate::fixtures::{act_at, agent, case, case_in, command, jo, reviewing, sam};
use answerable_shared::actor::Actor;
use answerable_shared::case::{Case, Kind, Priority, Stage, Turn};
use answerable_shared::command::{Command, CommandName, Side};
use answerable_shared::decide::{decide, decide_with};
use answerable_shared::event::{Event, What};
use answerable_shared::index::row;
use answerable_shared::refusal::Refusal;
use answerable_shared::review::Proposal;
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
    let triaged = Command::Triage {
        kind: Some(Kind::Enquiry),
        priority: Some(Priority::General),
    };
    let (enquiry, _) = after(&case(), &triaged, &jo());
    let (resolved, events) = after(&enquiry, &command(CommandName::Resolve), &jo());
    assert_eq!((resolved.stage, events.len()), (Stage::Resolved, 1));
    // Nor where nobody says what the site has arranged.
    let decided = decide(
        &case(),
        &command(CommandName::Resolve),
        &jo(),
        case().updated,
    );
    assert!(matches!(
        decided.expect("it is sound")[0].what,
        What::Resolved { .. }
    ));
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
