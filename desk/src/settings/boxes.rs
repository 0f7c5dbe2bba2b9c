//! Boxes to check, alone and several of a sort.

use super::draft::Draft;
use super::fields::{Write, described, wrong_at, wrong_words};
use super::path;
use super::state::Arranging;
use crate::parts::el::{El, el};
use std::rc::Rc;

/// Boxes to check: what each stands for, its name, and whether it is checked.
pub(crate) fn boxes(
    state: Arranging,
    path: String,
    label: &str,
    options: Vec<(String, String, bool)>,
    write: impl Fn(&mut Draft, String) + 'static,
) -> El {
    let id = path::id(&path);
    let wrong = wrong_at(state, path);
    let write: Write = Rc::new(write);
    let mut list = el("div", "");
    for (value, name, checked) in options {
        let write = write.clone();
        let input = check(checked).on("change", move |_| {
            state.edit(|draft| write(draft, value.clone()));
        });
        let name = el("bdi", "").text(&name);
        list = list.add(el("label", "set-check").add(input).add(name));
    }
    let boxes = el("fieldset", "set-boxes")
        .attr("id", &id)
        .attr("tabindex", "-1")
        .add(el("legend", "").text(label))
        .add(list)
        .with(wrong_words(&id, wrong));
    described(boxes, &id, wrong)
}

/// A box to check.
pub(crate) fn check(checked: bool) -> El {
    let input = el("input", "").attr("type", "checkbox");
    if checked {
        input.attr("checked", "")
    } else {
        input
    }
}
