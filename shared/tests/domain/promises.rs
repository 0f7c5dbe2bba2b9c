//! Promises: their clocks, what happens by itself, what a site arranges, and who learns of it.

mod acts;
mod ahead;
mod answers;
mod danger;
mod dice;
mod figures;
mod histories;
mod minutes;
mod model;
mod new_settings;
mod pauses;
mod random;
mod rules;
mod seen;
mod settings;
mod silence;
mod staff;
mod story;
mod tasks;
mod terms;
mod triage;
mod worlds;

use crate::calendar::zones;
use crate::fixtures::{command, jo, reference, submission};
use answerable_shared::actor::{Actor, Role};
use answerable_shared::case::{Case, Kind, Priority};
use answerable_shared::command::{Command, CommandName, Verdict};
use answerable_shared::decide::decide_with;
use answerable_shared::event::{Event, What};
use answerable_shared::evolve::{evolve, opened};
use answerable_shared::promise::PromiseName;
use answerable_shared::promise::clock::Clock;
use answerable_shared::promise::watch::catch_up;
use answerable_shared::refusal::Refusal;
use answerable_shared::settings::{Arrangements, Settings};
use answerable_shared::site::Site;
use answerable_shared::submit::{Submission, submit};
use answerable_shared::time::Timestamp;
use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

/// A moment in the Berlin summer of 2028, as `05-02 09:30`: a Tuesday. The day before is Labour Day.
fn at(text: &str) -> Timestamp {
    let text = format!("2028-{}:00+02:00", text.replace(' ', "T"));
    let at = DateTime::parse_from_rfc3339(&text).expect("a moment");
    Timestamp(at.timestamp_millis())
}

/// The same, backwards.
fn when(at: Timestamp) -> String {
    let berlin = FixedOffset::east_opt(7_200).expect("an offset");
    let at = DateTime::from_timestamp_millis(at.0).expect("a moment");
    let text = at.with_timezone(&berlin).naive_local().to_string();
    let text = text.strip_suffix(":00").unwrap_or(&text);
    text.strip_prefix("2028-").unwrap_or(text).to_owned()
}

/// Seven hours a day, Monday to Friday, with a break at noon.
fn office() -> Value {
    let day = json!(["09:00-12:00", "13:00-17:00"]);
    json!({
        "name": "Office", "zone": "Europe/Berlin",
        "week": {"mon": day, "tue": day, "wed": day, "thu": day, "fri": day},
        "holidays": [{"date": "2028-05-01", "name": "Labour Day"}],
    })
}

/// Settings with an office calendar, one that is always open, and these policies.
fn settings(policies: &Value) -> Value {
    let day = json!(["00:00-24:00"]);
    json!({
        "calendars": {
            "office": office(),
            "always": {"name": "24/7", "zone": "UTC", "week": {
                "mon": day, "tue": day, "wed": day, "thu": day, "fri": day, "sat": day, "sun": day,
            }},
        },
        "policies": policies,
    })
}

/// A site with agents, leads, an admin and somebody who only reads.
fn site() -> Site {
    let staff = [
        ("ann", "Ann Moss", Role::Admin),
        ("jo", "Jo Fern", Role::Agent),
        ("lea", "Lea Holm", Role::Lead),
        ("lou", "Lou Birch", Role::Lead),
        ("ron", "Ron Reed", Role::Reader),
    ];
    let mut site = crate::fixtures::site();
    for (id, name, role) in staff {
        site.agents.insert(id.to_owned(), name.to_owned());
        site.roles.insert(id.to_owned(), role);
    }
    site.kinds = Kind::ALL.to_vec();
    site
}

fn check(settings: &Value) -> Result<Arrangements, Refusal> {
    let settings: Settings = serde_json::from_value(settings.clone()).expect("settings");
    // What other zones there are does not matter here.
    let zones = |zone: &str| match zone {
        "UTC" => Some(Vec::new()),
        "Europe/Berlin" | "America/New_York" => Some(zones::offsets(zone)),
        _ => None,
    };
    settings.check(7, &site(), &zones)
}

fn arranged(settings: &Value) -> Arrangements {
    check(settings).expect("sound settings")
}

/// A submission whose words make it neither more nor less than general.
fn plain() -> Submission {
    Submission {
        kind: Kind::Enquiry,
        text: "Which pot is it?".to_owned(),
        ..submission()
    }
}

