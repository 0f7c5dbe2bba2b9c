//! Cases, people and commands that the tests share.

use answerable_shared::actor::{Actor, Agent, Caller, Role};
use answerable_shared::case::{Case, Channel, Contact, Kind, Priority, Stage};
use answerable_shared::command::{Command, CommandName, Verdict};
use answerable_shared::decide::decide_with;
use answerable_shared::event::Event;
use answerable_shared::evolve::{evolve, opened};
use answerable_shared::identity::{Identity, Subject};
use answerable_shared::offer::OfferOption;
use answerable_shared::reference::Reference;
use answerable_shared::settings::{Arrangements, Settings, Team};
use answerable_shared::site::{Site, SubmitLimit};
use answerable_shared::submit::{Submission, submit};
use answerable_shared::time::Timestamp;
use std::collections::BTreeMap;

/// 2026-11-21 12:00 UTC.
pub(crate) const NOON: Timestamp = Timestamp(1_795_262_400_000);

pub(crate) fn agent(id: &str, name: &str) -> Agent {
    Agent {
        id: id.to_owned(),
        name: name.to_owned(),
    }
}

pub(crate) fn jo() -> Actor {
    Actor::Agent(agent("jo", "Jo Fern"))
}

pub(crate) fn sam() -> Actor {
    Actor::Agent(agent("sam", "Sam Reed"))
}

pub(crate) fn staff(site: &str) -> Caller {
    Caller::Staff {
        site: site.to_owned(),
        agent: agent("jo", "Jo Fern"),
        role: Role::Agent,
    }
}

pub(crate) fn site() -> Site {
    Site {
        name: "Fern & Co.".to_owned(),
        origins: vec!["https://shop.example".to_owned()],
        team: "Jo's team".to_owned(),
        agents: [("jo".to_owned(), "Jo Fern".to_owned())].into(),
        roles: BTreeMap::new(),
        settings: Settings::default(),
        kinds: vec![Kind::Enquiry, Kind::Complaint],
        answer_within_minutes: 240,
        accent: None,
        look: answerable_shared::look::Look::default(),
        submit_limit: SubmitLimit::default(),
        identity: None,
    }
}

/// What that site has arranged.
pub(crate) fn arranged() -> Arrangements {
    Arrangements {
        teams: vec![Team {
            id: "bench".to_owned(),
            name: "The bench".to_owned(),
            members: Vec::new(),
            kinds: Vec::new(),
            assign: None,
        }],
        ..Arrangements::usual(&site())
    }
}

/// The same, where a second person looks at what is answered to the usual case.
pub(crate) fn reviewing() -> Arrangements {
    Arrangements {
        reviewed: vec![Kind::Complaint],
        ..arranged()
    }
}

pub(crate) fn submission() -> Submission {
    Submission {
        kind: Kind::Complaint,
        text: "The pot arrived cracked.".to_owned(),
        contact: Contact {
            name: Some("Ada".to_owned()),
            email: Some("ada@example.org".to_owned()),
        },
        channel: Channel::Widget,
        page: Some("https://shop.example/pots".to_owned()),
    }
}

pub(crate) fn reference() -> Reference {
    Reference::from_bits(0x2_4681_357A)
}

pub(crate) fn arrival() -> Event {
    submit(
        &submission(),
        reference(),
        "fern",
        &site(),
        None,
        &Arrangements::usual(&site()),
        NOON,
    )
    .expect("the usual submission is sound")
}

/// Ada, as the host vouches for her.
pub(crate) fn ada() -> Identity {
    let subject = Subject::new("user_42").expect("a subject");
    Identity::new(subject, "Ada L.", "ada@shop.example")
}

/// The same arrival, from somebody whom the host vouches for.
pub(crate) fn identified_arrival() -> Event {
    submit(
        &submission(),
        reference(),
        "fern",
        &site(),
        Some(&ada()),
        &Arrangements::usual(&site()),
        NOON,
    )
    .expect("the usual submission is sound")
}

/// Somebody whom the host of `site` vouches for.
pub(crate) fn identified(site: &str, subject: &str) -> Caller {
    Caller::Identified {
        site: site.to_owned(),
        subject: Subject::new(subject).expect("a subject"),
    }
}

