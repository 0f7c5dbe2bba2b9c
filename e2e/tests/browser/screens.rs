//! How it looks: nothing wider than the screen, at 320 pixels and up, light and dark; and the pictures of the README.
//!
//! With `ANSWERABLE_SCREENSHOTS=1` the two pictures in `docs/images/` are taken anew; with a folder's path, every
//! screen at every width goes there, to be judged by eye.

use std::path::PathBuf;

use answerable_e2e::api::{Agent, accept, message, progress, resolve};
use answerable_e2e::browser::keyboard::ESCAPE;
use answerable_e2e::browser::{Browser, Kind, Role, Scheme};
use answerable_e2e::pages::{Desk, Widget};
use answerable_e2e::sites::FERN;
use answerable_e2e::{in_both_browsers, paths};
use serde_json::{Value, json};

use crate::world::World;

const WIDTHS: [(u32, u32); 4] = [(320, 640), (390, 844), (768, 1024), (1280, 800)];

in_both_browsers!(
    every_screen_of_the_widget_fits,
    every_screen_of_the_desk_fits
);

async fn every_screen_of_the_widget_fits(kind: Kind) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let world = World::with_demo_shop().await;
        let browser = Browser::start_with(kind, scheme).await;
        let jo = world.api.sign_in(FERN, "jo").await;
        let widget = Widget::open(&browser, &world.shop.url()).await;
        let step = |name: &'static str| fits(&browser, scheme, "widget", name);
        step("1-start").await;
        widget.begin("Something went wrong").await;
        widget
            .write("My fern arrived with brown leaves. What can we do about it?")
            .await;
        step("2-write").await;
        let reference = widget.send().await;
        step("3-sent").await;
        widget.follow().await;
        step("4-case").await;
        talk(&jo, &reference).await;
        widget.page().sees("None of these").await;
        step("5-offer").await;
        picture("widget", &browser, kind, scheme).await;
        widget.choose("A new plant").await;
        jo.act(&reference, &resolve("A new fern is on its way"))
            .await;
        widget.page().sees("Is it fixed?").await;
        step("6-done").await;
        widget.confirm_fixed().await;
        widget.page().sees("How did we do?").await;
        step("7-rate").await;
        widget.rate("Great", "Quick and kind").await;
        step("8-thanks").await;
    }
}

async fn every_screen_of_the_desk_fits(kind: Kind) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let world = World::start().await;
        let browser = Browser::start_with(kind, scheme).await;
        let jo = world.api.sign_in(FERN, "jo").await;
        for (name, text) in [
            ("Ines Duarte", "Do you ship to islands?"),
            ("Tomasz Król", "Please sell orchids too"),
            ("Noor Haddad", "The pot was cracked"),
        ] {
            world.api.submit_all(FERN, &asked(name, text)).await;
        }
        let text = "My fern arrived with brown leaves. What can we do about it?";
        let requester = world.api.submit_all(FERN, &asked("Ada Byron", text)).await;
        talk(&jo, requester.reference()).await;
        requester
            .act(&message("Could it be here by Thursday?"))
            .await;
        let desk = Desk::sign_in(&browser, &world.api, FERN, "jo").await;
        let step = |name: &'static str| fits(&browser, scheme, "desk", name);
        desk.row(requester.reference()).await;
        step("1-inbox").await;
        desk.open_case(requester.reference()).await;
        step("2-case").await;
        picture("desk", &browser, kind, scheme).await;
        for tab in ["Note", "Progress", "Offer", "Resolve"] {
            desk.page().press(Role::Tab, tab).await;
            assert_no_overflow(&browser, tab).await;
        }
        step("3-composer").await;
        browser.keys(&ESCAPE.to_string().repeat(2)).await;
        desk.page().sees_no_more("What is guaranteed").await;
        browser.keys("s").await;
        let filters = async || desk.page().press(Role::Button, "Filters").await;
        filters().await;
        desk.page().sees("4 chosen").await;
        step("4-many").await;
        filters().await;
        desk.page().has_focus(Role::Button, "Filters").await;
        browser.keys("b").await;
        desk.page().sees("Within 4 hours").await;
        step("5-board").await;
    }
}

