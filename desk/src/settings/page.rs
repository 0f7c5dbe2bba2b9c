//! The page: its sections, and what stands around them.

use super::draft::CalendarDraft;
use super::listed;
use super::state::Arranging;
use super::{
    Section, bar, calendars, fields, history, policies, rebuild, replies, save, silence, teams,
    triage,
};
use crate::desk::Desk;
use crate::parts::el::{El, button, el, icon};
use crate::parts::icon::Sign;
use crate::parts::page::focus_soon;
use crate::parts::skeleton::page_skeleton;
use crate::reactive::*;
use crate::session::fragment::Fragment;
use crate::texts::T;
use answerable_shared::actor::Role;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The page.
pub(crate) fn settings_page() -> El {
    let desk = Desk::here();
    save::load(desk);
    let state = desk.settings;
    let back = fields::named(
        el("a", "button plain icon-only set-back"),
        T.settings.back.say(),
    )
    .attr("href", "#")
    .add(icon(Sign::Back));
    let head = el("header", "set-head")
        .add(back)
        .add(el("h2", "").text(T.settings.title.say()));
    let links = Section::ALL.map(|section| el("li", "").add(link(state, section)));
    let nav = el("nav", "set-nav")
        .attr("aria-label", T.settings.title.say())
        .add(el("ul", "").all(links));
    // Set anew by each step in the browser's history, also to what it was.
    let section = Memo::new(move |_| state.section.get());
    let column = el("div", "set-column")
        .with(move || reader(state))
        .with(move || past(state))
        .with(move || {
            state.shape.track();
            section
                .get()
                .map(|section| body(desk, section))
                .unwrap_or_default()
        });
    el("main", "settings")
        .attr("id", "settings")
        .on("keydown", move |event| keys(desk, &event))
        .add(head)
        .add(nav)
        .add(el("div", "set-scroll").add(column))
        .add(bar::bar(desk))
}

/// Ctrl+Enter saves.
fn keys(desk: Desk, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let control = key.ctrl_key() || key.meta_key();
    if control && key.key() == "Enter" && !key.is_composing() {
        event.prevent_default();
        save::save(desk);
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

fn link(state: Arranging, section: Section) -> El {
    el("a", "queue")
        .attr("href", &Fragment::of_settings(section))
        .attr_with("aria-current", move || {
            let current = state.section.get() == Some(section);
            current.then(|| "page".to_owned())
        })
        .text(section.title())
}

fn body(desk: Desk, section: Section) -> Vec<El> {
    let state = desk.settings;
    if state.force.with_untracked(Option::is_none) {
        return vec![waiting(desk)];
    }
    let draft = state.shown();
    let content = match section {
        Section::Promises => policies::promises(state, &draft),
        Section::Calendars => calendars::calendars(state, &draft),
        Section::Silence => silence::silence(state, &draft),
        Section::Teams => teams::teams(state, &draft),
        Section::Replies => replies::replies(desk, &draft),
        Section::Words => triage::triage(state, &draft),
        Section::History => history::history(state),
        Section::Rebuild => rebuild::rebuild(desk),
    };
    let title = el("h3", "set-title").text(section.title());
    // Calendars lock their own fields: trying one out is for everybody. The last two have no fields.
    if matches!(
        section,
        Section::Calendars | Section::History | Section::Rebuild
    ) {
        let mut all = vec![title];
        all.extend(content);
        all
    } else {
        vec![title, fields::locked(state, "set-body").all(content)]
    }
}

/// What stands there before the settings do.
fn waiting(desk: Desk) -> El {
    let Some(sentence) = desk.settings.trouble.get() else {
        return page_skeleton(T.settings.loading.say());
    };
    el("div", "empty")
        .attr("role", "alert")
        .add(icon(Sign::Warning))
        .add(el("p", "empty-title").text(T.settings.not_loaded.say()))
        .add(el("p", "").text(&sentence))
        .add(button("button", None, T.page.again.say(), move || {
            desk.settings.trouble.set(None);
            save::load(desk);
        }))
}

/// Who can change anything, for those who cannot.
fn reader(state: Arranging) -> Option<El> {
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
    let reader = el("p", "set-reader").add(icon(Sign::Lock));
    Some(reader.add(el("span", "").text(&words)))
}

/// Says that another version is looked at, and what can be done with it.
fn past(state: Arranging) -> Option<El> {
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
    let take_back = (!in_force && state.may.get()).then(|| {
        button(
            "button small",
            None,
            T.settings.past.take_back.say(),
            move || {
                state.replace(draft.clone());
                focus_soon("set-bar".to_owned());
            },
        )
    });
    let leave = button(
        "button small",
        None,
        T.settings.past.leave.say(),
        move || {
            state.look_no_more();
        },
    );
    let notice = el("div", "notice")
        .attr("id", "set-past")
        .attr("tabindex", "-1")
        .attr("role", "status")
        .add(icon(Sign::Clock))
        .add(el("p", "").text(&words));
    Some(notice.add(el("span", "set-actions").all(take_back).add(leave)))
}