/// One policy for all, in office hours.
fn targets(targets: &Value) -> Arrangements {
    arranged(&settings(
        &json!([{"calendar": "office", "targets": targets}]),
    ))
}

/// A case and its history, driven as the edge drives it: whatever happened by itself is recorded before anybody acts.
struct Desk {
    site: Arrangements,
    case: Case,
    events: Vec<Event>,
}

impl Desk {
    fn open(site: Arrangements, kind: Kind, at: Timestamp) -> Self {
        let submission = Submission { kind, ..plain() };
        let event = submit(
            &submission,
            reference(),
            "fern",
            &crate::promises::site(),
            None,
            &site,
            at,
        );
        let event = event.expect("a sound submission");
        Self {
            site,
            case: opened(&event).expect("an arrival"),
            events: vec![event],
        }
    }

    /// A case of the usual kind.
    fn enquiry(site: Arrangements, opened: &str) -> Self {
        Self::open(site, Kind::Enquiry, at(opened))
    }

    fn look(&mut self, now: Timestamp) {
        let (case, events) = catch_up(self.case.clone(), now);
        self.case = case;
        self.events.extend(events);
    }

    fn try_to(&mut self, now: Timestamp, by: &Actor, command: &Command) -> Result<(), Refusal> {
        self.look(now);
        let events = decide_with(&self.case, command, by, now, Some(&self.site))?;
        self.case = events.iter().fold(self.case.clone(), evolve);
        self.events.extend(events);
        Ok(())
    }

    fn by(&mut self, now: Timestamp, by: &Actor, command: &Command) {
        let tried = self.try_to(now, by, command);
        tried.unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal}"));
    }

    /// Jo does that.
    fn staff(&mut self, now: &str, command: &Command) {
        self.by(at(now), &jo(), command);
    }

    /// The requester does that.
    fn asker(&mut self, now: &str, command: &Command) {
        self.by(at(now), &Actor::Requester, command);
    }

    /// The newest clock of that promise.
    fn clock(&self, promise: PromiseName) -> &Clock {
        self.try_clock(promise).expect("it is promised")
    }

    fn try_clock(&self, promise: PromiseName) -> Option<&Clock> {
        let mut clocks = self.case.clocks.iter();
        clocks.find(|clock| clock.promise == promise)
    }

    /// When a promise runs out; `-` while it does not.
    fn due(&self, promise: PromiseName) -> String {
        self.clock(promise).due.map_or("-".to_owned(), when)
    }

    /// What happened by itself.
    fn happened(&self) -> Vec<String> {
        let own = self.events.iter().filter(|e| e.by == Actor::System {});
        own.map(|event| format!("{} {}", when(event.at), said(&event.what)))
            .collect()
    }
}

fn said(what: &What) -> String {
    let again = |again: &Option<Timestamp>| again.map_or("-".to_owned(), when);
    match what {
        What::Warned { promise } => format!("warned {promise:?}"),
        What::Breached { promise, again: a } => format!("breached {promise:?}, now {}", again(a)),
        What::Escalated { to, cause, .. } => format!("up to {to:?}: {cause:?}"),
        What::Reminded { closes } => format!("reminded, closes {}", when(*closes)),
        What::Lapsed {} => "lapsed".to_owned(),
        What::Overdue { task } => format!("overdue {task}"),
        other => format!("{other:?}"),
    }
}

fn progress(expected: Option<&str>) -> Command {
    Command::Progress {
        text: "It is on the bench.".to_owned(),
        expected: expected.map(at),
    }
}

fn triage(priority: Priority) -> Command {
    Command::Triage {
        kind: None,
        priority: Some(priority),
    }
}

fn not_fixed() -> Command {
    Command::Confirm {
        verdict: Verdict::NotFixed,
        text: Some("It drips.".to_owned()),
    }
}

fn decline(offer: u32) -> Command {
    Command::Decline {
        offer,
        reason: "None of them helps.".to_owned(),
    }
}

fn delegate(within_minutes: Option<u32>) -> Command {
    Command::Delegate {
        team: "bench".to_owned(),
        text: "Look for another one.".to_owned(),
        within_minutes,
    }
}

fn report(task: u32) -> Command {
    Command::Report {
        task,
        text: "There is one.".to_owned(),
    }
}

fn message() -> Command {
    command(CommandName::Message)
}
