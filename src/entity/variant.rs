//! Other spellings of one name.
//!
//! Names from other scripts are spelled as each desk likes (*Osama al-Muhajer*, *Usamah
//! Al-Muhajir*; *Gaddafi*, *Qadhafi*), and names of all scripts are misspelled. Two
//! distances bound what counts as one name. Names that are one string without marks and
//! spaces are one, whatever a tagger took them for (*J&KCA*, *JKCA*; *Zia-ul-Haq*, *Ziaul
//! Haq*; *South Sudan*, *SouthSudan*). Names of some length that differ by one letter, or by
//! two neighbours that changed places, are one. And names with the same skeleton, the
//! consonants that transliteration leaves alone, are one if their letters differ little
//! else.
//!
//! A wrong merge is worse than a missed one. Both must be of one class; digits must
//! agree (*Apollo 11*, *Apollo 13*), and so must a plus (*Disney+*, *Disney*); two names that the pack knows as two things stay
//! two (*Gambia*, *Zambia*); a name and the same with an ending are a country and its
//! people (*Israel*, *Israeli*) or a man and a woman (*Daniel*, *Daniela*); so are names
//! that differ in a last *a* or *o* (*Mario*, *Maria*); and two people with the same
//! surname and first names that only resemble each other in one letter stay two.
//!
//! Nobody is compared with everybody: names meet in buckets, of their skeletons and of
//! their strings with one letter left out (the symmetric deletion of W. Garbe's
//! SymSpell), so the cost is that of the letters.

use super::forest::{Forest, Node, NodeId, Sort};
use super::sources::Sources;
use super::spelling::{SHORTEST, same, skeleton_into, swapped};
use super::words;
use crate::annotation::Class;
use crate::knowledge;
use crate::text::Text;
use rustc_hash::FxHashMap;

/// A bucket with more names than this holds a pattern, not a spelling.
const CROWD: usize = 8;

/// One name as letters.
struct Spelling {
    node: NodeId,
    /// Folded words, without particles.
    words: Vec<Vec<u8>>,
    /// These words as one.
    letters: Vec<u8>,
    /// All its words as one.
    whole: Vec<u8>,
}

impl Spelling {
    fn of(text: &Text, forest: &Forest, node: NodeId) -> Spelling {
        let mut letters = Letters::default();
        letters.spell(text, forest, node);
        Spelling {
            node,
            words: letters.words(),
            letters: letters.all,
            whole: letters.whole,
        }
    }
}

/// Joins the forms that spell one name.
#[inline(never)]
pub(super) fn tie(text: &Text, forest: &mut Forest, sources: &Sources) {
    let mut full = None;
    for (a, b) in meetings(text, forest) {
        if forest.joined(a, b) {
            continue;
        }
        let (a, b) = (Spelling::of(text, forest, a), Spelling::of(text, forest, b));
        if !may_be_one(forest, sources, &a, &b) {
            continue;
        }
        let glued = a.whole == b.whole;
        if !glued && !same(&a.words, &b.words, forest.node(a.node).class().0) {
            continue;
        }
        // A surname may be that of two people; a whole name without its spaces is one.
        let sure = glued && a.words.len().min(b.words.len()) > 1;
        let apart = !sure && {
            // Of before such a join: what spelling joins proves nothing more.
            let full = full.get_or_insert_with(|| full_names(text, forest));
            of_two_people(full, forest, a.node, b.node)
        };
        if !apart {
            forest.join(a.node, b.node);
        }
    }
}

