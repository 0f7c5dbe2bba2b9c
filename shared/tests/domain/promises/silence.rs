//! When it is the requester's turn and nothing comes.

use super::{Desk, arranged, at, message, office, progress, settings, triage, when};
use crate::fixtures::{command, sam};
use answerable_shared::case::{Kind, Priority, Stage};
use answerable_shared::command::CommandName::{
    Appeal, Ask, Assign, Choose, Confirm, Note, Offer, Reopen, Resolve, Return,
};
use answerable_shared::command::Side;
use answerable_shared::promise::PromiseName::Resolution;
use answerable_shared::promise::watch::next;
use answerable_shared::settings::Arrangements;
use answerable_shared::view::head;
use serde_json::{Value, json};

/// Reminders after two days and five, closed after seven.
fn usual() -> Value {
    json!({"remind_after_hours": [48, 120], "close_after_hours": 168})
}

fn site(silence: &Value) -> Arrangements {
    let targets = json!({"first_response": 60, "resolution": 840});
    let mut settings = settings(&json!([{"calendar": "office", "targets": targets}]));
    settings["calendars"]["office"] = office();
    if !silence.is_null() {
        settings["silence"] = silence.clone();
    }
    arranged(&settings)
}

fn desk() -> Desk {
    Desk::enquiry(site(&usual()), "05-02 09:00")
}

/// The hours are those of the wall clock: nobody is spared a weekend.
#[test]
fn reminders_announce_the_closing_and_it_comes_as_announced() {
    for name in [Ask, Offer, Resolve] {
        let mut desk = desk();
        desk.staff("05-02 09:30", &command(name));
        assert_eq!(head(&desk.case, Side::Requester).closes, None);
        // Only long after does anybody look.
        desk.look(at("05-20 09:00"));
        assert_eq!(
            desk.happened(),
            [
                "05-04 09:30 reminded, closes 05-09 09:30",
                "05-07 09:30 reminded, closes 05-09 09:30",
                "05-09 09:30 lapsed",
            ],
            "{name}"
        );
        assert_eq!(desk.case.stage, Stage::Closed);
        assert_eq!(desk.case.open_offer(), None);
        assert_eq!(next(&desk.case), None);
        // It can be taken up again, and goes on with what was left.
        desk.asker("05-22 09:00", &command(Reopen));
        assert_eq!(desk.due(Resolution), "05-23 16:30");
        assert!(
            head(&desk.case, Side::Requester).closes.is_none()
                && desk.case.their_turn_since.is_none()
        );
    }
}

#[test]
fn the_requester_is_told_when_it_will_be_closed() {
    let mut desk = desk();
    desk.staff("05-02 09:30", &command(Offer));
    desk.look(at("05-04 09:30"));
    let shown = head(&desk.case, Side::Requester).closes;
    assert_eq!(shown.map(when).as_deref(), Some("05-09 09:30"));
    desk.asker("05-08 09:30", &command(Choose));
    assert_eq!(head(&desk.case, Side::Requester).closes, None);
    desk.look(at("05-08 09:30"));
    assert_eq!(desk.case.stage, Stage::Working);
}

#[test]
fn each_answer_starts_the_silence_anew_and_nothing_else_does() {
    let closes = |act: &dyn Fn(&mut Desk)| {
        let mut desk = desk();
        desk.staff("05-02 09:30", &command(Offer));
        desk.look(at("05-05 09:00"));
        act(&mut desk);
        desk.look(at("05-30 09:00"));
        assert_eq!(desk.case.stage, Stage::Closed);
        desk.happened().last().cloned().expect("it lapsed")
    };
    let as_before = "05-09 09:30 lapsed";
    assert_eq!(closes(&|_| ()), as_before);
    assert_eq!(
        closes(&|desk| desk.staff("05-05 10:00", &command(Note))),
        as_before
    );
    assert_eq!(
        closes(&|desk| desk.staff("05-05 10:00", &command(Assign))),
        as_before
    );
    assert_eq!(
        closes(&|desk| desk.staff("05-05 10:00", &triage(Priority::Urgent))),
        as_before
    );
    let anew = "05-12 10:00 lapsed";
    assert_eq!(
        closes(&|desk| desk.staff("05-05 10:00", &progress(None))),
        anew
    );
    assert_eq!(
        closes(&|desk| desk.staff("05-05 10:00", &command(Offer))),
        anew
    );
}

