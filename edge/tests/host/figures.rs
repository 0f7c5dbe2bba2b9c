//! Figures over HTTP: of cases that live through all sorts of things, by their records, and what is refused.

use crate::support::{World, sites};
use answerable_edge::ports::Class;
use answerable_edge::sql::{Row, Sql as _};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const PERIOD: &str = "from=2026-11-01&to=2027-10-31";
const MINUTE: i64 = 60_000;

/// `fern` with teams, promises and an admin.
fn world() -> World {
    let mut sites = sites();
    sites["fern"]["roles"] = json!({ "jo": "admin", "sam": "reader" });
    sites["fern"]["kinds"] = json!(["enquiry", "complaint", "suggestion"]);
    sites["fern"]["submit_limit"] = json!({ "count": 100, "minutes": 60 });
    sites["fern"]["settings"] = json!({
        "calendars": { "office": { "name": "Office", "zone": "Asia/Shanghai", "week": {
            "mon": ["09:00-17:00"], "tue": ["09:00-17:00"], "wed": ["09:00-17:00"], "thu": ["09:00-17:00"],
            "fri": ["09:00-17:00"], "sat": ["10:00-12:00"],
        } } },
        "policies": [
            { "calendar": "office", "targets": { "first_response": 60, "next_update": 120, "offer": 300, "resolution": 600 } },
        ],
        "teams": [
            { "id": "support", "name": "=Support", "members": ["jo"], "kinds": ["complaint"] },
            { "id": "sales", "name": "Sales", "members": ["jo"], "kinds": [] },
        ],
    });
    World::with(&sites)
}

/// Dice that fall the same way every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(end).unwrap()).unwrap()
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// What somebody may try; much of it is refused.
fn command(dice: &mut Dice) -> (bool, Value) {
    let text = "So it is.";
    match dice.below(14) {
        0 => (true, json!({ "type": "message", "text": text })),
        1 => (true, json!({ "type": "ask", "text": text })),
        2 => (true, json!({ "type": "progress", "text": text })),
        3 | 4 => (true, json!({ "type": "resolve", "text": text })),
        5 => (
            true,
            json!({ "type": "triage", "priority": dice.of(&["urgent", "important", "general"]) }),
        ),
        6 => (
            true,
            json!({ "type": "triage", "kind": dice.of(&["enquiry", "complaint"]) }),
        ),
        7 => (
            true,
            json!({ "type": "assign", "team": dice.of(&["support", "sales"]) }),
        ),
        8 => (false, json!({ "type": "message", "text": text })),
        9 => (false, json!({ "type": "confirm", "verdict": "fixed" })),
        10 => (
            false,
            json!({ "type": "confirm", "verdict": "not_fixed", "text": text }),
        ),
        11 => (false, json!({ "type": "rate", "stars": 1 + dice.below(5) })),
        12 => (false, json!({ "type": "reopen", "reason": text })),
        _ if dice.below(4) == 0 => (false, json!({ "type": "withdraw" })),
        _ => (
            true,
            json!({ "type": "offer", "options": [
            { "title": "A", "what_happens": text }, { "title": "B", "what_happens": text },
        ] }),
        ),
    }
}

/// Some cases, and what happens to them over some weeks.
async fn live(world: &World, dice: &mut Dice) {
    let mut cases: Vec<(String, String)> = Vec::new();
    for step in 0..120 {
        // Sessions end.
        let jo = world.staff("fern", "jo").await;
        world
            .memory
            .pass(dice.of(&[1, 3, 10, 30, 90, 1_000]) * MINUTE);
        if step % 20 == 0 {
            let kind = dice.of(&["enquiry", "complaint", "suggestion"]);
            let text = dice.of(&[
                "Brown leaves",
                "Fire! Smoke everywhere",
                "I was charged twice",
            ]);
            let receipt = world
                .submit(
                    &format!("key-of-{step}"),
                    &json!({ "kind": kind, "text": text }),
                )
                .await;
            assert_eq!(receipt.status, 201, "{}", receipt.text);
            let receipt = receipt.json();
            let part = |name: &str| receipt[name].as_str().unwrap().to_owned();
            cases.push((part("reference"), part("token")));
        }
        let (case, token) = cases[dice.below(cases.len())].clone();
        if dice.below(3) == 0 {
            world.memory.alarm(&case);
        }
        let (by_staff, command) = command(dice);
        let bearer = if by_staff { &jo } else { &token };
        let seen =
            world.get(&format!("/v1/cases/{case}"), &jo).await.json()["case"]["seq"].as_u64();
        world
            .act(&case, bearer, &format!("act-key-{step}"), seen, &command)
            .await;
    }
    for (case, _) in &cases {
        world.memory.alarm(case);
    }
}