/// The pairs of forms that share a key, in the order of the article, so that the outcome
/// does not hang on the hashes.
fn meetings(text: &Text, forest: &Forest) -> Vec<(NodeId, NodeId)> {
    let mut keys = Vec::new();
    let mut letters = Letters::default();
    for id in forest.ids() {
        letters.spell(text, forest, id);
        letters.keys(id, forest.node(id).sort, &mut keys);
    }
    keep_shared(&mut keys);
    // Equal keys lie side by side. A map of lists cost three times as much at five
    // thousand names, in memory it jumped about.
    keys.sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for bucket in keys.chunk_by(|a, b| a.0 == b.0) {
        if !(2..=CROWD).contains(&bucket.len()) {
            continue;
        }
        for (at, (_, one)) in bucket.iter().enumerate() {
            pairs.extend(bucket[..at].iter().map(|(_, other)| (*other, *one)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Drops most keys that only one form has, as nearly all are, before they are sorted. A
/// bit of eight a key says that one has come by, another that a second has.
fn keep_shared(keys: &mut Vec<(u64, NodeId)>) {
    let bits = (keys.len() * 8).next_power_of_two().max(64);
    let (mut once, mut twice) = (vec![0u64; bits / 64], vec![0u64; bits / 64]);
    let place = |key: u64| {
        let slot = (key >> (64 - bits.trailing_zeros())) as usize;
        (slot / 64, 1 << (slot % 64))
    };
    for (key, _) in &*keys {
        let (at, bit) = place(*key);
        twice[at] |= once[at] & bit;
        once[at] |= bit;
    }
    keys.retain(|(key, _)| {
        let (at, bit) = place(*key);
        twice[at] & bit != 0
    });
}

/// By what two forms meet: only keys of one kind are compared.
#[derive(Clone, Copy)]
enum Key {
    Letters,
    Skeleton,
    /// All letters, or all but one.
    Deletion,
    /// The letters in the order of the alphabet.
    Alphabetical,
}

/// The letters of one form after the other, in buffers that are used again.
#[derive(Default)]
struct Letters {
    /// Its folded words without particles, as one.
    all: Vec<u8>,
    /// And with them: *Zia-ul-Haq* is *Ziaul Haq*.
    whole: Vec<u8>,
    /// Where each word of `all` ends.
    ends: Vec<usize>,
    /// Its skeleton, or its letters in the order of the alphabet.
    bones: Vec<u8>,
    /// Hash of the letters of `all` before each place.
    before: Vec<u64>,
}

impl Letters {
    /// Takes in the folded words of a form; particles of people and articles of things
    /// left out, unless there is nothing else.
    fn spell(&mut self, text: &Text, forest: &Forest, id: NodeId) {
        let node = forest.node(id);
        let folded = knowledge::fold(text.str_of(node.first));
        let light = |word: &[u8]| match node.sort {
            Sort::Person => matches!(word, b"al" | b"el" | b"ul"),
            _ => matches!(word, b"the" | b"al" | b"el"),
        };
        self.take(&folded, light);
        if self.ends.is_empty() {
            self.take(&folded, |_| false);
        }
    }

    fn take(&mut self, folded: &[u8], left_out: impl Fn(&[u8]) -> bool) {
        self.all.clear();
        self.whole.clear();
        self.ends.clear();
        for word in folded.split(|b| *b == b' ') {
            let start = self.all.len();
            self.all.extend(word.iter().filter(|b| **b != b'&'));
            self.whole.extend_from_slice(&self.all[start..]);
            if left_out(&self.all[start..]) {
                self.all.truncate(start);
            } else if self.all.len() > start {
                self.ends.push(self.all.len());
            }
        }
    }

    fn words(&self) -> Vec<Vec<u8>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, end)| self.all[start..*end].to_vec())
            .collect()
    }

    /// Adds the keys under which the form `id` meets others.
    fn keys(&mut self, id: NodeId, sort: Sort, keys: &mut Vec<(u64, NodeId)>) {
        if self.all.len() < 4 {
            return;
        }
        let mut add =
            |kind: Key, sum: u64| keys.push((mixed(sum ^ (kind as u64) << 56), id));
        self.bones.clear();
        let mut start = 0;
        for end in &self.ends {
            skeleton_into(&self.all[start..*end], &mut self.bones);
            start = *end;
        }
        let sum = |letters: &[u8]| letters.iter().fold(0, next);
        add(Key::Letters, sum(&self.all));
        add(Key::Skeleton, sum(&self.bones));
        if self.whole.len() > self.all.len() {
            add(Key::Letters, sum(&self.whole));
        }
        if self.all.len() >= SHORTEST {
            self.deletions(|sum| add(Key::Deletion, sum));
        } else if sort == Sort::Acronym {
            // Too short for letters to be left out; they may have changed places.
            self.bones.clone_from(&self.all);
            self.bones.sort_unstable();
            add(Key::Alphabetical, sum(&self.bones));
        }
    }

    /// Tells `add` the hashes of the letters, and of the letters without each one of them.
    fn deletions(&mut self, mut add: impl FnMut(u64)) {
        let count = self.all.len();
        self.before.clear();
        self.before.push(0);
        self.before.extend(self.all.iter().scan(0, |hash, letter| {
            *hash = next(*hash, letter);
            Some(*hash)
        }));
        // The hash is a polynomial in BASE: without one letter it is the whole less what
        // that letter and the shift of those before it add.
        let whole = self.before[count];
        add(whole);
        let mut power = 1_u64;
        for skip in (0..count).rev() {
            let less = self.before[skip + 1].wrapping_sub(self.before[skip]);
            add(whole.wrapping_sub(less.wrapping_mul(power)));
            power = power.wrapping_mul(BASE);
        }
    }
}

/// Any odd number of many bits does.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

fn next(hash: u64, letter: &u8) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(u64::from(*letter) + 1)
}

/// The finisher of SplitMix64 (Steele et al. 2014), so that all bits of a key are good.
fn mixed(sum: u64) -> u64 {
    let sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}

/// The full name of everyone of whom there is one, by root.
fn full_names(text: &Text, forest: &Forest) -> FxHashMap<NodeId, Vec<Vec<u8>>> {
    let mut full: FxHashMap<NodeId, Vec<Vec<u8>>> = FxHashMap::default();
    let mut letters = Letters::default();
    for id in forest.ids() {
        let node = forest.node(id);
        if node.sort == Sort::Person && node.words.len() > 1 {
            letters.spell(text, forest, id);
            let words = letters.words();
            let longest = full.entry(forest.root(id)).or_default();
            if words.len() > longest.len() {
                *longest = words;
            }
        }
    }
    full
}

/// Whether two likenesses are the surnames of two people (*Lucas Moraes*, *Nuno Morais*).
fn of_two_people(
    full: &FxHashMap<NodeId, Vec<Vec<u8>>>,
    forest: &Forest,
    a: NodeId,
    b: NodeId,
) -> bool {
    match (full.get(&forest.root(a)), full.get(&forest.root(b))) {
        (Some(a), Some(b)) => !same(a, b, Class::Person),
        _ => false,
    }
}

/// Whether nothing but the letters speaks against the two being one.
fn may_be_one(forest: &Forest, sources: &Sources, a: &Spelling, b: &Spelling) -> bool {
    let nodes = [a, b].map(|s| forest.node(s.node));
    let glued = a.whole == b.whole && nodes[0].words.len() != nodes[1].words.len();
    let [plus, other_plus] = nodes.map(|node| node.words.last() == Some(&words::PLUS));
    if plus != other_plus
        || !may_be_of_one_class(nodes, glued)
        || sources.contradict(a.node, b.node)
    {
        return false;
    }
    match nodes.map(|node| node.sort == Sort::Acronym) {
        [false, false] => true,
        // One letter less is another acronym; letters that changed places are a slip.
        [true, true] => {
            a.letters == b.letters
                || swapped(&a.letters, &b.letters) && is_slip(sources, a.node, b.node)
        }
        _ => a.letters == b.letters,
    }
}

/// Whether the article defines one of two acronyms and the pack does not know the other.
fn is_slip(sources: &Sources, a: NodeId, b: NodeId) -> bool {
    match [a, b].map(|id| sources.is_defined(id)) {
        [true, false] => !sources.knows(b),
        [false, true] => !sources.knows(a),
        _ => false,
    }
}

/// Whether a tagger took both for the same, or may have misread one of them: not somebody's
/// whole name, which it knows from other things. `glued` are one but for spaces.
fn may_be_of_one_class(nodes: [&Node; 2], glued: bool) -> bool {
    let [(one, sure), (other, other_sure)] = nodes.map(Node::class);
    let is_whole = |node: &Node| node.class().0 == Class::Person && node.words.len() > 1;
    one == other
        || sure == 0.0
        || other_sure == 0.0
        || !nodes.into_iter().any(is_whole) && (glued || all_but_one(nodes))
}

/// Whether all words but one are the same, so that two classes are the tagger's slip. Not of
/// a place: a people and its country are spelled alike (*Israel*, *Israeli*).
fn all_but_one(nodes: [&Node; 2]) -> bool {
    let [x, y] = nodes.map(|node| &node.words);
    let shared = x.iter().zip(y).filter(|(x, y)| x == y).count();
    let place = nodes.into_iter().any(|node| node.class().0 == Class::Location);
    x.len() == y.len() && shared + 1 == x.len() && !place
}
