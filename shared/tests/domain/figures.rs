//! Reports and their tables, over random sums.

use answerable_shared::calendar::Date;
use answerable_shared::figures::cell::{Cell, Time, slot};
use answerable_shared::figures::csv::csv;
use answerable_shared::figures::measures::{Figure, MEASURES, Unit};
use answerable_shared::figures::report::ReportRow;
use answerable_shared::figures::{By, Query, Report};
use answerable_shared::time::Timestamp;
use proptest::prelude::*;
use std::collections::BTreeSet;

const FROM: i32 = 20_000;

fn query(by: By, days: i32) -> Query {
    Query {
        from: FROM,
        to: FROM + days - 1,
        by,
        only: None,
    }
}

fn report(query: &Query, sums: &[(String, String)], teams: &[(&str, &str)]) -> Report {
    let teams: Vec<_> = teams
        .iter()
        .map(|(id, name)| ((*id).to_owned(), (*name).to_owned()))
        .collect();
    Report::new(query, sums, &teams, 0, Timestamp(7))
}

fn figure(report: &Report, name: &str) -> Figure {
    let at = report.columns.iter().position(|column| column.name == name);
    report.total[at.expect("a figure")]
}

/// Sums of some cases, with times of all lengths.
fn sums() -> impl Strategy<Value = Cell> {
    let counts = prop::collection::vec((0..slot::SECONDS, 0_i64..9), 0..12);
    (counts, prop::collection::vec(0_i64..900_000_000, 0..6)).prop_map(|(counts, times)| {
        let mut cell = Cell::default();
        counts
            .into_iter()
            .for_each(|(slot, count)| cell.count(slot, count));
        for ms in times {
            cell.count_time(Time::FirstResponse, ms);
            cell.count_time(Time::FirstResponseOpen, ms / 3);
            cell.count_time(Time::Handling, ms / 7);
        }
        cell
    })
}

fn numbers(row: &ReportRow) -> Vec<String> {
    let text = |value: Option<i64>| value.map_or(String::new(), |value| value.to_string());
    let fields = row
        .figures
        .iter()
        .zip(&MEASURES)
        .flat_map(|(figure, measure)| {
            let of = (measure.unit != Unit::Count).then(|| figure.of.to_string());
            [Some(text(figure.value)), of]
        });
    fields.flatten().collect()
}

#[test]
fn figures_follow_from_sums() {
    let mut cell = Cell::default();
    for (slot, count) in [
        (slot::RECEIVED, 12),
        (slot::WITHDRAWN, 2),
        (slot::RESOLVED, 7),
        (slot::UNRESOLVED, 3),
        (slot::KEPT, 8),
        (slot::KEPT + 1, 5),
        (slot::BROKEN, 2),
        (slot::BROKEN + 3, 1),
        (slot::STARS, 1),
        (slot::STARS + 4, 2),
    ] {
        cell.count(slot, count);
    }
    for minutes in [1, 2, 60] {
        cell.count_time(Time::FirstResponse, minutes * 60_000);
    }
    let report = report(
        &query(By::Kind, 1),
        &[("complaint".to_owned(), cell.text())],
        &[],
    );
    for (name, value, of) in [
        ("received", Some(12), 12),
        ("resolution_rate", Some(700), 10),
        ("promises_kept", Some(813), 16),
        ("first_response_kept", Some(800), 10),
        ("updates_kept", Some(1_000), 5),
        ("offer_kept", None, 0),
        ("resolution_kept", Some(0), 1),
        ("rating_mean", Some(367), 3),
        ("first_response_mean", Some(1_260), 3),
        ("handling_median", None, 0),
    ] {
        assert_eq!(figure(&report, name), Figure { value, of }, "{name}");
    }
    let median = figure(&report, "first_response_median")
        .value
        .expect("three cases");
    assert!((108..=132).contains(&median), "{median}");
}

