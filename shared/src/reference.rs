//! The public number of a case, such as `AN-7K3M-92QX`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Crockford's base 32: no I, L, O, U, so that a number read aloud or copied by hand survives.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// `AN`, as values of the alphabet.
const PREFIX: [u8; 2] = [10, 21];
/// Symbols that carry information; one more is the check symbol.
const DATA_SYMBOLS: usize = 7;
const SYMBOLS: usize = DATA_SYMBOLS + 1;

/// The public number of a case: `AN-` and eight Crockford base 32 symbols, the last of which is a
/// check symbol (Luhn mod 32: every single wrong symbol and nearly every swap of neighbours is
/// caught). It is not a secret and opens nothing by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "AN-7K3M-92QX"))]
pub struct Reference([u8; SYMBOLS]);

impl Reference {
    /// The reference that stands for the low 35 bits of `bits`.
    #[must_use]
    pub fn from_bits(bits: u64) -> Self {
        let mut symbols = [0; SYMBOLS];
        for (i, symbol) in symbols.iter_mut().take(DATA_SYMBOLS).enumerate() {
            *symbol = (bits >> (5 * (DATA_SYMBOLS - 1 - i)) & 31) as u8;
        }
        symbols[DATA_SYMBOLS] = check_symbol(&symbols);
        Self(symbols)
    }

    /// A number below 2²⁰ that differs from case to case as if by chance.
    pub(crate) fn spread(self) -> usize {
        let symbols = self.0.iter().take(4);
        symbols.fold(0, |number, symbol| number * 32 + usize::from(*symbol))
    }
}

/// Why a text is not a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a reference number; one looks like AN-7K3M-92QX")]
pub struct NotAReference;

impl FromStr for Reference {
    type Err = NotAReference;

    /// Reads what people type: any case, with or without `AN` and hyphens, `O` for 0, `I` and `L`
    /// for 1.
    fn from_str(text: &str) -> Result<Self, NotAReference> {
        let values: Vec<u8> = text
            .trim()
            .chars()
            .filter(|c| !matches!(c, '-' | ' '))
            .map(|letter| symbol_value(letter).ok_or(NotAReference))
            .collect::<Result<_, _>>()?;
        // A reference may itself begin with AN, so the length tells whether the prefix is there.
        let body = match values.strip_prefix(&PREFIX) {
            Some(rest) if rest.len() == SYMBOLS => rest,
            _ => &values,
        };
        let symbols: [u8; SYMBOLS] = body.try_into().map_err(|_| NotAReference)?;
        if symbols[DATA_SYMBOLS] == check_symbol(&symbols) {
            Ok(Self(symbols))
        } else {
            Err(NotAReference)
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AN")?;
        for (i, &symbol) in self.0.iter().enumerate() {
            if i % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(ALPHABET[usize::from(symbol)]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// Luhn mod N with N = 32, over the data symbols from the right.
fn check_symbol(symbols: &[u8; SYMBOLS]) -> u8 {
    let sum: u32 = symbols[..DATA_SYMBOLS]
        .iter()
        .rev()
        .zip([2, 1].into_iter().cycle())
        .map(|(&symbol, weight)| u32::from(symbol) * weight)
        .map(|value| value / 32 + value % 32)
        .sum();
    ((32 - sum % 32) % 32) as u8
}

fn symbol_value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let position = ALPHABET.iter().position(|&s| char::from(s) == letter)?;
    u8::try_from(position).ok()
}
