//! Sites with random promises.

use super::dice::Dice;
use super::minutes::FIRST;
use super::model::Terms;
use super::{arranged, plain, site};
use crate::fixtures::reference;
use answerable_shared::case::Priority;
use answerable_shared::event::Event;
use answerable_shared::settings::Arrangements;
use answerable_shared::submit::submit;
use answerable_shared::time::Timestamp;
use serde_json::{Value, json};

/// A site with its policies, one a priority, and what they say.
pub(super) struct World {
    pub(super) site: Arrangements,
    pub(super) terms: Vec<Terms>,
    pub(super) arrival: Event,
}

impl World {
    pub(super) fn new(calendars: &[(&'static str, Value)], seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut terms = Vec::new();
        let mut policies = Vec::new();
        for priority in Priority::ALL {
            let calendar = usize::try_from(dice.below(3)).expect("small");
            let mut maybe = |most| (!dice.one_in(4)).then(|| 1 + dice.below(most));
            let (news, offer, done) = (maybe(400), maybe(600), maybe(1_500));
            let first = 1 + dice.below(300);
            terms.push(Terms {
                calendar,
                targets: [Some(first), news, offer, done],
            });
            let mut targets = json!({"first_response": first});
            for (name, minutes) in [
                ("next_update", news),
                ("offer", offer),
                ("resolution", done),
            ] {
                if let Some(minutes) = minutes {
                    targets[name] = json!(minutes);
                }
            }
            let percent = 1 + dice.below(99);
            policies.push(json!({
                "priority": priority, "calendar": calendars[calendar].0, "targets": targets, "warn_percent": percent,
            }));
        }
        let by_id: serde_json::Map<_, _> = calendars
            .iter()
            .map(|(id, settings)| ((*id).to_owned(), settings.clone()))
            .collect();
        let arranged = arranged(&json!({
            "calendars": by_id, "policies": policies, "teams": [{"id": "bench", "name": "The bench"}],
        }));
        let (to, now) = (site(), Timestamp(FIRST));
        let arrival = submit(&plain(), reference(), "fern", &to, None, &arranged, now);
        Self {
            site: arranged,
            terms,
            arrival: arrival.expect("it is sound"),
        }
    }
}
