//! Tells colleagues that one types.

use super::follow::Following;
use crate::parts::page;
use crate::parts::timer;
use crate::reactive::*;
use answerable_shared::presence::Typing;
use answerable_shared::time::Timestamp;
use std::time::Duration;

/// Whoever goes on typing says so this often, in milliseconds; colleagues wait twice as long for it.
const AGAIN: i64 = 5_000;
/// Whoever has typed nothing for so long has stopped.
const STOPPED: Duration = Duration::from_secs(5);

/// What was told, and when it will be taken back.
#[derive(Clone)]
pub(super) struct Saying {
    following: Following,
    said: StoredValue<Option<Timestamp>>,
    stops: StoredValue<Option<i32>>,
}

impl Saying {
    pub(super) fn new(following: Following) -> Self {
        Self {
            following,
            said: StoredValue::new(None),
            stops: StoredValue::new(None),
        }
    }

    /// Something was typed.
    pub(super) fn types(&self) {
        let now = page::now();
        let is_known = |said: Timestamp| now.0.abs_diff(said.0) < AGAIN.unsigned_abs();
        if !self.said.get_value().is_some_and(is_known) {
            self.said.set_value(Some(now));
            self.following.say(Typing { typing: true });
        }
        timer::forget(self.stops.get_value());
        let later = self.clone();
        let stops = timer::after(STOPPED, move || later.stops());
        self.stops.set_value(stops);
    }

    /// It was sent, or nothing was typed for a while.
    pub(super) fn stops(&self) {
        // Whoever has left the case meanwhile has left its socket too.
        let said = self.said.try_update_value(Option::take).flatten();
        if said.is_some() {
            self.following.say(Typing { typing: false });
        }
    }
}