#[test]
fn of_one_case_alone_every_time_is_what_it_took() {
    let told = |seconds: &[i64]| {
        let mut cell = Cell::default();
        for seconds in seconds {
            cell.count_time(Time::Handling, seconds * 1_000);
        }
        let at = |percent| cell.quantile(Time::Handling, percent).expect("a case");
        (at(50), at(90))
    };
    for seconds in [0, 9, 541, 4_000, 86_399] {
        assert_eq!(told(&[seconds]), (seconds, seconds));
    }
    // Of one bucket it is their mean; of several it is not known better than by the bucket.
    assert_eq!(told(&[541, 545]), (543, 543));
    let (median, slowest) = told(&[541, 3_600]);
    assert!((487..=595).contains(&median), "{median}");
    assert!((3_240..=3_960).contains(&slowest), "{slowest}");
    let days = 24 * 3_600;
    assert_eq!(told(&[200 * days]), told(&[300 * days]));
}

#[test]
fn days_without_a_case_and_teams_without_one_are_rows_too() {
    let keys = |report: Report| {
        report
            .rows
            .into_iter()
            .map(|row| row.key)
            .collect::<Vec<_>>()
    };
    let one = [("2024-10-05".to_owned(), "0,1".to_owned())];
    // The 4th of October 2024 was a Friday.
    assert_eq!(
        keys(report(&query(By::Day, 4), &one, &[])),
        ["2024-10-04", "2024-10-05", "2024-10-06", "2024-10-07"]
    );
    let weeks = keys(report(&query(By::Week, 4), &[], &[]));
    assert_eq!(weeks, ["2024-09-30", "2024-10-07"]);
    let months = keys(report(&query(By::Month, 60), &[], &[]));
    assert_eq!(months, ["2024-10-01", "2024-11-01", "2024-12-01"]);
    let of_nobody = [
        (String::new(), "0,1".to_owned()),
        ("gone".to_owned(), "0,2".to_owned()),
    ];
    let teams = report(&query(By::Team, 1), &of_nobody, &[("a", "A-Team")]);
    let names: Vec<_> = teams
        .rows
        .iter()
        .map(|row| (row.key.as_str(), row.name.as_deref()))
        .collect();
    assert_eq!(names, [("a", Some("A-Team")), ("", None), ("gone", None)]);
    assert_eq!(figure(&teams, "received").value, Some(3));
}

#[test]
fn a_table_is_no_place_for_formulas() {
    let sums = [("a", "0,1"), ("-b", "0,2"), ("c", "0,3")]
        .map(|(key, sums)| (key.to_owned(), sums.to_owned()));
    let names = [
        ("a", "=1+1"),
        ("-b", "Sales, \"North\""),
        ("c", "@SUM(A1)\nx"),
        ("d", "＋1"),
        ("e", "客服"),
    ];
    let text = csv(&report(&query(By::Team, 1), &sums, &names));
    let starts = [
        "team,name,received,withdrawn,first_response_mean_seconds,first_response_mean_of,",
        "a,\"'=1+1\",1,0,,0,",
        "\"'-b\",\"Sales, \"\"North\"\"\",2,",
        "c,\"'@SUM(A1)\nx\",3,",
        "d,\"'＋1\",0,",
        "e,客服,0,",
        "total,,6,",
    ];
    let lines: Vec<_> = text.split("\r\n").collect();
    assert_eq!(lines.len(), starts.len() + 1);
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
}

#[test]
fn every_figure_has_a_name_of_its_own() {
    let names: BTreeSet<_> = MEASURES.iter().map(|measure| measure.name).collect();
    assert_eq!(names.len(), MEASURES.len());
}

