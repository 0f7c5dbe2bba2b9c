//! What staff do together at a case: a second look, tasks on the side, calling colleagues, seeing who else is there.

use answerable_e2e::api::message;
use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Desk;
use answerable_e2e::sites::TEAMWORK;
use serde_json::json;

use crate::world::World;

in_both_browsers!(
    an_answer_is_sent_back_and_then_approved,
    a_team_answers_a_task,
    a_colleague_is_called_without_a_pointer,
    who_else_is_there_and_types
);

/// What WebDriver takes for the Enter key.
const ENTER: &str = "\u{e007}";

async fn an_answer_is_sent_back_and_then_approved(kind: Kind) {
    let world = World::start().await;
    let (first, second) = tokio::join!(Browser::start(kind), Browser::start(kind));
    let reference = complaint(&world).await;
    let jo = Desk::sign_in(&first, &world.api, TEAMWORK, "jo").await;
    let sam = Desk::sign_in(&second, &world.api, TEAMWORK, "sam").await;
    jo.open_case(&reference).await;
    sam.open_case(&reference).await;
    jo.propose("Replaced", "One year").await;
    jo.page().sees("Your answer waits for a second look").await;
    assert!(
        jo.page().find_all(Role::Button, "Approve").await.is_empty(),
        "nobody approves what they have proposed"
    );

    sam.page().sees("Jo Fern proposes an answer").await;
    sam.page().press(Role::Button, "Send back").await;
    sam.page()
        .has_focus(Role::Textbox, "What is to be changed")
        .await;
    sam.page()
        .fill("What is to be changed", "Say by when")
        .await;
    sam.send("Send back", "Say by when").await;
    sam.page().sees_no_more("Jo Fern proposes").await;
    jo.sees_entry("Say by when").await;

    jo.propose("Replaced by Friday", "One year").await;
    sam.page().sees("Jo Fern proposes an answer").await;
    sam.page().find(Role::Button, "Approve").await;
    second.keys("w").await;
    sam.page().has_focus(Role::Button, "Approve").await;
    second.keys(ENTER).await;
    sam.sees_entry("resolved this case").await;
    jo.sees_entry("approved the answer").await;
}

async fn a_team_answers_a_task(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let reference = complaint(&world).await;
    let jo = Desk::sign_in(&browser, &world.api, TEAMWORK, "jo").await;
    jo.open_case(&reference).await;
    jo.page().find(Role::Button, "Hand over").await;
    browser.keys("d").await;
    jo.page().has_focus(Role::Combobox, "Team").await;
    browser.keys("Quality").await;
    jo.page()
        .fill("What they should do", "Test the glaze")
        .await;
    jo.page().press(Role::Button, "Ask them").await;
    jo.sees_entry("asked Quality (task 1)").await;
    jo.page().find(Role::Region, "Asked of teams").await;
    jo.page().sees("due in").await;

    jo.page().press(Role::Button, "Answer…").await;
    jo.page().fill("What came of it", "It is sound").await;
    jo.send("Send answer", "It is sound").await;
    jo.page().sees_no_more("Asked of teams").await;
}

async fn a_colleague_is_called_without_a_pointer(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let reference = complaint(&world).await;
    let jo = Desk::sign_in(&browser, &world.api, TEAMWORK, "jo").await;
    jo.open_case(&reference).await;
    jo.page().find(Role::Button, "Hand over").await;
    browser.keys("n").await;
    jo.page().has_focus(Role::Textbox, "Internal note").await;
    browser.keys("Please look, @ree").await;
    jo.page().find(Role::Option, "Sam Reed").await;
    browser.keys(ENTER).await;
    browser.keys("today").await;
    let note = jo.page().find(Role::Textbox, "Internal note").await;
    assert_eq!(note.value().await, "Please look, @sam today");
    jo.send("Save note", "@sam today").await;
    let sam = world.api.sign_in(TEAMWORK, "sam").await;
    let view = sam.view(&reference).await;
    let last = view.timeline.last().and_then(|entry| entry.text.as_deref());
    assert_eq!(last, Some("Please look, @sam today"));
}

async fn who_else_is_there_and_types(kind: Kind) {
    let world = World::start().await;
    let (first, second) = tokio::join!(Browser::start(kind), Browser::start(kind));
    let reference = complaint(&world).await;
    let jo = Desk::sign_in(&first, &world.api, TEAMWORK, "jo").await;
    let sam = Desk::sign_in(&second, &world.api, TEAMWORK, "sam").await;
    jo.open_case(&reference).await;
    sam.open_case(&reference).await;
    jo.page().sees("Also here: Sam Reed").await;
    sam.page().sees("Also here: Jo Fern").await;
    sam.write("Reply", "Reply", "I am on it").await;
    jo.page().sees("Typing: Sam Reed").await;
    sam.page().press(Role::Button, "Send reply").await;
    jo.page().sees("Also here: Sam Reed").await;
    second.open("about:blank").await;
    jo.page().sees_no_more("Also here").await;
}

/// A new complaint, which is looked at twice there.
async fn complaint(world: &World) -> String {
    let body = json!({ "kind": "complaint", "text": "The pot is cracked", "channel": "widget" });
    let requester = world.api.submit_all(TEAMWORK, &body).await;
    requester.act(&message("It leaks.")).await;
    requester.reference().to_owned()
}
