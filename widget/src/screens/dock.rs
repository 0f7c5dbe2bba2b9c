//! What the person can do now, at the bottom within reach of the thumb.

use super::{confirm, offer, rate};
use crate::app::App;
use crate::dock::{Say, Shown};
use crate::el::{El, el};
use crate::parts::button::{button, primary};
use crate::parts::field::{Field, area};
use crate::parts::notice;
use crate::state::Ask;
use crate::texts::T;
use crate::words;

/// The dock.
pub(crate) fn dock(app: &App) -> El {
    el("footer", "")
        .add(notice::fault(app, |app| {
            app.case.fault.with(|fault| fault.text.clone())
        }))
        .with(app, |app| {
            let shown = app.dock.shown.get()?;
            Some(match (shown.say, shown.ask) {
                (Say::Nothing, Ask::Message) => say(app, Say::Message, false),
                (Say::Nothing, Ask::Choose) => offer::buttons(app),
                (Say::Nothing, Ask::Confirm) => confirm::confirm(app),
                (Say::Nothing, Ask::Rate) => rate::rate(app),
                (Say::Nothing, Ask::Rest) => rate::thanks(shown),
                (what, _) => say(app, what, true),
            })
        })
        .with(app, |app| {
            app.dock.shown.get().map(|shown| ways(app, shown))
        })
}

/// What else one can do.
fn ways(app: &App, shown: Shown) -> El {
    let is_asked = matches!(shown.ask, Ask::Choose | Ask::Confirm);
    let ways = [
        (is_asked && shown.can_message, T.message, Say::Message),
        (
            shown.ask == Ask::Rest && shown.can_reopen,
            T.reopen,
            Say::Reopen,
        ),
        (shown.can_withdraw, T.withdraw, Say::Withdraw),
    ];
    let ways = ways
        .into_iter()
        .filter(|(is_there, _, _)| *is_there && shown.say == Say::Nothing)
        .map(|(_, label, what)| button(app, "button quiet", label, move |app| app.turn_dock(what)));
    // A case that was taken back can only be left.
    let is_over = shown.ask == Ask::Rest && !shown.can_reopen;
    let leave = is_over.then(|| button(app, "button", T.to_start, |app| app.go_back()));
    el("div", "pair").all(ways).all(leave)
}

/// A field for words of one's own, and the button that sends them; `has_back` where the dock was
/// turned to it.
fn say(app: &App, what: Say, has_back: bool) -> El {
    let (label, send) = what.words();
    let is_optional = what == Say::Withdraw;
    let field = Field {
        id: "say",
        label,
        is_labelled: has_back,
        hint: "",
        is_optional,
        typed: |app| &app.dock.text,
        fault: |app| app.dock.slip.get(),
        mend: |app| app.dock.slip.settle(String::new()),
    };
    let back = has_back.then(|| button(app, "button", T.back, |app| app.turn_dock(Say::Nothing)));
    let send = primary(
        app,
        send.to_owned(),
        |app| &app.case.is_busy,
        move |app| {
            let text = app.dock.text.trimmed();
            match words::check(&text, is_optional) {
                Some(slip) => {
                    app.dock.slip.set(slip);
                    app.focus("#say");
                }
                None => app.give(what.command(text, offer_number(app))),
            }
        },
    );
    let class = if has_back { "say" } else { "say brief" };
    el("div", class)
        .add(area(app, &field))
        .add(el("div", "pair").all(back).add(send))
}

/// Number of the open offer; 0 without.
pub(super) fn offer_number(app: &App) -> u32 {
    app.dock
        .offer
        .peek(|offer| offer.as_ref().map_or(0, |offer| offer.number))
}
