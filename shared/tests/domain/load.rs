//! Whom a new case is given to.

use crate::fixtures::{agent, arrival, command, reference, sam, site};
use answerable_shared::actor::{Agent, Role};
use answerable_shared::case::{Case, Stage, Turn};
use answerable_shared::command::CommandName;
use answerable_shared::decide::decide;
use answerable_shared::event::What;
use answerable_shared::evolve::{evolve, opened};
use answerable_shared::reference::Reference;
use answerable_shared::settings::{Arrangements, Settings, least_loaded};
use proptest::prelude::*;
use serde_json::json;

fn staff() -> Vec<Agent> {
    ["ann", "jo", "sam"].map(|id| agent(id, id)).into()
}

fn arranged() -> Arrangements {
    let mut site = site();
    for id in ["ron", "sam", "lea"] {
        site.agents.insert(id.to_owned(), id.to_owned());
    }
    site.roles.insert("ron".to_owned(), Role::Reader);
    let settings: Settings = serde_json::from_value(json!({"teams": [
        {"id": "bench", "name": "The bench", "members": ["sam", "ron", "jo"], "assign": "least_loaded"},
        {"id": "desk", "name": "The desk", "members": ["lea"]},
    ]}))
    .expect("settings");
    settings.check(1, &site, &|_| None).expect("sound settings")
}

#[test]
fn only_members_who_may_handle_cases_get_any() {
    let ids = |team: &str| {
        let candidates = arranged().candidates(team);
        candidates
            .into_iter()
            .map(|agent| agent.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("bench"), ["jo", "sam"]);
    assert!(ids("desk").is_empty(), "they take cases up themselves");
    assert!(ids("attic").is_empty());
}

#[test]
fn the_fewest_cases_win_and_nobody_where_nothing_is_known() {
    let least = |open: &[u32]| least_loaded(&staff(), open, reference()).map(|agent| agent.id);
    assert_eq!(least(&[3, 1, 2]).as_deref(), Some("jo"));
    assert_eq!(least(&[3, 1, 0]).as_deref(), Some("sam"));
    assert_eq!(least(&[]), None);
    // What an index says of people who were not asked about does not count.
    assert_eq!(least(&[3, 4, 5, 0]).as_deref(), Some("ann"));
    assert_eq!(least_loaded(&[], &[0], reference()), None);
}

#[test]
fn a_burst_spreads_among_equals() {
    let mut given = [0; 3];
    for number in 0..3_000_u64 {
        let reference = Reference::from_bits(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 29);
        let agent = least_loaded(&staff(), &[1, 0, 0], reference).expect("somebody");
        given[staff()
            .iter()
            .position(|one| *one == agent)
            .expect("one of them")] += 1;
    }
    assert_eq!(given[0], 0);
    assert!(given[1] > 1_350 && given[2] > 1_350, "{given:?}");
}

/// A case that was given to sam when it arrived.
fn given() -> Case {
    let mut event = arrival();
    let What::Submitted(arrival) = &mut event.what else {
        panic!("an arrival");
    };
    arrival.handler = Some(agent("sam", "Sam Reed"));
    let written = serde_json::to_string(&event).expect("JSON");
    opened(&serde_json::from_str(&written).expect("an event")).expect("a case")
}

#[test]
fn whoever_it_was_given_to_has_still_to_take_it_up() {
    let case = given();
    assert_eq!((case.stage, case.turn()), (Stage::Received, Turn::Ours));
    assert_eq!(
        (case.answered, case.waiting_since),
        (None, Some(case.opened))
    );
    let taken = decide(&case, &command(CommandName::Accept), &sam(), case.opened);
    let case = taken.expect("it is theirs").iter().fold(case, evolve);
    assert_eq!(case.stage, Stage::Working);
    assert_eq!(case.handler, Some(agent("sam", "Sam Reed")));
    assert!(decide(&case, &command(CommandName::Accept), &sam(), case.opened).is_err());
}

proptest! {
    #[test]
    fn nobody_with_more_than_the_fewest_gets_it(open in prop::collection::vec(0_u32..4, 3), bits in 0_u64..1 << 35) {
        let agent = least_loaded(&staff(), &open, Reference::from_bits(bits)).expect("somebody");
        let position = staff().iter().position(|one| *one == agent).expect("one of them");
        prop_assert_eq!(open[position], *open.iter().min().expect("three"));
    }
}
