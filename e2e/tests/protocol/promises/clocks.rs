//! Clocks of cases on a running edge whose time is set ahead: what was to happen has happened at its own instant.

use answerable_e2e::api::{Api, accept, appeal, ask, assign, message, triage};
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::sites::{self, ARRANGED};
use answerable_shared::case::Turn;
use answerable_shared::promise::PromiseName;
use answerable_shared::promise::explain::{PromiseState, PromiseView};
use answerable_shared::view::{CaseView, EntryKind};
use serde_json::json;

const HOUR: i64 = 3_600_000;

fn edge() -> Edge {
    Edge::start(&EdgeOptions {
        sites: sites::sites(&[]),
        kv_backend: None,
    })
}

fn promise(view: &CaseView, name: PromiseName) -> &PromiseView {
    let mut promises = view.case.promises.iter();
    promises
        .find(|promise| promise.promise == name)
        .expect("it was promised")
}

#[tokio::test]
async fn a_breach_is_recorded_at_its_instant_whenever_somebody_looks() {
    let edge = edge();
    let api = Api::new(&edge.url());
    let body = json!({ "kind": "suggestion", "text": "A bench, please", "channel": "widget" });
    let requester = api.submit_all(ARRANGED, &body).await;
    let due = requester.receipt().answer_by;
    assert_eq!(due.0, requester.receipt().opened.0 + 60_000);
    let mut live = requester.follow(1).await;

    api.set_ahead(30 * HOUR).await;
    let view = requester.view().await;
    let breach = view
        .timeline
        .iter()
        .find(|entry| entry.what == EntryKind::Breached);
    let breach = breach.expect("the requester is told");
    assert_eq!(breach.at, due);
    assert_eq!(breach.expected.map(|again| again.0), Some(due.0 + 60_000));
    let first = promise(&view, PromiseName::FirstResponse);
    assert_eq!((first.state, first.due), (PromiseState::Late, Some(due)));
    // Whoever follows hears of it without asking.
    let frame = live.next().await.expect("a frame");
    assert_eq!(frame.entry.what, EntryKind::Breached);

    let jo = api.sign_in(ARRANGED, "jo").await;
    let staff = jo.view(requester.reference()).await;
    let happened: Vec<_> = staff
        .timeline
        .iter()
        .map(|entry| (entry.what, entry.at.0 - due.0))
        .collect();
    assert_eq!(
        happened,
        [
            (EntryKind::Submitted, -60_000),
            (EntryKind::Warned, -15_000),
            (EntryKind::Breached, 0),
            (EntryKind::Escalated, 0),
            (EntryKind::Escalated, 60_000),
        ]
    );
    // A second look adds nothing, and neither does a restart.
    api.set_ahead(60 * HOUR).await;
    assert_eq!(
        jo_again(&api)
            .await
            .view(requester.reference())
            .await
            .timeline,
        staff.timeline
    );
}

/// Sessions end after half a day.
async fn jo_again(api: &Api) -> answerable_e2e::api::Agent {
    api.sign_in(ARRANGED, "jo").await
}

#[tokio::test]
async fn what_happens_by_itself_is_no_reason_to_refuse_what_an_agent_decided() {
    let edge = edge();
    let api = Api::new(&edge.url());
    let body = json!({ "kind": "suggestion", "text": "A second bench", "channel": "widget" });
    let requester = api.submit_all(ARRANGED, &body).await;
    api.set_ahead(2 * HOUR).await;
    let jo = jo_again(&api).await;
    // Jo saw the case as it arrived; the breach is recorded before the answer, which is taken all the same.
    let answer = jo.change(requester.reference(), 1, &message("Good idea"));
    api.post(&answer).await.with_status(200);
    let view = jo.view(requester.reference()).await;
    let last: Vec<_> = view.timeline.iter().map(|entry| entry.what).collect();
    assert_eq!(last.last(), Some(&EntryKind::Message));
    assert!(last.contains(&EntryKind::Breached));
    assert_eq!(
        promise(&view, PromiseName::FirstResponse).state,
        PromiseState::Missed
    );
    // Had a person done something, it would have been refused.
    let sam = api.sign_in(ARRANGED, "sam").await;
    let stale = sam.change(requester.reference(), 1, &accept());
    api.post(&stale).await.with_status(412);
}

