//! What follows for a case from what was arranged.

use super::settings::{whole, with};
use super::{arranged, settings, site};
use answerable_shared::case::{Kind, Priority};
use answerable_shared::settings::{Arrangements, Settings, WARN_PERCENT};
use serde_json::{Value, json};

#[test]
fn the_policy_that_says_most_decides() {
    let policy = |kind: Option<&str>, priority: Option<&str>, minutes: u32| {
        let calendar = "office";
        let targets = json!({"first_response": minutes});
        let mut policy = json!({"calendar": calendar, "targets": targets});
        if let Some(kind) = kind {
            policy["kind"] = json!(kind);
        }
        if let Some(priority) = priority {
            policy["priority"] = json!(priority);
        }
        policy
    };
    let mut policies = vec![
        policy(Some("complaint"), Some("urgent"), 1),
        policy(None, Some("urgent"), 2),
        policy(Some("complaint"), None, 3),
        policy(None, None, 4),
    ];
    let first = |site: &Arrangements, kind, priority| {
        let terms = site.terms(kind, priority);
        (
            terms.targets.first_response,
            terms.calendar.name().to_owned(),
        )
    };
    for _ in 0..policies.len() {
        // Their order in the list is of no matter.
        policies.rotate_left(1);
        let site = arranged(&settings(&json!(policies)));
        for (kind, priority, minutes) in [
            (Kind::Complaint, Priority::Urgent, 1),
            (Kind::Enquiry, Priority::Urgent, 2),
            (Kind::Complaint, Priority::General, 3),
            (Kind::Purchase, Priority::Potential, 4),
        ] {
            assert_eq!(first(&site, kind, priority), (minutes, "Office".to_owned()));
        }
    }
    // Nothing fits: what the operator promised, day and night.
    let site = arranged(&settings(&json!([policy(Some("complaint"), None, 3)])));
    assert_eq!(
        first(&site, Kind::Enquiry, Priority::Urgent),
        (240, "24/7".to_owned())
    );
    let terms = Arrangements::usual(&super::site()).terms(Kind::Enquiry, Priority::Urgent);
    assert_eq!(
        (terms.version, terms.targets.first_response, terms.silence),
        (0, 240, None)
    );
}

#[test]
fn terms_say_what_the_settings_say() {
    let site = arranged(&whole());
    let terms = site.terms(Kind::Complaint, Priority::General);
    assert_eq!((terms.version, terms.warn_percent), (7, 50));
    assert_eq!(terms.silence, site.silence);
    assert_eq!(terms.targets.resolution, None);
    let terms = site.terms(Kind::Enquiry, Priority::General);
    assert_eq!(
        (terms.warn_percent, terms.targets.resolution),
        (WARN_PERCENT, Some(840))
    );
    // The first team that has the skill.
    let team = |kind| site.team_for(kind).map(|team| team.id.clone());
    assert_eq!(team(Kind::Complaint).as_deref(), Some("bench"));
    assert_eq!(team(Kind::Enquiry).as_deref(), Some("desk"));
    assert_eq!(team(Kind::Purchase), None);
    assert_eq!(
        site.team("desk").map(|team| team.name.as_str()),
        Some("The desk")
    );
    assert_eq!(site.staff.len(), super::site().agents.len());
}

#[test]
fn what_changed_is_told_by_its_name() {
    let read = |settings: Value| serde_json::from_value::<Settings>(settings).expect("settings");
    let before = read(whole());
    assert!(before.changed_since(&before).is_empty());
    for (pointer, value, part) in [
        ("/calendars/office/name", json!("Shop"), "calendars"),
        ("/policies/1/warn_percent", json!(80), "policies"),
        ("/silence/close_after_hours", json!(200), "silence"),
        ("/teams/0/name", json!("Them"), "teams"),
    ] {
        assert_eq!(read(with(pointer, value)).changed_since(&before), [part]);
    }
    let all = ["calendars", "policies", "silence", "teams"];
    assert_eq!(before.changed_since(&Settings::default()), all);
    assert_eq!(Settings::default().changed_since(&before), all);
    assert_eq!(site().settings, Settings::default());
}
