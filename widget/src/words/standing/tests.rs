use super::*;
use crate::state::tests::head;
use crate::words::timeline::tests::entry;
use answerable_shared::promise::PromiseName;
use answerable_shared::promise::explain::PromiseState;
use answerable_shared::view::CaseHead;

fn moment(at: Timestamp) -> String {
    format!("T{}", at.0)
}

fn known(stage: Stage) -> Known<'static> {
    Known {
        stage,
        turn: stage.turn(),
        team: "Jo's team",
        handler: None,
        asker: None,
        answer_by: Timestamp(100),
        is_answered: false,
        expected: None,
        promised: None,
        closes: None,
        appealed: false,
        has_lapsed: false,
        promises: &[],
    }
}

/// One that Jo has answered.
fn answered(stage: Stage) -> Known<'static> {
    Known {
        is_answered: true,
        handler: Some("Jo Fern"),
        ..known(stage)
    }
}

fn word(due: i64, again: Option<i64>) -> Option<Word> {
    Some(Word {
        due: Timestamp(due),
        again: again.map(Timestamp),
    })
}

fn promise(promise: PromiseName, state: PromiseState, due: i64) -> PromiseView {
    PromiseView {
        promise,
        state,
        due: Some(Timestamp(due)),
        again: None,
        target: None,
        left: None,
        segments: Vec::new(),
        open: Vec::new(),
    }
}

/// The tone and every line.
fn says(known: &Known<'_>, now: i64) -> (Tone, String) {
    let standing = known.standing(Timestamp(now), &moment);
    let notes = standing.notes.iter().map(|note| {
        let mark = match note.weight {
            Weight::Plain => "",
            Weight::Quiet => "~ ",
            Weight::Late => "! ",
        };
        [mark, &note.text].concat()
    });
    let lines: Vec<String> = [standing.text].into_iter().chain(notes).collect();
    (standing.tone, lines.join("\n"))
}

fn assert_says(known: &Known<'_>, now: i64, tone: Tone, lines: &str) {
    assert_eq!(says(known, now), (tone, lines.to_owned()));
}

#[test]
fn a_new_case_tells_who_answers_by_when() {
    let mut new = known(Stage::Received);
    assert_says(&new, 50, Tone::Ours, "Jo's team will answer by T100.");
    // Another kind or priority may have brought the promise forward since.
    new.promised = word(80, None);
    assert_says(&new, 50, Tone::Ours, "Jo's team will answer by T80.");
    new.handler = Some("Jo Fern");
    assert_says(&new, 50, Tone::Ours, "Jo Fern will answer by T80.");
}

#[test]
fn a_late_answer_is_said_once_with_the_new_promise() {
    let late = "We said we would answer by T100, and have not. We are sorry.";
    let mut known = known(Stage::Received);
    assert_says(&known, 101, Tone::Late, late);
    known.promised = word(100, Some(200));
    let with_promise = [late, "\nOur new promise: by T200."].concat();
    assert_says(&known, 150, Tone::Late, &with_promise);
    // A second broken promise is owned up to as well.
    let with_both = [late, "\n! Our new promise, by T200, was not kept either."].concat();
    assert_says(&known, 200, Tone::Late, &with_both);
}

#[test]
fn once_answered_the_next_news_counts() {
    let mut known = answered(Stage::Working);
    assert_says(&known, 500, Tone::Ours, "Jo Fern is working on it.");
    known.promised = word(600, None);
    let both = "Jo Fern is working on it.\nYou will hear from us by T600.";
    assert_says(&known, 500, Tone::Ours, both);
    known.promised = word(600, Some(700));
    let late = "We said you would hear from us by T600, and you have not. We are sorry.\nOur new promise: by T700.";
    assert_says(&known, 601, Tone::Late, late);
}

#[test]
fn what_staff_said_themselves_is_called_the_next_step() {
    let mut known = Known {
        expected: Some(Timestamp(600)),
        ..answered(Stage::Working)
    };
    let by = "Jo Fern is working on it. Next step by T600.";
    let late = "We expected the next step by T600. It is taking longer, and we are sorry.";
    // Where news is promised, and where it is not.
    for promised in [None, word(600, Some(700))] {
        known.promised = promised;
        assert_says(&known, 500, Tone::Ours, by);
        let (tone, text) = says(&known, 601);
        assert_eq!(tone, Tone::Late);
        assert!(text.starts_with(late), "{text}");
    }
    // They have answered since, and what they said before is over.
    known.promised = word(900, None);
    let news = "Jo Fern is working on it.\nYou will hear from us by T900.";
    assert_says(&known, 800, Tone::Ours, news);
}

#[test]
fn a_question_is_theirs_to_answer() {
    let mut known = Known {
        turn: Turn::Requester,
        ..answered(Stage::Working)
    };
    assert_says(
        &known,
        500,
        Tone::Yours,
        "We have a question for you. Please answer it.",
    );
    known.asker = Some("Sam Reed");
    known.closes = Some(Timestamp(900));
    let lines = "Sam Reed has a question for you. Please answer below.\nWithout an answer we will close this at T900. You can open it again at any time.";
    assert_says(&known, 500, Tone::Yours, lines);
}

