//! Organisations, places and all else: short names for long ones.
//!
//! Three kinds of evidence, from the surest down. One form, read two ways by the
//! tagger, is one thing. An acronym whose letters are the initials of the one name of
//! the article that has them is that name's short form (*European Union* … *EU*), even
//! where no bracket says so. And a name loses words between mentions: those that only
//! say what kind of thing it is (*Tencent Holdings*, *Golan Heights*), or those before
//! the words that tell it from others (*Indian Union Muslim League*).
//!
//! What must not fall together: a city and the country it is named after (*Kuwait City*,
//! *Kuwait*), the body and the place it governs (*Bank of Ghana*, *Ghana*), a province
//! and its capital. So the shorter name must be of the same class, the long one must be
//! the only one, and where the pack knows both as different things it has the last word.

use super::forest::{Forest, NodeId, Sort};
use super::sources::Sources;
use crate::annotation::Class;
use crate::text::{Shape, Text, TokenRange, WordHash, WordSet};
use rustc_hash::FxHashMap;

/// Words at the end of a name that say what kind of organisation it is: without them
/// it is still the same one.
#[rustfmt::skip]
static KINDS_OF_BODY: WordSet<44> = WordSet::new([
    "group", "holding", "holdings", "inc", "incorporated", "ltd", "limited", "corp",
    "corporation", "company", "co", "companies", "plc", "llc", "gmbh", "ag", "sa", "nv",
    "bhd", "berhad", "pte", "airlines", "airways", "technology", "technologies", "motors",
    "industries", "enterprises", "foundation", "movement", "party", "nation", "fc", "cf",
    "sc", "club", "newspaper", "news", "tv", "network", "systems", "pharmaceuticals",
    "entertainment", "bank",
]);

/// Words at the end of a name that say what kind of landscape it is. Not *city*,
/// *state*, *province*: the city of Quebec is not Quebec.
#[rustfmt::skip]
static KINDS_OF_LAND: WordSet<11> = WordSet::new([
    "heights", "strip", "mountains", "mount", "hills", "peninsula", "plateau", "desert",
    "archipelago", "islands", "atoll",
]);

/// Words that name no organisation by themselves: each has its own.
#[rustfmt::skip]
static COMMON: WordSet<94> = WordSet::new([
    "ministry", "department", "government", "parliament", "assembly", "senate", "house",
    "congress", "council", "court", "police", "army", "navy", "force", "forces", "guard",
    "bank", "university", "college", "school", "institute", "hospital", "centre",
    "center", "union", "party", "league", "association", "federation", "foundation",
    "committee", "commission", "agency", "authority", "board", "office", "service",
    "services", "ministers", "group", "club", "company", "church", "foreign", "interior",
    "defence", "defense", "health", "finance", "education", "justice", "national",
    "supreme", "high", "central", "federal", "state", "united", "international",
    "republic", "news", "fund", "corporation", "cabinet", "embassy", "team", "voice",
    "opposition", "left", "right", "city", "town", "muslim", "christian",
    "catholic", "orthodox", "islamic", "jewish", "hindu", "indigenous", "new", "first",
    "world", "general", "joint", "special", "independent", "public", "royal", "tribunal",
    "cup", "games", "awards", "festival",
]);

/// A place or person this well known is not a firm's short name.
const KNOWN: f32 = 0.3;

/// Joins the forms that are one by their letters: before people are told apart.
#[inline(never)]
pub(super) fn tie(text: &Text, forest: &mut Forest, sources: &Sources) {
    twins(forest, sources);
    spelled_out(text, forest, sources);
}

/// One form that was read in two ways.
fn twins(forest: &mut Forest, sources: &Sources) {
    for id in forest.ids() {
        let node = forest.node(id);
        if node.sort != Sort::Thing {
            continue;
        }
        let words = node.words.clone();
        if words.len() == 1
            && let Some(twin) = forest.find(Sort::Acronym, words.clone())
        {
            forest.join(twin, id);
        } else if let Some(twin) = forest.find(Sort::Person, words.clone())
            && (words.len() > 1 || !sources.is_thing(id))
        {
            forest.join(twin, id);
        }
    }
}

