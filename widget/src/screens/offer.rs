//! Offer: solutions as cards, of which one is chosen, or none.

use super::dock::offer_number;
use crate::app::App;
use crate::dock::Say;
use crate::el::{El, el};
use crate::parts::button::{button, primary};
use crate::parts::notice;
use crate::texts::T;
use answerable_shared::command::Command;
use answerable_shared::offer::OfferOption;

/// The cards of the offer that waits for an answer.
pub(crate) fn cards(app: &App) -> El {
    el("div", "").with(app, |app| {
        let offer = app.dock.offer.get()?;
        let cards = offer
            .options
            .iter()
            .zip(1..)
            .map(|(option, number)| card(app, option, number));
        Some(
            el("div", "options")
                .attr("tabindex", "-1")
                .attr("data-dock", "")
                .attr("role", "radiogroup")
                .attr_say("aria-label", T.offer.title)
                .all(cards),
        )
    })
}

fn card(app: &App, option: &OfferOption, number: u32) -> El {
    let parts = [
        (T.offer.what_happens, Some(&option.what_happens)),
        (T.offer.when_done, option.time.as_ref()),
        (T.offer.cost, option.cost.as_ref()),
        (T.offer.notes, option.notes.as_ref()),
    ];
    let parts = parts.into_iter().filter_map(|(name, text)| {
        Some(
            el("span", "part")
                .add(el("span", "soft").say(name))
                .add(el("span", "words").attr("dir", "auto").text(text?)),
        )
    });
    el("label", "option")
        .add(
            el("input", "")
                .attr("type", "radio")
                .attr("name", "option")
                .on(app, "change", move |app, _| {
                    app.dock.slip.set(String::new());
                    app.dock.option.set(number);
                }),
        )
        .add(el("bdi", "title").text(&option.title))
        .all(parts)
}

/// What to do with the cards.
pub(crate) fn buttons(app: &App) -> El {
    let none = button(app, "button", T.offer.none, |app| {
        app.turn_dock(Say::Decline);
    });
    let choose = primary(
        app,
        |_| T.offer.choose.owned(),
        |app| &app.case.is_busy,
        |app| {
            let offer = offer_number(app);
            match app.dock.option.now() {
                0 => app.dock.slip.set(T.offer.choose_first.owned()),
                option => app.give(Command::Choose { offer, option }),
            }
        },
    );
    el("div", "ask")
        .add(notice::fault(app, |app| app.dock.slip.get()))
        .add(el("div", "pair").add(none).add(choose))
}
