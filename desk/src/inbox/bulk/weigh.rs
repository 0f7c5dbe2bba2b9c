//! The priority of the chosen cases.

use super::act::Act;
use super::run;
use crate::desk::Desk;
use crate::inbox::row;
use crate::parts::el::{El, button, el};
use crate::words;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// The priorities, each with its number as a key. The first has the identifier `first`.
pub(crate) fn weigh(desk: Desk, first: &str, close: impl Fn() + Copy + 'static) -> El {
    let set = move |at: usize| {
        if let Some(priority) = words::PRIORITIES.get(at) {
            close();
            run::act(desk, &Act::Priority(*priority));
        }
    };
    let choices = words::PRIORITIES.into_iter().enumerate().map(|(at, one)| {
        let choice = button("menu-item", None, "", move || set(at))
            .add(row::priority(one))
            .add(
                el("kbd", "")
                    .attr("aria-hidden", "true")
                    .text(&(at + 1).to_string()),
            );
        match at {
            0 => choice.attr("id", first),
            _ => choice,
        }
    });
    el("div", "sheet-form")
        .on("keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            let number = key.and_then(|key| key.parse::<usize>().ok());
            if let Some(at) = number.and_then(|number| number.checked_sub(1)) {
                event.prevent_default();
                set(at);
            }
        })
        .all(choices)
}
