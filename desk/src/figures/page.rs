//! The page.

use super::chart::{Bar, chart};
use super::choices::choices;
use super::state;
use super::table::{Told, rows, table};
use super::tiles::{TILES, Tile, figure, told};
use crate::desk::Desk;
use crate::parts::clock;
use crate::parts::el::{El, button, el, icon};
use crate::parts::icon::Sign;
use crate::parts::notice::notice;
use crate::parts::skeleton::page_skeleton;
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::figures::Report;
use answerable_shared::figures::csv::csv;
use answerable_shared::figures::measures::Unit;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// The page.
pub(crate) fn figures_page() -> El {
    let desk = Desk::here();
    let state = desk.figures;
    // Asks anew whenever something else is chosen.
    Effect::new(move || state::load(desk));
    let back = el("a", "button plain icon-only")
        .attr("href", "#")
        .attr("title", T.figures.back.say())
        .attr("aria-label", T.figures.back.say())
        .add(icon(Sign::Back));
    let head = el("header", "fig-head")
        .add(back)
        .add(el("h2", "").text(T.figures.title.say()))
        .with(move || state.report.with(|report| report.as_ref().map(about)));
    let shown = el("div", "fig-body")
        .attr_is("aria-busy", move || state.asking.get())
        .with(move || body(desk));
    el("main", "figures")
        .attr("id", "figures")
        .on("keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            if key.as_deref() == Some("Escape") {
                desk.back_to_inbox();
            }
        })
        .add(head)
        .add(choices(state))
        .add(shown)
}

/// When it was worked out, and the file.
fn about(report: &Report) -> El {
    let file = format!(
        "figures-{}-{}-{}.csv",
        report.by.as_str(),
        report.from,
        report.to
    );
    // Spreadsheets tell by the first three bytes that it is UTF-8.
    let table = js_sys::encode_uri_component(&format!("\u{feff}{}", csv(report)));
    let link = el("a", "button small")
        .attr("download", &file)
        .attr(
            "href",
            &format!("data:text/csv;charset=utf-8,{}", String::from(table)),
        )
        .text(T.figures.csv.say());
    let computed = report.computed;
    let now = Desk::here().now;
    let time = el("time", "fig-hint")
        .attr("datetime", &clock::machine(computed))
        .attr("title", &clock::full(computed))
        .text_with(move || {
            let moment = clock::moment(computed, now.get());
            T.figures.computed.fill([&moment])
        });
    el("div", "fig-about").add(time).add(link)
}

fn body(desk: Desk) -> Vec<El> {
    let state = desk.figures;
    if let Some(sentence) = state.trouble.get() {
        return vec![failed(desk, &sentence)];
    }
    let Some(report) = state.report.get() else {
        // Without a period nothing is asked for, and the choices say so.
        let loading = state
            .asking
            .get()
            .then(|| page_skeleton(T.figures.loading.say()));
        return loading.into_iter().collect();
    };
    let mut all = Vec::new();
    if report.uncounted > 0 {
        let count = usize::try_from(report.uncounted).unwrap_or_default();
        let words = el("p", "").text(&T.figures.uncounted.count(count));
        all.push(notice("notice", "status").add(words));
    }
    let received = figure(&report, &report.total, "received");
    if received.is_none_or(|(_, figure)| figure.of == 0) {
        all.push(
            el("div", "empty")
                .add(el("p", "empty-title").text(T.figures.none.say()))
                .add(el("p", "").text(T.figures.none_text.say())),
        );
        return all;
    }
    let tiles = TILES.iter().enumerate();
    let tiles = tiles.map(|(at, tile)| el("li", "").add(draw_tile(desk, &report, at, tile)));
    let list = el("ul", "fig-tiles").attr("aria-label", T.figures.tiles.say());
    all.push(list.all(tiles));
    let one = el("section", "fig-one").by(
        move || state.tile.get(),
        move |at| {
            TILES
                .get(at)
                .map(|tile| el("div", "").all(detail(&report, tile)))
        },
    );
    all.push(one);
    all
}

fn failed(desk: Desk, sentence: &str) -> El {
    el("div", "empty")
        .attr("role", "alert")
        .add(icon(Sign::Warning))
        .add(el("p", "empty-title").text(T.figures.not_loaded.say()))
        .add(el("p", "").text(sentence))
        .add(button("button", None, T.page.again.say(), move || {
            untrack(|| state::load(desk));
        }))
}

fn draw_tile(desk: Desk, report: &Report, at: usize, tile: &Tile) -> El {
    let state = desk.figures;
    let found = figure(report, &report.total, tile.measure);
    let value = found.and_then(|(unit, figure)| figure.value.map(|value| told(unit, value)));
    let value = value.unwrap_or_else(|| T.figures.nothing.owned());
    let of = found.and_then(|(_, figure)| tile.of(figure));
    let small = |words: String| el("span", "fig-small").text(&words);
    button("fig-tile", None, "", move || state.tile.set(at))
        .attr_is("aria-pressed", move || state.tile.get() == at)
        .add(el("span", "fig-name").text(tile.name.say()))
        .add(el("span", "fig-value").text(&value))
        .all(of.map(small))
        .all(tile.more(report).map(small))
}

/// What the figure counts, and its course.
fn detail(report: &Report, tile: &Tile) -> Vec<El> {
    let rows = rows(report, tile);
    let unit = figure(report, &report.total, tile.measure).map(|(unit, _)| unit);
    let highest = rows.iter().filter(|row| row.value.is_some());
    let highest = highest.max_by_key(|row| row.value);
    let most = match unit {
        // Shares are of the whole, so that charts of different figures compare.
        Some(Unit::Permille) => 1_000,
        Some(Unit::Hundredths) => 500,
        _ => highest.and_then(|row| row.value).unwrap_or_default(),
    };
    let mut all = vec![
        el("h3", "").text(tile.name.say()),
        el("p", "fig-hint").text(tile.about.say()),
    ];
    if let (true, Some(highest)) = (report.by.is_time(), highest) {
        let ends = [rows.first(), rows.last()].map(|row| row.map_or("", |row| &row.name));
        let title = T.figures.chart.fill([tile.name.say(), ends[0], ends[1]]);
        let text = T.figures.chart_text.fill([&highest.words]);
        let bar = |row: &Told| Bar {
            words: format!("{}: {}", row.name, row.words),
            value: row.value,
        };
        let bars: Vec<Bar> = rows.iter().map(bar).collect();
        let ends = ends.map(|end| el("span", "").text(end));
        all.push(chart(&title, &text, &bars, most));
        all.push(el("p", "fig-ends").attr("aria-hidden", "true").all(ends));
    }
    all.push(el("div", "fig-wide").add(table(report, tile, &rows, most)));
    all
}
