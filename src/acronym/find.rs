//! Which tokens are acronyms, initialisms or designators.
//!
//! Floor: a run of two capitals or more in a sentence that does not shout, dotted
//! initialisms, and capitals with digits (`MQ-9`, `G20`).

use crate::text::{Casing, Shape, Text, TokenId, TokenRange};

/// One occurrence of a short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// The tokens it takes, plural s inside, possessive outside.
    pub tokens: TokenRange,
}

/// The acronyms of `text` in reading order; no two overlap.
pub fn find(text: &Text) -> Vec<Acronym> {
    let mut found = Vec::new();
    for sentence in text.sentences() {
        if sentence.casing == Casing::Shouted {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = acronym_at(text, at, sentence.tokens.end);
            match end {
                Some(end) => {
                    found.push(Acronym { tokens: TokenRange { start: at, end } });
                    at = end;
                }
                None => at = at.plus(1),
            }
        }
    }
    found
}

fn acronym_at(text: &Text, at: TokenId, limit: TokenId) -> Option<TokenId> {
    let mut end = at.plus(1);
    match text[at].shape {
        Shape::Initial => {
            while end.plus(1) < limit
                && text.str_at(end) == "."
                && text[end].glued()
                && text[end.plus(1)].shape == Shape::Initial
                && text[end.plus(1)].glued()
            {
                end = end.plus(2);
            }
            if end > at.plus(1) {
                return Some(end);
            }
            designator(text, end, limit)
        }
        Shape::Upper => Some(designator(text, end, limit).unwrap_or(end)),
        Shape::Mixed => {
            let word = text.str_at(at);
            let stem = word.strip_suffix('s').unwrap_or(word);
            (stem.len() > 1 && stem.chars().all(char::is_uppercase)).then_some(end)
        }
        Shape::Alnum => text.str_at(at).starts_with(char::is_uppercase).then_some(end),
        _ => None,
    }
}

/// The end of a designator whose letters end at `end`: `-9`, `-16C`.
fn designator(text: &Text, end: TokenId, limit: TokenId) -> Option<TokenId> {
    let number = end.plus(1);
    (number < limit
        && text.str_at(end) == "-"
        && text[end].glued()
        && text[number].glued()
        && matches!(text[number].shape, Shape::Digits | Shape::Alnum))
    .then(|| number.plus(1))
}
