//! Commands that are right and come at the wrong time.

use answerable_e2e::api::{Agent, Requester, case_in, offer, sound};
use answerable_e2e::http::Reply;
use answerable_e2e::sites::FERN;
use answerable_shared::case::Stage;
use answerable_shared::command::{CommandName, Side};

use super::assert_problem;
use crate::shared_edge::api;

#[tokio::test]
async fn an_answer_to_a_replaced_offer_gets_409() {
    let api = api();
    let jo = api.sign_in(FERN, "jo").await;
    let requester = case_in(Stage::Choosing, &api, FERN, &jo).await;
    jo.act(requester.reference(), &offer(&["Three", "Four"]))
        .await;
    let reply = requester.try_act(&sound(CommandName::Choose)).await;
    assert_problem(
        &reply,
        409,
        "offer-replaced",
        "a choice from the first offer",
    );
}

#[tokio::test]
async fn what_the_stage_forbids_gets_409_naming_stage_and_command() {
    let api = api();
    let jo = api.sign_in(FERN, "jo").await;
    let mut refused = 0;
    for stage in Stage::ALL {
        let requester = case_in(stage, &api, FERN, &jo).await;
        for command in CommandName::ALL
            .into_iter()
            .filter(|&command| !stage.accepts(command))
        {
            let reply = give(command, &requester, &jo).await;
            let problem =
                assert_problem(&reply, 409, "not-now", &format!("{command} while {stage}"));
            assert_eq!(
                (problem.stage, problem.command),
                (Some(stage), Some(command))
            );
            refused += 1;
        }
        assert_eq!(
            requester.view().await.case.stage,
            stage,
            "nothing has changed"
        );
    }
    assert!(refused > 20, "only {refused} pairs were tried");
}

#[tokio::test]
async fn what_has_been_done_already_gets_409() {
    let api = api();
    let jo = api.sign_in(FERN, "jo").await;
    let closed = case_in(Stage::Closed, &api, FERN, &jo).await;
    closed.act(&sound(CommandName::Rate)).await;
    assert_problem(
        &closed.try_act(&sound(CommandName::Rate)).await,
        409,
        "already-done",
        "a second rating",
    );
    let working = case_in(Stage::Working, &api, FERN, &jo).await;
    let again = jo
        .try_act(working.reference(), &sound(CommandName::Accept))
        .await;
    assert_problem(&again, 409, "already-done", "accepting twice");
}

async fn give(command: CommandName, requester: &Requester, agent: &Agent) -> Reply {
    if command.belongs_to(Side::Requester) {
        requester.try_act(&sound(command)).await
    } else {
        agent.try_act(requester.reference(), &sound(command)).await
    }
}
