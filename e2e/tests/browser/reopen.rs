//! When it is not fixed: back to work, a second offer, and taking a case back.

use answerable_e2e::api::{offer, resolve};
use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::{Desk, Widget};
use answerable_e2e::sites::FERN;
use answerable_shared::case::Stage;

use crate::world::World;

in_both_browsers!(
    not_fixed_then_partly_then_fixed,
    a_second_offer_after_none_of_these,
    taken_back
);

async fn not_fixed_then_partly_then_fixed(kind: Kind) {
    let world = World::start().await;
    let (visitor, staff) = tokio::join!(Browser::start(kind), Browser::start(kind));
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&visitor, &world.shop.url()).await;
    let reference = widget.ask("The tap drips").await;

    jo.act(&reference, &resolve("Tightened it")).await;
    widget.page().sees("Is it fixed?").await;
    widget.send_back("No", "It drips even more").await;
    assert_eq!(jo.view(&reference).await.case.stage, Stage::Working);

    let desk = Desk::sign_in(&staff, &world.api, FERN, "sam").await;
    assert!(
        desk.row(&reference).await.text().await.contains("Reopened"),
        "the row is marked"
    );
    desk.open_case(&reference).await;
    desk.page().sees("It drips even more").await;
    desk.resolve("Replaced the washer", "A year").await;
    widget.page().sees("Replaced the washer").await;
    widget.send_back("Partly", "The handle is loose now").await;
    desk.sees_within_a_second("The handle is loose now").await;
    desk.page().sees("Reopened 2 times").await;

    desk.resolve("Fastened the handle", "Two years").await;
    widget.page().sees("Fastened the handle").await;
    widget.confirm_fixed().await;
    let view = jo.view(&reference).await;
    assert_eq!((view.case.stage, view.case.reopened), (Stage::Closed, 2));
}

async fn a_second_offer_after_none_of_these(kind: Kind) {
    let world = World::start().await;
    let visitor = Browser::start(kind).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&visitor, &world.shop.url()).await;
    let reference = widget.ask("The pot is cracked").await;

    jo.act(&reference, &offer(&["Glue it", "Live with it"]))
        .await;
    widget.page().sees("None of these").await;
    widget.decline("Neither keeps the water in").await;
    assert_eq!(jo.view(&reference).await.case.stage, Stage::Working);

    jo.act(&reference, &offer(&["A new pot", "A discount"]))
        .await;
    widget.page().sees("A new pot").await;
    // A better offer replaces the one that is open.
    jo.act(&reference, &offer(&["A bigger pot", "A bigger discount"]))
        .await;
    widget.choose("A bigger pot").await;
    let view = jo.view(&reference).await;
    assert_eq!(
        (view.case.stage, view.case.choice),
        (Stage::Working, Some(1))
    );
    assert_eq!(view.case.offer.map(|offer| offer.number), Some(3));
}

async fn taken_back(kind: Kind) {
    let world = World::start().await;
    let visitor = Browser::start(kind).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&visitor, &world.shop.url()).await;
    let reference = widget.ask("Never mind").await;
    widget.withdraw().await;
    assert_eq!(jo.view(&reference).await.case.stage, Stage::Withdrawn);
    assert!(
        widget
            .page()
            .find_all(Role::Textbox, "Write a message")
            .await
            .is_empty(),
        "nothing more to say"
    );
}
