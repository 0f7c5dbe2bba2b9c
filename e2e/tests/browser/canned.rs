//! What admins arrange in the settings and staff then use: canned replies, and the inbox made again.

use answerable_e2e::browser::keyboard::{DOWN, ENTER, ESCAPE};
use answerable_e2e::browser::{Browser, Kind, Page, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Desk;
use answerable_e2e::sites::ARRANGED;
use answerable_e2e::wait;

use crate::world::World;

in_both_browsers!(
    a_reply_is_arranged_found_and_put_in,
    the_inbox_is_made_again_step_by_step,
);

async fn a_reply_is_arranged_found_and_put_in(kind: Kind) {
    let world = World::start().await;
    let (admin, staff) = tokio::join!(Browser::start(kind), Browser::start(kind));
    admin.expect_network_errors();
    let requester = world.api.submit(ARRANGED, "My fern is brown").await;
    let reference = requester.reference();
    let ada = Desk::sign_in(&admin, &world.api, ARRANGED, "ada").await;
    let page = ada.page();
    section(page, "Canned replies").await;
    for (name, text) in [("Greeting", "Hello {who}"), ("Farewell", "Goodbye")] {
        page.press(Role::Button, "Add a reply").await;
        let card = "New reply";
        page.fill_in_group(card, "Name", name).await;
        page.fill_in_group(card, "What it says", text).await;
        // The card is called by its name from the next time on that it is drawn.
        section(page, "Teams").await;
        section(page, "Canned replies").await;
    }
    page.press(Role::Button, "Save").await;
    page.sees("One field is not right:").await;
    page.has_focus(Role::Textbox, "What it says").await;
    page.fill_in_group("Greeting", "What it says", "About ")
        .await;
    page.press(Role::Button, "Number of the case").await;
    page.sees("Reads: About AN-").await;
    page.press(Role::Button, "Save").await;
    page.sees("Saved.").await;

    let jo = Desk::sign_in(&staff, &world.api, ARRANGED, "jo").await;
    let page = jo.page();
    jo.open_case(reference).await;
    jo.write("Reply", "Reply", "Dear Ada! ").await;
    page.press(Role::Button, "Canned replies").await;
    page.has_focus(Role::Combobox, "Search canned replies")
        .await;
    page.sees(&format!("About {reference}")).await;
    staff.keys(&DOWN.to_string()).await;
    page.sees("Goodbye").await;
    staff.keys("xyz").await;
    page.sees("No canned reply has “xyz” in it.").await;
    staff.keys(&ESCAPE.to_string()).await;
    page.has_focus(Role::Textbox, "Reply").await;
    page.press(Role::Button, "Canned replies").await;
    page.has_focus(Role::Combobox, "Search canned replies")
        .await;
    staff.keys("gree").await;
    page.sees(&format!("About {reference}")).await;
    staff.keys(&ENTER.to_string()).await;
    page.has_focus(Role::Textbox, "Reply").await;
    let text = page.find(Role::Textbox, "Reply").await.value().await;
    assert_eq!(text, format!("Dear Ada! About {reference}"));
    // It is a draft as if it had been typed.
    jo.send("Send reply", &format!("Dear Ada! About {reference}"))
        .await;
}

async fn the_inbox_is_made_again_step_by_step(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let requester = world.api.submit(ARRANGED, "My fern is brown").await;
    let ada = Desk::sign_in(&browser, &world.api, ARRANGED, "ada").await;
    ada.row(requester.reference()).await;
    let key = format!("record:{}", requester.reference());
    wait::until("the record", || async { world.edge.kv(&key).await }).await;
    let page = ada.page();
    section(page, "Inbox upkeep").await;
    page.press(Role::Button, "Make the inbox again").await;
    page.sees("in the inbox again.").await;
    page.press(Role::Link, "Back to the inbox").await;
    ada.row(requester.reference()).await;
}

async fn section(page: Page<'_>, title: &str) {
    if page.find_all(Role::Link, title).await.is_empty() {
        page.press(Role::Link, "Settings").await;
    }
    page.press(Role::Link, title).await;
    page.find(Role::Heading, title).await;
}
