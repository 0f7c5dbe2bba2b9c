//! What promises mean, told a second time and as plainly as can be: which breaches there have to be, and when.

use super::minutes::Minutes;
use answerable_shared::promise::PromiseName;

const MINUTE: i64 = 60_000;

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Say,
    Ask,
    Progress(Option<i64>),
    Offer,
    Resolve,
    Note,
    Assign,
    Triage(usize),
    TakeUp,
    Write,
    Appeal,
    Choose,
    Decline,
    NotFixed,
    Fixed,
    Reopen,
    Withdraw,
    /// Within so many minutes; within those of a first answer for 0.
    Delegate(i64),
    /// On the oldest task that is open.
    Report,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Open,
    Choosing,
    Resolved,
    Closed,
    Withdrawn,
}

/// A calendar, and how many minutes of it each promise may take.
pub(super) struct Terms {
    pub(super) calendar: usize,
    pub(super) targets: [Option<i64>; 4],
}

/// What a team still has to do.
pub(super) struct Task {
    pub(super) number: u32,
    due: i64,
    late: bool,
}

/// A breach, and what was promised in its place.
pub(super) type Breach = (i64, PromiseName, i64);

struct Clock {
    promise: PromiseName,
    target: i64,
    /// What was left when it last began to count, or stopped.
    left: i64,
    /// Since when it counts.
    since: Option<i64>,
    due: i64,
    named: bool,
    broken: bool,
}

pub(super) struct Model<'a> {
    calendars: &'a [Minutes],
    terms: &'a [Terms],
    pub(super) priority: usize,
    pub(super) stage: Stage,
    pub(super) offers: u32,
    asked: bool,
    waits: bool,
    answered: bool,
    ever_solved: bool,
    expected: Option<i64>,
    clocks: Vec<Clock>,
    pub(super) breaches: Vec<Breach>,
    given: u32,
    pub(super) tasks: Vec<Task>,
    /// Which task was not done in time, and when that was.
    pub(super) overdue: Vec<(i64, u32)>,
}

impl<'a> Model<'a> {
    /// A case of that priority, which arrives at `at`.
    pub(super) fn new(
        calendars: &'a [Minutes],
        terms: &'a [Terms],
        priority: usize,
        at: i64,
    ) -> Self {
        let mut model = Self {
            calendars,
            terms,
            priority,
            stage: Stage::Open,
            offers: 0,
            asked: false,
            waits: true,
            answered: false,
            ever_solved: false,
            expected: None,
            clocks: Vec::new(),
            breaches: Vec::new(),
            given: 0,
            tasks: Vec::new(),
            overdue: Vec::new(),
        };
        for promise in [
            PromiseName::FirstResponse,
            PromiseName::Offer,
            PromiseName::Resolution,
        ] {
            model.begin(promise, at, true);
        }
        model
    }

    /// Time passes until `at`.
    pub(super) fn pass(&mut self, at: i64) {
        let calendar = &self.calendars[self.terms[self.priority].calendar];
        for clock in &mut self.clocks {
            if clock.since.is_some() && !clock.broken && clock.due <= at {
                clock.broken = true;
                let again = calendar.after(clock.due, clock.target);
                self.breaches.push((clock.due, clock.promise, again));
            }
        }
        for task in &mut self.tasks {
            if !task.late && task.due <= at {
                task.late = true;
                self.overdue.push((task.due, task.number));
            }
        }
    }

