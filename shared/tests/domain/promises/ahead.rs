//! What happens by itself: once, in its order, at its own time, however late somebody looks.

use super::{Desk, arranged, at, message, progress, settings, targets, triage, when};
use crate::fixtures::command;
use answerable_shared::actor::Actor;
use answerable_shared::case::Priority;
use answerable_shared::command::CommandName::{Ask, Escalate, Note};
use answerable_shared::event::What;
use answerable_shared::evolve::{opened, replay};
use answerable_shared::promise::watch::{catch_up, next};
use answerable_shared::promise::{PromiseName, Tier};
use serde_json::json;

#[test]
fn whoever_looks_whenever_the_same_is_recorded() {
    let site = || targets(&json!({"first_response": 60, "offer": 120}));
    let expected = [
        "05-02 09:45 warned FirstResponse",
        "05-02 10:00 breached FirstResponse, now 05-02 11:00",
        "05-02 10:00 up to Lead: Late",
        "05-02 10:30 warned Offer",
        "05-02 11:00 breached Offer, now 05-02 14:00",
        "05-02 11:00 up to Head: Late",
    ];
    let minutes = |step: i64| (0..=24 * 60 / step).map(move |count| count * step);
    for step in [1, 7, 60, 24 * 60] {
        let mut desk = Desk::enquiry(site(), "05-02 09:00");
        for minute in minutes(step) {
            desk.look(at("05-02 09:00").plus_minutes(u32::try_from(minute).expect("small")));
        }
        assert_eq!(desk.happened(), expected, "every {step} minutes");
    }
    // A millisecond before, nothing.
    let mut desk = Desk::enquiry(site(), "05-02 09:00");
    let mut eve = at("05-02 10:00");
    eve.0 -= 1;
    desk.look(eve);
    assert_eq!(desk.happened(), expected[..1]);
    assert_eq!(
        next(&desk.case).map(|(at, _)| when(at)).as_deref(),
        Some("05-02 10:00")
    );
}

#[test]
fn at_one_moment_warnings_come_before_breaches_and_those_before_escalation() {
    // Both run out at once, and the third is warned of then.
    let site = targets(&json!({"first_response": 60, "offer": 60, "resolution": 80}));
    let mut desk = Desk::enquiry(site, "05-02 09:00");
    desk.look(at("05-02 10:00"));
    assert_eq!(
        desk.happened(),
        [
            "05-02 09:45 warned FirstResponse",
            "05-02 09:45 warned Offer",
            "05-02 10:00 warned Resolution",
            "05-02 10:00 breached FirstResponse, now 05-02 11:00",
            "05-02 10:00 breached Offer, now 05-02 11:00",
            "05-02 10:00 up to Lead: Late",
        ]
    );
}

#[test]
fn escalation_goes_up_once_a_tier() {
    let site = || targets(&json!({"first_response": 60, "next_update": 60, "resolution": 840}));
    // Staff were there first: the breach finds a lead at it already.
    let mut desk = Desk::enquiry(site(), "05-02 09:00");
    desk.staff("05-02 09:30", &command(Escalate));
    desk.look(at("05-02 17:00"));
    assert_eq!(
        desk.happened(),
        [
            "05-02 09:45 warned FirstResponse",
            "05-02 10:00 breached FirstResponse, now 05-02 11:00",
            "05-02 11:00 up to Head: Late",
        ]
    );
    // While it is late: the next tier, and no other after it.
    let mut desk = Desk::enquiry(site(), "05-02 09:00");
    desk.staff("05-02 10:30", &command(Escalate));
    assert_eq!(desk.case.tier, Tier::Head);
    desk.look(at("05-12 17:00"));
    let up = desk
        .happened()
        .into_iter()
        .filter(|line| line.contains("up to"));
    assert_eq!(up.collect::<Vec<_>>(), ["05-02 10:00 up to Lead: Late"]);
    // What was done before it was due again goes up no further by itself; another promise does.
    let mut desk = Desk::enquiry(site(), "05-02 09:00");
    desk.staff("05-02 10:30", &progress(Some("05-10 09:00")));
    desk.look(at("05-03 17:00"));
    assert_eq!(desk.case.tier, Tier::Lead);
    desk.look(at("05-30 17:00"));
    let up = desk
        .happened()
        .into_iter()
        .filter(|line| line.contains("up to"));
    let once = [
        "05-02 10:00 up to Lead: Late",
        "05-05 17:00 up to Head: Late",
    ];
    assert_eq!(up.collect::<Vec<_>>(), once);
}

