//! Whose turn it is, and what happens next by when: in colour, icon and words.

use super::icon::{ALERT, CHECK, CLOCK, PERSON, icon};
use crate::el::{El, el};
use crate::words::{Note, Standing, Tone, Weight};

/// The card above a timeline, and the line in a list.
pub(crate) fn turn_card(standing: &Standing) -> El {
    let (class, path) = match standing.tone {
        Tone::Ours => ("turn ours", CLOCK),
        Tone::Yours => ("turn yours", PERSON),
        Tone::Late => ("turn late", ALERT),
        Tone::Ended => ("turn ended", CHECK),
    };
    let main = el("p", "")
        .add(el("b", "").say(standing.title))
        .text(" ")
        .add(el("span", "").text(&standing.text));
    el("div", class)
        .add(icon(path))
        .add(el("div", "").add(main).all(standing.notes.iter().map(line)))
}

fn line(note: &Note) -> El {
    let (class, path) = match note.weight {
        Weight::Plain => ("", None),
        Weight::Quiet => ("soft", None),
        Weight::Late => ("late", Some(ALERT)),
    };
    el("p", class)
        .all(path.map(icon))
        .add(el("span", "").text(&note.text))
}
