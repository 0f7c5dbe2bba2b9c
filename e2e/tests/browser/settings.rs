//! The settings: changed by admins, refused at the field that is wrong, kept with who changed what.

use answerable_e2e::api::Agent;
use answerable_e2e::browser::{Browser, Kind, Page, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Desk;
use answerable_e2e::sites::{ARRANGED, arranged};

use crate::world::World;

in_both_browsers!(
    a_promise_is_changed_and_counts_from_then_on,
    what_is_wrong_is_said_at_its_field,
    an_earlier_version_is_taken_back,
    only_admins_change_anything
);

async fn a_promise_is_changed_and_counts_from_then_on(kind: Kind) {
    let world = World::with_settings(arranged()).await;
    let browser = Browser::start(kind).await;
    let page = settings_of(&browser, &world, "ada").await;
    page.fill_in_group("Promise 3", "First answer", "1h 30m")
        .await;
    page.sees("Not saved: 1 change").await;
    page.press(Role::Button, "Save").await;
    page.sees("Saved. Promises that were made stay as they are; all else holds from now on.")
        .await;
    let written = page.find_in_group("Promise 3", "First answer").await;
    assert_eq!(written.value().await, "1 h 30 min");

    let ada = world.api.sign_in(ARRANGED, "ada").await;
    assert_eq!(first_answer(&ada).await, (1, 90));
    let requester = world.api.submit(ARRANGED, "After the change").await;
    let view = ada.view(requester.reference()).await;
    assert_eq!(view.case.promises[0].target, Some(90));
}

async fn what_is_wrong_is_said_at_its_field(kind: Kind) {
    let world = World::with_settings(arranged()).await;
    let browser = Browser::start(kind).await;
    let page = settings_of(&browser, &world, "ada").await;
    let ada = world.api.sign_in(ARRANGED, "ada").await;
    // The first is refused by the desk, the second by the edge.
    for (typed, why) in [
        ("soon", "Write a time such as 15 min, 2 h or 30 d."),
        ("400 d", "One field is not right"),
    ] {
        page.fill_in_group("Promise 3", "First answer", typed).await;
        page.press(Role::Button, "Save").await;
        page.sees(why).await;
        page.sees("The old settings stay in force.").await;
        page.has_focus(Role::Textbox, "First answer").await;
        let field = page.find_in_group("Promise 3", "First answer").await;
        assert_eq!(
            field.attribute("aria-invalid").await.as_deref(),
            Some("true")
        );
        assert_eq!(field.value().await, typed, "what was typed stays");
        let words = field.attribute("aria-describedby").await;
        assert!(words.is_some(), "the field says what is wrong");
        for other in ["Promise 1", "Promise 2"] {
            let other = page.find_in_group(other, "First answer").await;
            assert_eq!(other.attribute("aria-invalid").await, None);
        }
        assert_eq!(first_answer(&ada).await, (0, 60));
    }
    page.fill_in_group("Promise 3", "First answer", "2 h").await;
    page.press(Role::Button, "Save").await;
    page.sees("Saved.").await;
    page.sees_no_more("One field is not right").await;
    assert_eq!(first_answer(&ada).await, (1, 120));
}

async fn an_earlier_version_is_taken_back(kind: Kind) {
    let world = World::with_settings(arranged()).await;
    let browser = Browser::start(kind).await;
    let ada = world.api.sign_in(ARRANGED, "ada").await;
    let mut shorter = arranged();
    shorter["policies"][2]["targets"]["first_response"] = 30.into();
    ada.try_arrange(Some(0), &shorter).await.with_status(200);

    let page = settings_of(&browser, &world, "ada").await;
    page.press(Role::Link, "History").await;
    page.sees("Version 1: Promises").await;
    page.sees("Ada Admin").await;
    page.sees("In force").await;
    page.press(Role::Button, "Look at version 0").await;
    page.sees("You are looking at version 0. It is not in force.")
        .await;
    let field = page.find_in_group("Promise 3", "First answer").await;
    assert_eq!(field.value().await, "1 h");
    page.press(Role::Button, "Take this version back").await;
    page.press(Role::Button, "Save").await;
    page.sees("Saved.").await;
    assert_eq!(first_answer(&ada).await, (2, 60));
    page.press(Role::Link, "History").await;
    page.sees("Version 2: Promises").await;
}

async fn only_admins_change_anything(kind: Kind) {
    let world = World::with_settings(arranged()).await;
    let browser = Browser::start(kind).await;
    let page = settings_of(&browser, &world, "lin").await;
    page.sees("You can look at everything here. Ada Admin can change it.")
        .await;
    let field = page.find_in_group("Promise 3", "First answer").await;
    assert_eq!(field.value().await, "1 h");
    assert!(!field.is_enabled().await);
    assert!(page.find_all(Role::Button, "Save").await.is_empty());
}

/// The settings, opened from the inbox by somebody of the staff.
async fn settings_of<'a>(browser: &'a Browser, world: &World, agent: &str) -> Page<'a> {
    let desk = Desk::sign_in(browser, &world.api, ARRANGED, agent).await;
    desk.page().press(Role::Link, "Settings").await;
    desk.page().find(Role::Heading, "Promises").await;
    desk.page()
}

/// The version in force, and the minutes within which it promises a first answer to all.
async fn first_answer(ada: &Agent) -> (u32, u32) {
    let view = ada.settings().await;
    (
        view.version,
        view.settings.policies[2].targets.first_response,
    )
}
