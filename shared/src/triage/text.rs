//! A text as rules see it: folded, cut into words, and ready to be searched.

use super::script;
use std::ops::{Range, RangeInclusive};

/// How far apart the words on both sides of `..` may be: six characters of Chinese, three words of other scripts.
const GAP: usize = 6;
/// How many words may stand between "not" and what it negates.
const REACH: usize = 5;
/// Places at which one rule is tried. People repeat a word a few times; whoever does it more often is up to something.
const TRIES: usize = 500;
/// Longest word, in bytes: whatever is longer is none.
const LONGEST_WORD: usize = 60;

/// A text, cut into words. Chinese is written without spaces: there every character is a word, and a rule of several
/// characters is a phrase.
pub(super) struct Text<'a> {
    /// As it was written.
    pub(super) raw: &'a str,
    folded: String,
    tokens: Vec<Token>,
    /// Numbers of the tokens, by the alphabet.
    order: Vec<u32>,
    /// Comparisons made, for the test that says how many there may be.
    pub(super) work: usize,
}

/// One word.
struct Token {
    /// Where it stands in what was written.
    raw: Range<usize>,
    folded: Range<usize>,
    /// Number of the clause: phrases and negations end at a comma.
    clause: u32,
    role: Role,
}

/// What a word does to others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing.
    Plain,
    /// Turns what follows into its opposite.
    Not,
    /// May stand between the two.
    Between,
    /// Means nothing here, such as the fire in "fire exit".
    Void,
    /// Was negated, so that neither its parts count ("no gas leak": no leak) nor what it is listed with.
    Denied,
}

/// A part of a rule's words.
pub(super) enum Part<'a> {
    Word(&'a str),
    Start(&'a str),
    Gap,
}

/// `text` in the form in which texts and rules meet: lower case, half width, simplified, without apostrophes and
/// what nobody sees.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.trim().chars() {
        fold_char(c, &mut folded);
    }
    folded
}

/// The parts of folded words.
pub(super) fn parts(words: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for (number, side) in words.split("..").enumerate() {
        let before = parts.len();
        cut(side, |_, range| {
            let word = side.get(range.clone()).unwrap_or_default();
            parts.push(
                if side
                    .get(range.end..)
                    .is_some_and(|rest| rest.starts_with('*'))
                {
                    Part::Start(word)
                } else {
                    Part::Word(word)
                },
            );
        });
        if number > 0 && before > 0 && parts.len() > before {
            parts.insert(before, Part::Gap);
        }
    }
    parts
}

impl<'a> Text<'a> {
    pub(super) fn new(raw: &'a str) -> Self {
        let mut folded = String::with_capacity(raw.len());
        // Where in `raw` the character is that each byte of `folded` comes from.
        let mut origin: Vec<u32> = Vec::with_capacity(raw.len());
        for (at, c) in raw.char_indices() {
            fold_char(c, &mut folded);
            origin.resize(folded.len(), u32::try_from(at).unwrap_or_default());
        }
        let mut tokens = Vec::new();
        cut(&folded, |clause, range| {
            let place = |at: usize| origin.get(at).map_or(0, |&at| at as usize);
            let (from, last) = (place(range.start), place(range.end - 1));
            let width = raw
                .get(last..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
            tokens.push(Token {
                raw: from..last + width,
                folded: range,
                clause,
                role: Role::Plain,
            });
        });
        let mut text = Self {
            raw,
            folded,
            tokens,
            order: Vec::new(),
            work: 0,
        };
        let mut order: Vec<u32> = (0..).take(text.tokens.len()).collect();
        order.sort_unstable_by(|&a, &b| {
            text.word(a as usize)
                .cmp(text.word(b as usize))
                .then(a.cmp(&b))
        });
        text.order = order;
        text
    }

    /// The words themselves, folded.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.tokens.len()).map(|at| self.word(at))
    }

    /// Where the words stand first and mean what they say, as a range of what was written.
    pub(super) fn find(&mut self, words: &str) -> Option<Range<usize>> {
        let mut found = None;
        let mut denied = Vec::new();
        self.each(words, |text, first, last| {
            if text.is_void(first, last) {
                return false;
            }
            if text.is_negated(first) {
                denied.push(first..=last);
                return false;
            }
            found = Some((first, last));
            true
        });
        self.set(denied, Role::Denied);
        let (first, last) = found?;
        Some(self.tokens.get(first)?.raw.start..self.tokens.get(last)?.raw.end)
    }

    /// Gives the words their role wherever they stand.
    pub(super) fn mark(&mut self, words: &str, role: Role) {
        let mut places = Vec::new();
        self.each(words, |_, first, last| {
            places.push(first..=last);
            false
        });
        self.set(places, role);
    }

