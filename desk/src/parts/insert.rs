//! Putting a text into a field as if it were typed.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDocument, HtmlTextAreaElement};

/// Puts a text where the cursor is in a field, or was when it was last there. The browser's own undo takes it back, and
/// whoever listens to the field hears of it. A field that is only to be read stays as it is.
pub(crate) fn insert(field: &HtmlTextAreaElement, text: &str) {
    if field.read_only() {
        return;
    }
    let _focused = field.focus();
    let page = field.owner_document();
    let page = page.and_then(|page| page.dyn_into::<HtmlDocument>().ok());
    // Called outdated, but nothing else keeps what can be undone.
    let typed = page.is_some_and(|page| {
        page.exec_command_with_show_ui_and_value("insertText", false, text)
            .unwrap_or_default()
    });
    if !typed && field.set_range_text(text).is_ok() {
        let told = Event::new("input");
        let _heard = told.map(|event| field.dispatch_event(&event));
    }
}
