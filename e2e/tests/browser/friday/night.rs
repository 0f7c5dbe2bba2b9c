//! The urgent complaint: its clocks run through the night, somebody is told as each promise breaks, and the customer
//! reads what became of it in the morning.

use std::time::Duration;

use answerable_e2e::api::resolve;
use answerable_e2e::{record, wait};
use answerable_shared::event::{Event, What};
use answerable_shared::promise::{PromiseName, Tier};
use answerable_shared::record::Record;
use answerable_shared::time::Timestamp;
use answerable_shared::view::EntryKind;

use super::story::Story;

const URGENT: &str = "The freezer that you delivered stopped tonight and everything in it is thawing. We need somebody urgently.";
const OTHER: &str = "The vase that I ordered has a scratch on one side.";
/// What is promised to urgent complaints, and in its place when that is missed.
const FIRST_ANSWER: i64 = 15 * 60_000;

/// Until the alarm, and until the record is published.
const LIMIT: Duration = Duration::from_secs(90);

/// References of the urgent complaint and of the other one.
pub(super) async fn both_are_sent(story: &Story) -> (String, String) {
    story.at(14, "23:48").await;
    story.tell("A vase has a scratch. There is no hurry: four days away, the office answers in its first hour.");
    let by = "Jo's team will answer by 09:00, Tue 18 May.";
    let other = story.customer_sends(OTHER, by).await;

    story.at(14, "23:50").await;
    story.tell("A freezer has stopped. That is urgent, and somebody answers within 15 minutes, day and night.");
    let by = "Jo's team will answer by 23:05 today.";
    let urgent = story.customer_sends(URGENT, by).await;
    let sentences = ["Our turn", by, "Done by 22:50 tomorrow."];
    story.customer_sees(&urgent, &sentences).await;
    (urgent, other)
}

/// Nobody looks at the case, nor does anybody ask for it, as its promise breaks.
pub(super) async fn nobody_answers(story: &Story, urgent: &str) {
    story.at_second(15, "00:04", 30).await;
    let portal = story.portal_at(urgent).await;
    portal.say("Is anybody there?").await;
    story.everybody_leaves().await;

    // The case publishes its record by itself.
    let key = record::key(urgent);
    let events = wait::within(LIMIT, "the breach in the record", || async {
        let text = story.world.edge.kv(&key).await?;
        let record: Record = serde_json::from_str(&text).ok()?;
        let broken = |event: &Event| matches!(event.what, What::Escalated { .. });
        record.events.iter().any(broken).then_some(record.events)
    })
    .await;
    let due = Timestamp(events[0].at.0 + FIRST_ANSWER);
    let by_itself: Vec<_> = events.iter().filter_map(by_itself).collect();
    assert_eq!(by_itself, [(due, "not kept"), (due, "up to the leads"),]);
}

/// What breaks, and who is told.
fn by_itself(event: &Event) -> Option<(Timestamp, &'static str)> {
    let what = match &event.what {
        What::Breached {
            promise: PromiseName::FirstResponse,
            ..
        } => "not kept",
        What::Escalated { to: Tier::Lead, .. } => "up to the leads",
        What::Escalated { .. } | What::Breached { .. } => "something else",
        _ => return None,
    };
    Some((event.at, what))
}

pub(super) async fn the_morning_after(story: &Story, urgent: &str, other: &str) {
    story.at(15, "08:00").await;
    story.tell("Nobody has answered. The leads were told at 00:05, the head of service at 00:20.");
    let late = "We said we would answer by 23:05 yesterday, and have not. We are sorry.";
    let waits = "Jo's team will answer by 09:00, Tue 18 May.";
    story.customer_sees_of_all(&[late, waits]).await;
    let missed = "We missed what we promised: an answer";
    let sentences = [
        "Our turn",
        late,
        missed,
        "We then promised it by 23:20 yesterday.",
    ];
    story.customer_sees(urgent, &sentences).await;
    let sentences = [
        "“First answer” is late.",
        "The head of service looks after this case too.",
    ];
    story
        .office_sees("lin", urgent, &sentences, &["First answer"])
        .await;

    // Everybody has looked by now, and each was told once.
    let view = story.staff("lin").await.view(urgent).await;
    let due = view.case.opened.0 + FIRST_ANSWER;
    let told: Vec<_> = view
        .timeline
        .iter()
        .filter(|entry| matches!(entry.what, EntryKind::Escalated | EntryKind::Breached))
        .map(|entry| (entry.what, entry.at.0 - due))
        .collect();
    assert_eq!(
        told,
        [
            (EntryKind::Breached, 0),
            (EntryKind::Escalated, 0),
            (EntryKind::Escalated, FIRST_ANSWER),
        ]
    );
    // Beside it, no clock of the other one has counted a minute.
    let view = story.staff("lin").await.view(other).await;
    assert_eq!(view.timeline.len(), 1);
}

pub(super) async fn put_right(story: &Story, urgent: &str) {
    // More seconds into its minute than the complaint was sent, however slow the browser is.
    story.at_second(15, "08:10", 10).await;
    story.tell("A lead answers, and says when there is news.");
    let desk = story.desk_at("lin", urgent).await;
    desk.reply("I am sorry. A technician is on the way to you.")
        .await;
    let sentences = [
        "A technician is on the way",
        "You will hear from us by 08:10 today.",
    ];
    story.customer_sees(urgent, &sentences).await;

    story.at(15, "09:00").await;
    story.tell("The freezer runs again.");
    let lin = story.staff("lin").await;
    lin.act(urgent, &resolve("The technician has replaced the fuse."))
        .await;
    let sentences = ["Your turn", "Is it fixed?"];
    story.customer_sees(urgent, &sentences).await;

    story.at(15, "09:30").await;
    story.tell("The customer says so too.");
    story.portal_at(urgent).await.confirm_fixed().await;
    story
        .customer_sees(urgent, &["You told us that it is fixed."])
        .await;
    story
        .office_sees(
            "lin",
            urgent,
            &["confirmed that it is fixed"],
            &["First answer", "Done"],
        )
        .await;
}
