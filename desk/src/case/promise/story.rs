//! Why a promise stands as it does, in sentences: what its clock counted, what it did not, and when there is open time.

use crate::case::conflict::deed;
use crate::parts::span::exact;
use crate::texts::T;
use answerable_shared::calendar::Span;
use answerable_shared::promise::clock::{Pace, Segment};
use answerable_shared::promise::explain::{PromiseState, PromiseView};
use answerable_shared::time::Timestamp;
use answerable_shared::view::{By, Entry, EntryKind};

/// Open stretches that are told one by one; of more, only the first of them and how many follow.
const TOLD: usize = 5;
/// As many as the edge tells at most: then there may be more.
const MOST: usize = 40;

/// What a story is told from.
pub(crate) struct Told<'a> {
    /// The timeline.
    pub(crate) entries: &'a [Entry],
    /// The requester.
    pub(crate) who: &'a str,
    /// Whether staff announced the moment that it is due.
    pub(crate) is_announced: bool,
    /// Says a moment.
    pub(crate) moment: &'a dyn Fn(Timestamp) -> String,
    /// Says the end of what began at the first of two moments.
    pub(crate) until: &'a dyn Fn(Timestamp, Timestamp) -> String,
}

/// Why a promise stands as it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Story {
    /// How long it may take.
    pub(crate) target: Option<String>,
    /// What its clock did, and why.
    pub(crate) told: Vec<String>,
    /// When there is open time until it is due.
    pub(crate) hours: Vec<Hours>,
    /// What follows.
    pub(crate) end: Vec<String>,
}

/// A stretch of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Hours {
    Open(String),
    Closed(String),
}

/// The story of `promise`.
pub(crate) fn story(promise: &PromiseView, told: &Told<'_>) -> Story {
    let mut story = Story {
        target: promise
            .target
            .map(|target| T.story.target.fill([&exact(i64::from(target) * 60_000)])),
        ..Story::default()
    };
    let segments: Vec<&Segment> = promise
        .segments
        .iter()
        .filter(|segment| segment.to != Some(segment.from))
        .collect();
    for (position, segment) in segments.iter().enumerate() {
        let before = position.checked_sub(1).map(|before| segments[before].pace);
        story.told.push(turned(segment, before, told));
        if let Some(to) = segment.to {
            story.told.push(counted(segment, to, told));
        }
    }
    let runs = segments
        .last()
        .is_some_and(|last| last.pace == Pace::Running && last.to.is_none());
    if runs && told.is_announced {
        if let Some(due) = promise.due {
            story
                .end
                .push(T.story.announced.fill([&(told.moment)(due)]));
        }
    } else if runs {
        if let Some(left) = promise.left.filter(|_| segments.len() > 1) {
            story.told.push(if left < 0 {
                T.story.over.fill([&exact(-left)])
            } else {
                T.story.left.fill([&exact(left)])
            });
        }
        if let (Some(last), Some(due)) = (segments.last(), promise.due) {
            hours(&mut story, last.from, due, &promise.open, told);
        }
    }
    end(&mut story, promise, runs, told);
    story
}

/// How the clock came to go, or to stand.
fn turned(segment: &Segment, before: Option<Pace>, told: &Told<'_>) -> String {
    let at = (told.moment)(segment.from);
    let what = happened(segment, told);
    sentence(match (before, segment.pace) {
        (None, Pace::Running) => T.story.started.fill([&at, &what]),
        (Some(Pace::Running), Pace::Running) => T.story.changed.fill([&at, &what]),
        (Some(Pace::Paused), Pace::Running) => T.story.resumed.fill([&at, &what]),
        (_, Pace::Paused) => T.story.paused.fill([&at, &what]),
    })
}

