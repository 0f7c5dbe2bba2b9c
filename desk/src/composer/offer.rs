//! Two to six ways to solve it, of which the customer chooses one.

use super::draft::OptionDraft;
use super::field::{Field, Form, Part};
use super::option::OptionFields;
use crate::case::offer::OptionCard;
use crate::parts::icon::{Icon, Sign};
use crate::parts::page;
use crate::texts::T;
use answerable_shared::text::LONG;
use leptos::prelude::*;

/// The options, and how the customer will see them.
#[component]
pub(crate) fn Offer(form: Form) -> impl IntoView {
    if form
        .cell
        .draft
        .with_untracked(|draft| draft.options.is_empty())
    {
        form.cell
            .draft
            .update_untracked(super::draft::Draft::ensure_options);
    }
    let draft = form.cell.draft.clone();
    let ids = move || {
        draft.with(|draft| {
            draft
                .options
                .iter()
                .map(|option| option.id)
                .collect::<Vec<_>>()
        })
    };
    let each = form.clone();
    let preview = RwSignal::new(false);
    view! {
        <div class="offer-build" class:preview=move || preview.get()>
            <div class="offer-fields">
                <For each=ids key=|id| *id let:id>
                    <OptionFields form=each.clone() id />
                </For>
                <Add form=form.clone() />
                <Field
                    form=form.clone()
                    part=Part::text()
                    path="text".to_owned()
                    label=T.offer.word.say()
                    hint=T.offer.word_hint.say()
                    max=LONG
                />
            </div>
            <button
                type="button"
                class="button small preview-switch"
                aria-pressed=move || preview.get().to_string()
                on:click=move |_| preview.update(|preview| *preview = !*preview)
            >
                {move || if preview.get() { T.offer.go_on.say() } else { T.offer.preview.say() }}
            </button>
            <Preview form />
        </div>
    }
}

#[component]
fn Add(form: Form) -> impl IntoView {
    let draft = form.cell.draft.clone();
    let full = Memo::new(move |_| draft.with(|draft| !draft.has_room()));
    let add = move |_| {
        let mut added = None;
        form.cell
            .edit(form.case.seq_now(), |draft| added = draft.add_option());
        let number = form.cell.draft.with_untracked(|draft| draft.options.len());
        if added.is_some() {
            page::focus_soon(format!("field-offer-options[{}].title", number - 1));
        }
    };
    view! {
        <button type="button" class="button add" disabled=full on:click=add>
            <Icon sign=Sign::Add />
            {move || if full.get() { T.offer.full.say() } else { T.offer.add.say() }}
        </button>
    }
}

#[component]
fn Preview(form: Form) -> impl IntoView {
    let draft = form.cell.draft;
    view! {
        <section class="offer-preview" aria-label=T.offer.as_seen.say()>
            <h3>{T.offer.as_seen.say()}</h3>
            {move || {
                let (text, options) = draft.with(|draft| (draft.text.clone(), draft.options.clone()));
                view! {
                    {(!text.trim().is_empty())
                        .then(|| {
                            view! {
                                <p class="said" dir="auto">
                                    {text}
                                </p>
                            }
                        })}
                    <ol class="cards">
                        {options
                            .iter()
                            .zip(1..)
                            .map(|(option, number)| view! { <Shown option=option.clone() number /> })
                            .collect_view()}
                    </ol>
                }
            }}
        </section>
    }
}

/// One option, dimmed until it has a title.
#[component]
fn Shown(option: OptionDraft, number: usize) -> impl IntoView {
    let mut option = option.option();
    let blank = option.title.trim().is_empty();
    if blank {
        option.title = T.offer.option.fill([&number.to_string()]);
    }
    view! { <OptionCard option blank /> }
}
