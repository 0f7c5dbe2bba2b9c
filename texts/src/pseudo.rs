//! A language that nobody speaks, for tests: accents show what comes from the files, brackets where a
//! text begins and ends, and its length how the screens take longer languages.

use crate::template::{Part, parts};

/// How many letters are added to a hundred.
const LONGER: usize = 40;

/// A text in that language; places stay as they are.
pub(crate) fn words(text: &str) -> String {
    let parts = parts(text).unwrap_or_default();
    let mut letters = 0;
    let mut made = String::from("[");
    for part in parts {
        match part {
            Part::Words(words) => {
                letters += words.chars().count();
                made.extend(words.chars().map(accented));
            }
            Part::Place(name) => made.extend(["{", name, "}"]),
        }
    }
    let longer = (letters * LONGER).div_ceil(100);
    // In words, since that is where lines break; none longer than a word of German.
    for number in 0..longer {
        made.push(if number % 8 == 0 { ' ' } else { '~' });
    }
    made.push(']');
    made
}

fn accented(letter: char) -> char {
    match letter {
        'a' => 'á',
        'e' => 'ë',
        'i' => 'ï',
        'o' => 'ô',
        'u' => 'ü',
        'c' => 'ç',
        'n' => 'ñ',
        'y' => 'ý',
        'A' => 'Å',
        'E' => 'É',
        'I' => 'Î',
        'O' => 'Ö',
        'U' => 'Ù',
        'C' => 'Ç',
        'N' => 'Ñ',
        'Y' => 'Ý',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn it_is_bracketed_accented_and_longer() {
        assert_eq!(words("Send to {site}"), "[Sëñd tô {site} ~~~]");
        assert_eq!(words("Yes"), "[Ýës ~]");
    }
}
