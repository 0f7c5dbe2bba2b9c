//! The platform's time zones against Python's: the same moments fall due.

use answerable_e2e::api::Change;
use answerable_e2e::paths;
use answerable_e2e::sites::ARRANGED;
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::shared_edge::api;

/// Twenty, a line each: those of the domain's tests.
const ZONES: &str = include_str!("../../../../shared/tests/domain/calendar/zones.txt");
/// 2027-11-20: the days after it have a leap day and both changes of clocks.
const FIRST: i64 = 1_826_668_800_000;
const DAY: i64 = 86_400_000;
/// Days that are asked about.
const DAYS: i64 = 400;
/// Open minutes that are asked for.
const MINUTES: [u32; 4] = [1, 95, 700, 3_000];

fn calendar(zone: &str) -> Value {
    let day = json!(["00:00-02:30", "09:00-12:30", "13:15-18:00", "22:00-24:00"]);
    json!({
        "name": "Odd hours", "zone": zone,
        "week": { "mon": day, "tue": day, "wed": day, "thu": day, "fri": ["09:00-16:00"], "sun": ["01:30-03:30"] },
        "holidays": [{ "date": "2027-12-27", "name": "A holiday" }, { "date": "2028-02-29", "name": "Leap day" }],
        "exceptions": [{ "date": "2027-12-24", "open": ["09:00-12:00"], "name": "Short" }],
    })
}

#[tokio::test]
async fn twenty_zones_over_four_hundred_days_fall_due_as_python_says() {
    let api = api();
    let admin = api.sign_in(ARRANGED, "ada").await;
    let starts: Vec<i64> = (0..DAYS)
        .map(|day| FIRST + day * DAY + (day * 7_919 % 1_440) * 60_000)
        .collect();
    let targets = MINUTES.map(|minutes| i64::from(minutes) * 60_000);
    let mut compared = 0;
    for zone in ZONES.lines() {
        let theirs = python(&json!({
            "calendar": calendar(zone), "zones": [zone], "first": FIRST / 1_000, "days": DAYS, "tail": 60,
            "starts": starts, "targets": targets,
        }));
        let questions: Vec<_> = starts
            .iter()
            .flat_map(|from| MINUTES.map(|minutes| json!({ "from": from, "minutes": minutes })))
            .collect();
        let asked = json!({ "calendar": calendar(zone), "questions": questions });
        let change = Change::new("/v1/desk/calendar-answers", &asked)
            .by(admin.session())
            .keyless();
        let ours = api.post(&change).await.with_status(200).json();
        assert_eq!(ours["due"], theirs["due"], "{zone}");
        compared += questions.len();
    }
    assert_eq!(compared, 20 * 400 * 4);
}

/// What the independent computation of the domain's tests says.
fn python(asked: &Value) -> Value {
    let script = paths::root().join("shared/tests/domain/calendar/independent.py");
    let mut python = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is there: this test compares with it");
    let mut stdin = python.stdin.take().expect("it was asked for");
    stdin
        .write_all(asked.to_string().as_bytes())
        .expect("it reads");
    drop(stdin);
    let output = python.wait_with_output().expect("it ends");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("a line of JSON")
}
