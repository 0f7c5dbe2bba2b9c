//! Elements, drawn by Leptos' reactive system with one type for all of them.
//!
//! `view!` gives every element a type of its own, and so code of its own: the same screens weighed
//! 146 KB that way, against a budget of 80 KB for the whole widget. Here an element is made at once;
//! what may change about it is a closure, run anew whenever something that it read has changed
//! (see [`crate::var::Var`]). Closures get the [`App`], so that few need to capture anything.

use crate::app::App;
use crate::texts::Text;
use reactive_graph::effect::RenderEffect;
use reactive_graph::owner::{Owner, on_cleanup};
use std::rc::Rc;
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

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub(crate) fn attr(self, name: &str, value: &str) -> Self {
        // Only names that are no attributes are refused.
        let _set = self.0.set_attribute(name, value);
        self
    }

    /// Sets an attribute that people read.
    #[inline(never)]
    pub(crate) fn attr_say(self, name: &str, text: Text) -> Self {
        self.attr(name, text.say())
    }

    /// Keeps an attribute up to date; without a value it goes away.
    pub(crate) fn attr_with<V: Into<String>>(
        self,
        app: &App,
        name: &'static str,
        value: impl Fn(&App) -> Option<V> + 'static,
    ) -> Self {
        self.keep_attr(app, name, Box::new(move |app| value(app).map(Into::into)))
    }

    /// Adds a text.
    #[inline(never)]
    pub(crate) fn text(self, text: &str) -> Self {
        let _added = self.0.append_with_str_1(text);
        self
    }

    /// Adds a text of ours.
    #[inline(never)]
    pub(crate) fn say(self, text: Text) -> Self {
        self.text(text.say())
    }

    /// Keeps the text up to date; it is all that the element holds.
    pub(crate) fn text_with<V: Into<String>>(
        self,
        app: &App,
        text: impl Fn(&App) -> V + 'static,
    ) -> Self {
        self.keep_text(app, Box::new(move |app| text(app).into()))
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

    /// Adds a place for an element that is drawn anew, or goes away, whenever what `draw` reads has
    /// changed. The place itself has no box.
    pub(crate) fn with(self, app: &App, draw: impl Fn(&App) -> Option<Self> + 'static) -> Self {
        self.keep_drawn(app, Box::new(draw))
    }

    /// Keeps what it holds in line with what is drawn, as long as nothing in that can be used: what
    /// looks as before is left alone, so that whoever reads it keeps their place and hears it once.
    pub(crate) fn still(self, app: &App, draw: impl Fn(&App) -> Vec<Self> + 'static) -> Self {
        self.keep_still(app, Box::new(draw))
    }

    /// Listens to an event.
    pub(crate) fn on(
        self,
        app: &App,
        event: &str,
        happened: impl Fn(&App, Event) + 'static,
    ) -> Self {
        let app = Rc::clone(app);
        self.listen(event, Box::new(move |event| happened(&app, event)))
    }

    /// Does something on a click.
    pub(crate) fn click(self, app: &App, clicked: impl Fn(&App) + 'static) -> Self {
        self.on(app, "click", move |app, _| clicked(app))
    }

    /// The element in the page.
    pub(crate) fn node(&self) -> Element {
        self.0.clone()
    }

    // From here on nothing is generic, so that it is in the wasm once.

    fn keep_attr(self, app: &App, name: &'static str, value: Drawing<Option<String>>) -> Self {
        let element = self.0.clone();
        keep(app, move |app| {
            set_or_not(&element, name, value(app).as_deref());
        });
        self
    }

    fn keep_text(self, app: &App, text: Drawing<String>) -> Self {
        let element = self.0.clone();
        keep(app, move |app| {
            let text = text(app);
            // Unchanged text is left alone, so that nothing is said or selected anew.
            if element.text_content().as_deref() != Some(text.as_str()) {
                element.set_text_content(Some(&text));
            }
        });
        self
    }

    fn keep_drawn(self, app: &App, draw: Drawing<Option<Self>>) -> Self {
        let place = el("div", "place");
        let element = place.0.clone();
        keep(app, move |app| {
            element.set_text_content(None);
            if let Some(drawn) = draw(app) {
                let _added = element.append_with_node_1(&drawn.0);
            }
        });
        self.add(place)
    }

    fn keep_still(self, app: &App, draw: Drawing<Vec<Self>>) -> Self {
        let list = self.0.clone();
        keep(app, move |app| {
            let mut next = list.first_child();
            for Self(new) in draw(app) {
                match next {
                    Some(old) => {
                        next = old.next_sibling();
                        if !old.is_equal_node(Some(&new)) {
                            let _replaced = list.replace_child(&new, &old);
                        }
                    }
                    None => {
                        let _added = list.append_with_node_1(&new);
                    }
                }
            }
            while let Some(old) = next {
                next = old.next_sibling();
                let _removed = list.remove_child(&old);
            }
        });
        self
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

type Drawing<T> = Box<dyn Fn(&App) -> T>;

/// Does something now, and again whenever what it read has changed, until what is around it is drawn
/// anew.
pub(crate) fn keep(app: &App, act: impl Fn(&App) + 'static) {
    let app = Rc::clone(app);
    let act: Box<dyn FnMut(Option<()>)> = Box::new(move |_| act(&app));
    let effect = RenderEffect::new(act);
    on_cleanup(move || drop(effect));
}

/// Sets an attribute; without a value takes it away.
pub(crate) fn set_or_not(element: &Element, name: &str, value: Option<&str>) {
    let _set = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// What is drawn into an element, for as long as this is there.
pub(crate) struct Drawn {
    owner: Owner,
    element: Element,
}

impl Drawn {
    /// Draws into `parent`.
    pub(crate) fn into(parent: &Element, draw: impl FnOnce() -> El) -> Self {
        // Those after the first one are refused, and find it there.
        let _runs = any_spawner::Executor::init_wasm_bindgen();
        let owner = Owner::new();
        let El(element) = owner.with(draw);
        let _added = parent.append_with_node_1(&element);
        Self { owner, element }
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.owner.cleanup();
        self.element.remove();
    }
}

/// Does something right before the browser draws next.
pub(crate) fn next_frame(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(Box::new(act) as Box<dyn FnOnce()>);
    if let Some(window) = web_sys::window() {
        let _asked = window.request_animation_frame(act.unchecked_ref());
    }
}

thread_local! {
    // Unwrap safety: the widget runs in a page.
    static DOCUMENT: Document = web_sys::window().unwrap().document().unwrap();
}
