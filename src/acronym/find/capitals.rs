//! Words in capitals that are no short forms: emphasis, datelines, bylines, the first
//! words of an article, headlines inside the text.
//!
//! The evidence is what the word is otherwise. A word of English, a name, or a word
//! that this article also writes with small letters is itself in capitals; what is
//! none of these is a short form. Two facts overrule that: the pack knows it as a short
//! form (`WHO`, `AIDS`), or the article introduces it in brackets (`SMUG`), see
//! [`super::find`].

use super::{Scene, Verdict};
use crate::lexicon::Bits;
use crate::text::{Sentence, Shape, TokenId, TokenRange, WordSet};

const WORD: Bits = Bits::LOWER.or(Bits::FUNCTION);
const NAME: Bits = Bits::GIVEN
    .or(Bits::FAMILY)
    .or(Bits::COUNTRY)
    .or(Bits::NATIONALITY)
    .or(Bits::PLACE)
    .or(Bits::PLACE_OPENER)
    .or(Bits::CALENDAR);

/// A word that in capitals, outside a phrase in capitals, is always the short form.
static CAPITAL: WordSet<1> = WordSet::new(["us"]);

/// Words of at most so many bytes are read as short forms unless they are words.
const SHORT: u32 = 3;
/// Longer capitals that stand once, unknown, are a name in capitals.
const LONG: u32 = 7;
/// So near its block's start a word may be in capitals for being there.
const OPENING: u32 = 7;
/// So far from its place a dateline still goes on.
const DATELINE: u32 = 14;

/// What stands in capitals at `at`.
pub(super) fn judge(scene: Scene, sentence: Sentence, at: TokenId) -> Verdict {
    let text = scene.text;
    let token = text[at];
    let known = scene.is_known_short(TokenRange::one(at));
    if in_shouted_run(scene, sentence, at) {
        return Verdict::Doubtful;
    }
    let usage = text.usage(at);
    let plural = token.shape == Shape::Mixed;
    if plural {
        return Verdict::Sure;
    }
    if known {
        return Verdict::Sure;
    }
    let bits = scene.bits(at);
    let word = (bits.any(WORD) || usage.lower > 0) && !CAPITAL.has(text.hash_at(at));
    let name = bits.any(NAME) || usage.capital > 0;
    if word && !numbered(scene, at) && !is_made_noun(scene, at) {
        return Verdict::Doubtful;
    }
    if token.span.len() > SHORT {
        if name && !numbered(scene, at) || in_dateline(scene, at) {
            return Verdict::Doubtful;
        }
        if opens_block(scene, at) && token.span.len() >= LONG && usage.upper < 2 {
            return Verdict::Doubtful;
        }
    }
    Verdict::Sure
}

/// "the WHO": behind an article no pronoun and no conjunction is one.
fn is_made_noun(scene: Scene, at: TokenId) -> bool {
    scene.bits(at).any(Bits::FUNCTION)
        && at
            .before()
            .is_some_and(|before| matches!(scene.text.str_at(before), "the" | "The"))
}

/// Whether `at` is near the start of its block, with nothing in lower case before it.
fn opens_block(scene: Scene, at: TokenId) -> bool {
    let start = scene.text.block_of(at).tokens.start;
    at.0 - start.0 < OPENING
        && TokenRange { start, end: at }
            .iter()
            .all(|id| scene.text[id].shape != Shape::Lower)
}

/// `COP 27`: with a number behind it a word is a name.
fn numbered(scene: Scene, at: TokenId) -> bool {
    scene.text.get(at.plus(1)).is_some_and(|t| t.shape == Shape::Digits && !t.glued())
}

/// Whether the words in capitals around `at`, nothing but spaces between them, are a
/// phrase in capitals: at least half of them words or names.
fn in_shouted_run(scene: Scene, sentence: Sentence, at: TokenId) -> bool {
    let text = scene.text;
    let capitals =
        |id: TokenId| matches!(text[id].shape, Shape::Upper) || text.str_at(id) == "A";
    let mut start = at;
    while let Some(before) = start.before()
        && before >= sentence.tokens.start
        && capitals(before)
        && !text[start].glued()
    {
        start = before;
    }
    let mut end = at.plus(1);
    while end < sentence.tokens.end && capitals(end) && !text[end].glued() {
        end = end.plus(1);
    }
    let run = TokenRange { start, end };
    if run.len() < 2 {
        return false;
    }
    let plain = run.iter().filter(|id| is_plain(scene, *id)).count();
    // A byline or a heading that is nothing else: "SIYABONGA SITHOLE".
    let whole = run == sentence.tokens && run.iter().all(|id| text[id].span.len() > 4);
    plain * 2 >= run.len() && plain > 0 || whole
}

/// Whether the capitals at `id` are a word or a name.
fn is_plain(scene: Scene, id: TokenId) -> bool {
    let usage = scene.text.usage(id);
    let bits = scene.bits(id);
    let long = scene.text[id].span.len() > SHORT;
    let small = Bits::FUNCTION.or(Bits::PARTICLE).or(Bits::SMALL);
    let word = bits.any(WORD) && long || bits.any(small);
    let name = long && (bits.any(NAME) || usage.capital > 0);
    (word || name || long && usage.lower > 0)
        && (bits.any(WORD) || !scene.is_known_short(TokenRange::one(id)))
}

/// Whether `at` belongs to a dateline: `MARSABIT, KENYA, Jun 3 (IPS) -`.
fn in_dateline(scene: Scene, at: TokenId) -> bool {
    let text = scene.text;
    let block = text.block_of(at).tokens;
    if at.0 - block.start.0 >= OPENING {
        return false;
    }
    let before = TokenRange { start: block.start, end: at };
    let opens = before.iter().all(|id| {
        matches!(text[id].shape, Shape::Upper | Shape::Punct | Shape::Capital)
            || matches!(text.str_at(id), "and")
    });
    if !opens {
        return false;
    }
    let mut id = at.plus(1);
    let limit = block.end.min(at.plus(DATELINE));
    // The words up to the dash or colon are names, dates and agencies.
    while id < limit {
        match text.str_at(id) {
            "-" if text[id].glued()
                && text.get(id.plus(1)).is_some_and(|t| t.glued()) => {}
            "-" | "–" | "—" | ":" => return true,
            "and" => {}
            _ if text[id].shape == Shape::Lower => return false,
            _ => {}
        }
        id = id.plus(1);
    }
    false
}
