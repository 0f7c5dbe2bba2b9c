//! What staff do with a case besides answering: they sort it, hand it over, bring it up and ask, by keyboard.

use answerable_e2e::browser::keyboard::{CONTROL, DOWN, ENTER, ESCAPE};
use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Desk;
use answerable_e2e::proxy::Proxy;
use answerable_e2e::sites::{ARRANGED, arranged};
use answerable_shared::case::{Kind as Matter, Priority, Turn};
use answerable_shared::promise::Tier;
use answerable_shared::view::CaseView;

use crate::world::World;

in_both_browsers!(
    sorted_in_one_step,
    sorted_again_before_the_edge_has_answered,
    handed_over_and_brought_up,
    asked_and_paused,
    readers_have_no_such_controls
);

async fn sorted_in_one_step(kind: Kind) {
    let world = World::with_settings(arranged()).await;
    let browser = Browser::start(kind).await;
    let reference = asked(&world).await;
    let desk = Desk::sign_in(&browser, &world.api, ARRANGED, "jo").await;
    desk.open_case(&reference).await;
    let page = desk.page();

    // The menu opens at what the case is, and goes away as it came.
    browser.keys("t").await;
    page.has_focus(Role::Menuitemradio, "General").await;
    browser.keys(&ESCAPE.to_string()).await;
    page.has_focus(Role::Button, "Enquiry").await;
    assert!(page.find_all(Role::Menu, "").await.is_empty());

    browser.keys("t").await;
    page.has_focus(Role::Menuitemradio, "General").await;
    browser.keys("1").await;
    desk.sees_entry("sorted this case: Enquiry, Urgent").await;
    page.find(Role::Button, "Urgent").await;
    // The menu opens at what it is now, and the arrow keys walk on from there.
    browser.keys("t").await;
    page.has_focus(Role::Menuitemradio, "Urgent").await;
    let down: String = [DOWN; 6].iter().collect();
    browser.keys(&down).await;
    page.has_focus(Role::Menuitemradio, "Complaint").await;
    browser.keys(&ENTER.to_string()).await;
    desk.sees_entry("sorted this case: Complaint, Urgent").await;
    page.find(Role::Button, "Complaint").await;

    let case = view(&world, &reference).await.case;
    assert_eq!(
        (case.kind, case.priority),
        (Matter::Complaint, Some(Priority::Urgent))
    );
}

async fn sorted_again_before_the_edge_has_answered(kind: Kind) {
    let world = World::with_settings(arranged()).await;
    let browser = Browser::start(kind).await;
    let reference = asked(&world).await;
    let proxy = Proxy::start(world.edge.port()).await;
    let link = world.api.sign_in_link(ARRANGED, "jo").await;
    let link = link.replace(&world.edge.url(), &proxy.url());
    let desk = Desk::sign_in_at(&browser, &link).await;
    desk.open_case(&reference).await;
    let page = desk.page();
    proxy.hold_replies(&format!("POST /v1/cases/{reference}/actions"));

    for (before, key, choice) in [("General", "1", "Urgent"), ("Urgent", "4", "Potential")] {
        browser.keys("t").await;
        page.has_focus(Role::Menuitemradio, before).await;
        browser.keys(key).await;
        // It shows at once.
        page.find(Role::Button, choice).await;
    }
    proxy.release_replies();
    desk.sees_entry("sorted this case: Enquiry, Potential")
        .await;
    page.find(Role::Button, "Potential").await;
    let case = view(&world, &reference).await.case;
    assert_eq!(case.priority, Some(Priority::Potential));
}

async fn handed_over_and_brought_up(kind: Kind) {
    let world = World::with_settings(arranged()).await;
    let browser = Browser::start(kind).await;
    let reference = asked(&world).await;
    let desk = Desk::sign_in(&browser, &world.api, ARRANGED, "jo").await;
    desk.open_case(&reference).await;
    let page = desk.page();

    browser.keys("a").await;
    page.has_focus(Role::Searchbox, "Search teams and colleagues")
        .await;
    page.sees("Pick a team, a colleague, or both.").await;
    browser.keys("sam").await;
    page.sees_no_more("Quality").await;
    // Enter picks the first that was found, and sends nothing yet.
    browser.keys(&ENTER.to_string()).await;
    page.sees("Sam Reed handles it from now on.").await;
    page.fill("Note for staff", "Knows this shop").await;
    page.enter("Hand over").await;
    desk.sees_entry("handed this case to Sam Reed").await;
    desk.sees_entry("Knows this shop").await;
    page.sees_no_more("Note for staff").await;

    browser.keys("a").await;
    page.press(Role::Button, "Up to the leads").await;
    page.fill("Why it goes up", "More than we may decide").await;
    page.press(Role::Button, "Bring it to the leads").await;
    desk.sees_entry("brought this case up to the leads").await;
    page.sees("The leads look after this case too.").await;

    let case = view(&world, &reference).await.case;
    assert_eq!(case.handler.as_deref(), Some("Sam Reed"));
    assert_eq!(case.tier, Some(Tier::Lead));
}

async fn asked_and_paused(kind: Kind) {
    let world = World::with_settings(arranged()).await;
    let browser = Browser::start(kind).await;
    let reference = asked(&world).await;
    let desk = Desk::sign_in(&browser, &world.api, ARRANGED, "jo").await;
    desk.open_case(&reference).await;
    let page = desk.page();

    browser.keys("q").await;
    page.has_focus(Role::Textbox, "Question").await;
    page.sees("It is the customer's turn until they answer; the clocks pause.")
        .await;
    browser.keys("Which island is it?").await;
    browser.key_with(CONTROL, ENTER).await;
    desk.sees_entry("Which island is it?").await;
    page.sees("has your question").await;
    let promises = page.find(Role::Region, "Promise").await;
    let paused = promises.find_all(Role::Button, "First solution").await;
    let words = paused
        .first()
        .expect("a solution was promised")
        .text()
        .await;
    assert!(words.contains("’s turn"), "{words}");
    assert_eq!(view(&world, &reference).await.case.turn, Turn::Requester);
}

async fn readers_have_no_such_controls(kind: Kind) {
    let world = World::with_settings(arranged()).await;
    let browser = Browser::start(kind).await;
    let reference = asked(&world).await;
    let desk = Desk::sign_in(&browser, &world.api, ARRANGED, "rae").await;
    let page = desk.page();
    page.press(Role::Option, &reference).await;
    page.sees("You can read this case, but not act on it.")
        .await;
    for key in ["t", "a", "q"] {
        browser.keys(key).await;
    }
    // This one is for everybody, and comes after the others.
    browser.keys("?").await;
    page.find(Role::Dialog, "Keys").await;
    assert!(page.find_all(Role::Menu, "").await.is_empty());
    assert!(page.find_all(Role::Dialog, "Hand over").await.is_empty());
    assert!(page.find_all(Role::Textbox, "").await.is_empty());
    assert!(page.find_all(Role::Button, "Hand over").await.is_empty());
}

/// A case that nobody has looked at.
async fn asked(world: &World) -> String {
    let requester = world.api.submit(ARRANGED, "Do you ship to islands?").await;
    requester.reference().to_owned()
}

async fn view(world: &World, reference: &str) -> CaseView {
    let sam = world.api.sign_in(ARRANGED, "sam").await;
    sam.view(reference).await
}
