//! What teams do on the side, and by when.

use super::{Desk, arranged, at, delegate, message, report, settings, targets};
use crate::fixtures::{case_in, command, jo, sam};
use answerable_shared::actor::Actor;
use answerable_shared::case::{Case, Stage};
use answerable_shared::command::{Command, CommandName, Side};
use answerable_shared::decide::decide_with;
use answerable_shared::index::row;
use answerable_shared::promise::watch::next;
use answerable_shared::refusal::Refusal;
use answerable_shared::settings::{Arrangements, Team};
use answerable_shared::task::MOST_TASKS;
use answerable_shared::view::{EntryKind, head, timeline};
use serde_json::json;

fn team(id: &str) -> Team {
    Team {
        id: id.to_owned(),
        name: id.to_owned(),
        members: Vec::new(),
        kinds: Vec::new(),
        assign: None,
    }
}

/// First answers within 240 minutes of office hours, and the teams bench and attic.
fn site() -> Arrangements {
    Arrangements {
        teams: vec![team("bench"), team("attic")],
        ..targets(&json!({"first_response": 240}))
    }
}

fn desk() -> Desk {
    let mut desk = Desk::enquiry(site(), "05-02 09:00");
    desk.staff("05-02 09:00", &message());
    desk
}

#[test]
fn a_task_is_due_by_the_cases_calendar() {
    let mut desk = desk();
    desk.staff("05-02 16:30", &delegate(Some(90)));
    desk.staff("05-02 16:30", &delegate(None));
    let due: Vec<_> = desk.case.tasks.iter().map(|task| task.due).collect();
    // Half an hour of the day is left; the next one has a break from twelve to one.
    assert_eq!(due, [Some(at("05-03 10:00")), Some(at("05-03 13:30"))]);
    let numbers: Vec<_> = desk.case.tasks.iter().map(|task| task.number).collect();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(row(&desk.case).tasks, ["bench"]);
    assert_eq!(next(&desk.case).map(|(at, _)| at), due[0]);
}

#[test]
fn what_is_not_done_in_time_is_recorded_once_at_that_time() {
    let mut desk = desk();
    desk.staff("05-02 10:00", &delegate(Some(60)));
    desk.staff("05-02 10:00", &delegate(Some(30)));
    desk.staff("05-02 10:00", &delegate(Some(60)));
    desk.staff("05-02 10:10", &report(3));
    desk.look(at("05-02 10:59"));
    assert_eq!(desk.happened(), ["05-02 10:30 overdue 2"]);
    desk.staff("05-04 09:00", &report(2));
    desk.look(at("05-08 09:00"));
    assert_eq!(
        desk.happened(),
        ["05-02 10:30 overdue 2", "05-02 11:00 overdue 1"]
    );
    let [task] = desk.case.tasks.as_slice() else {
        panic!("{:?}", desk.case.tasks);
    };
    assert_eq!((task.number, task.overdue), (1, Some(at("05-02 11:00"))));
    assert_eq!(
        desk.case.tier,
        answerable_shared::promise::Tier::Agent,
        "nothing goes up for it"
    );
}

#[test]
fn a_report_ends_a_task_and_numbers_are_never_used_again() {
    let mut desk = desk();
    desk.staff("05-02 10:00", &delegate(None));
    desk.staff("05-02 10:01", &report(1));
    assert!(desk.case.tasks.is_empty() && row(&desk.case).tasks.is_empty());
    desk.staff("05-02 10:02", &delegate(None));
    assert_eq!(desk.case.tasks[0].number, 2);
    desk.look(at("05-02 14:00"));
    assert_eq!(desk.happened(), Vec::<String>::new());
}

#[test]
fn what_cannot_be_is_refused() {
    let mut desk = desk();
    let now = at("05-02 10:00");
    let none = |field: &str, what| {
        Err(Refusal::NoSuch {
            field: field.to_owned(),
            what,
        })
    };
    let range = Err(Refusal::OutOfRange {
        field: "within_minutes".to_owned(),
        min: 1,
        max: 366 * 24 * 60,
    });
    let text = || {
        Err(Refusal::Empty {
            field: "text".to_owned(),
        })
    };
    let to = |team: &str, text: &str| Command::Delegate {
        team: team.to_owned(),
        text: text.to_owned(),
        within_minutes: None,
    };
    desk.by(now, &jo(), &delegate(None));
    let mute = Command::Report {
        task: 1,
        text: String::new(),
    };
    for (command, refusal) in [
        (to("cellar", "Look"), none("team", "team")),
        (to("bench", " "), text()),
        (delegate(Some(0)), range.clone()),
        (delegate(Some(366 * 24 * 60 + 1)), range),
        (report(0), none("task", "open task")),
        (report(2), none("task", "open task")),
        (mute, text()),
    ] {
        assert_eq!(desk.try_to(now, &jo(), &command), refusal, "{command:?}");
    }
    desk.by(now, &jo(), &delegate(Some(366 * 24 * 60)));
    for _ in 2..MOST_TASKS {
        assert!(desk.case.accepts(CommandName::Delegate, Side::Staff));
        desk.by(now, &jo(), &delegate(None));
    }
    assert!(!desk.case.accepts(CommandName::Delegate, Side::Staff));
    assert_eq!(
        desk.try_to(now, &jo(), &delegate(None)),
        Err(Refusal::TooManyTasks)
    );
    desk.by(now, &jo(), &report(7));
    desk.by(now, &jo(), &delegate(None));
}

