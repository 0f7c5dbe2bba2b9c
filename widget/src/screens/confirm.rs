//! Done? Three equal answers, none of them suggested.

use crate::app::App;
use crate::dock::Say;
use crate::el::{El, el};
use crate::parts::button::button;
use crate::texts::T;
use answerable_shared::command::{Command, Verdict};

/// The question and its three answers.
pub(crate) fn confirm(app: &App) -> El {
    let answers = el("div", "pair equal")
        .attr("role", "group")
        .attr_say("aria-label", T.confirm.title)
        .add(button(app, "button", T.confirm.yes, |app| {
            app.give(Command::Confirm {
                verdict: Verdict::Fixed,
                text: None,
            });
        }))
        .add(button(app, "button", T.confirm.partly, |app| {
            app.turn_dock(Say::Wrong(Verdict::Partly));
        }))
        .add(button(app, "button", T.confirm.no, |app| {
            app.turn_dock(Say::Wrong(Verdict::NotFixed));
        }));
    el("div", "ask")
        .add(
            el("h3", "")
                .attr("tabindex", "-1")
                .attr("data-dock", "")
                .say(T.confirm.title),
        )
        .add(answers)
}
