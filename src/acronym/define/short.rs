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

    /// The letters with the number at their end put first: `TAS-20` is a "20-item
    /// Toronto Alexithymia Scale". `None` without a number at the end, or else only
    /// digits.
    pub(super) fn number_first(mut self) -> Option<Letters> {
        let tail = self.as_slice().iter().rev().take_while(|c| c.is_ascii_digit());
        let digits = tail.count();
        let moves = digits > 0 && digits < self.count;
        self.letters[..self.count].rotate_right(digits);
        moves.then_some(self)
    }

    /// The letters with the first two exchanged: `cAMP` is "adenosine
    /// 3',5'-cyclic monophosphate".
    pub(super) fn exchanged(mut self) -> Letters {
        self.letters[..self.count.min(2)].reverse();
        self
    }

    /// The letters of a current, its `I` put last as a `c`: `INa`, "Na+ current".
    pub(super) fn current(mut self) -> Letters {
        self.letters[0] = 'c';
        self.letters[..self.count].rotate_left(1);
        self
    }

    pub(super) fn has_digit(&self) -> bool {
        self.as_slice().iter().any(char::is_ascii_digit)
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

/// Whether a short form is a capital and a small letter, as those of quantities are:
/// the capital says what is measured, the small letter where or which (`Cm`).
pub(super) fn is_quantity(text: &Text, tokens: TokenRange) -> bool {
    let token = text[tokens.start];
    tokens.len() == 1 && token.shape == Shape::Capital && token.span.len() == 2
}

/// Whether a short form may be that of a current: `I` and what flows (`INa`, `Isc`).
pub(super) fn is_current(text: &Text, tokens: TokenRange) -> bool {
    let token = text[tokens.start];
    matches!(token.shape, Shape::Capital | Shape::Mixed)
        && text.str_at(tokens.start).starts_with('I')
}

/// Whether a short form has one small letter before its capitals (`cAMP`).
pub(super) fn has_small_prefix(text: &Text, tokens: TokenRange) -> bool {
    let mut chars = text.str_at(tokens.start).chars();
    tokens.len() == 1
        && text[tokens.start].shape == Shape::Mixed
        && chars.next().is_some_and(char::is_lowercase)
        && chars.all(char::is_uppercase)
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
    // "Work Index (1997b)" tells a year.
    let year = tokens.len() == 1
        && written.len() == 5
        && written.bytes().take_while(u8::is_ascii_digit).count() == 4;
    let opens = (spaces == 0 || text[tokens.start].shape != Shape::Digits) && !year;
    opens
        && text[tokens.start].is_word()
        && letters
        && written.chars().count() <= 14
        && spaces <= 1
        && (capital || small)
}
