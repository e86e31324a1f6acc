//! Which stretches of the article the pack knows by name.
//!
//! From every word with a capital or a digit the index is walked token by token, and
//! the longest name that ends with a token wins. The index is a finite-state
//! transducer (the `fst` crate, after Mihov and Maurel, Direct construction of minimal
//! acyclic subsequential transducers, 2001): a step costs the same whatever the pack
//! holds, and most words of an article leave it after two or three letters. Words that are
//! no names have a branch of the index to themselves, which is walked in the same way
//! ([`Recogniser::words`]).
//!
//! Names are compared folded ([`super::fold`]); a plural or possessive s after the last
//! word is allowed for. What folding hid is checked here once: a short form must stand
//! in capitals, so that *who* is never the WHO. Limits: the long form of an acronym that
//! opens with a small letter (`gross domestic product`) is not looked for here.

use super::fold::{Folder, Joint, joint};
use super::format;
use super::pack::{Pack, Posting};
use crate::text::{Shape, Text, Token, TokenId, TokenRange, WordHash, WordId};
use fst::raw::{CompiledAddr, Fst, Node};
use fst::{IntoStreamer, Streamer};

/// A stretch of the article that is a name in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The tokens of the name.
    pub tokens: TokenRange,
    /// Who bears it.
    pub posting: Posting,
    /// Whether the name stands there whole, and not with a plural or possessive s.
    pub whole: bool,
}

/// What the pack knows by exactly these tokens; `known` is in reading order.
pub fn known_at(known: &[Known], tokens: TokenRange) -> Option<&Known> {
    let at = known.partition_point(|k| k.tokens.start < tokens.start);
    known.get(at).filter(|k| k.tokens == tokens)
}

/// Names longer than this many tokens are not looked for.
const LONGEST: u32 = 16;

/// The names of `pack` in `text`, longest first from each word on, in reading order; no
/// two overlap.
pub fn recognise(text: &Text, pack: &Pack) -> Vec<Known> {
    Recogniser::default().recognise(text, pack)
}

/// How many opening words are kept from article to article, of names and of words that are
/// no names: 160 KB together. Four times as many would be forgotten less often, and no
/// quicker to fetch.
const KEPT: usize = 1 << 11;

/// Finds what a pack knows, with what it has learnt of the words that open it: most are
/// the same few in all articles (*The*, *President*; *of*, *said*), and each is walked once.
/// For one pack only.
#[derive(Debug, Default)]
pub struct Recogniser {
    folder: Folder,
    names: Vec<(WordHash, Step)>,
    words: Vec<(WordHash, Step)>,
    /// With which words what is no name may begin: a bit for some digits of their hashes.
    openers: Vec<u64>,
    /// Whether each distinct word of an article is among them.
    opens: Vec<bool>,
}

/// Words of [`Recogniser::openers`]: 2^16 bits, of which some thousand are set.
const OPENERS: usize = 1 << 10;

impl Recogniser {
    /// The names of `pack`, which is the same at each call, in `text`, as [`recognise`]
    /// gives them.
    #[inline(never)]
    pub fn recognise(&mut self, text: &Text, pack: &Pack) -> Vec<Known> {
        let Some(index) = pack.index() else { return Vec::new() };
        let root = (index.root().addr(), 0);
        let folder = &mut self.folder;
        let names = Names::new(text, &index, root, folder, &mut self.names);
        names.all(|_, at| may_open(text, at))
    }

