//! A hundred thousand histories: a breach is recorded once, at its instant, whoever looks whenever, and whatever is
//! restarted in between.

use super::acts::{choose, later, said};
use super::dice::Dice;
use super::minutes::{FIRST, Minutes, calendars};
use super::model::{Breach, Model};
use super::worlds::World;
use answerable_shared::actor::Actor;
use answerable_shared::case::Case;
use answerable_shared::decide::decide_with;
use answerable_shared::event::{Event, What};
use answerable_shared::evolve::{evolve, opened, replay};
use answerable_shared::promise::watch::{catch_up, next};
use answerable_shared::promise::{Cause, Tier};
use answerable_shared::time::Timestamp;

const HISTORIES: u64 = 100_000;
const WORLDS: u64 = 60;
const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;

/// What was seen in all, so that nothing passes for want of it.
#[derive(Debug, Default)]
struct Seen {
    breaches: [usize; 4],
    overdue: usize,
    restarts: usize,
    stepped_back: usize,
    events: usize,
}

#[test]
fn a_breach_is_recorded_once_at_its_instant() {
    let (settings, minutes): (Vec<_>, Vec<_>) = calendars()
        .into_iter()
        .map(|(id, settings, minutes)| ((id, settings), minutes))
        .unzip();
    let worlds: Vec<World> = (0..WORLDS)
        .map(|seed| World::new(&settings, seed))
        .collect();
    let part = |first: u64| {
        let mut seen = Seen::default();
        for seed in (first..HISTORIES).step_by(2) {
            let mut dice = Dice::new(seed);
            let world = dice.below(worlds.len() as i64);
            let world = &worlds[usize::try_from(world).expect("small")];
            run(world, &minutes, &mut dice, &mut seen, seed);
        }
        seen
    };
    let seen = std::thread::scope(|scope| {
        let other = scope.spawn(|| part(1));
        part(0).and(&other.join().expect("every history holds"))
    });
    println!("{HISTORIES} histories: {seen:?}");
    assert!(
        seen.breaches.iter().all(|count| *count > 10_000),
        "{seen:?}"
    );
    assert!(
        seen.restarts > 100_000 && seen.overdue > 10_000 && seen.stepped_back > 10_000,
        "{seen:?}"
    );
}

impl Seen {
    fn and(mut self, other: &Self) -> Self {
        for (count, more) in self.breaches.iter_mut().zip(other.breaches) {
            *count += more;
        }
        self.overdue += other.overdue;
        self.restarts += other.restarts;
        self.stepped_back += other.stepped_back;
        self.events += other.events;
        self
    }
}

fn run(world: &World, minutes: &[Minutes], dice: &mut Dice, seen: &mut Seen, seed: u64) {
    let mut now = FIRST + dice.below(40 * DAY / MINUTE) * MINUTE;
    let mut arrival = world.arrival.clone();
    arrival.at = Timestamp(now);
    let mut case = opened(&arrival).expect("an arrival");
    let mut events = vec![arrival];
    let mut model = Model::new(minutes, &world.terms, 2, now);
    for _ in 0..2 + dice.below(7) {
        let later = later(dice);
        if dice.one_in(3) {
            case = restarted(case, &events, dice, seen);
            case = look(case, now + dice.below(later.max(1) + MINUTE), &mut events);
        }
        case = restarted(case, &events, dice, seen);
        now += later;
        seen.stepped_back += usize::from(later < 0);
        case = look(case, now, &mut events);
        if dice.one_in(4) {
            case = restarted(case, &events, dice, seen);
        }
        let at = now.max(case.updated.0);
        let act = choose(&model, dice, now);
        let (by, command) = said(act, &model);
        let new = decide_with(&case, &command, &by, Timestamp(now), Some(&world.site));
        let new = new.unwrap_or_else(|refusal| panic!("history {seed}: {act:?}: {refusal}"));
        assert_eq!(new[0].at.0, at, "history {seed}");
        case = new.iter().fold(case, evolve);
        events.extend(new);
        model.pass(at);
        model.act(act, at);
    }
    let end = now.max(case.updated.0) + dice.below(12) * DAY;
    case = restarted(case, &events, dice, seen);
    case = look(case, end, &mut events);
    model.pass(end);
    assert_eq!(replay(&events).as_ref(), Some(&case), "history {seed}");
    check(&case, &events, model, end, seed);
    for event in &events {
        if let What::Breached { promise, .. } = event.what {
            seen.breaches[promise as usize] += 1;
        }
        seen.overdue += usize::from(matches!(event.what, What::Overdue { .. }));
    }
    seen.events += events.len();
}

