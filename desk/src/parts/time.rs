//! A moment, with the full date at hand.

use super::clock;
use super::span;
use crate::desk::Desk;
use crate::parts::el::{El, el};
use crate::reactive::*;
use answerable_shared::time::Timestamp;

/// How a moment is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// "14:30", "Fri 21 Nov, 14:30".
    Moment,
    /// "5 min ago".
    Ago,
    /// "5 min".
    Since,
}

/// A moment in words that stay true as time goes by.
pub(crate) fn when(at: Timestamp, style: Style) -> El {
    let now = Desk::here().now;
    el("time", "")
        .attr("datetime", &clock::machine(at))
        .attr("title", &clock::full(at))
        .text_with(move || {
            let now = now.get();
            match style {
                Style::Moment => clock::moment(at, now),
                Style::Ago => span::ago(at, now),
                Style::Since => span::since(at, now),
            }
        })
}
