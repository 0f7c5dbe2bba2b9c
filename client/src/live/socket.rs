//! One WebSocket, closed when dropped.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, WebSocket};

/// Spoken by both sides.
const PROTOCOL: &str = "answerable.v1";

/// What happens to a socket.
pub(super) enum Happening {
    Open,
    Text(String),
    Closed,
}

pub(super) struct Socket {
    socket: WebSocket,
    _on_event: Closure<dyn FnMut(Event)>,
}

impl Socket {
    /// Opens a socket; `happened` hears of everything until the socket is dropped.
    pub(super) fn open(
        address: &str,
        ticket: &str,
        mut happened: impl FnMut(Happening) + 'static,
    ) -> Result<Self, JsValue> {
        let protocols = js_sys::Array::of2(
            &JsValue::from_str(PROTOCOL),
            &JsValue::from_str(&format!("ticket.{ticket}")),
        );
        let socket = WebSocket::new_with_str_sequence(address, &protocols)?;
        // One closure for all events: each costs a page some glue.
        let on_event = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            happened(match event.dyn_ref::<MessageEvent>() {
                Some(message) => match message.data().as_string() {
                    Some(text) => Happening::Text(text),
                    None => return,
                },
                None if event.type_() == "open" => Happening::Open,
                None => Happening::Closed,
            });
        });
        let listener = Some(on_event.as_ref().unchecked_ref());
        socket.set_onopen(listener);
        socket.set_onmessage(listener);
        // An error is always followed by a close.
        socket.set_onclose(listener);
        Ok(Self {
            socket,
            _on_event: on_event,
        })
    }

    /// Sends a text; a socket that cannot is about to close anyway.
    pub(super) fn send(&self, text: &str) {
        let _closing = self.socket.send_with_str(text);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        let _closed = self.socket.close();
    }
}
