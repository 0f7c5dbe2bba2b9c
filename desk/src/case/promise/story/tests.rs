use super::super::order::tests::promise;
use super::*;
use crate::case::merge::tests::entry;
use answerable_shared::promise::PromiseName;

const MINUTE: i64 = 60_000;

fn at(minutes: i64) -> Timestamp {
    Timestamp(minutes * MINUTE)
}

fn segment(from: i64, to: Option<i64>, pace: Pace, why: EntryKind, counted: i64) -> Segment {
    Segment {
        from: at(from),
        to: to.map(at),
        pace,
        why,
        counted: counted * MINUTE,
    }
}

fn open(from: i64, to: i64) -> Span {
    Span {
        from: at(from),
        to: at(to),
    }
}

fn happened_at(minutes: i64, by: By, name: Option<&str>, what: EntryKind) -> Entry {
    Entry {
        at: at(minutes),
        ..entry(1, by, name, what)
    }
}

/// Moments as minutes, so that sentences can be read without a calendar.
fn tell(promise: &PromiseView, entries: &[Entry], is_announced: bool) -> Story {
    story(
        promise,
        &Told {
            entries,
            who: "Ada",
            is_announced,
            moment: &|at| format!("m{}", at.0 / MINUTE),
            until: &|_, at| format!("m{}", at.0 / MINUTE),
        },
    )
}

#[test]
fn a_fresh_promise_says_since_when_and_until_when() {
    let mut first = promise(PromiseName::FirstResponse, PromiseState::Running, None);
    first.due = Some(at(15));
    first.target = Some(15);
    first.left = Some(15 * MINUTE);
    first.segments = vec![segment(0, None, Pace::Running, EntryKind::Submitted, 0)];
    first.open = vec![open(0, 15)];
    let story = tell(&first, &[], false);
    assert_eq!(
        story.target.as_deref(),
        Some("Promised within 15 min of open time.")
    );
    assert_eq!(
        story.told,
        [
            "M0: Ada sent this case, and the clock started.",
            "It is open all that time."
        ]
    );
    assert_eq!(story.hours, []);
    assert_eq!(story.end, ["So it is due m15."]);
}

#[test]
fn a_weekend_between_says_when_it_is_open() {
    let mut first = promise(PromiseName::FirstResponse, PromiseState::Running, None);
    first.due = Some(at(5_000));
    first.segments = vec![segment(0, None, Pace::Running, EntryKind::Submitted, 0)];
    first.open = vec![open(20, 30), open(4_995, 5_000)];
    let words: Vec<String> = tell(&first, &[], false)
        .hours
        .into_iter()
        .map(|hours| match hours {
            Hours::Open(words) | Hours::Closed(words) => words,
        })
        .collect();
    assert_eq!(
        words,
        [
            "Closed until m20",
            "M20 to m30: open for 10 min",
            "Closed until m4995",
            "M4995 to m5000: open for 5 min"
        ]
    );
}

#[test]
fn nights_without_closing_are_one_stretch_and_many_stretches_are_counted() {
    let day = 24 * 60;
    let mut done = promise(PromiseName::Resolution, PromiseState::Running, None);
    done.due = Some(at(3 * day));
    done.segments = vec![segment(0, None, Pace::Running, EntryKind::Submitted, 0)];
    done.open = (0..3).map(|n| open(n * day, (n + 1) * day)).collect();
    assert_eq!(tell(&done, &[], false).hours, []);
    done.open = (0..8).map(|n| open(n * day, n * day + 60)).collect();
    let hours = tell(&done, &[], false).hours;
    assert_eq!(
        hours.last(),
        Some(&Hours::Open("Then 3 more open stretches".to_owned()))
    );
    done.open = (0..40).map(|n| open(n * day, n * day + 60)).collect();
    let hours = tell(&done, &[], false).hours;
    assert_eq!(
        hours.last(),
        Some(&Hours::Open("And so on until m4320".to_owned()))
    );
}

#[test]
fn a_pause_is_told_with_its_reason_and_what_is_left() {
    let mut offer = promise(PromiseName::Offer, PromiseState::Paused, None);
    offer.target = Some(120);
    offer.left = Some(90 * MINUTE);
    offer.segments = vec![
        segment(0, Some(30), Pace::Running, EntryKind::Submitted, 30),
        segment(30, None, Pace::Paused, EntryKind::Asked, 0),
    ];
    let entries = [
        happened_at(0, By::Requester, None, EntryKind::Submitted),
        happened_at(30, By::Agent, Some("Sam Reed"), EntryKind::Asked),
    ];
    let story = tell(&offer, &entries, false);
    assert_eq!(
        story.told,
        [
            "M0: Ada sent this case, and the clock started.",
            "Until m30 it counted 30 min.",
            "M30: Sam Reed asked a question, and the clock paused."
        ]
    );
    assert_eq!(
        story.end,
        ["Ada has to answer first; then it goes on, with 1 h 30 min left."]
    );
}

