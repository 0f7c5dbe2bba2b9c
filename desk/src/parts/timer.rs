//! Doing something later: in a while, again and again, or before the browser draws next.

use crate::reactive::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, Window};

/// Does something when `wait` is over; gives what [`forget`] takes.
pub(crate) fn after(wait: Duration, act: impl FnOnce() + 'static) -> Option<i32> {
    let act = once(Box::new(act));
    let window = web_sys::window()?;
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(&act, millis(wait))
        .ok()
}

/// Lets go of what was to be done after a while.
pub(crate) fn forget(timer: Option<i32>) {
    if let (Some(window), Some(timer)) = (web_sys::window(), timer) {
        window.clear_timeout_with_handle(timer);
    }
}

/// Does something again and again, for as long as the page is there.
pub(crate) fn every(wait: Duration, act: impl FnMut() + 'static) {
    let act = Closure::wrap(Box::new(act) as Box<dyn FnMut()>).into_js_value();
    if let Some(window) = web_sys::window() {
        let _timer = window.set_interval_with_callback_and_timeout_and_arguments_0(
            act.unchecked_ref(),
            millis(wait),
        );
    }
}

/// Does something right before the browser draws next.
pub(crate) fn next_frame(act: impl FnOnce() + 'static) {
    let act = once(Box::new(act));
    if let Some(window) = web_sys::window() {
        let _asked = window.request_animation_frame(&act);
    }
}

/// Listens to an event of the window, until what is around it is drawn anew.
pub(crate) fn on_window(event: &'static str, heard: impl FnMut(Event) + 'static) {
    let heard: Closure<dyn FnMut(Event)> = Closure::wrap(Box::new(heard));
    if let Some(window) = web_sys::window() {
        let listener = heard.as_ref().unchecked_ref();
        let _listening = window.add_event_listener_with_callback(event, listener);
        let _kept = StoredValue::new_local(Listening {
            window,
            event,
            heard,
        });
    }
}

struct Listening {
    window: Window,
    event: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let listener = self.heard.as_ref().unchecked_ref();
        let _removed = self
            .window
            .remove_event_listener_with_callback(self.event, listener);
    }
}

fn once(act: Box<dyn FnOnce()>) -> js_sys::Function {
    Closure::once_into_js(act).unchecked_into()
}

fn millis(wait: Duration) -> i32 {
    i32::try_from(wait.as_millis()).unwrap_or(i32::MAX)
}
