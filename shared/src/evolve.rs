//! The case after an event. Total: whatever was stored can be replayed.

use crate::actor::Actor;
use crate::case::{Case, Rating, Resolution, Stage, Updates};
use crate::command::Verdict;
use crate::event::{Event, What};
use crate::promise::watch::mind_silence;
use crate::promise::{Tier, track};
use crate::review::Proposal;
use crate::task::Task;

/// `case` after `event`.
///
/// An event of a newer version moves only `seq` and the time, so that older code can go on with a
/// case that newer code has touched.
#[must_use]
pub fn evolve(mut case: Case, event: &Event) -> Case {
    let before = case.turn();
    case.seq = event.seq;
    case.updated = event.at;
    if let Actor::Agent(agent) = &event.by {
        // An answer that somebody approves is not an act of whoever had proposed it.
        let is_approved = case.proposal.is_some() && matches!(event.what, What::Resolved { .. });
        if !is_approved {
            case.mentioned.retain(|id| *id != agent.id);
        }
        if !case.helpers.contains(&agent.id) {
            case.helpers.push(agent.id.clone());
        }
    }
    match &event.what {
        // A case arrives once; `opened` reads it. What was approved comes next.
        What::Submitted(_) | What::Approved {} | What::Unknown(_) => {}
        What::Note { mentions, .. } => {
            for id in mentions {
                call(&mut case, id);
            }
        }
        What::Proposed { text, guarantee } => {
            if let Actor::Agent(agent) = &event.by {
                case.proposal = Some(Proposal {
                    text: text.clone(),
                    guarantee: guarantee.clone(),
                    by: agent.clone(),
                    at: event.at,
                });
            }
        }
        What::Returned { .. } => case.proposal = None,
        What::Delegated {
            task,
            team,
            text,
            due,
        } => {
            case.delegated = *task;
            case.tasks.push(Task {
                number: *task,
                team: team.clone(),
                text: text.clone(),
                at: event.at,
                due: *due,
                overdue: None,
            });
        }
        What::Reported { task, .. } => case.tasks.retain(|open| open.number != *task),
        What::Overdue { task } => {
            for late in case.tasks.iter_mut().filter(|open| open.number == *task) {
                late.overdue = Some(event.at);
            }
        }
        // What they do to clocks is in `promise::track`.
        What::Warned { .. } | What::Breached { .. } => {}
        What::Accepted {} => take_up(&mut case, event),
        What::Message { .. } => match event.by {
            Actor::Requester => await_staff(&mut case, event),
            Actor::Agent(_) => answer(&mut case, event),
            Actor::System {} | Actor::Unknown(_) => {}
        },
        What::Asked { .. } => {
            answer(&mut case, event);
            case.asked = Some(event.at);
            case.expected = None;
        }
        What::Appealed { .. } => await_staff(&mut case, event),
        What::Triaged {
            kind,
            priority,
            danger,
            ..
        } => {
            case.danger |= *danger;
            if case.kind != *kind && !case.kinds_before.contains(&case.kind) {
                case.kinds_before.push(case.kind);
            }
            case.kind = *kind;
            case.priority = *priority;
        }
        What::Assigned { team, agent, .. } => {
            case.team = team.clone().or(case.team);
            case.handler = agent.clone();
            // Before anybody has answered it is as it came: whoever has it now has not taken it up.
            if case.answered.is_none() && case.stage == Stage::Working {
                case.stage = Stage::Received;
            }
        }
        What::Escalated { to, lead, .. } => {
            case.tier = case.tier.max(*to);
            // They were asked to come, and find the case among those that call them until they have.
            if let Some(lead) = lead {
                call(&mut case, &lead.id);
            }
            case.lead = lead.clone().or(case.lead);
        }
        What::Reminded { closes } => {
            case.reminded = case.reminded.saturating_add(1);
            case.closes = Some(*closes);
        }
        What::Lapsed {} => {
            end(&mut case, Stage::Closed);
            case.expected = None;
            case.asked = None;
            // What was said of an earlier round is not what closed this one.
            case.verdict = None;
        }
        What::Progress { expected, .. } => {
            answer(&mut case, event);
            case.expected = *expected;
        }
        What::Offered { offer } => {
            answer(&mut case, event);
            case.stage = Stage::Choosing;
            case.offers = offer.number;
            case.offer = Some(offer.clone());
            case.choice = None;
            // What was announced gives way to what the requester decides.
            case.expected = None;
            case.proposal = None;
        }
        What::Chosen { option, .. } => {
            case.stage = Stage::Working;
            case.choice = Some(*option);
            await_staff(&mut case, event);
        }
        What::Declined { .. } => {
            case.stage = Stage::Working;
            await_staff(&mut case, event);
        }
        What::Resolved { text, guarantee } => {
            answer(&mut case, event);
            case.stage = Stage::Resolved;
            case.expected = None;
            case.verdict = None;
            case.proposal = None;
            case.resolution = Some(Resolution {
                text: text.clone(),
                guarantee: guarantee.clone(),
            });
        }
        What::Confirmed { verdict, .. } => {
            if *verdict == Verdict::Fixed {
                end(&mut case, Stage::Closed);
            } else {
                reopen(&mut case, event);
            }
            case.verdict = Some(*verdict);
        }
        What::Reopened { .. } => reopen(&mut case, event),
        What::Rated { stars, comment } => {
            case.rating = Some(Rating {
                stars: *stars,
                comment: comment.clone(),
            });
        }
        What::Withdrawn { .. } => {
            end(&mut case, Stage::Withdrawn);
            case.expected = None;
            case.asked = None;
        }
    }
    mind_silence(&mut case, event, before);
    track::follow(&mut case, event);
    case
}

