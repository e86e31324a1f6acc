//! Organisations, places and all else: short names for long ones.
//!
//! A name loses words between mentions: those that only say what kind of thing it is
//! (*Tencent Holdings*, *Golan Heights*), where it is (*Sharks* of *Kariobangi Sharks of
//! Kenya*), or those before the words that tell it from others (*Indian Union Muslim
//! League*).
//!
//! What must not fall together: a city and the country it is named after (*Kuwait City*,
//! *Kuwait*), the body and the place it governs (*Bank of Ghana*, *Ghana*), a province
//! and its capital, a club and its town, a firm and its workers. So the shorter name must
//! be of the same class or mean nothing else, the long one must be the only one, and where
//! the pack knows both as different things it has the last word.
//!
//! Limits: words in the middle are never left out, but for small ones; what one name ends
//! and another begins with is decided by what is surer, never by what stands nearer.

use super::forest::{Forest, Node, NodeId, Sort};
use super::sources::Sources;
use super::words;
use crate::annotation::Class;
use crate::lexicon::{self, Bits};
use crate::text::{Shape, Text, TokenId, WordHash, WordSet};
use rustc_hash::FxHashMap;

/// Words at the end of a name that say what kind of organisation it is: without them
/// it is still the same one.
#[rustfmt::skip]
static KINDS_OF_BODY: WordSet<47> = WordSet::new([
    "group", "holding", "holdings", "inc", "incorporated", "ltd", "limited", "corp",
    "corporation", "company", "co", "companies", "plc", "llc", "gmbh", "ag", "sa", "nv",
    "bhd", "berhad", "pte", "pvt", "pty", "tbk", "airlines", "airways",
    "technology", "technologies", "motors", "industries", "enterprises", "foundation", "movement", "party", "nation", "fc", "cf",
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

/// Those who belong to a body or suffer from it: *Salt Workers United* is not Salt.
#[rustfmt::skip]
static MEMBERS: WordSet<18> = WordSet::new([
    "workers", "employees", "staff", "drivers", "pilots", "owners", "users", "customers",
    "shareholders", "investors", "pensioners", "supporters", "fans", "alumni", "veterans",
    "victims", "survivors", "watch",
]);

/// A place or thing this well known is not a firm's short name.
const KNOWN: f32 = 0.3;

/// Of names that share a word with more others than this none is a short form.
const BEARERS: usize = 24;

/// Whether the word says what kind of body it stands in the name of.
pub(super) fn is_kind_of_body(word: WordHash) -> bool {
    KINDS_OF_BODY.has(word)
}

/// Whether every country has what the word names: an army, a court, but not a bank.
pub(super) fn is_common_body(word: WordHash) -> bool {
    COMMON.has(word) && !KINDS_OF_BODY.has(word)
}

/// Joins names that lost words, once it is known which are parts of a person's.
#[inline(never)]
pub(super) fn shorten(text: &Text, forest: &mut Forest, sources: &Sources) {
    let bearers = bearers(forest);
    for id in forest.ids() {
        if let Some(long) = only_long(text, forest, sources, &bearers, id) {
            forest.join(long, id);
        }
    }
}

/// Names of several words by those at their ends, where a shorter name has an end too.
fn bearers(forest: &Forest) -> FxHashMap<WordHash, Vec<NodeId>> {
    let mut bearers: FxHashMap<WordHash, Vec<NodeId>> = FxHashMap::default();
    for id in forest.ids() {
        let node = forest.node(id);
        if node.sort != Sort::Thing || node.words.len() < 2 {
            continue;
        }
        let ends = [node.words.first(), node.words.last(), without_seat(node).last()];
        for word in ends.into_iter().flatten() {
            let list = bearers.entry(*word).or_default();
            if list.last() != Some(&id) {
                list.push(id);
            }
        }
    }
    bearers
}

/// The one longer name that `id` shortens, or the one for which that is surest.
fn only_long(
    text: &Text,
    forest: &Forest,
    sources: &Sources,
    bearers: &FxHashMap<WordHash, Vec<NodeId>>,
    id: NodeId,
) -> Option<NodeId> {
    let node = forest.node(id);
    if node.sort == Sort::Acronym || forest.is_person(id) {
        return None;
    }
    let ends = [node.words.first()?, node.words.last()?];
    let mut longs: Vec<(Tie, NodeId)> = ends
        .into_iter()
        .filter_map(|word| bearers.get(word))
        .filter(|list| list.len() <= BEARERS)
        .flatten()
        .filter_map(|long| {
            let tie = Pair::new(text, forest, sources, id, *long).tie()?;
            let apart = sources.contradict(id, *long)
                && !(sources.is_club(*long) && sources.yields_to_club(forest, id));
            (!apart).then(|| (tie, forest.root(*long)))
        })
        .collect();
    longs.sort_unstable();
    let best = longs.first()?.0;
    let surest = longs.iter().take_while(|(tie, _)| *tie == best);
    forest.common_root(surest.map(|(_, long)| *long))
}

/// How sure it is that a shorter name is the longer one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// By the words left out.
    Sure,
    /// Because nothing else is known that it could be.
    Likely,
}

impl Tie {
    fn of(sure: bool, likely: bool) -> Option<Tie> {
        if sure { Some(Tie::Sure) } else { likely.then_some(Tie::Likely) }
    }
}

/// A name and a longer one that it may shorten.
struct Pair<'a> {
    text: &'a Text,
    sources: &'a Sources<'a>,
    id: NodeId,
    short: &'a Node,
    /// What the tagger took the short name for.
    class: Class,
    long_id: NodeId,
    long: &'a Node,
    long_class: Class,
    /// Whether it took both for the same. A long form that only its bracket has shown has
    /// no class of its own.
    alike: bool,
}

