//! What sort of matter it is and how much it matters: two chips, and the menu that changes them in one step.

use super::actions::{Acting, Given};
use super::aside::{self, Aside};
use super::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::parts::page;
use crate::texts::T;
use crate::words;
use answerable_shared::case::{Kind, Priority};
use answerable_shared::command::{Command, CommandName};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Priority(Priority),
    Kind(Kind),
}

/// The choices, in the order in which the arrow keys walk.
const CHOICES: [Choice; 9] = [
    Choice::Priority(Priority::Urgent),
    Choice::Priority(Priority::Important),
    Choice::Priority(Priority::General),
    Choice::Priority(Priority::Potential),
    Choice::Kind(Kind::Enquiry),
    Choice::Kind(Kind::Suggestion),
    Choice::Kind(Kind::Complaint),
    Choice::Kind(Kind::Purchase),
    Choice::Kind(Kind::CustomWork),
];

/// The first of the kinds.
const KINDS_FROM: usize = Priority::ALL.len();

/// What a case is found to be; a case from before there were priorities has none.
type Found = (Kind, Option<Priority>);

/// The chips; for whoever may, with the menu behind them.
#[component]
pub(crate) fn Triage(cell: CaseCell, reference: String) -> impl IntoView {
    let desk = Desk::here();
    aside::mind_presses(desk);
    let acting = Acting::new();
    // What was chosen shows at once, before the edge has said so.
    let wished = RwSignal::new(None::<Found>);
    let can = {
        let cell = cell.clone();
        Memo::new(move |_| {
            desk.may_act()
                && cell
                    .head(|head| head.can.contains(&CommandName::Triage))
                    .unwrap_or_default()
        })
    };
    let found = Memo::new(move |_| {
        wished
            .get()
            .or_else(|| cell.head(|head| (head.kind, head.priority)))
    });
    let choose = move |choice: Choice| {
        let closed = aside::put_away(desk);
        let Some((kind, priority)) = found.get_untracked().filter(|_| closed) else {
            return;
        };
        let (wish, command) = match choice {
            Choice::Kind(chosen) if chosen != kind => {
                ((chosen, priority), triage(Some(chosen), None))
            }
            Choice::Priority(chosen) if Some(chosen) != priority => {
                ((kind, Some(chosen)), triage(None, Some(chosen)))
            }
            Choice::Kind(_) | Choice::Priority(_) => return,
        };
        if acting.busy.get_untracked() {
            return;
        }
        wished.set(Some(wish));
        acting.give(desk, reference.clone(), command, move |_: Given| {
            let _gone = wished.try_set(None);
        });
    };
    let is_open = move || desk.aside.get() == Some(Aside::Triage);
    let chips = move || found.get().map(|found| view! { <Chips found /> });
    view! {
        <span class="triage aside-root">
            {move || {
                if can.get() {
                    view! {
                        <button
                            type="button"
                            id="triage"
                            class="chips"
                            aria-haspopup="menu"
                            aria-expanded=move || is_open().to_string()
                            title=move || found.get().map(label)
                            aria-busy=move || acting.busy.get().to_string()
                            on:click=move |_| toggle(desk, found.get_untracked())
                        >
                            {chips}
                            <Icon sign=Sign::Down />
                        </button>
                    }
                        .into_any()
                } else {
                    view! { <span class="chips">{chips}</span> }.into_any()
                }
            }}
            {move || {
                let found = found.get()?;
                let choose = choose.clone();
                is_open().then(|| view! { <Menu found choose /> })
            }}
        </span>
        {move || {
            acting
                .trouble
                .get()
                .map(|sentence| {
                    view! {
                        <span class="notice soon triage-trouble" role="alert">
                            <Icon sign=Sign::Warning />
                            <span dir="auto">{sentence}</span>
                        </span>
                    }
                })
        }}
    }
}

/// Opens the menu, with the focus on the present priority.
pub(crate) fn open(desk: Desk, found: Found) {
    desk.aside.set(Some(Aside::Triage));
    let at = CHOICES
        .iter()
        .position(|choice| Some(*choice) == found.1.map(Choice::Priority));
    page::focus_soon(choice_id(at.unwrap_or_default()));
}

fn toggle(desk: Desk, found: Option<Found>) {
    if desk.aside.get_untracked() == Some(Aside::Triage) {
        aside::put_away(desk);
    } else if let Some(found) = found {
        open(desk, found);
    }
}

