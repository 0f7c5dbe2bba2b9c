//! Where the story of a promise stands.

use super::Shared;
use super::story::{Hours, Story, Told, story};
use crate::case::pieces::free;
use crate::desk::Desk;
use crate::parts::clock;
use crate::parts::el::{El, el, group, icon};
use crate::parts::icon::Sign;
use crate::reactive::*;
use crate::texts::T;
use crate::words;
use answerable_shared::promise::PromiseName;
use answerable_shared::time::Timestamp;

/// Why the promise stands as it does.
pub(super) fn card(id: &str, name: PromiseName, shared: &Shared) -> El {
    let desk = Desk::here();
    let (promise, who) = (shared.promise(name), shared.who.clone());
    let view = shared.cell.view.clone();
    // It is drawn anew only where it changes, so that it can be read, and marked, in peace.
    let told = Memo::new(move |_| {
        let promise = promise.get()?;
        let now = desk.now.get();
        let moment = |at: Timestamp| clock::moment(at, now);
        let until = |from: Timestamp, at: Timestamp| clock::moment_until(at, from, now);
        view.with(|view| {
            let view = view.as_ref()?;
            let expected = view.case.expected;
            let is_announced =
                name == PromiseName::NextUpdate && expected.is_some() && expected == promise.due;
            let told = Told {
                entries: &view.timeline,
                who: &who,
                is_announced,
                moment: &moment,
                until: &until,
            };
            Some(story(&promise, &told))
        })
    });
    el("div", "why")
        .attr("id", id)
        .attr("role", "tooltip")
        .add(el("p", "why-title").text(words::promise(name)))
        .with(move || told.get().map(|story| sentences(&story)))
}

fn sentences(story: &Story) -> El {
    let told = story.told.iter().map(|told| free("li", "", told));
    let has_hours = !story.hours.is_empty();
    let hours = has_hours.then(|| el("ul", "why-hours").all(story.hours.iter().map(hours)));
    let end = story.end.iter().map(|end| el("p", "why-end").text(end));
    let zone = has_hours.then(|| el("p", "why-zone").text(T.story.zone.say()));
    group()
        .add(el("p", "").text(story.target.as_deref().unwrap_or_default()))
        .add(el("ul", "why-told").all(told))
        .all(hours)
        .all(end)
        .all(zone)
}

fn hours(hours: &Hours) -> El {
    let (class, sign, words) = match hours {
        Hours::Open(words) => ("", Sign::Clock, words),
        Hours::Closed(words) => ("closed", Sign::Pause, words),
    };
    el("li", class).add(icon(sign)).text(words)
}
