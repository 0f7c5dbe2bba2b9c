//! Cases in any stage, brought there by what people do.

use answerable_shared::case::Stage;
use answerable_shared::command::CommandName;
use serde_json::Value;

use super::{Agent, Api, Requester};
use super::{
    accept, appeal, approve, ask, assign, choose, confirm, decline, delegate, escalate, give_back,
    message, note, offer, progress, rate, reopen, report, resolve, triage, withdraw,
};

/// A new case of the agent's site in `stage`.
pub async fn case_in(stage: Stage, api: &Api, site: &str, agent: &Agent) -> Requester {
    let requester = api.submit(site, &format!("A case to be {stage}")).await;
    let reference = requester.reference();
    match stage {
        Stage::Received => {}
        Stage::Working => drop(agent.act(reference, &accept()).await),
        Stage::Choosing => drop(agent.act(reference, &offer(&["One", "Two"])).await),
        Stage::Resolved => drop(agent.act(reference, &resolve("Done")).await),
        Stage::Closed => {
            agent.act(reference, &resolve("Done")).await;
            requester.act(&confirm("fixed", None)).await;
        }
        Stage::Withdrawn => drop(requester.act(&withdraw()).await),
    }
    assert_eq!(requester.view().await.case.stage, stage);
    requester
}

/// A new case to which `command` can be given, by anybody on its side but `agent`.
pub async fn case_for(command: CommandName, api: &Api, site: &str, agent: &Agent) -> Requester {
    let case = case_in(stage_for(command), api, site, agent).await;
    let reference = case.reference();
    match command {
        CommandName::Approve | CommandName::Return => {
            agent
                .act(reference, &triage(Some("suggestion"), None))
                .await;
            agent.act(reference, &resolve("Replaced the pot")).await;
        }
        CommandName::Report => drop(agent.act(reference, &sound(CommandName::Delegate)).await),
        _ => {}
    }
    case
}

/// A sound command of that name, for a case with one offer.
#[must_use]
pub fn sound(command: CommandName) -> Value {
    match command {
        CommandName::Choose => choose(1, 2),
        CommandName::Decline => decline(1, "Too dear"),
        CommandName::Message => message("Hello"),
        CommandName::Confirm => confirm("partly", Some("It still drips")),
        CommandName::Reopen => reopen("It came back"),
        CommandName::Rate => rate(4, "Quick"),
        CommandName::Withdraw => withdraw(),
        CommandName::Accept => accept(),
        CommandName::Progress => progress("Ordered the part"),
        CommandName::Offer => offer(&["One", "Two"]),
        CommandName::Resolve => resolve("Replaced the pot"),
        CommandName::Note => note("Regular customer"),
        CommandName::Ask => ask("Which pot is it?"),
        CommandName::Appeal => appeal("Nobody listens"),
        CommandName::Triage => triage(None, Some("urgent")),
        CommandName::Assign => assign(None, Some("jo"), Some("Yours")),
        CommandName::Escalate => escalate("Too big for me"),
        CommandName::Approve => approve(),
        CommandName::Return => give_back("By when?"),
        CommandName::Delegate => delegate("bench", "Look for another pot", 60),
        CommandName::Report => report(1, "There is one"),
    }
}

/// A stage in which somebody can give `command`.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn stage_for(command: CommandName) -> Stage {
    Stage::ALL
        .into_iter()
        .find(|stage| stage.accepts(command))
        .expect("every command has its stage")
}

/// A token of the right form that opens nothing: the case's own but for its last symbol.
#[must_use]
pub fn wrong_token(requester: &Requester) -> String {
    let mut token = requester.token().to_owned();
    let other = if token.pop() == Some('A') { 'Q' } else { 'A' };
    token.push(other);
    token
}
