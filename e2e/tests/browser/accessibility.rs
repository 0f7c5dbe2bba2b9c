//! Every state of the portal and of the desk: axe-core finds nothing in it, light or dark, and what assistive technology
//! gets of it is what the files in `trees/` say (`UPDATE_GOLDEN=1` writes them anew).

use answerable_e2e::api::{accept, message, offer, resolve};
use answerable_e2e::browser::keyboard::ESCAPE;
use answerable_e2e::browser::{Browser, Kind, Role, Scheme, Wish, pinned, turn};
use answerable_e2e::may::{self, OFFICE, moment};
use answerable_e2e::pages::{Desk, Widget};
use answerable_e2e::sites::{ARRANGED, FERN, arranged};

use crate::world::World;

#[tokio::test]
async fn the_portal_from_launcher_to_thanks() {
    let _turn = turn().await;
    let world = World::with_demo_shop().await;
    let browser = Browser::start(Kind::Chromium).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    browser.open(&world.shop.url()).await;
    browser.portal().find(Role::Button, "Help").await;
    good(&browser, "launcher").await;
    let widget = Widget::of(&browser);
    widget.launch().await;
    widget.page().find(Role::Button, "Ask a question").await;
    good(&browser, "start").await;
    widget.begin("Something went wrong").await;
    good(&browser, "write").await;
    widget.page().press(Role::Button, "Send to").await;
    widget.page().sees("Please write").await;
    good(&browser, "errors").await;
    widget.write("My fern arrived with brown leaves.").await;
    let reference = widget.send().await;
    good(&browser, "sent").await;
    widget.follow().await;
    jo.act(&reference, &accept()).await;
    jo.act(&reference, &message("We are sorry to hear that."))
        .await;
    widget.sees_entry("We are sorry to hear that.").await;
    good(&browser, "case").await;
    widget
        .page()
        .press(Role::Button, "Take the case back")
        .await;
    good(&browser, "withdraw").await;
    widget.page().press(Role::Button, "Back").await;
    widget.open_own(&reference).await;
    jo.act(&reference, &offer(&["A new plant", "Your money back"]))
        .await;
    widget.page().find(Role::Radio, "A new plant").await;
    good(&browser, "offer").await;
    widget.page().press(Role::Button, "None of these").await;
    good(&browser, "decline").await;
    widget.page().press(Role::Button, "Back").await;
    widget.open_own(&reference).await;
    widget.choose("A new plant").await;
    jo.act(&reference, &resolve("A new fern is on its way"))
        .await;
    widget.page().sees("Is it fixed?").await;
    good(&browser, "confirm").await;
    widget.confirm_fixed().await;
    widget.page().find(Role::Radio, "Great").await;
    good(&browser, "rate").await;
    widget.rate("Great", "Quick and kind").await;
    good(&browser, "thanks").await;
}

#[tokio::test]
async fn the_portal_when_something_fails() {
    let _turn = turn().await;
    let (world, proxy) = World::behind_proxy().await;
    let browser = Browser::start(Kind::Chromium).await;
    browser.expect_network_errors();
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.ask_in_vain(&proxy, "Sent from a tunnel").await;
    good(&browser, "kept").await;
    proxy.come_up();
    widget.reference().await;
    widget.follow().await;
    proxy.go_down();
    widget.page().sees("Connection lost").await;
    good(&browser, "offline").await;
}

#[tokio::test]
async fn the_portal_that_does_not_load() {
    let _turn = turn().await;
    let (world, proxy) = World::behind_proxy().await;
    let browser = Browser::start(Kind::Chromium).await;
    // What kept it away is told in the console.
    browser.expect_errors("/w.js");
    browser.expect_errors("/a/");
    browser.open(&world.shop.url()).await;
    let portal = browser.portal();
    portal.find(Role::Button, "Help").await;
    proxy.block("GET /a/portal-");
    portal.press(Role::Button, "Help").await;
    portal.find(Role::Button, "Try again").await;
    good(&browser, "sorry").await;
}

#[tokio::test]
async fn our_own_pages() {
    let _turn = turn().await;
    let world = World::start().await;
    let browser = Browser::start(Kind::Chromium).await;
    let widget = Widget::of(&browser);
    browser
        .open(&format!("{}/p/{FERN}", world.edge.url()))
        .await;
    widget.page().find(Role::Button, "Ask a question").await;
    good(&browser, "hosted-page").await;
    let requester = world.api.submit(FERN, "Do you sell orchids?").await;
    let (reference, token) = (requester.reference(), requester.token());
    browser
        .open(&format!("{}/c/{reference}#{token}", world.edge.url()))
        .await;
    widget.sees_entry("Do you sell orchids?").await;
    good(&browser, "tracking-page").await;
    browser
        .open(&format!("{}/c/{reference}", world.edge.url()))
        .await;
    browser.reload().await;
    widget.page().sees("This link opens no case.").await;
    good(&browser, "dead-link").await;
}

