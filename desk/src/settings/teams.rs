//! Who works together, and what for.

use super::boxes::boxes;
use super::draft::{Draft, TeamDraft};
use super::fields::{Line, add, choice, named, remove};
use super::path;
use super::removed::Row;
use super::state::Arranging;
use crate::parts::el::{El, button, el};
use crate::parts::icon::Sign;
use crate::reactive::*;
use crate::texts::{T, Text};
use crate::words;
use answerable_shared::case::Kind;
use answerable_shared::settings::Assignment;

/// The one way of assigning, on the page.
const LEAST: &str = "least_loaded";

/// The section.
pub(crate) fn teams(state: Arranging, draft: &Draft) -> Vec<El> {
    let cards = draft.teams.iter().enumerate();
    let cards = el("div", "set-cards").all(cards.map(|(at, team)| card(state, at, team)));
    let next = format!("teams[{}].name", draft.teams.len());
    let review = T.settings.review;
    vec![
        el("p", "set-lead").text(T.settings.team.lead.say()),
        cards,
        add(state, T.settings.team.add.say(), next, Draft::add_team),
        el("h4", "set-sub").text(review.title.say()),
        el("p", "set-hint").text(review.lead.say()),
        kinds_of(
            state,
            "reviewed".to_owned(),
            review.kinds,
            &draft.reviewed,
            |draft, kind| flip_kind(&mut draft.reviewed, kind),
        ),
    ]
}

fn card(state: Arranging, at: usize, team: &TeamDraft) -> El {
    let field = |name: &str| format!("teams[{at}].{name}");
    let name = Line::new(field("name"), T.settings.team.name.say(), &team.name).draw(
        state,
        move |draft, text| {
            edit(draft, at, |team| team.name = text);
        },
    );
    let id = Line::new(field("id"), T.settings.team.id.say(), &team.id).draw(
        state,
        move |draft, text| {
            edit(draft, at, |team| team.id = text);
        },
    );
    let members = boxes(
        state,
        field("members"),
        T.settings.team.members.say(),
        staff(state, team),
        move |draft, who| edit(draft, at, |team| flip(&mut team.members, who)),
    );
    let kinds = kinds_of(
        state,
        field("kinds"),
        T.settings.team.kinds,
        &team.kinds,
        move |draft, kind| edit(draft, at, |team| flip_kind(&mut team.kinds, kind)),
    );
    let assign = choice(
        state,
        field("assign"),
        T.settings.team.assign.say(),
        vec![
            (String::new(), T.settings.team.nobody.owned()),
            (LEAST.to_owned(), T.settings.team.least.owned()),
        ],
        team.assign.map_or("", |_| LEAST),
        move |draft, value| {
            edit(draft, at, |team| {
                team.assign = (value == LEAST).then_some(Assignment::LeastLoaded);
            });
        },
    );
    let called = if team.name.trim().is_empty() {
        &team.id
    } else {
        &team.name
    };
    let up = (at > 0).then(|| {
        let focus = path::id(&format!("teams[{}].name", at - 1));
        let up = move || state.reshape(|draft| draft.teams.swap(at - 1, at), focus.clone());
        named(
            button("button plain icon-only", Some(Sign::Up), "", up),
            &T.settings.team.up.fill([called]),
        )
    });
    let label = T.settings.team.remove.fill([called]);
    let tools = el("span", "set-tools")
        .all(up)
        .add(remove(state, Row::Team(at), &label));
    el("div", "set-card set-team")
        .attr("role", "group")
        .attr("aria-label", called)
        .add(el("div", "set-pair").add(name).add(id).add(tools))
        .add(members)
        .add(kinds)
        .add(assign)
}

/// Boxes for kinds, of which those in `chosen` are checked.
fn kinds_of(
    state: Arranging,
    field: String,
    label: Text,
    chosen: &[Kind],
    flip: impl Fn(&mut Draft, Kind) + 'static,
) -> El {
    let kinds = words::KINDS.map(|kind| {
        let (value, name) = (words::kind_on_wire(kind), words::kind(kind));
        (value.to_owned(), name.to_owned(), chosen.contains(&kind))
    });
    boxes(
        state,
        field,
        label.say(),
        kinds.to_vec(),
        move |draft, value| {
            let kind = words::KINDS
                .into_iter()
                .find(|kind| words::kind_on_wire(*kind) == value);
            if let Some(kind) = kind {
                flip(draft, kind);
            }
        },
    )
}

/// Everybody who can be a member, and who is one without being among the staff any more.
fn staff(state: Arranging, team: &TeamDraft) -> Vec<(String, String, bool)> {
    let mut staff: Vec<(String, String, bool)> = state.force.with_untracked(|force| {
        let staff = force.iter().flat_map(|force| &force.staff);
        staff
            .map(|member| {
                let id = &member.agent.id;
                (
                    id.clone(),
                    member.agent.name.clone(),
                    team.members.contains(id),
                )
            })
            .collect()
    });
    for id in &team.members {
        if !staff.iter().any(|(known, _, _)| known == id) {
            staff.push((id.clone(), id.clone(), true));
        }
    }
    staff
}

fn edit(draft: &mut Draft, at: usize, change: impl FnOnce(&mut TeamDraft)) {
    if let Some(team) = draft.teams.get_mut(at) {
        change(team);
    }
}

pub(super) fn flip(members: &mut Vec<String>, who: String) {
    match members.iter().position(|member| *member == who) {
        Some(at) => drop(members.remove(at)),
        None => members.push(who),
    }
}

/// Adds or takes away a kind; they stay in the order in which they are shown, so that who changes their mind has changed
/// nothing.
fn flip_kind(kinds: &mut Vec<Kind>, kind: Kind) {
    let has = kinds.contains(&kind);
    let mut after: Vec<Kind> = words::KINDS.to_vec();
    after.retain(|it| {
        if *it == kind {
            !has
        } else {
            kinds.contains(it)
        }
    });
    *kinds = after;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_changes_their_mind_has_changed_nothing() {
        let mut kinds = vec![Kind::Enquiry, Kind::Complaint];
        flip_kind(&mut kinds, Kind::Enquiry);
        assert_eq!(kinds, [Kind::Complaint]);
        flip_kind(&mut kinds, Kind::Enquiry);
        assert_eq!(kinds, [Kind::Enquiry, Kind::Complaint]);
        let mut members = vec!["jo".to_owned()];
        flip(&mut members, "sam".to_owned());
        flip(&mut members, "sam".to_owned());
        assert_eq!(members, ["jo"]);
    }
}