    fn set(&mut self, places: Vec<RangeInclusive<usize>>, role: Role) {
        for place in places {
            for token in self.tokens.get_mut(place).into_iter().flatten() {
                token.role = role;
            }
        }
    }

    /// Calls `done` for every place of the words until it says so.
    fn each(&mut self, words: &str, mut done: impl FnMut(&Self, usize, usize) -> bool) {
        // Most rules end here, before anything is set up for them.
        let Some(&near) = self.order.get(self.first_from(lead(words))) else {
            return;
        };
        if !self.word(near as usize).starts_with(lead(words)) {
            self.work += 1;
            return;
        }
        let parts = parts(words);
        let (lead, is_start) = match parts.first() {
            Some(Part::Word(word)) => (*word, false),
            Some(Part::Start(word)) => (*word, true),
            _ => return,
        };
        let mut work = 1;
        let from = self.first_from(lead);
        for &at in self.order.iter().skip(from).take(TRIES) {
            let at = at as usize;
            work += 1;
            let word = self.word(at);
            if !(word == lead || is_start && word.starts_with(lead)) {
                break;
            }
            if let Some(last) = self.phrase(&parts, at, &mut work)
                && done(self, at, last)
            {
                break;
            }
        }
        self.work += work;
    }

    /// Where in the order of the alphabet `word` would stand.
    fn first_from(&self, word: &str) -> usize {
        self.order
            .partition_point(|&at| self.word(at as usize) < word)
    }

