//! Start: how can we help, and how one's matters stand.

use crate::app::App;
use crate::el::{El, el};
use crate::outgoing::{said, write};
use crate::parts::icon::{ALERT, ARROW, BAG, IDEA, QUESTION, icon};
use crate::parts::notice::{failed, skeleton};
use crate::parts::turn_card::turn_card;
use crate::state::{OwnCase, Screen, excerpt};
use crate::texts::T;
use crate::words::Known;
use crate::{times, words};
use answerable_shared::case::Kind;

/// The screen.
pub(crate) fn start(app: &App) -> El {
    el("div", "main")
        .add(
            el("h2", "")
                .attr("tabindex", "-1")
                .attr("data-focus", "")
                .text_with(app, greeting),
        )
        .add(el("p", "soft").text_with(app, |app| {
            app.of_site(|site| site.note.clone().unwrap_or_default())
        }))
        .with(app, |app| {
            app.site.with(|site| match site {
                None => Some(skeleton()),
                Some(Err(text)) => Some(failed(app, *text, super::super::app::Shared::load_site)),
                Some(Ok(site)) => {
                    Some(el("div", "rows").all(site.kinds.iter().map(|kind| choice(app, *kind))))
                }
            })
        })
        .with(app, unsent)
        .with(app, own_cases)
}

/// The site's own words, if it has some.
fn greeting(app: &App) -> String {
    let own = app.of_site(|site| site.greeting.clone().unwrap_or_default());
    if own.is_empty() {
        T.start.title.owned()
    } else {
        own
    }
}

fn choice(app: &App, kind: Kind) -> El {
    let [title, line, _] = words::kind(kind);
    let path = match kind {
        Kind::Enquiry => QUESTION,
        Kind::Suggestion => IDEA,
        Kind::Complaint => ALERT,
        Kind::Purchase | Kind::CustomWork => BAG,
    };
    el("button", "choice")
        .attr("type", "button")
        .add(icon(path))
        .add(
            el("span", "")
                .add(el("b", "").say(title))
                .add(el("span", "soft").say(line)),
        )
        .add(icon(ARROW))
        .click(app, move |app| write(app, kind))
}

/// What was written and not sent, and what was sent and has not arrived.
fn unsent(app: &App) -> Option<El> {
    let draft = excerpt(app.outgoing.text.get().trim());
    let draft = (!draft.is_empty()).then(|| {
        row(&draft)
            .add(el("span", "soft").say(T.start.unsent))
            .click(app, |app| write(app, app.kind.now()))
    });
    let waiting = app.outgoing.waiting.get();
    let waiting = waiting.iter().map(|parcel| {
        let text = excerpt(&said(parcel));
        row(&text)
            .add(el("span", "soft").say(T.start.waiting))
            .click(app, |app| app.show(Screen::Sent))
    });
    Some(el("div", "rows").all(draft).all(waiting))
}

fn own_cases(app: &App) -> Option<El> {
    let own = app.own.get();
    let team = app.team();
    let rows = own.into_iter().map(|own| own_case(app, own, &team));
    let list = el("ul", "rows").all(rows.map(|row| el("li", "").add(row)));
    app.own.with(|own| !own.is_empty()).then(|| {
        el("section", "")
            .add(el("h3", "").say(T.start.own))
            .add(list)
    })
}

fn own_case(app: &App, own: OwnCase, team: &str) -> El {
    let (known, team) = (own.clone(), team.to_owned());
    // By itself, since it changes as time goes by: the row stays, and whoever is on it.
    let standing = move |app: &App| {
        let known = Known::of_own(&known, &team);
        Some(turn_card(&known.standing(app.now.get(), &times::moment)))
    };
    row(&own.text)
        .with(app, standing)
        .add(el("span", "soft reference").text(&own.reference))
        .click(app, move |app| app.open_own(&own))
}

fn row(text: &str) -> El {
    el("button", "row")
        .attr("type", "button")
        .add(el("bdi", "begins").text(text))
}
