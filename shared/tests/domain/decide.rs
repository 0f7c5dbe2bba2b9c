//! Every command in every stage by every actor has a defined answer.

use crate::fixtures::{NOON, act, agent, arranged, case, case_in, command, jo, option, sam};
use CommandName::{
    Accept, Appeal, Approve, Ask, Assign, Choose, Confirm, Decline, Delegate, Escalate, Message,
    Note, Offer, Progress, Rate, Reopen, Report, Resolve, Return, Triage, Withdraw,
};
use Stage::{Choosing, Closed, Received, Resolved, Withdrawn, Working};
use answerable_shared::actor::Actor;
use answerable_shared::case::{Case, Stage};
use answerable_shared::command::{Command, CommandName, Side, Verdict};
use answerable_shared::decide::{FURTHEST_DAYS, decide, decide_with};
use answerable_shared::event::{SCHEMA_VERSION, What};
use answerable_shared::refusal::Refusal;
use answerable_shared::review::Proposal;
use answerable_shared::task::Task;
use answerable_shared::text;
use answerable_shared::time::Timestamp;

/// The rules, written out by hand: who may give which command in which stages.
const RULES: &[(CommandName, &[Side], &[Stage])] = &[
    (Choose, &[Side::Requester], &[Choosing]),
    (Decline, &[Side::Requester], &[Choosing]),
    (
        Message,
        &[Side::Requester, Side::Staff],
        &[Received, Working, Choosing, Resolved, Closed],
    ),
    (Confirm, &[Side::Requester], &[Resolved]),
    (Reopen, &[Side::Requester, Side::Staff], &[Resolved, Closed]),
    (Rate, &[Side::Requester], &[Closed]),
    (Withdraw, &[Side::Requester], &[Received, Working, Choosing]),
    (Accept, &[Side::Staff], &[Received, Working, Choosing]),
    (Progress, &[Side::Staff], &[Received, Working, Choosing]),
    (Offer, &[Side::Staff], &[Received, Working, Choosing]),
    (Resolve, &[Side::Staff], &[Received, Working, Choosing]),
    (
        Note,
        &[Side::Staff],
        &[Received, Working, Choosing, Resolved, Closed, Withdrawn],
    ),
    (Ask, &[Side::Staff], &[Received, Working, Choosing]),
    (
        Appeal,
        &[Side::Requester],
        &[Received, Working, Choosing, Resolved, Closed],
    ),
    (
        Triage,
        &[Side::Staff],
        &[Received, Working, Choosing, Resolved],
    ),
    (
        Assign,
        &[Side::Staff],
        &[Received, Working, Choosing, Resolved],
    ),
    (
        Escalate,
        &[Side::Staff],
        &[Received, Working, Choosing, Resolved],
    ),
    (Approve, &[Side::Staff], &[Received, Working, Choosing]),
    (Return, &[Side::Staff], &[Received, Working, Choosing]),
    (
        Delegate,
        &[Side::Staff],
        &[Received, Working, Choosing, Resolved],
    ),
    (
        Report,
        &[Side::Staff],
        &[Received, Working, Choosing, Resolved],
    ),
];

#[test]
fn every_command_in_every_stage_by_every_actor_is_answered_as_the_rules_say() {
    assert_eq!(RULES.len(), CommandName::ALL.len());
    for &(name, sides, stages) in RULES {
        for stage in Stage::ALL {
            // Sam is nobody's handler yet, so that Accept is not refused for being done already.
            for (side, actor) in [(Side::Requester, Actor::Requester), (Side::Staff, sam())] {
                let case = ready(case_in(stage));
                let expected = sides.contains(&side) && stages.contains(&stage);
                assert_eq!(
                    case.accepts(name, side),
                    expected,
                    "{name} by {side:?} while {stage}"
                );
                let now = NOON.plus_minutes(60);
                match decide_with(&case, &command(name), &actor, now, Some(&arranged())) {
                    Ok(events) => {
                        assert!(expected, "{name} by {side:?} while {stage} was taken");
                        // A complaint goes to a lead at once, and what is approved to the requester.
                        let two = matches!(name, Appeal | Approve);
                        assert_eq!(events.len(), if two { 2 } else { 1 });
                        assert_eq!(events[0].seq, case.seq + 1);
                        assert_eq!(events[0].by, actor);
                        assert_eq!(events[0].v, SCHEMA_VERSION);
                    }
                    Err(refusal) => {
                        assert!(!expected, "{name} by {side:?} while {stage}: {refusal}");
                        assert_eq!(
                            refusal,
                            Refusal::NotNow {
                                stage,
                                command: name
                            }
                        );
                    }
                }
            }
        }
    }
}