    /// The last word of a phrase that begins at `first`. What follows a gap is taken where it stands first, and not
    /// looked for again: a rule of many gaps would else be tried in as many ways as there are words, to their power.
    fn phrase(&self, parts: &[Part<'_>], first: usize, work: &mut usize) -> Option<usize> {
        let mut segments = parts.split(|part| matches!(part, Part::Gap));
        let mut last = self.segment(segments.next()?, first, work)?;
        for segment in segments {
            last = self.near(segment, last, work)?;
        }
        Some(last)
    }

    /// The last word of a segment that begins within a gap after `last`.
    fn near(&self, segment: &[Part<'_>], last: usize, work: &mut usize) -> Option<usize> {
        let clause = self.tokens.get(last)?.clause;
        let mut left = GAP;
        let mut at = last + 1;
        loop {
            self.tokens.get(at).filter(|token| token.clause == clause)?;
            if let Some(end) = self.segment(segment, at, work) {
                return Some(end);
            }
            let width = if script::is_han_word(self.word(at)) {
                1
            } else {
                2
            };
            left = left.checked_sub(width)?;
            at += 1;
        }
    }

    fn segment(&self, parts: &[Part<'_>], first: usize, work: &mut usize) -> Option<usize> {
        let words = self.tokens.get(first..first + parts.len())?;
        let clause = words.first()?.clause;
        for (part, token) in parts.iter().zip(words) {
            *work += 1;
            let word = self.folded.get(token.folded.clone())?;
            let is_same = match part {
                Part::Word(same) => word == *same,
                Part::Start(start) => word.starts_with(start),
                Part::Gap => false,
            };
            if !is_same || token.clause != clause {
                return None;
            }
        }
        Some(first + parts.len() - 1)
    }

    fn is_void(&self, first: usize, last: usize) -> bool {
        let words = self.tokens.get(first..=last).unwrap_or_default();
        words
            .iter()
            .any(|token| matches!(token.role, Role::Void | Role::Denied))
    }

    fn is_negated(&self, first: usize) -> bool {
        let before = self.tokens.get(..first).unwrap_or_default();
        let clause = self.tokens.get(first).map(|token| token.clause);
        for token in before.iter().rev().take(REACH) {
            match token.role {
                _ if Some(token.clause) != clause => return false,
                Role::Not => return true,
                Role::Between | Role::Denied => {}
                Role::Plain | Role::Void => return false,
            }
        }
        false
    }

    fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .and_then(|token| self.folded.get(token.folded.clone()))
            .unwrap_or_default()
    }
}

/// What a text must have a word of for folded words to be found in it.
fn lead(words: &str) -> &str {
    let end = match words.chars().next() {
        Some(first) if script::is_han(first) => first.len_utf8(),
        _ => words
            .find(|c: char| !c.is_ascii_lowercase())
            .unwrap_or(words.len()),
    };
    words.get(..end).unwrap_or_default()
}

fn fold_char(c: char, folded: &mut String) {
    let c = match c {
        '\u{3000}' => ' ',
        // Full-width forms stand in the order of ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    match c {
        // "Isn't", "isn’t" and "isnt" are one word; what nobody sees does not part a word either.
        '\''
        | '‘'
        | '’'
        | 'ʼ'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{FEFF}'
        | '\u{300}'..='\u{36F}' => {}
        _ if script::is_han(c) => folded.push(script::simplify(c)),
        _ => folded.extend(c.to_lowercase()),
    }
}

/// Gives `each` the words of a folded text, with the number of their clause.
fn cut(folded: &str, mut each: impl FnMut(u32, Range<usize>)) {
    let mut clause = 0;
    let mut start = 0;
    let mut last = Sort::Other;
    for (at, c) in folded.char_indices().chain([(folded.len(), ' ')]) {
        let sort = sort(c);
        if sort != last || matches!(sort, Sort::Han) {
            if matches!(last, Sort::Han | Sort::Letter | Sort::Digit) && at - start <= LONGEST_WORD
            {
                each(clause, start..at);
            }
            start = at;
        }
        if sort == Sort::Stop {
            clause += 1;
        }
        last = sort;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Han,
    Letter,
    Digit,
    /// Ends a clause.
    Stop,
    Other,
}

fn sort(c: char) -> Sort {
    match c {
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '\n' | '…' | '。' | '、' | '؟' | '،'
        | '¿' | '¡' => Sort::Stop,
        _ if script::is_han(c) => Sort::Han,
        '0'..='9' => Sort::Digit,
        _ if c.is_alphanumeric() => Sort::Letter,
        _ => Sort::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &str) -> Option<String> {
        let mut read = Text::new(text);
        for word in ["not", "no", "isnt", "不", "没"] {
            read.mark(word, Role::Not);
        }
        for word in ["a", "of", "sign", "有", "什", "么"] {
            read.mark(word, Role::Between);
        }
        read.find(&fold(words)).map(|range| text[range].to_owned())
    }

    #[test]
    fn words_are_whole_and_phrases_stay_in_a_clause() {
        for (text, words, expected) in [
            ("The FIRE, here", "fire", Some("FIRE")),
            ("fireplace", "fire", None),
            ("fireplaces", "fire*", Some("fireplaces")),
            ("tailor-made", "Tailor made", Some("tailor-made")),
            ("It ISN’T working", "isn't working", Some("ISN’T working")),
            ("it works not. working", "not working", None),
            ("ｆｉｒｅ！", "fire", Some("ｆｉｒｅ")),
            ("we met by 5pm", "by 5 pm", Some("by 5pm")),
            ("這裡失火了", "失火", Some("失火")),
            ("闻到很重的燃气味", "闻到..气味", Some("闻到很重的燃气味")),
            ("闻到很重的一二三四五六七燃气味", "闻到..气味", None),
            ("charged me again, twice", "charged..twice", None),
            (
                "charged me over twice",
                "charged .. twice",
                Some("charged me over twice"),
            ),
            ("charged a b c d twice", "charged .. twice", None),
            ("charged twice", "charged .. twice", Some("charged twice")),
            ("", "fire", None),
            ("fire", "", None),
            ("fire", "..", None),
            ("fire", "*", None),
        ] {
            assert_eq!(
                found(text, words).as_deref(),
                expected,
                "{words:?} in {text:?}"
            );
        }
    }

    #[test]
    fn what_is_negated_is_not_found() {
        for (text, words, expected) in [
            ("no fire", "fire", None),
            ("not a sign of fire", "fire", None),
            ("not here: fire", "fire", Some("fire")),
            ("not the fire", "fire", Some("fire")),
            ("no fire, but now fire!", "fire", Some("fire")),
            ("no fire of no fire", "fire", None),
            ("没有着火", "着火", None),
            ("沒有什麼著火", "着火", None),
            ("没人管着火", "着火", Some("着火")),
        ] {
            assert_eq!(
                found(text, words).as_deref(),
                expected,
                "{words:?} in {text:?}"
            );
        }
    }

    #[test]
    fn parts_of_what_is_negated_are_not_found_either() {
        let mut text = Text::new("no gas leak or fire, a leak");
        text.mark("no", Role::Not);
        text.mark("or", Role::Between);
        assert_eq!(text.find("gas leak"), None);
        assert_eq!(text.find("fire"), None);
        assert_eq!(text.find("gas"), None);
        assert_eq!(text.find("leak"), Some(23..27));
    }

    #[test]
    fn void_words_are_not_found() {
        let mut text = Text::new("The fire exit is on fire");
        text.mark("fire exit", Role::Void);
        assert_eq!(text.find("fire"), Some(20..24));
        assert_eq!(text.find("exit"), None);
    }
}
