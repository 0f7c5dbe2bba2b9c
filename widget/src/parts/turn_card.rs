//! Whose turn it is, and what happens next by when: in colour, icon and words.

use super::icon::{ALERT, CHECK, CLOCK, PERSON, icon};
use crate::el::{El, el};
use crate::words::{Standing, Tone};

/// The card above a timeline, and the line in a list.
pub(crate) fn turn_card(standing: &Standing) -> El {
    let (class, path) = match standing.tone {
        Tone::Ours => ("turn ours", CLOCK),
        Tone::Yours => ("turn yours", PERSON),
        Tone::Late => ("turn late", ALERT),
        Tone::Ended => ("turn ended", CHECK),
    };
    el("div", class).add(icon(path)).add(
        el("p", "")
            .add(el("b", "").say(standing.title))
            .text(" ")
            .add(el("span", "").text(&standing.text)),
    )
}
