//! Pages at four times their size, and phones on their side: all of the loop is within reach, and nothing is wider
//! than the screen.

use answerable_e2e::api::{offer, resolve};
use answerable_e2e::browser::{Browser, Kind};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Widget;
use answerable_e2e::sites::FERN;

use crate::screens::assert_no_overflow;
use crate::world::World;

in_both_browsers!(the_full_loop_in_low_windows);

/// 1280 × 1024 at 400 %, a small phone on its side, and a larger one.
const WINDOWS: [(u32, u32); 3] = [(320, 256), (640, 320), (844, 390)];

async fn the_full_loop_in_low_windows(kind: Kind) {
    let world = World::with_demo_shop().await;
    let browser = Browser::start(kind).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    for (width, height) in WINDOWS {
        browser.resize(width, height).await;
        let at = |name: &str| format!("{name} at {width} × {height}");
        // Pressed as by a mouse: only what is in view, or scrolls into it, and is not covered.
        let widget = Widget::open(&browser, &world.shop.url()).await;
        assert_no_overflow(&browser, &at("start")).await;
        let reference = widget.ask("My fern arrived with brown leaves.").await;
        assert_no_overflow(&browser, &at("case")).await;
        widget.say("And the pot was cracked.").await;
        jo.act(&reference, &offer(&["A new plant", "Your money back"]))
            .await;
        widget.choose("Your money back").await;
        jo.act(&reference, &resolve("Paid back")).await;
        widget.confirm_fixed().await;
        assert_no_overflow(&browser, &at("rate")).await;
        widget.rate("Great", "Quick and kind").await;
    }
}
