//! Rate: stars with words, a comment if wished; then thanks and nothing more.

use super::dock::Dock;
use crate::app::App;
use crate::parts::button::{button, primary};
use crate::parts::field::{Field, area};
use crate::parts::icon::{CHECK, STAR, icon};
use crate::parts::notice;
use crate::texts::T;
use answerable_shared::command::Command;
use leptos::prelude::*;

/// The question.
pub(crate) fn rate(app: App, dock: Dock) -> impl IntoView {
    let star = move |number: u32, word: &'static str| {
        let class = move || if number > dock.stars.get() { "star" } else { "star lit" };
        view! {
            <label class=class>
                <input
                    type="radio"
                    name="stars"
                    prop:checked=move || dock.stars.get() == number
                    on:change=move |_| dock.stars.set(number)
                />
                {icon(STAR)}
                {word}
            </label>
        }
    };
    view! {
        <fieldset class="stars" role="radiogroup">
            <legend tabindex="-1" data-dock>
                {T.rate_title}
            </legend>
            {T.stars.into_iter().zip(1..).map(|(word, number)| star(number, word)).collect_view()}
        </fieldset>
        {area(
            Field {
                id: "say",
                label: T.comment,
                hint: "",
                is_optional: true,
                kind: ("", ""),
                fault: Signal::derive(String::new),
            },
            dock.text,
        )}
        {notice::fault(dock.slip.into())}
        <div class="pair">
            {button("button", T.skip, Box::new(move || app.skip_rating()))}
            {primary(
                T.send.to_owned(),
                app.case.is_busy,
                Box::new(move || match dock.stars.get_untracked() {
                    0 => dock.slip.set(T.rate_first.to_owned()),
                    stars => {
                        let comment = dock.text.get().trim().to_owned();
                        dock.act(
                            app,
                            Command::Rate {
                                stars,
                                comment: Some(comment).filter(|text| !text.is_empty()),
                            },
                        );
                    }
                }),
            )}
        </div>
    }
}

/// The end.
pub(crate) fn thanks(app: App, is_rated: bool) -> impl IntoView {
    let _ = app;
    view! {
        <p class="thanks" tabindex="-1" data-dock>
            {icon(CHECK)}
            <b>{T.thanks}</b>
            {is_rated.then_some(T.thanks_text)}
        </p>
    }
}
