//! Handing a case to a team, to a colleague, or to both.

use super::Sheet;
use crate::case::actions::Given;
use crate::case::aside;
use crate::colleagues::{self, people, team_name, teams, teams_of};
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::parts::page;
use crate::parts::person::Person;
use crate::texts::T;
use answerable_shared::actor::Role;
use answerable_shared::api::SettingsView;
use answerable_shared::command::Command;
use answerable_shared::text::LONG;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// What is picked, by identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Pick {
    team: Option<String>,
    agent: Option<String>,
}

/// What can be picked, as it stands in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    to: To,
    name: String,
    /// Teams and role of a colleague.
    more: String,
    has_it: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum To {
    Team(String),
    Agent(String),
}

/// Search, list, note.
#[component]
pub(super) fn Across(sheet: Sheet) -> impl IntoView {
    let desk = Desk::here();
    let search = RwSignal::new(String::new());
    let pick = RwSignal::new(Pick::default());
    let note = RwSignal::new(String::new());
    let acting = sheet.acting;
    let now = {
        let cell = sheet.cell.clone();
        Memo::new(move |_| {
            cell.head(|head| (head.team.clone(), head.handler.clone()))
                .unwrap_or_default()
        })
    };
    let items = Memo::new(move |_| {
        let (team, handler) = now.get();
        desk.arranged.with(|settings| {
            let settings = settings.as_ref()?;
            let wanted = pick.with(|pick| pick.team.clone());
            Some(search.with(|words| {
                listed(
                    settings,
                    words,
                    wanted.as_deref(),
                    team.as_deref(),
                    handler.as_deref(),
                )
            }))
        })
    });
    let toggle = move |to: To| pick.update(|pick| toggled(pick, to));
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && page::has_focus("hand-search") {
            // It picks the first that was found, and sends nothing.
            event.prevent_default();
            let first = items.with_untracked(|items| items.as_ref()?.first().cloned());
            if let Some(first) = first.filter(|_| search.with_untracked(|words| !words.is_empty()))
            {
                toggle(first.to);
            }
            return;
        }
        let items = items.with_untracked(|items| items.as_ref().map_or(0, Vec::len));
        let at = (0..items).find(|at| page::has_focus(&item_id(*at)));
        let to = match (event.key().as_str(), at) {
            ("ArrowDown", None) => Some(item_id(0)),
            ("ArrowDown", Some(at)) => Some(item_id((at + 1).min(items.saturating_sub(1)))),
            ("ArrowUp", Some(0)) => Some("hand-search".to_owned()),
            ("ArrowUp", Some(at)) => Some(item_id(at - 1)),
            _ => None,
        };
        if let Some(to) = to {
            event.prevent_default();
            page::focus(&to);
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Pick { team, agent } = pick.get_untracked();
        if team.is_none() && agent.is_none() {
            return;
        }
        let note = note.get_untracked();
        let command = Command::Assign {
            team,
            agent,
            note: (!note.trim().is_empty()).then_some(note),
        };
        acting.give(desk, sheet.reference.clone(), command, move |given| {
            if given == Given::Done {
                aside::put_away(desk);
            }
        });
    };
    let summary = move || {
        desk.arranged
            .with(|settings| pick.with(|pick| sentence(settings.as_ref(), pick)))
    };
    view! {
        <form class="sheet-form" novalidate on:submit=submit>
            <div class="search" on:keydown=keys>
                <Icon sign=Sign::Search />
                <label class="sr" for="hand-search">
                    {T.hand.search.say()}
                </label>
                <input
                    id="hand-search"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=T.hand.search.say()
                    prop:value=search
                    on:input=move |event| search.set(event_target_value(&event))
                />
            </div>
            <div class="picks" on:keydown=keys>
                {move || match items.get() {
                    None => view! { <NotYet /> }.into_any(),
                    Some(items) if items.is_empty() => {
                        let words = search.get();
                        view! {
                            <p class="picks-none" role="status" dir="auto">
                                {T.hand.nothing.fill([words.trim()])}
                            </p>
                        }
                            .into_any()
                    }
                    Some(items) => view! { <Items items pick toggle /> }.into_any(),
                }}
            </div>
            <div class="field">
                <label for="hand-note">{T.hand.note.say()}</label>
                <textarea
                    id="hand-note"
                    rows="2"
                    dir="auto"
                    placeholder=T.hand.note_hint.say()
                    maxlength=LONG.to_string()
                    prop:value=note
                    on:input=move |event| note.set(event_target_value(&event))
                ></textarea>
            </div>
            <div class="sheet-foot">
                <p class="sheet-word" role="status" dir="auto">
                    {summary}
                </p>
                <button
                    type="submit"
                    class="button main"
                    disabled=move || pick.with(|pick| *pick == Pick::default())
                    aria-disabled=move || acting.busy.get().to_string()
                >
                    {move || if acting.busy.get() { T.hand.doing.say() } else { T.hand.go.say() }}
                </button>
            </div>
        </form>
    }
}

