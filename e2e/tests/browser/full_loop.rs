//! The main job from end to end: two origins, two browsers, nobody reloads anything.

use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::pages::{Card, Desk, Widget};
use answerable_e2e::sites::FERN;
use answerable_e2e::{in_every_engine, record, wait};
use serde_json::json;

use crate::world::World;

const CARDS: [Card<'_>; 2] = [
    Card {
        title: "A new plant",
        what_happens: "We send you a healthy one",
        time: "By Friday",
        cost: "Free",
        notes: "Keep the old pot",
    },
    Card {
        title: "Your money back",
        what_happens: "We pay back what you paid",
        time: "In three days",
        cost: "Nothing",
        notes: "To the same account",
    },
];

in_every_engine!(submitted_offered_chosen_done_confirmed_rated);

async fn submitted_offered_chosen_done_confirmed_rated(kind: Kind) {
    let world = World::with_demo_shop().await;
    // Staff choose their browser, visitors have theirs.
    let of_staff = match kind {
        Kind::WebKit => Kind::Chromium,
        kind => kind,
    };
    let (visitor, staff) = tokio::join!(Browser::start(kind), Browser::start(of_staff));
    let desk = Desk::sign_in(&staff, &world.api, FERN, "jo").await;
    let widget = Widget::open(&visitor, &world.shop.url()).await;
    for browser in [&visitor, &staff] {
        browser.run("window.neverReloaded = true", vec![]).await;
    }

    widget.begin("Something went wrong").await;
    widget.write("My fern arrived with brown leaves.").await;
    widget.page().fill("Your name", "Ada Byron").await;
    widget.page().fill("Your e-mail", "ada@example.org").await;
    let reference = widget.send().await;
    widget.page().sees("Jo's team will answer by").await;
    widget.follow().await;

    desk.row(&reference).await;
    desk.open_case(&reference).await;
    desk.page().sees("My fern arrived with brown leaves.").await;
    desk.page().sees("ada@example.org").await;

    desk.take().await;
    widget
        .sees_within_a_second("Jo Fern has taken this up")
        .await;
    desk.note("A regular customer, be generous").await;
    desk.reply("We are sorry to hear that.").await;
    widget
        .sees_within_a_second("We are sorry to hear that.")
        .await;
    desk.progress("The nursery is looking for a twin of it")
        .await;
    widget
        .sees_within_a_second("The nursery is looking for a twin of it")
        .await;
    widget.say("Thank you for being quick").await;
    desk.sees_within_a_second("Thank you for being quick").await;

    desk.offer("Which of these would you like?", &CARDS).await;
    widget.sees_within_a_second("None of these").await;
    for shown in [
        "Which of these would you like?",
        "Keep the old pot",
        "In three days",
    ] {
        widget.page().sees(shown).await;
    }
    widget.choose("A new plant").await;
    desk.sees_within_a_second("chose").await;

    desk.resolve("A new fern is on its way", "Thirty days of good growth")
        .await;
    widget.sees_within_a_second("Is it fixed?").await;
    widget.page().sees("Thirty days of good growth").await;
    widget.confirm_fixed().await;
    widget.rate("Great", "Quick and kind").await;
    desk.sees_within_a_second("Quick and kind").await;

    for browser in [&visitor, &staff] {
        assert_eq!(
            browser.run("return window.neverReloaded", vec![]).await,
            json!(true),
            "nobody reloaded"
        );
    }
    assert!(
        !widget.page().text().await.contains("be generous"),
        "notes are for staff"
    );
    record_equals_object(&world, &reference).await;

    // Whoever comes back later sees the same.
    let before = widget.timeline().await;
    visitor.reload().await;
    widget.launch().await;
    widget.open_own(&reference).await;
    assert_eq!(widget.timeline().await, before);
    assert!(desk.page().find_all(Role::Button, "Sign out").await.len() == 1);
}

/// The record in KV is what the object says.
async fn record_equals_object(world: &World, reference: &str) {
    let truth = world.api.sign_in(FERN, "sam").await.view(reference).await;
    wait::until("the record in KV to equal the object's", || async {
        let text = world.edge.kv(&record::key(reference)).await?;
        record::says_the_same(&text, &truth).then_some(())
    })
    .await;
    assert_eq!(
        truth.case.rating.as_ref().map(|rating| rating.stars),
        Some(5)
    );
}
