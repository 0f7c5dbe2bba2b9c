//! Sent: the reference, what happens next and by when, and the way back to the case.

use crate::app::App;
use crate::device;
use crate::parts::button::{button, primary};
use crate::parts::icon::{CLOCK, icon};
use crate::parts::notice;
use crate::state::Screen;
use crate::texts::{T, fill};
use crate::times;
use answerable_client::outbox::Parcel;
use answerable_shared::api::Receipt;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The screen.
pub(crate) fn sent(app: App) -> impl IntoView {
    move || {
        let waiting = app.outgoing.waiting.with(|waiting| waiting.last().cloned());
        match (waiting, app.outgoing.receipt.get()) {
            (Some(parcel), _) => kept(app, parcel).into_any(),
            (None, Some(receipt)) => arrived(app, &receipt).into_any(),
            (None, None) => ().into_any(),
        }
    }
}

fn arrived(app: App, receipt: &Receipt) -> impl IntoView {
    let promise = T
        .will_answer
        .replace("{who}", &app.team_or_we())
        .replace("{time}", &times::moment(receipt.answer_by));
    let link = app.tracking_link(&receipt.reference, &receipt.token);
    let reference = receipt.reference.clone();
    let opened = (receipt.reference.clone(), receipt.token.clone());
    view! {
        <main class="sent">
            <svg class="drawn" viewBox="0 0 56 56" aria-hidden="true">
                <circle cx="28" cy="28" r="25"></circle>
                <path d="m17 29 8 8 15-17"></path>
            </svg>
            <h2 tabindex="-1" data-focus>
                {T.sent_title}
            </h2>
            <p>
                <bdi>{promise}</bdi>
            </p>
            <p class="soft">{T.reference}</p>
            <p class="big reference">{reference.clone()}</p>
            {copying(app, reference)}
            <div class="keep">
                <p>{T.keep_link}</p>
                <input
                    readonly
                    aria-label=T.keep_link
                    prop:value=link.clone()
                    on:focus=select
                />
                <p class="pair">{copying(app, link.clone())} {device::can_share().then(|| sharing(link))}</p>
                <p class="soft">{T.link_is_secret}</p>
            </div>
        </main>
        <footer>
            {primary(
                T.follow.to_owned(),
                RwSignal::new(false),
                Box::new(move || {
                    app.open_case(&opened.0, &opened.1);
                    app.show(Screen::Case);
                }),
            )}
        </footer>
    }
}

/// The edge could not be reached: what is kept, and what will happen.
fn kept(app: App, parcel: Parcel) -> impl IntoView {
    let text = app.text_of(&parcel);
    view! {
        <main class="sent">
            <div class="drawn">{icon(CLOCK)}</div>
            <h2 tabindex="-1" data-focus>
                {T.kept_title}
            </h2>
            <p>{fill(T.kept_text, &app.site_name())}</p>
            <blockquote dir="auto">{text}</blockquote>
            {button("button quiet", T.edit, Box::new(move || app.edit(&parcel)))}
        </main>
        <footer>
            {notice::fault(Signal::derive(move || app.outgoing.fault.with(|fault| fault.text.clone())))}
            {primary(T.again.to_owned(), app.outgoing.is_busy, Box::new(move || app.resend()))}
        </footer>
    }
}

/// Selects the whole link, for browsers that do not copy by script.
fn select(event: web_sys::FocusEvent) {
    event_target::<web_sys::HtmlInputElement>(&event).select();
}

fn copying(app: App, text: String) -> impl IntoView {
    let is_copied = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="button quiet"
            on:click=move |_| {
                let text = text.clone();
                spawn_local(async move {
                    if device::copy(&text).await && !app.is_gone() {
                        is_copied.try_set(true);
                        app.news.set(T.copied.to_owned());
                    }
                });
            }
        >
            {move || if is_copied.get() { T.copied } else { T.copy }}
        </button>
    }
}

fn sharing(link: String) -> impl IntoView {
    button("button quiet", T.share, Box::new(move || device::share(&link)))
}
