//! Who else looks at a case, and who of them types.

use super::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::el::{El, el, group};
use crate::parts::page;
use crate::parts::person::{Whose, person};
use crate::reactive::*;
use crate::settings::listed;
use crate::texts::T;
use answerable_client::live::Link;
use answerable_shared::presence::{Present, TYPING_HOLDS_MS};

/// The colleagues who are here; nothing while nobody else is, or nobody knows.
pub(super) fn present(desk: Desk, cell: CaseCell) -> El {
    // Who is here, and when that was told.
    let told = Memo::new(move |_| (cell.present.get(), page::now()));
    let others = Memo::new(move |_| {
        if desk.case_link.get() != Link::Live {
            return Vec::new();
        }
        let now = desk.now.get();
        told.with(|(present, at)| others(present, &desk.me_id(), now.0.saturating_sub(at.0)))
    });
    let has_some = move || others.with(|others| !others.is_empty());
    group().when(has_some, move || {
        let discs = el("span", "present-discs").with(move || {
            others.with(|others| {
                let discs = others.iter().map(|other| person(&other.name, Whose::Ours));
                discs.collect::<Vec<El>>()
            })
        });
        let words = el("span", "present-words")
            .attr("dir", "auto")
            .text_with(move || others.with(|others| sentence(others)));
        let typing = move || others.with(|others| others.iter().any(|other| other.typing));
        let present = el("p", "present")
            .attr("role", "status")
            .class_if("typing", typing)
            .attr_with("title", move || {
                Some(others.with(|others| sentence(others)))
            });
        Some(present.add(discs).add(words))
    })
}

/// All but `me`, as they are so many milliseconds after that was told: whoever still types says so again.
fn others(present: &[Present], me: &str, ago: i64) -> Vec<Present> {
    let others = present.iter().filter(|present| present.id != me);
    others
        .map(|other| Present {
            typing: other.typing && ago < TYPING_HOLDS_MS,
            ..other.clone()
        })
        .collect()
}

fn sentence(others: &[Present]) -> String {
    let names = |of: &mut dyn Iterator<Item = &Present>| listed(of.map(|it| it.name.clone()));
    let typing = names(&mut others.iter().filter(|other| other.typing));
    if typing.is_empty() {
        T.head.here.fill([&names(&mut others.iter())])
    } else {
        T.head.typing.fill([&typing])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_are_here_and_type_until_they_say_so_no_more() {
        let one = |id: &str, name: &str, typing| Present {
            id: id.to_owned(),
            name: name.to_owned(),
            typing,
        };
        let told = [
            one("jo", "Jo Fern", true),
            one("mei", "Mei Zhou", false),
            one("sam", "Sam Reed", true),
        ];
        let said = |ago| sentence(&others(&told, "jo", ago));
        assert_eq!(said(0), "Typing: Sam Reed");
        assert_eq!(said(TYPING_HOLDS_MS), "Also here: Mei Zhou, Sam Reed");
        assert!(others(&told[..1], "jo", 0).is_empty());
    }
}
