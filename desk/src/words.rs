//! What things are called at the desk.

use crate::texts::{T, Text};
use answerable_shared::case::{Contact, Kind, Priority, Stage, Turn};
use answerable_shared::command::Verdict;
use answerable_shared::promise::{PromiseName, Tier};
use answerable_shared::triage::Label;

/// A kind, as a noun.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Enquiry => T.kind.enquiry.say(),
        Kind::Suggestion => T.kind.suggestion.say(),
        Kind::Complaint => T.kind.complaint.say(),
        Kind::Purchase => T.kind.purchase.say(),
        Kind::CustomWork => T.kind.custom_work.say(),
    }
}

/// The kinds, in the order in which they are shown.
pub(crate) const KINDS: [Kind; 5] = [
    Kind::Enquiry,
    Kind::Suggestion,
    Kind::Complaint,
    Kind::Purchase,
    Kind::CustomWork,
];

/// A kind's name on the wire.
pub(crate) const fn kind_on_wire(kind: Kind) -> &'static str {
    match kind {
        Kind::Enquiry => "enquiry",
        Kind::Suggestion => "suggestion",
        Kind::Complaint => "complaint",
        Kind::Purchase => "purchase",
        Kind::CustomWork => "custom_work",
    }
}

/// A priority, in one word.
pub(crate) fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Urgent => T.priority.urgent.say(),
        Priority::Important => T.priority.important.say(),
        Priority::General => T.priority.general.say(),
        Priority::Potential => T.priority.potential.say(),
    }
}

/// The priorities, the highest first.
pub(crate) const PRIORITIES: [Priority; 4] = [
    Priority::Urgent,
    Priority::Important,
    Priority::General,
    Priority::Potential,
];

/// A priority's name on the wire.
pub(crate) const fn priority_on_wire(priority: Priority) -> &'static str {
    match priority {
        Priority::Urgent => "urgent",
        Priority::Important => "important",
        Priority::General => "general",
        Priority::Potential => "potential",
    }
}

/// What words speak for.
pub(crate) fn label(label: Label) -> &'static str {
    let named: Text = match label {
        Label::Safety => T.label.safety,
        Label::Urgent => T.priority.urgent,
        Label::Important => T.priority.important,
        Label::General => T.priority.general,
        Label::Potential => T.priority.potential,
        Label::Enquiry => T.kind.enquiry,
        Label::Suggestion => T.kind.suggestion,
        Label::Complaint => T.kind.complaint,
        Label::Purchase => T.kind.purchase,
        Label::CustomWork => T.kind.custom_work,
        Label::Angry => T.label.angry,
        Label::Upset => T.label.upset,
        Label::Neutral => T.label.neutral,
        Label::Pleased => T.label.pleased,
        Label::Nothing => T.label.nothing,
    };
    named.say()
}

/// What was promised.
pub(crate) fn promise(promise: PromiseName) -> &'static str {
    match promise {
        PromiseName::FirstResponse => T.promised.first_response.say(),
        PromiseName::NextUpdate => T.promised.next_update.say(),
        PromiseName::Offer => T.promised.offer.say(),
        PromiseName::Resolution => T.promised.resolution.say(),
    }
}

/// Who looks after a late case, in the middle of a sentence; nobody but who handles it on the first tier.
pub(crate) fn tier(tier: Tier) -> Option<&'static str> {
    match tier {
        Tier::Agent => None,
        Tier::Lead => Some(T.tier.lead.say()),
        Tier::Head => Some(T.tier.head.say()),
    }
}

/// A stage, in one word.
pub(crate) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Received => T.stage.received.say(),
        Stage::Working => T.stage.working.say(),
        Stage::Choosing => T.stage.choosing.say(),
        Stage::Resolved => T.stage.resolved.say(),
        Stage::Closed => T.stage.closed.say(),
        Stage::Withdrawn => T.stage.withdrawn.say(),
    }
}

/// Whose move it is.
pub(crate) fn turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Ours => T.turn.ours.say(),
        Turn::Requester => T.turn.theirs.say(),
        Turn::Nobody => T.turn.ended.say(),
    }
}

/// How a solution turned out.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fixed => T.verdict.fixed.say(),
        Verdict::Partly => T.verdict.partly.say(),
        Verdict::NotFixed => T.verdict.not_fixed.say(),
    }
}

/// The requester, as far as they said who they are. Made for the middle of a sentence: a name in
/// another script keeps its direction to itself.
pub(crate) fn who(contact: Option<&Contact>) -> String {
    let said = contact.and_then(|contact| contact.name.as_deref().or(contact.email.as_deref()));
    match said {
        Some(name) if name.is_ascii() => name.to_owned(),
        Some(name) => format!("\u{2068}{name}\u{2069}"),
        None => T.words.customer.owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_called_on_the_wire_as_the_domain_writes_them() {
        for kind in KINDS {
            let written = serde_json::to_string(&kind).unwrap();
            assert_eq!(written, format!("\"{}\"", kind_on_wire(kind)));
        }
    }

    #[test]
    fn priorities_are_called_on_the_wire_as_the_domain_writes_them() {
        for priority in PRIORITIES {
            let written = serde_json::to_string(&priority).unwrap();
            assert_eq!(written, format!("\"{}\"", priority_on_wire(priority)));
        }
    }

    #[test]
    fn a_person_is_called_by_what_they_said() {
        let mut contact = Contact::default();
        assert_eq!(who(Some(&contact)), "The customer");
        assert_eq!(who(None), "The customer");
        contact.email = Some("ada@example.org".to_owned());
        assert_eq!(who(Some(&contact)), "ada@example.org");
        contact.name = Some("Ada".to_owned());
        assert_eq!(who(Some(&contact)), "Ada");
        contact.name = Some("عبير".to_owned());
        assert_eq!(who(Some(&contact)), "\u{2068}عبير\u{2069}");
    }
}
