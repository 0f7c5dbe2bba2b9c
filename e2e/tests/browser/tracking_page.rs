//! The link that a requester keeps, and the page of our own that a site can link to.

use answerable_e2e::api::message;
use answerable_e2e::browser::{Browser, Kind};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Widget;
use answerable_e2e::sites::FERN;

use crate::world::World;

in_both_browsers!(
    the_link_opens_the_case_on_another_device,
    a_wrong_link_opens_nothing,
    the_hosted_page_takes_a_case
);

async fn the_link_opens_the_case_on_another_device(kind: Kind) {
    let world = World::start().await;
    let (first, second) = tokio::join!(Browser::start(kind), Browser::start(kind));
    let widget = Widget::open(&first, &world.shop.url()).await;
    widget.begin("Suggest something").await;
    widget.write("Sell orchids too").await;
    let reference = widget.send().await;
    let link = widget.tracking_link().await;
    assert!(
        link.starts_with(&format!("{}/c/{reference}#", world.edge.url())),
        "{link}"
    );

    second.open(&link).await;
    let elsewhere = Widget::of(&second);
    elsewhere.sees_entry("Sell orchids too").await;
    let jo = world.api.sign_in(FERN, "jo").await;
    jo.act(&reference, &message("What a good idea")).await;
    elsewhere.sees_entry("What a good idea").await;
    elsewhere.say("I would buy three").await;
    widget.follow().await;
    widget.sees_entry("I would buy three").await;
    assert_eq!(widget.timeline().await, elsewhere.timeline().await);
}

async fn a_wrong_link_opens_nothing(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let requester = world.api.submit(FERN, "Mine alone").await;
    let wrong = answerable_e2e::api::wrong_token(&requester);
    browser
        .open(&format!(
            "{}/c/{}#{wrong}",
            world.edge.url(),
            requester.reference()
        ))
        .await;
    let widget = Widget::of(&browser);
    widget.page().sees("This link opens no case.").await;
    assert!(!widget.page().text().await.contains("Mine alone"));
}

async fn the_hosted_page_takes_a_case(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    browser
        .open(&format!("{}/p/{FERN}", world.edge.url()))
        .await;
    let widget = Widget::of(&browser);
    let reference = widget.ask("From your own page").await;
    let jo = world.api.sign_in(FERN, "jo").await;
    assert_eq!(jo.view(&reference).await.case.text, "From your own page");
}
