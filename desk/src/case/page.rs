//! The page of one case.

use super::cell::CaseCell;
use super::follow::{Following, follow};
use super::head::head;
use super::letter::letter;
use super::now::now;
use super::promise::promise;
use super::review::review;
use super::tasks::tasks;
use super::timeline::timeline;
use super::typing::Saying;
use crate::composer::panel::composer;
use crate::desk::Desk;
use crate::parts::el::{El, button, el, group, icon};
use crate::parts::icon::Sign;
use crate::parts::skeleton::case_skeleton;
use crate::parts::timer;
use crate::reactive::*;
use crate::texts::T;
use web_sys::Element;

/// Closer to the end than this, in pixels, the page follows what is added.
const NEAR: i32 = 120;

/// The page of one case.
pub(crate) fn case_page(reference: String) -> El {
    let desk = Desk::here();
    let cell = desk.case(&reference);
    let following = follow(desk, &reference);
    let arriving = cell.clone();
    let arrived = Memo::new(move |_| arriving.seq() > 0);
    let page = el("article", "case").attr("aria-label", &T.page.case.fill([&reference]));
    page.add(head(reference.clone(), cell.clone()))
        .with(move || {
            Some(if arrived.get() {
                untrack(|| letters(desk, &reference, &cell, &following))
            } else {
                waiting(&following, &cell)
            })
        })
}

/// What stands there before the case does.
fn waiting(following: &Following, cell: &CaseCell) -> El {
    let Some(sentence) = cell.trouble.get() else {
        return case_skeleton();
    };
    let title = if cell.absent.get() {
        T.page.absent.say()
    } else {
        T.page.not_loaded.say()
    };
    let following = following.clone();
    el("div", "empty")
        .attr("role", "alert")
        .add(icon(Sign::Warning))
        .add(el("p", "empty-title").text(title))
        .add(el("p", "").text(&sentence))
        .add(button("button", None, T.page.again.say(), move || {
            following.again();
        }))
}

/// The case: letter, promise, tasks, timeline, what waits for a second look, what to do now, composer.
fn letters(desk: Desk, reference: &str, cell: &CaseCell, following: &Following) -> El {
    let column = el("div", "case-column")
        .all(letter(cell.clone()))
        .add(promise(cell.clone()))
        .add(tasks(desk, reference.to_owned(), cell.clone()))
        .add(timeline(cell.clone()))
        .add(review(desk, reference.to_owned(), cell.clone()))
        .add(now(desk, reference.to_owned(), cell.clone()));
    let scroll = el("div", "case-scroll").attr("tabindex", "0").add(column);
    let place = Place {
        scroll: scroll.node(),
        below: RwSignal::new(false),
    };
    place.clone().keep(desk, reference.to_owned(), cell.clone());
    let below = place.below;
    let scrolled = place.clone();
    let down = move || {
        let place = place.clone();
        let to_end = move || place.to_end();
        Some(button(
            "button below",
            Some(Sign::Down),
            T.page.below.say(),
            to_end,
        ))
    };
    let types = Saying::new(following.clone());
    let sends = types.clone();
    let composer = composer(cell.clone(), reference.to_owned())
        .on("input", move |_| types.types())
        .on("submit", move |_| sends.stops());
    group()
        .add(scroll.on("scroll", move |_| {
            if scrolled.below.get_untracked() && scrolled.is_near() {
                scrolled.below.set(false);
            }
        }))
        .when(move || below.get(), down)
        .add(composer)
}

/// Where in the case its reader is.
#[derive(Clone)]
struct Place {
    scroll: Element,
    /// Whether something is new below.
    below: RwSignal<bool>,
}

impl Place {
    fn to_end(&self) {
        self.scroll.set_scroll_top(self.scroll.scroll_height());
        // Whoever leaves before the next frame takes it along.
        let _gone = self.below.try_set(false);
    }

    fn is_near(&self) -> bool {
        let scroll = &self.scroll;
        scroll.scroll_height() - scroll.scroll_top() - scroll.client_height() < NEAR
    }

    /// Follows what is added: the first time from the top down; later from where it was left.
    fn keep(self, desk: Desk, reference: String, cell: CaseCell) {
        let first_time = desk
            .seen
            .with_untracked(|seen| seen.last(&reference).is_none());
        let me = desk.me();
        let latest = cell.view.clone();
        let last_is_mine = move || {
            latest.with_untracked(|view| {
                let last = view.as_ref().and_then(|view| view.timeline.last());
                last.is_some_and(|entry| entry.name.as_deref() == Some(me.as_str()))
            })
        };
        Effect::new(move |earlier: Option<u64>| {
            let seq = cell.seq();
            desk.has_read(&reference, seq);
            let follows = match earlier {
                None => !first_time,
                Some(earlier) if earlier < seq => {
                    let follows = self.is_near() || last_is_mine();
                    if !follows {
                        self.below.set(true);
                    }
                    follows
                }
                Some(_) => false,
            };
            if follows {
                let place = self.clone();
                timer::next_frame(move || place.to_end());
            }
            seq
        });
    }
}