async fn report(world: &World, session: &str, query: &str) -> Value {
    let reply = world
        .get(&format!("/v1/desk/figures?{query}"), session)
        .await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.json()
}

/// The figure `name` of a row: what it comes to, and of how many.
fn figure(report: &Value, row: &Value, name: &str) -> (Option<i64>, i64) {
    let columns = report["columns"].as_array().unwrap();
    let at = columns
        .iter()
        .position(|column| column["name"] == name)
        .unwrap();
    let figure = &row[at];
    (figure["value"].as_i64(), figure["of"].as_i64().unwrap())
}

/// What some records come to, counted one by one.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    received: i64,
    withdrawn: i64,
    resolved: i64,
    reopenings: i64,
    answered: i64,
    waited_seconds: i64,
    kept: i64,
    broken: i64,
    cases_broken: i64,
    rated: i64,
    stars: i64,
}

impl Counts {
    fn add(&mut self, record: &Value) {
        let case = &record["case"];
        let broken = record["events"].as_array().unwrap().iter();
        let broken = broken
            .filter(|event| event["what"]["type"] == "breached")
            .count();
        let is_kept = |clock: &&Value| {
            clock["promise"] != "next_update"
                && clock["done"].is_number()
                && clock["breached"].is_null()
        };
        let kept = case["clocks"]
            .as_array()
            .unwrap()
            .iter()
            .filter(is_kept)
            .count();
        self.received += 1;
        self.withdrawn += i64::from(case["stage"] == "withdrawn");
        self.resolved += i64::from(case["resolution"].is_object());
        self.reopenings += case["reopened"].as_i64().unwrap();
        if let Some(answered) = case["answered"].as_i64() {
            self.answered += 1;
            self.waited_seconds += (answered - case["opened"].as_i64().unwrap()) / 1_000;
        }
        self.kept += i64::try_from(kept).unwrap() + case["updates"]["kept"].as_i64().unwrap();
        self.broken += i64::try_from(broken).unwrap();
        self.cases_broken += i64::from(broken > 0);
        if let Some(stars) = case["rating"]["stars"].as_i64() {
            self.rated += 1;
            self.stars += stars;
        }
    }

    #[track_caller]
    fn are_told_by(&self, report: &Value, row: &Value) {
        let share =
            |part: i64, of: i64| ((of > 0).then(|| (part * 10_000 / of.max(1) + 5) / 10), of);
        for (name, wanted) in [
            ("received", (Some(self.received), self.received)),
            ("withdrawn", (Some(self.withdrawn), self.received)),
            ("reopenings", (Some(self.reopenings), self.received)),
            (
                "resolution_rate",
                share(self.resolved, self.received - self.withdrawn),
            ),
            ("promises_kept", share(self.kept, self.kept + self.broken)),
            ("breach_rate", share(self.cases_broken, self.received)),
        ] {
            assert_eq!(figure(report, row, name), wanted, "{name}: {self:?}");
        }
        let mean = |sum: i64, of: i64| ((of > 0).then(|| (sum * 2 + of) / (of * 2).max(1)), of);
        assert_eq!(
            figure(report, row, "first_response_mean"),
            mean(self.waited_seconds, self.answered)
        );
        assert_eq!(
            figure(report, row, "rating_mean"),
            mean(self.stars * 100, self.rated)
        );
    }
}

/// All that the index keeps for figures.
fn kept(world: &World) -> Vec<Row> {
    let sql = world.memory.database(Class::Index, "fern/0");
    let mut kept = Vec::new();
    for statement in [
        "SELECT reference, figures FROM inbox_row ORDER BY 1",
        "SELECT dimension, day, value, sums FROM figure_cell",
        "SELECT dimension, day, value, sums FROM figure_month",
    ] {
        kept.extend(sql.run(statement, &[]).unwrap());
    }
    kept
}

