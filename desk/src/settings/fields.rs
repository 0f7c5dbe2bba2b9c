//! The fields of every section. Each is drawn with what the draft holds and writes into it; only what is wrong with it
//! changes while it stands there.

use super::draft::Draft;
use super::path;
use super::removed::Row;
use super::state::Arranging;
use crate::parts::icon::{Icon, Sign};
use leptos::ev::Event;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Writes what was typed into the draft.
pub(crate) type Write = Arc<dyn Fn(&mut Draft, String) + Send + Sync>;

/// A field of one line.
pub(crate) struct Line {
    /// On the wire.
    pub(crate) path: String,
    pub(crate) label: String,
    pub(crate) value: String,
    /// What stands in it while it is empty.
    pub(crate) hint: &'static str,
    /// The input's type.
    pub(crate) kind: &'static str,
    /// The list that it proposes from, by its identifier.
    pub(crate) list: Option<&'static str>,
    /// Writes what was typed as the desk reads it, once its writer goes on.
    pub(crate) tidy: Option<fn(&str) -> Option<String>>,
}

impl Line {
    /// A field for text.
    pub(crate) fn new(path: String, label: &str, value: &str) -> Self {
        Self {
            path,
            label: label.to_owned(),
            value: value.to_owned(),
            hint: "",
            kind: "text",
            list: None,
            tidy: None,
        }
    }

    /// Draws it.
    pub(crate) fn draw(
        self,
        state: Arranging,
        write: impl Fn(&mut Draft, String) + Send + Sync + 'static,
    ) -> AnyView {
        draw_line(state, self, Arc::new(write))
    }
}

fn draw_line(state: Arranging, line: Line, write: Write) -> AnyView {
    let id = path::id(&line.path);
    let tidy = line.tidy;
    let wrong = wrong_at(state, line.path);
    let leave = {
        let write = write.clone();
        move |event: Event| {
            let Some(tidied) = tidy.and_then(|tidy| tidy(&event_target_value(&event))) else {
                return;
            };
            let field = event
                .target()
                .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field.filter(|field| field.value() != tidied) {
                field.set_value(&tidied);
                state.edit(|draft| write(draft, tidied));
            }
        }
    };
    let control = view! {
        <input
            id=id.clone()
            type=line.kind
            dir="auto"
            autocomplete="off"
            spellcheck="false"
            placeholder=line.hint
            list=line.list
            prop:value=line.value
            aria-invalid=move || is_wrong(wrong)
            aria-describedby=described(&id, wrong)
            on:input=move |event| {
                let value = event_target_value(&event);
                state.edit(|draft| write(draft, value));
            }
            on:change=leave
        />
    }
    .into_any();
    framed(&id, line.label, control, wrong)
}

/// A field with a few values to choose from: what each writes, and its name.
pub(crate) fn choice(
    state: Arranging,
    path: String,
    label: &str,
    options: Vec<(String, String)>,
    chosen: &str,
    write: impl Fn(&mut Draft, String) + Send + Sync + 'static,
) -> AnyView {
    draw_choice(state, path, label, options, chosen, Arc::new(write))
}

fn draw_choice(
    state: Arranging,
    path: String,
    label: &str,
    options: Vec<(String, String)>,
    chosen: &str,
    write: Write,
) -> AnyView {
    let id = path::id(&path);
    let wrong = wrong_at(state, path);
    let options: Vec<AnyView> = options
        .into_iter()
        .map(|(value, name)| {
            let selected = value == chosen;
            view! {
                <option value=value selected=selected>
                    {name}
                </option>
            }
            .into_any()
        })
        .collect();
    let control = view! {
        <span class="set-choice">
            <select
                id=id.clone()
                aria-invalid=move || is_wrong(wrong)
                aria-describedby=described(&id, wrong)
                on:change=move |event| {
                    let value = event_target_value(&event);
                    state.edit(|draft| write(draft, value));
                }
            >
                {options}
            </select>
            <Icon sign=Sign::Down />
        </span>
    }
    .into_any();
    framed(&id, label.to_owned(), control, wrong)
}

fn framed(id: &str, label: String, control: AnyView, wrong: Memo<Option<String>>) -> AnyView {
    let words = wrong_words(id, wrong);
    view! {
        <div class="field" class:wrong=move || wrong.with(Option::is_some)>
            <label for=id.to_owned()>{label}</label>
            {control}
            {words}
        </div>
    }
    .into_any()
}

/// Boxes to check: what each stands for, its name, and whether it is checked.
pub(crate) fn boxes(
    state: Arranging,
    path: String,
    label: &str,
    options: Vec<(String, String, bool)>,
    write: impl Fn(&mut Draft, String) + Send + Sync + 'static,
) -> AnyView {
    let id = path::id(&path);
    let wrong = wrong_at(state, path);
    let write: Write = Arc::new(write);
    let options: Vec<AnyView> = options
        .into_iter()
        .map(|(value, name, checked)| {
            let write = write.clone();
            view! {
                <label class="set-check">
                    <input
                        type="checkbox"
                        prop:checked=checked
                        on:change=move |_| state.edit(|draft| write(draft, value.clone()))
                    />
                    <bdi>{name}</bdi>
                </label>
            }
            .into_any()
        })
        .collect();
    let described = described(&id, wrong);
    let words = wrong_words(&id, wrong);
    view! {
        <fieldset class="set-boxes" id=id tabindex="-1" aria-describedby=described>
            <legend>{label.to_owned()}</legend>
            <div>{options}</div>
            {words}
        </fieldset>
    }
    .into_any()
}

/// The button that takes a row away.
pub(crate) fn remove(state: Arranging, row: Row, label: String) -> AnyView {
    view! {
        <button
            type="button"
            class="button plain icon-only set-remove"
            title=label.clone()
            aria-label=label
            on:click=move |_| state.remove(row.clone())
        >
            <Icon sign=Sign::Close />
        </button>
    }
    .into_any()
}

/// The button that adds a row: what it does, and the path of the row's first field.
pub(crate) fn add(
    state: Arranging,
    label: &'static str,
    focus: String,
    change: impl Fn(&mut Draft) + Send + Sync + 'static,
) -> AnyView {
    view! {
        <button
            type="button"
            class="button small set-add"
            on:click=move |_| state.reshape(&change, path::id(&focus))
        >
            <Icon sign=Sign::Add />
            {label}
        </button>
    }
    .into_any()
}

/// What is wrong with the field at a path.
fn wrong_at(state: Arranging, path: String) -> Memo<Option<String>> {
    Memo::new(move |_| {
        state.wrong.with(|wrong| {
            let wrong = wrong.as_ref().filter(|wrong| wrong.field == path);
            wrong.map(|wrong| wrong.detail.clone())
        })
    })
}

fn is_wrong(wrong: Memo<Option<String>>) -> Option<&'static str> {
    wrong.with(Option::is_some).then_some("true")
}

fn described(
    id: &str,
    wrong: Memo<Option<String>>,
) -> impl Fn() -> Option<String> + Send + Sync + 'static + use<> {
    let words = words_id(id);
    move || wrong.with(Option::is_some).then(|| words.clone())
}

fn wrong_words(id: &str, wrong: Memo<Option<String>>) -> AnyView {
    let id = words_id(id);
    let words = move || {
        wrong.get().map(|detail| {
            view! {
                <p class="field-wrong" id=id.clone() role="alert">
                    {detail}
                </p>
            }
        })
    };
    words.into_any()
}

fn words_id(id: &str) -> String {
    format!("{id}-wrong")
}
