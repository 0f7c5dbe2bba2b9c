//! What people do in a rolled history, and how they say it.

use super::dice::Dice;
use super::model::{Act, Model, Stage};
use super::{decline, delegate, jo, not_fixed, report};
use crate::fixtures::command;
use answerable_shared::actor::Actor;
use answerable_shared::case::Priority;
use answerable_shared::command::{Command, CommandName};
use answerable_shared::time::Timestamp;

const MINUTE: i64 = 60_000;

/// How long until the next thing is done: clocks step back, and people go on holiday.
pub(super) fn later(dice: &mut Dice) -> i64 {
    let minutes = match dice.below(8) {
        0 => -dice.below(40),
        1..=3 => dice.below(90),
        4..=6 => dice.below(900),
        _ => dice.below(6 * 1_440),
    };
    minutes * MINUTE
}

/// Something that can be done as it stands.
pub(super) fn choose(model: &Model<'_>, dice: &mut Dice, now: i64) -> Act {
    let most = dice.pick(&[30, 4_000]);
    let ahead = now + MINUTE * (1 + dice.below(most));
    let triage =
        Act::Triage((model.priority + 1 + usize::try_from(dice.below(3)).expect("small")) % 4);
    let promised = Act::Progress(Some(ahead));
    let within = dice.pick(&[1, 3, 600]);
    let delegate = Act::Delegate(dice.below(within));
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
        delegate,
        delegate,
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
        delegate,
    ];
    match model.stage {
        Stage::Open | Stage::Choosing | Stage::Resolved
            if !model.tasks.is_empty() && dice.one_in(5) =>
        {
            Act::Report
        }
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
pub(super) fn said(act: Act, model: &Model<'_>) -> (Actor, Command) {
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
        Act::Delegate(minutes) => ours(delegate(u32::try_from(minutes).ok().filter(|it| *it > 0))),
        Act::Report => ours(report(model.tasks.first().expect("one is open").number)),
    }
}
