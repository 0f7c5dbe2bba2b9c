//! The main job by keyboard alone: Tab, Enter, Space, arrows, Escape, and letters.

use answerable_e2e::api::{accept, message, offer, resolve};
use answerable_e2e::browser::keyboard::{DOWN, ENTER, ESCAPE, RIGHT};
use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::in_every_engine;
use answerable_e2e::pages::Widget;
use answerable_e2e::sites::FERN;
use answerable_shared::case::Stage;

use crate::world::World;

in_every_engine!(the_full_loop_without_a_pointer);

async fn the_full_loop_without_a_pointer(kind: Kind) {
    let world = World::with_demo_shop().await;
    let browser = Browser::start(kind).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    browser.open(&world.shop.url()).await;
    let widget = Widget::of(&browser);
    let page = widget.page();

    page.enter("Help").await;
    page.has_focus(Role::Heading, "How can we help?").await;
    page.enter("Something went wrong").await;
    // What was chosen asks for words: they can be typed at once.
    page.has_focus(Role::Textbox, "Your message").await;
    page.enter("Send to").await;
    page.has_focus(Role::Textbox, "Your message").await;
    browser.keys("My fern arrived with brown leaves.").await;
    page.type_into("Your e-mail", "ada@example.org").await;
    page.enter("Send to").await;
    page.has_focus(Role::Heading, "Thank you").await;
    let reference = widget.reference().await;
    page.enter("Follow your case").await;
    page.has_focus(Role::Heading, &reference).await;

    jo.act(&reference, &accept()).await;
    jo.act(&reference, &message("We are sorry to hear that."))
        .await;
    widget.sees_entry("We are sorry to hear that.").await;
    said(&widget, "Jo Fern: We are sorry to hear that.").await;
    page.type_into("Write a message", "Thank you").await;
    page.tab_to(Role::Button, "Send").await;
    browser.keys(" ").await;
    widget.sees_entry("Thank you").await;

    jo.act(&reference, &offer(&["A new plant", "Your money back"]))
        .await;
    // The button that was pressed last went away, and the cards came.
    page.has_focus(Role::Radiogroup, "Choose a solution").await;
    page.tab_to(Role::Radio, "A new plant").await;
    browser.keys(" ").await;
    browser.keys(&DOWN.to_string()).await;
    page.enter("Choose this").await;
    widget.sees_entry("Your money back").await;
    page.has_focus(Role::Textbox, "Write a message").await;

    jo.act(&reference, &resolve("Paid back")).await;
    page.has_focus(Role::Heading, "Is it fixed?").await;
    page.enter("Partly").await;
    page.has_focus(Role::Textbox, "What is still wrong?").await;
    browser.keys("Only half of it came").await;
    page.enter("Send it back").await;
    widget.sees_entry("Only half of it came").await;
    page.has_focus(Role::Textbox, "Write a message").await;

    jo.act(&reference, &resolve("The other half too")).await;
    page.has_focus(Role::Heading, "Is it fixed?").await;
    page.enter("Yes").await;
    page.has_focus(Role::Heading, "How did we do?").await;
    page.tab_to(Role::Radio, "Bad").await;
    browser.keys(" ").await;
    browser.keys(&RIGHT.to_string().repeat(4)).await;
    page.type_into("Anything to add?", "Quick and kind").await;
    page.enter("Send").await;
    page.sees("Your words go to the people who did the work.")
        .await;

    browser.keys(&ESCAPE.to_string()).await;
    page.has_focus(Role::Button, "Help").await;
    assert!(page.find_all(Role::Dialog, "").await.is_empty());
    // And in again, to where one was.
    browser.keys(&ENTER.to_string()).await;
    page.sees("Your words go to the people who did the work.")
        .await;

    let case = jo.view(&reference).await.case;
    assert_eq!(case.stage, Stage::Closed);
    assert_eq!(case.rating.map(|rating| rating.stars), Some(5));
}

/// Waits until a screen reader was given `text` to say.
async fn said(widget: &Widget<'_>, text: &str) {
    let script = "return Array.from(document.querySelector('answerable-portal').shadowRoot.querySelectorAll('[role=status]'),
        (line) => line.textContent).join('|').replace(/\\s+/g, ' ')";
    let ask = || async {
        let lines = widget.page().browser().run(script, vec![]).await;
        lines.as_str()?.contains(text).then_some(())
    };
    widget
        .page()
        .wait_for(&format!("{text:?} to be said"), ask)
        .await;
}