/// Begins with a capital what begins with a day such as "yesterday".
fn sentence(mut words: String) -> String {
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// What began a segment: "Ada replied".
fn happened(segment: &Segment, told: &Told<'_>) -> String {
    let mut entries = told.entries.iter();
    let entry = entries.find(|entry| entry.at == segment.from && entry.what == segment.why);
    // The timeline begins with the arrival; a hole in it is no reason to say nothing.
    let by = match entry {
        Some(entry) => (entry.by, entry.name.as_deref()),
        None if segment.why == EntryKind::Submitted => (By::Requester, None),
        None => (By::Other, None),
    };
    match by {
        (By::Requester, _) => T.news.clause.fill([told.who, deed(segment.why)]),
        (By::Agent, name) => {
            let name = name.unwrap_or_else(|| T.entry.staff.say());
            T.news.clause.fill([name, deed(segment.why)])
        }
        (By::System | By::Other, _) => T.news.something.owned(),
    }
}

fn counted(segment: &Segment, to: Timestamp, told: &Told<'_>) -> String {
    let to = (told.moment)(to);
    if segment.counted > 0 {
        T.story.counted.fill([&to, &exact(segment.counted)])
    } else {
        T.story.not_counted.fill([&to])
    }
}

/// When there is open time from `from` until `due`.
fn hours(story: &mut Story, from: Timestamp, due: Timestamp, open: &[Span], told: &Told<'_>) {
    let open = joined(open);
    if let [only] = open.as_slice()
        && only.from <= from
        && only.to >= due
    {
        story.told.push(T.story.throughout.owned());
        return;
    }
    let say = |at: Timestamp| (told.moment)(at);
    let mut until = from;
    for span in open.iter().take(TOLD) {
        if span.from > until {
            let words = T.story.closed.fill([&say(span.from)]);
            story.hours.push(Hours::Closed(words));
        }
        let length = exact(span.to.0.saturating_sub(span.from.0));
        let words =
            T.story
                .open
                .fill([&say(span.from), &(told.until)(span.from, span.to), &length]);
        story.hours.push(Hours::Open(sentence(words)));
        until = span.to;
    }
    let more = open.len().saturating_sub(TOLD);
    if open.len() >= MOST {
        let words = T.story.so_on.fill([&say(due)]);
        story.hours.push(Hours::Open(words));
    } else if more > 0 {
        story.hours.push(Hours::Open(T.story.more.count(more)));
    }
}

/// Spans without those that only touch at midnight.
fn joined(open: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in open {
        match joined.last_mut() {
            Some(last) if last.to >= span.from => last.to = span.to,
            _ => joined.push(*span),
        }
    }
    joined
}

fn end(story: &mut Story, promise: &PromiseView, runs: bool, told: &Told<'_>) {
    let due = promise.due.map(|due| (told.moment)(due));
    let left = promise.left.filter(|left| *left > 0);
    let sentence = match (promise.state, due) {
        (PromiseState::Running, Some(due)) if !told.is_announced => T.story.due.fill([&due]),
        (PromiseState::Late, Some(due)) => T.story.ran_out.fill([&due]),
        (PromiseState::Missed, Some(due)) => match late_by(promise) {
            Some(late) => T.story.missed.fill([&due, &exact(late)]),
            None => T.story.missed_plain.fill([&due]),
        },
        (PromiseState::Kept, _) => match spare(promise) {
            Some(spare) => T.story.kept.fill([&exact(spare)]),
            None => T.story.kept_plain.owned(),
        },
        (PromiseState::Paused, _) => match left {
            Some(left) => T.story.goes_on.fill([told.who, &exact(left)]),
            None => T.story.goes_on_late.fill([told.who]),
        },
        _ => return,
    };
    story.end.push(sentence);
    if promise.state == PromiseState::Late {
        match promise.again {
            Some(again) => story.end.push(T.story.again.fill([&(told.moment)(again)])),
            None if !runs => story.end.push(T.story.goes_on_late.fill([told.who])),
            None => {}
        }
    }
}

/// When what was promised was done, where the clock tells.
fn done(promise: &PromiseView) -> Option<Timestamp> {
    if !matches!(promise.state, PromiseState::Kept | PromiseState::Missed) {
        return None;
    }
    let last = promise.segments.last()?;
    // A clock that paused with the solution keeps standing: it may go on when the case is taken up again.
    last.to
        .or((last.why == EntryKind::Resolved).then_some(last.from))
}

/// How long after it was due it was done, in milliseconds.
pub(crate) fn late_by(promise: &PromiseView) -> Option<i64> {
    let late = done(promise)?.0.saturating_sub(promise.due?.0);
    (late > 0).then_some(late)
}

/// Open time that it took once it is done, in milliseconds: that is what was promised.
pub(crate) fn took(promise: &PromiseView) -> i64 {
    promise.segments.iter().map(|segment| segment.counted).sum()
}

/// Open time that was left when it was done, in milliseconds.
fn spare(promise: &PromiseView) -> Option<i64> {
    let last = promise.segments.last()?;
    let spare = promise.left?.saturating_sub(last.counted);
    (spare > 0).then_some(spare)
}

#[cfg(test)]
mod tests;
