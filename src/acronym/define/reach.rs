//! How far the long form before a bracket reaches.
//!
//! In order: the letters as they stand ([`align`]); the letters in another order, where
//! that is much the cheaper way; a list whose items give a letter each; the first half
//! of a short form of two. The letters change places by conventions, each with its own
//! condition, because any order at all would spell any name:
//!
//! | short form | order | long form |
//! |---|---|---|
//! | `TAS-20` | the number first | 20-item Toronto Alexithymia Scale |
//! | `Rw`, a capital and a small letter | the small one first | wall resistance |
//! | `INa`, before "current" | `I` last | Na+ current |
//! | `cAMP` | first two exchanged | adenosine 3',5'-cyclic monophosphate |
//! | `L1CAM`, letters of both sizes | any turn | cell adhesion molecule L1 |

use super::align::{self, Spelling, allowance};
use super::bracket::MIDDLE;
use super::short::{self, Letters};
use crate::text::{Shape, Text, TokenId, TokenRange, WordSet};

/// A spelling that costs no more has one letter in the middle of a word.
const INSIDE: u32 = 4;

/// The long form that ends with `window`, and what it costs.
pub(super) fn long_before(
    text: &Text,
    short: TokenRange,
    window: TokenRange,
) -> Option<(TokenRange, u32)> {
    let letters = Letters::of(text, short)?;
    let allowed = allowance(letters.as_slice().len());
    let plain = align::ending(text, &letters, window).filter(|s| s.cost <= allowed);
    let spelling = in_another_order(text, short, letters, plain, window).or(plain)?;
    let mut long = TokenRange { start: spelling.start, end: window.end };
    long.start = with_locants(text, long, window.start);
    (is_longer(text, long, short) && unclosed(text, long) == 0)
        .then_some((long, spelling.cost))
}

/// The spelling by the letters in another order, where it is so cheap that it is the
/// more likely one.
fn in_another_order(
    text: &Text,
    short: TokenRange,
    letters: Letters,
    plain: Option<Spelling>,
    window: TokenRange,
) -> Option<Spelling> {
    let cost = plain.map_or(u32::MAX, |spelling| spelling.cost);
    if cost <= MIDDLE {
        return None;
    }
    let ending = |letters: Letters, most: u32| {
        align::ending(text, &letters, window)
            .filter(|spelling| spelling.cost <= most && spelling.cost < cost)
    };
    if short::is_current(text, short)
        && window.last().is_some_and(|last| CURRENT.has(text.hash_at(last)))
    {
        return ending(letters.current(), INSIDE);
    }
    if short::is_quantity(text, short) {
        return letters.turned().find_map(|turned| ending(turned, 0));
    }
    if let Some(numbered) = letters.number_first()
        && let Some(spelling) = ending(numbered, MIDDLE)
    {
        return Some(spelling);
    }
    if short::has_small_prefix(text, short) {
        let most = allowance(letters.as_slice().len()) / 2;
        return ending(letters.exchanged(), most);
    }
    let turns = plain.is_none() && short::is_mixed(text, short);
    let turned = turns.then(|| letters.turned());
    turned.into_iter().flatten().find_map(|turned| ending(turned, 1))
}

/// The list before the bracket each of whose items gives one letter, in order: "science,
/// technology, engineering, and mathematics (STEM)". Commas are borders to any other name.
pub(super) fn listed(
    text: &Text,
    short: TokenRange,
    window: TokenRange,
) -> Option<TokenRange> {
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
/// share, or before a letter that says which: "Union Development Agency (UDA-NEPAD)",
/// "Adult Intelligence Scale (AIS-R)".
pub(super) fn first_half(
    text: &Text,
    short: TokenRange,
    window: TokenRange,
) -> Option<TokenRange> {
    let (first, hyphen) = (TokenRange::one(short.start), short.start.plus(1));
    let whole = short.len() == 3 && text.str_at(hyphen) == "-";
    let upper = |id| text[id].shape == Shape::Upper && text[id].span.len() > 2;
    if !whole || !upper(short.start) {
        return None;
    }
    let second = hyphen.plus(1);
    if !upper(second) && text[second].shape != Shape::Initial {
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
    // "17 beta-oestradiol", where the number has a space behind it.
    let greek = |id: TokenId| GREEK.has(text.hash_at(id));
    while (text[at].glued() || greek(at) && is_number(text, at.before()))
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

/// What physiology writes `I` for, "intensity".
static CURRENT: WordSet<2> = WordSet::new(["current", "currents"]);

/// The Greek letters that say where a molecule has its parts.
static GREEK: WordSet<3> = WordSet::new(["alpha", "beta", "gamma"]);

fn is_number(text: &Text, id: Option<TokenId>) -> bool {
    id.is_some_and(|id| text[id].shape == Shape::Digits)
}

/// Words that a sign behind the short form stands for: "test positive (test+)".
static SIGNS: WordSet<2> = WordSet::new(["positive", "negative"]);

/// How many brackets close in `tokens` that do not open there.
fn unclosed(text: &Text, tokens: TokenRange) -> i32 {
    tokens.iter().fold(0, |depth, id| match text.str_at(id) {
        ")" | "]" => depth + 1,
        "(" | "[" => depth - 1,
        _ => depth,
    })
}

/// Whether a long form says more than the short form, and is not itself one.
pub(super) fn is_longer(text: &Text, long: TokenRange, short: TokenRange) -> bool {
    let written = text.str_of(long);
    let small = written.chars().filter(|c| c.is_lowercase()).count();
    // "GM1 ganglioside (GM1)", "Act, 2016 (Act 921)" and "B7 molecules (B7+)" tell
    // nothing; "T cell leukaemia (T-ALL)" does.
    let repeats = text[long.start].word == text[short.start].word
        && short
            .iter()
            .skip(1)
            .all(|id| matches!(text[id].shape, Shape::Digits | Shape::Punct))
        && !long.last().is_some_and(|last| SIGNS.has(text.hash_at(last)));
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

pub(super) fn words(text: &Text, range: TokenRange) -> usize {
    range.iter().filter(|id| text[*id].is_word()).count()
}
