//! Numbers in words, by the browser's knowledge of languages.

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::{category, say};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use host::{category, say};

#[cfg(target_arch = "wasm32")]
mod browser {
    use crate::texts;
    use js_sys::{Array, Intl, Number, Object};
    use wasm_bindgen::JsValue;

    /// A number, written as the reader writes it.
    pub(crate) fn say(number: usize) -> String {
        js(number).to_locale_string(texts::locale()).into()
    }

    /// The plural category of a number in the language of the texts.
    pub(crate) fn category(number: usize) -> String {
        let locales = Array::of1(&JsValue::from_str(texts::language()[0]));
        let rules = Intl::PluralRules::new(&locales, &Object::new());
        rules.select(js(number).value_of()).into()
    }

    #[expect(clippy::cast_precision_loss, reason = "we count letters and seconds")]
    fn js(number: usize) -> Number {
        Number::from(number as f64)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    /// English, for tests.
    pub(crate) fn say(number: usize) -> String {
        number.to_string()
    }

    /// English, for tests.
    pub(crate) fn category(number: usize) -> String {
        if number == 1 { "one" } else { "other" }.to_owned()
    }
}