#[test]
fn each_round_of_news_has_its_own_breach() {
    let site = targets(&json!({"first_response": 60, "next_update": 60}));
    let mut desk = Desk::enquiry(site, "05-02 09:00");
    desk.staff("05-02 09:30", &message());
    desk.staff("05-02 11:00", &message());
    desk.staff("05-02 13:30", &message());
    desk.look(at("05-02 15:00"));
    let breaches = desk
        .happened()
        .into_iter()
        .filter(|line| line.contains("breached"));
    assert_eq!(
        breaches.collect::<Vec<_>>(),
        [
            "05-02 10:30 breached NextUpdate, now 05-02 11:30",
            "05-02 12:00 breached NextUpdate, now 05-02 14:00",
            "05-02 14:30 breached NextUpdate, now 05-02 15:30",
        ]
    );
    assert_eq!((desk.case.updates.kept, desk.case.updates.late), (0, 2));
}

/// The new target leaves so little that the warning is due as soon as it goes on. The clock stands behind by then.
#[test]
fn a_clock_that_steps_back_changes_nothing() {
    let done = |minutes: i32| json!({"first_response": 60, "resolution": minutes});
    let site = || {
        arranged(&settings(&json!([
            {"calendar": "office", "targets": done(840)},
            {"priority": "urgent", "calendar": "office", "targets": done(10)},
        ])))
    };
    let mut often = Desk::enquiry(site(), "05-02 09:00");
    let mut seldom = Desk::enquiry(site(), "05-02 09:00");
    for desk in [&mut often, &mut seldom] {
        desk.staff("05-02 09:30", &message());
        desk.staff("05-02 11:00", &command(Ask));
        desk.staff("05-02 11:30", &triage(Priority::Urgent));
        desk.asker("05-02 14:10", &message());
    }
    often.look(at("05-02 14:10"));
    assert_eq!(often.happened(), ["05-02 14:10 warned Resolution"]);
    for desk in [&mut often, &mut seldom] {
        desk.staff("05-02 14:00", &command(Note));
        desk.look(at("05-02 18:00"));
        assert!(desk.events.windows(2).all(|pair| pair[0].at <= pair[1].at));
    }
    assert_eq!(often.events, seldom.events);
    assert_eq!(often.case, seldom.case);
}

#[test]
fn a_calendar_that_opens_too_late_promises_no_moment() {
    let mut office = super::office();
    office["week"] = json!({});
    office["holidays"] = json!([]);
    office["exceptions"] = json!([{"date": "2028-05-03", "name": "Once", "open": ["09:00-10:00"]}]);
    office["week"] = json!({"mon": ["09:00-09:01"]});
    let mut settings = settings(
        &json!([{"calendar": "office", "targets": {"first_response": 60, "resolution": 10_000}}]),
    );
    settings["calendars"]["office"] = office;
    let mut desk = Desk::enquiry(arranged(&settings), "05-02 09:00");
    assert_eq!(desk.due(PromiseName::Resolution), "-");
    desk.look(at("05-03 10:00"));
    assert_eq!(desk.due(PromiseName::FirstResponse), "-");
    // Triage brings a calendar that is open.
    settings["policies"][0]["calendar"] = json!("always");
    desk.site = arranged(&settings);
    desk.staff("05-03 10:00", &triage(Priority::Urgent));
    assert_eq!(desk.due(PromiseName::Resolution), "05-10 08:40");
}

#[test]
fn cases_from_before_there_were_terms_have_nothing_ahead() {
    let mut desk = Desk::enquiry(targets(&json!({"first_response": 60})), "05-02 09:00");
    if let What::Submitted(arrival) = &mut desk.events[0].what {
        arrival.terms = None;
    }
    desk.case = opened(&desk.events[0]).expect("an arrival");
    assert_eq!(next(&desk.case), None);
    desk.staff("05-02 10:30", &command(Ask));
    desk.staff("05-02 10:31", &triage(Priority::Urgent));
    desk.by(at("05-02 10:32"), &Actor::Requester, &message());
    assert_eq!(next(&desk.case), None);
    assert!(desk.case.clocks.is_empty() && desk.case.terms.is_none());
    assert_eq!(replay(&desk.events).as_ref(), Some(&desk.case));
    assert_eq!(
        catch_up(desk.case.clone(), at("05-30 09:00")),
        (desk.case, Vec::new())
    );
}