async fn rebuild(world: &World, session: &str) {
    let bearer = format!("authorization: Bearer {session}");
    let headers = ["content-type: application/json", bearer.as_str()];
    let mut body = json!({});
    loop {
        let reply = world
            .send("POST", "/v1/desk/index-rebuild", &headers, body.to_string())
            .await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        let progress = reply.json();
        if progress["finished"] == true {
            return;
        }
        body = json!({ "cursor": progress["cursor"] });
    }
}

#[tokio::test]
async fn figures_are_those_of_the_records_and_a_rebuild_gives_the_same() {
    let mut seen = Counts::default();
    for seed in 0..8 {
        let world = world();
        live(&world, &mut Dice(seed)).await;
        let records: Vec<Value> = {
            let kv = world.memory.kv.lock().unwrap();
            kv.values()
                .map(|record| serde_json::from_str(record).unwrap())
                .collect()
        };
        let sam = world.staff("fern", "sam").await;
        let mut total = None;
        for by in ["team", "kind", "priority", "day", "week", "month"] {
            let report = report(&world, &sam, &format!("{PERIOD}&by={by}")).await;
            let mut rows: BTreeMap<String, Counts> = BTreeMap::new();
            let mut all = Counts::default();
            for record in &records {
                let key = record["case"][by].as_str().unwrap_or_default();
                rows.entry(key.to_owned()).or_default().add(record);
                all.add(record);
            }
            all.are_told_by(&report, &report["total"]);
            // Every report of a period has the same total.
            let total = total.get_or_insert_with(|| report["total"].clone());
            assert_eq!(report["total"], *total, "{by}");
            if let "team" | "kind" | "priority" = by {
                for row in report["rows"].as_array().unwrap() {
                    let counts = rows
                        .remove(row["key"].as_str().unwrap())
                        .unwrap_or_default();
                    counts.are_told_by(&report, &row["figures"]);
                }
                assert!(rows.is_empty(), "{by}: {rows:?}");
            }
        }
        let before = kept(&world);
        let jo = world.staff("fern", "jo").await;
        rebuild(&world, &jo).await;
        assert_eq!(kept(&world), before, "over what is there");
        let sql = world.memory.database(Class::Index, "fern/0");
        for table in [
            "inbox_row",
            "inbox_mark",
            "inbox_tally",
            "inbox_words",
            "figure_cell",
            "figure_month",
        ] {
            sql.run(&format!("DELETE FROM {table}"), &[]).unwrap();
        }
        rebuild(&world, &jo).await;
        assert_eq!(kept(&world), before, "from nothing");
        records.iter().for_each(|record| seen.add(record));
    }
    // Nothing holds for want of it.
    let least = [
        seen.withdrawn,
        seen.resolved,
        seen.reopenings,
        seen.kept,
        seen.broken,
        seen.rated,
    ];
    assert!(least.iter().all(|count| *count > 1), "{seen:?}");
}

#[tokio::test]
async fn the_table_has_the_numbers_of_the_report() {
    let world = world();
    live(&world, &mut Dice(3)).await;
    let sam = world.staff("fern", "sam").await;
    let query = format!("{PERIOD}&by=team");
    let report = report(&world, &sam, &query).await;
    let bearer = format!("authorization: Bearer {sam}");
    let headers = ["accept: text/csv", bearer.as_str()];
    let table = world
        .send("GET", &format!("/v1/desk/figures?{query}"), &headers, "")
        .await;
    assert_eq!(
        (table.status, table.header("cache-control")),
        (200, "no-store")
    );
    assert_eq!(
        table.header("content-type"),
        "text/csv; charset=utf-8; header=present"
    );
    assert_eq!(
        table.header("content-disposition"),
        "attachment; filename=\"figures-team-2026-11-01-2027-10-31.csv\""
    );
    let lines: Vec<&str> = table.text.lines().collect();
    let rows = report["rows"].as_array().unwrap();
    assert_eq!(lines.len(), rows.len() + 2);
    assert!(
        lines[1].starts_with("support,\"'=Support\","),
        "{}",
        lines[1]
    );
    let columns: Vec<&str> = lines[0].split(',').collect();
    let figures = rows
        .iter()
        .map(|row| &row["figures"])
        .chain([&report["total"]]);
    for (line, figures) in lines[1..].iter().zip(figures) {
        let fields: Vec<&str> = line.split(',').collect();
        assert_eq!(fields.len(), columns.len());
        let mut at = 2;
        for (column, figure) in report["columns"]
            .as_array()
            .unwrap()
            .iter()
            .zip(figures.as_array().unwrap())
        {
            assert!(columns[at].starts_with(column["name"].as_str().unwrap()));
            assert_eq!(
                fields[at].parse().ok(),
                figure["value"].as_i64(),
                "{column}"
            );
            at += 1;
            if column["unit"] != "count" {
                assert_eq!(fields[at].parse().ok(), figure["of"].as_i64());
                at += 1;
            }
        }
    }
}