#[test]
fn who_waits_for_us_hears_by_when_whoever_s_turn_it_is() {
    for (stage, tone) in [
        (Stage::Choosing, Tone::Yours),
        (Stage::Resolved, Tone::Yours),
        (Stage::Closed, Tone::Ended),
    ] {
        let mut known = answered(stage);
        assert!(!says(&known, 1_000).1.contains('\n'), "{stage:?}");
        known.promised = word(600, None);
        let (is, text) = says(&known, 500);
        assert_eq!(is, tone);
        assert!(text.ends_with("\nYou will hear from us by T600."), "{text}");
        known.promised = word(600, Some(700));
        let (is, text) = says(&known, 650);
        assert_eq!(is, tone);
        assert!(text.contains("\n! We said you would hear"), "{text}");
        assert!(text.ends_with("\nOur new promise: by T700."), "{text}");
    }
}

#[test]
fn an_end_says_who_brought_it_about() {
    assert_says(
        &answered(Stage::Closed),
        1,
        Tone::Ended,
        "You told us that it is fixed.",
    );
    let lapsed = Known {
        has_lapsed: true,
        ..answered(Stage::Closed)
    };
    let heard_nothing =
        "We closed this, since we heard nothing. You can open it again at any time.";
    assert_says(&lapsed, 1, Tone::Ended, heard_nothing);
    assert_says(
        &known(Stage::Withdrawn),
        1,
        Tone::Ended,
        "You took this case back.",
    );
}

#[test]
fn what_is_promised_further_on_stands_below() {
    use PromiseName::{Offer, Resolution};
    use PromiseState::{Kept, Late, Paused, Running};
    let mut promises = [
        promise(Offer, Running, 300),
        promise(Resolution, Running, 400),
    ];
    let below = |promises: &[PromiseView], now: i64| {
        let known = Known {
            promised: word(9_000, None),
            promises,
            ..known(Stage::Received)
        };
        let (tone, text) = says(&known, now);
        assert_eq!(tone, Tone::Ours);
        let first = "Jo's team will answer by T9000.";
        text.strip_prefix(first).unwrap_or_default().to_owned()
    };
    assert_eq!(
        below(&promises, 1),
        "\n~ A first solution by T300.\n~ Done by T400."
    );
    promises[0].due = Some(Timestamp(400));
    assert_eq!(below(&promises, 1), "\n~ Done by T400.");
    promises[0] = promise(Offer, Kept, 300);
    assert_eq!(below(&promises, 1), "\n~ Done by T400.");
    promises[1] = promise(Resolution, Paused, 400);
    assert_eq!(below(&promises, 1), "");
    promises = [promise(Offer, Late, 300), promise(Resolution, Late, 400)];
    assert_eq!(
        below(&promises, 500),
        "\n! We promised a first solution by T300, and have none yet.\n! We promised to be done by T400, and are not yet."
    );
    promises[0].again = Some(Timestamp(600));
    promises[1].again = Some(Timestamp(800));
    assert_eq!(
        below(&promises, 500),
        "\n! A first solution by T600, later than we promised.\n! Done by T800, later than we promised."
    );
}

#[test]
fn a_team_that_is_not_known_yet_is_we() {
    assert_eq!(
        will_answer("", "14:30 today"),
        "We will answer by 14:30 today."
    );
}

/// Whatever a list shows of a case, its card says too.
#[test]
fn a_list_says_what_the_card_says() {
    use PromiseName::{FirstResponse, NextUpdate};
    let received = CaseHead {
        promises: vec![PromiseView {
            again: Some(Timestamp(200)),
            ..promise(FirstResponse, PromiseState::Late, 100)
        }],
        ..head(1, Stage::Received, &[])
    };
    let working = CaseHead {
        answered: Some(Timestamp(50)),
        promises: vec![
            promise(FirstResponse, PromiseState::Kept, 100),
            promise(NextUpdate, PromiseState::Running, 400),
        ],
        ..head(2, Stage::Working, &[])
    };
    let asked = CaseHead {
        turn: Turn::Requester,
        closes: Some(Timestamp(900)),
        ..head(3, Stage::Working, &[])
    };
    let lapsed = head(4, Stage::Closed, &[]);
    for case in [received, working, asked, lapsed] {
        let own = OwnCase::new(&case, "ct_secret");
        let view = CaseView {
            case,
            timeline: Vec::new(),
        };
        let card = Known::of_case(&view, "Jo's team");
        let row = Known::of_own(&own, "Jo's team");
        assert_eq!(says(&row, 150), says(&card, 150));
    }
}

#[test]
fn who_complained_hears_that_somebody_looks_into_it_until_somebody_answers() {
    let mut view = CaseView {
        case: head(3, Stage::Working, &[]),
        timeline: vec![
            entry(EntryKind::Submitted, By::Requester),
            entry(EntryKind::Message, By::Agent),
        ],
    };
    let looks = "A lead who has had nothing to do with it looks into your complaint.";
    let told = |view: &CaseView| {
        says(&Known::of_case(view, "Jo's team"), 50)
            .1
            .contains(looks)
    };
    assert!(!told(&view));
    view.timeline
        .push(entry(EntryKind::Appealed, By::Requester));
    assert!(told(&view));
    // They go on about it, and it goes on.
    view.timeline.push(entry(EntryKind::Message, By::Requester));
    assert!(told(&view));
    view.timeline.push(entry(EntryKind::Message, By::Agent));
    assert!(!told(&view));
}
