//! A site's own look, from its settings to what is drawn.

use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Widget;
use serde_json::{Value, json};

use crate::world::World;

in_both_browsers!(a_site_sets_its_look_and_the_page_outranks_it);

/// Colours, corners, font, place and logo as they are drawn.
const DRAWN: &str = "
    const root = document.querySelector('answerable-portal').shadowRoot;
    const style = (what, pseudo) => getComputedStyle(root.querySelector(what), pseudo);
    const panel = style('dialog');
    return {
        surface: panel.backgroundColor,
        font: panel.fontFamily,
        side: ['dialog', 'button'].map((part) => root.querySelector(part).getBoundingClientRect().left === 20),
        accent: style('.primary').backgroundColor,
        corner: style('.primary').borderRadius,
        logo: style('.where', '::before').backgroundImage.includes('/logo.svg'),
    };";

async fn a_site_sets_its_look_and_the_page_outranks_it(kind: Kind) {
    let world = World::with_look(&json!({
        "radius": 3, "font": "Georgia, serif", "position": "start", "theme": "dark", "logo": "/logo.svg",
        "texts": { "en": { "greeting": "Hello from the nursery", "note": "Open until five" } },
    }))
    .await;
    world
        .shop
        .put("/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    let browser = Browser::start(kind).await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.page().sees("Hello from the nursery").await;
    widget.page().sees("Open until five").await;
    widget.begin("Ask a question").await;
    widget.page().find(Role::Button, "Send to").await;
    let drawn = browser.run(DRAWN, vec![]).await;
    assert_eq!(
        drawn,
        json!({
            "surface": "rgb(27, 29, 31)", "font": "Georgia, serif", "side": [false, false], "accent": "rgb(111, 199, 155)",
            "corner": "3px", "logo": true,
        }),
    );

    // The corner counts from the next page on: a launcher does not move away under a pointer.
    browser.reload().await;
    widget.launch().await;
    widget.begin("Ask a question").await;
    widget.page().find(Role::Button, "Send to").await;
    assert_eq!(
        browser.run(DRAWN, vec![]).await["side"],
        json!([true, true])
    );

    let page = "const portal = document.querySelector('answerable-portal');
        portal.style.setProperty('--answerable-radius', '9px');
        portal.style.setProperty('--answerable-accent', 'rgb(1, 2, 3)');
        portal.setAttribute('theme', 'light');";
    browser.run(page, vec![]).await;
    let drawn = browser.run(DRAWN, vec![]).await;
    let of = |name: &str| drawn[name].clone();
    let expected: [Value; 3] = [
        json!("rgb(255, 255, 255)"),
        json!("rgb(1, 2, 3)"),
        json!("9px"),
    ];
    assert_eq!([of("surface"), of("accent"), of("corner")], expected);
}
