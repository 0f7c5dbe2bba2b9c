//! A field that grows with what is typed. Styled through the object model, because the page allows
//! no inline style.

use web_sys::HtmlTextAreaElement;

/// Makes a field as high as its text; the style sheet says where it stops.
pub(crate) fn fit(field: &HtmlTextAreaElement) {
    let style = field.style();
    let _unset = style.set_property("height", "auto");
    let height = field.scroll_height() + field.offset_height() - field.client_height();
    let _set = style.set_property("height", &format!("{height}px"));
}
