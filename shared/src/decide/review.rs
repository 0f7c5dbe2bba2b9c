//! What a second member of staff decides about an answer.

use crate::actor::Actor;
use crate::case::Case;
use crate::command::CommandName;
use crate::event::What;
use crate::refusal::Refusal;
use crate::review::Proposal;
use crate::text;

/// What is proposed becomes the answer of whoever proposed it, as long as that is somebody else than `actor`.
pub(super) fn approve(case: &Case, actor: &Actor) -> Result<(Actor, What), Refusal> {
    let proposal = proposed(case, CommandName::Approve)?;
    let by = Actor::Agent(proposal.by.clone());
    if matches!(actor, Actor::Agent(agent) if agent.id == proposal.by.id) {
        return Err(Refusal::OwnProposal);
    }
    let resolved = What::Resolved {
        text: proposal.text.clone(),
        guarantee: proposal.guarantee.clone(),
    };
    Ok((by, resolved))
}

pub(super) fn give_back(case: &Case, note: &str) -> Result<What, Refusal> {
    proposed(case, CommandName::Return)?;
    Ok(What::Returned {
        text: text::required("note", note, text::LONG)?,
    })
}

fn proposed(case: &Case, command: CommandName) -> Result<&Proposal, Refusal> {
    case.proposal
        .as_ref()
        .ok_or(Refusal::NothingProposed { command })
}
