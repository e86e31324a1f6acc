//! People: the parts of a name that stand for the whole.
//!
//! A full name has two content words or more. A shorter full name joins a longer one
//! when its words are there in the same order from the same first word on (*Horacio
//! Cartes*, *Horacio Manuel Cartes Jara*). A part of a name (most often the surname,
//! which is the last word in English, the first in Chinese and Korean, an inner one in
//! Spanish, and the first name in Iceland and Ethiopia) joins the one person it can mean.
//! Where it can mean two, each mention is decided alone: by a title that only one of them
//! bears, else by the nearest full name before it; where both are as near, the mention
//! stays alone.
//!
//! Limits: a first name is taken for its bearer wherever it stands alone as a name; two
//! bearers of the very same full name are one person.

use super::forest::{Forest, Mention, Node, NodeId, Sort};
use super::sources::Sources;
use super::words;
use crate::annotation::{Class, Form};
use crate::text::{Shape, Text, TokenId, TokenRange, WordHash, WordSet};
use rustc_hash::FxHashMap;

/// How many bearers of one word are looked at: the latest. An article has no more
/// Smiths than this, and a list of five thousand must not cost their square.
const BEARERS: usize = 24;

/// So many titles of one person are kept.
const TITLES: usize = 12;

/// Prepositions of place: what follows them is a place if it can be one. Not *from* and
/// *to*, which people have too.
static LOCATIVE: WordSet<9> = WordSet::new([
    "in", "at", "near", "around", "across", "outside", "inside", "through", "into",
]);

/// A place or body this well known is meant by its name even where somebody bears it.
const FAMOUS: f32 = 0.3;

/// Where in a name a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// At the end: the usual surname.
    Last,
    /// At the front.
    First,
    /// In between.
    Inner,
}

/// Joins the parts of names with the names.
#[inline(never)]
pub(super) fn tie(
    text: &Text,
    forest: &mut Forest,
    mentions: &mut [Mention],
    sources: &Sources,
) {
    let people = People::new(forest);
    people.join_shorter(text, forest);
    let partials = people.partials(text, forest);
    let full = Full::new(text, forest, mentions, &partials);
    let mut open: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
    for (part, wholes) in partials {
        if !may_be_person(text, forest, part, sources) {
            continue;
        }
        match wholes.as_slice() {
            [whole] => forest.join(*whole, part),
            _ => {
                open.insert(part, wholes);
            }
        }
    }
    for mention in mentions {
        if let Some(wholes) = open.get(&mention.node)
            && let Some(whole) = full.decide(text, mention.tokens, wholes)
        {
            mention.node = whole;
            mention.form = Form::Short;
        }
    }
}

/// Whether the form can be a part of a person's name: not what the tagger took for a
/// place or an organisation when the pack knows such a one, or when it stands like one.
fn may_be_person(text: &Text, forest: &Forest, part: NodeId, sources: &Sources) -> bool {
    let node = forest.node(part);
    if node.sort == Sort::Person {
        return true;
    }
    if node.sort == Sort::Acronym {
        return false;
    }
    match node.class() {
        (Class::Location | Class::Organisation, _) => {
            let placed = node
                .first
                .start
                .before()
                .is_some_and(|before| LOCATIVE.has(text.hash_at(before)));
            // Every surname is a village somewhere: only what readers know counts.
            !placed && sources.fame(part) < FAMOUS
        }
        _ => true,
    }
}

/// The people of an article, by the words of their names.
struct People {
    ids: Vec<NodeId>,
    bearers: FxHashMap<WordHash, Vec<NodeId>>,
}

impl People {
    fn new(forest: &Forest) -> People {
        let is_full = |id: &NodeId| {
            let node = forest.node(*id);
            node.sort == Sort::Person && node.words.len() > 1
        };
        let ids: Vec<NodeId> = forest.ids().filter(is_full).collect();
        let mut bearers: FxHashMap<WordHash, Vec<NodeId>> = FxHashMap::default();
        for id in &ids {
            for word in &forest.node(*id).words {
                let list = bearers.entry(*word).or_default();
                if list.last() != Some(id) {
                    list.push(*id);
                }
            }
        }
        People { ids, bearers }
    }

