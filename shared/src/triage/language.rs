//! Which language a text is written in, from its script and its smallest words.

use super::script::{is_han, is_kana, is_simplified, simplify};

/// Small words that other languages do not have, or seldom. The last list is of those that none of ours is.
const SMALL: [(&str, &str); 3] = [
    (
        "en",
        " the is are was to and my i you your how what where when do does of for it we can have has not please with this that there im be would could which out at every from but they our cant dont its or too am on an ",
    ),
    (
        "es",
        " el los las y está con por mi una un del quiero tengo pero no cómo qué mis ha muy hola gracias para puedo dónde me cuando hay al se ",
    ),
    (
        "und",
        " le les je est ne pas vous der das ist nicht und ich mit ein não um com você uma meu il che sono di per non het een niet ik van det och jag ",
    ),
];
/// How much of a text is looked at, in characters: the rest is in the same language, or nobody's loss.
const ENOUGH: usize = 2_000;

/// The language as BCP 47 has it, of a text and its words, folded.
pub(super) fn language<'a>(raw: &str, words: impl Iterator<Item = &'a str>) -> &'static str {
    let (mut han, mut kana, mut letters, mut arabic, mut persian) = (0, 0, 0, 0, 0);
    let (mut simplified, mut traditional) = (0, 0);
    for c in raw.chars().take(ENOUGH) {
        match c {
            _ if is_kana(c) => kana += 1,
            _ if is_han(c) => {
                han += 1;
                simplified += i32::from(is_simplified(c));
                traditional += i32::from(simplify(c) != c);
            }
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' | 'ے' => persian += 1,
            '\u{620}'..='\u{64A}' => arabic += 1,
            _ if c.is_alphabetic() => letters += 1,
            _ => {}
        }
    }
    // A character of Chinese says about as much as three letters.
    if han * 3 > letters && han * 3 > arabic {
        return match (kana * 4 > han, simplified - traditional) {
            (true, _) => "und",
            (false, 1..) => "zh-Hans",
            (false, 0) => "zh",
            (false, _) => "zh-Hant",
        };
    }
    if arabic + persian > letters {
        return if persian * 20 > arabic { "und" } else { "ar" };
    }
    by_small_words(words)
}

fn by_small_words<'a>(words: impl Iterator<Item = &'a str>) -> &'static str {
    let mut counts = [0; SMALL.len()];
    for word in words.take(ENOUGH) {
        for ((_, small), count) in SMALL.iter().zip(&mut counts) {
            let mut found = small.match_indices(word);
            *count += i32::from(found.any(|(at, _)| {
                small.get(..at).is_some_and(|before| before.ends_with(' '))
                    && small
                        .get(at + word.len()..)
                        .is_some_and(|after| after.starts_with(' '))
            }));
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let mut best = SMALL.iter().zip(counts).filter(|(_, count)| *count == most);
    match (most, best.next(), best.next()) {
        (1.., Some(((language, _), _)), None) => language,
        _ => "und",
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::Text;
    use super::*;

    #[test]
    fn languages_are_told_by_script_and_small_words() {
        for (text, expected) in [
            ("Where is my parcel?", "en"),
            ("¿Dónde está mi pedido? No ha llegado.", "es"),
            ("Quiero cambiar la dirección de entrega, por favor", "es"),
            ("أين طلبي؟ لم يصل بعد", "ar"),
            ("سفارش من کجاست؟ هنوز نرسیده", "und"),
            ("我的包裹在哪里？请帮我查一下", "zh-Hans"),
            ("我的包裹在哪裡？請幫我查一下", "zh-Hant"),
            ("火", "zh"),
            ("我的 iPhone 坏了", "zh-Hans"),
            ("注文した荷物がまだ届いていません", "und"),
            ("Où est mon colis ? Je ne l'ai pas reçu", "und"),
            ("Wo ist mein Paket? Es ist nicht gekommen", "und"),
            (
                "Onde está o meu pedido? Não chegou, e você não responde com um prazo",
                "und",
            ),
            ("Где моя посылка?", "und"),
            ("ok", "und"),
            ("12345 !!", "und"),
            ("", "und"),
        ] {
            assert_eq!(language(text, Text::new(text).words()), expected, "{text}");
        }
    }
}
