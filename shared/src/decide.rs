//! May this happen, and what follows?

mod danger;
mod mention;
mod review;
mod staff;
mod task;

pub use danger::endangered;

use crate::actor::Actor;
use crate::case::{Case, Stage};
use crate::command::{Command, Side, Verdict};
use crate::event::{Event, SCHEMA_VERSION, What};
use crate::offer::Offer;
use crate::refusal::Refusal;
use crate::settings::Arrangements;
use crate::text;
use crate::time::Timestamp;

/// Fewest and most stars.
pub const STARS: (u32, u32) = (1, 5);

/// How far ahead a next step may be announced, in days: beyond it is no promise but a slip of the
/// keyboard, and browsers cannot even write down every number as a date.
pub const FURTHEST_DAYS: u32 = 5 * 366;

/// The events that `command` by `actor` at `now` adds to `case`, in order.
///
/// Whether the actor may give such a command at all is for
/// [`authorize`](crate::authorize::authorize) to say; a command of the other side is refused here
/// too, as one that the stage does not know.
///
/// # Errors
/// [`Refusal::NotNow`] and [`Refusal::AlreadyDone`] where the case forbids it, the others where its
/// contents are unsound.
pub fn decide(
    case: &Case,
    command: &Command,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    decide_with(case, command, actor, now, None)
}

/// As [`decide`], for commands that depend on what the `site` has arranged: to whom a case can go, and what is promised
/// for another kind or priority.
///
/// # Errors
/// As for [`decide`]; also [`Refusal::NoSuch`] for whom the site does not have.
pub fn decide_with(
    case: &Case,
    command: &Command,
    actor: &Actor,
    now: Timestamp,
    site: Option<&Arrangements>,
) -> Result<Vec<Event>, Refusal> {
    let name = command.name();
    if !side_of(actor).is_some_and(|side| name.belongs_to(side)) || !case.stage.accepts(name) {
        return Err(Refusal::NotNow {
            stage: case.stage,
            command: name,
        });
    }
    // Clocks may step back; what people read must not.
    let at = now.max(case.updated);
    let mut after = None;
    let what = match command {
        Command::Choose { offer, option } => choose(case, *offer, *option)?,
        Command::Decline { offer, reason } => {
            let offer = open_offer(case, *offer)?.number;
            What::Declined {
                offer,
                reason: text::required("reason", reason, text::LONG)?,
            }
        }
        Command::Message { text } => What::Message {
            text: text::required("text", text, text::LONG)?,
        },
        Command::Confirm { verdict, text } => confirm(*verdict, text.as_deref())?,
        Command::Reopen { reason } => What::Reopened {
            reason: text::required("reason", reason, text::LONG)?,
        },
        Command::Rate { stars, comment } => rate(case, *stars, comment.as_deref())?,
        Command::Withdraw { reason } => What::Withdrawn {
            reason: optional("reason", reason.as_deref())?,
        },
        Command::Accept {} => accept(case, actor)?,
        Command::Progress { text, expected } => progress(text, *expected, now)?,
        Command::Offer { text, options } => {
            let number = case.offers.saturating_add(1);
            What::Offered {
                offer: Offer::checked(number, text.as_deref(), options)?,
            }
        }
        Command::Resolve {
            text,
            guarantee,
            review,
        } => {
            let text = text::required("text", text, text::LONG)?;
            let guarantee = optional("guarantee", guarantee.as_deref())?;
            if review::is_wanted(case, site) || review::is_asked(*review, site)? {
                What::Proposed { text, guarantee }
            } else {
                What::Resolved { text, guarantee }
            }
        }
        Command::Approve {} => {
            after = Some(review::approve(case, actor)?);
            What::Approved {}
        }
        Command::Return { note } => review::give_back(case, note)?,
        Command::Delegate {
            team,
            text,
            within_minutes,
        } => task::delegate(case, team, text, *within_minutes, at, site)?,
        Command::Report { task, text } => task::report(case, *task, text)?,
        Command::Note { text } => What::Note {
            text: text::required("text", text, text::LONG)?,
            mentions: mention::mentions(text, actor, site),
        },
        Command::Ask { text } => What::Asked {
            text: text::required("text", text, text::LONG)?,
        },
        Command::Appeal { text } => {
            after = Some((Actor::System {}, staff::appeal_to(case, site)));
            What::Appealed {
                text: text::required("text", text, text::LONG)?,
            }
        }
        Command::Triage { kind, priority } => staff::triage(case, *kind, *priority, site)?,
        Command::Assign { team, agent, note } => staff::assign(
            case,
            team.as_deref(),
            agent.as_deref(),
            note.as_deref(),
            site,
        )?,
        Command::Escalate { reason } => staff::escalate(case, reason)?,
    };
    let event = |seq: u64, by: Actor, what: What| Event {
        v: SCHEMA_VERSION,
        seq: case.seq.saturating_add(seq),
        at,
        by,
        what,
    };
    let mut events = vec![event(1, actor.clone(), what)];
    events.extend(after.map(|(by, what)| event(2, by, what)));
    Ok(events)
}

