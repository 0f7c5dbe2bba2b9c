//! What has happened, oldest first, like a talk. What people wrote is text, set apart from its
//! surroundings so that its direction cannot reorder them.

use super::icon::{ALERT, icon};
use crate::app::App;
use crate::el::{El, el};
use crate::texts::T;
use crate::times;
use crate::words::{Line, line};
use answerable_shared::offer::Offer;
use answerable_shared::time::Timestamp;
use answerable_shared::view::EntryKind;

/// The timeline of the case that is shown. The status line says what is new, so it stays silent itself.
pub(crate) fn timeline(app: &App) -> El {
    let lines = el("ol", "timeline").still(app, |app| {
        // Days pass: "today" becomes "yesterday".
        app.now.with(|_| ());
        app.case.view.with(|view| {
            let entries = view.iter().flat_map(|view| &view.timeline);
            let number = |offer: &Option<Offer>| offer.as_ref().map(|offer| offer.number);
            let open = app.dock.offer.peek(number);
            let items = entries.map(|entry| {
                let mut line = line(entry, &times::moment);
                // The open offer is there as cards already.
                if entry.what == EntryKind::Offered && number(&entry.offer) == open {
                    line.more.clear();
                }
                item(&line, entry.at)
            });
            items.collect()
        })
    });
    el("div", "")
        .attr("role", "log")
        .attr("aria-live", "off")
        .attr_say("aria-label", T.timeline.label)
        .add(lines)
}

fn item(line: &Line, at: Timestamp) -> El {
    let class = match (line.is_said, line.is_yours) {
        (true, true) => "said yours",
        (true, false) => "said",
        (false, _) if line.is_late => "event late",
        (false, _) => "event",
    };
    let alert = line.is_late.then(|| icon(ALERT));
    let who = line.is_said.then(|| el("bdi", "who").text(&line.who));
    let what = line.what.as_ref().map(|what| el("span", "what").text(what));
    let when = el("time", "")
        .attr("datetime", &times::machine(at))
        .text(&times::moment(at));
    let text = line
        .text
        .as_ref()
        .map(|text| el("p", "words").attr("dir", "auto").text(text));
    let more = line.more.iter().map(|(what, text)| {
        el("p", "more")
            .add(el("b", "").say(*what))
            .add(el("bdi", "").text(text))
    });
    el("li", class)
        .add(el("p", "by").all(alert).all(who).all(what).add(when))
        .all(text)
        .all(more)
}
