//! What teams do on the side.

use answerable_e2e::api::{Api, delegate, report};
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::sites::{self, TEAMWORK};
use answerable_shared::view::EntryKind;

use super::Wanted::{Gone, There};
use super::{case, staff, wait_for};

#[tokio::test]
async fn a_task_is_its_teams_until_it_is_reported_on() {
    let (jo, sam) = (staff("jo").await, staff("sam").await);
    let case = case("complaint").await;
    for team in ["quality", "bench"] {
        jo.act(case.reference(), &delegate(team, "Look for another", 60))
            .await;
    }
    wait_for(&sam, "tasks", &case, There).await;
    wait_for(&jo, "tasks", &case, Gone).await;
    let tasks = sam.view(case.reference()).await.case.tasks;
    assert_eq!(tasks[0].due, Some(tasks[0].at.plus_minutes(60)));
    for task in tasks {
        sam.act(case.reference(), &report(task.number, "There is one"))
            .await;
    }
    wait_for(&sam, "tasks", &case, Gone).await;
    let again = sam.try_act(case.reference(), &report(1, "Still")).await;
    assert_eq!(
        (again.status.as_u16(), &again.json()["field"]),
        (422, &"task".into())
    );
    assert_eq!(
        case.view().await.timeline.len(),
        1,
        "the requester learns nothing of it"
    );
}

#[tokio::test]
async fn a_task_runs_out_at_its_instant_and_once() {
    let edge = Edge::start(&EdgeOptions {
        sites: sites::sites(&[]),
        kv_backend: None,
    });
    let api = Api::new(&edge.url());
    let jo = api.sign_in(TEAMWORK, "jo").await;
    let case = api.submit(TEAMWORK, "Which pot?").await;
    let reference = case.reference();
    jo.act(reference, &delegate("bench", "Look", 30)).await;
    let mut live = jo.follow(reference, 2).await;
    api.set_ahead(3_600_000).await;
    for _ in 0..2 {
        let view = jo.view(reference).await;
        let lines = view.timeline.iter();
        let overdue: Vec<_> = lines
            .filter(|line| line.what == EntryKind::Overdue)
            .collect();
        assert_eq!(overdue.len(), 1);
        assert_eq!(Some(overdue[0].at), view.case.tasks[0].due);
        assert_eq!(view.case.tasks[0].overdue, view.case.tasks[0].due);
    }
    let frame = live.next().await.expect("a frame");
    assert_eq!(
        (frame.entry.what, frame.entry.task),
        (EntryKind::Overdue, Some(1))
    );
}
