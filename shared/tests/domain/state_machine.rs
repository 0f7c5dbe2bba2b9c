//! No sequence of commands, sound or not, leads to an undefined state.

use crate::fixtures::{
    NOON, ada, agent, arranged, arrival, identified, identified_arrival, jo, option, reviewing,
    sam, staff,
};
use answerable_shared::actor::{Actor, Caller, Role};
use answerable_shared::authorize::{Action, authorize};
use answerable_shared::case::{Case, Stage, Turn};
use answerable_shared::command::{Command, Side, Verdict};
use answerable_shared::decide::{decide, decide_with};
use answerable_shared::event::Event;
use answerable_shared::evolve::{evolve, opened, replay};
use answerable_shared::identity::Whose;
use answerable_shared::index;
use answerable_shared::time::Timestamp;
use answerable_shared::view::{EntryKind, frames, view};
use proptest::prelude::*;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};

/// What requesters never learn of.
const STAFF_ONLY: [EntryKind; 7] = [
    EntryKind::Note,
    EntryKind::Proposed,
    EntryKind::Approved,
    EntryKind::Returned,
    EntryKind::Delegated,
    EntryKind::Reported,
    EntryKind::Overdue,
];

/// Somebody tries something at some time.
#[derive(Clone, Debug)]
struct Try {
    caller: Caller,
    command: Command,
    /// Minutes since the last try; clocks step back too.
    later: i64,
}

fn callers() -> impl Strategy<Value = Caller> {
    let sam = Caller::Staff {
        site: "fern".to_owned(),
        agent: agent("sam", "Sam Reed"),
        role: Role::Lead,
    };
    prop_oneof![
        4 => Just(Caller::Requester),
        2 => Just(identified("fern", "user_42")),
        1 => Just(identified("fern", "user_43")),
        1 => Just(identified("other", "user_42")),
        3 => Just(staff("fern")),
        2 => Just(sam),
        1 => Just(staff("other")),
        1 => Just(Caller::Stranger),
        1 => Just(Caller::Anonymous),
    ]
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![5 => "[a-z ]{1,12}", 1 => Just(String::new()), 1 => any::<String>()]
}

fn commands() -> impl Strategy<Value = Command> {
    let options = prop::collection::vec(texts().prop_map(|title| option(&title)), 0..8);
    let verdict = prop_oneof![
        Just(Verdict::Fixed),
        Just(Verdict::Partly),
        Just(Verdict::NotFixed)
    ];
    prop_oneof![
        (0_u32..4, 0_u32..8).prop_map(|(offer, option)| Command::Choose { offer, option }),
        (0_u32..4, texts()).prop_map(|(offer, reason)| Command::Decline { offer, reason }),
        texts().prop_map(|text| Command::Message { text }),
        (verdict, prop::option::of(texts()))
            .prop_map(|(verdict, text)| Command::Confirm { verdict, text }),
        texts().prop_map(|reason| Command::Reopen { reason }),
        (0_u32..8, prop::option::of(texts()))
            .prop_map(|(stars, comment)| Command::Rate { stars, comment }),
        prop::option::weighted(0.5, texts()).prop_map(|reason| Command::Withdraw { reason }),
        Just(Command::Accept {}),
        (texts(), prop::option::of(any::<i64>())).prop_map(|(text, at)| Command::Progress {
            text,
            expected: at.map(Timestamp)
        }),
        (prop::option::of(texts()), options)
            .prop_map(|(text, options)| Command::Offer { text, options }),
        (texts(), prop::option::of(texts())).prop_map(|(text, guarantee)| Command::Resolve {
            text,
            guarantee,
            review: false
        }),
        texts().prop_map(|text| Command::Note { text }),
        Just(Command::Note {
            text: "@jo and @sam".to_owned()
        }),
        Just(Command::Approve {}),
        texts().prop_map(|note| Command::Return { note }),
        (texts(), prop::option::of(0_u32..200)).prop_map(|(text, within_minutes)| {
            let team = "bench".to_owned();
            Command::Delegate {
                team,
                text,
                within_minutes,
            }
        }),
        (0_u32..4, texts()).prop_map(|(task, text)| Command::Report { task, text }),
    ]
}

/// The tries themselves need no model: what must hold is checked on the real thing.
struct Tries;

impl ReferenceStateMachine for Tries {
    type State = ();
    type Transition = Try;

    fn init_state() -> BoxedStrategy<()> {
        Just(()).boxed()
    }

    fn transitions((): &()) -> BoxedStrategy<Try> {
        (callers(), commands(), -5_i64..60)
            .prop_map(|(caller, command, later)| Try {
                caller,
                command,
                later,
            })
            .boxed()
    }

    fn apply((): (), _: &Try) {}
}

/// A case with its history, driven as the edge drives it.
struct Driven {
    case: Case,
    steps: Vec<(Event, Case)>,
    now: i64,
}

impl Driven {
    fn events(&self) -> Vec<Event> {
        self.steps.iter().map(|(event, _)| event.clone()).collect()
    }
}

impl StateMachineTest for Driven {
    type SystemUnderTest = Self;
    type Reference = Tries;

