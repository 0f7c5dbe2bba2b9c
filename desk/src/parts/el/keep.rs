//! What is kept up to date about an element, until what is around it is drawn anew.

use super::{DOCUMENT, El};
use crate::reactive::*;
use js_sys::Reflect;
use reactive_graph::effect::RenderEffect;
use wasm_bindgen::JsValue;
use web_sys::Node;

impl El {
    /// Keeps an attribute up to date; without a value it goes away.
    pub(crate) fn attr_with(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        self.keep_attr(name, Box::new(value))
    }

    /// Has an attribute while `is` says so.
    pub(crate) fn attr_if(
        self,
        name: &'static str,
        value: &'static str,
        is: impl Fn() -> bool + 'static,
    ) -> Self {
        self.attr_with(name, move || is().then(|| value.to_owned()))
    }

    /// Keeps an attribute `true` or `false`.
    pub(crate) fn attr_is(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.attr_with(name, move || Some(is().to_string()))
    }

    /// Has a class while `is` says so. Its other classes are not kept by `attr_with`.
    pub(crate) fn class_if(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.keep_class(name, Box::new(is))
    }

    /// Keeps a property up to date, such as the `value` of a field.
    pub(crate) fn prop_with(
        self,
        name: &'static str,
        value: impl Fn() -> JsValue + 'static,
    ) -> Self {
        self.keep_prop(name, Box::new(value))
    }

    /// Adds a text that is kept up to date.
    pub(crate) fn text_with(self, text: impl Fn() -> String + 'static) -> Self {
        self.keep_text(Box::new(text))
    }

    /// Adds elements that are drawn anew whenever what `draw` reads has changed. All of them: the focus and what was
    /// typed are lost with them, so this is for what is only read.
    pub(crate) fn with<D>(self, draw: impl Fn() -> D + 'static) -> Self
    where
        D: IntoIterator<Item = Self>,
    {
        self.keep_drawn(Box::new(move || draw().into_iter().collect()))
    }

    /// Adds elements that are drawn anew whenever what `of` says has changed, and for nothing else: whatever changes
    /// about them meanwhile is kept by closures of their own.
    pub(crate) fn by<T, D>(
        self,
        of: impl Fn() -> T + Send + Sync + 'static,
        draw: impl Fn(T) -> D + 'static,
    ) -> Self
    where
        T: Clone + PartialEq + Send + Sync + 'static,
        D: IntoIterator<Item = Self>,
    {
        let of = Memo::new(move |_| of());
        self.keep_drawn(Box::new(move || {
            let now = of.get();
            untrack(|| draw(now).into_iter().collect())
        }))
    }

    /// As `by`, while `is` says so.
    pub(crate) fn when<D>(
        self,
        is: impl Fn() -> bool + Send + Sync + 'static,
        draw: impl Fn() -> D + 'static,
    ) -> Self
    where
        D: IntoIterator<Item = Self>,
    {
        self.keep_when(Box::new(is), Box::new(move || draw().into_iter().collect()))
    }

    // From here on nothing is generic, so that it is in the wasm once.

    fn keep_attr(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.node();
        keep(Box::new(move || {
            let _set = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
        self
    }

    fn keep_class(self, name: &'static str, is: Box<dyn Fn() -> bool>) -> Self {
        let classes = self.0.class_list();
        keep(Box::new(move || {
            let _set = classes.toggle_with_force(name, is());
        }));
        self
    }

    fn keep_prop(self, name: &'static str, value: Box<dyn Fn() -> JsValue>) -> Self {
        let element = self.node();
        let name = JsValue::from_str(name);
        keep(Box::new(move || {
            let value = value();
            // What is there already is left alone, so that the cursor in a field stays where it is.
            if Reflect::get(&element, &name).as_ref() != Ok(&value) {
                let _set = Reflect::set(&element, &name, &value);
            }
        }));
        self
    }

    fn keep_text(self, text: Box<dyn Fn() -> String>) -> Self {
        let node = DOCUMENT.with(|page| page.create_text_node(""));
        let _added = self.0.append_with_node_1(&node);
        keep(Box::new(move || {
            let text = text();
            // Unchanged text is left alone, so that nothing is said or selected anew.
            if node.data() != text {
                node.set_data(&text);
            }
        }));
        self
    }

    fn keep_when(
        self,
        is: Box<dyn Fn() -> bool + Send + Sync>,
        draw: Box<dyn Fn() -> Vec<Self>>,
    ) -> Self {
        self.by(is, move |is| if is { draw() } else { Vec::new() })
    }

    fn keep_drawn(self, draw: Box<dyn Fn() -> Vec<Self>>) -> Self {
        let (start, end) = (self.mark(), self.mark());
        keep(Box::new(move || {
            let drawn = draw();
            let Some(parent) = end.parent_node() else {
                return;
            };
            while let Some(old) = start.next_sibling().filter(|old| *old != end) {
                let _removed = parent.remove_child(&old);
            }
            for Self(new) in drawn {
                let _added = parent.insert_before(&new, Some(&end));
            }
        }));
        self
    }

    /// A mark between elements that nobody sees.
    pub(super) fn mark(&self) -> Node {
        let mark = DOCUMENT.with(|page| page.create_comment(""));
        let _added = self.0.append_with_node_1(&mark);
        mark.into()
    }
}

/// Does something now, and again whenever what it read has changed, until what is around it is drawn anew.
pub(super) fn keep(mut act: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| act());
    on_cleanup(move || drop(effect));
}
