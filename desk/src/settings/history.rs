//! Who changed the settings, when, and which parts.

use super::listed;
use super::save;
use super::state::Arranging;
use crate::desk::Desk;
use crate::parts::person::Person;
use crate::parts::skeleton::CaseSkeleton;
use crate::parts::time::When;
use crate::texts::T;
use answerable_shared::api::SettingsVersion;
use leptos::prelude::*;

/// The section.
pub(crate) fn history(state: Arranging) -> AnyView {
    let desk = Desk::here();
    Effect::new(move || {
        if state.versions.with(Option::is_none) {
            save::load_history(desk);
        }
    });
    let list = move || {
        let force = state.force.with(|it| it.as_ref().map(|it| it.version));
        let Some(versions) = state.versions.get() else {
            return view! { <CaseSkeleton /> }.into_any();
        };
        let mut rows: Vec<AnyView> = versions
            .into_iter()
            .map(|version| row(desk, &version, force))
            .collect();
        rows.push(first(desk, force));
        view! { <ol class="set-versions">{rows}</ol> }.into_any()
    };
    view! {
        <p class="set-lead">{T.settings.history.lead.say()}</p>
        {list}
    }
    .into_any()
}

fn row(desk: Desk, version: &SettingsVersion, force: Option<u32>) -> AnyView {
    let number = version.version.to_string();
    let parts = listed(version.changed.iter().map(|part| name(part).to_owned()));
    let parts = T.settings.history.changed.fill([&number, &parts]);
    view! {
        <li>
            <Person name=version.by.name.clone() ours=true />
            <div>
                <p>
                    <strong>
                        <bdi>{version.by.name.clone()}</bdi>
                    </strong>
                    " "
                    <When at=version.at />
                </p>
                <p class="set-hint">{parts}</p>
            </div>
            {look(desk, version.version, force)}
        </li>
    }
    .into_any()
}

/// What the operator has set: there before anybody changed anything.
fn first(desk: Desk, force: Option<u32>) -> AnyView {
    view! {
        <li>
            <span class="person" aria-hidden="true">"0"</span>
            <div>
                <p>
                    <strong>{T.settings.history.operator.say()}</strong>
                </p>
                <p class="set-hint">{T.settings.history.operator_text.say()}</p>
            </div>
            {look(desk, 0, force)}
        </li>
    }
    .into_any()
}

fn look(desk: Desk, version: u32, force: Option<u32>) -> AnyView {
    if force == Some(version) {
        return view! { <span class="mark good">{T.settings.history.in_force.say()}</span> }
            .into_any();
    }
    let number = version.to_string();
    view! {
        <button
            type="button"
            class="button small"
            aria-label=T.settings.history.look_at.fill([&number])
            on:click=move |_| save::look(desk, version)
        >
            {T.settings.history.look.say()}
        </button>
    }
    .into_any()
}

/// A part of the settings, by its name on the wire.
fn name(part: &str) -> &'static str {
    match part {
        "policies" => T.settings.section.promises,
        "calendars" => T.settings.section.calendars,
        "silence" => T.settings.section.silence,
        _ => T.settings.section.teams,
    }
    .say()
}
