//! The bar that shrinks towards what is due, and its words.

use crate::desk::Desk;
use crate::inbox::due::due;
use crate::parts::el::{El, el, svg};
use crate::reactive::*;
use answerable_shared::time::Timestamp;

/// A bar. Drawn by attributes, because the page allows no inline style; its words stand elsewhere.
pub(crate) fn bar(from: Timestamp, until: Timestamp) -> El {
    let now = Desk::here().now;
    let rect = |class| svg("rect").attr("class", class).attr("height", "4");
    svg("svg")
        .attr_with("class", move || {
            let tone = due(from, until, now.get()).tone;
            Some(format!("due-bar {}", tone.class()))
        })
        .attr("viewBox", "0 0 1000 4")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .add(rect("due-rail").attr("width", "1000"))
        .add(rect("due-left").attr_with("width", move || {
            Some(due(from, until, now.get()).left.to_string())
        }))
}

/// What the bar says: "due in 2 h", "late by 5 min".
pub(crate) fn due_words(from: Timestamp, until: Timestamp) -> El {
    let now = Desk::here().now;
    el("span", "")
        .attr_with("class", move || {
            let tone = due(from, until, now.get()).tone;
            Some(format!("due-words {}", tone.class()))
        })
        .text_with(move || due(from, until, now.get()).words)
}
