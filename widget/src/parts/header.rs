//! The top: where one is, the way back, and the connection while it is not fine.

use super::icon::{BACK, CLOSE, icon};
use crate::app::App;
use crate::case_store::link_words;
use crate::state::Screen;
use crate::texts::T;
use leptos::prelude::*;

/// The header.
pub(crate) fn header(app: App) -> impl IntoView {
    view! {
        <header>
            {move || {
                (app.screen.get() != Screen::Start)
                    .then(|| {
                        view! {
                            <button type="button" class="round" aria-label=T.back on:click=move |_| app.go_back()>
                                {icon(BACK)}
                            </button>
                        }
                    })
            }}
            <strong>
                <bdi>{move || Some(app.site_name()).filter(|name| !name.is_empty()).unwrap_or_else(|| T.help.to_owned())}</bdi>
            </strong>
            {(!app.is_inline())
                .then(|| {
                    view! {
                        <button type="button" class="round" aria-label=T.close on:click=move |_| app.close()>
                            {icon(CLOSE)}
                        </button>
                    }
                })}
        </header>
        <p class="link" role="status">
            {move || if app.screen.get() == Screen::Case { link_words(app.case.link.get()) } else { "" }}
        </p>
    }
}
