//! Offer: solutions as cards, of which one is chosen, or none.

use super::dock::{Dock, Say, head};
use crate::app::App;
use crate::parts::button::{button, primary};
use crate::parts::notice;
use crate::texts::T;
use answerable_shared::command::{Command, CommandName};
use answerable_shared::offer::{Offer, OfferOption};
use leptos::prelude::*;

/// The cards of the offer that waits for an answer.
pub(crate) fn cards(app: App, dock: Dock) -> impl IntoView {
    let open = Memo::new(move |_| {
        let open = head(app, |head| {
            head.offer.clone().filter(|_| head.can.contains(&CommandName::Choose))
        });
        open.flatten()
    });
    // A selection belongs to the offer that it was made in.
    Effect::new(move |_| {
        open.track();
        dock.option.set(0);
    });
    move || {
        open.get().map(|Offer { options, .. }| {
            view! {
                <fieldset class="options" role="radiogroup">
                    <legend>{T.offer_title}</legend>
                    {options.into_iter().zip(1..).map(|(option, number)| card(dock, option, number)).collect_view()}
                </fieldset>
            }
        })
    }
}

fn card(dock: Dock, option: OfferOption, number: u32) -> impl IntoView {
    let rows = [
        (T.what_happens, Some(option.what_happens)),
        (T.when_done, option.time),
        (T.cost, option.cost),
        (T.notes, option.notes),
    ];
    view! {
        <label class="option">
            <input
                type="radio"
                name="option"
                prop:checked=move || dock.option.get() == number
                on:change=move |_| dock.option.set(number)
            />
            <bdi class="title">{option.title}</bdi>
            {rows
                .into_iter()
                .filter_map(|(name, text)| Some((name, text?)))
                .map(|(name, text)| {
                    view! {
                        <span class="part">
                            <span class="soft">{name}</span>
                            <span class="words" dir="auto">
                                {text}
                            </span>
                        </span>
                    }
                })
                .collect_view()}
        </label>
    }
}

/// What to do with the cards.
pub(crate) fn buttons(app: App, dock: Dock) -> impl IntoView {
    let offer = head(app, |head| head.offer.as_ref().map_or(0, |offer| offer.number)).unwrap_or_default();
    view! {
        {notice::fault(dock.slip.into())}
        <div class="pair" data-dock tabindex="-1">
            {button("button", T.none, Box::new(move || dock.turn_to(app, Say::Decline)))}
            {primary(
                T.choose.to_owned(),
                app.case.is_busy,
                Box::new(move || match dock.option.get_untracked() {
                    0 => dock.slip.set(T.choose_first.to_owned()),
                    option => dock.act(app, Command::Choose { offer, option }),
                }),
            )}
        </div>
    }
}
