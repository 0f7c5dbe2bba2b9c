//! The desk of somebody who is signed in: queues, list, case.

use crate::case::page::case_page;
use crate::desk::Desk;
use crate::figures::page::figures_page;
use crate::inbox::feed;
use crate::inbox::list::list;
use crate::inbox::queues::queues;
use crate::keys;
use crate::parts::el::{El, button, el, group};
use crate::parts::help::help;
use crate::parts::page;
use crate::reactive::*;
use crate::settings::page::settings_page;
use crate::texts::T;

/// Queues, list and case; as many of them beside each other as there is room for.
pub(crate) fn bench(desk: Desk) -> El {
    let live = StoredValue::new_local(Some(feed::follow(desk)));
    on_cleanup(move || {
        live.try_set_value(None);
    });
    Effect::new(move || page::set_title(&title(desk)));
    let place = move || {
        (
            desk.settings.section.with(Option::is_some),
            desk.figures.shown.get(),
        )
    };
    let shown = move |place| {
        [match place {
            (true, _) => settings_page(),
            (_, true) => figures_page(),
            _ => inbox(desk),
        }]
    };
    let bench = el("div", "bench")
        .class_if("has-case", move || desk.open.with(Option::is_some))
        .class_if("arranges", move || desk.is_elsewhere())
        .add(queues())
        .by(place, shown);
    group().add(bench).add(help())
}

/// List and case, with their keys.
fn inbox(desk: Desk) -> El {
    keys::listen(desk);
    let shown = move |open| {
        [match open {
            Some(reference) => case_page(reference),
            None => no_case(desk),
        }]
    };
    let case = el("main", "pane case-pane")
        .attr("id", "case")
        .by(move || desk.open.get(), shown);
    group().add(list()).add(case)
}

fn no_case(desk: Desk) -> El {
    let waiting = move || desk.counts.get().unwrap_or_default().waiting;
    let title = move || match waiting() {
        0 => T.bench.none.owned(),
        waiting => T.bench.waiting.count(waiting as usize),
    };
    let key = |key| el("kbd", "").text(key);
    let how = el("p", "")
        .text(T.bench.how.say())
        .text(" ")
        .add(key("j"))
        .text(" ")
        .text(T.bench.how_and.say())
        .text(" ")
        .add(key("k"))
        .text(" ")
        .text(T.bench.how_open.say())
        .text(" ")
        .add(key("Enter"))
        .text(T.bench.how_end.say());
    let sheet = button("button plain", None, T.bench.keys.say(), move || {
        desk.help.set(true);
    });
    el("div", "no-case")
        .add(el("p", "no-case-title").text_with(title))
        .add(how)
        .add(sheet.add(key("?")))
}

fn title(desk: Desk) -> String {
    let site = desk.site_name();
    if desk.settings.section.with(Option::is_some) {
        return format!("{} · {site}", T.settings.title.say());
    }
    if desk.figures.shown.get() {
        return format!("{} · {site}", T.figures.title.say());
    }
    let place = desk.open.get().unwrap_or_else(|| {
        desk.selection
            .with(|selection| selection.queue.title().to_owned())
    });
    let waiting = desk
        .counts
        .with(|counts| counts.map_or(0, |counts| counts.waiting));
    match waiting {
        0 => format!("{place} · {site}"),
        waiting => format!("({waiting}) {place} · {site}"),
    }
}
