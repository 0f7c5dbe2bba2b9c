//! One option of an offer that is being written.

use super::draft::{Draft, OptionDraft};
use super::field::{Field, Form, Part, Shape};
use crate::parts::icon::{Icon, Sign};
use crate::texts::{T, Template};
use answerable_shared::text::{MEDIUM, SHORT};
use leptos::prelude::*;

/// The fields of one option, and what moves or removes it.
#[component]
pub(crate) fn OptionFields(form: Form, id: u32) -> impl IntoView {
    let draft: RwSignal<Draft> = form.cell.draft.clone().into();
    // An option that is just being taken out has no number any more.
    let number = move || draft.with(|draft| draft.option(id).map_or(0, |(number, _)| number));
    let path = move |field: &'static str| {
        Signal::derive(move || format!("options[{}].{field}", number().saturating_sub(1)))
    };
    view! {
        <fieldset class="option">
            <legend>{move || T.offer.option.fill([&number().to_string()])}</legend>
            <Moves form=form.clone() id />
            <Field
                form=form.clone()
                part=part(id, |option| &mut option.title)
                path=path("title")
                label=T.option.title.say()
                hint=T.option.title_hint.say()
                shape=Shape::Line
                max=SHORT
            />
            <Field
                form=form.clone()
                part=part(id, |option| &mut option.what_happens)
                path=path("what_happens")
                label=T.option.what.say()
                hint=T.option.what_hint.say()
                max=MEDIUM
            />
            <div class="option-pair">
                <Field
                    form=form.clone()
                    part=part(id, |option| &mut option.time)
                    path=path("time")
                    label=T.option.when.say()
                    hint=T.option.when_hint.say()
                    shape=Shape::Line
                    max=SHORT
                />
                <Field
                    form=form.clone()
                    part=part(id, |option| &mut option.cost)
                    path=path("cost")
                    label=T.option.cost.say()
                    hint=T.option.cost_hint.say()
                    shape=Shape::Line
                    max=SHORT
                />
            </div>
            <Field
                form
                part=part(id, |option| &mut option.notes)
                path=path("notes")
                label=T.option.notes.say()
                hint=T.option.notes_hint.say()
                max=MEDIUM
            />
        </fieldset>
    }
}

/// One text of one option as a part of the draft.
fn part(id: u32, text: fn(&mut OptionDraft) -> &mut String) -> Part {
    Part::new(
        move |draft| {
            let option = draft.option(id).map(|(_, option)| option.clone());
            option
                .map(|mut option| std::mem::take(text(&mut option)))
                .unwrap_or_default()
        },
        move |draft, typed| {
            if let Some(option) = draft.option_mut(id) {
                *text(option) = typed;
            }
        },
    )
}

#[component]
fn Moves(form: Form, id: u32) -> impl IntoView {
    let draft: RwSignal<Draft> = form.cell.draft.clone().into();
    let number = move || draft.with(|draft| draft.option(id).map_or(0, |(number, _)| number));
    let change = move |change: fn(&mut Draft, u32)| {
        let form = form.clone();
        move |_| {
            form.cell
                .edit(form.case.seq_now(), |draft| change(draft, id));
        }
    };
    let up = change(|draft, id| draft.move_option(id, false));
    let down = change(|draft, id| draft.move_option(id, true));
    let remove = change(Draft::remove_option);
    let is_first = move || number() <= 1;
    let is_last = move || number() >= draft.with(|draft| draft.options.len());
    let is_needed = move || draft.with(|draft| !draft.has_spare());
    let name = move |what: Template<1>| what.fill([&number().to_string()]);
    view! {
        <div class="option-moves">
            <button
                type="button"
                class="button plain icon-only"
                aria-label=move || name(T.option.up)
                disabled=is_first
                on:click=up
            >
                <Icon sign=Sign::Up />
            </button>
            <button
                type="button"
                class="button plain icon-only"
                aria-label=move || name(T.option.down)
                disabled=is_last
                on:click=down
            >
                <Icon sign=Sign::Down />
            </button>
            <button
                type="button"
                class="button plain icon-only"
                aria-label=move || name(T.option.remove)
                disabled=is_needed
                on:click=remove
            >
                <Icon sign=Sign::Close />
            </button>
        </div>
    }
}
