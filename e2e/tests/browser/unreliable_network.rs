//! The network fails under a visitor: nothing typed is lost, nothing is sent twice, and the page says how it stands.

use answerable_e2e::api::{Agent, message};
use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::pages::Widget;
use answerable_e2e::{in_both_browsers, sites::FERN, wait};
use serde_json::json;

use crate::world::World;

in_both_browsers!(
    a_lost_reply_is_no_second_case,
    sent_while_down_is_kept_and_sent_later,
    kept_across_a_reload,
    sent_at_the_next_visit_unasked,
    the_timeline_catches_up_after_a_cut,
    the_timeline_catches_up_after_a_restart,
);

async fn a_lost_reply_is_no_second_case(kind: Kind) {
    let (world, proxy) = World::behind_proxy().await;
    let browser = Browser::start(kind).await;
    browser.expect_network_errors();
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.begin("Ask a question").await;
    widget.write("Did you get this?").await;
    proxy.lose_replies("POST /v1/sites", 1);
    widget.page().press(Role::Button, "Send to").await;
    let reference = widget.reference().await;
    assert_eq!(proxy.replies_lost(), 1);
    only_case(&jo, &reference).await;
}

async fn sent_while_down_is_kept_and_sent_later(kind: Kind) {
    let (world, proxy) = World::behind_proxy().await;
    let browser = Browser::start(kind).await;
    browser.expect_network_errors();
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.ask_in_vain(&proxy, "Sent from a tunnel").await;
    widget.page().sees("Sent from a tunnel").await;
    proxy.come_up();
    let reference = widget.reference().await;
    only_case(&jo, &reference).await;
}

async fn kept_across_a_reload(kind: Kind) {
    let (world, proxy) = World::behind_proxy().await;
    let browser = Browser::start(kind).await;
    browser.expect_network_errors();
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.ask_in_vain(&proxy, "Sent before a reload").await;
    proxy.come_up();
    browser.reload().await;
    widget.launch().await;
    let reference = widget.reference().await;
    only_case(&jo, &reference).await;
}

async fn sent_at_the_next_visit_unasked(kind: Kind) {
    let (world, proxy) = World::behind_proxy().await;
    let browser = Browser::start(kind).await;
    browser.expect_network_errors();
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.ask_in_vain(&proxy, "Sent by nobody's hand").await;
    proxy.come_up();
    browser.reload().await;
    wait::until("the case in the inbox", || async {
        (jo.inbox().await.len() == 1).then_some(())
    })
    .await;
    // It may be sent before anything is drawn.
    let shown = "return document.querySelector('answerable-portal').shadowRoot.querySelector('dialog')?.open ?? false";
    assert_eq!(browser.run(shown, vec![]).await, json!(false));
    // At the visit after that there is no reason left.
    let settled = "return !Object.values(localStorage).some((kept) => kept.endsWith('*'))";
    wait::until("the mark to go", || async {
        (browser.run(settled, vec![]).await == json!(true)).then_some(())
    })
    .await;
}

async fn the_timeline_catches_up_after_a_cut(kind: Kind) {
    let (world, proxy) = World::behind_proxy().await;
    let browser = Browser::start(kind).await;
    browser.expect_network_errors();
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    let reference = widget.ask("Follow me through a tunnel").await;
    for round in 0..3 {
        jo.act(&reference, &message(&format!("Before cut {round}")))
            .await;
        proxy.cut();
        jo.act(&reference, &message(&format!("After cut {round}")))
            .await;
    }
    proxy.go_down();
    jo.act(&reference, &message("While it was down")).await;
    widget.page().sees("Connection lost").await;
    proxy.come_up();
    widget.sees_entry("While it was down").await;
    widget.page().sees_no_more("Connection lost").await;
    complete(&widget, &jo, &reference).await;
}

async fn the_timeline_catches_up_after_a_restart(kind: Kind) {
    let mut world = World::start().await;
    let browser = Browser::start(kind).await;
    browser.expect_network_errors();
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    let reference = widget.ask("Follow me through a restart").await;
    jo.act(&reference, &message("Before the restart")).await;
    world.edge.restart();
    jo.act(&reference, &message("After the restart")).await;
    widget.sees_entry("After the restart").await;
    complete(&widget, &jo, &reference).await;
}

/// Every public event is there once and in order.
async fn complete(widget: &Widget<'_>, jo: &Agent, reference: &str) {
    let expected: Vec<_> = jo
        .view(reference)
        .await
        .timeline
        .into_iter()
        .filter_map(|entry| entry.text)
        .collect();
    let lines = widget.timeline().await;
    assert_eq!(lines.len(), expected.len(), "{lines:#?}");
    for (line, text) in lines.iter().zip(&expected) {
        assert!(line.contains(text), "{line} instead of {text}");
    }
}

/// The inbox holds this case and no other.
async fn only_case(jo: &Agent, reference: &str) {
    let rows = wait::until("the case in the inbox", || async {
        let rows = jo.inbox().await;
        (!rows.is_empty()).then_some(rows)
    });
    let references: Vec<_> = rows.await.into_iter().map(|row| row.reference).collect();
    assert_eq!(references, [reference]);
}
