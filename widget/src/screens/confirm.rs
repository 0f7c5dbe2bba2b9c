//! Done? Three equal answers, none of them suggested.

use super::dock::{Dock, Say};
use crate::app::App;
use crate::parts::button::button;
use crate::texts::T;
use answerable_shared::command::{Command, Verdict};
use leptos::prelude::*;

/// The question and its three answers.
pub(crate) fn confirm(app: App, dock: Dock) -> impl IntoView {
    let [yes, partly, no] = T.confirm;
    let wrong = move |verdict| Box::new(move || dock.turn_to(app, Say::Wrong(verdict)));
    view! {
        <h3 tabindex="-1" data-dock>
            {T.confirm_title}
        </h3>
        <div class="pair equal" role="group" aria-label=T.confirm_title>
            {button(
                "button",
                yes,
                Box::new(move || {
                    dock.act(
                        app,
                        Command::Confirm {
                            verdict: Verdict::Fixed,
                            text: None,
                        },
                    );
                }),
            )}
            {button("button", partly, wrong(Verdict::Partly))}
            {button("button", no, wrong(Verdict::NotFixed))}
        </div>
    }
}
