//! What the article itself says a short form stands for.
//!
//! Floor: the algorithm of Schwartz and Hearst (A simple algorithm for identifying
//! abbreviation definitions in biomedical text, PSB 2003), in both directions.

use super::Acronym;
use crate::knowledge::Known;
use crate::name::Name;
use crate::text::{Text, TokenId, TokenRange};

/// The article's own words for a short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The short form where it is defined.
    pub short: TokenRange,
    /// The long form.
    pub long: TokenRange,
}

/// The definitions that `text` gives of its acronyms, in reading order.
pub fn define(
    text: &Text,
    acronyms: &[Acronym],
    _names: &[Name],
    _known: &[Known],
) -> Vec<Definition> {
    let mut found = Vec::new();
    for acronym in acronyms {
        let Some(open) = acronym.tokens.start.before() else { continue };
        let bracketed = text.str_at(open) == "("
            && text
                .get(acronym.tokens.end)
                .is_some_and(|t| matches!(text.slice(t.span), ")" | "," | ";"));
        if !bracketed {
            continue;
        }
        let block = text.block_of(open).tokens;
        let short = text.str_of(acronym.tokens);
        if let Some(start) = long_form(text, short, block.start, open) {
            let long = TokenRange { start, end: open };
            found.push(Definition { short: acronym.tokens, long });
        }
    }
    found
}

/// Where the long form that ends before `end` begins.
fn long_form(text: &Text, short: &str, from: TokenId, end: TokenId) -> Option<TokenId> {
    let letters: Vec<char> = short
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let window = (letters.len() + 5).min(letters.len() * 2) * 2;
    let mut left = letters.len();
    let mut at = end;
    for _ in 0..window {
        at = at.before().filter(|at| *at >= from)?;
        if !text[at].is_word() {
            continue;
        }
        let word: Vec<char> =
            text.str_at(at).chars().flat_map(char::to_lowercase).collect();
        for (place, c) in word.iter().enumerate().rev() {
            if left == 0 {
                break;
            }
            if *c == letters[left - 1] && (left > 1 || place == 0) {
                left -= 1;
            }
        }
        if left == 0 {
            return Some(at);
        }
    }
    None
}
