//! The fields of every section. Each is drawn with what the draft holds and writes into it; only what is wrong with it
//! changes while it stands there.

use super::draft::Draft;
use super::path;
use super::removed::Row;
use super::state::Arranging;
use crate::parts::el::{El, button, el, icon, typed};
use crate::parts::icon::Sign;
use crate::parts::{grow, timer};
use crate::reactive::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

/// Writes what was typed into the draft.
pub(super) type Write = Rc<dyn Fn(&mut Draft, String)>;

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
    /// The list that it proposes from, by its identifier; none where it is empty.
    pub(crate) list: &'static str,
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
            list: "",
            tidy: None,
        }
    }

    /// Draws it.
    pub(crate) fn draw(self, state: Arranging, write: impl Fn(&mut Draft, String) + 'static) -> El {
        draw_line(state, self, Rc::new(write))
    }
}

fn draw_line(state: Arranging, line: Line, write: Write) -> El {
    let input = el("input", "")
        .attr("type", line.kind)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", line.hint)
        .attr("list", line.list)
        .attr("value", &line.value);
    let tidy = line.tidy;
    let note = write.clone();
    let input = input
        .on("input", move |event| {
            let value = typed(&event);
            state.edit(|draft| note(draft, value));
        })
        .on("change", move |event| {
            let tidied = tidy.and_then(|tidy| tidy(&typed(&event)));
            let field = target(&event);
            if let (Some(tidied), Some(field)) = (tidied, field)
                && field.value() != tidied
            {
                field.set_value(&tidied);
                state.edit(|draft| write(draft, tidied));
            }
        });
    framed(state, line.path, &line.label, input, None)
}

/// A field of several lines; grows with what is typed.
pub(crate) fn lines(
    state: Arranging,
    path: String,
    label: &str,
    value: &str,
    write: impl Fn(&mut Draft, String) + 'static,
) -> El {
    draw_lines(state, path, label, value, Rc::new(write))
}

fn draw_lines(state: Arranging, path: String, label: &str, value: &str, write: Write) -> El {
    let area = el("textarea", "")
        .attr("rows", "2")
        .attr("dir", "auto")
        .text(value);
    let node = area.node().unchecked_into::<HtmlTextAreaElement>();
    let shown = node.clone();
    timer::next_frame(move || grow::fit(&shown));
    let area = area.on("input", move |event| {
        let value = typed(&event);
        state.edit(|draft| write(draft, value));
        grow::fit(&node);
    });
    framed(state, path, label, area, None)
}

/// A field with a few values to choose from: what each writes, and its name.
pub(crate) fn choice(
    state: Arranging,
    path: String,
    label: &str,
    options: Vec<(String, String)>,
    chosen: &str,
    write: impl Fn(&mut Draft, String) + 'static,
) -> El {
    draw_choice(state, path, label, options, chosen, Rc::new(write))
}

fn draw_choice(
    state: Arranging,
    path: String,
    label: &str,
    options: Vec<(String, String)>,
    chosen: &str,
    write: Write,
) -> El {
    let mut select = el("select", "").on("change", move |event| {
        let value = typed(&event);
        state.edit(|draft| write(draft, value));
    });
    for (value, name) in options {
        let option = el("option", "").attr("value", &value).text(&name);
        select = select.add(if value == chosen {
            option.attr("selected", "")
        } else {
            option
        });
    }
    framed(state, path, label, select, Some("set-choice"))
}

/// A field with its label and what is wrong with it. `around` is the class of what stands around the control, with an
/// arrow in it.
fn framed(
    state: Arranging,
    path: String,
    label: &str,
    control: El,
    around: Option<&'static str>,
) -> El {
    let id = path::id(&path);
    let wrong = wrong_at(state, path);
    let control = control.attr("id", &id).attr_with("aria-invalid", move || {
        wrong.with(Option::is_some).then(|| "true".to_owned())
    });
    let control = described(control, &id, wrong);
    let control = match around {
        Some(class) => el("span", class).add(control).add(icon(Sign::Down)),
        None => control,
    };
    el("div", "")
        .attr_with("class", move || {
            let class = if wrong.with(Option::is_some) {
                "field wrong"
            } else {
                "field"
            };
            Some(class.to_owned())
        })
        .add(el("label", "").attr("for", &id).text(label))
        .add(control)
        .with(wrong_words(&id, wrong))
}

/// The button that takes a row away.
pub(crate) fn remove(state: Arranging, row: Row, label: &str) -> El {
    let press = move || state.remove(row.clone());
    named(
        button(
            "button plain icon-only set-remove",
            Some(Sign::Close),
            "",
            press,
        ),
        label,
    )
}

/// Names a button that has no words.
pub(crate) fn named(button: El, label: &str) -> El {
    button.attr("title", label).attr("aria-label", label)
}

/// The button that adds a row: what it does, and the path of the row's first field.
pub(crate) fn add(
    state: Arranging,
    label: &str,
    focus: String,
    change: impl Fn(&mut Draft) + 'static,
) -> El {
    button("button small set-add", Some(Sign::Add), label, move || {
        state.reshape(&change, path::id(&focus));
    })
}

/// Whatever cannot be changed by whoever looks at it is locked as a whole.
pub(crate) fn locked(state: Arranging, class: &str) -> El {
    el("fieldset", class).attr_with("disabled", move || state.locked().then(String::new))
}

pub(super) fn described(control: El, id: &str, wrong: Memo<Option<String>>) -> El {
    let words = words_id(id);
    control.attr_with("aria-describedby", move || {
        wrong.with(Option::is_some).then(|| words.clone())
    })
}

/// What is wrong with the field at a path.
pub(super) fn wrong_at(state: Arranging, path: String) -> Memo<Option<String>> {
    Memo::new(move |_| {
        state.wrong.with(|wrong| {
            let wrong = wrong.as_ref().filter(|wrong| wrong.field == path);
            wrong.map(|wrong| wrong.detail.clone())
        })
    })
}

pub(super) fn wrong_words(
    id: &str,
    wrong: Memo<Option<String>>,
) -> impl Fn() -> Option<El> + 'static + use<> {
    let id = words_id(id);
    move || {
        wrong.get().map(|detail| {
            el("p", "field-wrong")
                .attr("id", &id)
                .attr("role", "alert")
                .text(&detail)
        })
    }
}

fn words_id(id: &str) -> String {
    format!("{id}-wrong")
}

fn target(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}
