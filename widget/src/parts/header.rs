//! The top: where one is, the way back, and the connection while it is not fine.

use super::icon::{BACK, CLOSE, icon};
use crate::app::App;
use crate::el::{El, el};
use crate::state::Screen;
use crate::texts::{T, Text};
use crate::words;

/// The header.
pub(crate) fn header(app: &App) -> [El; 2] {
    // Of our own pages it is the title; in another page that has one.
    let tag = if app.is_own_page() { "h1" } else { "strong" };
    let title = el(tag, "").add(el("bdi", "").text_with(app, |app| {
        let name = app.site_name();
        if name.is_empty() {
            T.help.owned()
        } else {
            name
        }
    }));
    // Where one is, beneath: the number of the case.
    let title = el("div", "where")
        .add(title)
        .add(el("span", "soft reference").text_with(app, |app| {
            let number = app.case.head(|head| head.reference.clone());
            number.unwrap_or_default()
        }));
    let close = (!app.is_inline()).then(|| round(T.close, CLOSE).click(app, |app| app.close()));
    [
        el("div", "header")
            .attr("part", "header")
            .with(app, |app| {
                (app.screen.get() != Screen::Start)
                    .then(|| round(T.back, BACK).click(app, super::super::app::Shared::go_back))
            })
            .add(title)
            .all(close),
        el("p", "link")
            .attr("role", "status")
            .text_with(app, |app| {
                let link = if app.screen.get() == Screen::Case {
                    words::link(app.case.link.get())
                } else {
                    Text::NONE
                };
                link.say()
            }),
    ]
}

fn round(label: Text, path: &str) -> El {
    el("button", "round")
        .attr("type", "button")
        .attr_say("aria-label", label)
        .add(icon(path))
}