/// Acronyms whose letters one name of the article spells out.
fn spelled_out(text: &Text, forest: &mut Forest, sources: &Sources) {
    let mut longs: FxHashMap<Vec<u8>, Vec<NodeId>> = FxHashMap::default();
    for id in forest.ids() {
        let node = forest.node(id);
        if node.sort == Sort::Thing && node.words.len() > 1 {
            for letters in initials(text, node.first) {
                let list = longs.entry(letters).or_default();
                if list.last() != Some(&id) {
                    list.push(id);
                }
            }
        }
    }
    for id in forest.ids() {
        if forest.node(id).sort != Sort::Acronym || sources.is_defined(id) {
            continue;
        }
        let letters = letters(text, forest.node(id).first);
        let Some(candidates) = longs.get(&letters) else { continue };
        let mut roots: Vec<NodeId> = candidates
            .iter()
            .filter(|long| !sources.contradict(id, **long))
            .map(|long| forest.root(*long))
            .collect();
        roots.sort_unstable();
        roots.dedup();
        if let [long] = roots[..]
            && (letters.len() > 2 || !sources.knows(id) || sources.agree(id, candidates))
        {
            forest.join(long, id);
        }
    }
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
            _ => found[0].push(first),
        }
    }
    found
}

/// Joins names that lost words, once it is known which are parts of a person's.
#[inline(never)]
pub(super) fn shorten(text: &Text, forest: &mut Forest, sources: &Sources) {
    let mut bearers: FxHashMap<WordHash, Vec<NodeId>> = FxHashMap::default();
    for id in forest.ids() {
        let node = forest.node(id);
        if node.sort == Sort::Thing && node.words.len() > 1 {
            for word in [Some(&node.words[0]), node.words.last()].into_iter().flatten() {
                bearers.entry(*word).or_default().push(id);
            }
        }
    }
    for id in forest.ids() {
        let short = forest.node(id);
        if short.sort == Sort::Acronym || forest.is_person(id) {
            continue;
        }
        let (Some(first), Some(last)) = (short.words.first(), short.words.last()) else {
            continue;
        };
        let by_word = [first, last].map(|word| bearers.get(word));
        let mut longs: Vec<NodeId> = by_word
            .into_iter()
            .flatten()
            // Of names that share a word with two dozen others none is a short form.
            .filter(|list| list.len() <= 24)
            .flatten()
            .filter(|long| abridges(text, forest, sources, id, **long))
            .filter(|long| !sources.contradict(id, **long))
            .map(|long| forest.root(*long))
            .collect();
        longs.sort_unstable();
        longs.dedup();
        if let [long] = longs[..] {
            forest.join(long, id);
        }
    }
}

/// Whether the form `short` may be `long` with words left out at one end.
fn abridges(
    text: &Text,
    forest: &Forest,
    sources: &Sources,
    short: NodeId,
    long: NodeId,
) -> bool {
    let (s, l) = (forest.node(short), forest.node(long));
    if s.words.len() >= l.words.len() || s.words.iter().all(|w| COMMON.has(*w)) {
        return false;
    }
    let (class, long_class) = (s.class().0, l.class().0);
    let alike = class == long_class && class != Class::Person;
    // "Bank of Ghana" is not "Bank", and "University of Leeds" is not "Leeds".
    let small = |words: &[WordHash]| {
        l.first
            .iter()
            .any(|id| text[id].shape == Shape::Lower && words.contains(&text.hash_at(id)))
    };
    if let Some(rest) = l.words.strip_prefix(s.words.as_slice()) {
        if class == Class::Location && alike {
            return rest.iter().all(|w| KINDS_OF_LAND.has(*w));
        }
        if rest.iter().all(|w| COMMON.has(*w) && !KINDS_OF_BODY.has(*w)) {
            return false;
        }
        // What nobody knows as anything else may be the firm, whatever it was taken for.
        let unknown = sources.fame(short) < KNOWN && long_class == Class::Organisation;
        let kinds = rest.iter().all(|w| KINDS_OF_BODY.has(*w));
        // "Samsung Electronics" is Samsung; the "United Nations Charter" is not the UN.
        let brand = long_class == Class::Organisation
            && s.words.len() == 1
            && sources.fame_as_place(short) < KNOWN
            && !small(rest);
        return kinds && (alike || unknown) || brand && alike;
    }
    if let Some(rest) = l.words.strip_suffix(s.words.as_slice()) {
        // "African Americans" are not the Americans, a "Saudi-American" accord is none of
        // the American ones, and "Sexual Minorities Uganda" is not Uganda.
        let plural = text.str_of(s.first).ends_with('s');
        let own = match class {
            Class::Organisation => sources.fame_as_place(short) < KNOWN,
            _ => class == Class::Other && plural && !sources.knows(short),
        };
        return alike && own && !small(rest);
    }
    false
}