/// The case with an answer of jo's that waits for a review, and with a task: whether commands about them are taken
/// depends on the stage alone then.
fn ready(mut case: Case) -> Case {
    case.proposal = Some(Proposal {
        text: "Replaced".to_owned(),
        guarantee: None,
        by: agent("jo", "Jo Fern"),
        at: NOON,
    });
    case.tasks.push(Task {
        number: 1,
        team: "bench".to_owned(),
        text: "Look for another".to_owned(),
        at: NOON,
        due: None,
        overdue: None,
    });
    case
}

#[test]
fn an_actor_of_a_newer_version_may_do_nothing() {
    let robot = Actor::Unknown(serde_json::json!({ "role": "robot" }));
    for name in CommandName::ALL {
        for stage in Stage::ALL {
            assert_eq!(
                decide(&case_in(stage), &command(name), &robot, NOON),
                Err(Refusal::NotNow {
                    stage,
                    command: name
                })
            );
        }
    }
}

#[test]
fn an_event_is_never_older_than_the_one_before() {
    let case = case();
    let early = Timestamp(case.updated.0 - 60_000);
    let late = Timestamp(case.updated.0 + 60_000);
    let at = |now| decide(&case, &command(Message), &jo(), now).expect("messages are taken")[0].at;
    assert_eq!(at(early), case.updated);
    assert_eq!(at(late), late);
}

#[test]
fn a_choice_must_be_on_the_open_offer() {
    let choosing = case_in(Choosing);
    let choose = |offer, option| {
        decide(
            &choosing,
            &Command::Choose { offer, option },
            &Actor::Requester,
            NOON,
        )
        .map(|events| events[0].what.clone())
    };
    assert_eq!(
        choose(1, 1),
        Ok(What::Chosen {
            offer: 1,
            option: 1
        })
    );
    assert_eq!(
        choose(1, 2),
        Ok(What::Chosen {
            offer: 1,
            option: 2
        })
    );
    assert_eq!(
        choose(1, 0),
        Err(Refusal::NotOnOffer {
            offer: 1,
            option: 0
        })
    );
    assert_eq!(
        choose(1, 3),
        Err(Refusal::NotOnOffer {
            offer: 1,
            option: 3
        })
    );
    let no_such_offer = Err(Refusal::OutOfRange {
        field: "offer".to_owned(),
        min: 1,
        max: 1,
    });
    assert_eq!(choose(2, 1), no_such_offer);
    assert_eq!(choose(0, 1), no_such_offer);
}

#[test]
fn an_answer_to_a_replaced_offer_is_refused_and_names_the_new_one() {
    let mut events = Vec::new();
    let case = act(&case_in(Choosing), &command(Offer), &jo(), &mut events);
    let replaced = Err(Refusal::OfferReplaced {
        answered: 1,
        current: 2,
    });
    for name in [Choose, Decline] {
        assert_eq!(
            decide(&case, &command(name), &Actor::Requester, NOON),
            replaced
        );
    }
    assert!(
        decide(
            &case,
            &Command::Choose {
                offer: 2,
                option: 1
            },
            &Actor::Requester,
            NOON
        )
        .is_ok()
    );
}

