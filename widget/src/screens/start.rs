//! Start: how can we help, and how one's matters stand.

use crate::app::App;
use crate::parts::icon::{ALERT, ARROW, BAG, IDEA, QUESTION, icon};
use crate::parts::notice::{failed, skeleton};
use crate::parts::turn_card::turn_line;
use crate::state::{OwnCase, Screen};
use crate::texts::T;
use crate::words::Known;
use crate::{times, words};
use answerable_client::outbox::Parcel;
use answerable_shared::case::Kind;
use answerable_shared::text::first_words;
use leptos::prelude::*;

/// Longest excerpt of a draft, in characters.
const EXCERPT: usize = 70;

/// The screen.
pub(crate) fn start(app: App) -> impl IntoView {
    app.refresh_own();
    view! {
        <main>
            <h2 tabindex="-1" data-focus>
                {T.start_title}
            </h2>
            {move || match app.site.get() {
                None => skeleton().into_any(),
                Some(Err(text)) => {
                    failed(
                            text,
                            Box::new(move || {
                                app.site.set(None);
                                app.load_site();
                            }),
                        )
                        .into_any()
                }
                Some(Ok(site)) => {
                    site.kinds
                        .into_iter()
                        .map(|kind| choice(app, kind))
                        .collect_view()
                        .into_any()
                }
            }}
            {move || {
                app.outgoing
                    .text
                    .with(|text| first_words(text, EXCERPT))
                    .chars()
                    .next()
                    .is_some()
                    .then(|| unsent(app))
            }}
            {move || app.outgoing.waiting.get().into_iter().map(|parcel| waiting(app, parcel)).collect_view()}
            {move || {
                let own = app.own.get();
                (!own.is_empty())
                    .then(|| {
                        view! {
                            <h3>{T.own_title}</h3>
                            <ul class="rows">
                                {own.into_iter().map(|own| own_case(app, own)).collect_view()}
                            </ul>
                        }
                    })
            }}
        </main>
    }
}

fn choice(app: App, kind: Kind) -> impl IntoView {
    let (title, line, _) = words::kind(kind);
    let path = match kind {
        Kind::Enquiry => QUESTION,
        Kind::Suggestion => IDEA,
        Kind::Complaint => ALERT,
        Kind::Purchase | Kind::CustomWork => BAG,
    };
    view! {
        <button
            type="button"
            class="choice"
            on:click=move |_| {
                app.choose_kind(kind);
                app.show(Screen::Write);
            }
        >
            {icon(path)}
            <span>
                <b>{*title}</b>
                <span class="soft">{*line}</span>
            </span>
            {icon(ARROW)}
        </button>
    }
}

fn unsent(app: App) -> impl IntoView {
    row(
        Box::new(move || app.show(Screen::Write)),
        app.outgoing.text.with(|text| first_words(text, EXCERPT)),
        format!("{} · {}", T.unsent_title, T.unsent_go_on),
    )
}

fn waiting(app: App, parcel: Parcel) -> impl IntoView {
    let text = app.text_of(&parcel);
    row(
        Box::new(move || app.show(Screen::Sent)),
        first_words(&text, EXCERPT),
        T.parcel_waits.to_owned(),
    )
}

fn row(mut click: Box<dyn FnMut()>, text: String, state: String) -> impl IntoView {
    view! {
        <button type="button" class="row" on:click=move |_| click()>
            <bdi>{text}</bdi>
            <span class="soft">{state}</span>
        </button>
    }
}

fn own_case(app: App, own: OwnCase) -> impl IntoView {
    let standing = Known::of_own(&own, &app.team()).standing(app.now.get(), &times::moment);
    let text = own.text.clone();
    let reference = own.reference.clone();
    view! {
        <li>
            <button type="button" class="row" on:click=move |_| app.open_own(&own)>
                <bdi>{text}</bdi>
                {turn_line(standing)}
                <span class="soft reference">{reference}</span>
            </button>
        </li>
    }
}
