//! The state of a connection: said only when it is not fine.

use crate::texts::T;
use answerable_client::live::Link;
use leptos::prelude::*;

/// A line while a connection is not fine, announced to screen readers.
#[component]
pub(crate) fn Connection(link: RwSignal<Link>) -> impl IntoView {
    let words = move || match link.get() {
        Link::Connecting | Link::Live => None,
        Link::Reconnecting => Some(T.link.reconnecting.say()),
        Link::Polling => Some(T.link.polling.say()),
        Link::Offline => Some(T.link.offline.say()),
    };
    view! {
        <div class="connection" role="status">
            {move || words().map(|words| view! { <p>{words}</p> })}
        </div>
    }
}
