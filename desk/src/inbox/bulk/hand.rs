//! To whom the chosen cases go.

use super::act::Act;
use super::run;
use crate::colleagues;
use crate::desk::Desk;
use crate::inbox::by::By;
use crate::parts::el::{El, button, el, icon, typed};
use crate::parts::icon::Sign;
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::text::LONG;

/// The form: team, colleague, note. The first field has the identifier `first`.
pub(crate) fn hand(desk: Desk, first: &str, close: impl Fn() + Copy + 'static) -> El {
    let (team, agent) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let note = RwSignal::new(String::new());
    let [teams, people] = [By::Team, By::Handler].map(|by| by.options(desk));
    let nothing = move || team.with(String::is_empty) && agent.with(String::is_empty);
    let words = move || {
        if nothing() {
            T.hand.none.owned()
        } else {
            String::new()
        }
    };
    let said = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let go = button("button main", None, T.hand.go.say(), || {})
        .attr("type", "submit")
        .attr_with("disabled", move || nothing().then(String::new));
    let note_field = el("textarea", "")
        .attr("id", "inbox-note")
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("maxlength", &LONG.to_string())
        .attr("placeholder", T.hand.note_hint.say())
        .on("input", move |event| note.set(typed(&event)));
    let trouble = move || {
        desk.arranged_trouble.get().map(|why| {
            el("div", "notice late")
                .attr("role", "alert")
                .add(icon(Sign::Warning))
                .add(el("p", "").text(&why))
                .add(button(
                    "button small",
                    None,
                    T.page.again.say(),
                    move || {
                        colleagues::read(desk);
                    },
                ))
        })
    };
    el("form", "sheet-form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            if untrack(nothing) {
                return;
            }
            let act = Act::Hand {
                team: said(team.get_untracked()),
                agent: said(agent.get_untracked()),
                note: said(note.get_untracked()),
            };
            close();
            run::act(desk, &act);
        })
        .with(trouble)
        .add(choice(
            first,
            T.bulk.team.say(),
            T.bulk.same_team.say(),
            &teams,
            team,
        ))
        .add(choice(
            "inbox-agent",
            T.bulk.agent.say(),
            T.bulk.team_takes.say(),
            &people,
            agent,
        ))
        .add(
            el("div", "field")
                .add(
                    el("label", "")
                        .attr("for", "inbox-note")
                        .text(T.hand.note.say()),
                )
                .add(note_field),
        )
        .add(
            el("div", "sheet-foot")
                .add(
                    el("p", "sheet-word")
                        .attr("role", "status")
                        .attr("dir", "auto")
                        .text_with(words),
                )
                .add(go),
        )
}

fn choice(
    id: &str,
    label: &str,
    none: &str,
    options: &[(String, String)],
    chosen: RwSignal<String>,
) -> El {
    let none = el("option", "").attr("value", "").text(none);
    let options = options
        .iter()
        .map(|(value, name)| el("option", "").attr("value", value).text(name));
    let select = el("select", "")
        .attr("id", id)
        .add(none)
        .all(options)
        .on("change", move |event| chosen.set(typed(&event)));
    el("div", "field")
        .add(el("label", "").attr("for", id).text(label))
        .add(
            el("span", "filter-select")
                .add(select)
                .add(icon(Sign::Down)),
        )
}
