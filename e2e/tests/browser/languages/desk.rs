//! The desk in Chinese: chosen once, kept on the device, and nothing else on the screen.

use answerable_e2e::api::message;
use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::pages::Desk;
use answerable_e2e::sites::FERN;
use answerable_e2e::{paths, wait};
use answerable_texts::{Catalogue, Language};
use serde_json::json;

use super::seen;
use crate::screens::assert_no_overflow;
use crate::world::World;

/// Texts that are drawn or read out.
const TEXTS: &str = "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [document.title];
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        // Keys are called by their letters, and one language says its own name.
        if (element.checkVisibility() && !element.closest('kbd, code, .language, .person')) texts.push(walker.currentNode.data);
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder]')) {
        if (element.checkVisibility()) texts.push(element.ariaLabel ?? '', element.placeholder ?? '');
    }
    return texts";

pub(super) async fn speaks_chinese(kind: Kind) {
    let catalogue = Catalogue::read(&paths::root().join("desk/texts"), answerable_texts::DESK);
    let texts = catalogue.expect("the texts are right");
    let chinese = Language::find("zh-Hans").expect("a language of ours");
    let say = |key: &str| {
        texts
            .text(chinese, key)
            .unwrap_or_else(|| panic!("there is no text {key}"))
            .to_owned()
    };
    let world = World::start().await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let requester = world.api.submit(FERN, "12345 67890").await;
    let reference = requester.reference();
    let browser = Browser::start(kind).await;
    let desk = Desk::sign_in(&browser, &world.api, FERN, "jo").await;
    let page = desk.page();
    page.press(
        Role::Button,
        texts
            .text(Language::find("en").expect("a language"), "app.language")
            .expect("its name"),
    )
    .await;
    page.find(Role::Button, &say("rail.sign_out")).await;
    assert_eq!(
        browser
            .run("return document.documentElement.lang", vec![])
            .await,
        json!("zh-Hans")
    );
    all_chinese(&browser, "inbox").await;

    desk.page().press(Role::Option, reference).await;
    page.press(Role::Button, &say("todo.take")).await;
    page.sees(&say("entry.took")).await;
    requester.act(&message("1 + 1")).await;
    page.sees("1 + 1").await;
    all_chinese(&browser, "case").await;
    for tab in [
        "tab.note",
        "tab.progress",
        "tab.offer",
        "tab.resolve",
        "tab.reply",
    ] {
        page.press(Role::Tab, &say(tab)).await;
        wait::until("the tab", || async {
            let tabs = page.find_all(Role::Tab, &say(tab)).await;
            let chosen = tabs.first()?.attribute("aria-selected").await;
            (chosen.as_deref() == Some("true")).then_some(())
        })
        .await;
        all_chinese(&browser, tab).await;
        browser.resize(320, 640).await;
        assert_no_overflow(&browser, tab).await;
        browser.resize(1280, 800).await;
    }
    page.press(Role::Button, &say("tab.send_reply")).await;
    page.sees(&say("why.empty")).await;
    jo.act(reference, &json!({ "type": "resolve", "text": "2 + 2" }))
        .await;
    page.sees("2 + 2").await;
    all_chinese(&browser, "resolved").await;

    // Chosen once, it stays, on the way out too.
    browser.reload().await;
    page.sees("2 + 2").await;
    // The live connection may be on its way yet, and is broken off then.
    browser.expect_network_errors();
    page.press(Role::Button, &say("rail.sign_out")).await;
    page.sees(&say("gate.signed_out")).await;
    all_chinese(&browser, "gate").await;
}

async fn all_chinese(browser: &Browser, screen: &str) {
    for text in seen::ours_of(browser, TEXTS).await {
        let latin = text.contains(|c: char| c.is_ascii_alphabetic());
        assert!(!latin, "{screen} shows {text:?}");
    }
    seen::desk_picture(browser, screen).await;
}
