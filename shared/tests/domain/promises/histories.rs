//! A hundred thousand histories: a breach is recorded once, at its instant, whoever looks whenever, and whatever is
//! restarted in between.

use super::dice::Dice;
use super::minutes::{FIRST, Minutes, calendars};
use super::model::{Act, Breach, Model, Stage, Terms};
use super::{arranged, decline, jo, not_fixed, site};
use crate::fixtures::{command, reference, submission};
use answerable_shared::actor::Actor;
use answerable_shared::case::{Case, Priority};
use answerable_shared::command::{Command, CommandName};
use answerable_shared::decide::decide_with;
use answerable_shared::event::{Event, What};
use answerable_shared::evolve::{evolve, opened, replay};
use answerable_shared::promise::watch::{catch_up, next};
use answerable_shared::promise::{Cause, Tier};
use answerable_shared::settings::Arrangements;
use answerable_shared::submit::submit;
use answerable_shared::time::Timestamp;
use serde_json::{Value, json};

const HISTORIES: u64 = 100_000;
const WORLDS: u64 = 60;
const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;

/// A site with its policies, one a priority, and what they say.
struct World {
    site: Arrangements,
    terms: Vec<Terms>,
    arrival: Event,
}

/// What was seen in all, so that nothing passes for want of it.
#[derive(Debug, Default)]
struct Seen {
    breaches: [usize; 4],
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
        seen.restarts > 100_000 && seen.stepped_back > 10_000,
        "{seen:?}"
    );
}

impl Seen {
    fn and(mut self, other: &Self) -> Self {
        for (count, more) in self.breaches.iter_mut().zip(other.breaches) {
            *count += more;
        }
        self.restarts += other.restarts;
        self.stepped_back += other.stepped_back;
        self.events += other.events;
        self
    }
}

impl World {
    fn new(calendars: &[(&'static str, Value)], seed: u64) -> Self {
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
        let arranged = arranged(&json!({"calendars": by_id, "policies": policies}));
        let (to, now) = (site(), Timestamp(FIRST));
        let arrival = submit(
            &submission(),
            reference(),
            "fern",
            &to,
            None,
            &arranged,
            now,
        );
        Self {
            site: arranged,
            terms,
            arrival: arrival.expect("it is sound"),
        }
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

/// How long until the next thing is done: clocks step back, and people go on holiday.
fn later(dice: &mut Dice) -> i64 {
    let minutes = match dice.below(8) {
        0 => -dice.below(40),
        1..=3 => dice.below(90),
        4..=6 => dice.below(900),
        _ => dice.below(6 * 1_440),
    };
    minutes * MINUTE
}

/// Something that can be done as it stands.
fn choose(model: &Model<'_>, dice: &mut Dice, now: i64) -> Act {
    let most = dice.pick(&[30, 4_000]);
    let ahead = now + MINUTE * (1 + dice.below(most));
    let triage =
        Act::Triage((model.priority + 1 + usize::try_from(dice.below(3)).expect("small")) % 4);
    let promised = Act::Progress(Some(ahead));
    let open = [
        Act::Say,
        Act::Ask,
        Act::Progress(None),
        promised,
        Act::Offer,
        Act::Offer,
        Act::Resolve,
        Act::Note,
        Act::Assign,
        triage,
        triage,
        Act::Write,
        Act::Write,
        Act::Appeal,
    ];
    let done = [
        Act::Say,
        Act::Note,
        Act::Assign,
        triage,
        Act::Write,
        Act::Appeal,
        Act::NotFixed,
        Act::NotFixed,
        Act::Fixed,
        Act::TakeUp,
        Act::Reopen,
    ];
    match model.stage {
        Stage::Open | Stage::Choosing if dice.one_in(40) => Act::Withdraw,
        Stage::Choosing if dice.one_in(2) => dice.pick(&[Act::Choose, Act::Decline]),
        Stage::Open | Stage::Choosing => dice.pick(&open),
        Stage::Resolved => dice.pick(&done),
        Stage::Closed => dice.pick(&[
            Act::Say,
            Act::Note,
            Act::Write,
            Act::Appeal,
            Act::TakeUp,
            Act::Reopen,
        ]),
        Stage::Withdrawn => Act::Note,
    }
}

/// Who does it, and how they say it.
fn said(act: Act, model: &Model<'_>) -> (Actor, Command) {
    use CommandName as Name;
    let theirs = |command| (Actor::Requester, command);
    let ours = |command| (jo(), command);
    match act {
        Act::Say => ours(command(Name::Message)),
        Act::Ask => ours(command(Name::Ask)),
        Act::Progress(expected) => ours(Command::Progress {
            text: "It is on the bench.".to_owned(),
            expected: expected.map(Timestamp),
        }),
        Act::Offer => ours(command(Name::Offer)),
        Act::Resolve => ours(command(Name::Resolve)),
        Act::Note => ours(command(Name::Note)),
        Act::Assign => ours(command(Name::Assign)),
        Act::Triage(priority) => ours(super::triage(Priority::ALL[priority])),
        Act::TakeUp => ours(command(Name::Reopen)),
        Act::Write => theirs(command(Name::Message)),
        Act::Appeal => theirs(command(Name::Appeal)),
        Act::Choose => theirs(Command::Choose {
            offer: model.offers,
            option: 1,
        }),
        Act::Decline => theirs(decline(model.offers)),
        Act::NotFixed => theirs(not_fixed()),
        Act::Fixed => theirs(command(Name::Confirm)),
        Act::Reopen => theirs(command(Name::Reopen)),
        Act::Withdraw => theirs(command(Name::Withdraw)),
    }
}
