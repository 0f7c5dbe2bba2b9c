//! Fields.

use super::notice::slip;
use crate::app::{App, Shared};
use crate::el::{El, el, keep};
use crate::texts::{T, Text};
use crate::typed::Typed;
use crate::words;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

/// What a field is called and how it behaves.
pub(crate) struct Field {
    /// Unique within the shadow root.
    pub(crate) id: &'static str,
    pub(crate) label: Text,
    /// Whether the label is beside the field; otherwise it is in it, as long as that is empty.
    pub(crate) is_labelled: bool,
    pub(crate) hint: Text,
    pub(crate) is_optional: bool,
    /// Where its text is.
    pub(crate) typed: fn(&Shared) -> &Typed,
    /// What is wrong with it.
    pub(crate) fault: fn(&Shared) -> String,
    /// What is wrong with it is about to be put right.
    pub(crate) mend: fn(&Shared),
}

/// A field that grows with its text.
pub(crate) fn area(app: &App, field: &Field) -> El {
    let typed = field.typed;
    let input = input(app, "textarea", field).attr("rows", "1");
    // A hidden copy of the text, or of the label that stands in its place, gives the height.
    let label = if field.is_labelled {
        Text::NONE
    } else {
        field.label
    };
    let grow = el("div", "grow").attr_with(app, "data-text", move |app| {
        let text = typed(app).get();
        Some(if text.is_empty() { label.owned() } else { text })
    });
    framed(app, field, grow.add(input), true)
}

/// A field of one line; `kind` is its HTML type and the word for filling it in.
pub(crate) fn line(app: &App, field: &Field, kind: (&str, &str)) -> El {
    let input = input(app, "input", field)
        .attr("type", kind.0)
        .attr("autocomplete", kind.1);
    framed(app, field, input, false)
}

fn input(app: &App, tag: &str, field: &Field) -> El {
    let Field {
        id,
        typed,
        fault,
        mend,
        ..
    } = *field;
    let input = el(tag, "")
        .attr("id", id)
        // Empty, it begins where the language begins.
        .attr_with(app, "dir", move |app| {
            (!typed(app).get().is_empty()).then_some("auto")
        })
        .attr("aria-describedby", &below(id))
        .attr_with(app, "aria-invalid", move |app| {
            (!fault(app).is_empty()).then_some("true")
        })
        .on(app, "input", move |app, event| {
            if let Some(text) = value_of(&event) {
                typed(app).set(&text);
                mend(app);
            }
        });
    let input = if field.is_labelled {
        input
    } else {
        input.attr_say("placeholder", field.label)
    };
    let node = input.node();
    keep(app, move |app| set_value(&node, &typed(app).get()));
    input
}

fn framed(app: &App, field: &Field, input: El, is_counted: bool) -> El {
    let Field {
        id,
        hint,
        typed,
        fault,
        ..
    } = *field;
    let class = if field.is_labelled { "" } else { "unseen" };
    let label = el("label", class).attr("for", id).say(field.label);
    let label = if field.is_optional {
        label.text(" ").add(el("span", "soft").say(T.optional))
    } else {
        label
    };
    el("div", "field").add(label).add(input).add(
        el("div", "below")
            .attr("id", &below(id))
            .attr("aria-live", "polite")
            .with(app, move |app| {
                let fault = fault(app);
                if !fault.is_empty() {
                    return Some(slip(&fault));
                }
                let room = if is_counted {
                    words::room(&typed(app).get())
                } else {
                    None
                };
                let text = room.as_deref().unwrap_or_else(|| hint.say());
                (!text.is_empty()).then(|| el("p", "soft").text(text))
            }),
    )
}

fn below(id: &str) -> String {
    [id, "-below"].concat()
}

fn value_of(event: &Event) -> Option<String> {
    let target = event.target()?;
    match target.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => Some(area.value()),
        None => Some(target.dyn_ref::<HtmlInputElement>()?.value()),
    }
}

/// Sets what a field holds, unless it does: setting moves the caret.
fn set_value(node: &web_sys::Element, text: &str) {
    if let Some(area) = node.dyn_ref::<HtmlTextAreaElement>() {
        if area.value() != text {
            area.set_value(text);
        }
    } else if let Some(line) = node.dyn_ref::<HtmlInputElement>()
        && line.value() != text
    {
        line.set_value(text);
    }
}