#[test]
fn weeks_begin_on_monday_and_months_on_the_first() {
    for day in [-800, -1, 0, 3, 4, 59, 60, 19_781, 19_782, 20_000] {
        let date = Date::of_days(day);
        let (monday, first) = (date.monday(), date.first_of_month());
        assert!((0..7).contains(&(day - monday.days())) && (monday.days() + 3).rem_euclid(7) == 0);
        assert!(
            first.to_string().ends_with("-01") && first.to_string()[..7] == date.to_string()[..7]
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_period_is_the_sum_of_its_days_however_it_is_cut(days in prop::collection::vec(sums(), 1..40)) {
        let length = i32::try_from(days.len()).unwrap();
        let of = |by: By| -> Report {
            let keyed: Vec<_> = (FROM..).zip(&days).map(|(day, cell)| (by.key(day), cell.text())).collect();
            report(&query(by, length), &keyed, &[])
        };
        let all: Vec<_> = days.iter().map(|cell| ("complaint".to_owned(), cell.text())).collect();
        let whole = report(&query(By::Kind, length), &all, &[]);
        for by in [By::Day, By::Week, By::Month] {
            prop_assert_eq!(&of(by).total, &whole.total);
            let counts = of(by).rows.iter().map(|row| row.figures[0].value.unwrap()).sum::<i64>();
            prop_assert_eq!(Some(counts), whole.total[0].value);
        }
        let complaints = whole.rows.iter().find(|row| row.key == "complaint").unwrap();
        prop_assert_eq!(&complaints.figures, &whole.total);
    }

    #[test]
    fn the_table_has_the_numbers_of_the_report(cells in prop::collection::vec(sums(), 5)) {
        let keyed: Vec<_> = ["enquiry", "suggestion", "complaint", "purchase", "custom_work"].into_iter().zip(&cells)
            .map(|(key, cell)| (key.to_owned(), cell.text())).collect();
        let report = report(&query(By::Kind, 1), &keyed, &[]);
        let read: Report = serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap();
        prop_assert_eq!(&read, &report);
        let text = csv(&report);
        let mut lines = text.split("\r\n").map(|line| line.split(',').collect::<Vec<_>>());
        let head = lines.next().unwrap();
        for row in &report.rows {
            let line = lines.next().unwrap();
            prop_assert_eq!(line.len(), head.len());
            prop_assert_eq!(line[0], &row.key);
            prop_assert_eq!(&line[2..], &numbers(row));
        }
        let total = ReportRow { key: "total".to_owned(), name: None, figures: report.total.clone() };
        prop_assert_eq!(&lines.next().unwrap()[2..], &numbers(&total));
        prop_assert_eq!(lines.next(), Some(vec![""]));
        prop_assert_eq!(lines.next(), None);
    }
}

#[test]
fn a_period_is_whole_months_and_the_days_around_them() {
    let day = |text: &str| Date::parse(text).expect("a date").days();
    let parts = |from: &str, to: &str, by: By| {
        let query = Query {
            from: day(from),
            to: day(to),
            by,
            only: None,
        };
        let said = |(from, to): (i32, i32)| {
            let date = |day| Date::of_days(day).to_string();
            if from <= to {
                format!("{} {}", date(from), date(to))
            } else {
                "-".to_owned()
            }
        };
        let (months, days) = query.parts();
        let months = months.map_or("none".to_owned(), said);
        [months, said(days[0]), said(days[1])].join(", ")
    };
    for (from, to, told) in [
        (
            "2028-01-15",
            "2028-04-10",
            "2028-02-01 2028-03-01, 2028-01-15 2028-01-31, 2028-04-01 2028-04-10",
        ),
        ("2028-02-01", "2028-02-29", "2028-02-01 2028-02-01, -, -"),
        ("2028-02-01", "2028-02-28", "none, 2028-02-01 2028-02-28, -"),
        ("2028-02-02", "2028-02-29", "none, 2028-02-02 2028-02-29, -"),
        ("2028-02-02", "2028-03-30", "none, 2028-02-02 2028-03-30, -"),
        (
            "2027-12-31",
            "2028-12-31",
            "2028-01-01 2028-12-01, 2027-12-31 2027-12-31, -",
        ),
        ("2028-05-05", "2028-05-05", "none, 2028-05-05 2028-05-05, -"),
    ] {
        for by in [By::Team, By::Kind, By::Priority, By::Month] {
            assert_eq!(parts(from, to, by), told);
        }
        let whole = format!("none, {from} {to}, -");
        assert_eq!(parts(from, to, By::Day), whole);
        assert_eq!(parts(from, to, By::Week), whole);
    }
}
