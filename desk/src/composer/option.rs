//! One option of an offer that is being written.

use super::draft::{Draft, OptionDraft};
use super::field::{Field, Form, Part, Shape};
use crate::parts::icon::{Icon, Sign};
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
            <legend>"Option " {number}</legend>
            <Moves form=form.clone() id />
            <Field
                form=form.clone()
                part=part(id, |option| &mut option.title)
                path=path("title")
                label="Title"
                hint="A new plant"
                shape=Shape::Line
                max=SHORT
            />
            <Field
                form=form.clone()
                part=part(id, |option| &mut option.what_happens)
                path=path("what_happens")
                label="What happens"
                hint="We send you a healthy one, and you keep the first"
                max=MEDIUM
            />
            <div class="option-pair">
                <Field
                    form=form.clone()
                    part=part(id, |option| &mut option.time)
                    path=path("time")
                    label="When it is done"
                    hint="By Friday"
                    shape=Shape::Line
                    max=SHORT
                />
                <Field
                    form=form.clone()
                    part=part(id, |option| &mut option.cost)
                    path=path("cost")
                    label="What it costs"
                    hint="Free"
                    shape=Shape::Line
                    max=SHORT
                />
            </div>
            <Field
                form
                part=part(id, |option| &mut option.notes)
                path=path("notes")
                label="Notes (optional)"
                hint="What else to know"
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
    let name = move |what: &str| format!("{what} option {}", number());
    view! {
        <div class="option-moves">
            <button
                type="button"
                class="button plain icon-only"
                aria-label=move || name("Move up")
                disabled=is_first
                on:click=up
            >
                <Icon sign=Sign::Up />
            </button>
            <button
                type="button"
                class="button plain icon-only"
                aria-label=move || name("Move down")
                disabled=is_last
                on:click=down
            >
                <Icon sign=Sign::Down />
            </button>
            <button
                type="button"
                class="button plain icon-only"
                aria-label=move || name("Remove")
                disabled=is_needed
                on:click=remove
            >
                <Icon sign=Sign::Close />
            </button>
        </div>
    }
}
