//! Notes that call somebody.

use answerable_e2e::api::{accept, note};

use super::Wanted::{Gone, There};
use super::{case, staff, wait_for};

#[tokio::test]
async fn whoever_a_note_calls_finds_it_until_they_act() {
    let (jo, mei) = (staff("jo").await, staff("mei").await);
    let case = case("complaint").await;
    jo.act(
        case.reference(),
        &note("mei@example.org wrote; jo@mei knows"),
    )
    .await;
    jo.act(case.reference(), &note("@mei: is that you? See also @eve"))
        .await;
    wait_for(&mei, "mentioned", &case, There).await;
    let mut rows = mei.inbox().await.into_iter();
    let row = rows.find(|row| row.reference == case.reference());
    assert_eq!(row.expect("its row").mentioned, ["mei"]);
    wait_for(&jo, "mentioned", &case, Gone).await;
    mei.act(case.reference(), &accept()).await;
    wait_for(&mei, "mentioned", &case, Gone).await;
}
