//! The letters of a short form, as the long form has to spell them.

use crate::text::{Shape, Text, TokenRange};

/// Short forms have no more letters and digits than this.
pub(super) const LONGEST: usize = 16;

/// The letters and digits of a short form in lower case, on the stack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    letters: [char; LONGEST],
    count: usize,
}

impl Letters {
    /// The letters of `tokens` without a plural s; `None` if there are none or too many.
    pub(super) fn of(text: &Text, tokens: TokenRange) -> Option<Letters> {
        let mut found = Letters { letters: ['\0'; LONGEST], count: 0 };
        for id in tokens.iter() {
            if !text[id].is_word() {
                continue;
            }
            let word = singular(text.str_at(id));
            for c in word.chars().filter(|c| c.is_alphanumeric()) {
                *found.letters.get_mut(found.count)? = plain(c);
                found.count += 1;
            }
        }
        (found.count > 0).then_some(found)
    }

    /// The letters in other orders: the last ones first (`L1CAM` is "cell adhesion
    /// molecule L1", `pHi` "intracellular pH").
    pub(super) fn turned(self) -> impl Iterator<Item = Letters> {
        (1..self.count).map(move |by| {
            let mut turned = self;
            turned.letters[..self.count].rotate_left(by);
            turned
        })
    }

    pub(super) fn as_slice(&self) -> &[char] {
        &self.letters[..self.count]
    }
}

/// Whether a short form has small letters or digits among its capitals, as those have
/// that put the parts of a name in another order.
pub(super) fn is_mixed(text: &Text, tokens: TokenRange) -> bool {
    tokens.len() == 1
        && matches!(text[tokens.start].shape, Shape::Mixed | Shape::Alnum)
        && text.str_at(tokens.start).len() > 2
}

/// `NGO` of `NGOs`; a word that ends in a small s otherwise stays.
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.chars().next_back().is_some_and(char::is_uppercase) => stem,
        _ => word,
    }
}

/// A letter in lower case, without the accents of western Europe.
pub(super) fn plain(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let c = c.to_lowercase().next().unwrap_or(c);
    match c {
        'à'..='å' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' | 'ń' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ş' | 'š' | 'ś' => 's',
        'ž' | 'ż' | 'ź' => 'z',
        'α' => 'a',
        'β' => 'b',
        'γ' => 'g',
        'δ' => 'd',
        'κ' => 'k',
        'μ' | 'µ' => 'm',
        _ => c,
    }
}

/// Whether `tokens` can be a short form where one is introduced: few characters, one or
/// two words, a letter, and not a plain word.
pub(super) fn may_be(text: &Text, tokens: TokenRange) -> bool {
    let Some(last) = tokens.last() else { return false };
    let written = text.str_of(tokens);
    let spaces = tokens.iter().skip(1).filter(|id| !text[*id].glued()).count();
    let letters = written.chars().any(char::is_alphabetic);
    let capital =
        tokens.iter().any(|id| text[id].has_capital() || text[id].shape == Shape::Alnum);
    let small = tokens.len() == 1
        && text[last].shape == Shape::Lower
        && written.len() <= 5
        && !crate::lexicon::bits(text.hash_at(last)).any(crate::lexicon::Bits::COMMON)
        && !crate::lexicon::bits(text.hash_at(last)).any(crate::lexicon::Bits::FUNCTION);
    let opens = spaces == 0 || text[tokens.start].shape != Shape::Digits;
    opens
        && text[tokens.start].is_word()
        && letters
        && written.chars().count() <= 14
        && spaces <= 1
        && (capital || small)
}
