//! Fields.

use super::notice::slip;
use crate::app::{App, Shared};
use crate::el::{El, el, keep, set_or_not};
use crate::texts::{T, Text};
use crate::typed::Typed;
use crate::words;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement};

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
    // A hidden copy of the text, or of the label that stands in its place, gives the height.
    let label = if field.is_labelled {
        Text::NONE
    } else {
        field.label
    };
    let grow = el("div", "grow");
    let copy = grow.node();
    let input = input(app, "textarea", field, move |text| {
        let text = if text.is_empty() { label.say() } else { text };
        let _set = copy.set_attribute("data-text", text);
    });
    framed(app, field, grow, input.attr("rows", "1"), true)
}

/// A field of one line; `kind` is its HTML type and the word for filling it in.
pub(crate) fn line(app: &App, field: &Field, kind: (&str, &str)) -> El {
    let input = input(app, "input", field, |_| ())
        .attr("type", kind.0)
        .attr("autocomplete", kind.1);
    framed(app, field, el("div", ""), input, false)
}

/// `shown` is called with the text, and again whenever that has changed.
fn input(app: &App, tag: &str, field: &Field, shown: impl Fn(&str) + 'static) -> El {
    let Field {
        id, typed, mend, ..
    } = *field;
    let input = el(tag, "")
        .attr("id", id)
        .attr("aria-describedby", &below(id))
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
    keep(app, move |app| {
        let text = typed(app).get();
        set_value(&node, &text);
        // Empty, it begins where the language begins.
        set_or_not(&node, "dir", (!text.is_empty()).then_some("auto"));
        shown(&text);
    });
    input
}

fn framed(app: &App, field: &Field, frame: El, input: El, is_counted: bool) -> El {
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
    let node = input.node();
    el("div", "field").add(label).add(frame.add(input)).add(
        el("div", "below")
            .attr("id", &below(id))
            .attr("aria-live", "polite")
            .with(app, move |app| {
                let fault = fault(app);
                set_or_not(&node, "aria-invalid", (!fault.is_empty()).then_some("true"));
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
fn set_value(node: &Element, text: &str) {
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
