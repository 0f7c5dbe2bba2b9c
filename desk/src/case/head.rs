//! The bar above a case: its number, where it stands, whose turn it is, who handles it.

use super::cell::CaseCell;
use super::hand::Hand;
use crate::desk::Desk;
use crate::parts::connection::Connection;
use crate::parts::copy::Copy;
use crate::parts::icon::{Icon, Sign};
use crate::texts::T;
use crate::words;
use answerable_shared::case::{Stage, Turn};
use answerable_shared::promise::Tier;
use leptos::prelude::*;

/// The stages of the straight way, in order.
const WAY: [Stage; 5] = [
    Stage::Received,
    Stage::Working,
    Stage::Choosing,
    Stage::Resolved,
    Stage::Closed,
];

/// The bar above a case.
#[component]
pub(crate) fn Head(reference: String, cell: CaseCell) -> impl IntoView {
    let desk = Desk::here();
    let (handled, placed) = (cell.clone(), cell.clone());
    let hand = view! { <Hand cell=cell.clone() reference=reference.clone() /> };
    let state =
        move || cell.head(|head| (head.stage, turn(head.turn, head.waiting_since.is_some())));
    let handler = move || handled.head(|head| head.handler.clone()).flatten();
    let place = move || placed.head(|head| (head.team.clone(), head.tier, head.lead.clone()));
    let me = desk.me();
    view! {
        <div class="case-head">
            <button type="button" class="button plain back" on:click=move |_| desk.close()>
                <Icon sign=Sign::Back />
                {T.head.inbox.say()}
            </button>
            <Copy label=T.head.copy.fill([&reference]) text=reference />
            {move || state().map(|(stage, turn)| view! { <Way stage turn /> })}
            <div class="handler">
                <p class="handler-name">
                    {move || match handler() {
                        Some(name) if name == me => T.head.yours.say().into_any(),
                        Some(name) => view! { <bdi>{name}</bdi> }.into_any(),
                        None => view! { <span class="nobody">{T.head.nobody.say()}</span> }.into_any(),
                    }}
                </p>
                {move || {
                    place().map(|(team, tier, lead)| view! { <Place team tier lead /> })
                }}
            </div>
            {hand}
        </div>
        <Connection link=desk.case_link />
    }
}

/// Whose it is besides: the team, and who was told.
#[component]
fn Place(team: Option<String>, tier: Option<Tier>, lead: Option<String>) -> impl IntoView {
    let desk = Desk::here();
    let up = match (tier, lead) {
        (Some(Tier::Head), _) => Some(T.head.with_head.owned()),
        (_, Some(lead)) => Some(T.head.lead.fill([&lead])),
        (Some(Tier::Lead), None) => Some(T.head.with_leads.owned()),
        (Some(Tier::Agent) | None, None) => None,
    };
    let is_empty = team.is_none() && up.is_none();
    (!is_empty).then(|| {
        view! {
            <p class="handler-place">
                {team
                    .map(|team| {
                        view! {
                            <span class="handler-team">
                                <span class="sr">{T.head.team.say()} " "</span>
                                <bdi>{move || desk.team_name(&team)}</bdi>
                            </span>
                        }
                    })}
                {up
                    .map(|words| {
                        view! {
                            <span class="mark tier">
                                <Icon sign=Sign::Up />
                                <bdi>{words}</bdi>
                            </span>
                        }
                    })}
            </p>
        }
    })
}

/// Whoever waits for us makes it our turn, whatever the stage says.
const fn turn(turn: Turn, waits: bool) -> Turn {
    if waits { Turn::Ours } else { turn }
}

#[component]
fn Way(stage: Stage, turn: Turn) -> impl IntoView {
    let at = WAY.iter().position(|step| *step == stage);
    view! {
        <p class="way">
            <span class="way-steps" aria-hidden="true">
                {WAY
                    .iter()
                    .enumerate()
                    .map(|(number, _)| {
                        let class = match at {
                            Some(at) if number < at => "step past",
                            Some(at) if number == at => "step now",
                            _ => "step",
                        };
                        view! { <i class=class></i> }
                    })
                    .collect_view()}
            </span>
            <b class="way-stage">{words::stage(stage)}</b>
            <span class="turn" class:ours=turn == Turn::Ours>
                {words::turn(turn)}
            </span>
        </p>
    }
}
