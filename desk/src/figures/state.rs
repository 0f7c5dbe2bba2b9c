//! The page's state: one for the desk, so that an answer that comes late finds it still there.

use super::period::Period;
use crate::desk::Desk;
use crate::parts::{clock, page};
use crate::reactive::*;
use crate::texts::T;
use crate::trouble;
use answerable_shared::figures::{By, Report};
use wasm_bindgen_futures::spawn_local;

/// The page's state.
#[derive(Clone, Copy)]
pub(crate) struct Figuring {
    /// Whether the page is shown.
    pub(crate) shown: RwSignal<bool>,
    /// Over which days.
    pub(crate) period: RwSignal<Period>,
    /// The first day that was typed.
    pub(crate) from: RwSignal<String>,
    /// The last one.
    pub(crate) to: RwSignal<String>,
    /// What the rows are.
    pub(crate) by: RwSignal<By>,
    /// The tile that is looked at, by its place.
    pub(crate) tile: RwSignal<usize>,
    /// What the edge has said last.
    pub(crate) report: RwSignal<Option<Report>>,
    /// Why it has not, in a sentence.
    pub(crate) trouble: RwSignal<Option<String>>,
    /// Whether it is being asked.
    pub(crate) asking: RwSignal<bool>,
    /// The report of the last 30 days, for the rail.
    pub(crate) recent: RwSignal<Option<Report>>,
    asked: StoredValue<u32>,
}

impl Figuring {
    pub(crate) fn new() -> Self {
        Self {
            shown: RwSignal::new(false),
            period: RwSignal::new(Period::Days(30)),
            from: RwSignal::default(),
            to: RwSignal::default(),
            by: RwSignal::new(By::Day),
            tile: RwSignal::new(0),
            report: RwSignal::new(None),
            trouble: RwSignal::new(None),
            asking: RwSignal::new(false),
            recent: RwSignal::new(None),
            asked: StoredValue::new(0),
        }
    }

    /// The first and the last day that are asked for; none while what was typed is no period.
    pub(crate) fn days(self) -> Option<(String, String)> {
        let (from, to) = (self.from.get(), self.to.get());
        self.period.get().days(&today(), (&from, &to))
    }
}

/// Begins for somebody: nothing of whoever was here before is left.
pub(crate) fn begin(desk: Desk) {
    let state = desk.figures;
    state.report.set(None);
    state.recent.set(None);
    let Some((from, to)) = Period::Days(30).days(&today(), ("", "")) else {
        return;
    };
    spawn_local(async move {
        let query = format!("from={from}&to={to}&by=kind");
        // Without it there is no badge, and nothing else is missing.
        if let Ok(report) = desk.api().figures(&query).await {
            state.recent.set(Some(report));
        }
    });
}

/// Asks for what is chosen; an answer to an earlier choice is let go.
pub(crate) fn load(desk: Desk) {
    let state = desk.figures;
    let by = state.by.get();
    let days = state.days();
    let now = state.asked.get_value().wrapping_add(1);
    state.asked.set_value(now);
    state.trouble.set(None);
    state.asking.set(days.is_some());
    let Some((from, to)) = days else {
        state.report.set(None);
        return;
    };
    spawn_local(async move {
        let query = format!("from={from}&to={to}&by={}", by.as_str());
        let answer = desk.api().figures(&query).await;
        if state.asked.get_value() != now {
            return;
        }
        state.asking.set(false);
        match answer {
            Ok(report) => state.report.set(Some(report)),
            Err(failure) if desk.left_by(&failure) => {}
            Err(failure) => {
                // Figures of another choice are not those that were asked for.
                state.report.set(None);
                let sentence = trouble::not_read(&failure, T.figures.what.say());
                state.trouble.set(Some(sentence));
            }
        }
    });
}

/// Today, by this device's calendar.
fn today() -> String {
    let mut now = clock::to_field(page::now());
    now.truncate("2028-02-29".len());
    now
}
