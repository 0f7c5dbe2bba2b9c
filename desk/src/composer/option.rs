//! One option of an offer that is being written.

use super::draft::Draft;
use super::field::{Field, Form, Shape};
use super::part::{OptionPart, Part};
use crate::parts::el::{El, button, el};
use crate::parts::icon::Sign;
use crate::reactive::*;
use crate::texts::{T, Template, Text};
use answerable_shared::text::{MEDIUM, SHORT};

/// The fields of one option, and what moves or removes it.
pub(crate) fn option_fields(form: &Form, id: u32) -> El {
    let draft = form.cell.draft.clone();
    // An option that is just being taken out has no number any more.
    let number =
        Memo::new(move |_| draft.with(|draft| draft.option(id).map_or(0, |(number, _)| number)));
    let legend = move || T.offer.option.fill([&number.get().to_string()]);
    let field = |part, label, hint, shape| {
        let max = match shape {
            Shape::Line => SHORT,
            Shape::Lines | Shape::Alone | Shape::Moment => MEDIUM,
        };
        let part = Part::Option(id, part);
        let field = Field {
            part,
            label,
            hint,
            shape,
            max,
        };
        field.draw(form)
    };
    let (title, what) = (T.option.title.say(), T.option.what.say());
    let (when, cost) = (T.option.when.say(), T.option.cost.say());
    let notes = T.option.notes.say();
    let [title_hint, what_hint] = [T.option.title_hint, T.option.what_hint].map(Text::say);
    let [when_hint, cost_hint] = [T.option.when_hint, T.option.cost_hint].map(Text::say);
    let pair = el("div", "option-pair")
        .add(field(OptionPart::Time, when, when_hint, Shape::Line))
        .add(field(OptionPart::Cost, cost, cost_hint, Shape::Line));
    el("fieldset", "option")
        .add(el("legend", "").text_with(legend))
        .add(moves(form, id, number))
        .add(field(OptionPart::Title, title, title_hint, Shape::Line))
        .add(field(
            OptionPart::WhatHappens,
            what,
            what_hint,
            Shape::Lines,
        ))
        .add(pair)
        .add(field(
            OptionPart::Notes,
            notes,
            T.option.notes_hint.say(),
            Shape::Lines,
        ))
}

fn moves(form: &Form, id: u32, number: Memo<usize>) -> El {
    let draft = form.cell.draft.clone();
    let count = Memo::new(move |_| draft.with(|draft| draft.options.len()));
    let draft = form.cell.draft.clone();
    let needed = Memo::new(move |_| draft.with(|draft| !draft.has_spare()));
    let change = |sign, label: Template<1>, change: fn(&mut Draft, u32)| {
        let form = form.clone();
        let press = move || {
            form.cell
                .edit(form.case.seq_now(), |draft| change(draft, id));
        };
        button("button plain icon-only", Some(sign), "", press).attr_with("aria-label", move || {
            Some(label.fill([&number.get().to_string()]))
        })
    };
    let up = change(Sign::Up, T.option.up, |draft, id| {
        draft.move_option(id, false);
    });
    let down = change(Sign::Down, T.option.down, |draft, id| {
        draft.move_option(id, true);
    });
    let remove = change(Sign::Close, T.option.remove, Draft::remove_option);
    el("div", "option-moves")
        .add(up.attr_if("disabled", "", move || number.get() <= 1))
        .add(down.attr_if("disabled", "", move || number.get() >= count.get()))
        .add(remove.attr_if("disabled", "", move || needed.get()))
}
