//! What staff decide among themselves.

use super::{Desk, arranged, at, message, settings, triage};
use crate::fixtures::{agent, command, jo};
use answerable_shared::actor::Actor;
use answerable_shared::case::{Kind, Priority, Stage};
use answerable_shared::command::{Command, CommandName, Side};
use answerable_shared::decide::decide;
use answerable_shared::event::What;
use answerable_shared::promise::{Cause, Tier};
use answerable_shared::refusal::Refusal;
use answerable_shared::view::head;
use serde_json::json;

fn desk() -> Desk {
    let mut settings =
        settings(&json!([{"calendar": "always", "targets": {"first_response": 600}}]));
    settings["teams"] = json!([
        {"id": "bench", "name": "The bench", "members": ["jo", "lea"], "kinds": ["enquiry"]},
        {"id": "desk", "name": "The desk", "members": ["lou"]},
    ]);
    Desk::enquiry(arranged(&settings), "05-02 09:00")
}

fn assign(team: Option<&str>, agent: Option<&str>) -> Command {
    Command::Assign {
        team: team.map(ToOwned::to_owned),
        agent: agent.map(ToOwned::to_owned),
        note: None,
    }
}

fn by(id: &str, name: &str) -> Actor {
    Actor::Agent(agent(id, name))
}

#[test]
fn triage_that_changes_nothing_is_refused() {
    let nothing = |name| Err(Refusal::AlreadyDone { command: name });
    let mut desk = desk();
    let kind = |kind, priority| Command::Triage { kind, priority };
    for command in [
        kind(None, None),
        kind(Some(Kind::Enquiry), None),
        kind(None, Some(Priority::General)),
        kind(Some(Kind::Enquiry), Some(Priority::General)),
    ] {
        assert_eq!(
            desk.try_to(at("05-02 09:01"), &jo(), &command),
            nothing(CommandName::Triage)
        );
    }
    desk.staff("05-02 09:02", &kind(Some(Kind::Complaint), None));
    assert_eq!(
        (desk.case.kind, desk.case.priority),
        (Kind::Complaint, Priority::General)
    );
    desk.staff("05-02 09:03", &triage(Priority::Urgent));
    assert_eq!(
        (desk.case.kind, desk.case.priority),
        (Kind::Complaint, Priority::Urgent)
    );
    assert_eq!(desk.case.answered, None, "staff said nothing to anybody");
    // Where nobody says what the site has arranged, what was promised stays.
    let events = decide(
        &desk.case,
        &triage(Priority::General),
        &jo(),
        at("05-02 09:04"),
    );
    assert!(matches!(
        events.expect("it is sound")[0].what,
        What::Triaged { terms: None, .. }
    ));
}

#[test]
fn a_case_goes_to_those_who_can_handle_it() {
    let mut desk = desk();
    let no_such = |field: &str, what| {
        Err(Refusal::NoSuch {
            field: field.to_owned(),
            what,
        })
    };
    for (command, refusal) in [
        (
            assign(None, None),
            Err(Refusal::Empty {
                field: "agent".to_owned(),
            }),
        ),
        (assign(Some("attic"), None), no_such("team", "team")),
        (assign(Some("attic"), Some("jo")), no_such("team", "team")),
        (assign(None, Some("eve")), no_such("agent", "agent")),
        (assign(Some("bench"), Some("")), no_such("agent", "agent")),
        // Whoever only reads handles nothing.
        (assign(None, Some("ron")), no_such("agent", "agent")),
    ] {
        assert_eq!(
            desk.try_to(at("05-02 09:01"), &jo(), &command),
            refusal,
            "{command:?}"
        );
    }
    assert_eq!(
        decide(
            &desk.case,
            &assign(None, Some("jo")),
            &jo(),
            at("05-02 09:01")
        ),
        no_such("agent", "agent").map(|()| vec![])
    );
    assert_eq!(desk.case.team.as_deref(), Some("bench"));
    for id in ["jo", "lea", "ann"] {
        desk.staff("05-02 09:02", &assign(None, Some(id)));
        assert_eq!(
            desk.case.handler.as_ref().map(|agent| agent.id.as_str()),
            Some(id)
        );
    }
    assert_eq!(desk.case.team.as_deref(), Some("bench"));
    assert_eq!(desk.case.stage, Stage::Received, "nobody has taken it up");
}

