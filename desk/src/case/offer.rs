//! An offer as cards.

use crate::texts::T;
use answerable_shared::offer::{Offer, OfferOption};
use leptos::prelude::*;

/// The options of an offer; `chosen` is the number of the one that was taken, from 1.
#[component]
pub(crate) fn OfferCards(
    offer: Offer,
    #[prop(optional_no_strip)] chosen: Option<u32>,
) -> impl IntoView {
    view! {
        <ol class="cards" class:decided=chosen.is_some()>
            {offer
                .options
                .into_iter()
                .zip(1..)
                .map(|(option, number)| {
                    view! { <OptionCard option chosen=chosen == Some(number) /> }
                })
                .collect_view()}
        </ol>
    }
}

/// One option as the customer sees it.
#[component]
pub(crate) fn OptionCard(
    option: OfferOption,
    #[prop(optional)] chosen: bool,
    #[prop(optional)] blank: bool,
) -> impl IntoView {
    let facts = [
        (T.card.done.say(), option.time),
        (T.card.cost.say(), option.cost),
    ];
    view! {
        <li class="card" class:chosen=chosen class:blank=blank>
            <p class="card-title" dir="auto">
                {option.title}
                {chosen.then(|| view! { <span class="mark good">{T.card.chosen.say()}</span> })}
            </p>
            <p class="said" dir="auto">
                {option.what_happens}
            </p>
            <dl class="card-facts">
                {facts
                    .into_iter()
                    .filter_map(|(name, value)| Some((name, value?)))
                    .map(|(name, value)| {
                        view! {
                            <div>
                                <dt>{name}</dt>
                                <dd dir="auto">{value}</dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
            {option
                .notes
                .map(|notes| {
                    view! {
                        <p class="said card-notes" dir="auto">
                            {notes}
                        </p>
                    }
                })}
        </li>
    }
}
