//! Definitions in brackets: `Bank of Ghana (BoG)`, `CENTCOM (US Central Command)`.
//!
//! | in the text | short form | long form |
//! |---|---|---|
//! | the Bank of Ghana (BoG) | BoG | Bank of Ghana |
//! | Bank of Ghana (“BoG”, the regulator) | BoG | Bank of Ghana |
//! | Nationalist Party (KMT) | KMT | Nationalist Party, see [`super::named`] |
//! | BoG (Bank of Ghana) | BoG | Bank of Ghana |
//! | SARS virus (severe acute …) | SARS | severe acute … |
//! | glutathione (GSH) | GSH | glutathione, see [`super::symbol`] |
//! | Joe Biden (US) | none: the letters do not spell it, and it is no body |

use super::align::{self, allowance};
use super::reach::{first_half, is_longer, listed, long_before, words};
use super::short::{self, Letters};
use super::{Definition, Scene, named, symbol};
use crate::text::{Shape, Text, TokenId, TokenRange, WordSet};

/// Longest bracket that is read, in tokens.
const LONGEST: u32 = 40;

/// A spelling that costs more has letters in the middle of words.
pub(super) const MIDDLE: u32 = 2;

/// Words that may stand between the bracket and the form it introduces.
static LEADS: WordSet<18> = WordSet::new([
    "the", "or", "a", "an", "aka", "also", "known", "as", "called", "abbreviated",
    "hereafter", "hereinafter", "ie", "formerly", "acronym", "abbreviation", "termed",
    "named",
]);

/// Finds all definitions in brackets.
pub(super) fn definitions(scene: Scene, found: &mut Vec<Definition>) {
    let text = scene.text;
    for block in text.blocks() {
        for open in block.tokens.iter() {
            if text[open].shape != Shape::Punct
                || !matches!(text.str_at(open), "(" | "[")
                || text.get(open.plus(1)).is_none()
            {
                continue;
            }
            let Some(close) = closing(text, open, block.tokens.end) else { continue };
            let inside = TokenRange { start: open.plus(1), end: close };
            if let Some(definition) = definition(scene, block.tokens, open, inside) {
                found.push(definition);
            }
        }
    }
}

/// The bracket that closes the one at `open`.
fn closing(text: &Text, open: TokenId, limit: TokenId) -> Option<TokenId> {
    let mut depth = 0u32;
    let mut at = open;
    let limit = limit.min(open.plus(LONGEST));
    while at < limit {
        match text.str_at(at) {
            "(" | "[" => depth += 1,
            ")" | "]" => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
        at = at.plus(1);
    }
    None
}

fn definition(
    scene: Scene,
    block: TokenRange,
    open: TokenId,
    inside: TokenRange,
) -> Option<Definition> {
    let text = scene.text;
    let inside = without_lead(text, inside);
    if let Some(short) = named::of_another_language(scene, inside) {
        let window = window(text, block, open, short);
        let long = long_before(text, short, window).map(|(long, _)| long);
        let long = long.or_else(|| named::whole(scene, short, window))?;
        return Some(Definition { short, long });
    }
    let item = first_item(text, inside);
    if item.is_empty() || is_quoted(text, item) {
        return None;
    }
    if let item = first_of_two(text, item)
        && short::may_be(text, item)
    {
        let window = window(text, block, open, item);
        let spelled = long_before(text, item, window);
        let long = match spelled {
            // "ligand(CD40L)" may lack a space, "GABA(A)" has none to lack.
            // "(OR = 1.8)" gives a value, and a definition only if it fits.
            Some((_, cost))
                if is_valued(text, item) && (cost > 1 || is_letter(text, item)) =>
            {
                None
            }
            // "Ca2+ concentration ([Ca2+]i)": the letter behind tells another thing.
            Some(_) if window.end < open && !closes_both(text, inside.end) => None,
            Some((long, _))
                if text[open].glued()
                    && window.end == open
                    && (words(text, long) < 2 || capitals(text, item) < 3) =>
            {
                None
            }
            // Letters in the middle of words are found by chance in a part of the name
            // ("Ecuadorian Institute of Social Security (IESS)"): then the whole name
            // is the long form.
            Some((long, cost)) if cost > MIDDLE && is_name(text, item) => Some(
                named::before(scene, item, window)
                    .filter(|name| {
                        // "The Electoral Tribunal (TSE)": its T is another word's.
                        name.start < long.start
                            || text.str_at(long.start).eq_ignore_ascii_case("the")
                    })
                    .unwrap_or(long),
            ),
            Some((long, _)) => Some(long),
            None => listed(text, item, window)
                .or_else(|| first_half(text, item, window))
                .or_else(|| symbol::before(text, item, window))
                .or_else(|| named::before(scene, item, window)),
        };
        if let Some(long) = long {
            return Some(Definition { short: item, long });
        }
    }
    if let Some(definition) = last_inside(text, inside) {
        return Some(definition);
    }
    let word = whole_word(text, block, open)?;
    short_before(text, word, item).or_else(|| kind_before(text, block, word, item))
}

/// Whether a bracket closes at `close` and another one right behind it.
fn closes_both(text: &Text, close: TokenId) -> bool {
    text.get(close.plus(1)).is_some_and(|t| text.slice(t.span) == ")")
}

/// The first of two short forms: "polymerase chain reaction (PCR or RT-PCR)".
fn first_of_two(text: &Text, item: TokenRange) -> TokenRange {
    let parts = |id: &TokenId| matches!(text.str_at(*id), "or" | "and");
    match item.iter().skip(1).find(parts) {
        Some(end) if item.len() > 2 => TokenRange { start: item.start, end },
        _ => item,
    }
}

/// Whether the bracket gives a stock code, `(ASX: MLK)`: an exchange, a colon, a code.
fn is_quoted(text: &Text, item: TokenRange) -> bool {
    text.get(item.end).is_some_and(|mark| text.slice(mark.span) == ":")
        && text.get(item.end.plus(1)).is_some_and(|code| {
            matches!(code.shape, Shape::Upper | Shape::Alnum | Shape::Digits)
        })
}

fn without_lead(text: &Text, mut inside: TokenRange) -> TokenRange {
    while !inside.is_empty()
        && (text[inside.start].shape == Shape::Lower
            && LEADS.has(text.hash_at(inside.start))
            || matches!(text.str_at(inside.start), "\"" | "“" | "‘" | "'" | ","))
    {
        inside.start = inside.start.plus(1);
    }
    inside
}

/// What stands in the bracket up to the first mark that parts items.
fn first_item(text: &Text, inside: TokenRange) -> TokenRange {
    let mut end = inside.start;
    let mut depth = 0u32;
    while end < inside.end {
        match text.str_at(end) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            ";" | "\"" | "”" | "=" | ":" => break,
            "," if depth == 0 && !text.get(end.plus(1)).is_some_and(|t| t.glued()) => {
                break;
            }
            _ => {}
        }
        end = end.plus(1);
    }
    TokenRange { start: inside.start, end }
}