pub(crate) fn case() -> Case {
    opened(&arrival()).expect("an arrival opens a case")
}

pub(crate) fn option(title: &str) -> OfferOption {
    OfferOption {
        title: title.to_owned(),
        what_happens: "We send a new one.".to_owned(),
        cost: Some("Free".to_owned()),
        time: Some("By Friday".to_owned()),
        notes: None,
    }
}

/// A sound command of each name; offers and options are named as `case_in` leaves them.
pub(crate) fn command(name: CommandName) -> Command {
    let text = || "Said so.".to_owned();
    match name {
        CommandName::Choose => Command::Choose {
            offer: 1,
            option: 2,
        },
        CommandName::Decline => Command::Decline {
            offer: 1,
            reason: text(),
        },
        CommandName::Message => Command::Message { text: text() },
        CommandName::Confirm => Command::Confirm {
            verdict: Verdict::Fixed,
            text: None,
        },
        CommandName::Reopen => Command::Reopen { reason: text() },
        CommandName::Rate => Command::Rate {
            stars: 4,
            comment: Some(text()),
        },
        CommandName::Withdraw => Command::Withdraw {
            reason: Some(text()),
        },
        CommandName::Accept => Command::Accept {},
        CommandName::Progress => Command::Progress {
            text: text(),
            expected: None,
        },
        CommandName::Offer => Command::Offer {
            text: Some(text()),
            options: vec![option("Replace"), option("Refund")],
        },
        CommandName::Resolve => Command::Resolve {
            text: text(),
            guarantee: Some("For a year".to_owned()),
            review: false,
        },
        CommandName::Note => Command::Note { text: text() },
        CommandName::Ask => Command::Ask { text: text() },
        CommandName::Appeal => Command::Appeal { text: text() },
        CommandName::Triage => Command::Triage {
            kind: None,
            priority: Some(Priority::Urgent),
        },
        CommandName::Assign => Command::Assign {
            team: None,
            agent: Some("jo".to_owned()),
            note: Some(text()),
        },
        CommandName::Escalate => Command::Escalate { reason: text() },
        CommandName::Approve => Command::Approve {},
        CommandName::Return => Command::Return { note: text() },
        CommandName::Delegate => Command::Delegate {
            team: "bench".to_owned(),
            text: text(),
            within_minutes: Some(60),
        },
        CommandName::Report => Command::Report {
            task: 1,
            text: text(),
        },
    }
}

/// The usual case, brought to `stage` with its history.
pub(crate) fn history_in(stage: Stage) -> (Case, Vec<Event>) {
    use CommandName::{Accept, Confirm, Offer, Resolve, Withdraw};
    let steps: &[(CommandName, Actor)] = match stage {
        Stage::Received => &[],
        Stage::Working => &[(Accept, jo())],
        Stage::Choosing => &[(Offer, jo())],
        Stage::Resolved => &[(Resolve, jo())],
        Stage::Closed => &[(Resolve, jo()), (Confirm, Actor::Requester)],
        Stage::Withdrawn => &[(Withdraw, Actor::Requester)],
    };
    let mut case = case();
    let mut events = vec![arrival()];
    for (name, actor) in steps {
        case = act(&case, &command(*name), actor, &mut events);
    }
    assert_eq!(case.stage, stage, "the fixture reaches its stage");
    (case, events)
}

pub(crate) fn case_in(stage: Stage) -> Case {
    history_in(stage).0
}

/// The case after a command that must be taken, a minute after its last event.
pub(crate) fn act(case: &Case, command: &Command, actor: &Actor, events: &mut Vec<Event>) -> Case {
    act_at(&arranged(), case, command, actor, events)
}

/// The same at that site.
pub(crate) fn act_at(
    site: &Arrangements,
    case: &Case,
    command: &Command,
    actor: &Actor,
    events: &mut Vec<Event>,
) -> Case {
    let now = case.updated.plus_minutes(1);
    let new = decide_with(case, command, actor, now, Some(site))
        .unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal}"));
    let after = new.iter().fold(case.clone(), evolve);
    events.extend(new);
    after
}
