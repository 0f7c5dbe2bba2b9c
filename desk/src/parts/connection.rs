//! The state of a connection: said only when it is not fine.

use crate::parts::el::{El, el};
use crate::reactive::*;
use crate::texts::T;
use answerable_client::live::Link;

/// A line while a connection is not fine, announced to screen readers.
pub(crate) fn connection(link: RwSignal<Link>) -> El {
    el("div", "connection")
        .attr("role", "status")
        .with(move || {
            let words = match link.get() {
                Link::Connecting | Link::Live => return None,
                Link::Reconnecting => T.link.reconnecting,
                Link::Polling => T.link.polling,
                Link::Offline => T.link.offline,
            };
            Some(el("p", "").text(words.say()))
        })
}