/// What was recorded is what had to be.
fn check(case: &Case, events: &[Event], mut model: Model<'_>, end: i64, seed: u64) {
    let breach = |event: &Event| match event.what {
        What::Breached { promise, again } => Some((event.at.0, promise, again?.0)),
        _ => None,
    };
    let mut recorded: Vec<Breach> = events.iter().filter_map(breach).collect();
    recorded.sort_unstable();
    model.breaches.sort_unstable();
    assert_eq!(recorded, model.breaches, "history {seed}");
    let overdue = |event: &Event| match event.what {
        What::Overdue { task } => Some((event.at.0, task)),
        _ => None,
    };
    let mut late: Vec<(i64, u32)> = events.iter().filter_map(overdue).collect();
    late.sort_unstable();
    model.overdue.sort_unstable();
    assert_eq!(late, model.overdue, "history {seed}");
    for (position, pair) in events.windows(2).enumerate() {
        assert_eq!(pair[1].seq, position as u64 + 2, "history {seed}");
        assert!(pair[0].at <= pair[1].at, "history {seed}");
        let ended = matches!(pair[0].what, What::Withdrawn { .. });
        assert!(!ended || pair[1].by != Actor::System {}, "history {seed}");
    }
    let mut warned = [false; 4];
    for event in events {
        match event.what {
            What::Warned { promise } => warned[promise as usize] = true,
            What::Breached { promise, .. } => {
                assert!(warned[promise as usize], "history {seed}: {promise:?}");
                warned[promise as usize] = false;
            }
            _ => {}
        }
    }
    let late = |event: &Event| match event.what {
        What::Escalated {
            to,
            cause: Cause::Late,
            ..
        } => Some((to, event.at.0)),
        _ => None,
    };
    let up: Vec<_> = events.iter().filter_map(late).collect();
    assert!(
        up.windows(2).all(|pair| pair[0].0 < pair[1].0),
        "history {seed}: {up:?}"
    );
    if let Some((Tier::Lead, at)) = up.first() {
        assert_eq!(*at, recorded[0].0, "history {seed}");
    }
    assert_eq!(
        case.tier > Tier::Agent,
        !recorded.is_empty() || events.iter().any(is_appeal)
    );
    assert!(
        next(case).is_none_or(|(at, _)| at.0 > end),
        "history {seed}"
    );
}

const fn is_appeal(event: &Event) -> bool {
    matches!(event.what, What::Appealed { .. })
}

/// Everything that is in memory is lost: what was stored is read, or made anew from what happened.
fn restarted(case: Case, events: &[Event], dice: &mut Dice, seen: &mut Seen) -> Case {
    let again = match dice.below(32) {
        0 => {
            let stored = serde_json::to_string(&case).expect("it can be stored");
            serde_json::from_str(&stored).expect("it can be read")
        }
        1..=7 => replay(events).expect("it can be replayed"),
        _ => return case,
    };
    seen.restarts += 1;
    assert_eq!(again, case);
    again
}

fn look(case: Case, now: i64, events: &mut Vec<Event>) -> Case {
    let (case, new) = catch_up(case, Timestamp(now));
    events.extend(new);
    case
}
