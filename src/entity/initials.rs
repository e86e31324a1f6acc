//! Acronyms that one name of the article spells out.
//!
//! An acronym whose letters are the initials of the one name of the article that has them
//! is that name's short form (*European Union* … *EU*), even where no bracket says so. A
//! name may also lose the country before it: what *SA Trawler Forum (SATF)* is at first is
//! *the TF* later.
//!
//! What must not fall together: two names with the same initials, which decide nothing; an
//! acronym and a name where the pack knows both for something else, or everybody knows the
//! acronym (*CEO*, *USA*); and the *ASEAN-6* or flight *AI171* with ASEAN or Air India: a
//! number in the acronym must be in the name (*Group of 20*, *G20*).
//!
//! Limits: letters from the middle of words count only where a bracket shows them, which
//! the acronym room reads.

use super::forest::{Forest, NodeId, Sort};
use super::sources::Sources;
use super::words;
use crate::lexicon::{self, Bits};
use crate::text::{Shape, Text, TokenId, TokenRange, WordHash, WordSet};
use rustc_hash::FxHashMap;

/// An acronym less known than this may well be what the article has its letters for.
const KNOWN: f32 = 0.3;

/// An acronym as well known as this is what the pack has: of the *Clean Energy Office* the
/// CEO is its head.
const FAMOUS: f32 = 0.7;

/// Words of two parts with a letter for each: *SEA* is *Southeast Asia*.
static COMPASS: WordSet<8> = WordSet::new([
    "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern",
    "southeastern", "southwestern",
]);

/// The first letter of the second part of those words is the sixth.
const SECOND_PART: usize = 5;

/// Names by the capitals and digits that they may be shortened to.
type Index = FxHashMap<Vec<u8>, Vec<NodeId>>;

/// Joins acronyms with the one name that has their letters.
#[inline(never)]
pub(super) fn tie(text: &Text, forest: &mut Forest, sources: &Sources) {
    let names = Names::new(text, forest);
    for id in forest.ids() {
        if let Some(name) = names.meant_by(text, forest, sources, id) {
            forest.join(name, id);
        }
    }
}

/// The names of an article that have initials.
struct Names {
    whole: Index,
    /// Without the country or place at the front.
    tails: Index,
}

impl Names {
    fn new(text: &Text, forest: &Forest) -> Names {
        let mut names = Names { whole: Index::default(), tails: Index::default() };
        for id in forest.ids() {
            let node = forest.node(id);
            if node.sort != Sort::Thing || node.words.len() < 2 {
                continue;
            }
            add(&mut names.whole, text, node.first, id);
            if node.words.len() > 3 && is_origin(text, node.first.start) {
                let tail = TokenRange { start: node.first.start.plus(1), ..node.first };
                add(&mut names.tails, text, tail, id);
            }
        }
        names
    }

    /// The name that the form `id` is short for, if it is an acronym and there is but one.
    fn meant_by(
        &self,
        text: &Text,
        forest: &Forest,
        sources: &Sources,
        id: NodeId,
    ) -> Option<NodeId> {
        let node = forest.node(id);
        if node.sort != Sort::Acronym || sources.is_defined(id) {
            return None;
        }
        let short = Short { id, letters: letters(text, node.first), sources };
        let candidates = self.whole.get(&short.letters).or_else(|| {
            let tails = self.tails.get(&short.letters)?;
            short.may_lose_country(text, forest, tails).then_some(tails)
        })?;
        let possible = candidates.iter().copied().filter(|long| short.may_mean(*long));
        forest.common_root(possible).filter(|_| short.must_mean(candidates))
    }
}

/// An acronym that the article does not define.
struct Short<'a> {
    id: NodeId,
    letters: Vec<u8>,
    sources: &'a Sources<'a>,
}

