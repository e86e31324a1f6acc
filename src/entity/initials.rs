//! Acronyms that one name of the article spells out.
//!
//! An acronym whose letters are the initials of the one name of the article that has them
//! is that name's short form (*European Union* … *EU*), even where no bracket says so. A
//! name may also lose the country before it: what *SA Traders Forum (SATF)* is at first is
//! *the TF* later.
//!
//! Two names with the same initials decide nothing, and where readers know the acronym
//! for something else the pack has the last word.
//!
//! Limits: letters from the middle of words count only where a bracket shows them, which
//! the acronym room reads.

use super::forest::{Forest, NodeId, Sort};
use super::sources::Sources;
use crate::lexicon::{self, Bits};
use crate::text::{Shape, Text, TokenId, TokenRange, WordHash, WordSet};
use rustc_hash::FxHashMap;

/// An acronym less known than this may well be what the article has its letters for.
const KNOWN: f32 = 0.3;

/// Words of two parts with a letter for each: *SEA* is *Southeast Asia*.
static COMPASS: WordSet<8> = WordSet::new([
    "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern",
    "southeastern", "southwestern",
]);

/// The first letter of the second part of those words is the sixth.
const SECOND_PART: usize = 5;

/// Names by letters that they may be shortened to.
type Letters = FxHashMap<Vec<u8>, Vec<NodeId>>;

/// Joins acronyms with the one name that has their letters.
#[inline(never)]
pub(super) fn tie(text: &Text, forest: &mut Forest, sources: &Sources) {
    let (mut longs, mut tails) = (Letters::default(), Letters::default());
    let add = |to: &mut Letters, letters: Vec<u8>, id| {
        let list = to.entry(letters).or_default();
        if list.last() != Some(&id) {
            list.push(id);
        }
    };
    for id in forest.ids() {
        let node = forest.node(id);
        if node.sort != Sort::Thing || node.words.len() < 2 {
            continue;
        }
        for letters in initials(text, node.first) {
            add(&mut longs, letters, id);
        }
        if node.words.len() > 3 && is_place(text, node.first.start) {
            let tail = TokenRange { start: node.first.start.plus(1), ..node.first };
            for letters in initials(text, tail) {
                add(&mut tails, letters, id);
            }
        }
    }
    for id in forest.ids() {
        if forest.node(id).sort != Sort::Acronym || sources.is_defined(id) {
            continue;
        }
        let first = forest.node(id).first;
        // A number tells the ASEAN-6 from ASEAN.
        if first.len() > 1 && first.last().is_some_and(|n| text[n].shape == Shape::Digits)
        {
            continue;
        }
        let letters = letters(text, first);
        let tail = || {
            tails.get(&letters).filter(|list| {
                // The FCA is no "Australian Financial Complaints Authority", which has an
                // acronym of its own; "SA Traders Forum (SATF)" is the TF all the same.
                !sources.knows(id)
                    || is_obscure(sources, id, &letters)
                        && list
                            .iter()
                            .all(|long| loses_country(text, forest, *long, &letters))
            })
        };
        let Some(candidates) = longs.get(&letters).or_else(tail) else { continue };
        let mut roots: Vec<NodeId> = candidates
            .iter()
            .filter(|long| {
                !sources.contradict(id, **long)
                    || is_obscure(sources, id, &letters)
                    || sources.is_people_of(id, **long)
            })
            .map(|long| forest.root(*long))
            .collect();
        roots.sort_unstable();
        roots.dedup();
        if let [long] = roots[..]
            && (letters.len() > 2
                || !sources.knows(id)
                || sources.agree(id, candidates)
                || candidates.iter().any(|long| sources.is_people_of(id, *long)))
        {
            forest.join(long, id);
        }
    }
}

/// Whether the pack's bearers of an acronym are less likely than a name of the article
/// with its letters. Two letters prove nothing.
fn is_obscure(sources: &Sources, id: NodeId, letters: &[u8]) -> bool {
    letters.len() > 2 && sources.fame(id) < KNOWN
}

/// Whether the article shortens the name to the acronym of a country and these letters.
fn loses_country(text: &Text, forest: &Forest, long: NodeId, letters: &[u8]) -> bool {
    let country = forest.node(long).first.start;
    let whole = [text.str_at(country).as_bytes(), letters].concat();
    let hash = whole.iter().fold(WordHash::EMPTY, |h, b| h.push(b.to_ascii_lowercase()));
    text[country].shape == Shape::Upper
        && forest
            .find(Sort::Acronym, vec![hash])
            .is_some_and(|short| forest.joined(short, long))
}

/// Whether the word says where a body is, or whose: a country, its people, a place.
fn is_place(text: &Text, id: TokenId) -> bool {
    let place = Bits::COUNTRY.or(Bits::NATIONALITY).or(Bits::PLACE);
    text[id].shape == Shape::Upper || lexicon::bits(text.hash_at(id)).any(place)
}

/// The letters of a short form, without the s of its plural.
fn letters(text: &Text, short: TokenRange) -> Vec<u8> {
    let stretch = text.str_of(short);
    let stem = stretch.strip_suffix('s').unwrap_or(stretch);
    stem.bytes().filter(u8::is_ascii_alphabetic).map(|b| b.to_ascii_uppercase()).collect()
}

/// The initials a name may be shortened to: of its capitalised words, with acronyms
/// among them whole or by their first letter, and of all its words.
fn initials(text: &Text, name: TokenRange) -> [Vec<u8>; 3] {
    let mut found: [Vec<u8>; 3] = Default::default();
    for id in name.iter() {
        let token = &text[id];
        let word = text.str_at(id).as_bytes();
        let Some(first) = word.first().filter(|b| b.is_ascii_alphabetic()) else {
            continue;
        };
        let first = first.to_ascii_uppercase();
        found[2].push(first);
        if token.shape == Shape::Lower {
            continue;
        }
        found[1].push(first);
        match token.shape {
            Shape::Upper => {
                found[0].extend(word.iter().map(u8::to_ascii_uppercase));
            }
            _ => {
                found[0].push(first);
                let second = word.get(SECOND_PART);
                if let Some(second) = second
                    && COMPASS.has(text.hash_at(id))
                {
                    found[0].push(second.to_ascii_uppercase());
                }
            }
        }
    }
    found
}
