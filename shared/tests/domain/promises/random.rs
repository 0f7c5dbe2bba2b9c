//! What holds for any hours, any promises, and whatever anybody does whenever.

use super::rules::{Waiting, checked, once};
use super::{Desk, arranged, at, decline, delegate, message, not_fixed, report, settings, triage};
use crate::fixtures::{command, jo, sam};
use answerable_shared::actor::Actor;
use answerable_shared::case::{Kind, Priority};
use answerable_shared::command::{Command, CommandName};
use answerable_shared::evolve::{evolve, opened, replay};
use answerable_shared::settings::Arrangements;
use answerable_shared::time::Timestamp;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Something is tried some time later, and somebody looks and restarts in between.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// In seconds; clocks step back.
    later: i64,
    by: Actor,
    command: Command,
    /// When somebody looks on the way, in percent of it.
    looks: Vec<i64>,
    restart: bool,
}

fn hours() -> impl Strategy<Value = Vec<String>> {
    btree_set(0_u32..=24, 0..6).prop_map(|edges| {
        let edges: Vec<u32> = edges.into_iter().collect();
        let (pairs, _) = edges.as_chunks::<2>();
        let text = |[from, to]: &[u32; 2]| format!("{from:02}:00-{to:02}:00");
        pairs.iter().map(text).collect()
    })
}

fn calendars() -> impl Strategy<Value = Value> {
    (vec(hours(), 6), btree_set(1_u32..31, 0..4)).prop_map(|(week, holidays)| {
        let date = |day: u32| json!({"date": format!("2028-05-{day:02}"), "name": "Off"});
        json!({
            "name": "Random", "zone": "Europe/Berlin",
            "week": {
                "mon": week[0], "tue": week[1], "wed": week[2], "thu": week[3], "fri": week[4], "sat": week[5],
                // It has to be open some time.
                "sun": ["10:00-11:00"],
            },
            "holidays": holidays.into_iter().map(date).collect::<Vec<_>>(),
        })
    })
}

fn targets() -> impl Strategy<Value = Value> {
    let maybe = |most: u32| proptest::option::weighted(0.8, 1..most);
    (1_u32..400, maybe(400), maybe(900), maybe(2_000)).prop_map(|(first, news, offer, done)| {
        let mut targets = json!({"first_response": first});
        for (name, minutes) in [
            ("next_update", news),
            ("offer", offer),
            ("resolution", done),
        ] {
            if let Some(minutes) = minutes {
                targets[name] = json!(minutes);
            }
        }
        targets
    })
}

pub(super) fn sites() -> impl Strategy<Value = Arrangements> {
    let policy = || (any::<bool>(), targets(), 1_u32..100);
    let silence = proptest::option::of((1_u32..60, 1_u32..60, 24_u32..90));
    let sites = (calendars(), policy(), policy(), silence, any::<bool>());
    sites.prop_map(|(calendar, all, urgent, silence, is_reviewed)| {
        let policy = |(office, targets, percent): (bool, Value, u32)| {
            let calendar = if office { "office" } else { "always" };
            json!({"calendar": calendar, "targets": targets, "warn_percent": percent})
        };
        let (all, mut urgent) = (policy(all), policy(urgent));
        urgent["priority"] = json!("urgent");
        let mut settings = settings(&json!([all, urgent]));
        settings["calendars"]["office"] = calendar;
        settings["teams"] = json!([{"id": "bench", "name": "The bench"}]);
        if is_reviewed {
            settings["reviewed"] = json!(["complaint"]);
        }
        if let Some((first, second, last)) = silence {
            let reminders = [first, first + second];
            let closes = first + second + last;
            settings["silence"] =
                json!({"remind_after_hours": reminders, "close_after_hours": closes});
        }
        arranged(&settings)
    })
}

