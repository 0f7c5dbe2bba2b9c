//! Asking a team to do something on the side.

use super::Sheet;
use crate::case::form::{area, go, labelled};
use crate::desk::Desk;
use crate::parts::el::{El, el, icon, typed};
use crate::parts::icon::Sign;
use crate::parts::span::exact;
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::command::Command;

/// How long a team can be given, in minutes of open time.
const WITHIN: [u32; 6] = [60, 120, 240, 480, 960, 2400];

/// Which team, what, until when.
pub(super) fn task(desk: Desk, sheet: Sheet) -> El {
    let team = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let within = RwSignal::new(String::new());
    let is_empty =
        Memo::new(move |_| team.with(String::is_empty) || text.with(|text| text.trim().is_empty()));
    let teams = select("task-team", T.task.team.say(), team, move || {
        desk.arranged.with(|settings| {
            let teams = settings.iter().flat_map(|it| &it.settings.teams);
            let teams = teams.map(|team| option(&team.id, &team.name));
            let pick = option("", T.task.pick.say());
            [pick].into_iter().chain(teams).collect()
        })
    });
    let times = select("task-within", T.task.within.say(), within, || {
        let times = WITHIN.iter().map(|minutes| {
            let span = exact(i64::from(*minutes) * 60_000);
            option(&minutes.to_string(), &T.task.open.fill([&span]))
        });
        let usual = option("", T.task.usual.say());
        [usual].into_iter().chain(times).collect()
    });
    let what = area(
        "task-text",
        "3",
        T.task.what.say(),
        T.task.what_hint.say(),
        text,
    );
    let go = go(sheet.acting, is_empty, T.task.asking.say(), T.task.go.say());
    let foot = el("div", "sheet-foot")
        .add(el("p", "sheet-word").text(T.task.text.say()))
        .add(go);
    el("form", "sheet-form")
        .attr("novalidate", "")
        .add(teams)
        .add(what)
        .add(times)
        .add(foot)
        .on("submit", move |event| {
            event.prevent_default();
            if is_empty.get_untracked() {
                return;
            }
            let command = Command::Delegate {
                team: team.get_untracked(),
                text: text.get_untracked(),
                within_minutes: within.get_untracked().parse().ok(),
            };
            sheet.give(desk, command);
        })
}

fn select(
    id: &str,
    label: &str,
    chosen: RwSignal<String>,
    options: impl Fn() -> Vec<El> + 'static,
) -> El {
    let select = el("select", "")
        .attr("id", id)
        .with(options)
        .on("change", move |event| chosen.set(typed(&event)));
    let choice = el("span", "set-choice").add(select).add(icon(Sign::Down));
    labelled(id, label, choice)
}

fn option(value: &str, name: &str) -> El {
    el("option", "").attr("value", value).text(name)
}
