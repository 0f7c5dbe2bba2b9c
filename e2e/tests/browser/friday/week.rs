//! The other complaint: it waits for the office to open, for the customer to answer, and for the office to keep what it
//! has promised; comes back after days; and ends as it was announced.

use answerable_e2e::api::{ask, offer, resolve};
use answerable_e2e::may::moment;
use answerable_shared::case::Stage;
use answerable_shared::view::EntryKind;

use super::story::Story;

pub(super) async fn nothing_counts_while_the_office_is_closed(story: &Story, case: &str) {
    story.at(16, "12:00").await;
    story.tell("Sunday. The office is closed.");
    let sentences = ["Our turn", "Jo's team will answer by 09:00, Tue 18 May."];
    story.customer_sees(case, &sentences).await;

    story.at(17, "11:00").await;
    story.tell("Whit Monday, a holiday: the office is closed as well.");
    let sentences = ["Jo's team will answer by 09:00 tomorrow."];
    story.customer_sees(case, &sentences).await;
    let sentences = ["Nobody has taken this case"];
    story
        .office_sees("jo", case, &sentences, &["First answer"])
        .await;
}

pub(super) async fn the_office_opens_and_answers(story: &Story, case: &str) {
    story.at(18, "09:00").await;
    story.tell("Tuesday. The office opens, and the clocks begin to count.");
    let sentences = ["Jo's team will answer by 09:00 today."];
    story.customer_sees(case, &sentences).await;

    story.at_second(18, "09:20", 10).await;
    story.tell("It answers.");
    let desk = story.desk_at("jo", case).await;
    desk.reply("We are sorry about the scratch. We look into it.")
        .await;
    let sentences = [
        "We are sorry about the scratch.",
        "You will hear from us by 13:20 today.",
        "A first solution by 09:00 tomorrow.",
    ];
    story.customer_sees(case, &sentences).await;
}

pub(super) async fn the_customer_has_the_word_for_a_night(story: &Story, case: &str) {
    story.at(18, "11:00").await;
    story.tell("It asks something. It is the customer's turn, and the clocks pause.");
    let jo = story.staff("jo").await;
    jo.act(
        case,
        &ask("Would you like another vase, or your money back?"),
    )
    .await;
    let sentences = [
        "Your turn",
        "Jo Fern has a question for you. Please answer below.",
    ];
    story.customer_sees(case, &sentences).await;
    let sentences = ["has your question"];
    story
        .office_sees("jo", case, &sentences, &["First solution"])
        .await;

    story.at(18, "23:00").await;
    story.tell("Night. Nothing has passed of what was promised.");
    story
        .customer_sees(case, &["Your turn", "Jo Fern has a question for you."])
        .await;

    story.at(19, "08:00").await;
    story.tell(
        "Wednesday, before the office opens. The customer answers; the clocks go on as it opens.",
    );
    story
        .portal_at(case)
        .await
        .say("Another vase, please")
        .await;
    // Some seconds of the sixth hour had passed when it asked.
    let sentences = [
        "Our turn",
        "You will hear from us by 13:00 today.",
        "A first solution by 14:59 today.",
    ];
    story.customer_sees(case, &sentences).await;
}

pub(super) async fn a_promise_is_broken_and_a_new_one_made(story: &Story, case: &str) {
    story.at(19, "16:30").await;
    story
        .tell("The office has let both moments pass. The customer reads what is promised instead.");
    let sentences = [
        "We said you would hear from us by 13:00 today, and you have not. We are sorry.",
        "Our new promise: by 09:00 tomorrow.",
        "A first solution by 15:59 tomorrow, later than we promised.",
        "We missed what we promised: news",
        "We missed what we promised: a first solution",
    ];
    story.customer_sees(case, &sentences).await;
    let sentences = [
        "is late. Say what holds it up",
        "The leads look after this case too.",
    ];
    story
        .office_sees("jo", case, &sentences, &["Next news", "First solution"])
        .await;
    let view = story.staff("jo").await.view(case).await;
    let up = view
        .timeline
        .iter()
        .filter(|entry| entry.what == EntryKind::Escalated);
    // Two promises broke; the leads were told once.
    assert_eq!(up.count(), 1);
}

pub(super) async fn offered_chosen_and_done(story: &Story, case: &str) {
    story.at(20, "09:30").await;
    story.tell("Thursday. The office offers two solutions.");
    let jo = story.staff("jo").await;
    jo.act(case, &offer(&["Another vase", "Half of the price"]))
        .await;
    let sentences = [
        "Your turn",
        "Please choose one of the solutions.",
        "Half of the price",
    ];
    story.customer_sees(case, &sentences).await;

    story.at(20, "19:00").await;
    story.tell("The customer chooses, after hours.");
    story.portal_at(case).await.choose("Another vase").await;
    let sentences = ["Our turn", "You will hear from us by 13:00 tomorrow."];
    story.customer_sees(case, &sentences).await;

    story.at(21, "10:00").await;
    story.tell("Friday. It is done.");
    let jo = story.staff("jo").await;
    jo.act(case, &resolve("Another vase is on its way to you."))
        .await;
    story
        .customer_sees(case, &["Your turn", "Is it fixed?"])
        .await;
}

pub(super) async fn reopened_after_days(story: &Story, case: &str) {
    story.at(23, "18:00").await;
    story.tell("Sunday. The customer has not said anything for two days, and was reminded.");
    let reminded = "We asked whether you are still there, and said that we would close this at 09:00, Wed 26 May without an answer.";
    story.customer_sees(case, &["Your turn", reminded]).await;

    story.at(24, "10:00").await;
    story.tell("Monday. The vase has come, and it is not fixed. The clocks begin anew.");
    let portal = story.portal_at(case).await;
    portal.send_back("Partly", "It is the wrong colour").await;
    let sentences = [
        "Our turn",
        "You said: partly fixed",
        "You will hear from us by 14:00 today.",
    ];
    story.customer_sees(case, &sentences).await;
    story
        .office_sees(
            "jo",
            case,
            &["says that it is only partly fixed"],
            &["Next news"],
        )
        .await;
}

pub(super) async fn closed_by_the_silence_that_was_announced(story: &Story, case: &str) {
    story.at(24, "14:00").await;
    story.tell("Done again.");
    let jo = story.staff("jo").await;
    jo.act(case, &resolve("The right one is on its way.")).await;
    story.customer_sees(case, &["Is it fixed?"]).await;

    story.at(26, "20:00").await;
    story.tell("Wednesday. A reminder says when this will be closed.");
    let closes = "Without an answer we will close this at 13:00, Sat 29 May. You can open it again at any time.";
    story.customer_sees(case, &["Your turn", closes]).await;

    story.at(30, "12:00").await;
    story.tell("Sunday. It was closed when it was announced, and can be opened again.");
    let closed = "We closed this, since we heard nothing. You can open it again at any time.";
    story
        .customer_sees(case, &["Closed", closed, "Something is still wrong"])
        .await;
    let silent = "Ada Byron did not answer any more, so it closed by itself.";
    story
        .office_sees("jo", case, &["Closed", silent], &[])
        .await;
    let view = story.staff("jo").await.view(case).await;
    assert_eq!(view.case.stage, Stage::Closed);
    let last = view.timeline.last().expect("an entry");
    let announced = moment(29, "14:00");
    assert_eq!(last.what, EntryKind::Lapsed);
    // The minute in which the office said that it was done.
    assert!((announced.0..announced.0 + 60_000).contains(&last.at.0));
}
