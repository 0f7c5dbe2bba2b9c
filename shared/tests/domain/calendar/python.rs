//! Calendars against an independent computation: `independent.py`, which walks through the time of the
//! machine's own time-zone database. Python 3.9 or newer is needed; without it this fails.

use super::zones;
use answerable_shared::calendar::{Calendar, CalendarSettings};
use answerable_shared::time::Timestamp;
use serde::Deserialize;
use serde_json::json;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const DAY: i64 = 86_400_000;
const DAYS: i64 = 400;
/// Days after those, in which what was started on the last of them comes due.
const TAIL: i64 = 60;
/// 2027-11-20, so that the days have a leap day and both changes of clocks, in each hemisphere.
const FIRST: i64 = 1_826_668_800_000;

/// What Python says of a zone.
#[derive(Deserialize)]
struct Said {
    zone: String,
    open: Vec<i64>,
    spans: Vec<i64>,
    due: Vec<i64>,
}

#[test]
fn twenty_zones_and_four_hundred_days_are_as_an_independent_computation_has_them() {
    let (starts, targets, zones) = (starts(), targets(), zones::twenty());
    let said = ask(&json!({
        "calendar": settings(), "zones": zones, "first": FIRST / 1_000,
        "days": DAYS, "tail": TAIL, "starts": starts, "targets": targets,
    }));
    assert_eq!(said.len(), zones.len());
    let mut compared = 0;
    let mut differences = Vec::new();
    for said in &said {
        let calendar = settings()
            .check("office", zones::offsets(&said.zone))
            .expect("a calendar");
        let mut compare = |what: &dyn Fn() -> String, ours: i64, theirs: i64| {
            compared += 1;
            if ours != theirs {
                differences.push(format!("{} {}: {ours}, not {theirs}", said.zone, what()));
            }
        };
        assert_eq!(said.open.len(), DAYS as usize);
        for (day, theirs) in (0..).zip(&said.open) {
            let from = FIRST + day * DAY;
            let ours = calendar.open_between(Timestamp(from), Timestamp(from + DAY));
            compare(&|| format!("open from {from}"), ours, theirs * 60_000);
        }
        let edges = edges(&calendar);
        compare(
            &|| "edges".to_owned(),
            edges.len() as i64,
            said.spans.len() as i64,
        );
        for (ours, theirs) in edges.iter().zip(&said.spans) {
            compare(&|| "edge".to_owned(), *ours, FIRST + theirs * 60_000);
        }
        assert_eq!(said.due.len(), starts.len() * targets.len());
        let mut due = said.due.iter();
        for &start in &starts {
            for (&target, theirs) in targets.iter().zip(&mut due) {
                let ours = calendar.after(Timestamp(start), target);
                let ours = ours.map_or(i64::MAX, |at| at.0);
                compare(&|| format!("{target} after {start}"), ours, *theirs);
            }
        }
    }
    println!("{compared} comparisons");
    assert!(compared > 300_000, "{compared} comparisons");
    assert!(
        differences.is_empty(),
        "{} of {compared} differ:\n{}",
        differences.len(),
        differences[..differences.len().min(20)].join("\n")
    );
}

/// Openings and closings from the first day to the last of the tail.
fn edges(calendar: &Calendar) -> Vec<i64> {
    let spans = calendar.spans(Timestamp(FIRST), Timestamp(FIRST + (DAYS + TAIL) * DAY));
    spans
        .iter()
        .flat_map(|span| [span.from.0, span.to.0])
        .collect()
}

/// Five instants a day, at other times each day, most of them within a minute.
fn starts() -> Vec<i64> {
    let apart = ((4 * 60 + 47) * 60 + 47) * 1_000 + 123;
    (0..DAYS * 5).map(|at| FIRST + at * apart).collect()
}

/// Open time to wait for, in milliseconds: from nothing to some two weeks.
fn targets() -> Vec<i64> {
    let minutes = [1, 37, 240, 510, 1_440, 3_600];
    let mut targets = vec![1, 59_999];
    targets.extend(minutes.map(|minutes| minutes * 60_000));
    targets
}

/// Hours with everything in them: breaks, nights, odd minutes, blocks that touch, and blocks in the hours
/// that clocks skip or repeat, which is mostly a Sunday, and in Jerusalem a Friday.
fn settings() -> CalendarSettings {
    let settings = json!({
        "name": "Office", "zone": "Europe/Berlin",
        "week": {
            "mon": ["09:00-12:30", "13:15-17:45"],
            "tue": ["08:07-11:53", "12:38-16:59", "22:00-24:00"],
            "wed": ["00:00-02:00", "09:00-12:00", "12:00-13:00", "14:00-18:01"],
            "thu": ["00:00-00:01", "09:30-10:30", "11:00-15:00", "23:59-24:00"],
            "fri": ["01:30-03:30", "09:00-15:00", "22:00-24:00"],
            "sat": ["00:00-02:00", "10:00-14:00"],
            "sun": ["01:30-03:30", "03:45-04:15", "20:00-21:00"],
        },
        "holidays": [
            {"date": "2027-12-24", "name": "Not this one: it has hours of its own"},
            {"date": "2027-12-25", "name": "Christmas Day"}, {"date": "2027-12-26", "name": "Boxing Day"},
            {"date": "2028-01-01", "name": "New Year"}, {"date": "2028-04-14", "name": "Good Friday"},
            {"date": "2028-04-17", "name": "Easter Monday"}, {"date": "2028-05-01", "name": "May Day"},
            {"date": "2028-10-03", "name": "Unity Day"}, {"date": "2028-12-25", "name": "Christmas Day"},
            {"date": "2028-09-24", "name": "When clocks change in New Zealand"},
            {"date": "2029-01-01", "name": "New Year"},
        ],
        "exceptions": [
            {"date": "2027-12-24", "open": ["08:00-12:00"], "name": "Christmas Eve"},
            {"date": "2027-12-31", "open": ["22:30-24:00"], "name": "New Year's Eve"},
            {"date": "2028-02-29", "open": ["00:00-00:29", "06:00-20:00", "23:00-24:00"], "name": "Leap day"},
            {"date": "2028-03-12", "open": ["02:05-02:55", "08:00-09:00"], "name": "A gap in America"},
            {"date": "2028-03-26", "open": ["02:15-02:45"], "name": "A gap in Europe"},
            {"date": "2028-04-02", "open": ["01:40-02:20", "02:50-03:10"], "name": "A fold in Australia"},
            {"date": "2028-06-15", "open": [], "name": "Outing"},
            {"date": "2028-10-01", "open": ["00:00-24:00"], "name": "A gap in Australia"},
            {"date": "2028-10-29", "open": ["00:45-01:10", "02:10-02:50"], "name": "A fold in Europe"},
            {"date": "2028-11-05", "open": ["00:50-01:05", "01:10-01:50"], "name": "A fold in America"},
        ],
    });
    serde_json::from_value(settings).expect("settings")
}

fn ask(question: &serde_json::Value) -> Vec<Said> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/domain/calendar/independent.py");
    let mut python = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is there: this test compares with it");
    let mut stdin = python.stdin.take().expect("piped");
    // A script that ends early says why on its error output, which comes before what is said of its status.
    let written = stdin.write_all(question.to_string().as_bytes());
    drop(stdin);
    let output = python.wait_with_output().expect("it can be waited for");
    assert!(output.status.success(), "independent.py: {}", output.status);
    written.expect("it reads the question");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("an answer"))
        .collect()
}
