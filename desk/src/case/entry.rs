//! One line of the timeline.

use super::offer::OfferCards;
use crate::parts::icon::{Icon, Sign};
use crate::parts::person::Person;
use crate::parts::stars::Stars;
use crate::parts::time::When;
use crate::words;
use answerable_shared::view::{By, Entry, EntryKind};
use leptos::prelude::*;

/// One line of the timeline; `who` is the requester.
#[component]
pub(crate) fn Line(entry: Entry, who: String) -> impl IntoView {
    let name = match entry.by {
        By::Requester => who,
        By::Agent => entry.name.clone().unwrap_or_else(|| "Staff".to_owned()),
        By::Other => "Somebody".to_owned(),
    };
    let ours = entry.by == By::Agent;
    let is_note = entry.what == EntryKind::Note;
    let is_slim = entry.text.is_none();
    view! {
        <li class="line" class:ours=ours class:note=is_note class:slim=is_slim>
            <Person name=name.clone() ours />
            <div class="line-body">
                <p class="line-head">
                    <bdi class="line-who">{name}</bdi>
                    <span class="line-deed">{deed(&entry)}</span>
                    {is_note
                        .then(|| {
                            view! {
                                <span class="mark internal">
                                    <Icon sign=Sign::Lock />
                                    "Only your team sees this"
                                </span>
                            }
                        })}
                    <span class="line-when">
                        <When at=entry.at />
                    </span>
                </p>
                <Content entry />
            </div>
        </li>
    }
}

/// What was said and given with it.
#[component]
fn Content(entry: Entry) -> impl IntoView {
    let chosen = entry.option;
    let choice = entry
        .offer
        .as_ref()
        .zip(chosen)
        .and_then(|(offer, number)| Some(offer.option(number)?.title.clone()));
    view! {
        {entry.stars.map(|stars| view! { <Stars stars /> })}
        {entry
            .text
            .map(|text| {
                view! {
                    <p class="said" dir="auto">
                        {text}
                    </p>
                }
            })}
        {choice
            .map(|title| {
                view! {
                    <p class="choice">
                        <Icon sign=Sign::Check />
                        <bdi>{title}</bdi>
                    </p>
                }
            })}
        {entry
            .offer
            .filter(|_| entry.what == EntryKind::Offered)
            .map(|offer| view! { <OfferCards offer /> })}
        {entry
            .guarantee
            .map(|guarantee| {
                view! {
                    <p class="line-extra">
                        <span class="label">"Guaranteed"</span>
                        <span class="said" dir="auto">
                            {guarantee}
                        </span>
                    </p>
                }
            })}
        {entry
            .expected
            .map(|expected| {
                view! {
                    <p class="line-extra">
                        <span class="label">"Next step expected by"</span>
                        <When at=expected />
                    </p>
                }
            })}
    }
}

/// What was done, after the name of who did it.
fn deed(entry: &Entry) -> String {
    match entry.what {
        EntryKind::Submitted => "asked".to_owned(),
        EntryKind::Accepted => "took this case".to_owned(),
        EntryKind::Message if entry.by == By::Requester => "wrote".to_owned(),
        EntryKind::Message => "replied".to_owned(),
        EntryKind::Note => "noted".to_owned(),
        EntryKind::Progress => "reported progress".to_owned(),
        EntryKind::Offered => {
            let count = entry.offer.as_ref().map_or(0, |offer| offer.options.len());
            format!("offered {count} options")
        }
        EntryKind::Chosen => "chose".to_owned(),
        EntryKind::Declined => "took none of the options".to_owned(),
        EntryKind::Resolved => "resolved this case".to_owned(),
        EntryKind::Confirmed => entry.verdict.map_or_else(
            || "said how it turned out".to_owned(),
            |verdict| format!("said: {}", words::verdict(verdict).to_lowercase()),
        ),
        EntryKind::Reopened => "reopened this case".to_owned(),
        EntryKind::Rated => "rated the outcome".to_owned(),
        EntryKind::Withdrawn => "withdrew this case".to_owned(),
        EntryKind::Other => "did something that this version of the desk does not know".to_owned(),
    }
}
