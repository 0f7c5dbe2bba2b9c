//! Pages that do what they should not: the portal stays as it is, and so does the page.

use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Widget;
use serde_json::{Value, json};

use crate::world::World;

in_both_browsers!(
    a_page_that_patches_prototypes_and_fetch,
    a_page_whose_styles_claim_everything,
    without_its_portal_the_page_is_as_it_was,
);

const PATCHES: &str = "<script>
    // As old libraries do: additions that every loop over an array or object meets.
    Array.prototype.last = function () { return this[this.length - 1] };
    Array.prototype.toJSON = function () { return 'patched' };
    Object.prototype.extend = function () { return this };
    String.prototype.strip = function () { return this.trim() };
    const fetch = window.fetch;
    window.fetch = function (input, init) {
        window.fetched = (window.fetched ?? 0) + 1;
        return fetch.call(window, input, init).then((answer) => answer.clone());
    };
    window.Promise = class extends Promise {};
    window.name = 'host'; window.q = window.core = window.run = 'mine';
</script>";

const STYLES: &str = "<style>
    * { display: none !important; position: static !important; color: red !important; font-size: 40px !important;
        letter-spacing: 1em !important; transform: rotate(9deg) !important; opacity: .1 !important;
        visibility: hidden !important; pointer-events: none !important; text-transform: uppercase !important;
        animation: none !important; width: 9px !important; float: left !important; }
    html, body, h1, #shown { all: revert !important; }
    answerable-portal { display: none; filter: blur(9px) }
    button, dialog, textarea { border: 9px solid lime !important; }
</style>";

async fn open<'a>(world: &World, browser: &'a Browser, head: &str) -> Widget<'a> {
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><link rel=icon href=data:,><title>Hostile</title>{head}
         <script src='{}/w.js' data-site=fern async></script></head>
         <body><h1>A hostile page</h1><p id=shown>Its own words</p></body></html>",
        world.edge.url()
    );
    world.shop.put("/", &page);
    browser.open(&world.shop.url()).await;
    Widget::of(browser)
}

async fn a_page_that_patches_prototypes_and_fetch(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let widget = open(&world, &browser, PATCHES).await;
    widget.launch().await;
    let reference = widget.ask("Does it work all the same?").await;
    let jo = world.api.sign_in(answerable_e2e::sites::FERN, "jo").await;
    assert_eq!(
        jo.view(&reference).await.case.text,
        "Does it work all the same?"
    );
    let mine = "return [window.q, window.core, window.run, window.name]";
    assert_eq!(
        browser.run(mine, vec![]).await,
        json!(["mine", "mine", "mine", "host"])
    );
}

async fn a_page_whose_styles_claim_everything(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let widget = open(&world, &browser, STYLES).await;
    let launcher = widget.page().find(Role::Button, "Help").await;
    let look = "const { position, color, fontSize, letterSpacing, visibility, textTransform, borderTopColor } = getComputedStyle(arguments[0]);
        return [position, color, fontSize, letterSpacing, visibility, textTransform, borderTopColor == 'rgb(0, 255, 0)']";
    assert_eq!(
        launcher.script(look, Value::Null).await,
        json!([
            "fixed",
            "rgb(255, 255, 255)",
            "16px",
            "normal",
            "visible",
            "none",
            false
        ])
    );
    let corner = "const { right, bottom } = arguments[0].getBoundingClientRect();
        return [Math.round(innerWidth - right), Math.round(innerHeight - bottom)]";
    assert_eq!(launcher.script(corner, Value::Null).await, json!([20, 20]));
    widget.launch().await;
    widget.ask("Can this be read?").await;
    widget.page().press(Role::Button, "Close").await;
}

async fn without_its_portal_the_page_is_as_it_was(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let widget = open(&world, &browser, "").await;
    widget.launch().await;
    widget.page().find(Role::Button, "Ask a question").await;
    let left = "return Answerable.destroy().then(() => [
        document.querySelectorAll('answerable-portal, body > :not(h1, p, script)').length,
        document.adoptedStyleSheets.length, document.body.getAttributeNames().length,
        document.documentElement.getAttributeNames().join(), document.cookie])";
    assert_eq!(
        browser.run(left, vec![]).await,
        json!([0, 0, 0, "lang", ""])
    );
}