    fn bearers(&self, word: WordHash) -> &[NodeId] {
        let all = self.bearers.get(&word).map_or(&[][..], Vec::as_slice);
        &all[all.len().saturating_sub(BEARERS)..]
    }

    /// Joins shorter full names with the one longer name they abridge.
    fn join_shorter(&self, text: &Text, forest: &mut Forest) {
        let mut by_length = self.ids.clone();
        by_length.sort_by_key(|id| std::cmp::Reverse(forest.node(*id).words.len()));
        for id in by_length {
            let words = &forest.node(id).words;
            let Some(last) = words.last() else { continue };
            // Whoever abridges shares the first word, or the last after an initial.
            let longer: Vec<NodeId> = self
                .bearers(words[0])
                .iter()
                .chain(self.bearers(*last))
                .filter(|other| {
                    let (short, long) = (forest.node(id), forest.node(**other));
                    abridges(words, &long.words) || initials(text, short, long)
                })
                .map(|other| forest.root(*other))
                .collect();
            if let Some((whole, rest)) = longer.split_first()
                && rest.iter().all(|other| other == whole)
            {
                forest.join(*whole, id);
            }
        }
    }

    /// Who has `words` in the name, and where in it.
    fn bearing(
        &self,
        text: &Text,
        forest: &Forest,
        id: NodeId,
        words: &[WordHash],
    ) -> Vec<(Place, NodeId)> {
        let Some(first) = words.first() else { return Vec::new() };
        self.bearers(*first)
            .iter()
            .filter(|bearer| !forest.joined(**bearer, id))
            .filter_map(|bearer| {
                let node = forest.node(*bearer);
                let place = match place(words, &node.words)? {
                    Place::First if is_surname_first(text, node.first) => Place::Last,
                    place => place,
                };
                Some((place, *bearer))
            })
            .collect()
    }

    /// The forms that are part of a person's name, each with whom it can mean: the
    /// bearers of the best place that has any.
    fn partials(&self, text: &Text, forest: &Forest) -> Vec<(NodeId, Vec<NodeId>)> {
        let mut partials = Vec::new();
        for id in forest.ids() {
            let node = forest.node(id);
            let mut found = self.bearing(text, forest, id, &node.words);
            if found.is_empty()
                && let [particle, rest @ ..] = node.words.as_slice()
                && words::may_be_particle(*particle)
            {
                // "Al Baker" of "Akbar Al Baker", but not "Al Gore" of "Bill Gore".
                found = self.bearing(text, forest, id, rest);
                found.retain(|(_, bearer)| {
                    let name = forest.node(*bearer).first;
                    name.iter().any(|t| text.hash_at(t) == *particle)
                });
            }
            let Some(best) = found.iter().map(|(place, _)| *place).min() else {
                continue;
            };
            let mut wholes: Vec<NodeId> = found
                .into_iter()
                .filter(|(place, _)| *place == best)
                .map(|(_, whole)| forest.root(whole))
                .collect();
            wholes.sort_unstable();
            wholes.dedup();
            partials.push((id, wholes));
        }
        partials
    }
}

/// Whether `short` is `long` with words left out, but not the first one: an initial
/// stands for its word.
fn abridges(short: &[WordHash], long: &[WordHash]) -> bool {
    if short.len() >= long.len() || short[0] != long[0] {
        return false;
    }
    let generation = |words: &[WordHash]| words.iter().any(|w| words::is_generation(*w));
    if generation(short) != generation(long) {
        return false;
    }
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word))
}

