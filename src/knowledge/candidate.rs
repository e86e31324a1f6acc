//! What the pack has under the names of an entity.
//!
//! The article's form of a name is seldom the pack's to the letter: *Idlib province*
//! for Idlib, *the Bank of Ghana's*, *northern Mali*. So each name is looked up as it
//! stands and then, if the pack has nothing, without the words that only say what sort
//! of place it is or which part of it: for places alone, that finds half as many again
//! as a hundred thousand more towns would. A relaxed match counts less.

use super::fold::Folder;
use super::format::WORD;
use super::lookup::{Known, fold_token, known_at};
use super::pack::{Link, Pack, Posting};
use crate::annotation::Class;
use crate::lexicon::{self, Bits};
use crate::text::{Shape, Text, TokenRange, WordSet};

/// A bearer of one of the names of an entity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The entry, and how the name stands to it.
    pub link: Link,
    /// The mention by which it was found.
    pub by: TokenRange,
    /// Whether words had to be left out to find it.
    pub relaxed: bool,
}

/// Words that say which part of a place is meant; they come before its name.
static PARTS: WordSet<21> = WordSet::new([
    "northern", "southern", "eastern", "western", "north", "south", "east", "west",
    "central", "northeastern", "northwestern", "southeastern", "southwestern",
    "northeast", "northwest", "southeast", "southwest", "upper", "lower", "greater",
    "mainland",
]);

/// Words that say what sort of place it is; they come after its name.
static SORTS: WordSet<21> = WordSet::new([
    "province", "state", "region", "district", "county", "governorate", "prefecture",
    "city", "town", "village", "municipality", "department", "division", "territory",
    "island", "islands", "oblast", "canton", "emirate", "area", "subdistrict",
]);

/// Looks names up in the pack, reusing one buffer.
#[derive(Debug)]
pub struct Finder<'k> {
    /// What is looked up already.
    known: &'k [Known],
    folder: Folder,
}

impl<'k> Finder<'k> {
    /// A finder in an article in which the pack knows these names.
    pub fn new(known: &'k [Known]) -> Finder<'k> {
        Finder { known, folder: Folder::default() }
    }

    /// Appends the bearers of the name at `tokens`, which is of class `class`, to `found`.
    pub fn find(
        &mut self,
        text: &Text,
        pack: &Pack,
        tokens: TokenRange,
        class: Class,
        found: &mut Vec<Candidate>,
    ) {
        let (whole, relaxed) = self.postings(text, pack, tokens, class);
        for (posting, relaxed) in [(whole, false), (relaxed, true)] {
            let links = posting.into_iter().flat_map(|posting| pack.links(posting));
            let fitting = links.filter(|link| fits(text, pack, tokens, *link));
            found.extend(fitting.map(|link| Candidate { link, by: tokens, relaxed }));
        }
    }

    fn postings(
        &mut self,
        text: &Text,
        pack: &Pack,
        tokens: TokenRange,
        class: Class,
    ) -> (Option<Posting>, Option<Posting>) {
        let lower = |id| matches!(text[id].shape, Shape::Lower | Shape::Punct);
        let word: &[u8] = match class {
            Class::Word => &[WORD],
            _ if tokens.iter().all(lower) => &[WORD],
            _ => &[],
        };
        if let Some(found) = self.look_up(text, pack, tokens, word) {
            return (Some(found), None);
        }
        if !matches!(class, Class::Location | Class::Other) || tokens.len() < 2 {
            return (None, None);
        }
        let mut core = tokens;
        if PARTS.has(text.hash_at(core.start)) {
            core.start = core.start.plus(1);
        }
        while core.len() > 1
            && core.last().is_some_and(|last| SORTS.has(text.hash_at(last)))
        {
            core.end.0 -= 1;
        }
        if core == tokens {
            (None, None)
        } else {
            (None, self.look_up(text, pack, core, &[]))
        }
    }

    /// The posting of the name at `tokens`, with or without a plural or possessive s;
    /// `word` is what the keys of words that are no names begin with, or nothing.
    fn look_up(
        &mut self,
        text: &Text,
        pack: &Pack,
        tokens: TokenRange,
        word: &[u8],
    ) -> Option<Posting> {
        let plural = is_plural_short(text.str_of(tokens));
        let known = known_at(self.known, tokens).filter(|known| known.whole);
        if let Some(known) = known.filter(|_| word.is_empty() && !plural) {
            return Some(known.posting);
        }
        self.folder.clear();
        self.folder.out.extend(word);
        let mut broken = false;
        for id in tokens.iter() {
            fold_token(&mut self.folder, text, id, &mut broken);
        }
        let key = &self.folder.out;
        let singular = key.strip_suffix(b"s").filter(|stem| stem.len() > word.len() + 1);
        match singular {
            Some(singular) if plural => pack.find(singular).or_else(|| pack.find(key)),
            _ => pack.find(key).or_else(|| pack.find(singular?)),
        }
    }
}

/// Whether a form is the plural of a short form, *MPs*: not the MPS, whatever that is.
fn is_plural_short(form: &str) -> bool {
    form.strip_suffix('s').is_some_and(|stem| {
        stem.len() > 1
            && stem.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    })
}

/// Whether the name stands in the article as this bearer writes it: a short form with
/// more than one capital, so that *who* is never the WHO. A form that the article
/// writes as a word (Nato, Unesco) may be one from four letters on, if the article never
/// has it in small letters.
/// A short form is no town either (the EST is no Est), nor is a language or a people a
/// river (English, in Canada).
fn fits(text: &Text, pack: &Pack, tokens: TokenRange, link: Link) -> bool {
    if !link.is_short() {
        let first = text[tokens.start];
        let letters = first.shape == Shape::Upper && first.span.len() < 5;
        let people = || lexicon::bits(text.hash_at(tokens.start)).any(Bits::NATIONALITY);
        let taken = tokens.len() == 1 && (letters || people());
        return !taken || !pack.entry(link.entry).is_nameless();
    }
    let capitals = |id| {
        matches!(
            text[id].shape,
            Shape::Upper | Shape::Mixed | Shape::Alnum | Shape::Initial | Shape::Digits
        )
    };
    if tokens.iter().any(capitals) {
        return true;
    }
    let only = tokens.start;
    tokens.len() == 1 && text[only].span.len() >= 4 && text.usage(only).lower == 0
}
