//! What the person can do now, at the bottom within reach of the thumb.

use super::{confirm, offer, rate};
use crate::app::App;
use crate::dock::{Form, Say, Shown};
use crate::el::{El, el};
use crate::parts::button::{button, primary};
use crate::parts::field::{Field, area};
use crate::parts::notice;
use crate::state::Ask;
use crate::texts::T;
use crate::words;

/// The dock.
pub(crate) fn dock(app: &App) -> El {
    el("div", "footer")
        .add(notice::fault(app, |app| {
            app.case.fault.with(|fault| fault.text.clone())
        }))
        .with(app, |app| {
            Some(match app.dock.form.get()? {
                Form::Say(what) => say(app, what),
                Form::Choose => offer::buttons(app),
                Form::Confirm => confirm::confirm(app),
                Form::Rate => rate::rate(app),
                Form::Rest {
                    is_rated,
                    can_reopen,
                } => rate::thanks(is_rated, can_reopen),
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
        (shown.can_reopen, T.reopen.way, Say::Reopen),
        (shown.can_withdraw, T.withdraw.way, Say::Withdraw),
        (shown.can_appeal, T.appeal.way, Say::Appeal),
    ];
    let ways = ways
        .into_iter()
        .filter(|(is_there, _, _)| *is_there && shown.say == Say::Nothing)
        .map(|(_, label, what)| button(app, "button quiet", label, move |app| app.turn_dock(what)));
    // A case that was taken back can only be left.
    let is_over = shown.ask == Ask::Rest && !shown.can_reopen;
    let leave = is_over.then(|| {
        button(
            app,
            "button",
            T.to_start,
            super::super::app::Shared::go_back,
        )
    });
    el("div", "pair").all(ways).all(leave)
}

/// A field for words of one's own, and the button that sends them.
fn say(app: &App, what: Say) -> El {
    let (label, send) = what.words();
    let is_optional = what == Say::Withdraw;
    let is_brief = what == Say::Message;
    let field = Field {
        id: "say",
        label,
        is_labelled: !is_brief,
        hint: what.hint(),
        is_optional,
        typed: |app| &app.dock.text,
        fault: |app| app.dock.slip.get(),
        mend: |app| app.dock.slip.settle(String::new()),
    };
    let send = primary(
        app,
        move |_| send.owned(),
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
    el("div", if is_brief { "say brief" } else { "say" })
        .add(area(app, &field))
        .add(el("div", "pair").with(app, back).add(send))
}

/// The way back to what the case asks for, where the dock was turned away from it.
fn back(app: &App) -> Option<El> {
    let shown = app.dock.shown.get()?;
    (shown.say != Say::Nothing)
        .then(|| button(app, "button", T.back, |app| app.turn_dock(Say::Nothing)))
}

/// Number of the open offer; 0 without.
pub(super) fn offer_number(app: &App) -> u32 {
    app.dock
        .offer
        .peek(|offer| offer.as_ref().map_or(0, |offer| offer.number))
}