/// An accepted case with a message, progress and an open offer.
async fn talk(jo: &Agent, reference: &str) {
    jo.act(reference, &accept()).await;
    jo.act(
        reference,
        &message("We are sorry to hear that. Could you tell us when it arrived?"),
    )
    .await;
    jo.act(
        reference,
        &progress("The nursery has found two ways to put it right"),
    )
    .await;
    let options = json!([
        {
            "title": "A new plant", "what_happens": "We send you a healthy one, and you keep the first",
            "time": "By Friday", "cost": "Free",
        },
        {
            "title": "Your money back", "what_happens": "We pay back what you paid",
            "time": "In three days", "cost": "Free",
        },
    ]);
    let offer =
        json!({ "type": "offer", "text": "Which of these would you like?", "options": options });
    jo.act(reference, &offer).await;
}

/// A complaint of somebody with a name.
fn asked(name: &str, text: &str) -> Value {
    json!({ "kind": "complaint", "text": text, "contact": { "name": name }, "channel": "widget" })
}

/// Tries the screen at every width.
pub(crate) async fn fits(browser: &Browser, scheme: Scheme, part: &str, name: &str) {
    for (width, height) in WIDTHS {
        browser.resize(width, height).await;
        if let Some(folder) = folder_for_all() {
            let file =
                format!("{part}-{name}-{width}-{scheme:?}-{:?}.png", browser.kind()).to_lowercase();
            save(&folder.join(file), &browser.screenshot().await);
        }
        assert_no_overflow(browser, &format!("{part} {name} at {width}")).await;
    }
}

/// Nothing can be scrolled sideways, neither the page nor anything in it, but for rows that are meant to: the queues
/// and the tabs of the desk.
pub(crate) async fn assert_no_overflow(browser: &Browser, what: &str) {
    let script = "const roots = [document, document.querySelector('answerable-portal')?.shadowRoot].filter(Boolean);
        const wide = (element) => {
            const style = getComputedStyle(element);
            return element.checkVisibility() && !element.closest('nav[aria-label=Queues], [role=tablist]') && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
                && ['auto', 'scroll', 'visible'].includes(style.overflowX) && style.display !== 'inline'
                && element.getBoundingClientRect().left + element.scrollWidth > innerWidth + 1;
        };
        const sticksOut = (element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1;
        const name = (element) => `${element.tagName}.${element.className}`;
        return roots.flatMap((root) => {
            const all = Array.from(root.querySelectorAll('*'));
            const found = all.filter(wide).map((element) => `${name(element)} ${element.scrollWidth}`);
            if (found.length === 0) return [];
            const culprits = all.filter((element) => sticksOut(element) && !Array.from(element.children).some(sticksOut));
            return [...found, ...culprits.map((element) => `because of ${name(element)}`)];
        });";
    assert_eq!(
        browser.run(script, vec![]).await,
        json!([]),
        "wider than the screen: {what}"
    );
}

/// Takes one of the README's two pictures, in Chromium and light, if asked to.
async fn picture(name: &str, browser: &Browser, kind: Kind, scheme: Scheme) {
    let asked = std::env::var("ANSWERABLE_SCREENSHOTS").is_ok_and(|value| value == "1");
    if asked && (kind, scheme) == (Kind::Chromium, Scheme::Light) {
        browser.resize(1280, 800).await;
        save(
            &paths::root().join(format!("docs/images/{name}.png")),
            &browser.screenshot().await,
        );
    }
}

/// The folder for the pictures of all screens, if one was named.
pub(crate) fn folder_for_all() -> Option<PathBuf> {
    std::env::var_os("ANSWERABLE_SCREENSHOTS")
        .filter(|value| !value.is_empty() && value != "1")
        .map(PathBuf::from)
}

pub(crate) fn save(path: &std::path::Path, png: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder"))
        .expect("the folder can be made");
    std::fs::write(path, png).expect("the picture can be written");
}
