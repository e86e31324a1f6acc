//! Initials of persons (`J.K. Rowling`, `VK Saxena`), which are no acronyms.
//!
//! What tells them from an acronym before a name (`U.S. Senate`, `MP Andrew Bragg`) is
//! the word after: a name that is no word of English, while the letters themselves
//! stand nowhere else in the article and are nobody's short form in the pack.

use super::Scene;
use crate::lexicon::Bits;
use crate::text::{Shape, TokenId, TokenRange, WordSet};

/// Dotted forms that no person's initials are read for: `U.S. Grant` is rarer in the
/// news than `U.S. Grantmakers`.
static DOTTED: WordSet<4> = WordSet::new(["us", "un", "uk", "eu"]);

/// A word that can be somebody's name and is no word of English.
const NAME: Bits = Bits::GIVEN.or(Bits::FAMILY);
const WORD: Bits = Bits::LOWER
    .or(Bits::COMMON)
    .or(Bits::FUNCTION)
    .or(Bits::NATIONALITY)
    .or(Bits::COUNTRY)
    .or(Bits::TITLE)
    .or(Bits::ROLE)
    .or(Bits::ORGANISATION)
    .or(Bits::CALENDAR);

/// Whether the dotted letters at `tokens` are initials of a person.
pub(super) fn dotted(scene: Scene, tokens: TokenRange) -> bool {
    let mut letters = crate::text::WordHash::EMPTY;
    for id in tokens.iter().filter(|id| scene.text[*id].is_word()) {
        letters = scene.text.str_at(id).chars().fold(letters, |h, c| h.push_char(c));
    }
    if DOTTED.has(letters) || scene.is_known_short(tokens) {
        return false;
    }
    surname_at(scene, tokens.end).is_some_and(|bits| !bits.any(WORD))
}

/// Whether the capitals at `tokens` are initials of a person.
pub(super) fn capitals(scene: Scene, tokens: TokenRange) -> bool {
    let text = scene.text;
    let first = tokens.start;
    if tokens.len() > 1 || text[first].shape != Shape::Upper || text[first].span.len() > 3
    {
        return false;
    }
    let Some(bits) = surname_at(scene, tokens.end) else { return false };
    if bits.any(WORD) {
        return false;
    }
    let introduced = first.before().is_some_and(|before| {
        text[before].is_word()
            && (scene.bits(before).any(Bits::TITLE.or(Bits::ROLE))
                || text.str_at(before) == "by")
    });
    let alone = text.usage(first).upper <= 1;
    if introduced {
        alone || !scene.is_known_short(tokens)
    } else {
        alone
            && !scene.is_known_short(tokens)
            && (bits.any(NAME) || text[first].span.len() == 2)
    }
}

/// What is known of the capitalised word at `id`, if it may be a surname.
fn surname_at(scene: Scene, id: TokenId) -> Option<Bits> {
    let token = scene.text.get(id)?;
    let capital = matches!(token.shape, Shape::Capital | Shape::Mixed) && !token.glued();
    (capital && !token.starts_sentence() && !token.starts_block()).then(|| scene.bits(id))
}
