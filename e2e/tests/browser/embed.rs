//! One script tag in somebody else's page: it costs nothing before it is wanted, and harms nothing.

use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::pages::Widget;
use answerable_e2e::{in_both_browsers, sites::FERN, wait};
use answerable_shared::problem::Problem;
use serde_json::{Value, json};

use crate::world::World;

in_both_browsers!(
    nothing_but_the_loader_before_intent,
    a_double_click_sends_once,
    a_page_that_the_site_does_not_list_is_told_so,
    what_was_typed_survives_closing_and_reloading,
);

/// Paths of what the page has fetched from the edge.
const FETCHED: &str =
    "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name))
    .filter((url) => url.origin === arguments[0]).map((url) => url.pathname)";

async fn nothing_but_the_loader_before_intent(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    browser.open(&world.shop.url()).await;
    browser.portal().find(Role::Button, "Help").await;
    let edge = vec![json!(world.edge.url())];
    assert_eq!(browser.run(FETCHED, edge.clone()).await, json!(["/w.js"]));
    assert_eq!(
        browser
            .run(
                "return document.cookie + JSON.stringify({ ...localStorage })",
                vec![]
            )
            .await,
        json!("{}")
    );
    Widget::of(&browser).launch().await;
    wait::until("the portal to be fetched", || async {
        let fetched = browser.run(FETCHED, edge.clone()).await;
        fetched.as_array()?.iter().any(is_wasm).then_some(())
    })
    .await;
}

async fn a_double_click_sends_once(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.begin("Ask a question").await;
    widget.write("Only once, please").await;
    let button = widget.page().find(Role::Button, "Send to").await;
    button
        .script(
            "arguments[0].click(); arguments[0].click(); arguments[0].click()",
            Value::Null,
        )
        .await;
    let reference = widget.reference().await;
    wait::until("the case in the inbox", || async {
        (jo.inbox().await.len() == 1).then_some(())
    })
    .await;
    widget.follow().await;
    let field = widget.page().find(Role::Textbox, "Write a message").await;
    field.fill("And this only once").await;
    let button = widget.page().find(Role::Button, "Send").await;
    button
        .script("arguments[0].click(); arguments[0].click()", Value::Null)
        .await;
    widget.sees_entry("And this only once").await;
    assert_eq!(jo.view(&reference).await.timeline.len(), 2);
    assert_eq!(jo.inbox().await.len(), 1);
}

async fn a_page_that_the_site_does_not_list_is_told_so(kind: Kind) {
    let world = World::start().await;
    let stranger = answerable_e2e::origin::Origin::start().await;
    stranger.put(
        "/",
        &answerable_e2e::origin::shop_page(&world.edge.url(), FERN),
    );
    let browser = Browser::start(kind).await;
    browser.expect_network_errors();
    let widget = Widget::open(&browser, &stranger.url()).await;
    widget.page().sees("We could not load this.").await;
    let reply = world
        .api
        .request(
            hyper::Method::GET,
            "/v1/sites/fern",
            &[("origin", &stranger.url())],
        )
        .await;
    let problem: Problem =
        serde_json::from_slice(&reply.with_status(403).body).expect("a problem document");
    assert_eq!(problem.kind, "/v1/problems#origin-not-listed");
}

async fn what_was_typed_survives_closing_and_reloading(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.begin("Something went wrong").await;
    widget.write("Half a sentence").await;
    widget.page().press(Role::Button, "Close").await;
    widget.launch().await;
    assert_eq!(
        widget.message_field().await.value().await,
        "Half a sentence"
    );
    browser.reload().await;
    widget.launch().await;
    widget.page().press(Role::Button, "Half a sentence").await;
    assert_eq!(
        widget.message_field().await.value().await,
        "Half a sentence"
    );
}

fn is_wasm(path: &Value) -> bool {
    path.as_str()
        .is_some_and(|path| path.starts_with("/a/embed-") && path.ends_with(".wasm"))
}