/// The words before the bracket in which the long form may lie.
fn window(
    text: &Text,
    block: TokenRange,
    open: TokenId,
    short: TokenRange,
) -> TokenRange {
    let letters = text.str_of(short).chars().count() as u32;
    let width = 3 * (2 * letters + 5).min(24);
    let sentence = text.sentences()[text.sentence_of(open)].tokens.start;
    let from = TokenId(open.0.saturating_sub(width)).max(sentence).max(block.start);
    // "([CK])": the outer bracket is no part of the long form.
    let outer = open.before().filter(|b| *b > from && text.str_at(*b) == "(");
    TokenRange { start: from, end: outer.unwrap_or(open) }
}

/// Whether a value follows the short form.
fn is_valued(text: &Text, short: TokenRange) -> bool {
    text.get(short.end).is_some_and(|t| text.slice(t.span) == "=")
}

fn is_letter(text: &Text, short: TokenRange) -> bool {
    text.str_of(short).chars().count() == 1
}

/// Whether a short form is written as those of bodies are: `IESS`, `Suntracs`.
fn is_name(text: &Text, short: TokenRange) -> bool {
    short.len() == 1 && matches!(text[short.start].shape, Shape::Capital | Shape::Upper)
}

/// `(blood-brain barrier, BBB)`: both in one bracket.
fn last_inside(text: &Text, inside: TokenRange) -> Option<Definition> {
    let mut start = inside.last()?;
    while text[start].glued()
        && text[start].is_word()
        && start > inside.start
        && let Some(before) = start.before()
    {
        start = before;
    }
    let mark = start.before().filter(|mark| *mark > inside.start)?;
    let short = TokenRange { start, end: inside.end };
    if !matches!(text.str_at(mark), "," | ";") || !short::may_be(text, short) {
        return None;
    }
    let window = TokenRange { start: inside.start, end: mark };
    let (long, _) = long_before(text, short, window)?;
    (Letters::of(text, short)?.as_slice().len() > 1).then_some(Definition { short, long })
}

fn capitals(text: &Text, tokens: TokenRange) -> usize {
    let capital = |c: &char| c.is_uppercase() || c.is_ascii_digit();
    text.str_of(tokens).chars().filter(capital).count()
}

/// `word` with the long form in the bracket behind it.
fn short_before(text: &Text, word: TokenRange, item: TokenRange) -> Option<Definition> {
    if !text[word.start].is_word() || !short::may_be(text, word) {
        return None;
    }
    let most = match capitals(text, word) {
        2.. => u32::MAX,
        // "rh (recombinant human)", each letter a word.
        _ if text[word.start].shape == Shape::Lower && word.len() == 1 => 0,
        _ => return None,
    };
    let long = long_inside(text, word, item, most)?;
    Some(Definition { short: word, long })
}

/// The short form before a word that says what kind of thing it is: "SARS virus
/// (severe acute …)".
fn kind_before(
    text: &Text,
    block: TokenRange,
    kind: TokenRange,
    item: TokenRange,
) -> Option<Definition> {
    let plain =
        |word: TokenRange, shape| word.len() == 1 && text[word.start].shape == shape;
    if !plain(kind, Shape::Lower) {
        return None;
    }
    let short = whole_word(text, block, kind.start)?;
    if !plain(short, Shape::Upper) || text[short.start].span.len() < 3 {
        return None;
    }
    let long = long_inside(text, short, item, MIDDLE)?;
    Some(Definition { short, long })
}

/// The word that ends before `end`, with all that is glued to it.
fn whole_word(text: &Text, block: TokenRange, end: TokenId) -> Option<TokenRange> {
    let mut start = end.before().filter(|b| block.has(*b))?;
    while text[start].glued()
        && let Some(before) = start.before().filter(|b| block.has(*b))
    {
        start = before;
    }
    Some(TokenRange { start, end })
}

/// The long form in a bracket that begins with it; its spelling costs `most` at most.
fn long_inside(
    text: &Text,
    short: TokenRange,
    inside: TokenRange,
    most: u32,
) -> Option<TokenRange> {
    let letters = Letters::of(text, short)?;
    let count = letters.as_slice().len();
    if count < 2 {
        return None;
    }
    let spelling = align::ending(text, &letters, inside)?;
    let fits = spelling.start == inside.start
        && spelling.cost <= allowance(count).min(most)
        && is_longer(text, inside, short);
    fits.then_some(inside)
}