#[tokio::test]
async fn the_desk() {
    let _turn = turn().await;
    let world = World::start().await;
    let browser = Browser::start(Kind::Chromium).await;
    let page = browser.open(&format!("{}/desk", world.edge.url())).await;
    page.find(Role::Heading, "Sign in").await;
    good(&browser, "desk-sign-in").await;
    world.api.submit(FERN, "Do you ship to islands?").await;
    let requester = world
        .api
        .submit(FERN, "My fern arrived with brown leaves.")
        .await;
    let jo = world.api.sign_in(FERN, "jo").await;
    jo.act(requester.reference(), &accept()).await;
    jo.act(
        requester.reference(),
        &message("We are sorry to hear that."),
    )
    .await;
    let desk = Desk::sign_in(&browser, &world.api, FERN, "jo").await;
    desk.queue("All").await;
    desk.row(requester.reference()).await;
    desk.page().find(Role::Link, "Promises kept").await;
    good(&browser, "desk-inbox").await;
    desk.open_case(requester.reference()).await;
    good(&browser, "desk-case").await;
    for tab in ["Note", "Progress", "Offer", "Resolve"] {
        desk.page().press(Role::Tab, tab).await;
        good(&browser, &format!("desk-{}", tab.to_lowercase())).await;
    }
}

#[tokio::test]
async fn what_is_laid_over_a_case() {
    let _turn = turn().await;
    let (world, browser) = on_a_tuesday().await;
    let requester = world.api.submit(ARRANGED, "Do you ship to islands?").await;
    let desk = Desk::sign_in(&browser, &world.api, ARRANGED, "jo").await;
    desk.open_case(requester.reference()).await;
    let page = desk.page();
    let escape = ESCAPE.to_string();
    browser.keys("t").await;
    page.has_focus(Role::Menuitemradio, "General").await;
    good(&browser, "desk-triage").await;
    browser.keys(&escape).await;
    let promises = page.find(Role::Region, "Promise").await;
    promises.find_all(Role::Button, "First solution").await[0]
        .press()
        .await;
    page.sees("Promised within").await;
    good(&browser, "desk-why").await;
    browser.keys(&escape).await;
    browser.keys("a").await;
    page.find(Role::Button, "Sam Reed").await;
    good(&browser, "desk-hand").await;
    page.press(Role::Button, "Up to the leads").await;
    page.find(Role::Textbox, "Why it goes up").await;
    good(&browser, "desk-up").await;
    browser.keys(&escape).await;
    browser.keys("q").await;
    page.has_focus(Role::Textbox, "Question").await;
    good(&browser, "desk-ask").await;
}

#[tokio::test]
async fn the_settings() {
    let _turn = turn().await;
    let (world, browser) = on_a_tuesday().await;
    let desk = Desk::sign_in(&browser, &world.api, ARRANGED, "ada").await;
    let page = desk.page();
    page.press(Role::Link, "Settings").await;
    for section in ["Promises", "Calendars", "Silence", "Teams", "History"] {
        page.press(Role::Link, section).await;
        page.find(Role::Heading, section).await;
        page.sees_no_more("Loading").await;
        good(&browser, &format!("settings-{}", section.to_lowercase())).await;
    }
    page.press(Role::Link, "Promises").await;
    page.fill_in_group("Promise 1", "First answer", "soon")
        .await;
    page.press(Role::Button, "Save").await;
    page.has_focus(Role::Textbox, "First answer").await;
    good(&browser, "settings-wrong").await;
}

/// A site whose office has just opened, and somebody there.
async fn on_a_tuesday() -> (World, Browser) {
    let world = World::with_settings(arranged()).await;
    let browser = Browser::start_at(Kind::Chromium, OFFICE).await;
    let ahead = may::ahead(moment(18, "10:00"));
    world.api.set_ahead(ahead).await;
    browser.set_ahead(ahead).await;
    (world, browser)
}

/// Nothing is wrong with the page as it is, light or dark, and its tree is as pinned.
async fn good(browser: &Browser, name: &str) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        // What moves is half transparent on its way.
        browser
            .wish(&[Wish::Colours(scheme), Wish::LessMotion])
            .await;
        let found = browser.axe().await;
        assert!(found.is_empty(), "{name}, {scheme:?}: {found:#?}");
    }
    let tree = browser.accessibility_tree().await;
    // Of a host page, the portal alone.
    let ours = tree.find("  button \"Help\"").unwrap_or_default();
    pinned(name, &tree[ours..]);
}
