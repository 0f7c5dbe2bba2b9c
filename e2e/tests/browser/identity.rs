//! Whoever the host site knows sees their cases on every device.

use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::identity::{fern_keys, now, token};
use answerable_e2e::pages::{Desk, Widget};
use answerable_e2e::sites::FERN;
use answerable_e2e::{in_every_engine, wait};
use answerable_host::claims;
use serde_json::json;

use crate::world::World;

in_every_engine!(a_case_is_there_on_another_device_and_gone_with_who_it_was);

/// A shop's page that says who its visitor is; `token` is a function in JavaScript that gives the token or promises it.
fn signed_page(world: &World, token: &str) -> String {
    let page = answerable_e2e::origin::shop_page(&world.edge.url(), FERN);
    let identify = format!(
        r#"<script>
window.Answerable ||= function () {{ (Answerable.q = Answerable.q || []).push(arguments); }};
Answerable("identify", {{ getToken: {token} }});
</script></head>"#
    );
    page.replacen("</head>", &identify, 1)
}

async fn a_case_is_there_on_another_device_and_gone_with_who_it_was(kind: Kind) {
    let world = World::start().await;
    world.shop.put("/token", &token("user_42"));
    let fetches = "() => fetch('/token').then((answer) => answer.text())";
    world.shop.put("/account", &signed_page(&world, fetches));
    let account = format!("{}/account", world.shop.url());

    let desktop = Browser::start(kind).await;
    let widget = Widget::open(&desktop, &account).await;
    let reference = widget.ask("Do you deliver to the islands?").await;
    drop(desktop);

    // A phone that has never been here. Without the host's word it knows nothing.
    let phone = Browser::start(kind).await;
    let widget = Widget::open(&phone, &world.shop.url()).await;
    widget.page().find(Role::Button, "Ask a question").await;
    assert!(!widget.page().text().await.contains(&reference));
    let widget = Widget::open(&phone, &account).await;
    widget.open_own(&reference).await;
    widget.page().sees("Do you deliver to the islands?").await;
    widget.say("To Lewis, to be exact").await;
    let jo = world.api.sign_in(FERN, "jo").await;
    jo.act(&reference, &answerable_e2e::api::message("On Tuesdays."))
        .await;
    widget.sees_within_a_second("On Tuesdays.").await;
    assert_eq!(
        jo.view(&reference).await.case.subject.as_deref(),
        Some("user_42")
    );

    // Where the host says nothing any more, nothing is left to see.
    let widget = Widget::open(&phone, &world.shop.url()).await;
    widget.page().find(Role::Button, "Ask a question").await;
    assert!(!widget.page().text().await.contains(&reference));
    let widget = Widget::open(&phone, &account).await;
    widget.page().find(Role::Button, &reference).await;
    phone.run("Answerable.logout()", vec![]).await;
    widget.page().sees_no_more(&reference).await;
}

#[tokio::test]
async fn whoever_signs_in_with_the_panel_open_sees_their_cases_at_once() {
    let world = World::start().await;
    let signed = world.api.signed(&token("user_42"));
    let case = signed.submit(FERN, "Sent before").await;
    let browser = Browser::start(Kind::Chromium).await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.page().find(Role::Button, "Ask a question").await;
    let identify = "Answerable.identify({ token: arguments[0] })";
    wait::until("the case to reach the list", || async {
        let own = world
            .api
            .get("/v1/sites/fern/cases", Some(&token("user_42")))
            .await;
        own.text().contains(case.reference()).then_some(())
    })
    .await;
    browser.run(identify, vec![json!(token("user_42"))]).await;
    widget.open_own(case.reference()).await;
}

#[tokio::test]
async fn a_token_that_has_expired_is_asked_for_again() {
    let world = World::start().await;
    let [key, _] = fern_keys();
    let mut old = claims(FERN, "user_42", now());
    old["exp"] = json!(now() - 3_600);
    world.shop.put("/old", &key.token(&old));
    world.shop.put("/new", &token("user_42"));
    let asks = "(again) => { asked = [...(window.asked || []), !!again]; \
                return fetch(again ? '/new' : '/old').then((answer) => answer.text()); }";
    let asks = asks.replace("asked = ", "window.asked = ");
    world.shop.put("/", &signed_page(&world, &asks));
    let browser = Browser::start(Kind::Chromium).await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    let reference = widget.ask("Who am I?").await;
    let jo = world.api.sign_in(FERN, "jo").await;
    assert_eq!(
        jo.view(&reference).await.case.subject.as_deref(),
        Some("user_42")
    );
    let asked = browser.run("return window.asked", vec![]).await;
    assert_eq!(asked, json!([false, true]), "once each");
}

#[tokio::test]
async fn what_somebody_wrote_is_not_lost_over_a_token_that_is_refused() {
    let world = World::start().await;
    world
        .shop
        .put("/", &signed_page(&world, "() => 'no.such.token'"));
    let browser = Browser::start(Kind::Chromium).await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    let reference = widget.ask("Is anybody there?").await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let head = jo.view(&reference).await.case;
    assert_eq!(
        (head.text.as_str(), head.subject),
        ("Is anybody there?", None)
    );
}

#[tokio::test]
async fn staff_see_who_is_verified_and_who_is_not() {
    let world = World::start().await;
    let [key, _] = fern_keys();
    let mut said = claims(FERN, "user_42", now());
    said["name"] = json!("Ada Lovelace");
    let verified = world.api.signed(&key.token(&said));
    // A name that was typed does not become a verified one.
    let typed =
        json!({ "kind": "enquiry", "text": "Am I the queen?", "contact": { "name": "The Queen" } });
    let verified = verified.submit_all(FERN, &typed).await;
    let unverified = world.api.submit(FERN, "Am I anybody?").await;
    let browser = Browser::start(Kind::Chromium).await;
    let desk = Desk::sign_in(&browser, &world.api, FERN, "jo").await;
    desk.row(verified.reference()).await;
    desk.open_case(verified.reference()).await;
    for text in ["The Queen", "Verified", "Ada Lovelace", "user_42"] {
        desk.page().sees(text).await;
    }
    desk.row(unverified.reference()).await;
    desk.open_case(unverified.reference()).await;
    desk.page().sees("Not verified").await;
}
