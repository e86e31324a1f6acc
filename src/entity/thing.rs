//! Organisations, places and all else: short names for long ones.
//!
//! One form, read two ways by the tagger, is one thing. And a name loses words between
//! mentions: those that only say what kind of thing it is (*Tencent Holdings*, *Golan
//! Heights*), where it is (*Galaxy* of *Jwaneng Galaxy of Botswana*), or those before the
//! words that tell it from others (*Indian Union Muslim League*).
//!
//! What must not fall together: a city and the country it is named after (*Kuwait City*,
//! *Kuwait*), the body and the place it governs (*Bank of Ghana*, *Ghana*), a province
//! and its capital. So the shorter name must be of the same class, the long one must be
//! the only one, and where the pack knows both as different things it has the last word.

use super::forest::{Forest, Node, NodeId, Sort};
use super::sources::Sources;
use super::words;
use crate::annotation::Class;
use crate::lexicon::{self, Bits};
use crate::text::{Shape, Text, WordHash, WordSet};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words at the end of a name that say what kind of organisation it is: without them
/// it is still the same one.
#[rustfmt::skip]
static KINDS_OF_BODY: WordSet<47> = WordSet::new([
    "group", "holding", "holdings", "inc", "incorporated", "ltd", "limited", "corp",
    "corporation", "company", "co", "companies", "plc", "llc", "gmbh", "ag", "sa", "nv",
    "bhd", "berhad", "pte", "pvt", "pty", "tbk", "airlines", "airways", "technology", "technologies", "motors",
    "industries", "enterprises", "foundation", "movement", "party", "nation", "fc", "cf",
    "sc", "club", "newspaper", "news", "tv", "network", "systems", "pharmaceuticals",
    "entertainment", "bank",
]);

