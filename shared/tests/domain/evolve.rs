//! What each event does to a case.

use crate::fixtures::{NOON, act, agent, arrival, case, case_in, command, history_in, jo, sam};
use answerable_shared::actor::Actor;
use answerable_shared::case::{Rating, Resolution, Stage, Turn};
use answerable_shared::command::{Command, CommandName, Verdict};
use answerable_shared::event::{Event, What};
use answerable_shared::evolve::{evolve, opened, replay};
use answerable_shared::promise::{Cause, Tier};
use answerable_shared::time::Timestamp;

fn after(stage: Stage, name: CommandName, actor: &Actor) -> answerable_shared::case::Case {
    act(&case_in(stage), &command(name), actor, &mut Vec::new())
}

#[test]
fn an_arrival_opens_a_case_that_waits_for_staff() {
    let case = case();
    assert_eq!(case.stage, Stage::Received);
    assert_eq!(case.seq, 1);
    assert_eq!(case.opened, NOON);
    assert_eq!(case.updated, NOON);
    assert_eq!(case.waiting_since, Some(NOON));
    assert_eq!(case.answer_by, NOON.plus_minutes(240));
    assert_eq!(case.answered, None);
    assert_eq!(
        opened(&Event {
            what: What::Accepted {},
            ..arrival()
        }),
        None
    );
    assert_eq!(replay(&[]), None);
}

#[test]
fn stages_follow_the_design() {
    use CommandName::{
        Accept, Choose, Confirm, Decline, Message, Offer, Progress, Reopen, Resolve, Withdraw,
    };
    let requester = Actor::Requester;
    let steps = [
        (Stage::Received, Accept, jo(), Stage::Working),
        (Stage::Received, Message, jo(), Stage::Working),
        (Stage::Received, Progress, jo(), Stage::Working),
        (Stage::Received, Message, requester.clone(), Stage::Received),
        (Stage::Received, Offer, jo(), Stage::Choosing),
        (Stage::Received, Resolve, jo(), Stage::Resolved),
        (Stage::Working, Offer, jo(), Stage::Choosing),
        (Stage::Choosing, Choose, requester.clone(), Stage::Working),
        (Stage::Choosing, Decline, requester.clone(), Stage::Working),
        (Stage::Choosing, Progress, jo(), Stage::Choosing),
        (Stage::Choosing, Accept, sam(), Stage::Choosing),
        (Stage::Resolved, Message, requester.clone(), Stage::Resolved),
        (Stage::Resolved, Confirm, requester.clone(), Stage::Closed),
        (Stage::Resolved, Reopen, jo(), Stage::Working),
        (Stage::Closed, Reopen, requester.clone(), Stage::Working),
        (Stage::Choosing, Withdraw, requester, Stage::Withdrawn),
    ];
    for (from, name, actor, to) in steps {
        assert_eq!(
            after(from, name, &actor).stage,
            to,
            "{name} by {actor:?} while {from}"
        );
    }
}

#[test]
fn anything_but_fixed_reopens() {
    for verdict in [Verdict::Partly, Verdict::NotFixed] {
        let confirm = Command::Confirm {
            verdict,
            text: Some("It still drips".to_owned()),
        };
        let case = act(
            &case_in(Stage::Resolved),
            &confirm,
            &Actor::Requester,
            &mut Vec::new(),
        );
        assert_eq!(case.stage, Stage::Working);
        assert_eq!(case.reopened, 1);
        assert_eq!(case.resolution, None);
        assert_eq!(case.verdict, Some(verdict));
        assert_eq!(case.waiting_since, Some(case.updated));
    }
    let fixed = after(Stage::Resolved, CommandName::Confirm, &Actor::Requester);
    assert_eq!(fixed.verdict, Some(Verdict::Fixed));
    assert_eq!(fixed.reopened, 0);
    assert_eq!(fixed.waiting_since, None);
}

#[test]
fn reopening_takes_the_rating_back_and_a_new_closing_asks_again() {
    let mut events = Vec::new();
    let requester = Actor::Requester;
    let rated = after(Stage::Closed, CommandName::Rate, &requester);
    assert_eq!(
        rated.rating,
        Some(Rating {
            stars: 4,
            comment: Some("Said so.".to_owned())
        })
    );
    let reopened = act(
        &rated,
        &command(CommandName::Reopen),
        &requester,
        &mut events,
    );
    assert_eq!((reopened.rating, reopened.resolution), (None, None));
    assert_eq!(reopened.waiting_since, Some(reopened.updated));
}

