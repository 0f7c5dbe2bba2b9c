//! One line of the timeline.

use super::offer::OfferCards;
use crate::parts::icon::{Icon, Sign};
use crate::parts::person::Person;
use crate::parts::stars::Stars;
use crate::parts::time::When;
use crate::texts::T;
use crate::words;
use answerable_shared::view::{By, Entry, EntryKind};
use leptos::prelude::*;

/// One line of the timeline; `who` is the requester.
#[component]
pub(crate) fn Line(entry: Entry, who: String) -> impl IntoView {
    let name = match entry.by {
        By::Requester => who,
        By::Agent => entry.name.clone().unwrap_or_else(|| T.entry.staff.owned()),
        By::System | By::Other => T.entry.somebody.owned(),
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
                                    {T.entry.internal.say()}
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
                        <span class="label">{T.entry.guaranteed.say()}</span>
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
                        <span class="label">{T.entry.expected.say()}</span>
                        <When at=expected />
                    </p>
                }
            })}
    }
}

/// What was done, after the name of who did it.
fn deed(entry: &Entry) -> String {
    match entry.what {
        EntryKind::Submitted => T.entry.asked.owned(),
        EntryKind::Accepted => T.entry.took.owned(),
        EntryKind::Message if entry.by == By::Requester => T.entry.wrote.owned(),
        EntryKind::Message => T.entry.replied.owned(),
        EntryKind::Note => T.entry.noted.owned(),
        EntryKind::Progress => T.entry.progress.owned(),
        EntryKind::Offered => {
            let count = entry.offer.as_ref().map_or(0, |offer| offer.options.len());
            T.entry.offered.count(count)
        }
        EntryKind::Chosen => T.entry.chose.owned(),
        EntryKind::Declined => T.entry.declined.owned(),
        EntryKind::Resolved => T.entry.resolved.owned(),
        EntryKind::Confirmed => entry.verdict.map_or_else(
            || T.entry.confirmed.owned(),
            |verdict| T.entry.said.fill([&words::verdict(verdict).to_lowercase()]),
        ),
        EntryKind::Reopened => T.entry.reopened.owned(),
        EntryKind::Rated => T.entry.rated.owned(),
        EntryKind::Withdrawn => T.entry.withdrew.owned(),
        EntryKind::Asked
        | EntryKind::Appealed
        | EntryKind::Triaged
        | EntryKind::Assigned
        | EntryKind::Warned
        | EntryKind::Breached
        | EntryKind::Escalated
        | EntryKind::Reminded
        | EntryKind::Lapsed
        | EntryKind::Other => T.entry.other.owned(),
    }
}
