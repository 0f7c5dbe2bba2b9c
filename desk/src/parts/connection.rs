//! The state of a connection: said only when it is not fine.

use answerable_client::live::Link;
use leptos::prelude::*;

/// A line while a connection is not fine, announced to screen readers.
#[component]
pub(crate) fn Connection(link: RwSignal<Link>) -> impl IntoView {
    let words = move || match link.get() {
        Link::Connecting | Link::Live => None,
        Link::Reconnecting => Some("Reconnecting…"),
        Link::Polling => Some("Not live: asking for news every 15 seconds"),
        Link::Offline => Some("You are offline. What you write is kept."),
    };
    view! {
        <div class="connection" role="status">
            {move || words().map(|words| view! { <p>{words}</p> })}
        </div>
    }
}
