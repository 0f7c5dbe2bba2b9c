//! Who looks at a case, and who types.

use answerable_e2e::api::{message, note};
use answerable_e2e::live::Live;

use super::{case, staff};

const TYPES: &str = r#"{"typing":true}"#;
const STOPS: &str = r#"{"typing":false}"#;

/// Waits until the socket is told of exactly these; a name with a `*` types.
async fn told(live: &mut Live, people: &str) {
    loop {
        let present = live.presence().await.expect("the socket is open");
        let told: Vec<_> = present
            .iter()
            .map(|one| format!("{}{}", one.id, if one.typing { "*" } else { "" }))
            .collect();
        if told.join(" ") == people {
            return;
        }
    }
}

#[tokio::test]
async fn staff_see_who_looks_and_who_types() {
    let (jo, sam) = (staff("jo").await, staff("sam").await);
    let case = case("complaint").await;
    let mut jos = jo.follow(case.reference(), 1).await;
    told(&mut jos, "jo").await;
    let mut sams = sam.follow(case.reference(), 1).await;
    told(&mut jos, "jo sam").await;
    told(&mut sams, "jo sam").await;
    // However many tabs: each once.
    let tab = sam.follow(case.reference(), 1).await;
    told(&mut jos, "jo sam").await;
    sams.send(TYPES).await;
    told(&mut jos, "jo sam*").await;
    sams.send(STOPS).await;
    told(&mut jos, "jo sam").await;
    drop(sams);
    told(&mut jos, "jo sam").await;
    drop(tab);
    told(&mut jos, "jo").await;
}

#[tokio::test]
async fn requesters_learn_nothing_of_it_and_are_not_heard() {
    let jo = staff("jo").await;
    let case = case("complaint").await;
    let mut theirs = case.follow(1).await;
    let mut jos = jo.follow(case.reference(), 1).await;
    told(&mut jos, "jo").await;
    theirs.send(TYPES).await;
    jos.send(TYPES).await;
    told(&mut jos, "jo*").await;
    jo.act(case.reference(), &note("For staff")).await;
    jo.act(case.reference(), &message("For everybody")).await;
    let text = theirs.next_text().await.expect("the socket is open");
    assert!(text.contains("For everybody"), "{text}");
    // It is nowhere but in the air.
    for view in [case.view().await, jo.view(case.reference()).await] {
        assert!(
            !serde_json::to_string(&view)
                .expect("JSON")
                .contains("typing")
        );
    }
}

#[tokio::test]
async fn whoever_signs_out_is_gone() {
    let (jo, sam) = (staff("jo").await, staff("sam").await);
    let case = case("complaint").await;
    let mut jos = jo.follow(case.reference(), 1).await;
    let mut sams = sam.follow(case.reference(), 1).await;
    told(&mut sams, "jo sam").await;
    sam.sign_out().await;
    jos.send(TYPES).await;
    told(&mut jos, "jo*").await;
    while let Some(text) = sams.next_text().await {
        assert!(!text.contains('*'), "{text}");
    }
}