/// While teams and colleagues are not known.
#[component]
fn NotYet() -> impl IntoView {
    let desk = Desk::here();
    move || match desk.arranged_trouble.get() {
        None => view! {
            <p class="picks-none" role="status">
                {T.hand.loading.say()}
            </p>
        }
        .into_any(),
        Some(sentence) => view! {
            <div class="notice late" role="alert">
                <Icon sign=Sign::Warning />
                <p>{sentence}</p>
                <button
                    type="button"
                    class="button small"
                    on:click=move |_| colleagues::read(desk)
                >
                    {T.page.again.say()}
                </button>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Items(
    items: Vec<Item>,
    pick: RwSignal<Pick>,
    toggle: impl Fn(To) + Copy + Send + 'static,
) -> impl IntoView {
    let face = move |(at, item): (usize, Item)| {
        let is_picked = {
            let to = item.to.clone();
            move || pick.with(|pick| pick.has(&to))
        };
        let (pressed, to) = (is_picked.clone(), item.to.clone());
        let is_agent = matches!(to, To::Agent(_));
        view! {
            <button
                type="button"
                class="menu-item"
                id=item_id(at)
                aria-pressed=move || pressed().to_string()
                on:click=move |_| toggle(to.clone())
            >
                {is_agent.then(|| view! { <Person name=item.name.clone() ours=true /> })}
                <bdi>{item.name.clone()}</bdi>
                <span class="pick-more">{item.more}</span>
                {item.has_it.then(|| view! { <span class="pick-now">{T.hand.has_it.say()}</span> })}
                {move || is_picked().then(|| view! { <Icon sign=Sign::Check /> })}
            </button>
        }
    };
    let is_team = |item: &(usize, Item)| matches!(item.1.to, To::Team(_));
    let (teams, people): (Vec<_>, Vec<_>) = items.into_iter().enumerate().partition(is_team);
    let group = move |title: &'static str, id: &'static str, items: Vec<(usize, Item)>| {
        (!items.is_empty()).then(|| {
            view! {
                <div role="group" aria-labelledby=id>
                    <p class="menu-title" id=id>
                        {title}
                    </p>
                    {items.into_iter().map(face).collect_view()}
                </div>
            }
        })
    };
    view! {
        {group(T.hand.teams.say(), "hand-teams", teams)}
        {group(T.hand.people.say(), "hand-people", people)}
    }
}

impl Pick {
    fn has(&self, to: &To) -> bool {
        match to {
            To::Team(id) => self.team.as_ref() == Some(id),
            To::Agent(id) => self.agent.as_ref() == Some(id),
        }
    }
}

/// Picks what was not picked, and the other way round.
fn toggled(pick: &mut Pick, to: To) {
    let was = pick.has(&to);
    match to {
        To::Team(id) => pick.team = (!was).then_some(id),
        To::Agent(id) => pick.agent = (!was).then_some(id),
    }
}

/// What can be picked: teams, then colleagues, those of the picked team first.
fn listed(
    settings: &SettingsView,
    words: &str,
    picked: Option<&str>,
    team: Option<&str>,
    handler: Option<&str>,
) -> Vec<Item> {
    let teams = teams(settings, words).into_iter().map(|found| Item {
        to: To::Team(found.id.clone()),
        name: found.name.clone(),
        more: String::new(),
        has_it: team == Some(found.id.as_str()),
    });
    let people = people(settings, words, picked).into_iter().map(|member| {
        let role = match member.role {
            Role::Lead => Some(T.role.lead.say()),
            Role::Admin => Some(T.role.admin.say()),
            Role::Reader | Role::Agent => None,
        };
        let of = teams_of(settings, &member.agent.id).map(|team| team.name.as_str());
        Item {
            to: To::Agent(member.agent.id.clone()),
            name: member.agent.name.clone(),
            more: of.chain(role).collect::<Vec<_>>().join(" · "),
            has_it: handler == Some(member.agent.name.as_str()),
        }
    });
    teams.chain(people).collect()
}

/// What follows from handing it over so.
fn sentence(settings: Option<&SettingsView>, pick: &Pick) -> String {
    let staff = settings.map_or(&[][..], |settings| settings.staff.as_slice());
    let agent = pick.agent.as_ref().map(|id| {
        let mut staff = staff.iter();
        staff
            .find(|member| member.agent.id == *id)
            .map_or(id.as_str(), |member| member.agent.name.as_str())
    });
    let team = pick.team.as_ref().map(|id| team_name(settings, id));
    match (agent, team) {
        (Some(agent), Some(team)) => T.hand.both.fill([agent, &team]),
        (Some(agent), None) => T.hand.agent.fill([agent]),
        (None, Some(team)) => T.hand.team.fill([&team]),
        (None, None) => T.hand.none.owned(),
    }
}

fn item_id(at: usize) -> String {
    format!("hand-{at}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colleagues::tests::settings;

    #[test]
    fn a_team_and_a_colleague_are_picked_together_and_let_go_alone() {
        let mut pick = Pick::default();
        toggled(&mut pick, To::Team("sales".to_owned()));
        toggled(&mut pick, To::Agent("sam".to_owned()));
        assert!(pick.has(&To::Team("sales".to_owned())));
        toggled(&mut pick, To::Agent("mei".to_owned()));
        assert_eq!(pick.agent.as_deref(), Some("mei"));
        toggled(&mut pick, To::Team("sales".to_owned()));
        assert_eq!(pick.team, None);
    }

    #[test]
    fn the_list_says_who_has_it_and_who_is_who() {
        let items = listed(&settings(), "", None, Some("support"), Some("Sam Reed"));
        let names: Vec<&str> = items.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(
            names,
            ["Support", "Sales", "Jo Fern", "Mei Zhou", "Sam Reed"]
        );
        assert!(items[0].has_it && items[4].has_it && !items[1].has_it);
        assert_eq!(items[4].more, "Support · Lead");
    }

    #[test]
    fn what_follows_is_said_before_it_is_done() {
        let settings = settings();
        let say = |team: Option<&str>, agent: Option<&str>| {
            let pick = Pick {
                team: team.map(str::to_owned),
                agent: agent.map(str::to_owned),
            };
            sentence(Some(&settings), &pick)
        };
        assert_eq!(say(None, None), "Pick a team, a colleague, or both.");
        assert_eq!(
            say(Some("sales"), Some("mei")),
            "Mei Zhou in Sales handles it from now on."
        );
        assert!(say(Some("sales"), None).starts_with("Sales gets it"));
        assert!(say(None, Some("mei")).starts_with("Mei Zhou handles it"));
    }
}
