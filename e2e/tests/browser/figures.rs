//! Figures at the desk: found by link and key, told the same everywhere, and good to look at on every screen.

use answerable_e2e::api::{message, resolve};
use answerable_e2e::browser::keyboard::ESCAPE;
use answerable_e2e::browser::{Browser, Kind, Role, Scheme, Wish};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Desk;
use answerable_e2e::sites::FERN;
use serde_json::json;

use crate::screens::fits;
use crate::world::World;

/// What the table shows: each row's figure, and of how many.
const TABLE: &str =
    "return Array.from(document.querySelectorAll('.fig-table tbody tr, .fig-table tfoot tr'),
    (row) => Array.from(row.cells, (cell) => cell.textContent).join(' | '));";
/// The file that the link downloads, without the mark at its beginning.
const FILE: &str = "const link = document.querySelector('a[download]');
    return [link.download.replace(/\\d{4}-\\d\\d-\\d\\d/g, 'day'), decodeURIComponent(link.href.split(',')[1]).slice(1)];";

in_both_browsers!(figures_are_the_same_in_tile_chart_table_and_file);

async fn figures_are_the_same_in_tile_chart_table_and_file(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let first = world.api.submit(FERN, "Do you ship to islands?").await;
    world.api.submit(FERN, "Do you sell orchids?").await;
    jo.act(first.reference(), &message("We do.")).await;
    jo.act(first.reference(), &resolve("Shipped")).await;
    let desk = Desk::sign_in(&browser, &world.api, FERN, "rae").await;
    let page = desk.page();
    // The badge counts what is known of it by now.
    page.press(Role::Link, "Promises kept in the last 30 days: 100.0%")
        .await;
    page.find(Role::Heading, "Figures").await;
    page.find(Role::Button, "Arrived 2").await;
    page.press(Role::Button, "Kind").await;
    page.press(Role::Button, "Resolved 50.0%").await;
    page.sees("Resolved, row by row").await;
    let table = browser.run(TABLE, vec![]).await;
    assert_eq!(table[0], json!("Enquiry | 50.0% | 2"));
    assert_eq!(table[1], json!("Suggestion | – | 0"));
    assert_eq!(table[5], json!("All | 50.0% | 2"));

    let file = browser.run(FILE, vec![]).await;
    assert_eq!(file[0], json!("figures-kind-day-day.csv"));
    let lines: Vec<&str> = file[1].as_str().expect("a file").lines().collect();
    let at = lines[0]
        .split(',')
        .position(|name| name == "resolution_rate_permille");
    let field = |line: usize| lines[line].split(',').nth(at.expect("a column"));
    assert_eq!(
        [field(1), field(2), field(6)],
        [Some("500"), Some(""), Some("500")]
    );

    // By keyboard there and back again.
    browser.keys(&ESCAPE.to_string()).await;
    page.find(Role::Searchbox, "Search cases").await;
    browser.keys("g").await;
    page.press(Role::Button, "Last 7 days").await;
    let rows = page.find(Role::Group, "Rows").await;
    rows.find_all(Role::Button, "Day").await[0].press().await;
    let bars = "return document.querySelectorAll('.fig-chart .fig-bar').length";
    page.wait_for("a bar for each day", || async {
        let drawn = browser.run(bars, vec![]).await;
        (drawn == json!(7)).then_some(())
    })
    .await;
    page.press(Role::Button, "Own dates").await;
    page.sees("From").await;
    fits(&browser, Scheme::Light, "desk", "figures").await;
    if kind == Kind::Chromium {
        for scheme in [Scheme::Light, Scheme::Dark] {
            browser
                .wish(&[Wish::Colours(scheme), Wish::LessMotion])
                .await;
            assert_eq!(browser.axe().await, Vec::<String>::new(), "{scheme:?}");
        }
        browser.wish(&[Wish::Colours(Scheme::Dark)]).await;
        fits(&browser, Scheme::Dark, "desk", "figures").await;
        browser
            .run("document.documentElement.dir = 'rtl'", vec![])
            .await;
        fits(&browser, Scheme::Dark, "desk", "figures-rtl").await;
    }
}
