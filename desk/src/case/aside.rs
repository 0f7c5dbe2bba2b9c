//! What is laid over a case for a moment: one thing at a time.

use crate::desk::Desk;
use crate::parts::{page, timer};
use crate::reactive::*;
use answerable_shared::promise::PromiseName;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What is laid over the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aside {
    /// Why a promise is due when it is.
    Why(PromiseName),
    /// The choice of kind and priority.
    Triage,
    /// To whom the case goes.
    Hand,
    /// What a team is to do on the side.
    Task,
    /// Which canned reply to begin with.
    Canned,
}

/// The class of what belongs to something that is laid over: a press anywhere else puts it away.
const ROOT: &str = ".aside-root";

/// Puts away what is laid over the case; says whether there was anything. The focus goes back where it came from.
pub(crate) fn put_away(desk: Desk) -> bool {
    match desk.aside.get_untracked() {
        None => false,
        Some(aside) => {
            desk.aside.set(None);
            if let Some(opener) = aside.opener() {
                page::focus(opener);
            }
            true
        }
    }
}

/// Puts it away, too, when something else is pressed, while the calling component is shown.
pub(crate) fn mind_presses(desk: Desk) {
    timer::on_window("pointerdown", move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let inside = target.is_some_and(|target| target.closest(ROOT).ok().flatten().is_some());
        if !inside
            && desk
                .aside
                .get_untracked()
                .is_some_and(|aside| !aside.is_sheet())
        {
            desk.aside.set(None);
        }
    });
}

impl Aside {
    /// The identifier of what opens it, where the focus goes in.
    pub(crate) const fn opener(self) -> Option<&'static str> {
        match self {
            // The focus has never left its line.
            Self::Why(_) => None,
            Self::Triage => Some("triage"),
            Self::Hand | Self::Task => Some("hand"),
            Self::Canned => Some("canned"),
        }
    }

    /// Whether it is the sheet, which is modal.
    pub(crate) const fn is_sheet(self) -> bool {
        matches!(self, Self::Hand | Self::Task)
    }
}
