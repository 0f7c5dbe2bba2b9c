//! The clock of one promise.

use super::PromiseName;
use crate::calendar::Calendar;
use crate::time::Timestamp;
use crate::view::EntryKind;
use serde::{Deserialize, Serialize};

const MINUTE_MS: i64 = 60_000;

/// The clock of one promise. Its segments cover its life without a gap and without overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Whose clock it is.
    pub promise: PromiseName,
    /// How long it may take, in minutes of open time.
    pub target: u32,
    /// What is owed in all, in milliseconds of open time: the target, unless another promise took its place on the way.
    pub owed: i64,
    /// Since when it counts, and since when it does not, oldest first. The last one is open while the clock lives.
    pub segments: Vec<Segment>,
    /// The moment that staff named instead; it counts in place of the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<Timestamp>,
    /// When it runs out if nothing happens; none while it is paused, and once it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// When the handler was warned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warned: Option<Timestamp>,
    /// When it ran out: to the millisecond, whenever that was noticed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breached: Option<Timestamp>,
    /// What was promised in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Timestamp>,
    /// When what was promised was done, in time or late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Timestamp>,
}

/// A stretch of a clock's life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Segment {
    /// Since when.
    pub from: Timestamp,
    /// Until when; none while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Timestamp>,
    /// Whether the clock counts.
    pub pace: Pace,
    /// What happened to begin it.
    pub why: EntryKind,
    /// Open time that counted, in milliseconds: known once the segment is over, so that no later change of a calendar
    /// counts it anew.
    #[serde(default)]
    pub counted: i64,
}

/// Whether a clock counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// It does, while the calendar is open.
    Running,
    /// It does not.
    Paused,
}

impl Clock {
    /// A clock for `target` minutes of open time. Its life begins when it is [turned](Self::turn_to) to a pace.
    #[must_use]
    pub fn of(promise: PromiseName, target: u32) -> Self {
        Self {
            promise,
            target,
            owed: i64::from(target) * MINUTE_MS,
            segments: Vec::new(),
            named: None,
            due: None,
            warned: None,
            breached: None,
            again: None,
            done: None,
        }
    }

    /// A clock that runs from `at` on, for `target` minutes of `calendar`'s open time.
    #[must_use]
    pub fn start(
        promise: PromiseName,
        target: u32,
        calendar: &Calendar,
        at: Timestamp,
        why: EntryKind,
    ) -> Self {
        let mut clock = Self::of(promise, target);
        clock.turn_to(Pace::Running, calendar, at, why);
        clock
    }

    /// Whether it has not ended.
    #[must_use]
    pub fn lives(&self) -> bool {
        self.segments.last().is_some_and(|last| last.to.is_none())
    }

