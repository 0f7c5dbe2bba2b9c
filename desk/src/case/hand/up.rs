//! Bringing a case up to the next tier, with the reason.

use super::Sheet;
use crate::case::aside;
use crate::case::form::{area, go};
use crate::desk::Desk;
use crate::parts::el::{El, button, el};
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::command::Command;
use answerable_shared::promise::Tier;

/// The reason, and what follows.
pub(super) fn up(desk: Desk, sheet: Sheet, tier: Tier) -> El {
    let reason = RwSignal::new(String::new());
    let acting = sheet.acting;
    let is_empty = Memo::new(move |_| reason.with(|reason| reason.trim().is_empty()));
    let (text, does) = if tier == Tier::Head {
        (T.hand.head_text.say(), T.hand.bring_head.say())
    } else {
        (T.hand.lead_text.say(), T.hand.bring_lead.say())
    };
    let cancel = button("button plain", None, T.hand.cancel.say(), move || {
        aside::put_away(desk);
    });
    let foot =
        el("div", "sheet-foot")
            .add(cancel)
            .add(go(acting, is_empty, T.hand.bringing.say(), does));
    let why = area(
        "up-reason",
        "3",
        T.hand.why.say(),
        T.hand.why_hint.say(),
        reason,
    );
    el("form", "sheet-form")
        .attr("novalidate", "")
        .add(why)
        .add(el("p", "sheet-word").text(text))
        .add(foot)
        .on("submit", move |event| {
            event.prevent_default();
            if is_empty.get_untracked() {
                return;
            }
            let reason = reason.get_untracked();
            sheet.give(desk, Command::Escalate { reason });
        })
}