    /// What `pack`, which is the same at each call, has in `text` of words that are no
    /// names, from each token on at which one `may_open`, in its sentence.
    #[inline(never)]
    pub(super) fn words(
        &mut self,
        text: &Text,
        pack: &Pack,
        may_open: impl Fn(TokenRange, TokenId) -> bool,
    ) -> Vec<Known> {
        let Some(index) = pack.index() else { return Vec::new() };
        let mut walk = Walk { index: &index, node: index.root(), output: 0 };
        if !walk.steps(&[format::WORD]) {
            return Vec::new();
        }
        let root = (walk.node.addr(), walk.output);
        self.look_for_openers(text, &index);
        let (folder, opens) = (&mut self.folder, &self.opens);
        let names = Names::new(text, &index, root, folder, &mut self.words);
        names.all(|sentence, at| {
            let opens = opens.get(text[at].word.0 as usize).is_none_or(|opens| *opens);
            may_open(sentence, at) && (opens || goes_on(text, at, sentence.end))
        })
    }

    /// Says of each distinct word of `text` whether anything that is no name may begin with
    /// it and then end, or go on after a space. Nearly none does, and few bits are quicker
    /// to fetch than what is known of a word.
    fn look_for_openers(&mut self, text: &Text, index: &Fst<&[u8]>) {
        let place = |hash: WordHash| {
            let bit = (hash.0 ^ (hash.0 >> 32)) as usize % (OPENERS * 64);
            (bit / 64, 1_u64 << (bit % 64))
        };
        if self.openers.is_empty() {
            self.openers.resize(OPENERS, 0);
            let words = index.range().ge([format::WORD]).lt([format::WORD + 1]);
            let mut keys = words.into_stream();
            while let Some((key, _)) = keys.next() {
                let first =
                    key[1..].split(|byte| *byte == b' ').next().unwrap_or_default();
                let hash = first.iter().copied().fold(WordHash::EMPTY, WordHash::push);
                for hash in [hash, hash.push(b's')] {
                    let (at, bit) = place(hash);
                    self.openers[at] |= bit;
                }
            }
        }
        let words = text.words();
        self.opens.clear();
        self.opens.extend((0..words.len() as u32).map(WordId).map(|word| {
            let (at, bit) = place(words.hash(word));
            // Folded, a word with accents has another hash.
            self.openers[at] & bit != 0 || !text.str_at(words.first(word)).is_ascii()
        }));
    }
}

/// Whether a name may open with this token.
fn may_open(text: &Text, at: TokenId) -> bool {
    match text[at].shape {
        Shape::Capital | Shape::Initial | Shape::Upper | Shape::Mixed | Shape::Alnum => {
            true
        }
        // "al-Assad", "el-Sisi", "de Gaulle" are known by their capitalised part too,
        // but with the particle they are surer.
        Shape::Lower => {
            text[at].span.len() <= 3
                && text.get(at.plus(2)).is_some_and(|t| t.has_capital() && t.glued())
        }
        _ => false,
    }
}

/// The search in one article.
struct Names<'t> {
    text: &'t Text,
    index: &'t Fst<&'t [u8]>,
    /// Where in the index the search begins: a node and the output on the way to it.
    root: (CompiledAddr, u64),
    folder: &'t mut Folder,
    /// Where words lead from there, by their hash; of two words with the same place the
    /// latter.
    learnt: &'t mut [(WordHash, Step)],
}