/// Whether `short` is `long` with capitals for its first words: *KB Hedgewar*, *J.
/// Okonkwo*.
fn initials(text: &Text, short: &Node, long: &Node) -> bool {
    if short.words.last() != long.words.last() || short.first == long.first {
        return false;
    }
    let capitals = |name: TokenRange, whole: bool| -> Vec<char> {
        let words = name.iter().filter(|id| text[*id].has_capital());
        let all: Vec<_> = words.collect();
        let front = &all[..all.len().saturating_sub(1)];
        let initial =
            |id: &TokenId| text.str_at(*id).chars().take(if whole { 4 } else { 1 });
        front.iter().flat_map(initial).collect()
    };
    let marks = |name: TokenRange| {
        let mut words = name.iter().filter(|id| text[*id].has_capital());
        words.next().is_some_and(|first| {
            matches!(text[first].shape, Shape::Initial | Shape::Upper)
                && text[first].span.len() <= 3
        })
    };
    let (brief, full) = (capitals(short.first, true), capitals(long.first, false));
    marks(short.first)
        && !marks(long.first)
        && !brief.is_empty()
        && full.starts_with(&brief)
}

/// Where `part` stands in the name `whole`.
fn place(part: &[WordHash], whole: &[WordHash]) -> Option<Place> {
    let named = match whole.split_last() {
        Some((last, rest)) if words::is_generation(*last) => rest,
        _ => whole,
    };
    // "Marcos Jr" is a part of "Ferdinand Marcos Jr", "Ferdinand Marcos" another man.
    if part.len() >= named.len() && !(part.len() < whole.len() && whole.ends_with(part)) {
        return None;
    }
    if named.ends_with(part) || whole.ends_with(part) {
        Some(Place::Last)
    } else if whole.starts_with(part) {
        Some(Place::First)
    } else {
        whole.windows(part.len()).any(|window| window == part).then_some(Place::Inner)
    }
}

/// Whether the name is of the form *Li Ka-shing*, whose first word is the surname.
fn is_surname_first(text: &Text, name: TokenRange) -> bool {
    name.len() == 4
        && text[name.start].has_capital()
        && text.str_at(name.start.plus(2)) == "-"
        && text[name.start.plus(3)].shape == Shape::Lower
}

/// Where each person is named in full, and under which titles.
struct Full {
    places: FxHashMap<NodeId, Vec<TokenRange>>,
    titles: FxHashMap<NodeId, Vec<WordHash>>,
}

impl Full {
    fn new(
        text: &Text,
        forest: &Forest,
        mentions: &[Mention],
        partials: &[(NodeId, Vec<NodeId>)],
    ) -> Full {
        // Only those between whom something must be decided matter.
        let mut full =
            Full { places: FxHashMap::default(), titles: FxHashMap::default() };
        for (_, wholes) in partials {
            if wholes.len() > 1 {
                for whole in wholes {
                    full.places.entry(*whole).or_default();
                }
            }
        }
        for mention in mentions {
            let root = forest.root(mention.node);
            if let Some(places) = full.places.get_mut(&root) {
                places.push(mention.tokens);
                let titles = full.titles.entry(root).or_default();
                for title in words::titles_before(text, mention.tokens) {
                    if titles.len() < TITLES && !titles.contains(&title) {
                        titles.push(title);
                    }
                }
            }
        }
        full
    }

    /// Which of `wholes` the mention means.
    fn decide(
        &self,
        text: &Text,
        mention: TokenRange,
        wholes: &[NodeId],
    ) -> Option<NodeId> {
        let titles: Vec<WordHash> = words::titles_before(text, mention).collect();
        let mut titled = wholes.iter().filter(|whole| {
            self.titles
                .get(whole)
                .is_some_and(|own| own.iter().any(|t| titles.contains(t)))
        });
        if let (Some(whole), None) = (titled.next(), titled.next()) {
            return Some(*whole);
        }
        let mut nearest: Vec<(TokenRange, NodeId)> = wholes
            .iter()
            .filter_map(|whole| {
                let places = self.places.get(whole)?;
                let before = places.partition_point(|p| p.start < mention.start);
                Some((*places.get(before.checked_sub(1)?)?, *whole))
            })
            .collect();
        nearest.sort_unstable();
        let (place, whole) = nearest.pop()?;
        match nearest.last() {
            Some((rival, _))
                if text.sentence_of(rival.start) == text.sentence_of(place.start) =>
            {
                None
            }
            _ => Some(whole),
        }
    }
}
