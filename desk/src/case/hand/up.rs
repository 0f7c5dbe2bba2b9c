//! Bringing a case up to the next tier, with the reason.

use super::Sheet;
use crate::case::actions::Given;
use crate::case::aside;
use crate::desk::Desk;
use crate::texts::T;
use answerable_shared::command::Command;
use answerable_shared::promise::Tier;
use leptos::prelude::*;

/// The reason, and what follows.
#[component]
pub(super) fn Up(sheet: Sheet, tier: Tier) -> impl IntoView {
    let desk = Desk::here();
    let reason = RwSignal::new(String::new());
    let acting = sheet.acting;
    let is_empty = move || reason.with(|reason| reason.trim().is_empty());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_empty() {
            return;
        }
        let command = Command::Escalate {
            reason: reason.get_untracked(),
        };
        acting.give(desk, sheet.reference.clone(), command, move |given| {
            if given == Given::Done {
                aside::put_away(desk);
            }
        });
    };
    let (text, does) = if tier == Tier::Head {
        (T.hand.head_text.say(), T.hand.bring_head.say())
    } else {
        (T.hand.lead_text.say(), T.hand.bring_lead.say())
    };
    view! {
        <form class="sheet-form" novalidate on:submit=submit>
            <div class="field">
                <label for="up-reason">{T.hand.why.say()}</label>
                <textarea
                    id="up-reason"
                    rows="3"
                    dir="auto"
                    placeholder=T.hand.why_hint.say()
                    maxlength=answerable_shared::text::LONG.to_string()
                    prop:value=reason
                    on:input=move |event| reason.set(event_target_value(&event))
                ></textarea>
            </div>
            <p class="sheet-word">{text}</p>
            <div class="sheet-foot">
                <button
                    type="button"
                    class="button plain"
                    on:click=move |_| {
                        aside::put_away(desk);
                    }
                >
                    {T.hand.cancel.say()}
                </button>
                <button
                    type="submit"
                    class="button main"
                    disabled=is_empty
                    aria-disabled=move || acting.busy.get().to_string()
                >
                    {move || if acting.busy.get() { T.hand.bringing.say() } else { does }}
                </button>
            </div>
        </form>
    }
}