#[test]
fn staff_who_reopen_do_not_make_the_requester_wait() {
    let case = after(Stage::Resolved, CommandName::Reopen, &jo());
    assert_eq!((case.waiting_since, case.reopened), (None, 1));
}

#[test]
fn waiting_starts_with_the_first_unanswered_word_and_ends_with_an_answer() {
    let mut events = Vec::new();
    let answered = after(Stage::Received, CommandName::Message, &jo());
    assert_eq!(answered.waiting_since, None);
    let asked = act(
        &answered,
        &command(CommandName::Message),
        &Actor::Requester,
        &mut events,
    );
    assert_eq!(asked.waiting_since, Some(asked.updated));
    let again = act(
        &asked,
        &command(CommandName::Message),
        &Actor::Requester,
        &mut events,
    );
    assert_eq!(again.waiting_since, asked.waiting_since);
    assert!(again.updated > asked.updated);
    let noted = act(&again, &command(CommandName::Note), &jo(), &mut events);
    assert_eq!(noted.waiting_since, asked.waiting_since);
    let accepted = act(&noted, &Command::Accept {}, &sam(), &mut events);
    assert_eq!(accepted.waiting_since, asked.waiting_since);
    for name in [
        CommandName::Message,
        CommandName::Progress,
        CommandName::Offer,
        CommandName::Resolve,
    ] {
        assert_eq!(
            act(&accepted, &command(name), &jo(), &mut events).waiting_since,
            None,
            "{name}"
        );
    }
    for name in [CommandName::Choose, CommandName::Decline] {
        let case = after(Stage::Choosing, name, &Actor::Requester);
        assert_eq!(case.waiting_since, Some(case.updated), "{name}");
    }
    assert_eq!(
        after(Stage::Received, CommandName::Withdraw, &Actor::Requester).waiting_since,
        None
    );
}

#[test]
fn the_first_answer_is_kept_and_makes_the_handler() {
    let mut events = Vec::new();
    let first = after(Stage::Received, CommandName::Message, &jo());
    assert_eq!(first.answered, Some(first.updated));
    assert_eq!(first.handler, Some(agent("jo", "Jo Fern")));
    let second = act(&first, &command(CommandName::Message), &sam(), &mut events);
    assert_eq!(second.answered, first.answered);
    assert_eq!(
        second.handler,
        Some(agent("jo", "Jo Fern")),
        "who helps out does not take over"
    );
    let taken_over = act(&second, &Command::Accept {}, &sam(), &mut events);
    assert_eq!(taken_over.handler, Some(agent("sam", "Sam Reed")));
    assert_eq!(
        case_in(Stage::Working).answered,
        None,
        "accepting is not an answer yet"
    );
}

#[test]
fn an_announced_date_holds_until_something_takes_its_place() {
    let mut events = Vec::new();
    let expected = Some(NOON.plus_minutes(600));
    let announce = Command::Progress {
        text: "Ordered".to_owned(),
        expected,
    };
    let announced = act(&case(), &announce, &jo(), &mut events);
    assert_eq!(announced.expected, expected);
    let spoken = act(
        &announced,
        &command(CommandName::Message),
        &jo(),
        &mut events,
    );
    assert_eq!(spoken.expected, expected);
    for (name, actor) in [
        (CommandName::Progress, jo()),
        (CommandName::Offer, jo()),
        (CommandName::Resolve, jo()),
        (CommandName::Withdraw, Actor::Requester),
    ] {
        assert_eq!(
            act(&announced, &command(name), &actor, &mut events).expected,
            None,
            "{name}"
        );
    }
}

#[test]
fn an_announced_date_does_not_outlive_a_reopening() {
    let mut closed = case_in(Stage::Closed);
    closed.expected = Some(NOON);
    let reopened = act(
        &closed,
        &command(CommandName::Reopen),
        &jo(),
        &mut Vec::new(),
    );
    assert_eq!(reopened.expected, None);
}

#[test]
fn a_second_offer_counts_on_and_clears_the_choice() {
    let mut events = Vec::new();
    let chosen = after(Stage::Choosing, CommandName::Choose, &Actor::Requester);
    assert_eq!((chosen.choice, chosen.offers), (Some(2), 1));
    assert_eq!(chosen.open_offer(), None);
    let offered = act(&chosen, &command(CommandName::Offer), &jo(), &mut events);
    assert_eq!((offered.choice, offered.offers), (None, 2));
    assert_eq!(offered.open_offer().map(|offer| offer.number), Some(2));
}

