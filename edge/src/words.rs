//! Sentences that answers carry.

use answerable_shared::event::{Event, What};
use answerable_shared::evolve::opened;
use answerable_shared::site::Site;

/// What a receipt says: thanks, who answers and by when, and what to do first where people seem to be in danger.
#[must_use]
pub fn acknowledgement(site: &Site, arrival: &Event) -> String {
    let terms = match &arrival.what {
        What::Submitted(arrival) => arrival.terms.as_deref(),
        _ => None,
    };
    let minutes = terms.map_or(site.answer_within_minutes, |terms| {
        terms.targets.first_response
    });
    // Day and night needs no saying.
    let hours = match terms {
        Some(terms) if !terms.calendar.is_always_open() => " of our opening hours",
        _ => "",
    };
    let danger = match opened(arrival) {
        Some(case) if case.is_danger() => {
            " If anybody is in danger, call the emergency services first."
        }
        _ => "",
    };
    format!(
        "Thank you. {} will answer within {}{hours}.{danger}",
        site.team,
        duration(minutes)
    )
}

/// A length of time in words: "4 hours", "1 hour 30 minutes", "2 days".
#[must_use]
pub fn duration(minutes: u32) -> String {
    const HOUR: u32 = 60;
    const DAY: u32 = 24 * HOUR;
    let parts = [
        (minutes / DAY, "day"),
        (minutes % DAY / HOUR, "hour"),
        (minutes % HOUR, "minute"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count} {unit}{}", if count == 1 { "" } else { "s" }))
        .collect();
    if said.is_empty() {
        "a minute".to_owned()
    } else {
        said.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn durations_read_as_people_say_them() {
        for (minutes, said) in [
            (0, "a minute"),
            (1, "1 minute"),
            (90, "1 hour 30 minutes"),
            (240, "4 hours"),
            (1440, "1 day"),
            (2 * 1440 + 61, "2 days 1 hour 1 minute"),
        ] {
            assert_eq!(duration(minutes), said);
        }
    }
}
