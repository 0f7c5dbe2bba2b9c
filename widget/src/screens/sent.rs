//! Sent: the reference, what happens next and by when, and the way back to the case.

use super::start::start;
use crate::app::{App, spawn};
use crate::device;
use crate::el::{El, el};
use crate::outgoing::said;
use crate::parts::button::{button, primary};
use crate::parts::icon::{CLOCK, drawing, icon};
use crate::parts::notice;
use crate::state::Screen;
use crate::texts::{T, Text};
use crate::{times, words};
use answerable_client::outbox::Parcel;
use answerable_shared::api::Receipt;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The screen.
pub(crate) fn sent(app: &App) -> El {
    el("div", "screen").with(app, |app| {
        let waiting = app.outgoing.waiting.with(|waiting| waiting.last().cloned());
        match (waiting, app.outgoing.receipt.get()) {
            (Some(parcel), _) => Some(kept(app, parcel)),
            (None, Some(receipt)) => Some(arrived(app, &receipt)),
            // Another tab has delivered it: it is among the cases there.
            (None, None) => Some(start(app)),
        }
    })
}

fn arrived(app: &App, receipt: &Receipt) -> El {
    let Receipt {
        reference, token, ..
    } = receipt.clone();
    let promise = words::will_answer(&app.team(), &times::moment(receipt.answer_by));
    let link = app.api().url(&["/c/", &reference, "#", &token].concat());
    let shared = link.clone();
    let share = device::can_share().then(|| {
        button(app, "button quiet", T.share, move |_| {
            device::share(&shared);
        })
    });
    let field = el("input", "")
        .attr("readonly", "")
        .attr("dir", "ltr")
        .attr_say("aria-label", T.sent.keep_link)
        .attr("value", &link)
        // For browsers that do not let a script copy.
        .on(app, "focus", |_, event| {
            if let Some(field) = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            {
                field.select();
            }
        });
    let keep = el("div", "keep")
        .add(el("p", "").say(T.sent.keep_link))
        .add(
            el("div", "joined")
                .add(field)
                .add(copying(app, link))
                .all(share),
        )
        .add(el("p", "soft").say(T.sent.link_is_secret));
    let number = el("div", "number")
        .add(el("p", "soft").say(T.sent.reference))
        .add(
            el("div", "joined")
                .add(el("strong", "reference").text(&reference))
                .add(copying(app, reference.clone())),
        );
    let body = el("div", "main sent")
        .add(drawing(
            "drawn",
            "0 0 56 56",
            "M28 3a25 25 0 1 1 0 50 25 25 0 0 1 0-50M17 29l8 8 15-17",
        ))
        .add(heading(T.sent.title))
        .all(receipt.danger.then(|| notice::danger(app)))
        .add(el("p", "").add(el("span", "").text(&promise)))
        .add(number)
        .add(keep);
    let follow = primary(
        app,
        |_| T.sent.follow.owned(),
        |app| &app.case.is_busy,
        move |app| {
            app.open_case(&reference, &token);
            app.show(Screen::Case);
        },
    );
    el("div", "screen")
        .add(body)
        .add(el("div", "footer").add(follow))
}

/// The edge could not be reached: what is kept, and what will happen.
fn kept(app: &App, parcel: Parcel) -> El {
    let body = el("div", "main sent")
        .add(el("div", "waits").add(icon(CLOCK)))
        .add(heading(T.kept.title))
        .add(el("p", "").text(&T.kept.text.fill([&app.site_name()])))
        .add(
            el("blockquote", "words")
                .attr("dir", "auto")
                .text(&said(&parcel)),
        )
        .add(button(app, "button quiet", T.kept.edit, move |app| {
            app.edit(parcel.clone());
        }));
    let again = primary(
        app,
        |_| T.again.owned(),
        |app| &app.outgoing.is_busy,
        super::super::app::Shared::resend,
    );
    el("div", "screen").add(body).add(
        el("div", "footer")
            .add(notice::fault(app, |app| {
                app.outgoing.fault.with(|fault| fault.text.clone())
            }))
            .add(again),
    )
}

fn heading(text: Text) -> El {
    el("h2", "")
        .attr("tabindex", "-1")
        .attr("data-focus", "")
        .say(text)
}

fn copying(app: &App, text: String) -> El {
    let label = el("button", "button quiet")
        .attr("type", "button")
        .say(T.copy);
    let node = label.node();
    label.click(app, move |app| {
        let (app, node, text) = (Rc::clone(app), node.clone(), text.clone());
        spawn(async move {
            if device::copy(&text).await {
                node.set_text_content(Some(T.copied.say()));
                app.news.set(T.copied.owned());
            }
        });
    })
}