#[tokio::test]
async fn a_case_counts_where_it_is_now() {
    let world = world();
    let jo = world.staff("fern", "jo").await;
    let (case, _) = world.case("first-key").await;
    let received = async |query: &str| {
        let report = report(
            &world,
            &jo,
            &format!("from=2026-11-22&to=2026-11-22&{query}"),
        )
        .await;
        let rows = report["rows"].as_array().unwrap().clone();
        let count = |row: &Value| figure(&report, &row["figures"], "received").0;
        let some = rows.iter().filter(|row| count(row) == Some(1));
        let keys: Vec<String> = some
            .map(|row| row["key"].as_str().unwrap().to_owned())
            .collect();
        keys.join(" ")
    };
    assert_eq!(received("by=team").await, "support");
    assert_eq!(received("by=day&team=support").await, "2026-11-22");
    let assign = json!({ "type": "assign", "team": "sales" });
    let triage = json!({ "type": "triage", "kind": "suggestion", "priority": "urgent" });
    for (seen, command) in [(1, assign), (2, triage)] {
        let done = world
            .act(
                &case,
                &jo,
                &format!("staff-key-{seen}"),
                Some(seen),
                &command,
            )
            .await;
        assert_eq!(done.status, 200, "{}", done.text);
    }
    assert_eq!(received("by=team").await, "sales");
    assert_eq!(received("by=kind").await, "suggestion");
    assert_eq!(received("by=priority").await, "urgent");
    assert_eq!(received("by=week&team=support").await, "");
    assert_eq!(received("by=week&team=sales").await, "2026-11-16");
    assert_eq!(received("by=month&kind=suggestion").await, "2026-11-01");
    assert_eq!(received("by=month&priority=general").await, "");
}

#[tokio::test]
async fn what_is_no_period_no_row_and_no_choice_is_refused_by_field() {
    let world = world();
    let sam = world.staff("fern", "sam").await;
    let day = "from=2026-11-22&to=2026-11-22";
    for (query, field) in [
        ("".to_owned(), "from"),
        ("from=2026-02-30&to=2026-03-01&by=day".to_owned(), "from"),
        ("from=2026-11-22&by=day".to_owned(), "to"),
        ("from=2026-11-22&to=2026-11-21&by=day".to_owned(), "to"),
        ("from=2026-11-22&to=2027-11-23&by=day".to_owned(), "to"),
        ("from=0000-01-01&to=9999-12-31&by=day".to_owned(), "to"),
        (day.to_owned(), "by"),
        (format!("{day}&by=hour"), "by"),
        (format!("{day}&by=day&kind=x"), "kind"),
        (format!("{day}&by=day&priority="), "priority"),
        (format!("{day}&by=day&team={}", "x".repeat(200)), "team"),
        (format!("{day}&by=team&team=support"), "team"),
        (format!("{day}&by=day&team=support&kind=enquiry"), "kind"),
    ] {
        let reply = world.get(&format!("/v1/desk/figures?{query}"), &sam).await;
        reply.is_problem(422, "bad-field");
        assert_eq!(reply.json()["field"], field, "{query}");
    }
    let unknown = world
        .get(&format!("/v1/desk/figures?{day}&by=day&until=1"), &sam)
        .await;
    unknown.is_problem(400, "bad-request");
    let whole_year = world
        .get(
            "/v1/desk/figures?from=2026-11-22&to=2027-11-22&by=day",
            &sam,
        )
        .await;
    assert_eq!(whole_year.json()["rows"].as_array().unwrap().len(), 366);
    world
        .get(&format!("/v1/desk/figures?{day}&by=day"), "")
        .await
        .is_problem(401, "not-signed-in");
}