impl Short<'_> {
    /// Whether there are more than two letters: two prove nothing.
    fn is_telling(&self) -> bool {
        self.letters.iter().filter(|b| b.is_ascii_alphabetic()).count() > 2
    }

    /// Whether the pack's bearers of the acronym are less likely than a name of the
    /// article with its letters.
    fn is_obscure(&self) -> bool {
        self.is_telling() && self.sources.fame(self.id) < KNOWN
    }

    /// Whether the pack does not speak against a name with these letters.
    fn may_mean(&self, long: NodeId) -> bool {
        let apart = if self.sources.fame(self.id) >= FAMOUS {
            !self.sources.agree(self.id, &[long])
        } else {
            self.sources.contradict(self.id, long) && !self.is_obscure()
        };
        !apart || self.sources.is_people_of(self.id, long)
    }

    /// Whether the letters prove enough, or the pack says the same.
    fn must_mean(&self, candidates: &[NodeId]) -> bool {
        self.is_telling()
            || !self.sources.knows(self.id)
            || self.sources.agree(self.id, candidates)
            || candidates.iter().any(|long| self.sources.is_people_of(self.id, *long))
    }

    /// Whether the acronym may leave out the country that `names` begin with. The FCA is no
    /// "Australian Financial Complaints Authority", which has an acronym of its own; "SA
    /// Trawler Forum (SATF)" is the TF all the same.
    fn may_lose_country(&self, text: &Text, forest: &Forest, names: &[NodeId]) -> bool {
        !self.sources.knows(self.id)
            || self.is_obscure()
                && names
                    .iter()
                    .all(|name| self.is_defined_with_country(text, forest, *name))
    }

    /// Whether the article shortens `name` to the acronym of a country and these letters.
    fn is_defined_with_country(
        &self,
        text: &Text,
        forest: &Forest,
        name: NodeId,
    ) -> bool {
        let country = forest.node(name).first.start;
        let whole = text.str_at(country).bytes().chain(self.letters.iter().copied());
        let word = whole.fold(WordHash::EMPTY, |h, b| h.push(b.to_ascii_lowercase()));
        text[country].shape == Shape::Upper
            && forest
                .find(Sort::Acronym, &[word])
                .is_some_and(|short| forest.joined(short, name))
    }
}

/// Adds the name `id` under all that `tokens` may be shortened to, with and without a
/// number in it.
fn add(index: &mut Index, text: &Text, tokens: TokenRange, id: NodeId) {
    let number = text.str_of(tokens).bytes().any(|b| b.is_ascii_digit());
    for digits in [false, true].into_iter().take(1 + usize::from(number)) {
        for letters in initials(text, tokens, digits) {
            let names = index.entry(letters).or_default();
            if names.last() != Some(&id) {
                names.push(id);
            }
        }
    }
}

/// Whether the word says where a body is, or whose: a country, its people, a place.
fn is_origin(text: &Text, id: TokenId) -> bool {
    let word = text.hash_at(id);
    text[id].shape == Shape::Upper
        || words::is_place(word)
        || lexicon::bits(word).any(Bits::NATIONALITY)
}

/// The letters and digits of a short form, without the s of its plural.
fn letters(text: &Text, short: TokenRange) -> Vec<u8> {
    let stretch = text.str_of(short);
    let stem = stretch.strip_suffix('s').unwrap_or(stretch);
    stem.bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|b| b.to_ascii_uppercase())
        .collect()
}

/// The initials a name may be shortened to: of its capitalised words, with acronyms
/// among them whole or by their first letter, and of all its words. `digits` of its words
/// follow their initial, or count for nothing.
fn initials(text: &Text, name: TokenRange, digits: bool) -> [Vec<u8>; 3] {
    let [mut whole, mut capitals, mut all]: [Vec<u8>; 3] = Default::default();
    for id in name.iter() {
        let word = text.str_at(id).as_bytes();
        let first = word.first().filter(|b| b.is_ascii_alphabetic());
        let number = word.iter().filter(|b| digits && b.is_ascii_digit());
        let initial = first.into_iter().chain(number).map(u8::to_ascii_uppercase);
        all.extend(initial.clone());
        if text[id].shape == Shape::Lower {
            continue;
        }
        capitals.extend(initial.clone());
        if first.is_some() && text[id].shape == Shape::Upper {
            whole.extend(word.iter().map(u8::to_ascii_uppercase));
            continue;
        }
        whole.extend(initial);
        if COMPASS.has(text.hash_at(id)) {
            whole.extend(word.get(SECOND_PART).map(u8::to_ascii_uppercase));
        }
    }
    [whole, capitals, all]
}
