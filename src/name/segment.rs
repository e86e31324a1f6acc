//! Where names can be: stretches of capitalised words and what may stand between them.
//!
//! Lower-case text is never looked at twice. A stretch is opened by a token with a
//! capital, takes in what can join two parts of a name (of, and, de; a hyphen, an
//! apostrophe or a dot without white space; a number) as long as a capital follows, and
//! what can belong to a name before its first capital (al-, van der, a number) or after
//! its last (Jong-un, Covid-19). Whether any of it is a name is for the model to say.
//!
//! A *run* is a part of a stretch that no small word divides: `Bank of New York` is one
//! stretch with the runs `Bank` and `New York`.

use super::evidence::Facts;
use crate::lexicon::Bits;
use crate::text::{Shape, Text, TokenId, TokenRange};

/// A token that may be part of a name.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Which token.
    pub token: TokenId,
    /// The run it is part of; for a small word between two runs, itself.
    pub run: TokenRange,
}

/// Most tokens that may stand between two capitals of one stretch.
const MOST_BETWEEN: usize = 3;

/// Longer stretches are cut: no name is this long, and a page may be one long list.
const LONGEST: usize = 40;

/// Appends the spots of `text` to `spots` and the end of each stretch in them to `ends`.
pub fn find(text: &Text, facts: &[Facts], spots: &mut Vec<Spot>, ends: &mut Vec<u32>) {
    for block in text.blocks() {
        let mut at = block.tokens.start;
        let mut free = block.tokens.start;
        while at < block.tokens.end {
            if !opens(text, at) {
                at = at.plus(1);
                continue;
            }
            let start = before(text, facts, free, at);
            let end = after(text, facts, block.tokens.end, at);
            let tokens = TokenRange { start, end };
            push_runs(text, facts, tokens, spots);
            ends.push(spots.len() as u32);
            at = end;
            free = end;
        }
    }
}

/// Whether the token has a capital letter.
pub fn opens(text: &Text, at: TokenId) -> bool {
    let token = &text[at];
    token.has_capital()
        || (token.shape == Shape::Alnum
            && text.str_at(at).bytes().any(|b| b.is_ascii_uppercase()))
}

/// Marks that join two parts of a word when nothing stands around them.
pub fn joins(mark: &str) -> bool {
    matches!(mark, "-" | "'" | "’" | "." | "&" | "/" | "‑" | "–" | "ʼ" | "‘" | "`")
}

fn bits(text: &Text, facts: &[Facts], at: TokenId) -> Bits {
    facts[text[at].word.0 as usize].bits
}

/// Where a stretch begins whose first capital is at `at`, not before `free`.
fn before(text: &Text, facts: &[Facts], free: TokenId, at: TokenId) -> TokenId {
    let mut start = at;
    for _ in 0..4 {
        let Some(one) = start.before().filter(|b| *b >= free) else { break };
        let shape = text[one].shape;
        if shape == Shape::Punct {
            // al-Assad, pro-Russian, d'Ivoire: the word before the mark comes along.
            let Some(two) = one.before().filter(|b| *b >= free) else { break };
            let glued = text[start].glued() && text[one].glued();
            if glued && joins(text.str_at(one)) && text[two].is_word() {
                start = two;
                continue;
            }
            break;
        }
        let takes = match shape {
            Shape::Lower => bits(text, facts, one).any(Bits::PARTICLE),
            Shape::Digits | Shape::Alnum => true,
            _ => false,
        };
        if !takes {
            break;
        }
        start = one;
    }
    start
}

/// Where the stretch ends that has a capital at `at`.
fn after(text: &Text, facts: &[Facts], limit: TokenId, at: TokenId) -> TokenId {
    let mut end = at.plus(1);
    let longest = at.plus(LONGEST as u32);
    'more: while end < limit && end < longest {
        let mut next = end;
        for _ in 0..=MOST_BETWEEN {
            if next >= limit {
                break;
            }
            if opens(text, next) {
                end = next.plus(1);
                continue 'more;
            }
            if !between(text, facts, limit, next) {
                break;
            }
            next = next.plus(1);
        }
        // Nothing more with a capital: what is glued on or a number may still belong.
        match tail(text, limit, end) {
            Some(more) => end = more,
            None => break,
        }
    }
    end
}

fn between(text: &Text, facts: &[Facts], limit: TokenId, at: TokenId) -> bool {
    let token = &text[at];
    match token.shape {
        Shape::Punct => {
            let mark = text.str_at(at);
            let next_glued = at.plus(1) < limit && text[at.plus(1)].glued();
            mark == "&" || (token.glued() && (mark == "." || (joins(mark) && next_glued)))
        }
        Shape::Lower => {
            let bits = bits(text, facts, at);
            bits.any(Bits::SMALL.or(Bits::PARTICLE)) || token.glued()
        }
        Shape::Digits | Shape::Alnum => true,
        _ => false,
    }
}

/// The end of what hangs on to a stretch that would end at `end`: `-19`, `-un`, ` 2020`.
fn tail(text: &Text, limit: TokenId, end: TokenId) -> Option<TokenId> {
    if end >= limit {
        return None;
    }
    let token = &text[end];
    if token.shape == Shape::Digits || (token.shape == Shape::Alnum && !token.glued()) {
        return Some(end.plus(1));
    }
    let next = end.plus(1);
    if token.shape == Shape::Punct
        && next < limit
        && token.glued()
        && text[next].glued()
        && text[next].is_word()
        && joins(text.str_at(end))
    {
        return Some(next.plus(1));
    }
    None
}

fn push_runs(text: &Text, facts: &[Facts], tokens: TokenRange, spots: &mut Vec<Spot>) {
    let divides = |at: TokenId| {
        text[at].shape == Shape::Lower
            && !text[at].glued()
            && !bits(text, facts, at).any(Bits::PARTICLE)
    };
    let mut start = tokens.start;
    while start < tokens.end {
        let mut end = start.plus(1);
        if !divides(start) {
            while end < tokens.end && !divides(end) {
                end = end.plus(1);
            }
        }
        let run = TokenRange { start, end };
        spots.extend(run.iter().map(|token| Spot { token, run }));
        start = end;
    }
}
