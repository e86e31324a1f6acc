//! Definitions in brackets: `Bank of Ghana (BoG)`, `CENTCOM (US Central Command)`.
//!
//! | in the text | short form | long form |
//! |---|---|---|
//! | the Bank of Ghana (BoG) | BoG | Bank of Ghana |
//! | Bank of Ghana (“BoG”, the regulator) | BoG | Bank of Ghana |
//! | Nationalist Party (KMT) | KMT | Nationalist Party, see [`super::named`] |
//! | BoG (Bank of Ghana) | BoG | Bank of Ghana |
//! | Joe Biden (US) | none: the letters do not spell it, and it is no body |

use super::align::{self, Spelling, allowance};
use super::short::{self, Letters};
use super::{Definition, Scene, named};
use crate::text::{Shape, Text, TokenId, TokenRange, WordSet};

/// Longest bracket that is read, in tokens.
const LONGEST: u32 = 40;

/// A spelling that costs more has letters in the middle of words.
const MIDDLE: u32 = 2;

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
    if short::may_be(text, item) {
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
            Some((long, _))
                if text[open].glued()
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
                .or_else(|| named::before(scene, item, window)),
        };
        if let Some(long) = long {
            return Some(Definition { short: item, long });
        }
    }
    if let Some(definition) = last_inside(text, inside) {
        return Some(definition);
    }
    let short = word_before(text, block, open)?;
    let long = long_inside(text, short, item)?;
    Some(Definition { short, long })
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

/// The long form that ends with `window`, and what it costs.
fn long_before(
    text: &Text,
    short: TokenRange,
    window: TokenRange,
) -> Option<(TokenRange, u32)> {
    let letters = Letters::of(text, short)?;
    let count = letters.as_slice().len();
    let fits = |spelling: &Spelling| spelling.cost <= allowance(count);
    let spelling = align::ending(text, &letters, window).filter(fits).or_else(|| {
        let turned = short::is_mixed(text, short).then(|| letters.turned());
        turned.into_iter().flatten().find_map(|letters| {
            let spelling = align::ending(text, &letters, window)?;
            (spelling.cost <= 1).then_some(spelling)
        })
    })?;
    let mut long = TokenRange { start: spelling.start, end: window.end };
    long.start = with_locants(text, long, window.start);
    is_longer(text, long, short).then_some((long, spelling.cost))
}

/// The list before the bracket each of whose items gives one letter, in order: "science,
/// technology, engineering, and mathematics (STEM)". Commas are borders to any other name.
fn listed(text: &Text, short: TokenRange, window: TokenRange) -> Option<TokenRange> {
    let letters = Letters::of(text, short)?;
    let mut rest = letters.as_slice();
    let (mut commas, mut closed) = (0, false);
    let mut at = window.end;
    while let Some((letter, front)) = rest.split_last() {
        at = at.before().filter(|before| window.has(*before))?;
        match text.str_at(at) {
            "," => commas += 1,
            "and" | "or" | "&" => closed = true,
            word if word.chars().next().map(short::plain) == Some(*letter) => {
                rest = front;
            }
            _ => return None,
        }
    }
    (commas > 0 && closed && letters.as_slice().len() > 2)
        .then_some(TokenRange { start: at, end: window.end })
}

/// The long form of the first half of a short form that two bodies joined by a hyphen
/// share: "Union Development Agency (UDA-NEPAD)".
fn first_half(text: &Text, short: TokenRange, window: TokenRange) -> Option<TokenRange> {
    let (first, hyphen) = (TokenRange::one(short.start), short.start.plus(1));
    let whole = short.len() == 3 && text.str_at(hyphen) == "-";
    let upper = |id| text[id].shape == Shape::Upper && text[id].span.len() > 2;
    if !whole || !upper(short.start) || !upper(hyphen.plus(1)) {
        return None;
    }
    let (long, cost) = long_before(text, first, window)?;
    (cost <= MIDDLE).then_some(long)
}

/// Where the word at `start` begins with the numbers that are glued before it
/// (`2,4-dinitrophenyl`).
fn with_locants(text: &Text, long: TokenRange, limit: TokenId) -> TokenId {
    let TokenRange { start, end } = long;
    let mut at = start;
    let mut digits = false;
    let mut depth = unclosed(text, TokenRange { start, end });
    while text[at].glued()
        && let Some(before) = at.before().filter(|b| *b >= limit)
    {
        digits |= text.str_at(before).starts_with(|c: char| c.is_ascii_digit());
        match text.str_at(before) {
            ")" | "]" => depth += 1,
            "(" | "[" => depth -= 1,
            "—" | "–" | "." | "“" | "\"" => return start,
            _ => {}
        }
        at = before;
    }
    let whole = !text[at].glued() || at == limit;
    if digits && depth == 0 && whole { at } else { start }
}

/// How many brackets close in `tokens` that do not open there.
fn unclosed(text: &Text, tokens: TokenRange) -> i32 {
    tokens.iter().fold(0, |depth, id| match text.str_at(id) {
        ")" | "]" => depth + 1,
        "(" | "[" => depth - 1,
        _ => depth,
    })
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

fn words(text: &Text, range: TokenRange) -> usize {
    range.iter().filter(|id| text[*id].is_word()).count()
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

/// Whether a long form says more than the short form, and is not itself one.
fn is_longer(text: &Text, long: TokenRange, short: TokenRange) -> bool {
    let written = text.str_of(long);
    let small = written.chars().filter(|c| c.is_lowercase()).count();
    // "GM1 ganglioside (GM1)" and "Act, 2016 (Act 921)" tell nothing; "T cell leukaemia
    // (T-ALL)" does.
    let repeats = text[long.start].word == text[short.start].word
        && short.iter().skip(1).all(|id| text[id].shape == Shape::Digits);
    // "the University (UNES)": the letters of one long word spell anything.
    let chance = long.len() == 1
        && text[long.start].shape == Shape::Capital
        && !text[long.start].starts_sentence()
        && text[short.start].shape == Shape::Upper
        && text[short.start].span.len() > 2;
    written.chars().count() > text.str_of(short).chars().count() + 1
        && (small >= 3 || words(text, long) >= 2)
        && !repeats
        && !chance
}

fn capitals(text: &Text, tokens: TokenRange) -> usize {
    let capital = |c: &char| c.is_uppercase() || c.is_ascii_digit();
    text.str_of(tokens).chars().filter(capital).count()
}

/// The word right before the bracket, if it can be a short form.
fn word_before(text: &Text, block: TokenRange, open: TokenId) -> Option<TokenRange> {
    let mut start = open.before().filter(|b| block.has(*b))?;
    while text[start].glued()
        && let Some(before) = start.before().filter(|b| block.has(*b))
    {
        start = before;
    }
    let word = TokenRange { start, end: open };
    (short::may_be(text, word) && capitals(text, word) >= 2 && text[start].is_word())
        .then_some(word)
}

/// The long form in a bracket that begins with it.
fn long_inside(text: &Text, short: TokenRange, inside: TokenRange) -> Option<TokenRange> {
    let letters = Letters::of(text, short)?;
    let count = letters.as_slice().len();
    if count < 2 {
        return None;
    }
    let spelling = align::ending(text, &letters, inside)?;
    let fits = spelling.start == inside.start
        && spelling.cost <= allowance(count)
        && is_longer(text, inside, short);
    fits.then_some(inside)
}