#[component]
fn Menu(found: Found, choose: impl Fn(Choice) + Clone + Send + 'static) -> impl IntoView {
    let desk = Desk::here();
    let item = {
        let choose = choose.clone();
        move |at: usize| {
            let choice = CHOICES[at];
            let (is_now, face) = match choice {
                Choice::Priority(priority) => (
                    found.1 == Some(priority),
                    view! {
                        <PriorityChip priority />
                        <kbd aria-hidden="true">{at + 1}</kbd>
                    }
                    .into_any(),
                ),
                Choice::Kind(kind) => (
                    found.0 == kind,
                    view! { <span>{words::kind(kind)}</span> }.into_any(),
                ),
            };
            let choose = choose.clone();
            view! {
                <button
                    type="button"
                    role="menuitemradio"
                    class="menu-item"
                    id=choice_id(at)
                    tabindex="-1"
                    aria-checked=is_now.to_string()
                    on:click=move |_| choose(choice)
                >
                    {face}
                    {is_now.then(|| view! { <Icon sign=Sign::Check /> })}
                </button>
            }
        }
    };
    let kinds = item.clone();
    view! {
        <div
            class="menu"
            role="menu"
            aria-label=T.triage.label.say()
            on:keydown=move |event| walk(desk, &event, &choose)
        >
            <div role="group" aria-labelledby="triage-priority">
                <p class="menu-title" id="triage-priority">
                    {T.triage.priority.say()}
                </p>
                {(0..KINDS_FROM).map(item).collect_view()}
            </div>
            <div role="group" aria-labelledby="triage-kind">
                <p class="menu-title" id="triage-kind">
                    {T.triage.kind.say()}
                </p>
                {(KINDS_FROM..CHOICES.len()).map(kinds).collect_view()}
            </div>
        </div>
    }
}

/// Arrow keys walk, a number chooses a priority; leaving by Tab puts the menu away.
fn walk(desk: Desk, event: &KeyboardEvent, choose: &impl Fn(Choice)) {
    let key = event.key();
    if key == "Tab" {
        aside::put_away(desk);
        return;
    }
    if let Some(choice) = numbered(&key) {
        event.prevent_default();
        choose(choice);
        return;
    }
    let at = (0..CHOICES.len()).find(|at| page::has_focus(&choice_id(*at)));
    if let Some(to) = at.and_then(|at| step(&key, at)) {
        event.prevent_default();
        page::focus(&choice_id(to));
    }
}

/// Where a key goes from the choice at `at`.
fn step(key: &str, at: usize) -> Option<usize> {
    let last = CHOICES.len() - 1;
    match key {
        "ArrowDown" => Some(if at == last { 0 } else { at + 1 }),
        "ArrowUp" => Some(if at == 0 { last } else { at - 1 }),
        "ArrowLeft" | "ArrowRight" if at >= KINDS_FROM => {
            Some((at - KINDS_FROM).min(KINDS_FROM - 1))
        }
        "ArrowLeft" | "ArrowRight" => Some(at + KINDS_FROM),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// The priority that a number stands for.
fn numbered(key: &str) -> Option<Choice> {
    let number: usize = key.parse().ok()?;
    let priority = Priority::ALL.get(number.checked_sub(1)?)?;
    Some(Choice::Priority(*priority))
}

fn choice_id(at: usize) -> String {
    format!("triage-{at}")
}

const fn triage(kind: Option<Kind>, priority: Option<Priority>) -> Command {
    Command::Triage { kind, priority }
}

fn label((kind, priority): Found) -> String {
    let priority = priority.map(words::priority).unwrap_or_default();
    T.triage.change.fill([words::kind(kind), priority])
}

#[component]
fn Chips(found: Found) -> impl IntoView {
    let (kind, priority) = found;
    view! {
        {priority.map(|priority| view! { <PriorityChip priority /> })}
        <span class="chip">{words::kind(kind)}</span>
    }
}

/// A priority: icon, word and colour.
#[component]
pub(crate) fn PriorityChip(priority: Priority) -> impl IntoView {
    let (class, sign) = match priority {
        Priority::Urgent => ("chip urgent", Sign::Alarm),
        Priority::Important => ("chip important", Sign::Up),
        Priority::General => ("chip general", Sign::Dash),
        Priority::Potential => ("chip potential", Sign::Bulb),
    };
    view! {
        <span class=class>
            <Icon sign />
            {words::priority(priority)}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_for_priorities_only() {
        assert_eq!(numbered("1"), Some(Choice::Priority(Priority::Urgent)));
        assert_eq!(numbered("4"), Some(Choice::Priority(Priority::Potential)));
        for key in ["0", "5", "x", "Enter"] {
            assert_eq!(numbered(key), None, "{key}");
        }
    }

    #[test]
    fn arrows_reach_every_choice_and_stay_inside() {
        for at in 0..CHOICES.len() {
            for key in [
                "ArrowDown",
                "ArrowUp",
                "ArrowLeft",
                "ArrowRight",
                "Home",
                "End",
            ] {
                assert!(step(key, at).is_some_and(|to| to < CHOICES.len()));
            }
        }
        assert_eq!(step("ArrowDown", 8), Some(0));
        assert_eq!(step("ArrowRight", 0), Some(4));
        assert_eq!(step("ArrowLeft", 8), Some(3));
        assert_eq!(step("a", 0), None);
    }
}
