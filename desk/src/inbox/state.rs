//! What the inbox shows beside its rows.

use super::bulk::chosen::Chosen;
use super::bulk::run::Failed;
use super::selection::View;
use super::sheet::Sheet;
use super::undo::Done;
use crate::reactive::*;

/// What the inbox shows beside its rows.
#[derive(Clone, Copy)]
pub(crate) struct Inbox {
    /// The rows to which something will be done.
    pub(crate) chosen: RwSignal<Chosen>,
    /// The saved views.
    pub(crate) views: RwSignal<Vec<View>>,
    /// Whether the fields of the filters are shown.
    pub(crate) filtering: RwSignal<bool>,
    /// The sheet that is shown.
    pub(crate) sheet: RwSignal<Option<Sheet>>,
    /// How much is done of what is being done to many cases, and how much there is to do.
    pub(crate) running: RwSignal<Option<(usize, usize)>>,
    /// To which cases it was not done.
    pub(crate) failed: RwSignal<Vec<Failed>>,
    /// What was done last.
    pub(crate) done: RwSignal<Option<Done>>,
}

/// Where the list is in its pages.
#[derive(Clone, Copy)]
pub(crate) struct Pages {
    /// Whether a first page of this selection has arrived.
    pub(crate) arrived: RwSignal<bool>,
    /// Whether one is on its way.
    pub(crate) loading: RwSignal<bool>,
    /// Why none came, in a sentence.
    pub(crate) trouble: RwSignal<Option<String>>,
    /// Where the next page begins.
    pub(crate) next: RwSignal<Option<String>>,
    /// How many pages of this selection are loaded.
    pub(crate) count: StoredValue<u32>,
    /// Raised with every selection, so that pages of an older one are not taken for its own.
    pub(crate) epoch: StoredValue<u32>,
    /// Raised with every live frame, so that counts of an older page do not replace newer ones.
    pub(crate) frames: StoredValue<u32>,
}

impl Inbox {
    pub(crate) fn new() -> Self {
        Self {
            chosen: RwSignal::default(),
            views: RwSignal::default(),
            filtering: RwSignal::new(false),
            sheet: RwSignal::new(None),
            running: RwSignal::new(None),
            failed: RwSignal::default(),
            done: RwSignal::new(None),
        }
    }
}

impl Pages {
    pub(crate) fn new() -> Self {
        Self {
            arrived: RwSignal::new(false),
            loading: RwSignal::new(false),
            trouble: RwSignal::new(None),
            next: RwSignal::new(None),
            count: StoredValue::new(0),
            epoch: StoredValue::new(0),
            frames: StoredValue::new(0),
        }
    }
}