    fn init_test((): &()) -> Self {
        let arrival = identified_arrival();
        let case = opened(&arrival).expect("an arrival opens a case");
        Self {
            steps: vec![(arrival, case.clone())],
            case,
            now: NOON.0,
        }
    }

    fn apply(mut driven: Self, (): &(), attempt: Try) -> Self {
        driven.now += attempt.later * 60_000;
        let name = attempt.command.name();
        let allowed = authorize(
            &attempt.caller,
            Action::Give(name),
            Some(Whose::of(&driven.case)),
        );
        let (Ok(side), Some(actor)) = (allowed, attempt.caller.actor()) else {
            return driven;
        };
        if let Caller::Identified { .. } = attempt.caller {
            assert_eq!(attempt.caller, identified("fern", "user_42"));
            assert_eq!(side, Side::Requester);
        }
        let offered = driven.case.accepts(name, side);
        // Admins change their minds about reviews.
        let site = if attempt.later % 2 == 0 {
            arranged()
        } else {
            reviewing()
        };
        match decide_with(
            &driven.case,
            &attempt.command,
            &actor,
            Timestamp(driven.now),
            Some(&site),
        ) {
            Ok(events) => {
                assert!(offered, "only what was offered is taken");
                for event in events {
                    driven.case = evolve(driven.case, &event);
                    driven.steps.push((event, driven.case.clone()));
                }
            }
            Err(refusal) => assert!(!refusal.to_string().is_empty()),
        }
        driven
    }

    fn check_invariants(driven: &Self, (): &()) {
        let case = &driven.case;
        let events = driven.events();
        assert_eq!(
            replay(&events).as_ref(),
            Some(case),
            "replaying gives the state"
        );
        for (position, event) in events.iter().enumerate() {
            assert_eq!(event.seq, position as u64 + 1, "no hole, no double");
        }
        assert!(
            events.windows(2).all(|pair| pair[0].at <= pair[1].at),
            "time does not run back"
        );

        let stored = serde_json::to_string(&events).expect("events can be stored");
        let loaded: Vec<Event> = serde_json::from_str(&stored).expect("events can be loaded");
        assert_eq!(loaded, events, "what is stored is what happened");

        assert_eq!(case.stage == Stage::Choosing, case.open_offer().is_some());
        assert!(
            case.rating.is_none() || case.stage == Stage::Closed,
            "only a closed case is rated"
        );
        assert!(case.resolution.is_some() == matches!(case.stage, Stage::Resolved | Stage::Closed));
        assert!(case.handler.is_some() || matches!(case.stage, Stage::Received | Stage::Withdrawn));
        assert!(
            case.waiting_since
                .is_none_or(|since| since >= case.opened && since <= case.updated)
        );
        if let (Some(choice), Some(offer)) = (case.choice, &case.offer) {
            assert!(
                offer.option(choice).is_some(),
                "what was chosen was on offer"
            );
        }
        let row = index::row(case);
        assert!(
            row.due.is_none() || row.turn != Turn::Nobody,
            "nothing is due on an ended case"
        );

        let ended = matches!(case.stage, Stage::Closed | Stage::Withdrawn);
        assert!(!ended || case.tasks.is_empty(), "nothing is left to do");
        assert!(
            case.proposal.is_none()
                || matches!(
                    case.stage,
                    Stage::Received | Stage::Working | Stage::Choosing
                )
        );
        let theirs = view(case, &events, Side::Requester);
        assert!(
            theirs
                .timeline
                .iter()
                .all(|line| !STAFF_ONLY.contains(&line.what) && line.task.is_none())
        );
        assert!(theirs.case.proposal.is_none() && theirs.case.tasks.is_empty());
        assert!(theirs.case.contact.is_none());
        assert!(theirs.case.subject.is_none() && theirs.case.verified.is_none());
        assert_eq!(case.identity, Some(ada()), "who it was stays who it was");
        for side in [Side::Requester, Side::Staff] {
            let live: Vec<_> = frames(&driven.steps, 0, side)
                .into_iter()
                .map(|frame| frame.entry)
                .collect();
            assert_eq!(
                live,
                view(case, &events, side).timeline,
                "live and reloaded are the same"
            );
        }
    }
}

prop_state_machine! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_commands_reaches_an_undefined_state(sequential 1..60 => Driven);
}

proptest! {
    #[test]
    fn a_refusal_changes_nothing_and_an_answer_is_always_the_same(
        tries in prop::collection::vec((commands(), any::<bool>(), 0_i64..60), 1..40)
    ) {
        let mut case = opened(&arrival()).expect("an arrival opens a case");
        for (command, ours, later) in tries {
            let actor = if ours { if later % 2 == 0 { jo() } else { sam() } } else { Actor::Requester };
            let now = Timestamp(NOON.0 + later * 60_000);
            let before = case.clone();
            let first = decide(&case, &command, &actor, now);
            prop_assert_eq!(&case, &before);
            prop_assert_eq!(&first, &decide(&case, &command, &actor, now));
            if let Ok(events) = first {
                case = events.iter().fold(case, evolve);
                prop_assert_eq!(case.seq, before.seq + 1);
            }
        }
    }
}
