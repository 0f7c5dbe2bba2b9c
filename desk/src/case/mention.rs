//! Colleagues whom a note calls, as marks in its text.

use crate::desk::Desk;
use crate::parts::el::{El, el, group};
use crate::reactive::*;
use answerable_shared::actor::Agent;
use answerable_shared::mention::calls;

/// What a note says.
pub(super) fn noted(desk: Desk, text: &str) -> El {
    let said = el("p", "said").attr("dir", "auto");
    if !text.contains('@') {
        return said.text(text);
    }
    let text = text.to_owned();
    // Colleagues may still be read, and then are known.
    said.with(move || {
        desk.arranged.with(|settings| {
            let staff = settings.iter().flat_map(|it| &it.staff);
            let agents: Vec<&Agent> = staff.map(|member| &member.agent).collect();
            Some(marked(&text, &agents, &desk.me_id()))
        })
    })
}

fn marked(text: &str, staff: &[&Agent], me: &str) -> El {
    let pieces = pieces(text, staff).into_iter();
    pieces.fold(group(), |said, piece| match piece {
        (words, None) => said.text(words),
        (words, Some(agent)) => {
            let class = if agent.id == me { "call mine" } else { "call" };
            said.add(el("b", class).attr("title", &agent.name).text(words))
        }
    })
}

/// A text in pieces, with whom they call.
fn pieces<'t, 'a>(text: &'t str, staff: &[&'a Agent]) -> Vec<(&'t str, Option<&'a Agent>)> {
    let mut found: Vec<(usize, &Agent)> = staff
        .iter()
        .flat_map(|agent| calls(text, &agent.id).map(|at| (at, *agent)))
        .collect();
    found.sort_by_key(|(at, _)| *at);
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, agent) in found {
        let to = at + 1 + agent.id.len();
        pieces.push((&text[from..at], None));
        pieces.push((&text[at..to], Some(agent)));
        from = to;
    }
    pieces.push((&text[from..], None));
    pieces.retain(|(words, _)| !words.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_are_called_stand_out_and_the_text_stays_as_it_is() {
        let [jo, ann] = [("jo", "Jo Fern"), ("jo-ann", "Ann Reed")].map(|(id, name)| Agent {
            id: id.to_owned(),
            name: name.to_owned(),
        });
        let staff = [&jo, &ann];
        let said = |text| {
            let pieces = pieces(text, &staff).into_iter();
            pieces
                .map(|(words, agent)| (words, agent.map_or("", |agent| agent.name.as_str())))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            said("请@jo看, @Jo-Ann."),
            [
                ("请", ""),
                ("@jo", "Jo Fern"),
                ("看, ", ""),
                ("@Jo-Ann", "Ann Reed"),
                (".", "")
            ]
        );
        assert_eq!(said("ada@jo.example"), [("ada@jo.example", "")]);
        assert_eq!(said(""), []);
    }
}
