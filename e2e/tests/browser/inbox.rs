//! The inbox: queues that count live, filters and saved views, many cases at once, and the board.

use answerable_e2e::api::{accept, message, triage};
use answerable_e2e::browser::keyboard::{DOWN, ENTER};
use answerable_e2e::browser::{Browser, Kind, Page, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Desk;
use answerable_e2e::proxy::Proxy;
use answerable_e2e::sites::{ARRANGED, FERN};
use serde_json::json;

use crate::world::World;

/// Two minutes pass for the page, not for the edge.
// The page's own clock: scripts of a driver have another one in some browsers.
const TWO_MINUTES_PASS: &str =
    "const now = window.Date.now; window.Date.now = () => now() + 120_000;";

in_both_browsers!(
    queues_and_their_counts_change_live,
    search_and_filters_go_together_and_a_view_of_them_is_kept,
    many_cases_are_taken_over_and_taken_back,
    the_board_moves_cases_as_time_passes,
);

async fn queues_and_their_counts_change_live(kind: Kind) {
    let world = World::start().await;
    let staff = Browser::start(kind).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let first = world.api.submit(FERN, "Do you ship ferns?").await;
    let desk = Desk::sign_in(&staff, &world.api, FERN, "jo").await;
    let page = desk.page();
    desk.queue("Unassigned").await;
    desk.row(first.reference()).await;
    page.find(Role::Button, "Unassigned 1").await;
    page.find(Role::Button, "Mine 0").await;
    let second = world.api.submit(FERN, "And orchids?").await;
    desk.row(second.reference()).await;
    page.find(Role::Button, "Unassigned 2").await;
    page.find(Role::Button, "Waiting on us 2").await;

    jo.act(first.reference(), &accept()).await;
    page.find(Role::Button, "Unassigned 1").await;
    page.find(Role::Button, "Mine 1").await;
    gone(page, first.reference()).await;
    desk.queue("Mine").await;
    desk.row(first.reference()).await;
    gone(page, second.reference()).await;

    jo.act(first.reference(), &message("We do, since Monday"))
        .await;
    page.find(Role::Button, "Waiting on us 1").await;
    // By keyboard: back through the queues to the first, and on to the next.
    staff.keys("]").await;
    page.sees("Your teams have nothing open.").await;
    staff.keys("[").await;
    desk.row(first.reference()).await;
}

async fn search_and_filters_go_together_and_a_view_of_them_is_kept(kind: Kind) {
    let world = World::start().await;
    let staff = Browser::start(kind).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let plain = world.api.submit(FERN, "我的绿萝叶子发黄了").await;
    let urgent = world.api.submit(FERN, "我的订单还没有到").await;
    // Beyond what the row shows.
    urgent.act(&message("里面有两盆绿萝")).await;
    let other = world.api.submit(FERN, "Do you ship ferns?").await;
    for urgent in [&urgent, &other] {
        jo.act(urgent.reference(), &triage(None, Some("urgent")))
            .await;
    }
    let desk = Desk::sign_in(&staff, &world.api, FERN, "jo").await;
    let page = desk.page();
    desk.row(other.reference()).await;
    page.find(Role::Searchbox, "Search cases")
        .await
        .fill("绿萝")
        .await;
    gone(page, other.reference()).await;
    desk.row(plain.reference()).await;
    desk.row(urgent.reference()).await;

    page.press(Role::Button, "Filters").await;
    let priority = page.find(Role::Combobox, "Priority").await;
    let choose = "const [field, value] = arguments; field.value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    priority.script(choose, json!("urgent")).await;
    gone(page, plain.reference()).await;
    let narrow = async || {
        desk.row(urgent.reference()).await;
        gone(page, plain.reference()).await;
        gone(page, other.reference()).await;
        page.find(Role::Button, "Remove the filter Priority: Urgent")
            .await;
    };
    narrow().await;
    page.press(Role::Button, "Save view").await;
    page.has_focus(Role::Textbox, "Name").await;
    staff.keys(&format!("Pothos{ENTER}")).await;
    page.find(Role::Button, "Rename Pothos").await;

    staff.reload().await;
    desk.row(other.reference()).await;
    page.press(Role::Button, "Pothos").await;
    narrow().await;

    page.press(Role::Button, "Remove the filter Priority: Urgent")
        .await;
    desk.row(plain.reference()).await;
    // The first saved view has a key.
    staff.keys("1").await;
    narrow().await;

    page.press(Role::Button, "Rename Pothos").await;
    page.press(Role::Button, "Remove Pothos").await;
    page.sees("“Pothos” was removed.").await;
    page.wait_for("the view to go", || async {
        let views = page.find_all(Role::Button, "Rename Pothos").await;
        views.is_empty().then_some(())
    })
    .await;
    page.press(Role::Button, "Undo").await;
    page.find(Role::Button, "Rename Pothos").await;
}

async fn many_cases_are_taken_over_and_taken_back(kind: Kind) {
    let world = World::start().await;
    let staff = Browser::start(kind).await;
    staff.expect_network_errors();
    let sam = world.api.sign_in(FERN, "sam").await;
    let proxy = Proxy::start(world.edge.port()).await;
    let link = world.api.sign_in_link(FERN, "jo").await;
    let link = link.replace(&world.edge.url(), &proxy.url());
    let mut cases = Vec::new();
    for text in ["Do you ship ferns?", "And orchids?", "And pots?"] {
        cases.push(world.api.submit(FERN, text).await);
    }
    let desk = Desk::sign_in_at(&staff, &link).await;
    let page = desk.page();
    for case in &cases {
        desk.row(case.reference()).await;
    }
    // Jo hears nothing any more, but what she does still goes out.
    proxy.block("GET /v1");
    sam.act(cases[1].reference(), &message("Orchids too")).await;
    staff.keys("j").await;
    page.has_focus(Role::Option, cases[0].reference()).await;
    staff.keys("x").await;
    page.sees("One chosen").await;
    staff.keys("s").await;
    page.sees("3 chosen").await;
    staff.keys("m").await;
    page.sees("2 cases are yours now. One was left as it is.")
        .await;
    page.sees("Somebody changed it meanwhile.").await;
    page.find(Role::Button, cases[1].reference()).await;
    page.sees("One chosen").await;
    let handler = async |at: usize| sam.view(cases[at].reference()).await.case.handler;
    let all = async || [handler(0).await, handler(1).await, handler(2).await];
    let [jos, sams] = ["Jo Fern", "Sam Reed"].map(|name| Some(name.to_owned()));
    assert_eq!(all().await, [jos.clone(), sams.clone(), jos]);

    // One of them goes on meanwhile: it stays as it is.
    cases[2].act(&message("And saucers?")).await;
    staff.keys("z").await;
    page.sees("Taken back for one case. One was left as it is.")
        .await;
    page.sees("It has changed since").await;
    let [first, second, third] = all().await;
    assert_eq!((first, second), (None, sams));
    assert_eq!(third.as_deref(), Some("Jo Fern"));
    proxy.unblock();
}

async fn the_board_moves_cases_as_time_passes(kind: Kind) {
    let world = World::start().await;
    let staff = Browser::start(kind).await;
    let whenever = world.api.submit(ARRANGED, "Do you ship ferns?").await;
    // A first answer is promised within a minute.
    let soon = json!({ "kind": "suggestion", "text": "Please sell orchids" });
    let soon = world.api.submit_all(ARRANGED, &soon).await;
    let desk = Desk::sign_in(&staff, &world.api, ARRANGED, "jo").await;
    let page = desk.page();
    desk.row(soon.reference()).await;
    staff.keys("b").await;
    in_band(page, "Within 1 hour", soon.reference()).await;
    let rows = page.texts(Role::Region, "Inbox", Role::Option).await;
    let at = |reference: &str| rows.iter().position(|row| row.contains(reference));
    assert!(
        at(soon.reference()) < at(whenever.reference()),
        "what is due first comes first: {rows:?}"
    );
    staff.run(TWO_MINUTES_PASS, vec![]).await;
    in_band(page, "Late 1", soon.reference()).await;
    // The keyboard walks from band to band.
    staff.keys("j").await;
    page.has_focus(Role::Option, soon.reference()).await;
    staff.keys(&DOWN.to_string()).await;
    page.has_focus(Role::Option, whenever.reference()).await;
}

/// Waits until the case's row has left the list.
async fn gone(page: Page<'_>, reference: &str) {
    page.wait_for("the row to go", || async {
        let rows = page.find_all(Role::Option, reference).await;
        rows.is_empty().then_some(())
    })
    .await;
}

/// Waits until the case is in the board's band of that name.
async fn in_band(page: Page<'_>, band: &str, reference: &str) {
    page.wait_for(&format!("{reference} in {band:?}"), || async {
        let rows = page.texts(Role::Region, band, Role::Option).await;
        rows.iter().any(|row| row.contains(reference)).then_some(())
    })
    .await;
}