impl<'a> Pair<'a> {
    fn new(
        text: &'a Text,
        forest: &'a Forest,
        sources: &'a Sources<'a>,
        id: NodeId,
        long_id: NodeId,
    ) -> Pair<'a> {
        let (short, long) = (forest.node(id), forest.node(long_id));
        let (class, (long_class, sure)) = (short.class().0, long.class());
        let alike = class != Class::Person && (class == long_class || sure == 0.0);
        Pair { text, sources, id, short, class, long_id, long, long_class, alike }
    }

    /// Whether the short name may be the long one with words left out at one end.
    fn tie(&self) -> Option<Tie> {
        let (short, long) = (self.short.words.as_slice(), self.long.words.as_slice());
        if short.len() >= long.len() {
            return None;
        }
        if let [word] = short
            && self.sources.is_club(self.long_id)
            && (long.first() == Some(word) || long.last() == Some(word))
        {
            return self.of_club();
        }
        if short.iter().all(|w| COMMON.has(*w)) && !is_of_faith(short) {
            return None;
        }
        if self.alike && same_but_for_small_words(short, long) {
            return Some(Tie::Sure);
        }
        if let Some(rest) = long.strip_prefix(short) {
            return self.of_front(rest);
        }
        without_seat(self.long).strip_suffix(short).and_then(|rest| self.of_end(rest))
    }

    /// A club by one word: "United" and "River" name nothing but clubs. "Madrid" names a
    /// city, and the town it plays in is not the club: "Kariobangi" of "Kariobangi Sharks".
    fn of_club(&self) -> Option<Tie> {
        let fame = self.sources.fame_as_place(self.id);
        let (class, sure) = self.short.class();
        // What no tagger has seen may be a town as well, but for words like *Palace*.
        let is_word =
            || self.short.words.iter().any(|w| lexicon::bits(*w).any(Bits::LOWER));
        let may_be_town = class == Class::Location || sure == 0.0 && !is_word();
        let town = fame >= KNOWN || may_be_town && fame > 0.0;
        (!town).then_some(Tie::Likely)
    }

    /// A name without `rest` at its end.
    fn of_front(&self, rest: &[WordHash]) -> Option<Tie> {
        if self.class == Class::Location && self.alike {
            let land = rest.iter().all(|w| KINDS_OF_LAND.has(*w));
            return land.then_some(Tie::Sure);
        }
        let one_word = self.short.words.len() == 1;
        let is_place = self.sources.fame_as_place(self.id) >= KNOWN;
        match rest {
            // "Disney+" is not Disney.
            [.., words::PLUS] => return None,
            [tail] if self.alike && !one_word && ADDED.has(*tail) => {
                return Some(Tie::Sure);
            }
            // Tsinghua is its university, Oxford is a town too.
            [tail] if *tail == WordHash::of_lower("university") => {
                return (self.alike && one_word && !is_place).then_some(Tie::Likely);
            }
            _ => {}
        }
        if rest.iter().all(|w| is_common_body(*w)) {
            return None;
        }
        let of_body = self.long_class == Class::Organisation;
        // What nobody knows as anything else may be the firm, whatever it was taken for.
        let unknown = of_body && self.sources.fame(self.id) < KNOWN;
        let kinds = rest.iter().all(|w| KINDS_OF_BODY.has(*w));
        // "Samsung Electronics" is Samsung; the "United Nations Charter" is not the UN.
        let brand = of_body
            && one_word
            && !is_place
            && !self.has_small(rest)
            && !rest.iter().any(|w| MEMBERS.has(*w));
        // "the Reserve Bank" is that of India if no other has come up.
        let seat = self.alike
            && !one_word
            && matches!(rest, [of, seat] if self.has_small(&[*of]) && words::is_place(*seat));
        let sure = kinds && (self.alike || unknown) || seat;
        Tie::of(sure, brand && (self.alike || self.is_coined()))
    }

    /// A name without `rest` at its front, and without the place at its end: "Kariobangi Sharks
    /// of Kenya" is Sharks.
    fn of_end(&self, rest: &[WordHash]) -> Option<Tie> {
        // "Bank of Ghana" is not Ghana, "University of Leeds" is not Leeds.
        if self.has_small(rest) {
            return None;
        }
        // "African Americans" are not the Americans, a "Saudi-American" accord is none of
        // the American ones, and "Sexual Minorities Uganda" is not Uganda.
        let own = match self.class {
            // "Toyota" is not "Racing Toyota".
            Class::Organisation if self.short.words.len() == 1 => {
                self.sources.fame(self.id) < KNOWN
            }
            Class::Organisation => self.sources.fame_as_place(self.id) < KNOWN,
            Class::Other => self.is_plural() && !self.sources.knows(self.id),
            _ => false,
        };
        Tie::of(self.alike && own, self.is_coined())
    }

    /// Whether one of `words` is written small in the long name.
    fn has_small(&self, words: &[WordHash]) -> bool {
        let text = self.text;
        let small = |id: &TokenId| text[*id].shape == Shape::Lower;
        self.long.first.iter().filter(small).any(|id| words.contains(&text.hash_at(id)))
    }

    fn is_plural(&self) -> bool {
        self.text.str_of(self.short.first).ends_with('s')
    }

    /// Whether a word of an organisation's name can only be meant for it: no name of a
    /// person or place, no people, no word for a kind of thing. What one word alone names,
    /// a tagger cannot tell; what it ends or begins in the article can (*Kariobangi Sharks*,
    /// *Sharks*).
    fn is_coined(&self) -> bool {
        const TAKEN: Bits = Bits::GIVEN
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
        let words = &self.short.words;
        let long_may_be = match self.long_class {
            Class::Organisation => true,
            // "Caribs" are no "Black Caribs".
            Class::Other => words.len() > 1 || !self.is_plural(),
            _ => false,
        };
        // "Baramulla" is no "Police Station Baramulla".
        long_may_be
            && self.class != Class::Location
            && self.sources.fame(self.id) < KNOWN
            && !words.iter().all(|word| lexicon::bits(*word).any(TAKEN))
    }
}

/// The words of a body's name without *of* and the country or town at its end, if two or
/// more are left.
fn without_seat(node: &Node) -> &[WordHash] {
    match node.words.as_slice() {
        [core @ .., of, seat]
            if core.len() > 1
                && *of == WordHash::of_lower("of")
                && words::is_place(*seat) =>
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

/// Whether two names differ in small words alone: *Voice for All Hawkers*, *Voice
/// Hawkers*.
fn same_but_for_small_words(a: &[WordHash], b: &[WordHash]) -> bool {
    let heavy = |word: &&WordHash| !lexicon::bits(**word).any(Bits::FUNCTION);
    let (x, y) = (a.iter().filter(heavy), b.iter().filter(heavy));
    a.len() > 1 && x.clone().count() > 1 && x.eq(y)
}
