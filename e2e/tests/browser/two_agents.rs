//! Two agents at once: the slower one is told kindly, sees what happened, and keeps what was typed.

use answerable_e2e::api::message;
use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::Desk;
use answerable_e2e::proxy::Proxy;
use answerable_e2e::sites::FERN;
use answerable_shared::view::EntryKind;

use crate::world::World;

const TYPED: &str = "Sam's careful answer";
const TOLD: &str = "Jo Fern replied while you were writing. Your text is kept.";

in_both_browsers!(told_while_writing, told_after_sending_on_an_old_state);

async fn told_while_writing(kind: Kind) {
    let world = World::start().await;
    let (first, second) = tokio::join!(Browser::start(kind), Browser::start(kind));
    let reference = world
        .api
        .submit(FERN, "Who answers?")
        .await
        .reference()
        .to_owned();
    let jo = Desk::sign_in(&first, &world.api, FERN, "jo").await;
    let sam = Desk::sign_in(&second, &world.api, FERN, "sam").await;
    jo.open_case(&reference).await;
    sam.open_case(&reference).await;
    sam.write("Reply", "Reply", TYPED).await;
    jo.reply("Jo's quick answer").await;
    sam.sees_within_a_second(TOLD).await;
    sam.sees_entry("Jo's quick answer").await;
    assert_eq!(
        sam.page().find(Role::Textbox, "Reply").await.value().await,
        TYPED
    );
    sam.page().press(Role::Button, "Got it").await;
    sam.send("Send reply", TYPED).await;
    jo.sees_within_a_second(TYPED).await;
}

async fn told_after_sending_on_an_old_state(kind: Kind) {
    let world = World::start().await;
    let staff = Browser::start(kind).await;
    staff.expect_network_errors();
    let requester = world.api.submit(FERN, "Who is faster?").await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let proxy = Proxy::start(world.edge.port()).await;
    let link = world
        .api
        .sign_in_link(FERN, "sam")
        .await
        .replace(&world.edge.url(), &proxy.url());
    let sam = Desk::sign_in_at(&staff, &link).await;
    sam.open_case(requester.reference()).await;
    sam.write("Reply", "Reply", TYPED).await;
    // Sam's network lets nothing in any more, neither sockets nor polls, but sends still go out.
    proxy.block("GET /v1");
    jo.act(requester.reference(), &message("Jo's quick answer"))
        .await;
    sam.page().press(Role::Button, "Send reply").await;
    sam.page()
        .sees(&format!("{TOLD} Read it, then send again."))
        .await;
    sam.sees_entry("Jo's quick answer").await;
    assert_eq!(
        sam.page().find(Role::Textbox, "Reply").await.value().await,
        TYPED
    );
    sam.send("Send reply", TYPED).await;
    proxy.unblock();
    let timeline = requester.view().await.timeline;
    let texts: Vec<_> = timeline
        .iter()
        .filter(|entry| entry.what == EntryKind::Message)
        .map(|e| e.text.clone())
        .collect();
    assert_eq!(
        texts,
        [Some("Jo's quick answer".to_owned()), Some(TYPED.to_owned())]
    );
}