/// Whoever waits for our answer is not silent: we are. It is their turn again once we have answered.
#[test]
fn nobody_is_closed_out_who_waits_for_us() {
    for said in [message(), command(Appeal)] {
        let mut desk = desk();
        desk.staff("05-02 09:30", &command(Offer));
        desk.asker("05-05 10:00", &said);
        desk.look(at("05-30 09:00"));
        assert_eq!(desk.case.stage, Stage::Choosing, "{said:?}");
        desk.staff("05-30 10:00", &message());
        desk.look(at("06-30 09:00"));
        assert_eq!(
            desk.happened().last().map(String::as_str),
            Some("06-06 10:00 lapsed")
        );
    }
}

/// An answer that a colleague looks at is ours to give. Once it is given back, it is the requester's turn anew.
#[test]
fn nobody_is_closed_out_while_an_answer_waits_for_a_second_look() {
    let mut site = site(&usual());
    site.reviewed = vec![Kind::Enquiry];
    for name in [Ask, Offer] {
        let mut desk = Desk::enquiry(site.clone(), "05-02 09:00");
        desk.staff("05-02 09:30", &command(name));
        // They have been told already that it will be closed.
        desk.look(at("05-08 09:00"));
        assert_eq!(desk.happened().len(), 2, "{name}");
        desk.staff("05-09 09:00", &command(Resolve));
        desk.look(at("05-30 09:00"));
        assert_eq!(desk.happened().len(), 2, "{name}");
        assert_eq!(head(&desk.case, Side::Requester).closes, None);
        desk.by(at("05-30 09:00"), &sam(), &command(Return));
        desk.look(at("06-30 09:00"));
        assert_eq!(
            desk.happened()[2..],
            [
                "06-01 09:00 reminded, closes 06-06 09:00",
                "06-04 09:00 reminded, closes 06-06 09:00",
                "06-06 09:00 lapsed",
            ],
            "{name}"
        );
    }
}

/// What was announced holds, whatever the settings have become and whoever triages the case.
#[test]
fn it_closes_when_it_was_announced_or_not_at_all() {
    let told = ["05-04 09:30 reminded, closes 05-09 09:30"];
    let table = [
        (
            json!({"remind_after_hours": [1], "close_after_hours": 25}),
            vec!["05-09 09:30 lapsed"],
        ),
        (
            json!({"remind_after_hours": [1, 144], "close_after_hours": 1000}),
            vec![
                "05-08 09:30 reminded, closes 05-09 09:30",
                "05-09 09:30 lapsed",
            ],
        ),
        (
            json!({"remind_after_hours": [1, 500], "close_after_hours": 1000}),
            vec!["05-09 09:30 lapsed"],
        ),
        (Value::Null, vec!["05-09 09:30 lapsed"]),
    ];
    for (silence, then) in table {
        let mut desk = desk();
        desk.staff("05-02 09:30", &command(Resolve));
        desk.look(at("05-04 10:00"));
        desk.site = site(&silence);
        desk.staff("05-04 11:00", &triage(Priority::Urgent));
        desk.look(at("07-30 09:00"));
        assert_eq!(desk.happened(), [told.to_vec(), then].concat(), "{silence}");
    }
}

/// Terms that come when the silence has lasted: there is as long from the reminder on as there always is.
#[test]
fn nobody_is_closed_out_at_once() {
    let mut desk = Desk::enquiry(site(&Value::Null), "05-02 09:00");
    desk.staff("05-02 09:30", &command(Ask));
    desk.look(at("06-02 09:30"));
    assert!(desk.happened().is_empty());
    desk.site = site(&json!({"remind_after_hours": [24], "close_after_hours": 72}));
    desk.staff("06-02 10:00", &triage(Priority::Urgent));
    desk.look(at("06-30 09:00"));
    assert_eq!(
        desk.happened(),
        [
            "06-02 10:00 reminded, closes 06-04 10:00",
            "06-04 10:00 lapsed"
        ]
    );
}

#[test]
fn silence_ends_with_the_case() {
    let mut desk = desk();
    desk.staff("05-02 09:30", &command(Resolve));
    desk.look(at("05-08 09:00"));
    desk.asker("05-08 09:00", &command(Confirm));
    let before = desk.happened().len();
    desk.look(at("06-08 09:00"));
    assert_eq!((desk.happened().len(), next(&desk.case)), (before, None));
}
