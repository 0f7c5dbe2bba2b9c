//! The portal's own code fails while somebody uses it: the page goes on, and so does whoever was writing.

use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Widget;

use crate::world::World;

in_both_browsers!(a_trap_is_said_and_nothing_is_lost);

/// Lets the wasm end as a panic ends it, by a trap in the middle of a call, from the next press on that the page wants
/// it to.
const TRAPS: &str = "<script>
    addEventListener('click', () => window.trapped = window.armed, true);
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
        const { module, instance } = await instantiate.apply(WebAssembly, given);
        const exports = { ...instance.exports };
        for (const [name, exported] of Object.entries(exports)) {
            if (typeof exported != 'function') continue;
            exports[name] = (...given) => {
                if (window.trapped) throw new WebAssembly.RuntimeError('unreachable');
                return exported(...given);
            };
        }
        return { module, instance: { exports } };
    };
</script>";

async fn a_trap_is_said_and_nothing_is_lost(kind: Kind) {
    let world = World::start().await;
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><link rel=icon href=data:,><title>Shop</title>{TRAPS}
         <script src='{}/w.js' data-site=fern async></script></head>
         <body><h1>A shop</h1><button onclick='this.textContent = `Bought`'>Buy</button></body></html>",
        world.edge.url()
    );
    world.shop.put("/", &page);
    let browser = Browser::start(kind).await;
    browser.expect_errors("unreachable");
    let widget = Widget::open(&browser, &world.shop.url()).await;
    widget.begin("Ask a question").await;
    widget.write("Half a sentence").await;
    browser.run("window.armed = true", vec![]).await;
    widget.page().press(Role::Button, "Send to").await;
    widget.page().sees("What you typed is kept.").await;
    browser.page().press(Role::Button, "Buy").await;
    browser.page().find(Role::Button, "Bought").await;

    browser
        .run("window.armed = window.trapped = false", vec![])
        .await;
    widget.page().press(Role::Button, "Try again").await;
    widget.page().press(Role::Button, "Half a sentence").await;
    assert_eq!(
        widget.message_field().await.value().await,
        "Half a sentence"
    );
    let reference = widget.send().await;
    let jo = world.api.sign_in(answerable_e2e::sites::FERN, "jo").await;
    assert_eq!(jo.inbox().await.len(), 1, "{reference}");
}
