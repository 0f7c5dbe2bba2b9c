//! An offer as cards.

use super::pieces::free;
use crate::parts::el::{El, el};
use crate::texts::T;
use answerable_shared::offer::{Offer, OfferOption};

/// The options of an offer.
pub(crate) fn offer_cards(offer: &Offer) -> El {
    let cards = offer
        .options
        .iter()
        .map(|option| option_card(option, "card"));
    el("ol", "cards").all(cards)
}

/// One option as the customer sees it.
pub(crate) fn option_card(option: &OfferOption, class: &str) -> El {
    let fact = |name: &str, value: &Option<String>| {
        let value = value.as_deref()?;
        let name = el("dt", "").text(name);
        Some(el("div", "").add(name).add(free("dd", "", value)))
    };
    let facts = el("dl", "card-facts")
        .all(fact(T.card.done.say(), &option.time))
        .all(fact(T.card.cost.say(), &option.cost));
    let notes = option.notes.as_deref();
    el("li", class)
        .add(free("p", "card-title", &option.title))
        .add(free("p", "said", &option.what_happens))
        .add(facts)
        .all(notes.map(|notes| free("p", "said card-notes", notes)))
}
