//! What has happened, oldest first, like a talk. What people wrote is text, set apart from its
//! surroundings so that its direction cannot reorder them.

use crate::app::App;
use crate::texts::T;
use crate::times;
use crate::words::{Line, line};
use answerable_shared::time::Timestamp;
use leptos::prelude::*;

/// The timeline of the case that is shown.
pub(crate) fn timeline(app: App) -> impl IntoView {
    view! {
        <ol class="timeline" role="log" aria-label=T.timeline aria-live="off">
            {move || {
                // Days pass: "today" becomes "yesterday".
                app.now.track();
                app.case
                    .view
                    .with(|view| {
                        view.as_ref()
                            .map(|view| view.timeline.iter().map(|entry| item(line(entry, &times::moment), entry.at)).collect_view())
                    })
            }}
        </ol>
    }
}

fn item(line: Line, at: Timestamp) -> impl IntoView {
    let class = match (line.is_said, line.is_yours) {
        (true, true) => "said yours",
        (true, false) => "said",
        (false, _) => "event",
    };
    let Line { who, what, text, more, is_said, .. } = line;
    view! {
        <li class=class>
            <p class="by">
                {is_said.then(|| view! { <bdi class="who">{who}</bdi> })}
                {what.map(|what| view! { <bdi class="what">{what}</bdi> })}
                <time datetime=times::machine(at)>{times::moment(at)}</time>
            </p>
            {text.map(|text| view! { <p class="words" dir="auto">{text}</p> })}
            {more
                .into_iter()
                .map(|(what, text)| {
                    view! {
                        <p class="more">
                            <b>{what}</b>
                            <bdi>{text}</bdi>
                        </p>
                    }
                })
                .collect_view()}
        </li>
    }
}