#[test]
fn it_goes_on_with_what_was_left_and_another_target_is_told() {
    let mut offer = promise(PromiseName::Offer, PromiseState::Running, None);
    offer.due = Some(at(200));
    offer.left = Some(50 * MINUTE);
    offer.segments = vec![
        segment(0, Some(30), Pace::Running, EntryKind::Submitted, 30),
        segment(30, Some(90), Pace::Paused, EntryKind::Asked, 0),
        segment(90, Some(100), Pace::Running, EntryKind::Message, 10),
        // Triaged twice in one breath: nothing happened in between.
        segment(100, Some(100), Pace::Running, EntryKind::Triaged, 0),
        segment(100, None, Pace::Running, EntryKind::Triaged, 0),
    ];
    let entries = [
        happened_at(90, By::Requester, None, EntryKind::Message),
        happened_at(100, By::Agent, Some("Sam Reed"), EntryKind::Triaged),
    ];
    let told = tell(&offer, &entries, false).told;
    assert_eq!(
        told[3..],
        [
            "Until m90 nothing counted.",
            "M90: Ada replied, and the clock went on.",
            "Until m100 it counted 10 min.",
            "M100: Sam Reed changed kind or priority, and the clock went on by the new target.",
            "Left from then on: 50 min."
        ]
    );
}

#[test]
fn what_is_late_says_when_it_ran_out_and_what_is_promised_now() {
    let mut first = promise(PromiseName::FirstResponse, PromiseState::Late, None);
    first.due = Some(at(15));
    first.again = Some(at(30));
    first.segments = vec![segment(0, None, Pace::Running, EntryKind::Submitted, 0)];
    first.open = vec![open(0, 15)];
    assert_eq!(
        tell(&first, &[], false).end,
        ["So it ran out m15.", "Promised anew for m30."]
    );
}

#[test]
fn an_announced_moment_counts_in_place_of_the_target() {
    let mut news = promise(PromiseName::NextUpdate, PromiseState::Running, None);
    news.due = Some(at(600));
    news.segments = vec![segment(5, None, Pace::Running, EntryKind::Progress, 0)];
    news.open = vec![open(20, 30)];
    let story = tell(&news, &[], true);
    assert_eq!(story.hours, []);
    assert_eq!(
        story.end,
        ["You announced the next step for m600, and that counts in place of the target."]
    );
}

#[test]
fn what_is_over_says_how_it_went() {
    let mut first = promise(PromiseName::FirstResponse, PromiseState::Kept, None);
    first.left = Some(15 * MINUTE);
    first.segments = vec![segment(0, Some(4), Pace::Running, EntryKind::Submitted, 4)];
    assert_eq!(
        tell(&first, &[], false).end,
        ["It was kept, with 11 min to spare."]
    );
    assert_eq!(done(&first), Some(at(4)));
    first.state = PromiseState::Missed;
    first.due = Some(at(1));
    assert_eq!(
        tell(&first, &[], false).end,
        ["It was due m1 and done 3 min later."]
    );
    assert_eq!(late_by(&first), Some(3 * MINUTE));
    // Resolved while it waited for the requester: when, no segment says.
    first.segments = vec![segment(0, None, Pace::Paused, EntryKind::Offered, 0)];
    assert_eq!(done(&first), None);
    assert_eq!(
        tell(&first, &[], false).end,
        ["It was due m1 and done later."]
    );
}

#[test]
fn what_was_kept_took_open_time_only() {
    let mut offer = promise(PromiseName::Offer, PromiseState::Kept, None);
    offer.segments = vec![
        segment(0, Some(5_000), Pace::Running, EntryKind::Submitted, 20),
        segment(5_000, Some(6_000), Pace::Paused, EntryKind::Asked, 0),
        segment(6_000, Some(6_010), Pace::Running, EntryKind::Message, 10),
    ];
    assert_eq!(took(&offer), 30 * MINUTE);
}

#[test]
fn every_state_of_every_promise_reads_as_sentences() {
    for state in [
        PromiseState::Running,
        PromiseState::Paused,
        PromiseState::Late,
        PromiseState::Kept,
        PromiseState::Missed,
    ] {
        for name in PromiseName::ALL {
            let mut promise = promise(name, state, Some(0));
            promise.segments = vec![segment(0, None, Pace::Running, EntryKind::Other, 0)];
            let story = tell(&promise, &[], false);
            assert!(!story.end.is_empty(), "{state:?}");
            let sentences = story.told.iter().chain(&story.end);
            assert!(sentences.into_iter().all(|line| line.ends_with('.')));
        }
    }
}
