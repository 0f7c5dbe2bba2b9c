//! The board: what is due, by how soon. Time alone moves a case on.

use super::bands::Band;
use super::list::Shown;
use super::row;
use crate::desk::Desk;
use crate::parts::el::{El, el};
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::time::Timestamp;
use js_sys::Date;
use wasm_bindgen::JsValue;

/// The bands, each a list of its own.
pub(crate) fn board(desk: Desk, shown: Memo<Vec<Shown>>) -> El {
    el("div", "board-bands").all(Band::ALL.map(|band| section(desk, band, shown)))
}

/// When the day of `now` is over, by the calendar of this device.
pub(crate) fn midnight(now: Timestamp) -> Timestamp {
    #[expect(
        clippy::cast_precision_loss,
        reason = "the browser's dates are no more exact"
    )]
    let date = Date::new(&JsValue::from_f64(now.0 as f64));
    date.set_minutes(0);
    date.set_seconds(0);
    date.set_milliseconds(0);
    // Carries over into the next day.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number of milliseconds"
    )]
    Timestamp(date.set_hours(24) as i64)
}

fn section(desk: Desk, band: Band, shown: Memo<Vec<Shown>>) -> El {
    let own = Memo::new(move |_| {
        shown.with(|shown| {
            let own = shown.iter().filter(|(of, _)| *of == Some(band));
            own.map(|(_, reference)| reference.clone())
                .collect::<Vec<_>>()
        })
    });
    let is_empty = move || own.with(Vec::is_empty);
    let id = format!("band-{}", band.name());
    let title = el("h2", "band-title")
        .attr("id", &id)
        .add(el("span", "").text(band.title().say()))
        .add(el("span", "band-count").text_with(move || own.with(Vec::len).to_string()));
    let rows = el("ul", "rows")
        .attr("role", "listbox")
        .attr("aria-labelledby", &id)
        .attr_with("hidden", move || is_empty().then(String::new))
        .each(
            move || own.get(),
            Clone::clone,
            move |reference| row::row(desk, reference),
        );
    el("section", &format!("band {}", band.name()))
        .attr("aria-labelledby", &id)
        .class_if("none", is_empty)
        .add(title)
        .add(
            el("p", "band-none")
                .attr_with("hidden", move || (!is_empty()).then(String::new))
                .text(T.board.none.say()),
        )
        .add(rows)
}