#[tokio::test]
async fn a_question_pauses_the_clocks_and_silence_ends_as_announced() {
    let edge = edge();
    let api = Api::new(&edge.url());
    let requester = api.submit(ARRANGED, "Where is my order?").await;
    let jo = jo_again(&api).await;
    jo.act(requester.reference(), &ask("Which order is it?"))
        .await;
    let view = requester.view().await;
    assert_eq!(view.case.turn, Turn::Requester);
    assert_eq!(
        promise(&view, PromiseName::Offer).state,
        PromiseState::Paused
    );
    let asked = view.timeline.last().expect("an entry").at.0;

    api.set_ahead(47 * HOUR).await;
    assert_eq!(requester.view().await.timeline, view.timeline);
    api.set_ahead(49 * HOUR).await;
    let reminded = requester.view().await;
    let entry = reminded.timeline.last().expect("an entry");
    assert_eq!(
        (entry.what, entry.at.0),
        (EntryKind::Reminded, asked + 48 * HOUR)
    );
    assert_eq!(
        reminded.case.closes.map(|closes| closes.0),
        Some(asked + 120 * HOUR)
    );

    api.set_ahead(200 * HOUR).await;
    let closed = requester.view().await;
    let entry = closed.timeline.last().expect("an entry");
    assert_eq!(
        (entry.what, entry.at.0),
        (EntryKind::Lapsed, asked + 120 * HOUR)
    );
    assert_eq!(closed.case.stage, answerable_shared::case::Stage::Closed);
}

#[tokio::test]
async fn promises_of_open_cases_outlive_a_change_of_the_settings() {
    let edge = edge();
    let api = Api::new(&edge.url());
    let requester = api.submit(ARRANGED, "Before the change").await;
    let ada = api.sign_in(ARRANGED, "ada").await;
    let before = ada.view(requester.reference()).await;
    let mut settings = sites::arranged();
    settings["policies"][2]["targets"]["first_response"] = json!(5);
    settings["calendars"]["office"]["week"] = json!({ "sun": ["10:00-11:00"] });
    ada.try_arrange(Some(0), &settings).await.with_status(200);
    assert_eq!(ada.view(requester.reference()).await, before);
    let after = api.submit(ARRANGED, "After the change").await;
    let view = ada.view(after.reference()).await;
    assert_eq!(promise(&view, PromiseName::FirstResponse).target, Some(5));
    assert_eq!(
        promise(&before, PromiseName::FirstResponse).target,
        Some(60)
    );
}

#[tokio::test]
async fn staff_triage_and_hand_over_and_a_complaint_goes_to_a_lead_who_was_not_on_it() {
    let edge = edge();
    let api = Api::new(&edge.url());
    let requester = api.submit(ARRANGED, "It smells of gas").await;
    let jo = jo_again(&api).await;
    assert_eq!(
        jo.view(requester.reference()).await.case.team.as_deref(),
        Some("support")
    );
    jo.act(
        requester.reference(),
        &triage(Some("complaint"), Some("urgent")),
    )
    .await;
    let view = jo.view(requester.reference()).await;
    assert_eq!(promise(&view, PromiseName::FirstResponse).target, Some(15));

    for (team, agent, field) in [
        (Some("nobodies"), None, "team"),
        (None, Some("rae"), "agent"),
        (None, Some("x"), "agent"),
    ] {
        let reply = jo
            .try_act(requester.reference(), &assign(team, agent, None))
            .await;
        assert_eq!(reply.with_status(422).json()["field"], field);
    }
    jo.act(
        requester.reference(),
        &assign(Some("quality"), Some("sam"), Some("Be quick")),
    )
    .await;
    let theirs = requester.view().await;
    assert_eq!(theirs.case.handler.as_deref(), Some("Sam Reed"));
    assert!(
        !serde_json::to_string(&theirs)
            .expect("JSON")
            .contains("Be quick")
    );

    requester.act(&appeal("Nobody answers")).await;
    let view = jo.view(requester.reference()).await;
    assert_eq!(view.case.lead.as_deref(), Some("Lin Lead"));
    assert_eq!(
        view.timeline.last().map(|entry| entry.what),
        Some(EntryKind::Escalated)
    );
}

#[tokio::test]
async fn a_matter_of_safety_is_urgent_from_its_words_and_pages_the_leads_at_once() {
    let edge = edge();
    let api = Api::new(&edge.url());
    let body = json!({ "kind": "complaint", "channel": "widget",
        "text": "There is a strong smell of gas in the kitchen and my daughter feels dizzy. Please help now!" });
    let requester = api.submit_all(ARRANGED, &body).await;
    let jo = jo_again(&api).await;
    let view = jo.view(requester.reference()).await;
    let seen = view.case.suggestion.as_ref().expect("a suggestion");
    assert!(seen.safety && !seen.because.is_empty());
    assert!(
        seen.because
            .iter()
            .all(|found| view.case.text.contains(&found.words))
    );
    assert_eq!(promise(&view, PromiseName::FirstResponse).target, Some(15));
    let last = view.timeline.last().expect("an entry");
    assert_eq!(
        (last.what, last.at),
        (EntryKind::Escalated, view.case.opened)
    );
    // None of it is for the requester to read.
    let theirs = serde_json::to_string(&requester.view().await).expect("JSON");
    assert!(!theirs.contains("safety") && !theirs.contains("because"));
}
