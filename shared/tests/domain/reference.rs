//! Reference numbers survive being read aloud and typed.

use answerable_shared::reference::{NotAReference, Reference};
use proptest::prelude::*;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

#[test]
fn looks_as_the_design_says() {
    assert_eq!(Reference::from_bits(0).to_string(), "AN-0000-0000");
    assert_eq!(Reference::from_bits(1).to_string(), "AN-0000-001Y");
    assert_eq!(
        Reference::from_bits((1 << 35) - 1).to_string(),
        "AN-ZZZZ-ZZZ7"
    );
    assert_eq!(format!("{:?}", Reference::from_bits(1)), "AN-0000-001Y");
}

#[test]
fn reads_what_people_type() {
    let expected = Ok(Reference::from_bits(1));
    for typed in [
        "AN-0000-001Y",
        "an-oooo-OOly",
        " AN 0000 00iy ",
        "0000001Y",
        "0000-001y",
        "AN0000001Y",
    ] {
        assert_eq!(typed.parse(), expected, "{typed}");
    }
}

#[test]
fn a_number_that_begins_with_an_is_read_with_and_without_the_prefix() {
    let reference = Reference::from_bits((10 << 30) | (21 << 25));
    let full = reference.to_string();
    assert!(full.starts_with("AN-AN00-000"), "{full}");
    assert_eq!(full.parse(), Ok(reference));
    assert_eq!(full[3..].parse(), Ok(reference));
}

#[test]
fn refuses_what_is_none() {
    let not: Result<Reference, _> = Err(NotAReference);
    for typed in [
        "",
        "AN",
        "AN-",
        "AN-0000-001",
        "AN-0000-001YY",
        "AN-0000-001U",
        "AN-0000-001Z",
        "ÄN-0000",
        "é",
        "AN-0000-001\u{661}",
    ] {
        assert_eq!(typed.parse::<Reference>(), not, "{typed}");
    }
}

proptest! {
    #[test]
    fn round_trips(bits in 0_u64..1 << 35) {
        let reference = Reference::from_bits(bits);
        prop_assert_eq!(reference.to_string().parse(), Ok(reference));
        prop_assert_eq!(Reference::from_bits(bits | 1 << 35), reference, "only 35 bits count");
        let json = serde_json::to_string(&reference).unwrap();
        prop_assert_eq!(serde_json::from_str::<Reference>(&json).unwrap(), reference);
    }

    #[test]
    fn different_bits_are_different_references(a in 0_u64..1 << 35, b in 0_u64..1 << 35) {
        prop_assert_eq!(a == b, Reference::from_bits(a) == Reference::from_bits(b));
    }

    #[test]
    fn one_wrong_symbol_is_always_caught(bits in 0_u64..1 << 35, at in 0_usize..8, to in 0_usize..32) {
        let text = Reference::from_bits(bits).to_string()[3..].replace('-', "");
        let mut symbols: Vec<char> = text.chars().collect();
        let wrong = ALPHABET.chars().nth(to).unwrap();
        prop_assume!(symbols[at] != wrong);
        symbols[at] = wrong;
        let typed: String = symbols.into_iter().collect();
        prop_assert_eq!(typed.parse::<Reference>(), Err(NotAReference));
    }

    #[test]
    fn never_panics(typed in "\\PC*") {
        let _ = typed.parse::<Reference>();
    }
}
