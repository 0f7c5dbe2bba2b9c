//! Who changed the settings, when, and which parts.

use super::listed;
use super::save;
use super::state::Arranging;
use crate::desk::Desk;
use crate::parts::clock;
use crate::parts::el::{El, button, el};
use crate::parts::person::initials;
use crate::parts::skeleton::page_skeleton;
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::api::SettingsVersion;

/// The section.
pub(crate) fn history(state: Arranging) -> Vec<El> {
    let desk = Desk::here();
    let list = move || {
        let Some(versions) = state.versions.get() else {
            save::load_history(desk);
            return vec![page_skeleton(T.settings.loading.say())];
        };
        let force = state.force.with(|it| it.as_ref().map(|it| it.version));
        let rows = versions.iter().map(|version| row(desk, version, force));
        let list = el("ol", "set-versions").all(rows).add(first(desk, force));
        vec![list]
    };
    vec![
        el("p", "set-lead").text(T.settings.history.lead.say()),
        el("div", "").with(list),
    ]
}

fn row(desk: Desk, version: &SettingsVersion, force: Option<u32>) -> El {
    let number = version.version.to_string();
    let parts = listed(version.changed.iter().map(|part| name(part).to_owned()));
    let parts = T.settings.history.changed.fill([&number, &parts]);
    let name = &version.by.name;
    let at = version.at;
    let time = el("time", "")
        .attr("datetime", &clock::machine(at))
        .attr("title", &clock::full(at))
        .text_with(move || clock::moment(at, desk.now.get()));
    let name = el("strong", "").add(el("bdi", "").text(name));
    let words = el("div", "")
        .add(el("p", "").add(name).text(" ").add(time))
        .add(el("p", "set-hint").text(&parts));
    entry(
        "person ours",
        &initials(&version.by.name),
        words,
        look(desk, version.version, force),
    )
}

/// What the operator has set: there before anybody changed anything.
fn first(desk: Desk, force: Option<u32>) -> El {
    let title = el("strong", "").text(T.settings.history.operator.say());
    let words = el("div", "")
        .add(el("p", "").add(title))
        .add(el("p", "set-hint").text(T.settings.history.operator_text.say()));
    entry("person", "0", words, look(desk, 0, force))
}

fn entry(class: &str, sign: &str, words: El, look: El) -> El {
    let sign = el("span", class).attr("aria-hidden", "true").text(sign);
    el("li", "").add(sign).add(words).add(look)
}

fn look(desk: Desk, version: u32, force: Option<u32>) -> El {
    if force == Some(version) {
        return el("span", "mark good").text(T.settings.history.in_force.say());
    }
    let label = T.settings.history.look_at.fill([&version.to_string()]);
    let look = move || save::look(desk, version);
    button("button small", None, T.settings.history.look.say(), look).attr("aria-label", &label)
}

/// A part of the settings, by its name on the wire.
fn name(part: &str) -> &'static str {
    match part {
        "policies" => T.settings.section.promises,
        "calendars" => T.settings.section.calendars,
        "silence" => T.settings.section.silence,
        "replies" => T.settings.section.replies,
        "triage" => T.settings.section.words,
        "reviewed" => T.settings.review.title,
        _ => T.settings.section.teams,
    }
    .say()
}
