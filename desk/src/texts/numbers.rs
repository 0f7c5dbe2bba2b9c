//! Which plural form a number takes, by the browser's knowledge of languages.

#[cfg(target_arch = "wasm32")]
pub(super) fn category(number: usize) -> String {
    use js_sys::{Array, Intl, Object};
    use wasm_bindgen::JsValue;
    let locales = Array::of1(&JsValue::from_str(super::Language::now().tag()));
    #[expect(clippy::cast_precision_loss, reason = "we count cases and minutes")]
    let number = number as f64;
    Intl::PluralRules::new(&locales, &Object::new())
        .select(number)
        .into()
}

/// English, for tests.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn category(number: usize) -> String {
    if number == 1 { "one" } else { "other" }.to_owned()
}
