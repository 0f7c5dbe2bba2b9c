//! To whom a case goes: across to a team or a colleague, or up to the leads.

mod across;
mod up;

use super::actions::{self, Acting};
use super::aside::{self, Aside};
use super::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::parts::page;
use crate::texts::T;
use across::Across;
use answerable_shared::command::CommandName;
use answerable_shared::promise::Tier;
use leptos::html;
use leptos::prelude::*;
use up::Up;

/// Where a case can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Across,
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
    let Some(reference) = desk.open.get_untracked() else {
        return false;
    };
    let can = actions::can(desk, &reference, CommandName::Assign);
    if can {
        desk.aside.set(Some(Aside::Hand));
        page::focus_soon("hand-search".to_owned());
    }
    can
}

/// The button, and the sheet that it opens; nothing where the case cannot be handed over.
#[component]
pub(crate) fn Hand(cell: CaseCell, reference: String) -> impl IntoView {
    let desk = Desk::here();
    let can = {
        let cell = cell.clone();
        Memo::new(move |_| {
            desk.may_act()
                && cell
                    .head(|head| head.can.contains(&CommandName::Assign))
                    .unwrap_or_default()
        })
    };
    let sheet = Sheet {
        cell,
        reference,
        acting: Acting::new(),
    };
    move || {
        can.get().then(|| {
            view! {
                <button
                    type="button"
                    id="hand"
                    class="button small hand-button"
                    aria-haspopup="dialog"
                    on:click=move |_| {
                        open(desk);
                    }
                >
                    <Icon sign=Sign::Onward />
                    <span>{T.hand.open.say()}</span>
                    <kbd aria-hidden="true">"a"</kbd>
                </button>
                <Dialog sheet=sheet.clone() />
            }
        })
    }
}

#[component]
fn Dialog(sheet: Sheet) -> impl IntoView {
    let desk = Desk::here();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = Memo::new(move |_| desk.aside.get() == Some(Aside::Hand));
    Effect::new(move || {
        let is_open = is_open.get();
        let Some(dialog) = dialog.get() else { return };
        if is_open && !dialog.open() {
            // Refused only for a sheet that is not in the page.
            let _shown = dialog.show_modal();
        } else if !is_open && dialog.open() {
            dialog.close();
        }
    });
    let title = T.hand.title.fill([&sheet.reference]);
    view! {
        <dialog
            class="help sheet"
            aria-labelledby="hand-title"
            node_ref=dialog
            on:close=move |_| {
                if is_open.get_untracked() {
                    aside::put_away(desk);
                }
            }
        >
            <header>
                <h2 id="hand-title">{title}</h2>
                <button
                    type="button"
                    class="button plain icon-only"
                    aria-label=T.keys.close.say()
                    on:click=move |_| {
                        aside::put_away(desk);
                    }
                >
                    <Icon sign=Sign::Close />
                </button>
            </header>
            {move || is_open.get().then(|| view! { <Ways sheet=sheet.clone() /> })}
        </dialog>
    }
}

/// The ways, where there is more than one, and the form of the one that is chosen.
#[component]
fn Ways(sheet: Sheet) -> impl IntoView {
    let way = RwSignal::new(Way::Across);
    sheet.acting.trouble.set(None);
    let up = {
        let cell = sheet.cell.clone();
        Memo::new(move |_| {
            cell.head(|head| {
                let can = head.can.contains(&CommandName::Escalate);
                above(head.tier).filter(|_| can)
            })
            .flatten()
        })
    };
    let trouble = sheet.acting.trouble;
    view! {
        {move || {
            up.get()
                .map(|tier| {
                    view! {
                        <div class="ways" role="group" aria-label=T.hand.ways.say()>
                            <WayButton way this=Way::Across words=T.hand.across.say() />
                            <WayButton way this=Way::Up(tier) words=up_words(tier) />
                        </div>
                    }
                })
        }}
        {move || match way.get() {
            Way::Across => view! { <Across sheet=sheet.clone() /> }.into_any(),
            Way::Up(tier) => view! { <Up sheet=sheet.clone() tier /> }.into_any(),
        }}
        {move || {
            trouble
                .get()
                .map(|sentence| {
                    view! {
                        <div class="notice late" role="alert">
                            <Icon sign=Sign::Warning />
                            <p dir="auto">{sentence}</p>
                        </div>
                    }
                })
        }}
    }
}

#[component]
fn WayButton(way: RwSignal<Way>, this: Way, words: &'static str) -> impl IntoView {
    view! {
        <button
            type="button"
            class="way-button"
            aria-pressed=move || (way.get() == this).to_string()
            on:click=move |_| way.set(this)
        >
            {words}
        </button>
    }
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
