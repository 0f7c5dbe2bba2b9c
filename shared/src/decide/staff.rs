//! What staff decide about a case among themselves: what it is, whose it is, and to whom it goes up.

use crate::actor::{Agent, Role};
use crate::case::{Case, Kind, Priority};
use crate::event::What;
use crate::promise::{Cause, Tier};
use crate::refusal::Refusal;
use crate::settings::{Arrangements, Member};
use crate::text;
use std::sync::Arc;

pub(super) fn triage(
    case: &Case,
    kind: Option<Kind>,
    priority: Option<Priority>,
    site: Option<&Arrangements>,
) -> Result<What, Refusal> {
    let (kind, priority) = (kind.unwrap_or(case.kind), priority.unwrap_or(case.priority));
    if (kind, priority) == (case.kind, case.priority) {
        return Err(Refusal::AlreadyDone {
            command: crate::command::CommandName::Triage,
        });
    }
    // A case that was promised nothing goes on so.
    let terms = site.filter(|_| case.terms.is_some());
    Ok(What::Triaged {
        kind,
        priority,
        terms: terms.map(|site| Arc::new(site.terms(kind, priority))),
        danger: false,
    })
}

pub(super) fn assign(
    case: &Case,
    team: Option<&str>,
    agent: Option<&str>,
    note: Option<&str>,
    site: Option<&Arrangements>,
) -> Result<What, Refusal> {
    let no_such = |field: &str, what| Refusal::NoSuch {
        field: field.to_owned(),
        what,
    };
    // Without either it is let go: that takes somebody who has it.
    if team.is_none() && agent.is_none() && case.handler.is_none() {
        return Err(Refusal::Empty {
            field: "agent".to_owned(),
        });
    }
    if let Some(id) = team
        && site.and_then(|site| site.team(id)).is_none()
    {
        return Err(no_such("team", "team"));
    }
    let agent = match agent {
        None => None,
        Some(id) => Some(
            handlers(site)
                .find(|member| member.agent.id == id)
                .map(|member| member.agent.clone())
                .ok_or_else(|| no_such("agent", "agent"))?,
        ),
    };
    Ok(What::Assigned {
        team: team.map(ToOwned::to_owned),
        agent,
        note: text::optional("note", note.unwrap_or_default(), text::LONG)?,
    })
}

pub(super) fn escalate(case: &Case, reason: &str) -> Result<What, Refusal> {
    let to = match case.tier {
        Tier::Agent => Tier::Lead,
        Tier::Lead => Tier::Head,
        Tier::Head => {
            return Err(Refusal::AlreadyDone {
                command: crate::command::CommandName::Escalate,
            });
        }
    };
    Ok(What::Escalated {
        to,
        cause: Cause::Staff,
        promise: None,
        reason: Some(text::required("reason", reason, text::LONG)?),
        lead: None,
    })
}

/// Where a complaint about how the case was handled goes: to a lead who has had nothing to do with it, as long as there
/// is one.
pub(super) fn appeal_to(case: &Case, site: Option<&Arrangements>) -> What {
    let leads = handlers(site).filter(|member| member.role >= Role::Lead);
    // Whoever is new to it, before whoever is not; a lead before an admin.
    let lead = leads.min_by_key(|member| (is_helper(case, &member.agent), member.role));
    What::Escalated {
        to: case.tier.max(Tier::Lead),
        cause: Cause::Appeal,
        promise: None,
        reason: None,
        lead: lead.map(|member| member.agent.clone()),
    }
}

fn is_helper(case: &Case, agent: &Agent) -> bool {
    case.helpers.contains(&agent.id)
        || case
            .handler
            .as_ref()
            .is_some_and(|handler| handler.id == agent.id)
}

/// Everybody who may handle cases.
fn handlers(site: Option<&Arrangements>) -> impl Iterator<Item = &Member> {
    let staff = site.map(|site| site.staff.as_slice()).unwrap_or_default();
    staff.iter().filter(|member| member.role >= Role::Agent)
}
