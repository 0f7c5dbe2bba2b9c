//! Elements of one type, for screens of many fields.
//!
//! `view!` gives every element a type of its own, and so code of its own: the settings weighed some 50 KB that way. Here,
//! as in the widget (docs/decisions/0010), an element is made at once; what may change about it is a closure, run anew
//! whenever a signal that it read has changed.

use super::icon::Sign;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
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

    /// Keeps an attribute up to date; without a value it goes away.
    pub(crate) fn attr_with(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        self.keep_attr(name, Box::new(value))
    }

    /// Adds a text.
    #[inline(never)]
    pub(crate) fn text(self, text: &str) -> Self {
        let _added = self.0.append_with_str_1(text);
        self
    }

    /// Keeps the text up to date; it is all that the element holds.
    pub(crate) fn text_with(self, text: impl Fn() -> String + 'static) -> Self {
        self.keep_text(Box::new(text))
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

    /// Adds a place for elements that are drawn anew whenever what `draw` reads has changed. The place itself has no box.
    pub(crate) fn with(self, draw: impl Fn() -> Vec<Self> + 'static) -> Self {
        self.keep_drawn(Box::new(draw))
    }

    /// Listens to an event.
    pub(crate) fn on(self, event: &str, heard: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(heard))
    }

    // From here on nothing is generic, so that it is in the wasm once.

    fn keep_attr(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.0.clone();
        keep(Box::new(move || {
            let _set = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
        self
    }

    fn keep_text(self, text: Box<dyn Fn() -> String>) -> Self {
        let element = self.0.clone();
        keep(Box::new(move || {
            let text = text();
            // Unchanged text is left alone, so that nothing is said or selected anew.
            if element.text_content().as_deref() != Some(text.as_str()) {
                element.set_text_content(Some(&text));
            }
        }));
        self
    }

    fn keep_drawn(self, draw: Box<dyn Fn() -> Vec<Self>>) -> Self {
        let place = el("div", "place");
        let element = place.0.clone();
        keep(Box::new(move || {
            let drawn = draw();
            element.set_text_content(None);
            for child in drawn {
                let _added = element.append_with_node_1(&child.0);
            }
        }));
        self.add(place)
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

/// Does something now, and again whenever what it read has changed, until what is around it is drawn anew.
fn keep(act: Box<dyn Fn()>) {
    let effect = RenderEffect::new(move |_: Option<()>| act());
    on_cleanup(move || drop(effect));
}

thread_local! {
    // Unwrap safety: the desk runs in a page.
    static DOCUMENT: Document = web_sys::window().unwrap().document().unwrap();
}
