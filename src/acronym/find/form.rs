//! What a short form can look like, whatever stands around it.
//!
//! | form | examples | not |
//! |---|---|---|
//! | capitals | UN, NATO, NGOs | I, Nato |
//! | compound | R&D, J&KCA, PML-N, SARS-CoV-2 | EU-wide (EU), US-Iran (US) |
//! | dotted | U.N., D.C., Ph.D. | a.m., St. |
//! | number | MQ-9s, F-16C, COVID-19, G20, 5G, PM2.5 | Boeing-747, 2022, 9th |
//! | spoken | Covid-19 | Nato, see [`super::word`] |
//! | mixed | PhD, BoG, mRNA, AfCFTA | McCain, iPhone, LinkedIn |

use super::word;
use crate::text::{Shape, Text, TokenId, TokenRange};

/// The make-up of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One word of capitals, with or without plural s.
    Capitals,
    /// Capitals joined by `&` or a hyphen.
    Compound,
    /// Letters with stops.
    Dotted,
    /// Letters with digits.
    Number,
    /// A short form that is written like a word.
    Spoken,
    /// Capitals among small letters.
    Mixed,
}

/// Longest run of capitals, in bytes, that is still read as one short form.
pub(super) const LONGEST: u32 = 14;

/// The candidate that begins at `at` and ends before `limit`.
pub(super) fn read(
    text: &Text,
    at: TokenId,
    limit: TokenId,
) -> Option<(TokenRange, Form)> {
    let token = text[at];
    let (end, form) = match token.shape {
        Shape::Lower | Shape::Digits | Shape::Punct => return None,
        Shape::Capital if word::is_spoken(text, at) => {
            let number = across(text, at.plus(1), limit, &HYPHENS);
            let end = number.and_then(|number| designator(text, number, limit));
            (end.unwrap_or(at.plus(1)), Form::Spoken)
        }
        Shape::Capital => (degree(text, at, limit)?, Form::Dotted),
        Shape::Initial => initial(text, at, limit)?,
        Shape::Upper if token.span.len() > LONGEST => return None,
        Shape::Upper => joined(text, at, limit, Form::Capitals),
        Shape::Mixed => {
            let form = mixed(text.str_at(at))?;
            joined(text, at, limit, form)
        }
        Shape::Alnum => (alnum(text, at, limit)?, Form::Number),
    };
    Some((TokenRange { start: at, end }, form))
}

/// Whether the mark at `id` is glued on both sides: the word after it, if so.
fn across(text: &Text, id: TokenId, limit: TokenId, marks: &[&str]) -> Option<TokenId> {
    let word = id.plus(1);
    (word < limit
        && text[id].glued()
        && text[word].glued()
        && marks.contains(&text.str_at(id)))
    .then_some(word)
}

const HYPHENS: [&str; 3] = ["-", "\u{2010}", "\u{2011}"];

fn initial(text: &Text, at: TokenId, limit: TokenId) -> Option<(TokenId, Form)> {
    let next = at.plus(1);
    if let Some(end) = dotted(text, next, limit) {
        return Some((end, Form::Dotted));
    }
    if let Some(word) = across(text, next, limit, &["&"])
        && matches!(text[word].shape, Shape::Initial | Shape::Upper)
    {
        return Some(joined(text, word, limit, Form::Compound));
    }
    let number = across(text, next, limit, &HYPHENS)?;
    let end = designator(text, number, limit)?;
    Some((end, Form::Number))
}

/// Where dotted letters end of which the first ends at `next`; the last stop belongs
/// to them.
fn dotted(text: &Text, next: TokenId, limit: TokenId) -> Option<TokenId> {
    let mut end = next;
    while let Some(letter) = across(text, end, limit, &["."])
        && text[letter].shape == Shape::Initial
    {
        end = letter.plus(1);
    }
    if end == next {
        return None;
    }
    let stop = end < limit && text[end].glued() && text.str_at(end) == ".";
    Some(if stop { end.plus(1) } else { end })
}

