//! Whose turn it is, and what happens next by when.

use super::icon::{ALERT, CHECK, CLOCK, PERSON, icon};
use crate::words::{Standing, Tone};
use leptos::prelude::*;

/// The card above the timeline.
pub(crate) fn turn_card(standing: Signal<Standing>) -> impl IntoView {
    view! {
        <div class=move || format!("turn {}", class(standing.with(|standing| standing.tone)))>
            {move || icon(path(standing.with(|standing| standing.tone)))}
            <p>
                <b>{move || standing.with(|standing| standing.title)}</b>
                <bdi>{move || standing.with(|standing| standing.text.clone())}</bdi>
            </p>
        </div>
    }
}

/// The same in a list: colour, icon and words.
pub(crate) fn turn_line(standing: Standing) -> impl IntoView {
    view! {
        <span class=format!("turn {}", class(standing.tone))>
            {icon(path(standing.tone))} <b>{standing.title}</b> <bdi>{standing.text}</bdi>
        </span>
    }
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Ours => "ours",
        Tone::Yours => "yours",
        Tone::Late => "late",
        Tone::Ended => "ended",
    }
}

const fn path(tone: Tone) -> &'static str {
    match tone {
        Tone::Ours => CLOCK,
        Tone::Yours => PERSON,
        Tone::Late => ALERT,
        Tone::Ended => CHECK,
    }
}
