//! An answer that somebody else looks at before the requester hears of it.

use answerable_e2e::api::{approve, give_back, message, resolve};
use answerable_shared::case::Stage;
use answerable_shared::view::EntryKind;

use super::Wanted::{Gone, There};
use super::{case, staff, wait_for};

#[tokio::test]
async fn the_requester_hears_of_an_answer_once_somebody_else_has_approved_it() {
    let (jo, sam) = (staff("jo").await, staff("sam").await);
    let case = case("complaint").await;
    let mut theirs = case.follow(1).await;
    jo.act(case.reference(), &resolve("Replaced")).await;
    wait_for(&sam, "review", &case, There).await;
    let own = jo.try_act(case.reference(), &approve()).await;
    assert_eq!(own.status.as_u16(), 403);
    assert_eq!(own.json()["type"], "/v1/problems#somebody-else");
    case.act(&message("Any news?")).await;
    sam.act(case.reference(), &give_back("Say by when")).await;
    wait_for(&sam, "review", &case, Gone).await;
    let nothing = sam.try_act(case.reference(), &approve()).await;
    assert_eq!(nothing.status.as_u16(), 409);
    jo.act(case.reference(), &resolve("Replaced by Friday"))
        .await;
    let done = sam.act(case.reference(), &approve()).await;
    assert_eq!(done.view.case.stage, Stage::Resolved);
    assert_eq!(done.view.case.proposal, None);

    let mut heard = Vec::new();
    for _ in 0..2 {
        let frame = theirs.next().await.expect("a frame");
        assert_eq!(frame.case.proposal, None);
        heard.push((frame.entry.what, frame.entry.text));
    }
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        heard,
        [
            (EntryKind::Message, text("Any news?")),
            (EntryKind::Resolved, text("Replaced by Friday"))
        ]
    );
    let last = case.view().await.timeline.pop().expect("an entry");
    assert_eq!(
        (last.what, last.name.as_deref()),
        (EntryKind::Resolved, Some("Jo Fern"))
    );
}
