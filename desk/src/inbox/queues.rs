//! The queues with their counts, the saved views, and who is signed in.

use super::order::{GROUPS, Queue};
use super::selection::View;
use super::sheet::{self, Sheet};
use super::{feed, views};
use crate::desk::Desk;
use crate::figures::link::figures_link;
use crate::parts::connection::connection;
use crate::parts::el::{El, button, el, icon};
use crate::parts::icon::Sign;
use crate::parts::languages::other_language;
use crate::parts::person::{Whose, person};
use crate::parts::timer;
use crate::reactive::*;
use crate::session::fragment::Fragment;
use crate::session::start::sign_out;
use crate::settings::Section;
use crate::texts::{T, Text};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// The queues: a column on wide screens, a row above the list on narrow ones.
pub(crate) fn queues() -> El {
    let desk = Desk::here();
    let nav = el("nav", "")
        .attr("aria-label", T.rail.queues.say())
        .all(GROUPS.into_iter().zip(0..).map(|((title, queues), at)| {
            let links = queues.iter().map(|queue| link(desk, *queue));
            group(title, &format!("queues-{at}")).add(el("ul", "queues").all(links))
        }))
        .when(
            move || desk.inbox.views.with(|views| !views.is_empty()),
            move || Some(saved(desk)),
        );
    let keys = button(
        "button plain help-button",
        None,
        T.rail.keys.say(),
        move || {
            desk.help.set(true);
        },
    );
    let out = button("button plain", None, T.rail.sign_out.say(), move || {
        sign_out(desk);
    });
    let me = desk.me();
    let end = el("div", "rail-end")
        .add(connection(desk.link))
        .add(figures_link())
        .add(settings_link(desk))
        .add(keys.add(el("kbd", "").text("?")))
        .add(other_language())
        .add(
            el("div", "me")
                .add(person(&me, Whose::Ours))
                .add(el("bdi", "me-name").text(&me))
                .add(out),
        );
    let current = Memo::new(move |_| {
        desk.selection
            .with(|selection| selection.named(String::new()))
    });
    // Where the queues are a row, what is chosen by keyboard may be out of sight.
    Effect::new(move || {
        // Read, not only tracked: a memo that nobody reads never looks.
        current.with(|_| ());
        timer::next_frame(reveal);
    });
    el("header", "rail")
        .add(el("h1", "site").add(el("bdi", "").text(&desk.site_name())))
        .add(nav)
        .add(end)
}

/// Scrolls the current queue into view.
fn reveal() {
    let page = web_sys::window().and_then(|window| window.document());
    let current = page.and_then(|page| page.query_selector("nav .queue[aria-current]").ok()?);
    if let Some(current) = current {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        current.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn group(title: Text, id: &str) -> El {
    el("div", "queue-group")
        .attr("role", "group")
        .attr("aria-labelledby", id)
        .add(
            el("p", "queue-group-title")
                .attr("id", id)
                .text(title.say()),
        )
}

fn settings_link(desk: Desk) -> El {
    el("a", "queue settings-link")
        .attr("href", &Fragment::of_settings(Section::Promises))
        .attr_with("aria-current", move || {
            let current = desk.settings.section.with(Option::is_some);
            current.then(|| "page".to_owned())
        })
        .add(icon(Sign::Gear))
        .add(el("span", "").text(T.settings.title.say()))
}

/// Beside the settings or the figures nothing of the inbox is shown.
fn is_shown(desk: Desk) -> bool {
    !desk.is_elsewhere()
}

fn link(desk: Desk, queue: Queue) -> El {
    let current = Memo::new(move |_| {
        is_shown(desk)
            && desk.selection.with(|selection| {
                selection.queue == queue && views::current(desk, selection).is_none()
            })
    });
    let count = Memo::new(move |_| {
        desk.counts
            .with(|counts| counts.and_then(|counts| queue.count(&counts)))
    });
    let calls = match queue {
        Queue::Waiting | Queue::Late => true,
        Queue::Leads => desk.is_lead(),
        _ => false,
    };
    let is_hot = move || calls && count.get().is_some_and(|count| count > 0);
    let link = button("queue", None, "", move || feed::show_queue(desk, queue))
        .class_if("hot", is_hot)
        .class_if("late", move || queue == Queue::Late && is_hot())
        .attr_with("aria-current", move || {
            current.get().then(|| "page".to_owned())
        })
        .add(el("span", "queue-title").text(queue.title()))
        .add(el("span", "queue-count").text_with(move || {
            count
                .get()
                .map(|count| count.to_string())
                .unwrap_or_default()
        }));
    el("li", "").add(link)
}

fn saved(desk: Desk) -> El {
    let views = el("ul", "queues").with(move || {
        let views = desk.inbox.views.get();
        let views = views.iter().enumerate();
        views
            .map(|(at, view)| view_link(desk, at, view))
            .collect::<Vec<_>>()
    });
    group(T.views.title, "queues-saved").add(views)
}

fn view_link(desk: Desk, at: usize, view: &View) -> El {
    let current = Memo::new(move |_| {
        is_shown(desk)
            && desk
                .selection
                .with(|it| views::current(desk, it) == Some(at))
    });
    let show = button("queue", None, "", move || {
        views::show(desk, at);
    })
    .attr_with("aria-current", move || {
        current.get().then(|| "page".to_owned())
    })
    .add(el("bdi", "queue-title").text(&view.name));
    let label = T.views.rename.fill([&view.name]);
    let change = button(
        "button plain icon-only",
        Some(Sign::Pencil),
        "",
        move || {
            sheet::open(desk, Sheet::Rename(at));
        },
    )
    .attr("aria-label", &label)
    .attr("title", &label);
    el("li", "saved-view").add(show).add(change)
}
