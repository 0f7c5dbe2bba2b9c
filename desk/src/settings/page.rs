//! The page: its sections, and what stands around them.

use super::draft::CalendarDraft;
use super::listed;
use super::state::Arranging;
use super::{Section, bar, calendars, history, policies, save, silence, teams};
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::parts::skeleton::CaseSkeleton;
use crate::session::fragment::Fragment;
use crate::texts::T;
use answerable_shared::actor::Role;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    let desk = Desk::here();
    let state = desk.settings;
    save::load(desk);
    let keys = move |event: KeyboardEvent| {
        let control = event.ctrl_key() || event.meta_key();
        if control && event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            save::save(desk);
        }
    };
    let sections: Vec<AnyView> = Section::ALL.map(|section| link(state, section)).into();
    let section = Memo::new(move |_| state.section.get());
    let body = move || {
        state.shape.track();
        body(desk, section.get()?)
    };
    view! {
        <main class="settings" id="settings" on:keydown=keys>
            <header class="set-head">
                <a class="button plain icon-only set-back" href="#" aria-label=T.settings.back.say()>
                    <Icon sign=Sign::Back />
                </a>
                <h2>{T.settings.title.say()}</h2>
            </header>
            <nav class="set-nav" aria-label=T.settings.title.say()>
                <ul>{sections}</ul>
            </nav>
            <div class="set-scroll">
                <div class="set-column">
                    {move || reader(state)}
                    {move || past(state)}
                    {body}
                </div>
            </div>
            {bar::bar(desk)}
        </main>
    }
}

/// What a calendar is called, also before it has a name.
pub(super) fn calendar_name(calendar: &CalendarDraft) -> String {
    if calendar.name.trim().is_empty() {
        T.settings.calendar.unnamed.owned()
    } else {
        calendar.name.clone()
    }
}

fn link(state: Arranging, section: Section) -> AnyView {
    let current = move || (state.section.get() == Some(section)).then_some("page");
    view! {
        <li>
            <a class="queue" href=Fragment::of_settings(section) aria-current=current>
                {section.title()}
            </a>
        </li>
    }
    .into_any()
}

fn body(desk: Desk, section: Section) -> Option<AnyView> {
    let state = desk.settings;
    if state.force.with_untracked(Option::is_none) {
        return Some((move || waiting(desk)).into_any());
    }
    let draft = state.shown();
    let content = match section {
        Section::Promises => policies::promises(state, &draft),
        Section::Calendars => calendars::calendars(state, &draft),
        Section::Silence => silence::silence(state, &draft),
        Section::Teams => teams::teams(state, &draft),
        Section::History => history::history(state),
    };
    // Calendars lock their own fields: trying one out is for everybody. History has no fields.
    let content = if matches!(section, Section::Calendars | Section::History) {
        content
    } else {
        view! {
            <fieldset class="set-body" disabled=move || state.locked()>
                {content}
            </fieldset>
        }
        .into_any()
    };
    let view = view! {
        <h3 class="set-title">{section.title()}</h3>
        {content}
    };
    Some(view.into_any())
}

/// What stands there before the settings do.
fn waiting(desk: Desk) -> AnyView {
    let Some(sentence) = desk.settings.trouble.get() else {
        return view! { <CaseSkeleton /> }.into_any();
    };
    view! {
        <div class="empty" role="alert">
            <Icon sign=Sign::Warning />
            <p class="empty-title">{T.settings.not_loaded.say()}</p>
            <p>{sentence}</p>
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    desk.settings.trouble.set(None);
                    save::load(desk);
                }
            >
                {T.page.again.say()}
            </button>
        </div>
    }
    .into_any()
}

/// Who can change anything, for those who cannot.
fn reader(state: Arranging) -> Option<AnyView> {
    if state.may.get() {
        return None;
    }
    let admins = state.force.with(|force| {
        let staff = force.iter().flat_map(|force| &force.staff);
        let admins = staff.filter(|member| member.role == Role::Admin);
        listed(admins.map(|member| member.agent.name.clone()))
    });
    let words = if admins.is_empty() {
        T.settings.read_only.owned()
    } else {
        T.settings.read_only_names.fill([&admins])
    };
    let view = view! {
        <p class="set-reader">
            <Icon sign=Sign::Lock />
            <span>{words}</span>
        </p>
    };
    Some(view.into_any())
}

/// Says that another version is looked at, and what can be done with it.
fn past(state: Arranging) -> Option<AnyView> {
    let (version, draft) = state.past.get()?;
    let force = state
        .force
        .with(|force| force.as_ref().map(|it| it.version));
    let in_force = force == Some(version);
    let words = if in_force {
        T.settings.past.force.owned()
    } else {
        T.settings.past.version.fill([&version.to_string()])
    };
    let back = (!in_force && state.may.get()).then(|| {
        view! {
            <button
                type="button"
                class="button small"
                on:click=move |_| {
                    state.replace(draft.clone());
                    crate::parts::page::focus_soon("set-bar".to_owned());
                }
            >
                {T.settings.past.take_back.say()}
            </button>
        }
    });
    let view = view! {
        <div class="notice" id="set-past" tabindex="-1" role="status">
            <Icon sign=Sign::Clock />
            <p>{words}</p>
            <span class="set-actions">
                {back}
                <button type="button" class="button small" on:click=move |_| state.look_no_more()>
                    {T.settings.past.leave.say()}
                </button>
            </span>
        </div>
    };
    Some(view.into_any())
}