impl<'t> Names<'t> {
    fn new(
        text: &'t Text,
        index: &'t Fst<&'t [u8]>,
        root: (CompiledAddr, u64),
        folder: &'t mut Folder,
        learnt: &'t mut Vec<(WordHash, Step)>,
    ) -> Names<'t> {
        // The empty word leads nowhere, and no token is one.
        learnt.resize(KEPT, (WordHash::EMPTY, Step::default()));
        Names { text, index, root, folder, learnt }
    }

    /// The longest names that begin where they `may_open`, in reading order.
    fn all(mut self, may_open: impl Fn(TokenRange, TokenId) -> bool) -> Vec<Known> {
        let mut found = Vec::new();
        for sentence in self.text.sentences() {
            let tokens = sentence.tokens;
            let mut at = tokens.start;
            while at < tokens.end {
                let known = if may_open(tokens, at) {
                    self.longest(at, tokens.end)
                } else {
                    None
                };
                at = known.map_or(at.plus(1), |known| known.tokens.end);
                found.extend(known);
            }
        }
        found
    }

    /// Where the first word of a name leads.
    #[inline]
    fn first(&mut self, opener: &Token) -> Step {
        let hash = self.text.words().hash(opener.word);
        let place = (hash.0 ^ (hash.0 >> 32)) as usize % KEPT;
        match self.learnt.get(place) {
            Some((known, step)) if *known == hash => *step,
            _ => self.learn(opener, hash, place),
        }
    }

    #[inline(never)]
    fn learn(&mut self, opener: &Token, hash: WordHash, place: usize) -> Step {
        self.folder.clear();
        self.folder.push_word(self.text.slice(opener.span));
        let node = self.index.node(self.root.0);
        let mut walk = Walk { index: self.index, node, output: self.root.1 };
        let mut step = walk.word(&self.folder.out);
        step.onward = if self.folder.out.is_empty() {
            Initials::ALL
        } else if walk.steps(b" ") {
            let initials = walk.node.transitions().map(|to| Initials::of(to.inp));
            initials.fold(Initials::default(), |all, one| Initials(all.0 | one.0))
        } else {
            Initials::default()
        };
        if let Some(slot) = self.learnt.get_mut(place) {
            *slot = (hash, step);
        }
        step
    }

    /// The longest name that begins at `start` and ends before `limit`.
    fn longest(&mut self, start: TokenId, limit: TokenId) -> Option<Known> {
        let range = TokenRange { start, end: limit.min(start.plus(LONGEST)) };
        let text = self.text;
        let opener = &text[range.start];
        let known = |end: TokenId, step: Step| {
            let tokens = TokenRange { start: range.start, end };
            Some(Known { tokens, posting: step.posting()?, whole: step.whole })
        };
        let first = self.first(opener);
        let mut best = known(range.start.plus(1), first);
        let initial = next_initial(text, range.start, range.end);
        if first.node == 0 || initial != Initials::ALL && !first.onward.any(initial) {
            return best;
        }
        self.folder.clear();
        self.folder.restart(text.slice(opener.span));
        let node = self.index.node(first.node as CompiledAddr);
        let mut walk = Walk { index: self.index, node, output: first.output };
        let mut broken = false;
        for id in range.iter().skip(1) {
            match fold_token(self.folder, text, id, &mut broken) {
                Joint::Nothing => continue,
                Joint::Break if joins_words(text.str_at(id)) => continue,
                Joint::Break => break,
                Joint::Sign => {}
            }
            let step = walk.word(&self.folder.out);
            self.folder.out.clear();
            best = known(id.plus(1), step).or(best);
            if step.node == 0 {
                break;
            }
        }
        best
    }
}

/// Takes the token `id` of a name in and says what it is to the name: nothing, a break,
/// or letters, digits or a sign that stand in the key. `broken` is whether there is a break
/// before it.
#[inline]
pub(super) fn fold_token(
    folder: &mut Folder,
    text: &Text,
    id: TokenId,
    broken: &mut bool,
) -> Joint {
    let token = &text[id];
    let word = text.slice(token.span);
    *broken |= !token.glued();
    if !token.is_word() {
        match word.chars().next().map(joint) {
            Some(Joint::Nothing) => return Joint::Nothing,
            Some(Joint::Break) => {
                *broken = true;
                return Joint::Break;
            }
            _ => {}
        }
    }
    if *broken {
        folder.push_break(word.chars().next());
        *broken = false;
    }
    folder.push_word(word);
    Joint::Sign
}

/// The letter that comes next in the index after the token `at` and a space, if no more
/// than a space can come between: most words are followed by another, or by one mark
/// and then another.
#[inline]
fn next_initial(text: &Text, at: TokenId, end: TokenId) -> Initials {
    let mut next = at.plus(1);
    if next < end && text[next].shape == Shape::Punct && text[next].glued() {
        let mark = text.slice(text[next].span);
        if !matches!(mark, "," | "." | "-" | "’" | "'") {
            return Initials::ALL;
        }
        next = next.plus(1);
    }
    if next >= end {
        return Initials::default();
    }
    let token = &text[next];
    match token.shape {
        Shape::Lower | Shape::Capital if !token.glued() => {
            let word = text.slice(token.span).as_bytes();
            word.first().map_or(Initials::ALL, |first| Initials::of(*first))
        }
        _ => Initials::ALL,
    }
}

