//! Numbers in words, by the browser's knowledge of languages.

/// A number, written as the reader writes it.
#[cfg(target_arch = "wasm32")]
pub(crate) fn say(number: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "we count letters and seconds")]
    let number = js_sys::Number::from(number as f64);
    number.to_locale_string(crate::texts::locale()).into()
}

/// English, for tests.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn say(number: usize) -> String {
    number.to_string()
}
