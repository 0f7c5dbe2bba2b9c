//! At the foot of the list: what can be done to the chosen cases, what was done last, and to which it was not done.

use super::act::Act;
use super::chosen::Chosen;
use super::run;
use crate::desk::Desk;
use crate::inbox::cursor;
use crate::inbox::list::Shown;
use crate::inbox::sheet::{self, Sheet};
use crate::inbox::undo;
use crate::parts::el::{El, button, el, icon};
use crate::parts::icon::Sign;
use crate::reactive::*;
use crate::texts::{T, Text};

/// The identifier of the button that takes back what was done.
pub(super) const UNDO: &str = "bulk-undo";

/// The bar, while there is something to say.
pub(crate) fn bar(desk: Desk, shown: Memo<Vec<Shown>>) -> El {
    let inbox = desk.inbox;
    let chosen = Memo::new(move |_| {
        inbox.chosen.with(|chosen| {
            shown.with(|shown| shown.iter().filter(|(_, it)| chosen.has(it)).count())
        })
    });
    let running = inbox.running;
    el("div", "bulk")
        .when(
            move || chosen.get() > 0 && running.with(Option::is_none),
            move || Some(tools(desk, chosen)),
        )
        .add(el("div", "bulk-said").attr("role", "status").with(move || {
            if let Some((done, all)) = running.get() {
                let [done, all] = [done, all].map(|number| number.to_string());
                return vec![el("p", "bulk-line").text(&T.bulk.doing.fill([&done, &all]))];
            }
            let done = inbox.done.get();
            done.map(|done| said(desk, &done.words, done.undo.is_some()))
                .into_iter()
                .collect()
        }))
        .with(move || {
            let failed = inbox.failed.get();
            (!failed.is_empty()).then(|| {
                let lines = failed.iter().map(|failed| {
                    let reference = failed.reference.clone();
                    let link = button("ref", None, &failed.reference, move || {
                        desk.show(&reference);
                    });
                    el("li", "")
                        .add(link)
                        .text(" ")
                        .add(el("span", "").text(&failed.why))
                });
                let hide = closing(move || inbox.failed.set(Vec::new()));
                el("div", "bulk-failed notice late")
                    .add(icon(Sign::Warning))
                    .add(el("ul", "").all(lines))
                    .add(hide)
            })
        })
}

fn tools(desk: Desk, chosen: Memo<usize>) -> El {
    let tool = |words: Text, key: &str, press: Box<dyn Fn()>| {
        button("button small", None, words.say(), press)
            .add(el("kbd", "").attr("aria-hidden", "true").text(key))
    };
    let take = tool(
        T.bulk.take,
        "m",
        Box::new(move || run::act(desk, &Act::Take)),
    );
    let hand = tool(
        T.bulk.hand,
        "a",
        Box::new(move || sheet::open(desk, Sheet::Hand)),
    );
    let weigh = tool(
        T.bulk.priority,
        "t",
        Box::new(move || sheet::open(desk, Sheet::Priority)),
    );
    let all = button("button plain small", None, T.bulk.all.say(), move || {
        cursor::all(desk);
    });
    let none = button("button plain icon-only", Some(Sign::Close), "", move || {
        desk.inbox.chosen.set(Chosen::default());
    })
    .attr("aria-label", T.bulk.let_go.say())
    .attr("title", T.bulk.let_go.say());
    el("div", "bulk-tools")
        .attr("role", "group")
        .attr("aria-label", T.bulk.label.say())
        .add(
            el("p", "bulk-line")
                .add(
                    el("strong", "")
                        .attr("role", "status")
                        .text_with(move || T.bulk.chosen.count(chosen.get())),
                )
                .add(all)
                .add(none),
        )
        .add(el("div", "bulk-acts").add(take).add(hand).add(weigh))
}

fn said(desk: Desk, words: &str, has_undo: bool) -> El {
    let undo = has_undo.then(|| {
        button(
            "button small",
            Some(Sign::Reopened),
            T.bulk.undo.say(),
            move || {
                undo::undo(desk);
            },
        )
        .attr("id", UNDO)
        .add(el("kbd", "").attr("aria-hidden", "true").text("z"))
    });
    el("div", "bulk-line")
        .add(el("p", "").attr("dir", "auto").text(words))
        .all(undo)
        .add(closing(move || undo::forget(desk)))
}

fn closing(close: impl Fn() + 'static) -> El {
    button("button plain icon-only", Some(Sign::Close), "", close)
        .attr("aria-label", T.bulk.hide.say())
        .attr("title", T.bulk.hide.say())
}
