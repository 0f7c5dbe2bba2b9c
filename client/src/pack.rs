//! What a line of a pack of texts becomes in front of the reader. The packs are made by `texts/`.

/// The form of a plural category; the last one is for all that have none.
#[must_use]
pub fn form<'a>(forms: &'a str, category: &str) -> &'a str {
    let mut last = "";
    for form in forms.split('\t') {
        // Two letters tell the six categories apart.
        let (name, words) = form.split_at_checked(2).unwrap_or_default();
        last = words;
        if category.starts_with(name) {
            break;
        }
    }
    last
}

/// `template` with the values in place of `{`, `|` and `}`, which follow each other in ASCII.
#[must_use]
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut text = String::new();
    for letter in template.chars() {
        match values.get((letter as usize).wrapping_sub('{' as usize)) {
            Some(value) => text.push_str(value),
            None => text.push(letter),
        }
    }
    text
}

/// The plural category of a number in a language, by the browser's knowledge of languages.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn category(language: &str, number: usize) -> String {
    use js_sys::{Array, Intl, Object};
    let locales = Array::of1(&wasm_bindgen::JsValue::from_str(language));
    #[expect(
        clippy::cast_precision_loss,
        reason = "we count letters, cases and seconds"
    )]
    let number = number as f64;
    let rules = Intl::PluralRules::new(&locales, &Object::new());
    rules.select(number).into()
}

/// English, for tests.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn category(_language: &str, number: usize) -> String {
    if number == 1 { "one" } else { "other" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{fill, form};

    #[test]
    fn values_go_where_the_language_wants_them() {
        assert_eq!(fill("{ by |", &["Jo", "noon"]), "Jo by noon");
        assert_eq!(fill("| {, { é", &["Jo", "noon"]), "noon Jo, Jo é");
        assert_eq!(fill("plain ~", &[]), "plain ~");
    }

    #[test]
    fn a_number_takes_the_form_of_its_category() {
        const ARABIC: &str = "ze0\ton1\ttw2\tfe3\tma11\tot100";
        for (category, words) in [
            ("zero", "0"),
            ("one", "1"),
            ("two", "2"),
            ("few", "3"),
            ("many", "11"),
            ("other", "100"),
        ] {
            assert_eq!(form(ARABIC, category), words);
        }
        // Chinese has one form for all.
        assert_eq!(form("ot{ 个字", "other"), "{ 个字");
        // A browser that knows more forms than the translator gets the last.
        assert_eq!(form("on1\totn", "many"), "n");
    }
}
