//! What a second member of staff decides about an answer.

use crate::actor::Actor;
use crate::case::Case;
use crate::command::CommandName;
use crate::event::What;
use crate::refusal::Refusal;
use crate::review::Proposal;
use crate::settings::Arrangements;
use crate::text;

/// Whether a second member of staff looks at the answer to `case` first.
///
/// Sorting it anew gets nobody past that: what counts is every kind that it was taken for. Nor does an answer that waits
/// already: another one takes its place and waits too.
pub(super) fn is_wanted(case: &Case, site: Option<&Arrangements>) -> bool {
    let reviewed = site
        .map(|site| site.reviewed.as_slice())
        .unwrap_or_default();
    let is_reviewed = |kind| reviewed.contains(kind);
    case.proposal.is_some() || is_reviewed(&case.kind) || case.kinds_before.iter().any(is_reviewed)
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