fn commands() -> impl Strategy<Value = (Actor, Command)> {
    use CommandName as Name;
    let ours = |command: Command| Just((jo(), command));
    let theirs = |command: Command| Just((Actor::Requester, command));
    let promised = (1_i64..200).prop_map(|hours| Command::Progress {
        text: "Soon".to_owned(),
        expected: Some(Timestamp(at("05-02 09:00").0 + hours * 3_600_000)),
    });
    let staff = [
        Name::Message,
        Name::Ask,
        Name::Progress,
        Name::Offer,
        Name::Resolve,
        Name::Note,
        Name::Assign,
        Name::Escalate,
        Name::Reopen,
        Name::Accept,
        Name::Delegate,
        Name::Report,
        Name::Return,
    ];
    let asker = [Name::Message, Name::Appeal, Name::Reopen, Name::Confirm];
    prop_oneof![
        8 => proptest::sample::select(staff.to_vec()).prop_map(|name| (jo(), command(name))),
        4 => proptest::sample::select(asker.to_vec()).prop_map(|name| (Actor::Requester, command(name))),
        2 => promised.prop_map(|command| (jo(), command)),
        2 => (1_u32..4, 1_u32..3).prop_map(|(offer, option)| (Actor::Requester, Command::Choose { offer, option })),
        2 => (1_u32..4).prop_map(|offer| (Actor::Requester, decline(offer))),
        2 => (1_u32..3_000).prop_map(|minutes| (jo(), delegate(Some(minutes)))),
        1 => (1_u32..4).prop_map(|task| (jo(), report(task))),
        2 => Just((sam(), command(Name::Approve))),
        2 => ours(triage(Priority::Urgent)),
        2 => ours(triage(Priority::General)),
        2 => theirs(not_fixed()),
        2 => theirs(message()),
    ]
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let later = prop_oneof![
        1 => -3_600_i64..0,
        3 => 0_i64..3_600,
        4 => 0_i64..60_000,
        1 => 0_i64..800_000,
    ];
    let step = (later, commands(), vec(0_i64..=100, 0..3), any::<bool>());
    let step = step.prop_map(|(later, (by, command), looks, restart)| Step {
        later,
        by,
        command,
        looks,
        restart,
    });
    vec(step, 1..25)
}

/// The history of these steps; with `busy`, somebody looks on the way, and everything is restarted.
pub(super) fn history(site: &Arrangements, steps: &[Step], busy: bool) -> Desk {
    let mut desk = Desk::open(site.clone(), Kind::Complaint, at("05-02 09:00"));
    let mut now = desk.case.updated;
    for step in steps {
        for percent in step.looks.iter().filter(|_| busy) {
            restart(&mut desk, step.restart);
            desk.look(Timestamp(now.0 + step.later * 10 * percent));
        }
        now = Timestamp(now.0 + step.later * 1_000);
        let refused = desk.try_to(now, &step.by, &step.command);
        drop(refused);
        if busy {
            restart(&mut desk, !step.restart);
        }
    }
    desk.look(Timestamp(now.0 + 40 * 86_400_000));
    desk
}

/// What is stored is read, or made anew from what happened.
fn restart(desk: &mut Desk, from_state: bool) {
    let json = |value: Result<String, _>| value.expect("it can be stored");
    let events = json(serde_json::to_string(&desk.events));
    desk.events = serde_json::from_str(&events).expect("it can be read");
    desk.case = if from_state {
        let case = json(serde_json::to_string(&desk.case));
        serde_json::from_str(&case).expect("it can be read")
    } else {
        replay(&desk.events).expect("it can be replayed")
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn promises_are_kept_track_of_whatever_happens(site in sites(), steps in steps()) {
        let desk = history(&site, &steps, false);
        let busy = history(&site, &steps, true);
        prop_assert_eq!(&desk.events, &busy.events);
        prop_assert_eq!(&desk.case, &busy.case);

        let mut case = opened(&desk.events[0]).expect("an arrival");
        let mut waiting = Waiting::new();
        for event in &desk.events[1..] {
            let after = evolve(case.clone(), event);
            checked(&case, event, &after, &mut waiting);
            case = after;
        }
        once(&desk.events);
        prop_assert_eq!(case, desk.case);
    }
}