#[test]
fn who_handles_a_case_can_let_it_go_to_nobody() {
    let mut desk = desk();
    desk.staff("05-02 09:01", &command(CommandName::Accept));
    desk.staff("05-02 09:02", &assign(None, None));
    assert_eq!(
        (desk.case.handler.as_ref(), desk.case.team.as_deref()),
        (None, Some("bench"))
    );
    assert_eq!(
        desk.try_to(at("05-02 09:03"), &jo(), &assign(None, None)),
        Err(Refusal::Empty {
            field: "agent".to_owned()
        }),
        "nobody has it any more"
    );
}

#[test]
fn a_team_alone_has_whoever_answers_first() {
    let mut desk = desk();
    desk.staff("05-02 09:01", &command(CommandName::Accept));
    desk.staff("05-02 09:02", &assign(Some("desk"), None));
    assert_eq!(
        (desk.case.handler.as_ref(), desk.case.team.as_deref()),
        (None, Some("desk"))
    );
    desk.by(at("05-02 09:03"), &by("lou", "Lou Birch"), &message());
    desk.by(at("05-02 09:04"), &by("lea", "Lea Holm"), &message());
    assert_eq!(desk.case.handler, Some(agent("lou", "Lou Birch")));
    assert_eq!(desk.case.helpers, ["jo", "lou", "lea"]);
}

#[test]
fn staff_bring_a_case_up_to_the_head_and_no_further() {
    let mut desk = desk();
    let escalate = command(CommandName::Escalate);
    for tier in [Tier::Lead, Tier::Head] {
        assert!(desk.case.accepts(CommandName::Escalate, Side::Staff));
        desk.staff("05-02 09:01", &escalate);
        assert_eq!(desk.case.tier, tier);
    }
    let refused = Err(Refusal::AlreadyDone {
        command: CommandName::Escalate,
    });
    assert_eq!(desk.try_to(at("05-02 09:02"), &jo(), &escalate), refused);
    // What is refused is not offered.
    assert!(!desk.case.accepts(CommandName::Escalate, Side::Staff));
    assert!(
        !head(&desk.case, Side::Staff)
            .can
            .contains(&CommandName::Escalate)
    );
    let empty = Command::Escalate {
        reason: " ".to_owned(),
    };
    let refused = Err(Refusal::Empty {
        field: "reason".to_owned(),
    });
    assert_eq!(
        self::desk().try_to(at("05-02 09:02"), &jo(), &empty),
        refused
    );
}

#[test]
fn a_complaint_about_us_goes_to_a_lead_who_was_not_there() {
    let lead = |acted: &[(&str, &str)], handler: Option<&str>| {
        let mut desk = desk();
        for (id, name) in acted {
            desk.by(
                at("05-02 09:01"),
                &by(id, name),
                &command(CommandName::Note),
            );
        }
        if let Some(id) = handler {
            desk.staff("05-02 09:02", &assign(None, Some(id)));
        }
        desk.asker("05-02 09:03", &command(CommandName::Appeal));
        let last = desk.events.last().expect("it went up").clone();
        assert_eq!(last.by, Actor::System {});
        let What::Escalated {
            to: Tier::Lead,
            cause: Cause::Appeal,
            lead,
            ..
        } = last.what
        else {
            panic!("{last:?}");
        };
        assert_eq!(desk.case.lead, lead);
        assert_eq!(desk.case.tier, Tier::Lead);
        lead.expect("somebody").id
    };
    let (ann, lea, lou) = (
        ("ann", "Ann Moss"),
        ("lea", "Lea Holm"),
        ("lou", "Lou Birch"),
    );
    // Ann is an admin: it is for the leads first.
    assert_eq!(lead(&[], None), "lea");
    assert_eq!(lead(&[ann], None), "lea");
    assert_eq!(lead(&[ann], Some("lea")), "lou");
    assert_eq!(lead(&[ann, lou], None), "lea");
    assert_eq!(lead(&[lea, lou], None), "ann");
    // All were: better one of them than nobody.
    assert_eq!(lead(&[ann, lea, lou], None), "lea");
}

#[test]
fn a_complaint_brings_no_case_down() {
    let mut desk = desk();
    desk.staff("05-02 09:01", &command(CommandName::Escalate));
    desk.staff("05-02 09:01", &command(CommandName::Escalate));
    desk.asker("05-02 09:03", &command(CommandName::Appeal));
    assert_eq!(desk.case.tier, Tier::Head);
    // Where nobody says who there is, it goes up all the same.
    let events = decide(
        &desk.case,
        &command(CommandName::Appeal),
        &Actor::Requester,
        at("05-02 09:04"),
    );
    let events = events.expect("it is sound");
    assert!(matches!(events[1].what, What::Escalated { lead: None, .. }));
    assert_eq!(events[1].seq, events[0].seq + 1);
}
