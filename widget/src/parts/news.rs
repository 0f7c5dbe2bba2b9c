//! Keeps what is newest in view.

use crate::app::App;
use crate::el::{El, keep, next_frame};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Element;

/// Whoever is further from the end than this, in pixels, reads something older, and is left there.
const NEAR: i32 = 120;

/// What was in view last.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// Height of everything; 0 before the first time.
    height: i32,
    /// Number of the offer that was shown.
    offer: u32,
}

/// Shows the newest words of a case, or the offer that waits for a choice: when the case is opened,
/// and when something new comes.
pub(crate) fn follow(app: &App, body: &El) {
    let body = body.node();
    let seen = Rc::new(Cell::new(Seen::default()));
    keep(app, move |app| {
        app.case.view.with(|_| ());
        let offer = app
            .dock
            .offer
            .with(|offer| offer.as_ref().map_or(0, |offer| offer.number));
        let place = [app.is_own_page(), app.is_inline()];
        let (body, seen) = (body.clone(), Rc::clone(&seen));
        // Once all of it is drawn.
        next_frame(move || {
            let scroller = match place {
                [true, _] => page(),
                // Somebody else's page is theirs to scroll.
                [_, true] => None,
                _ => panel(&body),
            };
            if let Some(scroller) = scroller {
                show(&body, &scroller, &seen, offer);
            }
        });
    });
}

fn show(body: &Element, scroller: &Element, seen: &Cell<Seen>, offer: u32) {
    let height = scroller.scroll_height();
    let before = seen.replace(Seen { height, offer });
    let distance = before.height - scroller.scroll_top() - scroller.client_height();
    let find = |what: &str| body.query_selector(what).ok().flatten();
    // What the page scrolls is cut off by the window, what the panel scrolls by the panel's body.
    let edge = if scroller == body {
        body.get_bounding_client_rect().top()
    } else {
        0.0
    };
    if offer > before.offer
        && let (Some(options), Some(top)) = (find(".options"), find(".top"))
    {
        // The first card goes right below what stays at the top.
        let top = top.get_bounding_client_rect().bottom().max(edge);
        let by = options.get_bounding_client_rect().top() - top - 12.0;
        #[expect(clippy::cast_possible_truncation, reason = "pixels")]
        scroller.set_scroll_top(scroller.scroll_top() + by as i32);
    } else if offer == 0 && (before.height == 0 || distance < NEAR) {
        scroller.set_scroll_top(height);
    }
}

/// The panel's body; in a low window all of the panel.
fn panel(body: &Element) -> Option<Element> {
    let panel = body.closest(".portal").ok()??;
    let is_low = panel.scroll_height() > panel.client_height();
    Some(if is_low { panel } else { body.clone() })
}

fn page() -> Option<Element> {
    web_sys::window()?.document()?.scrolling_element()
}
