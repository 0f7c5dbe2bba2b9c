//! What a second member of staff decides about an answer.

use crate::actor::Actor;
use crate::case::Case;
use crate::command::CommandName;
use crate::event::What;
use crate::refusal::Refusal;
use crate::review::{self, Proposal};
use crate::settings::{Arrangements, able};
use crate::text;

/// Whether a second member of staff looks at the answer to `case` first.
pub(super) fn is_wanted(case: &Case, site: Option<&Arrangements>) -> bool {
    let reviewed = site.map_or(&[][..], |site| &site.reviewed);
    let waits = case.proposal.as_ref();
    review::is_wanted(reviewed, case.kind, &case.kinds_before, waits)
}

/// Whether the answer's writer counts on a second look; refused where nobody is there to give it.
pub(super) fn is_asked(asked: bool, site: Option<&Arrangements>) -> Result<bool, Refusal> {
    if asked && site.is_none_or(|site| able(&site.staff) < 2) {
        return Err(Refusal::NoSecond {
            field: "review".to_owned(),
        });
    }
    Ok(asked)
}

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
