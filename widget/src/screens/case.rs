//! Case: where it stands, whose turn it is, what has happened, and what to do now.

use super::{dock, offer};
use crate::app::App;
use crate::parts::notice::{failed, skeleton};
use crate::parts::stage_bar::stage_bar;
use crate::parts::timeline::timeline;
use crate::parts::turn_card::turn_card;
use crate::times;
use crate::words::{Known, Standing, Tone};
use leptos::prelude::*;

/// The screen.
pub(crate) fn case(app: App) -> impl IntoView {
    let is_there = Memo::new(move |_| app.case.view.with(Option::is_some));
    move || {
        if let Some(text) = app.case.refusal.get() {
            return view! { <main>{failed(text, Box::new(move || app.load_case()))}</main> }.into_any();
        }
        if is_there.get() {
            shown(app).into_any()
        } else {
            view! { <main>{skeleton()} {skeleton()}</main> }.into_any()
        }
    }
}

fn shown(app: App) -> impl IntoView {
    let dock = dock::Dock::new(app);
    view! {
        <main class="case">
            <h2 class="reference" tabindex="-1" data-focus>
                {move || app.case.view.with(|view| view.as_ref().map(|view| view.case.reference.clone()))}
            </h2>
            <div class="top">{stage_bar(app)} {turn_card(Signal::derive(move || standing(app)))}</div>
            {timeline(app)}
            {offer::cards(app, dock)}
        </main>
        {dock::dock(app, dock)}
    }
}

fn standing(app: App) -> Standing {
    let team = app.team();
    app.case.view.with(|view| match view {
        Some(view) => Known::of_case(&view.case, &team).standing(app.now.get(), &times::moment),
        None => Standing {
            tone: Tone::Ours,
            title: "",
            text: String::new(),
        },
    })
}
