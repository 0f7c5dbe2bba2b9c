//! Elements of one type.
//!
//! Leptos' macro gives every element a type of its own, and so code of its own: half of the desk was that. Here, as in the
//! widget (docs/decisions/0010), an element is made at once; what may change about it is a closure, run anew whenever a
//! signal that it read has changed.
//!
//! - `keep`: what stays up to date: texts, attributes, and elements that are drawn anew.
//! - `keyed`: lists whose rows stay what they are while others come and go.

mod keep;
mod keyed;

use super::icon::Sign;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is being drawn.
pub(crate) struct El(Element);

/// An element with a class; an empty class is none.
#[inline(never)]
pub(crate) fn el(tag: &str, class: &str) -> El {
    // Unwrap safety: only names that are no tags are refused, and all of ours are tags.
    let made = El(DOCUMENT.with(|page| page.create_element(tag).unwrap()));
    if class.is_empty() {
        made
    } else {
        made.attr("class", class)
    }
}

/// An element of a drawing.
#[inline(never)]
pub(crate) fn svg(tag: &str) -> El {
    // Unwrap safety: only names that are no tags are refused, and all of ours are tags.
    El(DOCUMENT.with(|page| page.create_element_ns(Some(SVG), tag).unwrap()))
}

/// Elements beside each other, without one around them: no attributes, no listeners, and no row of a list.
#[inline(never)]
pub(crate) fn group() -> El {
    // Not quite an element, but all that is done to it is to add to it and to add it, which the browser lets both do.
    El(DOCUMENT.with(|page| page.create_document_fragment().unchecked_into()))
}

/// An icon. It decorates: the word beside it, or the button's label, says what it means.
#[inline(never)]
pub(crate) fn icon(sign: Sign) -> El {
    svg("svg")
        .attr("class", "icon")
        .attr("viewBox", "0 0 20 20")
        .attr("aria-hidden", "true")
        .add(svg("path").attr("d", sign.path()))
}

/// A button with words, and perhaps an icon before them.
pub(crate) fn button(
    class: &str,
    sign: Option<Sign>,
    words: &str,
    press: impl Fn() + 'static,
) -> El {
    pressed(class, sign, words, Box::new(move |_| press()))
}

#[inline(never)]
fn pressed(class: &str, sign: Option<Sign>, words: &str, heard: Box<dyn FnMut(Event)>) -> El {
    el("button", class)
        .attr("type", "button")
        .all(sign.map(icon))
        .text(words)
        .listen("click", heard)
}

/// What the field that the event is about holds.
#[inline(never)]
pub(crate) fn typed(event: &Event) -> String {
    let field = event.target().map_or(JsValue::NULL, JsValue::from);
    let value = js_sys::Reflect::get(&field, &JsValue::from_str("value")).ok();
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

impl El {
    /// An element that is in the page already.
    pub(crate) fn of(element: Element) -> Self {
        Self(element)
    }

    /// Sets an attribute.
    #[inline(never)]
    pub(crate) fn attr(self, name: &str, value: &str) -> Self {
        // Only names that are no attributes are refused.
        let _set = self.0.set_attribute(name, value);
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub(crate) fn text(self, text: &str) -> Self {
        let _added = self.0.append_with_str_1(text);
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub(crate) fn add(self, child: Self) -> Self {
        let Self(child) = child;
        let _added = self.0.append_with_node_1(&child);
        self
    }

    /// Adds elements; `Some` and `None` too.
    pub(crate) fn all(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::add)
    }

    /// Listens to an event.
    pub(crate) fn on(self, event: &str, heard: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(heard))
    }

    /// The element in the page.
    pub(crate) fn node(&self) -> Element {
        self.0.clone()
    }

    fn listen(self, event: &str, heard: Box<dyn FnMut(Event)>) -> Self {
        // From here on the browser owns it, and lets it go with the element.
        let listener = Closure::wrap(heard).into_js_value();
        let _listening = self
            .0
            .add_event_listener_with_callback(event, listener.unchecked_ref());
        self
    }
}

thread_local! {
    // Unwrap safety: the desk runs in a page.
    static DOCUMENT: Document = web_sys::window().unwrap().document().unwrap();
}
