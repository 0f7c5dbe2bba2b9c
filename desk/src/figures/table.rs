//! The figure of every row.

use super::chart::height;
use super::choices::row_name;
use super::tiles::{Tile, figure, told};
use crate::parts::clock;
use crate::parts::el::{El, el, svg};
use crate::texts::T;
use crate::words;
use answerable_shared::case::{Kind, Priority};
use answerable_shared::figures::measures::{Figure, Unit};
use answerable_shared::figures::report::ReportRow;
use answerable_shared::figures::{By, Report};

/// A row as it is told.
pub(crate) struct Told {
    /// What it is.
    pub(crate) name: String,
    /// The figure itself.
    pub(crate) value: Option<i64>,
    /// In words.
    pub(crate) words: String,
    /// How many it is worked out from.
    of: String,
}

/// Every row of `report`, by the figure of `tile`.
pub(crate) fn rows(report: &Report, tile: &Tile) -> Vec<Told> {
    let row = |row: &ReportRow| telling(report, tile, name(report.by, row), &row.figures);
    report.rows.iter().map(row).collect()
}

/// The table, with all cases at the end; bars beside rows that are no times.
pub(crate) fn table(report: &Report, tile: &Tile, rows: &[Told], most: i64) -> El {
    let head = [
        row_name(report.by),
        T.figures.value.say(),
        T.figures.of.say(),
    ];
    let head = head.map(|words| el("th", "").attr("scope", "col").text(words));
    let with_bars = !report.by.is_time();
    let all = telling(report, tile, T.figures.all.owned(), &report.total);
    let body = rows.iter().map(|row| line(row, with_bars.then_some(most)));
    let caption = T.figures.table.fill([tile.name.say()]);
    el("table", "fig-table")
        .add(el("caption", "").text(&caption))
        .add(el("thead", "").add(el("tr", "").all(head)))
        .add(el("tbody", "").all(body))
        .add(el("tfoot", "").add(line(&all, None)))
}

fn line(row: &Told, most: Option<i64>) -> El {
    let name = el("th", "")
        .attr("scope", "row")
        .add(el("bdi", "").text(&row.name));
    let bar = most.map(|most| {
        svg("svg")
            .attr("class", "fig-share")
            .attr("viewBox", "0 0 100 4")
            .attr("preserveAspectRatio", "none")
            .attr("aria-hidden", "true")
            .add(
                svg("rect")
                    .attr("class", "fig-bar")
                    .attr("width", &height(row.value, most).to_string())
                    .attr("height", "4"),
            )
    });
    el("tr", "")
        .add(name.all(bar))
        .add(el("td", "").text(&row.words))
        .add(el("td", "").text(&row.of))
}

fn telling(report: &Report, tile: &Tile, name: String, row: &[Figure]) -> Told {
    let nothing = (Unit::Count, Figure { value: None, of: 0 });
    let (unit, figure) = figure(report, row, tile.measure).unwrap_or(nothing);
    let words = figure.value.map(|value| told(unit, value));
    Told {
        name,
        value: figure.value,
        words: words.unwrap_or_else(|| T.figures.nothing.owned()),
        of: figure.of.to_string(),
    }
}

fn name(by: By, row: &ReportRow) -> String {
    let key = row.key.as_str();
    match by {
        By::Team if key.is_empty() => T.figures.no_team.owned(),
        By::Team => row.name.clone().unwrap_or_else(|| key.to_owned()),
        By::Kind => {
            let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == key);
            kind.map_or_else(|| key.to_owned(), |kind| words::kind(kind).to_owned())
        }
        By::Priority => {
            let priority = Priority::ALL.into_iter().find(|one| one.as_str() == key);
            priority.map_or_else(|| key.to_owned(), |one| words::priority(one).to_owned())
        }
        By::Day | By::Week => clock::date_of(key),
        By::Month => clock::month_of(key),
    }
}
