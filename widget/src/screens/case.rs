//! Case: where it stands, whose turn it is, what has happened, and what to do now.

use super::{dock, offer};
use crate::app::App;
use crate::el::{El, el};
use crate::parts::news;
use crate::parts::notice::{self, failed, skeleton};
use crate::parts::stage_bar::stage_bar;
use crate::parts::timeline::timeline;
use crate::parts::turn_card::turn_card;
use crate::times;
use crate::words::Known;

/// The screen.
pub(crate) fn case(app: &App) -> El {
    el("div", "screen").with(app, |app| {
        let refusal = app.case.refusal.get();
        Some(match refusal {
            Some(text) => {
                el("div", "main").add(failed(app, text, super::super::app::Shared::load_case))
            }
            // The dock is there as soon as the case is, and stays for as long.
            None if app.dock.is_ready() => shown(app),
            None => el("div", "main").add(skeleton()).add(skeleton()),
        })
    })
}

fn shown(app: &App) -> El {
    let number = el("h2", "unseen")
        .attr("tabindex", "-1")
        .attr("data-focus", "")
        .text_with(app, |app| {
            app.case
                .head(|head| head.reference.clone())
                .unwrap_or_default()
        });
    let turn = el("div", "").attr("aria-live", "polite").still(app, |app| {
        let team = app.team();
        let now = app.now.get();
        app.case.view.with(|view| {
            let known = view.iter().map(|view| Known::of_case(view, &team));
            known
                .map(|known| turn_card(&known.standing(now, &times::moment)))
                .collect()
        })
    });
    let danger = el("div", "").with(app, |app| {
        let is_danger = app.case.head(|head| head.danger).unwrap_or_default();
        is_danger.then(|| notice::danger(app))
    });
    let body = el("div", "main case")
        .add(
            el("div", "top")
                .add(number)
                .add(stage_bar(app))
                .add(danger)
                .add(turn),
        )
        .add(timeline(app))
        .add(offer::cards(app));
    news::follow(app, &body);
    el("div", "screen").add(body).add(dock::dock(app))
}
