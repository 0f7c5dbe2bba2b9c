//! The way to the figures, with the share of kept promises.

use super::tiles::{figure, told};
use crate::desk::Desk;
use crate::parts::el::{El, el, icon};
use crate::parts::icon::Sign;
use crate::reactive::*;
use crate::session::fragment::Fragment;
use crate::texts::T;

/// The link of the rail.
pub(crate) fn figures_link() -> El {
    let desk = Desk::here();
    let state = desk.figures;
    let share = move || {
        state.recent.with(|report| {
            let report = report.as_ref()?;
            let (unit, figure) = figure(report, &report.total, "promises_kept")?;
            figure.value.map(|value| told(unit, value))
        })
    };
    let badge = move || {
        let share = share()?;
        let words = T.figures.badge.fill([&share]);
        let badge = el("span", "queue-count")
            .attr("role", "img")
            .attr("aria-label", &words)
            .attr("title", &words);
        Some(badge.text(&share))
    };
    el("a", "queue settings-link")
        .attr("href", Fragment::FIGURES)
        .attr_if("aria-current", "page", move || state.shown.get())
        .add(icon(Sign::Bars))
        .add(el("span", "").text(T.figures.title.say()))
        .with(badge)
}
