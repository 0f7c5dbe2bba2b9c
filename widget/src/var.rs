//! Values that screens show.

use reactive_graph::signal::ArcTrigger;
use reactive_graph::traits::{Notify as _, Track as _};
use std::cell::RefCell;

/// A value that tells what has read it when it changes. A signal of Leptos for which all types share
/// the machinery, so that each costs a visitor little.
#[derive(Default)]
pub(crate) struct Var<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T> Var<T> {
    pub(crate) fn new(value: T) -> Self {
        Self {
            value: RefCell::new(value),
            changed: ArcTrigger::new(),
        }
    }

    /// Reads it, and hears of changes. `read` must not change it.
    pub(crate) fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        read(&self.value.borrow())
    }

    /// Reads it, once.
    pub(crate) fn peek<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.value.borrow())
    }

    /// Changes it.
    pub(crate) fn change<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let result = change(&mut self.value.borrow_mut());
        self.changed.notify();
        result
    }

    /// Sets it.
    pub(crate) fn set(&self, value: T) {
        self.change(|old| *old = value);
    }
}

impl<T: Clone> Var<T> {
    /// Its value; hears of changes.
    pub(crate) fn get(&self) -> T {
        self.with(T::clone)
    }

    /// Its value, once.
    pub(crate) fn now(&self) -> T {
        self.peek(T::clone)
    }
}

impl<T: PartialEq> Var<T> {
    /// Sets it, and is quiet where it was so already.
    pub(crate) fn settle(&self, value: T) {
        if self.peek(|old| *old != value) {
            self.set(value);
        }
    }
}