/// Whether the word of the token `at` may go on in the next, as that of *wasn’t* does: one
/// hangs on to it, or on to a mark that leaves no trace in a name.
fn goes_on(text: &Text, at: TokenId, end: TokenId) -> bool {
    let hangs = |id: TokenId| id < end && text[id].glued();
    let next = at.plus(1);
    if !hangs(next) || text[next].is_word() {
        return hangs(next);
    }
    let mark = text.slice(text[next].span).chars().next().map(joint);
    mark == Some(Joint::Sign) || mark == Some(Joint::Nothing) && hangs(next.plus(1))
}

/// Marks that stand inside names; any other ends one.
fn joins_words(mark: &str) -> bool {
    matches!(mark, "-" | "‐" | "‑" | "–" | "/" | ",")
}

/// Where a word leads in the index; nowhere by default. Thousands are kept, so it is small.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    /// One more than the name that ends with it, or with it but for a last s; 0 for none.
    posting: u64,
    /// The output so far.
    output: u64,
    /// The address of the node behind it; 0, that of a node which leads nowhere, if no
    /// longer name begins so.
    node: u32,
    /// Whether the name is the word with the s, if it has one.
    whole: bool,
    /// The letters with which a longer name may go on after a space.
    onward: Initials,
}

/// A set of first letters: one bit each for those of ASCII, one for all others together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Initials(u32);

impl Initials {
    const OTHER: u32 = 1 << 26;
    /// Whatever there is.
    const ALL: Initials = Initials(u32::MAX);

    /// The one that begins with `byte`. What is beyond ASCII may fold into any letter.
    fn of(byte: u8) -> Initials {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Initials(1 << ((byte | 0x20) - b'a')),
            128.. => Initials::ALL,
            _ => Initials(Initials::OTHER),
        }
    }

    fn any(self, other: Initials) -> bool {
        self.0 & other.0 != 0
    }
}

impl Step {
    fn posting(self) -> Option<Posting> {
        self.posting.checked_sub(1).map(Posting)
    }
}

struct Walk<'i> {
    index: &'i Fst<&'i [u8]>,
    node: Node<'i>,
    output: u64,
}

impl Walk<'_> {
    /// Goes on along the bytes of a folded word.
    fn word(&mut self, folded: &[u8]) -> Step {
        let plural = folded.len() > 1 && folded.last() == Some(&b's');
        let stem = folded.len() - usize::from(plural);
        let mut step = Step::default();
        if !self.steps(&folded[..stem]) {
            return step;
        }
        if plural {
            step.posting = self.posting();
            if !self.steps(b"s") {
                return step;
            }
        }
        let posting = self.posting();
        if posting > 0 {
            (step.posting, step.whole) = (posting, true);
        }
        // A section of a pack is shorter than four gigabytes.
        (step.node, step.output) = (self.node.addr() as u32, self.output);
        step
    }

    /// Goes on along `bytes`; false if there is no way.
    fn steps(&mut self, bytes: &[u8]) -> bool {
        bytes.iter().all(|&byte| match self.node.find_input(byte) {
            Some(at) => {
                let transition = self.node.transition(at);
                self.output += transition.out.value();
                self.node = self.index.node(transition.addr);
                true
            }
            None => false,
        })
    }

    /// One more than the posting that ends here; 0 for none.
    fn posting(&self) -> u64 {
        let output = || self.output.wrapping_add(self.node.final_output().value());
        if self.node.is_final() { output().wrapping_add(1) } else { 0 }
    }
}
