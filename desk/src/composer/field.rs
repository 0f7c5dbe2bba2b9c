//! A field of the composer: its label, what is typed, and what is wrong with it.

use super::cell::DraftCell;
use super::draft::Draft;
use super::send::field_id;
use super::tab::Tab;
use crate::case::cell::CaseCell;
use crate::parts::grow;
use crate::texts::T;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// Where the fields of one tab of one case keep what is typed.
#[derive(Clone)]
pub(crate) struct Form {
    pub(crate) tab: Tab,
    pub(crate) case: CaseCell,
    pub(crate) cell: DraftCell,
}

/// How a field reads and writes its part of the draft.
#[derive(Clone)]
pub(crate) struct Part {
    read: Arc<Read>,
    write: Arc<Write>,
}

type Read = dyn Fn(&Draft) -> String + Send + Sync;
type Write = dyn Fn(&mut Draft, String) + Send + Sync;

impl Part {
    pub(crate) fn new(
        read: impl Fn(&Draft) -> String + Send + Sync + 'static,
        write: impl Fn(&mut Draft, String) + Send + Sync + 'static,
    ) -> Self {
        Self {
            read: Arc::new(read),
            write: Arc::new(write),
        }
    }

    /// The draft's main text.
    pub(crate) fn text() -> Self {
        Self::new(|draft| draft.text.clone(), |draft, text| draft.text = text)
    }
}

impl Form {
    /// What a part of the draft holds.
    pub(crate) fn read(&self, part: &Part) -> String {
        self.cell.draft.with(|draft| (part.read)(draft))
    }

    /// Writes a part of the draft.
    pub(crate) fn write(&self, part: &Part, text: String) {
        self.cell
            .edit(self.case.seq_now(), |draft| (part.write)(draft, text));
    }

    /// What is wrong with the field of that path.
    fn wrong(&self, path: &str) -> Option<String> {
        self.cell.field.with(|problem| {
            problem
                .as_ref()
                .filter(|problem| problem.field == path)
                .map(|problem| problem.detail.clone())
        })
    }
}

/// How a field looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Several lines; grows.
    Lines,
    /// One line.
    Line,
    /// Date and time.
    Moment,
}

/// A field. `path` is its path on the wire; `bare` hides the label where the tab says it already.
#[component]
pub(crate) fn Field(
    form: Form,
    part: Part,
    #[prop(into)] path: Signal<String>,
    #[prop(into)] label: String,
    #[prop(default = Shape::Lines)] shape: Shape,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] bare: bool,
    max: usize,
) -> impl IntoView {
    let tab = form.tab;
    let id = move || path.with(|path| field_id(tab, path));
    let wrong_id = move || format!("{}-wrong", id());
    let wrong = {
        let form = form.clone();
        Memo::new(move |_| path.with(|path| form.wrong(path)))
    };
    let value = {
        let (form, part) = (form.clone(), part.clone());
        Memo::new(move |_| form.read(&part))
    };
    let sending = form.cell.sending.clone();
    let busy = Signal::derive(move || sending.get());
    let input = move |event| form.write(&part, event_target_value(&event));
    let described = move || wrong.with(Option::is_some).then(wrong_id);
    let invalid = move || wrong.with(Option::is_some).then_some("true");
    let control = match shape {
        Shape::Lines => {
            let area = NodeRef::<html::Textarea>::new();
            Effect::new(move |_| {
                value.track();
                if let Some(area) = area.get() {
                    request_animation_frame(move || grow::fit(&area));
                }
            });
            view! {
                <textarea
                    id=id
                    rows="2"
                    dir="auto"
                    placeholder=hint
                    node_ref=area
                    prop:value=value
                    readonly=busy
                    aria-invalid=invalid
                    aria-describedby=described
                    on:input=input
                ></textarea>
            }
            .into_any()
        }
        Shape::Line | Shape::Moment => {
            let kind = if shape == Shape::Moment {
                "datetime-local"
            } else {
                "text"
            };
            view! {
                <input
                    id=id
                    type=kind
                    dir="auto"
                    autocomplete="off"
                    placeholder=hint
                    prop:value=value
                    readonly=busy
                    aria-invalid=invalid
                    aria-describedby=described
                    on:input=input
                />
            }
            .into_any()
        }
    };
    view! {
        <div class="field" class:wrong=move || wrong.with(Option::is_some)>
            <label for=id class:sr=bare>
                {label}
            </label>
            {control}
            {move || {
                wrong
                    .get()
                    .map(|detail| {
                        view! {
                            <p class="field-wrong" id=wrong_id() role="alert">
                                {detail}
                            </p>
                        }
                    })
            }}
            {move || value.with(|value| room(value, max)).map(|room| view! { <p class="field-room">{room}</p> })}
        </div>
    }
}

/// How much room is left, once that matters.
fn room(value: &str, max: usize) -> Option<String> {
    let used = value.chars().count();
    (used * 10 > max * 9).then(|| T.field.room.fill([&used.to_string(), &max.to_string()]))
}

#[cfg(test)]
mod tests {
    use super::room;

    #[test]
    fn room_is_told_only_near_the_limit() {
        assert_eq!(room(&"x".repeat(90), 100), None);
        assert_eq!(
            room(&"é".repeat(91), 100).as_deref(),
            Some("91 of 100 characters")
        );
    }
}
