//! Buttons.

use crate::app::{App, Shared};
use crate::el::{El, el};
use crate::texts::{T, Text};
use crate::var::Var;

/// The one next action. While busy it says so, and does nothing.
pub(crate) fn primary(
    app: &App,
    label: impl Fn(&App) -> String + 'static,
    is_busy: fn(&Shared) -> &Var<bool>,
    clicked: impl Fn(&App) + 'static,
) -> El {
    el("button", "button primary")
        .attr("part", "primary")
        .attr("type", "button")
        // Not `disabled`: that would take the focus away.
        .attr_with(app, "aria-disabled", move |app| {
            is_busy(app).get().then_some("true")
        })
        .text_with(app, move |app| {
            if is_busy(app).get() {
                T.sending.owned()
            } else {
                label(app)
            }
        })
        .click(app, move |app| {
            if !is_busy(app).now() {
                clicked(app);
            }
        })
}

/// Another action; `class` says how loud it is.
pub(crate) fn button(app: &App, class: &str, label: Text, clicked: impl Fn(&App) + 'static) -> El {
    el("button", class)
        .attr("type", "button")
        .say(label)
        .click(app, clicked)
}
