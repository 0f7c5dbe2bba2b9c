//! A field of the composer: its label, what is typed, and what is wrong with it.

use super::cell::DraftCell;
use super::part::Part;
use super::send::field_id;
use super::tab::Tab;
use crate::case::cell::CaseCell;
use crate::parts::el::{El, el, typed};
use crate::parts::{grow, timer};
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::text::LONG;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// Where the fields of one tab of one case keep what is typed.
#[derive(Clone)]
pub(crate) struct Form {
    pub(crate) tab: Tab,
    pub(crate) case: CaseCell,
    pub(crate) cell: DraftCell,
}

impl Form {
    /// What a part of the draft holds.
    pub(crate) fn read(&self, part: Part) -> String {
        self.cell.draft.with(|draft| part.read(draft))
    }

    /// Writes a part of the draft.
    pub(crate) fn write(&self, part: Part, text: String) {
        self.cell
            .edit(self.case.seq_now(), |draft| part.write(draft, text));
    }

    /// What is wrong with a part, where its path in the draft is that.
    fn wrong(&self, path: &str) -> Option<String> {
        self.cell.field.with(|problem| {
            let problem = problem.as_ref().filter(|problem| problem.field == path);
            problem.map(|problem| problem.detail.clone())
        })
    }
}

/// How a field looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Several lines; grows.
    Lines,
    /// As many, without a label that is seen: the tab says it already.
    Alone,
    /// One line.
    Line,
    /// Date and time.
    Moment,
}

/// A field.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    pub(crate) part: Part,
    pub(crate) label: &'static str,
    /// Stands there while nothing is typed.
    pub(crate) hint: &'static str,
    pub(crate) shape: Shape,
    /// How many characters it takes.
    pub(crate) max: usize,
}

impl Field {
    /// The draft's text, in several lines.
    pub(crate) fn text(label: &'static str, hint: &'static str) -> Self {
        Self {
            part: Part::Text,
            label,
            hint,
            shape: Shape::Lines,
            max: LONG,
        }
    }

    /// Draws it.
    pub(crate) fn draw(self, form: &Form) -> El {
        let Self { part, max, .. } = self;
        let tab = form.tab;
        let at = form.clone();
        let path = Memo::new(move |_| at.cell.draft.with(|draft| part.path(draft, tab)));
        let id = move || path.with(|path| field_id(tab, path));
        let wrong_id = move || format!("{}-wrong", id());
        let checked = form.clone();
        let wrong = Memo::new(move |_| path.with(|path| checked.wrong(path)));
        let is_wrong = move || wrong.with(Option::is_some);
        let read = form.clone();
        let value = Memo::new(move |_| read.read(part));
        let label = match self.shape {
            Shape::Alone => "sr",
            Shape::Lines | Shape::Line | Shape::Moment => "",
        };
        let (sending, write) = (form.cell.sending.clone(), form.clone());
        let control = self
            .control(value)
            .attr_with("id", move || Some(id()))
            .attr("dir", "auto")
            .attr("placeholder", self.hint)
            .prop_with("value", move || value.get().into())
            .attr_if("readonly", "", move || sending.get())
            .attr_if("aria-invalid", "true", is_wrong)
            .attr_with("aria-describedby", move || is_wrong().then(wrong_id))
            .on("input", move |event| write.write(part, typed(&event)));
        el("div", "field")
            .class_if("wrong", is_wrong)
            .add(
                el("label", label)
                    .attr_with("for", move || Some(id()))
                    .text(self.label),
            )
            .add(control)
            .with(move || {
                wrong.get().map(|detail| {
                    el("p", "field-wrong")
                        .attr_with("id", move || Some(wrong_id()))
                        .attr("role", "alert")
                        .text(&detail)
                })
            })
            .with(move || {
                let room = value.with(|value| room(value, max));
                room.map(|room| el("p", "field-room").text(&room))
            })
    }

    fn control(self, value: Memo<String>) -> El {
        let kind = match self.shape {
            Shape::Lines | Shape::Alone => return area(value),
            Shape::Line => "text",
            Shape::Moment => "datetime-local",
        };
        el("input", "")
            .attr("type", kind)
            .attr("autocomplete", "off")
    }
}

/// Several lines, as high as what is typed.
fn area(value: Memo<String>) -> El {
    let area = el("textarea", "").attr("rows", "2");
    let node = area.node().unchecked_into::<HtmlTextAreaElement>();
    Effect::new(move || {
        value.track();
        let node = node.clone();
        timer::next_frame(move || grow::fit(&node));
    });
    area
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
