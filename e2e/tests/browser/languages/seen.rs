//! What a person sees of the portal, text by text.

use answerable_e2e::browser::{Browser, Scheme};

use crate::screens::{folder_for_all, save};

/// Texts that are drawn or read out: text nodes, labels and placeholders within the panel.
const TEXTS: &str = "const root = document.querySelector('answerable-portal').shadowRoot;
    const portal = root.querySelector('[lang]');
    const walker = document.createTreeWalker(portal, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        // What is said once, such as \"Jo: …\", is made of several texts.
        if (element.checkVisibility() && !element.matches('.unseen[role=status]')) texts.push(walker.currentNode.data);
    }
    for (const element of portal.querySelectorAll('[aria-label], [placeholder], [title]')) {
        if (element.checkVisibility()) texts.push(element.ariaLabel ?? '', element.placeholder ?? '', element.title ?? '');
    }
    return texts";

/// The language and the direction that the portal says it is in, and the direction that it is drawn in.
pub(super) const LANGUAGE: &str =
    "const portal = document.querySelector('answerable-portal').shadowRoot.querySelector('[lang]');
    return [portal.lang, portal.dir, getComputedStyle(portal.querySelector('h2, p')).direction]";

/// Paths of the packs that were downloaded.
pub(super) const PACKS: &str =
    "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)
    .filter((path) => path.startsWith('/a/text-'))";

/// Elements with texts of ours that are wider than the room for them, or, where nothing can be scrolled, higher.
pub(super) const CLIPPED: &str = "const portal = document.querySelector('answerable-portal').shadowRoot.querySelector('[lang]');
    return Array.from(portal.querySelectorAll('*')).filter((element) => {
        const isText = Array.from(element.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.data.includes('['));
        const style = getComputedStyle(element);
        if (!isText || !element.checkVisibility() || element.closest('.unseen') || style.display === 'inline') return false;
        return element.scrollWidth > element.clientWidth + 1
            || style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
    }).map((element) => `${element.tagName}.${element.className} ${element.textContent}`)";

/// Names that the site and its people brought along.
const NAMES: [&str; 3] = ["Fern & Co.", "Jo's team", "Jo Fern"];

/// What is seen, without what people wrote and what they are called.
pub(super) async fn texts(browser: &Browser) -> Vec<String> {
    ours_of(browser, TEXTS).await
}

/// What a script has seen, without what people wrote and what they are called.
pub(super) async fn ours_of(browser: &Browser, script: &str) -> Vec<String> {
    let seen = browser.run(script, vec![]).await;
    let seen = seen.as_array().cloned().unwrap_or_default();
    let mut texts: Vec<String> = seen
        .iter()
        .map(|text| ours(text.as_str().unwrap_or_default()))
        .collect();
    texts.retain(|text| text.contains(char::is_alphabetic));
    assert!(!texts.is_empty(), "there is no text");
    texts
}

fn ours(text: &str) -> String {
    let mut text = text.to_owned();
    for name in NAMES {
        text = text.replace(name, "");
    }
    // References are the same in every language.
    if let Some((before, after)) = text.split_once("AN-") {
        text = format!("{before}{}", after.chars().skip(9).collect::<String>());
    }
    text.trim().to_owned()
}

/// Keeps a picture of the screen, at the widths of a small and of a usual phone, if one was asked for.
pub(super) async fn picture(browser: &Browser, tag: &str, screen: &str, scheme: Scheme) {
    let Some(folder) = folder_for_all() else {
        return;
    };
    for (width, height) in [(320, 640), (400, 800)] {
        browser.resize(width, height).await;
        let file = format!("{tag}-{screen}-{width}-{scheme:?}.png").to_lowercase();
        save(&folder.join(file), &browser.screenshot().await);
    }
    browser.resize(1280, 800).await;
}

/// Keeps pictures of the desk, if they were asked for.
pub(super) async fn desk_picture(browser: &Browser, screen: &str) {
    if let Some(folder) = folder_for_all() {
        let file = format!("desk-zh-hans-{screen}-{:?}.png", browser.kind()).to_lowercase();
        save(&folder.join(file), &browser.screenshot().await);
    }
}