/// `Ph.D.` and the like: the only dotted forms with a small letter.
fn degree(text: &Text, at: TokenId, limit: TokenId) -> Option<TokenId> {
    let opens = text[at].span.len() == 2 && matches!(text.str_at(at), "Ph" | "Ed" | "Sc");
    if !opens { None } else { dotted(text, at.plus(1), limit) }
}

/// Where a short form ends whose first word is at `at`, with all that is joined to it.
fn joined(text: &Text, at: TokenId, limit: TokenId, form: Form) -> (TokenId, Form) {
    let (mut end, mut form) = (at.plus(1), form);
    loop {
        if let Some(word) = across(text, end, limit, &["&"])
            && matches!(text[word].shape, Shape::Upper | Shape::Initial)
        {
            (end, form) = (word.plus(1), Form::Compound);
        } else if let Some(word) = across(text, end, limit, &HYPHENS) {
            if let Some(number) = designator(text, word, limit) {
                return (number, Form::Number);
            }
            let joins = match text[word].shape {
                Shape::Upper => text[word].span.len() > 2 && text[at].span.len() > 2,
                Shape::Initial => !goes_on(text, word.plus(1)),
                Shape::Mixed => mixed(text.str_at(word)) == Some(Form::Mixed),
                _ => false,
            };
            if !joins {
                return (end, form);
            }
            (end, form) = (word.plus(1), Form::Compound);
        } else {
            return (end, form);
        }
    }
}

fn goes_on(text: &Text, id: TokenId) -> bool {
    text.get(id).is_some_and(|t| t.glued()) && matches!(text.str_at(id), "'" | "’" | "-")
}

/// Where the digits of a designator end that begin at `at` after a hyphen.
fn designator(text: &Text, at: TokenId, limit: TokenId) -> Option<TokenId> {
    let word = text.str_at(at);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &word[digits..];
    let fits = (1..=4).contains(&digits)
        && tail.len() <= 2
        && tail.bytes().all(|b| b.is_ascii_alphabetic())
        && !matches!(tail, "th" | "st" | "nd" | "rd");
    // "0-2-1", "A-12-345": parts of a longer number.
    let longer = across(text, at.plus(1), limit, &HYPHENS)
        .is_some_and(|next| text[next].shape == Shape::Digits);
    (fits && !longer).then(|| at.plus(1))
}

/// Where a word of letters and digits ends, if it is a designator.
fn alnum(text: &Text, at: TokenId, limit: TokenId) -> Option<TokenId> {
    let word = text.str_at(at);
    let stem = word.strip_suffix('s').unwrap_or(word);
    let plain = stem.len() <= 8
        && stem.bytes().any(|b| b.is_ascii_uppercase())
        && stem.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    if !plain {
        return None;
    }
    let letters = stem.bytes().take_while(u8::is_ascii_uppercase).count();
    if letters == 0 {
        let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
        return (digits <= 2 && stem.len() - digits <= 3).then(|| at.plus(1));
    }
    // "PM2.5", "H1.1": a decimal is part of it; an amount is told apart later.
    if let Some(digits) = across(text, at.plus(1), limit, &["."])
        && text[digits].shape == Shape::Digits
        && letters >= 2
        && stem.len() == letters + 1
        && text[digits].span.len() == 1
        && !text.get(digits.plus(1)).is_some_and(|t| t.glued() && t.is_word())
    {
        return Some(digits.plus(1));
    }
    Some(at.plus(1))
}

/// What a word of small and capital letters is. In short forms the capitals carry the
/// word; in names (`McCain`) and trade names (`LinkedIn`) the small letters do.
fn mixed(word: &str) -> Option<Form> {
    let (mut capitals, mut small, mut run, mut longest) = (0, 0, 0, 0);
    for c in word.chars() {
        if c.is_uppercase() {
            capitals += 1;
            run = 0;
        } else {
            small += 1;
            run += 1;
            longest = longest.max(run);
        }
    }
    let balanced = small < capitals && longest <= 2 || small == capitals && longest == 1;
    if capitals >= 2 && small == 1 && word.ends_with('s') {
        Some(Form::Capitals)
    } else if capitals >= 2 && balanced && word.len() <= 9 {
        Some(Form::Mixed)
    } else {
        None
    }
}