#[test]
fn the_end_of_a_case_ends_its_tasks_without_a_breach() {
    let asker = Actor::Requester;
    let ends: [&[(CommandName, &Actor)]; 2] = [
        &[(CommandName::Withdraw, &asker)],
        &[
            (CommandName::Resolve, &jo()),
            (CommandName::Confirm, &asker),
        ],
    ];
    for end in ends {
        let mut desk = desk();
        desk.staff("05-02 10:00", &delegate(Some(60)));
        for (name, by) in end {
            assert_eq!(desk.case.tasks.len(), 1);
            desk.by(at("05-02 10:30"), by, &command(*name));
        }
        desk.look(at("05-08 09:00"));
        assert!(desk.case.tasks.is_empty());
        assert_eq!(desk.happened(), Vec::<String>::new());
    }
}

#[test]
fn silence_ends_tasks_too() {
    let mut settings =
        settings(&json!([{"calendar": "always", "targets": {"first_response": 240}}]));
    settings["silence"] = json!({"remind_after_hours": [24], "close_after_hours": 48});
    settings["teams"] = json!([{"id": "bench", "name": "The bench"}]);
    let mut desk = Desk::enquiry(arranged(&settings), "05-02 09:00");
    desk.staff("05-02 10:00", &command(CommandName::Ask));
    desk.staff("05-02 11:00", &delegate(Some(60)));
    desk.staff("05-02 11:00", &delegate(Some(3 * 24 * 60)));
    desk.look(at("05-20 09:00"));
    assert_eq!(
        desk.happened(),
        [
            "05-02 12:00 overdue 1",
            "05-03 10:00 reminded, closes 05-04 10:00",
            "05-04 10:00 lapsed"
        ]
    );
    assert!(desk.case.tasks.is_empty());
}

#[test]
fn a_case_that_was_never_promised_anything_has_tasks_without_an_end() {
    let bare = Case {
        terms: None,
        ..case_in(Stage::Working)
    };
    let events = decide_with(
        &bare,
        &delegate(Some(5)),
        &jo(),
        bare.updated,
        Some(&site()),
    );
    let case = answerable_shared::evolve::evolve(bare, &events.expect("it is sound")[0]);
    assert_eq!((case.tasks[0].due, next(&case)), (None, None));
}

#[test]
fn only_staff_see_tasks() {
    let mut desk = desk();
    let before = desk.events.len();
    desk.staff("05-02 10:00", &delegate(Some(60)));
    desk.look(at("05-02 12:00"));
    desk.by(at("05-02 12:00"), &sam(), &report(1));
    desk.by(at("05-02 12:00"), &jo(), &delegate(None));
    let new = &desk.events[before..];
    assert_eq!(timeline(new, Side::Requester), []);
    let lines = timeline(new, Side::Staff);
    use EntryKind::{Delegated, Overdue, Reported};
    let said: Vec<_> = lines.iter().map(|line| (line.what, line.task)).collect();
    assert_eq!(
        said,
        [
            (Delegated, Some(1)),
            (Overdue, Some(1)),
            (Reported, Some(1)),
            (Delegated, Some(2))
        ]
    );
    assert_eq!(lines[0].expected, Some(at("05-02 11:00")));
    assert_eq!(
        lines[0].to.as_ref().and_then(|to| to.team.as_deref()),
        Some("bench")
    );
    assert_eq!(lines[2].text.as_deref(), Some("There is one."));
    assert!(head(&desk.case, Side::Requester).tasks.is_empty());
    assert_eq!(head(&desk.case, Side::Staff).tasks, desk.case.tasks);
    // Nobody was told anything, so that what was promised to the requester stays as it was.
    assert_eq!(desk.case.answered, Some(at("05-02 09:00")));
}