    /// Whether it counts.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.lives()
            && self
                .segments
                .last()
                .is_some_and(|last| last.pace == Pace::Running)
    }

    /// What the requester can count on: when it is due, or what was promised after that was missed. None where it does
    /// not run.
    #[must_use]
    pub fn promised(&self) -> Option<Timestamp> {
        self.again.filter(|_| self.runs()).or(self.due)
    }

    /// Open time that has counted until `at`, in milliseconds.
    #[must_use]
    pub fn counted(&self, calendar: &Calendar, at: Timestamp) -> i64 {
        let over: i64 = self.segments.iter().map(|segment| segment.counted).sum();
        let now = self.segments.last().filter(|_| self.runs());
        over.saturating_add(now.map_or(0, |last| calendar.open_between(last.from, at)))
    }

    /// When the handler is to be warned: at `percent` of what is owed, but not before the present segment.
    #[must_use]
    pub fn warning(&self, calendar: &Calendar, percent: u32) -> Option<Timestamp> {
        let last = self.segments.last().filter(|_| self.runs())?;
        let due = self.due?;
        let at = if let Some(named) = self.named {
            let whole = named.0.saturating_sub(last.from.0);
            Timestamp(last.from.0.saturating_add(share(whole, percent)))
        } else {
            let before = share(self.owed, percent);
            let left = before.saturating_sub(self.counted(calendar, last.from));
            calendar.after(last.from, left.max(0))?
        };
        Some(at.min(due))
    }

    /// Goes over to `pace` at `at`; nothing changes where it goes at that pace already.
    pub fn turn_to(&mut self, pace: Pace, calendar: &Calendar, at: Timestamp, why: EntryKind) {
        if self.lives() && self.runs() == (pace == Pace::Running) {
            return;
        }
        let left_again = self.left_again(calendar);
        self.go_on(pace, calendar, at, why);
        if pace == Pace::Running {
            // What was promised in place of a missed target waited too.
            self.again = left_again.and_then(|left| calendar.after(at, left));
            self.done = None;
        }
        self.set_due(calendar, at);
    }

    /// Counts until `named` from now on, in place of the target.
    pub fn name(&mut self, named: Timestamp, calendar: &Calendar, at: Timestamp) {
        self.named = Some(named);
        self.set_due(calendar, at);
    }

    /// Puts another target in the place of this one, from `at` on, and counts by `after` from then on. What was promised
    /// is never put off: the earlier of it and of the new target from now on holds. A moment that staff named stays.
    pub fn retarget(
        &mut self,
        target: u32,
        before: &Calendar,
        after: &Calendar,
        at: Timestamp,
        why: EntryKind,
    ) {
        let whole = i64::from(target) * MINUTE_MS;
        let counted = self.counted(before, at);
        let mut left = self.owed.saturating_sub(counted).min(whole);
        self.target = target;
        if self.runs() {
            let from_now = after.after(at, whole);
            let earlier = |was: Option<Timestamp>| was.into_iter().chain(from_now).min();
            let mut due = self.due;
            if self.breached.is_none() && self.named.is_none() {
                due = earlier(due);
                // Another calendar may be open longer until then: a pause must not make it sooner.
                left = left.max(due.map_or(0, |due| after.open_between(at, due)));
            }
            if self.again.is_some_and(|again| again > at) {
                self.again = earlier(self.again);
            }
            self.go_on(Pace::Running, before, at, why);
            self.due = due;
        } else if let Some(last) = self.segments.last()
            && let Some(left) = self.left_again(before)
        {
            self.again = after.after(last.from, left.min(whole));
        }
        self.owed = counted.saturating_add(left);
    }

    /// Ends it, or the segment that it is in.
    pub fn end(&mut self, calendar: &Calendar, at: Timestamp) {
        let runs = self.runs();
        if let Some(last) = self.segments.last_mut()
            && last.to.is_none()
        {
            last.to = Some(at);
            if runs {
                last.counted = calendar.open_between(last.from, at);
            }
        }
        self.due = None;
    }

    /// Ends the segment that it is in, and begins the next.
    fn go_on(&mut self, pace: Pace, calendar: &Calendar, at: Timestamp, why: EntryKind) {
        self.end(calendar, at);
        self.segments.push(Segment {
            from: at,
            to: None,
            pace,
            why,
            counted: 0,
        });
    }

    /// While it is paused: the open time that was left when the pause began until what was promised in place of a missed
    /// target; none where that had passed too.
    fn left_again(&self, calendar: &Calendar) -> Option<i64> {
        let left = calendar.open_between(self.segments.last()?.from, self.again?);
        (left > 0).then_some(left)
    }

    fn set_due(&mut self, calendar: &Calendar, at: Timestamp) {
        self.due = if !self.runs() || self.breached.is_some() {
            None
        } else if let Some(named) = self.named {
            Some(named)
        } else {
            let left = self.owed.saturating_sub(self.counted(calendar, at));
            calendar.after(at, left.max(0))
        };
    }
}

fn share(whole: i64, percent: u32) -> i64 {
    let percent = i64::from(percent.min(100));
    whole / 100 * percent + whole % 100 * percent / 100
}