/// The case that `event` opens, if it is an arrival.
#[must_use]
pub fn opened(event: &Event) -> Option<Case> {
    let What::Submitted(arrival) = &event.what else {
        return None;
    };
    let terms = arrival.terms.as_ref();
    Some(Case {
        reference: arrival.reference,
        site: arrival.site.clone(),
        kind: arrival.kind,
        kinds_before: Vec::new(),
        channel: arrival.channel,
        text: arrival.text.clone(),
        contact: arrival.contact.clone(),
        identity: arrival.identity.clone(),
        page: arrival.page.clone(),
        opened: event.at,
        updated: event.at,
        seq: event.seq,
        stage: Stage::Received,
        handler: arrival.handler.clone(),
        answer_by: arrival.answer_by,
        answered: None,
        expected: None,
        waiting_since: Some(event.at),
        offers: 0,
        offer: None,
        choice: None,
        resolution: None,
        verdict: None,
        rating: None,
        reopened: 0,
        priority: arrival.priority,
        suggestion: arrival.suggestion.clone(),
        danger: false,
        team: arrival.team.clone(),
        asked: None,
        terms: arrival.terms.clone(),
        clocks: terms.map_or_else(Vec::new, |terms| track::begin(terms, event)),
        updates: Updates::default(),
        tier: Tier::default(),
        their_turn_since: None,
        reminded: 0,
        closes: None,
        helpers: Vec::new(),
        lead: None,
        proposal: None,
        delegated: 0,
        tasks: Vec::new(),
        mentioned: Vec::new(),
    })
}

/// The case that a whole history gives; none where it does not start with an arrival.
#[must_use]
pub fn replay(events: &[Event]) -> Option<Case> {
    let (first, rest) = events.split_first()?;
    Some(rest.iter().fold(opened(first)?, evolve))
}

/// The agent who acts handles the case from now on, and it is being worked on.
fn take_up(case: &mut Case, event: &Event) {
    if let Actor::Agent(agent) = &event.by {
        case.handler = Some(agent.clone());
    }
    if case.stage == Stage::Received {
        case.stage = Stage::Working;
    }
}

fn call(case: &mut Case, id: &String) {
    if !case.mentioned.contains(id) {
        case.mentioned.push(id.clone());
    }
}

/// Staff said something that the requester sees: nobody waits for staff any more. Whoever answers
/// first handles the case; a colleague who helps out later does not take it over.
fn answer(case: &mut Case, event: &Event) {
    if case.handler.is_none() || case.stage == Stage::Received {
        take_up(case, event);
    }
    case.answered = case.answered.or(Some(event.at));
    case.waiting_since = None;
    case.asked = None;
}

/// The requester waits for staff, since now if they did not wait already.
fn await_staff(case: &mut Case, event: &Event) {
    case.asked = None;
    case.waiting_since = case.waiting_since.or(Some(event.at));
}

/// The case is over: nobody waits for anything, and nothing is to be done on the side.
fn end(case: &mut Case, stage: Stage) {
    case.stage = stage;
    case.waiting_since = None;
    case.proposal = None;
    case.tasks.clear();
    case.mentioned.clear();
}

fn reopen(case: &mut Case, event: &Event) {
    case.stage = Stage::Working;
    case.asked = None;
    case.reopened = case.reopened.saturating_add(1);
    case.resolution = None;
    case.rating = None;
    case.expected = None;
    if event.by == Actor::Requester {
        await_staff(case, event);
    }
}
