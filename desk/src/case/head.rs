//! The bar above a case: its number, where it stands, whose turn it is, who handles it.

use super::cell::CaseCell;
use super::hand::hand;
use super::present::present;
use crate::desk::Desk;
use crate::parts::connection::connection;
use crate::parts::copy::copy;
use crate::parts::el::{El, button, el, group, icon};
use crate::parts::icon::Sign;
use crate::reactive::*;
use crate::texts::T;
use crate::words;
use answerable_shared::case::{Stage, Turn};
use answerable_shared::promise::Tier;

/// The stages of the straight way, in order.
const WAY: [Stage; 5] = [
    Stage::Received,
    Stage::Working,
    Stage::Choosing,
    Stage::Resolved,
    Stage::Closed,
];

/// Whose a case is besides: the team, and who was told.
type Place = (Option<String>, Option<Tier>, Option<String>);

/// The bar above a case, and what is wrong with its connection.
pub(crate) fn head(reference: String, cell: CaseCell) -> El {
    let desk = Desk::here();
    let inbox = button(
        "button plain back",
        Some(Sign::Back),
        T.head.inbox.say(),
        move || desk.close(),
    );
    let state = {
        let cell = cell.clone();
        Memo::new(move |_| {
            cell.head(|head| (head.stage, turn(head.turn, head.waiting_since.is_some())))
        })
    };
    let label = T.head.copy.fill([&reference]);
    let bar = el("div", "case-head")
        .add(inbox)
        .add(copy(reference.clone(), &label))
        .with(move || state.get().map(way))
        .add(present(desk, cell.clone()))
        .add(handler(desk, cell.clone()));
    group()
        .add(bar.add(hand(cell, reference)))
        .add(connection(desk.case_link))
}

fn handler(desk: Desk, cell: CaseCell) -> El {
    let me = desk.me();
    let handled = cell.clone();
    let handler = Memo::new(move |_| handled.head(|head| head.handler.clone()).flatten());
    let place =
        Memo::new(move |_| cell.head(|head| (head.team.clone(), head.tier, head.lead.clone())));
    let name = el("p", "handler-name").with(move || {
        Some(match handler.get() {
            Some(name) if name == me => group().text(T.head.yours.say()),
            Some(name) => el("bdi", "").text(&name),
            None => el("span", "nobody").text(T.head.nobody.say()),
        })
    });
    el("div", "handler")
        .add(name)
        .with(move || place.get().and_then(|place| shown(desk, place)))
}

fn shown(desk: Desk, (team, tier, lead): Place) -> Option<El> {
    let up = match (tier, lead) {
        (Some(Tier::Head), _) => Some(T.head.with_head.owned()),
        (_, Some(lead)) => Some(T.head.lead.fill([&lead])),
        (Some(Tier::Lead), None) => Some(T.head.with_leads.owned()),
        (Some(Tier::Agent) | None, None) => None,
    };
    if team.is_none() && up.is_none() {
        return None;
    }
    let team = team.map(|team| {
        el("span", "handler-team")
            .add(el("span", "sr").text(T.head.team.say()).text(" "))
            .add(el("bdi", "").text_with(move || desk.team_name(&team)))
    });
    let up = up.map(|words| {
        el("span", "mark tier")
            .add(icon(Sign::Up))
            .add(el("bdi", "").text(&words))
    });
    Some(el("p", "handler-place").all(team).all(up))
}

/// Whoever waits for us makes it our turn, whatever the stage says.
const fn turn(turn: Turn, waits: bool) -> Turn {
    if waits { Turn::Ours } else { turn }
}

fn way((stage, turn): (Stage, Turn)) -> El {
    let at = WAY.iter().position(|step| *step == stage);
    let steps = (0..WAY.len()).map(|number| {
        let class = match at {
            Some(at) if number < at => "step past",
            Some(at) if number == at => "step now",
            _ => "step",
        };
        el("i", class)
    });
    let class = if turn == Turn::Ours {
        "turn ours"
    } else {
        "turn"
    };
    let steps = el("span", "way-steps")
        .attr("aria-hidden", "true")
        .all(steps);
    el("p", "way")
        .add(steps)
        .add(el("b", "way-stage").text(words::stage(stage)))
        .add(el("span", class).text(words::turn(turn)))
}