#[test]
fn a_resolution_says_what_was_done_and_guaranteed() {
    let case = after(Stage::Working, CommandName::Resolve, &jo());
    let resolution = Resolution {
        text: "Said so.".to_owned(),
        guarantee: Some("For a year".to_owned()),
    };
    assert_eq!(case.resolution, Some(resolution));
    let mut spoken = case_in(Stage::Received);
    spoken.verdict = Some(Verdict::Partly);
    let again = act(
        &spoken,
        &command(CommandName::Resolve),
        &jo(),
        &mut Vec::new(),
    );
    assert_eq!(again.verdict, None, "a new resolution has no verdict yet");
}

#[test]
fn what_a_newer_version_wrote_moves_only_the_number_and_the_time() {
    let case = case_in(Stage::Working);
    for what in [
        What::Unknown(serde_json::json!({ "type": "telepathy" })),
        What::Submitted(match arrival().what {
            What::Submitted(arrival) => arrival,
            other => panic!("{other:?} is no arrival"),
        }),
    ] {
        let event = Event {
            v: 9,
            seq: 3,
            at: Timestamp(NOON.0 + 9),
            by: jo(),
            what,
        };
        let mut expected = case.clone();
        (expected.seq, expected.updated) = (3, event.at);
        assert_eq!(evolve(case.clone(), &event), expected);
    }
    let by = Actor::Unknown(serde_json::json!({ "role": "robot" }));
    for what in [
        What::Message {
            text: "beep".to_owned(),
        },
        What::Accepted {},
    ] {
        let event = Event {
            v: 9,
            seq: 3,
            at: NOON,
            by: by.clone(),
            what,
        };
        let evolved = evolve(case.clone(), &event);
        assert_eq!(
            (evolved.handler, evolved.answered),
            (case.handler.clone(), None)
        );
    }
}

#[test]
fn turns_follow_stages() {
    let turns = Stage::ALL.map(Stage::turn);
    use Turn::{Nobody, Ours, Requester};
    assert_eq!(turns, [Ours, Ours, Requester, Requester, Nobody, Nobody]);
}

#[test]
fn replaying_the_history_gives_the_case() {
    for stage in Stage::ALL {
        let (case, events) = history_in(stage);
        assert_eq!(replay(&events), Some(case));
    }
}

#[test]
fn a_case_that_is_let_go_unanswered_is_as_it_came() {
    let let_go = Command::Assign {
        team: None,
        agent: None,
        note: None,
    };
    for (answered, stage) in [(false, Stage::Received), (true, Stage::Working)] {
        let mut events = Vec::new();
        let mut case = act(&case(), &command(CommandName::Accept), &jo(), &mut events);
        if answered {
            case = act(&case, &command(CommandName::Message), &jo(), &mut events);
        }
        case = act(&case, &let_go, &jo(), &mut events);
        assert_eq!((case.stage, &case.handler), (stage, &None));
        // Whoever takes it next takes it up.
        case = act(&case, &command(CommandName::Accept), &sam(), &mut events);
        assert_eq!(case.stage, Stage::Working);
        assert_eq!(case.handler.expect("sam").id, "sam");
    }
}

#[test]
fn whoever_is_given_an_unanswered_case_has_still_to_take_it_up() {
    let mut events = Vec::new();
    let taken = act(&case(), &command(CommandName::Accept), &jo(), &mut events);
    let given = act(&taken, &command(CommandName::Assign), &jo(), &mut events);
    assert!(given.handler.is_some());
    assert_eq!(given.stage, Stage::Received);
    let answered = act(&taken, &command(CommandName::Message), &jo(), &mut events);
    let given = act(&answered, &command(CommandName::Assign), &jo(), &mut events);
    assert_eq!(given.stage, Stage::Working);
}

#[test]
fn the_lead_who_looks_into_a_complaint_is_called_until_they_come() {
    let appealed = act(
        &case(),
        &command(CommandName::Appeal),
        &Actor::Requester,
        &mut Vec::new(),
    );
    let event = Event {
        v: 1,
        seq: appealed.seq + 1,
        at: appealed.updated,
        by: Actor::System {},
        what: What::Escalated {
            to: Tier::Lead,
            cause: Cause::Appeal,
            promise: None,
            reason: None,
            lead: Some(agent("sam", "Sam Reed")),
        },
    };
    let called = evolve(appealed, &event);
    assert_eq!(called.mentioned, ["sam"]);
    let come = act(
        &called,
        &command(CommandName::Note),
        &sam(),
        &mut Vec::new(),
    );
    assert_eq!(come.mentioned, [""; 0]);
}
