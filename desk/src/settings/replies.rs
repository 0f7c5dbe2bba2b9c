//! Canned replies: what staff can begin an answer with.

use super::boxes::boxes;
use super::draft::Draft;
use super::fields::{Line, add, lines, remove};
use super::path;
use super::removed::Row;
use super::teams::flip;
use crate::desk::Desk;
use crate::parts::el::{El, button, el};
use crate::parts::insert::insert;
use crate::parts::page;
use crate::texts::{T, Text};
use answerable_shared::replies::{Reply, Values, fill};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// What stands for something that differs from case to case, and what that is.
const VARIABLES: [(&str, Text); 4] = [
    ("{name}", T.settings.reply.customer),
    ("{reference}", T.settings.reply.number),
    ("{agent}", T.settings.reply.agent),
    ("{site}", T.settings.reply.site),
];

/// The section.
pub(crate) fn replies(desk: Desk, draft: &Draft) -> Vec<El> {
    let state = desk.settings;
    let cards = draft.replies.iter().enumerate();
    let cards = cards.map(|(at, reply)| card(desk, draft, at, reply));
    let next = format!("replies[{}].name", draft.replies.len());
    let hint = T.settings.reply.hint.fill(["{name|there}"]);
    vec![
        el("p", "set-lead").text(T.settings.reply.lead.say()),
        el("p", "set-hint").text(&hint),
        el("div", "set-cards").all(cards),
        add(state, T.settings.reply.add.say(), next, Draft::add_reply),
    ]
}

fn card(desk: Desk, draft: &Draft, at: usize, reply: &Reply) -> El {
    let state = desk.settings;
    let field = |name: &str| format!("replies[{at}].{name}");
    let (name_label, text_label) = (T.settings.reply.name.say(), T.settings.reply.text.say());
    let name = Line::new(field("name"), name_label, &reply.name).draw(state, move |draft, text| {
        edit(draft, at, |reply| reply.name = text);
    });
    let text = lines(
        state,
        field("text"),
        text_label,
        &reply.text,
        move |draft, text| edit(draft, at, |reply| reply.text = text),
    );
    let id = path::id(&field("text"));
    let variables = VARIABLES.map(|(variable, meaning)| {
        let id = id.clone();
        button("button small", None, meaning.say(), move || {
            put(&id, variable);
        })
    });
    let variables = el("div", "set-variables")
        .attr("role", "group")
        .attr("aria-label", T.settings.reply.insert.say())
        .add(
            el("span", "set-hint")
                .attr("aria-hidden", "true")
                .text(T.settings.reply.insert.say()),
        )
        .all(variables);
    let reads = el("p", "set-hint")
        .attr("dir", "auto")
        .text_with(move || reads(desk, at));
    let called = if reply.name.trim().is_empty() {
        T.settings.reply.unnamed.say()
    } else {
        &reply.name
    };
    let label = T.settings.reply.remove.fill([called]);
    let card = el("div", "set-card")
        .attr("role", "group")
        .attr("aria-label", called)
        .add(
            el("div", "set-pair set-two")
                .add(name)
                .add(el("span", "set-tools").add(remove(state, Row::Reply(at), &label))),
        )
        .add(text)
        .add(variables)
        .add(reads);
    let teams = teams(draft, reply);
    if teams.is_empty() {
        return card;
    }
    card.add(boxes(
        state,
        field("teams"),
        T.settings.reply.teams.say(),
        teams,
        move |draft, id| edit(draft, at, |reply| flip(&mut reply.teams, id)),
    ))
}

/// Every team, and those that it is for without there being any of that identifier.
fn teams(draft: &Draft, reply: &Reply) -> Vec<(String, String, bool)> {
    let teams = draft.teams.iter().map(|team| {
        let is_for = reply.teams.contains(&team.id);
        (team.id.clone(), team.name.clone(), is_for)
    });
    let gone = reply.teams.iter();
    let gone = gone.filter(|id| !draft.teams.iter().any(|team| team.id == **id));
    teams
        .chain(gone.map(|id| (id.clone(), id.clone(), true)))
        .collect()
}

/// What it says in a case of somebody whose name is known.
fn reads(desk: Desk, at: usize) -> String {
    let text = desk.settings.read(|draft| {
        let reply = draft.replies.get(at);
        reply.map(|reply| reply.text.clone()).unwrap_or_default()
    });
    if text.trim().is_empty() {
        return String::new();
    }
    let values = Values {
        name: T.settings.reply.sample.say(),
        reference: "AN-7K3M-92QX",
        agent: &desk.me(),
        site: &desk.site_name(),
    };
    T.settings.reply.reads.fill([&fill(&text, &values)])
}

fn put(id: &str, variable: &str) {
    let field = page::by_id(id).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(field) = field {
        insert(&field, variable);
    }
}

fn edit(draft: &mut Draft, at: usize, change: impl FnOnce(&mut Reply)) {
    if let Some(reply) = draft.replies.get_mut(at) {
        change(reply);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::draft::TeamDraft;

    #[test]
    fn a_team_that_is_gone_can_still_be_let_go() {
        let team = |id: &str| TeamDraft {
            id: id.to_owned(),
            name: id.to_uppercase(),
            ..TeamDraft::default()
        };
        let draft = Draft {
            teams: vec![team("sales"), team("care")],
            ..Draft::default()
        };
        let reply = Reply {
            name: String::new(),
            text: String::new(),
            teams: vec!["gone".to_owned(), "care".to_owned()],
        };
        let shown = teams(&draft, &reply);
        let shown: Vec<_> = shown
            .iter()
            .map(|(id, name, on)| (id.as_str(), name.as_str(), *on))
            .collect();
        assert_eq!(
            shown,
            [
                ("sales", "SALES", false),
                ("care", "CARE", true),
                ("gone", "gone", true)
            ]
        );
    }

    #[test]
    fn every_variable_is_one_that_is_filled_in() {
        let values = Values {
            name: "a",
            reference: "b",
            agent: "c",
            site: "d",
        };
        let all: String = VARIABLES.iter().map(|(variable, _)| *variable).collect();
        assert_eq!(fill(&all, &values), "abcd");
    }
}
