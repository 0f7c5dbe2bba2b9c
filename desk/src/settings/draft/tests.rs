use super::*;
use crate::settings::path;

fn settings() -> Settings {
    serde_json::from_str(
        r#"{
        "calendars": {
            "always": { "name": "Day and night", "zone": "UTC", "week": { "mon": ["00:00-24:00"] } },
            "office": { "name": "Office", "zone": "Europe/Berlin",
                "week": { "mon": ["09:00-12:30", "13:15-18:00"], "fri": ["09:00-16:00"] },
                "holidays": [{ "date": "2026-12-25", "name": "Christmas Day" }],
                "exceptions": [{ "date": "2026-12-24", "open": ["09:00-12:00"], "name": "Christmas Eve" }] }
        },
        "policies": [
            { "kind": "complaint", "priority": "urgent", "calendar": "always", "warn_percent": 60,
              "targets": { "first_response": 15, "next_update": 60, "offer": 120, "resolution": 2880 } },
            { "calendar": "office", "targets": { "first_response": 1440 } }
        ],
        "silence": { "remind_after_hours": [48, 120], "close_after_hours": 240 },
        "teams": [{ "id": "support", "name": "Support", "members": ["jo"], "kinds": ["enquiry"],
              "assign": "least_loaded" },
            { "id": "sales", "name": "Sales", "members": [], "kinds": [] }],
        "triage": { "own": [{ "words": "wilted", "means": "complaint", "weight": 3 }], "off": ["fire"] },
        "replies": [{ "name": "Thanks", "text": "Thank you, {name|friend}.", "teams": ["sales"] }],
        "reviewed": ["complaint"]
    }"#,
    )
    .unwrap()
}

#[test]
fn what_is_not_changed_is_sent_as_it_came() {
    for settings in [settings(), Settings::default()] {
        let draft = Draft::of(&settings);
        assert_eq!(draft.settings(), Ok(settings));
        let kept = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&kept).unwrap(), draft);
    }
}

#[test]
fn what_cannot_be_read_is_named_as_the_edge_would() {
    type Break = fn(&mut Draft);
    let cases: [(Break, &str); 8] = [
        (
            |d| d.calendars[1].week[0] = "9-12, x".to_owned(),
            "calendars.office.week.mon[1]",
        ),
        (
            |d| d.calendars[1].week[6] = "18-9".to_owned(),
            "calendars.office.week.sun[0]",
        ),
        (
            |d| d.calendars[1].exceptions[0].open = "?".to_owned(),
            "calendars.office.exceptions[0].open[0]",
        ),
        (
            |d| d.policies[1].targets[0].clear(),
            "policies[1].targets.first_response",
        ),
        (
            |d| d.policies[0].targets[3] = "soon".to_owned(),
            "policies[0].targets.resolution",
        ),
        (
            |d| d.policies[0].warn = "most".to_owned(),
            "policies[0].warn_percent",
        ),
        (
            |d| d.silence.remind = "90m".to_owned(),
            "silence.remind_after_hours",
        ),
        (|d| d.silence.close.clear(), "silence.close_after_hours"),
    ];
    for (spoil, field) in cases {
        let mut draft = Draft::of(&settings());
        spoil(&mut draft);
        let wrong = draft.settings().unwrap_err();
        assert_eq!(wrong.field, field);
        assert!(wrong.detail.ends_with('.'), "{}", wrong.detail);
        assert!(!path::field(field).is_empty());
    }
}

#[test]
fn changes_are_counted_by_what_people_see_as_one() {
    let before = Draft::of(&settings());
    let after = |change: fn(&mut Draft)| {
        let mut draft = before.clone();
        change(&mut draft);
        draft.changes_since(&before)
    };
    assert_eq!(after(|_| ()), 0);
    assert_eq!(after(|d| d.policies[0].warn.clear()), 1);
    assert_eq!(after(|d| drop(d.policies.remove(0))), 1);
    assert_eq!(after(Draft::add_policy), 1);
    assert_eq!(after(|d| d.teams.swap(0, 1)), 1);
    assert_eq!(after(|d| d.policies.push(d.policies[0].clone())), 1);
    let several = after(|d| {
        d.silence.on = false;
        d.calendars[0].name.push('!');
        d.calendars[1].week[2] = "9-12".to_owned();
        d.add_team();
    });
    assert_eq!(several, 4);
}

#[test]
fn what_is_added_has_a_name_of_its_own() {
    let mut draft = Draft::default();
    assert_eq!(draft.add_calendar("UTC".to_owned()), "calendar-1");
    assert_eq!(draft.add_calendar("UTC".to_owned()), "calendar-2");
    draft.calendars.remove(0);
    assert_eq!(draft.add_calendar("UTC".to_owned()), "calendar-1");
    assert!(
        draft
            .calendar("calendar-1")
            .is_some_and(|it| it.read().is_ok())
    );
    draft.add_policy();
    assert_eq!(draft.policies[0].calendar, "calendar-2");
}

#[test]
fn silence_that_is_off_is_left_out_and_its_times_are_kept() {
    let mut draft = Draft::of(&settings());
    draft.silence.on = false;
    assert_eq!(draft.settings().unwrap().silence, None);
    assert_eq!(draft.silence.plan(), Some((vec![2_880, 7_200], 14_400)));
}