    /// Somebody does that, after time has passed until then.
    pub(super) fn act(&mut self, act: Act, at: i64) {
        use PromiseName::{FirstResponse, NextUpdate, Offer};
        if matches!(
            act,
            Act::Say | Act::Ask | Act::Progress(_) | Act::Offer | Act::Resolve
        ) {
            self.end(FirstResponse);
            self.end(NextUpdate);
            self.answered = true;
            (self.waits, self.asked) = (false, false);
        }
        match act {
            Act::Say | Act::Note | Act::Assign => {}
            Act::Ask => (self.asked, self.expected) = (true, None),
            Act::Progress(expected) => self.expected = expected,
            Act::Offer => {
                self.offers += 1;
                self.end(Offer);
                (self.stage, self.expected) = (Stage::Choosing, None);
            }
            Act::Resolve => {
                self.end(Offer);
                (self.stage, self.expected) = (Stage::Resolved, None);
            }
            Act::Triage(priority) => self.triage(priority, at),
            Act::Write | Act::Appeal => self.wait(),
            Act::Choose | Act::Decline => {
                self.stage = Stage::Open;
                self.wait();
            }
            Act::NotFixed | Act::Reopen => {
                (self.stage, self.expected) = (Stage::Open, None);
                self.wait();
            }
            Act::TakeUp => (self.stage, self.expected) = (Stage::Open, None),
            Act::Fixed => {
                (self.stage, self.waits) = (Stage::Closed, false);
                self.tasks.clear();
            }
            Act::Withdraw => {
                self.stage = Stage::Withdrawn;
                self.waits = false;
                self.clocks.clear();
                self.tasks.clear();
            }
            Act::Delegate(minutes) => {
                let terms = &self.terms[self.priority];
                let first = terms.targets[0].expect("always promised");
                let within = if minutes == 0 { first } else { minutes };
                self.given += 1;
                self.tasks.push(Task {
                    number: self.given,
                    due: self.calendars[terms.calendar].after(at, within * MINUTE),
                    late: false,
                });
            }
            Act::Report => drop(self.tasks.remove(0)),
        }
        self.ever_solved |= matches!(self.stage, Stage::Choosing | Stage::Resolved);
        self.follow(at);
    }

    fn wait(&mut self) {
        (self.waits, self.asked) = (true, false);
    }

    fn ours(&self) -> bool {
        self.stage == Stage::Open && !self.asked
    }

    /// Solutions wait while it is not our turn; news is owed while it is, or while somebody waits.
    fn follow(&mut self, at: i64) {
        let ours = self.ours();
        let calendar = &self.calendars[self.terms[self.priority].calendar];
        for clock in &mut self.clocks {
            if matches!(
                clock.promise,
                PromiseName::FirstResponse | PromiseName::NextUpdate
            ) {
                continue;
            }
            if let (Some(since), false) = (clock.since, ours) {
                clock.left -= calendar.between(since, at);
                clock.since = None;
            } else if clock.since.is_none() && ours {
                clock.since = Some(at);
                clock.due = calendar.after(at, clock.left);
            }
        }
        if !ours && !self.waits {
            self.end(PromiseName::NextUpdate);
        }
        let ended = matches!(self.stage, Stage::Closed | Stage::Withdrawn);
        if self.answered && !ended && (ours || self.waits) && !self.lives(PromiseName::NextUpdate) {
            self.begin(PromiseName::NextUpdate, at, true);
            if let (Some(clock), Some(named)) = (
                self.clocks.last_mut(),
                self.expected.filter(|named| *named > at),
            ) && clock.promise == PromiseName::NextUpdate
            {
                (clock.due, clock.named) = (named, true);
            }
        }
    }

    fn triage(&mut self, priority: usize, at: i64) {
        let old = &self.calendars[self.terms[self.priority].calendar];
        let terms = &self.terms[priority];
        let new = &self.calendars[terms.calendar];
        self.priority = priority;
        for clock in &mut self.clocks {
            if let Some(target) = terms.targets[clock.promise as usize] {
                clock.target = target * MINUTE;
            }
            let Some(since) = clock.since else {
                clock.left = clock.left.min(clock.target);
                continue;
            };
            clock.since = Some(at);
            clock.left = (clock.left - old.between(since, at)).min(clock.target);
            if !clock.broken && !clock.named {
                clock.due = clock.due.min(new.after(at, clock.target));
                clock.left = clock.left.max(new.between(at, clock.due));
            }
        }
        let resolved = self.stage == Stage::Resolved;
        for (promise, too_late) in [
            (PromiseName::Offer, self.ever_solved),
            (PromiseName::Resolution, resolved),
        ] {
            if !too_late && !self.lives(promise) {
                self.begin(promise, at, self.ours());
            }
        }
    }

    fn begin(&mut self, promise: PromiseName, at: i64, runs: bool) {
        let terms = &self.terms[self.priority];
        if let Some(minutes) = terms.targets[promise as usize] {
            let target = minutes * MINUTE;
            self.clocks.push(Clock {
                promise,
                target,
                left: target,
                since: runs.then_some(at),
                due: self.calendars[terms.calendar].after(at, target),
                named: false,
                broken: false,
            });
        }
    }

    fn end(&mut self, promise: PromiseName) {
        self.clocks.retain(|clock| clock.promise != promise);
    }

    fn lives(&self, promise: PromiseName) -> bool {
        self.clocks.iter().any(|clock| clock.promise == promise)
    }
}