#[test]
fn an_offer_has_two_to_six_options_and_each_says_what_happens() {
    let offer = |options: Vec<_>| {
        decide(
            &case(),
            &Command::Offer {
                text: None,
                options,
            },
            &jo(),
            NOON,
        )
        .map(|events| events[0].what.clone())
    };
    let count = Err(Refusal::OutOfRange {
        field: "options".to_owned(),
        min: 2,
        max: 6,
    });
    assert_eq!(offer(vec![]), count);
    assert_eq!(offer(vec![option("One")]), count);
    assert_eq!(offer(vec![option("Same"); 7]), count);
    for taken in [2, 6] {
        let Ok(What::Offered { offer }) = offer(vec![option("Same"); taken]) else {
            panic!("{taken} options are taken");
        };
        assert_eq!((offer.number, offer.options.len()), (1, taken));
        assert_eq!(offer.options[1], option("Same"));
    }

    let mut untitled = option(" ");
    assert_eq!(
        offer(vec![option("A"), untitled.clone()]),
        Err(Refusal::Empty {
            field: "options[1].title".to_owned()
        })
    );
    untitled.title = "B".to_owned();
    untitled.what_happens = "\u{200B}".to_owned();
    assert_eq!(
        offer(vec![untitled.clone(), option("A")]),
        Err(Refusal::Empty {
            field: "options[0].what_happens".to_owned()
        })
    );
    untitled.what_happens = "Yes".to_owned();
    untitled.cost = Some("x".repeat(text::SHORT + 1));
    assert_eq!(
        offer(vec![untitled.clone(), option("A")]),
        Err(Refusal::TooLong {
            field: "options[0].cost".to_owned(),
            max: text::SHORT
        })
    );
    untitled.cost = None;
    untitled.notes = Some("x".repeat(text::MEDIUM + 1));
    assert_eq!(
        offer(vec![untitled, option("A")]),
        Err(Refusal::TooLong {
            field: "options[0].notes".to_owned(),
            max: text::MEDIUM
        })
    );
}

#[test]
fn what_is_not_fixed_must_be_said() {
    let confirm = |verdict, text: Option<&str>| {
        let command = Command::Confirm {
            verdict,
            text: text.map(str::to_owned),
        };
        decide(&case_in(Resolved), &command, &Actor::Requester, NOON)
            .map(|events| events[0].what.clone())
    };
    let taken = |verdict, text: Option<&str>| {
        Ok(What::Confirmed {
            verdict,
            text: text.map(str::to_owned),
        })
    };
    let empty = Err(Refusal::Empty {
        field: "text".to_owned(),
    });
    assert_eq!(confirm(Verdict::Fixed, None), taken(Verdict::Fixed, None));
    assert_eq!(
        confirm(Verdict::Fixed, Some("Thanks")),
        taken(Verdict::Fixed, Some("Thanks"))
    );
    for verdict in [Verdict::Partly, Verdict::NotFixed] {
        assert_eq!(confirm(verdict, None), empty);
        assert_eq!(confirm(verdict, Some(" \n")), empty);
        assert_eq!(
            confirm(verdict, Some("Still drips")),
            taken(verdict, Some("Still drips"))
        );
    }
}

#[test]
fn a_rating_has_one_to_five_stars_and_is_given_once() {
    let closed = case_in(Closed);
    let rate = |case: &_, stars| {
        decide(
            case,
            &Command::Rate {
                stars,
                comment: None,
            },
            &Actor::Requester,
            NOON,
        )
        .map(|_| ())
    };
    let out = Err(Refusal::OutOfRange {
        field: "stars".to_owned(),
        min: 1,
        max: 5,
    });
    assert_eq!(rate(&closed, 0), out);
    assert_eq!(rate(&closed, 1), Ok(()));
    assert_eq!(rate(&closed, 5), Ok(()));
    assert_eq!(rate(&closed, 6), out);

    let rated = act(&closed, &command(Rate), &Actor::Requester, &mut Vec::new());
    assert_eq!(rate(&rated, 3), Err(Refusal::AlreadyDone { command: Rate }));
    assert!(!rated.accepts(Rate, Side::Requester));
}