const fn side_of(actor: &Actor) -> Option<Side> {
    match actor {
        Actor::Requester => Some(Side::Requester),
        Actor::Agent(_) => Some(Side::Staff),
        Actor::System {} | Actor::Unknown(_) => None,
    }
}

fn choose(case: &Case, offer: u32, option: u32) -> Result<What, Refusal> {
    let open = open_offer(case, offer)?;
    if open.option(option).is_none() {
        return Err(Refusal::NotOnOffer { offer, option });
    }
    Ok(What::Chosen { offer, option })
}

/// The open offer, if it is the one that was answered.
fn open_offer(case: &Case, answered: u32) -> Result<&Offer, Refusal> {
    match case.open_offer() {
        Some(open) if open.number == answered => Ok(open),
        Some(open) if answered < open.number && answered > 0 => Err(Refusal::OfferReplaced {
            answered,
            current: open.number,
        }),
        _ => Err(Refusal::OutOfRange {
            field: "offer".to_owned(),
            min: 1,
            max: case.offers,
        }),
    }
}

fn confirm(verdict: Verdict, said: Option<&str>) -> Result<What, Refusal> {
    let text = match verdict {
        Verdict::Fixed => optional("text", said)?,
        Verdict::Partly | Verdict::NotFixed => Some(text::required(
            "text",
            said.unwrap_or_default(),
            text::LONG,
        )?),
    };
    Ok(What::Confirmed { verdict, text })
}

fn rate(case: &Case, stars: u32, comment: Option<&str>) -> Result<What, Refusal> {
    if case.rating.is_some() {
        return Err(Refusal::AlreadyDone {
            command: crate::command::CommandName::Rate,
        });
    }
    let (min, max) = STARS;
    if !(min..=max).contains(&stars) {
        return Err(Refusal::OutOfRange {
            field: "stars".to_owned(),
            min,
            max,
        });
    }
    Ok(What::Rated {
        stars,
        comment: optional("comment", comment)?,
    })
}

fn accept(case: &Case, actor: &Actor) -> Result<What, Refusal> {
    match (actor, &case.handler) {
        // Whoever it was given to has not taken it up yet.
        _ if case.stage == Stage::Received => Ok(What::Accepted {}),
        (Actor::Agent(agent), Some(handler)) if agent.id == handler.id => {
            Err(Refusal::AlreadyDone {
                command: crate::command::CommandName::Accept,
            })
        }
        _ => Ok(What::Accepted {}),
    }
}

fn progress(said: &str, expected: Option<Timestamp>, now: Timestamp) -> Result<What, Refusal> {
    if expected.is_some_and(|expected| expected <= now) {
        return Err(Refusal::NotInFuture {
            field: "expected".to_owned(),
        });
    }
    let furthest = now.plus_minutes(FURTHEST_DAYS * 24 * 60);
    if expected.is_some_and(|expected| expected > furthest) {
        return Err(Refusal::TooFarAhead {
            field: "expected".to_owned(),
            days: FURTHEST_DAYS,
        });
    }
    Ok(What::Progress {
        text: text::required("text", said, text::LONG)?,
        expected,
    })
}

fn optional(field: &str, said: Option<&str>) -> Result<Option<String>, Refusal> {
    text::optional(field, said.unwrap_or_default(), text::LONG)
}
