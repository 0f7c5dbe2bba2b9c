//! To whom a case goes: across to a team or a colleague, a part of it to a team on the side, or up to the leads.

mod across;
mod pick;
mod task;
mod up;

use super::actions::{self, Acting, Given};
use super::aside::{self, Aside};
use super::cell::CaseCell;
use super::pieces::may;
use crate::desk::Desk;
use crate::parts::el::{El, button, el, group, icon};
use crate::parts::icon::Sign;
use crate::parts::notice::went_wrong;
use crate::parts::page;
use crate::reactive::*;
use crate::texts::T;
use across::across;
use answerable_shared::command::{Command, CommandName};
use answerable_shared::promise::Tier;
use task::task;
use up::up;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Where a case can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Across,
    /// A part of it, on the side.
    Task,
    /// To this tier.
    Up(Tier),
}

/// What the forms of the sheet have in common.
#[derive(Clone)]
struct Sheet {
    cell: CaseCell,
    reference: String,
    acting: Acting,
}

impl Sheet {
    /// Gives the command, and puts the sheet away once it is done.
    fn give(&self, desk: Desk, command: Command) {
        let reference = self.reference.clone();
        self.acting.give(desk, reference, command, move |given| {
            if given == Given::Done {
                aside::put_away(desk);
            }
        });
    }
}

/// The tier above; none above the head.
const fn above(tier: Option<Tier>) -> Option<Tier> {
    match tier {
        Some(Tier::Agent) => Some(Tier::Lead),
        Some(Tier::Lead) => Some(Tier::Head),
        Some(Tier::Head) | None => None,
    }
}

/// Opens the sheet for the case that is shown; says whether there is one that can be handed over.
pub(crate) fn open(desk: Desk) -> bool {
    open_at(desk, CommandName::Assign, Aside::Hand, "hand-search")
}

/// Opens it where a team can be asked.
pub(crate) fn open_task(desk: Desk) -> bool {
    open_at(desk, CommandName::Delegate, Aside::Task, "task-team")
}

fn open_at(desk: Desk, command: CommandName, aside: Aside, first: &str) -> bool {
    let Some(reference) = desk.open.get_untracked() else {
        return false;
    };
    let can = actions::can(desk, &reference, command);
    if can {
        desk.aside.set(Some(aside));
        page::focus_soon(first.to_owned());
    }
    can
}

/// The button, and the sheet that it opens; nothing where the case cannot be handed over.
pub(crate) fn hand(cell: CaseCell, reference: String) -> El {
    let desk = Desk::here();
    let can = may(desk, &cell, CommandName::Assign);
    let sheet = Sheet {
        cell,
        reference,
        acting: Acting::new(),
    };
    group().with(move || {
        let sheet = can.get().then(|| sheet.clone())?;
        Some(group().add(opener(desk)).add(dialog(desk, sheet)))
    })
}

fn opener(desk: Desk) -> El {
    el("button", "button small hand-button")
        .attr("type", "button")
        .attr("id", "hand")
        .attr("aria-haspopup", "dialog")
        .attr("title", T.hand.open.say())
        .add(icon(Sign::Onward))
        .add(el("span", "").text(T.hand.open.say()))
        .add(el("kbd", "").attr("aria-hidden", "true").text("a"))
        .on("click", move |_| {
            open(desk);
        })
}

fn dialog(desk: Desk, sheet: Sheet) -> El {
    let is_open = Memo::new(move |_| desk.aside.get().is_some_and(Aside::is_sheet));
    let title = T.hand.title.fill([&sheet.reference]);
    let close = button("button plain icon-only", Some(Sign::Close), "", move || {
        aside::put_away(desk);
    });
    let head = el("header", "")
        .add(el("h2", "").attr("id", "hand-title").text(&title))
        .add(close.attr("aria-label", T.keys.close.say()));
    let dialog = el("dialog", "help sheet")
        .attr("aria-labelledby", "hand-title")
        .add(head)
        .with(move || is_open.get().then(|| ways(desk, sheet.clone())))
        .on("close", move |_| {
            // The case may be gone by the time that the browser says so.
            if is_open.try_get_untracked() == Some(true) {
                aside::put_away(desk);
            }
        });
    let shown = dialog.node();
    Effect::new(move || {
        let is_open = is_open.get();
        let Some(dialog) = shown.dyn_ref::<HtmlDialogElement>() else {
            return;
        };
        if is_open && !dialog.open() {
            // Refused only for a sheet that is not in the page.
            let _shown = dialog.show_modal();
        } else if !is_open && dialog.open() {
            dialog.close();
        }
    });
    dialog
}

/// The ways, where there is more than one, and the form of the one that is chosen.
fn ways(desk: Desk, sheet: Sheet) -> El {
    let way = RwSignal::new(match desk.aside.get_untracked() {
        Some(Aside::Task) => Way::Task,
        _ => Way::Across,
    });
    let trouble = sheet.acting.trouble;
    trouble.set(None);
    let cell = sheet.cell.clone();
    let ways = Memo::new(move |_| {
        cell.head(|head| {
            let can = |command| head.can.contains(&command);
            let up = above(head.tier).filter(|_| can(CommandName::Escalate));
            (can(CommandName::Delegate), up)
        })
        .unwrap_or_default()
    });
    let choice = move || {
        let (can_ask, up) = ways.get();
        (can_ask || up.is_some()).then(|| {
            let ask = can_ask.then(|| way_button(way, Way::Task, T.hand.task.say()));
            let up = up.map(|tier| way_button(way, Way::Up(tier), up_words(tier)));
            el("div", "ways")
                .attr("role", "group")
                .attr("aria-label", T.hand.ways.say())
                .add(way_button(way, Way::Across, T.hand.across.say()))
                .all(ask)
                .all(up)
        })
    };
    let form = move || {
        Some(match way.get() {
            Way::Across => across(desk, sheet.clone()),
            Way::Task => task(desk, sheet.clone()),
            Way::Up(tier) => up(desk, sheet.clone(), tier),
        })
    };
    group()
        .with(choice)
        .with(form)
        .with(move || went_wrong("notice late", trouble.get()))
}

fn way_button(way: RwSignal<Way>, this: Way, words: &str) -> El {
    button("way-button", None, words, move || way.set(this)).attr_with("aria-pressed", move || {
        Some((way.get() == this).to_string())
    })
}

fn up_words(tier: Tier) -> &'static str {
    if tier == Tier::Head {
        T.hand.up_head.say()
    } else {
        T.hand.up_lead.say()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_goes_up_one_tier_at_a_time() {
        assert_eq!(above(Some(Tier::Agent)), Some(Tier::Lead));
        assert_eq!(above(Some(Tier::Lead)), Some(Tier::Head));
        assert_eq!(above(Some(Tier::Head)), None);
        assert_eq!(above(None), None);
    }
}