#[test]
fn who_handles_a_case_cannot_accept_it_again_but_a_colleague_can() {
    let working = case_in(Working);
    assert_eq!(
        decide(&working, &Command::Accept {}, &jo(), NOON),
        Err(Refusal::AlreadyDone { command: Accept })
    );
    assert!(decide(&working, &Command::Accept {}, &sam(), NOON).is_ok());
    let renamed = Actor::Agent(agent("jo", "Joanna"));
    assert!(decide(&working, &Command::Accept {}, &renamed, NOON).is_err());
}

#[test]
fn an_expected_date_lies_ahead() {
    let progress = |expected| {
        let command = Command::Progress {
            text: "On it".to_owned(),
            expected,
        };
        decide(&case(), &command, &jo(), NOON).map(|_| ())
    };
    let past = Err(Refusal::NotInFuture {
        field: "expected".to_owned(),
    });
    assert_eq!(progress(Some(Timestamp(NOON.0 - 1))), past);
    assert_eq!(progress(Some(NOON)), past);
    assert_eq!(progress(Some(Timestamp(NOON.0 + 1))), Ok(()));
    let furthest = NOON.0 + i64::from(FURTHEST_DAYS) * 86_400_000;
    assert_eq!(progress(Some(Timestamp(furthest))), Ok(()));
    let too_far = Err(Refusal::TooFarAhead {
        field: "expected".to_owned(),
        days: 1_830,
    });
    assert_eq!(progress(Some(Timestamp(furthest + 1))), too_far);
    assert_eq!(progress(Some(Timestamp(i64::MAX))), too_far);
    assert_eq!(progress(None), Ok(()));
}

#[test]
fn texts_that_must_say_something_are_refused_empty_by_their_field() {
    let nothing = String::new;
    let commands = [
        (Received, jo(), Command::Message { text: nothing() }, "text"),
        (Received, jo(), Command::Note { text: nothing() }, "text"),
        (
            Received,
            jo(),
            Command::Progress {
                text: nothing(),
                expected: None,
            },
            "text",
        ),
        (
            Received,
            jo(),
            Command::Resolve {
                text: nothing(),
                guarantee: None,
                review: false,
            },
            "text",
        ),
        (
            Choosing,
            Actor::Requester,
            Command::Decline {
                offer: 1,
                reason: nothing(),
            },
            "reason",
        ),
        (
            Closed,
            Actor::Requester,
            Command::Reopen { reason: nothing() },
            "reason",
        ),
    ];
    for (stage, actor, command, field) in commands {
        let refusal = decide(&case_in(stage), &command, &actor, NOON);
        assert_eq!(
            refusal,
            Err(Refusal::Empty {
                field: field.to_owned()
            }),
            "{command:?}"
        );
    }
}

#[test]
fn texts_that_may_be_left_out_are_bounded_all_the_same() {
    let long = || Some("x".repeat(text::LONG + 1));
    let commands = [
        (
            Received,
            jo(),
            Command::Resolve {
                text: "Done".to_owned(),
                guarantee: long(),
                review: false,
            },
            "guarantee",
        ),
        (
            Received,
            Actor::Requester,
            Command::Withdraw { reason: long() },
            "reason",
        ),
        (
            Closed,
            Actor::Requester,
            Command::Rate {
                stars: 1,
                comment: long(),
            },
            "comment",
        ),
        (
            Received,
            jo(),
            Command::Offer {
                text: long(),
                options: vec![option("A"), option("B")],
            },
            "text",
        ),
    ];
    for (stage, actor, command, field) in commands {
        let refusal = decide(&case_in(stage), &command, &actor, NOON);
        assert_eq!(
            refusal,
            Err(Refusal::TooLong {
                field: field.to_owned(),
                max: text::LONG
            }),
            "{field}"
        );
    }
    let bare = Command::Withdraw { reason: None };
    assert!(decide(&case(), &bare, &Actor::Requester, NOON).is_ok());
}
