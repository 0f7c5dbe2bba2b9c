//! The loader, as seen from here.

use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// The loader's object for one portal.
#[derive(Clone)]
pub(crate) struct Host(JsValue);

thread_local! {
    /// Who hears of a panic: it ends all portals of the page, since they share the wasm.
    static HOSTS: RefCell<Vec<Host>> = const { RefCell::new(Vec::new()) };
}

impl Host {
    pub(crate) const fn new(object: JsValue) -> Self {
        Self(object)
    }

    /// Closes the panel.
    pub(crate) fn close(&self) {
        self.call("close", &Array::new());
    }

    /// Sets the site's look, as a style sheet for the shadow root.
    pub(crate) fn look(&self, css: &str) {
        self.call("look", &Array::of1(&JsValue::from_str(css)));
    }

    /// Lets the loader know of a panic, so that it can offer to start anew: nothing here runs after.
    pub(crate) fn tell_of_panics(&self) {
        HOSTS.with_borrow_mut(|hosts| {
            if hosts.is_empty() {
                std::panic::set_hook(Box::new(|_| {
                    HOSTS.with_borrow(|hosts| {
                        for host in hosts {
                            host.call("broken", &Array::new());
                        }
                    });
                }));
            }
            hosts.push(self.clone());
        });
    }

    /// The portal is gone: a panic is no concern of its loader any more.
    pub(crate) fn forget(&self) {
        HOSTS.with_borrow_mut(|hosts| hosts.retain(|host| host.0 != self.0));
    }

    fn call(&self, method: &str, arguments: &Array) {
        if let Ok(function) = Reflect::get(&self.0, &JsValue::from_str(method))
            && let Some(function) = function.dyn_ref::<Function>()
        {
            // The loader's own errors are its own to show.
            let _done = function.apply(&self.0, arguments);
        }
    }
}
