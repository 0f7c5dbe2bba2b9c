//! Storage that is blocked, and tabs that go away: nothing typed is lost that could be kept, and nothing is sent twice.

use answerable_e2e::api::message;
use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::origin::shop_page;
use answerable_e2e::pages::Widget;
use answerable_e2e::{in_both_browsers, in_every_engine, sites::FERN, wait};
use serde_json::json;

use crate::world::World;

in_every_engine!(everything_works_where_storage_is_blocked);
in_both_browsers!(a_tab_closed_while_sending_sends_once);

/// What browsers do that were told to keep nothing: each look at storage throws.
const BLOCKED: &str = r#"<script>
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(window, name, { get() { throw new DOMException(name, "SecurityError"); } });
    }
</script>"#;

async fn everything_works_where_storage_is_blocked(kind: Kind) {
    let world = World::start().await;
    let page =
        shop_page(&world.edge.url(), FERN).replace("<script src", &format!("{BLOCKED}<script src"));
    world.shop.put("/", &page);
    let browser = Browser::start(kind).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    let is_blocked = "try { return !localStorage } catch { return true }";
    assert_eq!(browser.run(is_blocked, vec![]).await, json!(true));

    widget.begin("Ask a question").await;
    widget.write("Half a sentence").await;
    widget.page().press(Role::Button, "Close").await;
    widget.launch().await;
    let typed = widget.message_field().await.value().await;
    assert_eq!(typed, "Half a sentence", "kept while the page is there");
    widget.write("Kept in memory").await;
    let reference = widget.send().await;
    let link = widget.tracking_link().await;
    widget.follow().await;
    jo.act(&reference, &message("Got it")).await;
    widget.sees_entry("Got it").await;
    widget.say("Good to know").await;
    widget.page().press(Role::Button, "Back").await;
    widget.open_own(&reference).await;

    // The link is what is left of it once the page is gone.
    browser.open(&link).await;
    Widget::of(&browser).sees_entry("Good to know").await;
}

async fn a_tab_closed_while_sending_sends_once(kind: Kind) {
    let (world, proxy) = World::behind_proxy().await;
    let browser = Browser::start(kind).await;
    browser.expect_network_errors();
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.begin("Ask a question").await;
    widget.write("Sent from a tab that is gone").await;
    // The edge has it, and the tab never learns of that.
    proxy.lose_replies("POST /v1/sites", usize::MAX);
    widget.page().press(Role::Button, "Send to").await;
    wait::until("the submission to arrive", || async {
        (!jo.inbox().await.is_empty()).then_some(())
    })
    .await;
    browser.close_tab().await;
    proxy.lose_replies("", 0);

    let widget = Widget::open(&browser, &world.shop.url()).await;
    let reference = widget.reference().await;
    let rows = jo.inbox().await;
    let references: Vec<_> = rows.into_iter().map(|row| row.reference).collect();
    assert_eq!(references, [reference]);
}
