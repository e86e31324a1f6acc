//! Short forms written like words: Nato, Unesco, Covid-19.
//!
//! By its make-up such a word is a name. It is read as a short form if the pack knows
//! it as one, and it is neither a word of English (`Who`, `Aid`) nor a name of persons
//! or places (`Mali`, `Sadc` is none): the house styles that write Nato keep to short
//! forms that are spoken as words, and those are long and rarely words.

use super::{Acronym, Scene};
use crate::knowledge::items;
use crate::lexicon::Bits;
use crate::text::{Casing, Shape, Text, TokenId, TokenRange, WordHash, WordSet};

const ORDINARY: Bits = Bits::LOWER
    .or(Bits::COMMON)
    .or(Bits::FUNCTION)
    .or(Bits::TITLE)
    .or(Bits::GIVEN)
    .or(Bits::FAMILY)
    .or(Bits::PLACE)
    .or(Bits::COUNTRY)
    .or(Bits::NATIONALITY)
    .or(Bits::CALENDAR);

/// Short forms that became words, in dictionaries too.
static SPOKEN: WordSet<2> = WordSet::new(["covid", "interpol"]);

/// The disease, if the virus is spoken of too.
const AIDS: (WordHash, WordHash) =
    (WordHash::of_lower("aids"), WordHash::of_lower("hiv"));

/// A short form that the pack has in capitals is met in small letters only if it is
/// known this well: little-known ones (`SIAS`, `INAS`) are met as surnames.
const WELL_KNOWN: f32 = 0.3;

/// Fewer letters are never written so.
const SHORTEST: u32 = 4;

/// Whether the capitalised word at `id` is a short form in any text.
pub(super) fn is_spoken(text: &Text, id: TokenId) -> bool {
    SPOKEN.has(text.hash_at(id))
}

/// Adds the short forms written like words to `acronyms`, in their places.
pub(super) fn add(scene: Scene, acronyms: &mut Vec<Acronym>) {
    let before = acronyms.len();
    for known in scene.known {
        let first = known.tokens.start;
        let token = scene.text[first];
        if token.shape != Shape::Capital || token.span.len() < SHORTEST {
            continue;
        }
        if let Some(tokens) = word(scene, known.tokens) {
            acronyms.push(Acronym { tokens });
        }
    }
    if acronyms.len() > before {
        acronyms.sort_by_key(|acronym| acronym.tokens);
        acronyms.dedup_by(|b, a| a.tokens.overlaps(b.tokens));
    }
}

fn word(scene: Scene, tokens: TokenRange) -> Option<TokenRange> {
    let text = scene.text;
    let numbered = |end: TokenId| {
        let number = end.plus(1);
        (text.get(end).is_some_and(|t| t.glued() && text.slice(t.span) == "-")
            && text.get(number).is_some_and(|t| t.glued() && t.shape == Shape::Digits))
        .then(|| number.plus(1))
    };
    let whole = match tokens.len() {
        1 => true,
        3 => numbered(tokens.start.plus(1)) == Some(tokens.end),
        _ => false,
    };
    if !whole || !scene.is_known_short(tokens) {
        return None;
    }
    let sentence = text.sentences().get(text.sentence_of(tokens.start))?;
    let usage = text.usage(tokens.start);
    let first = tokens.start;
    let aids = text.hash_at(first) == AIDS.0 && text.words().find(AIDS.1).is_some();
    let ordinary = scene.bits(first).any(ORDINARY) || usage.lower > 0;
    (sentence.casing != Casing::Shouted && (aids || !ordinary && scene.is_spoken(tokens)))
        .then_some(tokens)
}

impl Scene<'_> {
    /// Whether somebody whose short form these tokens are is known so well that it is
    /// read as a word, or has it in small letters in the pack too.
    fn is_spoken(self, tokens: TokenRange) -> bool {
        let at = self.known.partition_point(|k| k.tokens.start < tokens.start);
        let Some(known) = self.known.get(at) else { return false };
        let written = self.text.str_of(tokens);
        self.pack.links(known.posting).filter(|link| link.is_short()).any(|link| {
            let entry = self.pack.entry(link.entry);
            entry.familiarity() >= WELL_KNOWN
                || items(entry.extras().short()).any(|short| short == written)
        })
    }
}