/// Words at the end of a name of several words that add nothing: *World Vision
/// International*. Of one word too little is left (*Amnesty*, *Transparency*).
static ADDED: WordSet<5> = WordSet::new([
    "international", "worldwide", "society", "organisation", "organization",
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

/// Words of [`COMMON`] that name a faith.
static FAITHS: WordSet<7> = WordSet::new([
    "muslim", "christian", "catholic", "orthodox", "islamic", "jewish", "hindu",
]);

/// What people of a faith join, of which a country seldom has two.
static JOINED: WordSet<5> =
    WordSet::new(["league", "union", "party", "association", "federation"]);

/// A place or person this well known is not a firm's short name.
const KNOWN: f32 = 0.3;

/// Whether the word says what kind of body it stands in the name of.
pub(super) fn is_kind_of_body(word: WordHash) -> bool {
    KINDS_OF_BODY.has(word)
}

/// Joins one form that was read in two ways, before people are told apart. What the pack
/// has as a thing may still be the surname of somebody in the article, but not of nobody.
#[inline(never)]
pub(super) fn twins(forest: &mut Forest, sources: &Sources) {
    let borne: FxHashSet<WordHash> = forest
        .ids()
        .filter(|id| forest.is_person(*id))
        .flat_map(|id| forest.node(id).words.iter().copied())
        .collect();
    for id in forest.ids() {
        let node = forest.node(id);
        // What has an acronym's letters is that acronym, though it looks like a surname.
        if node.sort == Sort::Person
            && let [word] = node.words[..]
            && !borne.contains(&word)
            && let Some(twin) = forest.find(Sort::Acronym, vec![word])
        {
            forest.join(twin, id);
        }
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
            && (words.len() > 1 || !sources.is_thing(id) || !borne.contains(&words[0]))
        {
            forest.join(twin, id);
        }
    }
}

/// Joins names that lost words, once it is known which are parts of a person's.
#[inline(never)]
pub(super) fn shorten(text: &Text, forest: &mut Forest, sources: &Sources) {
    let mut bearers: FxHashMap<WordHash, Vec<NodeId>> = FxHashMap::default();
    for id in forest.ids() {
        let node = forest.node(id);
        if node.sort == Sort::Thing && node.words.len() > 1 {
            let core = without_seat(node);
            let ends = [node.words.first(), node.words.last(), core.last()];
            for (n, word) in ends.iter().enumerate() {
                if let Some(word) = word
                    && !ends[..n].contains(&Some(word))
                {
                    bearers.entry(**word).or_default().push(id);
                }
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
        let mut longs: Vec<(Tie, NodeId)> = by_word
            .into_iter()
            .flatten()
            // Of names that share a word with two dozen others none is a short form.
            .filter(|list| list.len() <= 24)
            .flatten()
            .filter_map(|long| {
                let tie = abridges(text, forest, sources, id, *long)?;
                let apart = sources.contradict(id, *long)
                    && !(sources.is_club(*long) && sources.yields_to_club(forest, id));
                (!apart).then(|| (tie, forest.root(*long)))
            })
            .collect();
        longs.sort_unstable();
        longs.dedup_by_key(|(_, long)| *long);
        let best = longs.first().map(|(tie, _)| *tie);
        let mut likely = longs.iter().filter(|(tie, _)| Some(*tie) == best);
        if let (Some((_, long)), None) = (likely.next(), likely.next()) {
            forest.join(*long, id);
        }
    }
}

/// How sure it is that a shorter name is the longer one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// By the words left out.
    Sure,
    /// Because nothing else is known that it could be.
    Likely,
}

/// Whether the form `short` may be `long` with words left out at one end.
fn abridges(
    text: &Text,
    forest: &Forest,
    sources: &Sources,
    short: NodeId,
    long: NodeId,
) -> Option<Tie> {
    let (s, l) = (forest.node(short), forest.node(long));
    if s.words.len() >= l.words.len() {
        return None;
    }
    // "United" and "River" name nothing but clubs, and "Madrid" names a city.
    if let [word] = s.words[..]
        && sources.is_club(long)
        && (l.words.first() == Some(&word) || l.words.last() == Some(&word))
    {
        // Nor is the town it plays in the club: "Jwaneng" of "Jwaneng Galaxy".
        let fame = sources.fame_as_place(short);
        let city = fame >= KNOWN || s.class().0 == Class::Location && fame > 0.0;
        return (!city).then_some(Tie::Likely);
    }
    if s.words.iter().all(|w| COMMON.has(*w)) && !is_of_faith(&s.words) {
        return None;
    }
    let (class, long_class) = (s.class().0, l.class().0);
    // A long form that only its bracket has shown has no class of its own.
    let alike = class != Class::Person && (class == long_class || l.class().1 == 0.0);
    if alike && same_but_for_small_words(&s.words, &l.words) {
        return Some(Tie::Sure);
    }
    let plural = text.str_of(s.first).ends_with('s');
    // "Bank of Ghana" is not "Bank", and "University of Leeds" is not "Leeds".
    let small = |words: &[WordHash]| {
        l.first
            .iter()
            .any(|id| text[id].shape == Shape::Lower && words.contains(&text.hash_at(id)))
    };
    if let Some(rest) = l.words.strip_prefix(s.words.as_slice()) {
        if class == Class::Location && alike {
            let land = rest.iter().all(|w| KINDS_OF_LAND.has(*w));
            return land.then_some(Tie::Sure);
        }
        let place = sources.fame_as_place(short);
        match rest {
            // "Disney+" is not Disney.
            [.., words::PLUS] => return None,
            [tail] if alike && s.words.len() > 1 && ADDED.has(*tail) => {
                return Some(Tie::Sure);
            }
            // Tsinghua is its university, Oxford is a town too.
            [tail] if *tail == WordHash::of_lower("university") => {
                let own = alike && s.words.len() == 1 && place < KNOWN;
                return own.then_some(Tie::Likely);
            }
            _ => {}
        }
        if rest.iter().all(|w| COMMON.has(*w) && !KINDS_OF_BODY.has(*w)) {
            return None;
        }
        // What nobody knows as anything else may be the firm, whatever it was taken for.
        let unknown = sources.fame(short) < KNOWN && long_class == Class::Organisation;
        let kinds = rest.iter().all(|w| KINDS_OF_BODY.has(*w));
        // "Samsung Electronics" is Samsung; the "United Nations Charter" is not the UN.
        let brand = long_class == Class::Organisation
            && s.words.len() == 1
            && place < KNOWN
            && !small(rest);
        // "the Reserve Bank" is that of India if no other has come up.
        let seat = alike
            && s.words.len() > 1
            && rest.len() == 2
            && small(&rest[..1])
            && is_place_word(rest[1]);
        let sure = kinds && (alike || unknown) || seat;
        let likely = brand && (alike || is_coined(sources, short, s, long_class, plural));
        return grade(sure, likely);
    }
    // "Jwaneng Galaxy of Botswana" is Galaxy; the "Bank of Ghana" is in Bank's stead none.
    let core = without_seat(l);
    if let Some(rest) = core.strip_suffix(s.words.as_slice()) {
        // "African Americans" are not the Americans, a "Saudi-American" accord is none of
        // the American ones, and "Sexual Minorities Uganda" is not Uganda.
        let own = match class {
            // "Toyota" is not "Racing Toyota".
            Class::Organisation if s.words.len() == 1 => sources.fame(short) < KNOWN,
            Class::Organisation => sources.fame_as_place(short) < KNOWN,
            _ => class == Class::Other && plural && !sources.knows(short),
        };
        let likely = is_coined(sources, short, s, long_class, plural);
        return if small(rest) { None } else { grade(alike && own, likely) };
    }
    None
}

fn grade(sure: bool, likely: bool) -> Option<Tie> {
    match (sure, likely) {
        (true, _) => Some(Tie::Sure),
        (false, true) => Some(Tie::Likely),
        _ => None,
    }
}

/// Whether a word of an organisation's name can only be meant for it: no name of a person
/// or place, no people, no word for a kind of thing. What one word alone names, a tagger
/// cannot tell; what it ends or begins in the article can (*Jwaneng Galaxy*, *Galaxy*).
fn is_coined(
    sources: &Sources,
    id: NodeId,
    short: &Node,
    long: Class,
    is_plural: bool,
) -> bool {
    let taken = Bits::GIVEN
        .or(Bits::FAMILY)
        .or(Bits::COUNTRY)
        .or(Bits::NATIONALITY)
        .or(Bits::PLACE)
        .or(Bits::PLACE_WORD)
        .or(Bits::ORGANISATION)
        .or(Bits::EVENT)
        .or(Bits::PEOPLE)
        .or(Bits::TITLE)
        .or(Bits::ROLE)
        .or(Bits::CALENDAR)
        .or(Bits::FUNCTION);
    // "Baramulla" is no "Police Station Baramulla", "Caribs" are no "Black Caribs".
    let plural = short.words.len() == 1 && long == Class::Other && is_plural;
    let place = short.class().0 == Class::Location;
    matches!(long, Class::Organisation | Class::Other)
        && !place
        && !plural
        && sources.fame(id) < KNOWN
        && !short.words.iter().all(|word| lexicon::bits(*word).any(taken))
}

/// The words of a body's name without *of* and the country or town at its end, if two or
/// more are left.
fn without_seat(node: &Node) -> &[WordHash] {
    match node.words.as_slice() {
        [core @ .., of, seat]
            if core.len() > 1
                && *of == WordHash::of_lower("of")
                && is_place_word(*seat) =>
        {
            core
        }
        words => words,
    }
}

/// Whether a faith tells the body from others of its kind: the *Muslim League* is one, the
/// *Supreme Court* is everybody's. Of a church or council there are too many.
fn is_of_faith(words: &[WordHash]) -> bool {
    matches!(words, [faith, kind] if FAITHS.has(*faith) && JOINED.has(*kind))
}

fn is_place_word(word: WordHash) -> bool {
    lexicon::bits(word).any(Bits::COUNTRY.or(Bits::PLACE))
}

/// Whether two names differ in small words alone: *Voice for All Hawkers*, *Voice
/// Hawkers*.
fn same_but_for_small_words(a: &[WordHash], b: &[WordHash]) -> bool {
    let heavy = |word: &&WordHash| !lexicon::bits(**word).any(Bits::FUNCTION);
    let (x, y) = (a.iter().filter(heavy), b.iter().filter(heavy));
    a.len() > 1 && x.clone().count() > 1 && x.eq(y)
}
