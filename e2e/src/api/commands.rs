//! Commands as they go over the wire.

use serde_json::{Value, json};

/// Become the handler.
#[must_use]
pub fn accept() -> Value {
    json!({ "type": "accept" })
}

/// Say something to the other side.
#[must_use]
pub fn message(text: &str) -> Value {
    json!({ "type": "message", "text": text })
}

/// Write something for staff only.
#[must_use]
pub fn note(text: &str) -> Value {
    json!({ "type": "note", "text": text })
}

/// Tell how far it is.
#[must_use]
pub fn progress(text: &str) -> Value {
    json!({ "type": "progress", "text": text })
}

/// Put options with these titles to the requester.
#[must_use]
pub fn offer(titles: &[&str]) -> Value {
    let options: Vec<_> = titles
        .iter()
        .map(|title| json!({ "title": title, "what_happens": format!("{title}: we do it"), "cost": "Free", "time": "By Friday" }))
        .collect();
    json!({ "type": "offer", "text": "Two ways to go on", "options": options })
}

/// Take one option of an offer; both count from 1.
#[must_use]
pub fn choose(offer: u32, option: u32) -> Value {
    json!({ "type": "choose", "offer": offer, "option": option })
}

/// Take none of an offer's options.
#[must_use]
pub fn decline(offer: u32, reason: &str) -> Value {
    json!({ "type": "decline", "offer": offer, "reason": reason })
}

/// Say that it is done.
#[must_use]
pub fn resolve(text: &str) -> Value {
    json!({ "type": "resolve", "text": text, "guarantee": "A year" })
}

/// Say how it turned out: `fixed`, `partly` or `not_fixed`.
#[must_use]
pub fn confirm(verdict: &str, text: Option<&str>) -> Value {
    json!({ "type": "confirm", "verdict": verdict, "text": text })
}

/// Take up again what was ended.
#[must_use]
pub fn reopen(reason: &str) -> Value {
    json!({ "type": "reopen", "reason": reason })
}

/// Rate the outcome.
#[must_use]
pub fn rate(stars: u32, comment: &str) -> Value {
    json!({ "type": "rate", "stars": stars, "comment": comment })
}

/// Take the case back.
#[must_use]
pub fn withdraw() -> Value {
    json!({ "type": "withdraw" })
}

/// Ask the requester something; it is their turn then.
#[must_use]
pub fn ask(text: &str) -> Value {
    json!({ "type": "ask", "text": text })
}

/// Complain about how the case is handled.
#[must_use]
pub fn appeal(text: &str) -> Value {
    json!({ "type": "appeal", "text": text })
}

/// Say what sort of matter it is, and how much it matters.
#[must_use]
pub fn triage(kind: Option<&str>, priority: Option<&str>) -> Value {
    json!({ "type": "triage", "kind": kind, "priority": priority })
}

/// Hand it over.
#[must_use]
pub fn assign(team: Option<&str>, agent: Option<&str>, note: Option<&str>) -> Value {
    json!({ "type": "assign", "team": team, "agent": agent, "note": note })
}

/// Let the requester hear what was proposed.
#[must_use]
pub fn approve() -> Value {
    json!({ "type": "approve" })
}

/// Give back what was proposed.
#[must_use]
pub fn give_back(note: &str) -> Value {
    json!({ "type": "return", "note": note })
}

/// Let a team do something on the side.
#[must_use]
pub fn delegate(team: &str, text: &str, within_minutes: u32) -> Value {
    json!({ "type": "delegate", "team": team, "text": text, "within_minutes": within_minutes })
}

/// Say that a task is done.
#[must_use]
pub fn report(task: u32, text: &str) -> Value {
    json!({ "type": "report", "task": task, "text": text })
}

/// Bring it up to the next tier.
#[must_use]
pub fn escalate(reason: &str) -> Value {
    json!({ "type": "escalate", "reason": reason })
}
