//! What was asked, and by whom.

use super::cell::CaseCell;
use super::triage::Triage;
use crate::parts::icon::{Icon, Sign};
use crate::parts::person::Person;
use crate::parts::time::When;
use crate::texts::T;
use crate::words;
use answerable_shared::view::CaseHead;
use leptos::prelude::*;

/// What was asked, and by whom.
#[component]
pub(crate) fn Letter(cell: CaseCell) -> impl IntoView {
    // None of this changes once the case has arrived, but for what it was found to be and how often it was reopened.
    let head = cell
        .view
        .with_untracked(|view| view.as_ref().map(|view| view.case.clone()));
    head.map(|head| view! { <Asked head cell /> })
}

#[component]
fn Asked(head: CaseHead, cell: CaseCell) -> impl IntoView {
    let who = words::who(head.contact.as_ref());
    let is_known = head
        .contact
        .as_ref()
        .is_some_and(|contact| contact.name.is_some() || contact.email.is_some());
    let email = head
        .contact
        .as_ref()
        .and_then(|contact| contact.email.clone());
    let verified = head.subject.clone().map(|subject| {
        let name = head
            .verified
            .as_ref()
            .and_then(|verified| verified.name.clone());
        match name {
            Some(name) => vec![name, subject],
            None => vec![subject],
        }
    });
    view! {
        <header class="letter">
            <div class="letter-from">
                <Person name=who.clone() />
                <div>
                    <h1 class="letter-who">
                        <bdi>{who}</bdi>
                    </h1>
                    <p class="letter-facts">
                        <Triage cell=cell.clone() reference=head.reference.clone() />
                        <span>
                            <When at=head.opened />
                        </span>
                        {email.map(|email| view! { <Mail email /> })}
                        {(!is_known).then(|| view! { <span>{T.letter.anonymous.say()}</span> })}
                        {verified
                            .map_or_else(
                                || view! { <span>{T.letter.unverified.say()}</span> }.into_any(),
                                |who| view! { <Verified who /> }.into_any(),
                            )}
                        {head.page.map(|page| view! { <Page page /> })}
                    </p>
                </div>
                {move || {
                    let times = cell.head(|head| head.reopened).unwrap_or_default();
                    (times > 0)
                        .then(|| {
                            let words = if times == 1 {
                                T.letter.reopened.owned()
                            } else {
                                T.letter.reopened_times.fill([&times.to_string()])
                            };
                            view! {
                                <span class="mark reopened">
                                    <Icon sign=Sign::Reopened />
                                    {words}
                                </span>
                            }
                        })
                }}
            </div>
            <p class="letter-text said" dir="auto">
                {head.text}
            </p>
        </header>
    }
}

/// Whom the host vouches for: its name for them, and its identifier. What was typed may be another name.
#[component]
fn Verified(who: Vec<String>) -> impl IntoView {
    view! {
        <span class="verified">
            <Icon sign=Sign::Check />
            {T.letter.verified.say()}
            {who.into_iter().map(|part| view! { <bdi>{part}</bdi> }).collect_view()}
        </span>
    }
}

#[component]
fn Mail(email: String) -> impl IntoView {
    let to = format!("mailto:{email}");
    view! {
        <a href=to>
            <bdi>{email}</bdi>
        </a>
    }
}

/// The page it was sent from. An address from outside: shown as text unless it is one of the web's.
#[component]
fn Page(page: String) -> impl IntoView {
    let is_web = page.starts_with("https://") || page.starts_with("http://");
    let shown = page
        .split_once("://")
        .map_or(page.as_str(), |(_, rest)| rest)
        .trim_end_matches('/')
        .to_owned();
    if is_web {
        view! {
            <a class="letter-page" href=page target="_blank" rel="noopener noreferrer">
                <bdi>{shown}</bdi>
            </a>
        }
        .into_any()
    } else {
        view! {
            <span class="letter-page">
                <bdi>{page}</bdi>
            </span>
        }
        .into_any()
    }
}
