//! Which stretches of the article the pack knows by name.
//!
//! From every word with a capital or a digit the index is walked token by token, and
//! the longest name that ends with a token wins. The index is a finite-state
//! transducer (the `fst` crate, after Mihov and Maurel, Direct construction of minimal acyclic
//! subsequential transducers, 2001): a step costs the same whatever the pack holds,
//! and most words of an article leave it after two or three letters.
//!
//! Names are compared folded ([`super::fold`]); a plural or possessive s after the last
//! word is allowed for. What folding hid is checked here once: a short form must stand
//! in capitals, so that *who* is never the WHO. Limits: a name that opens with a small
//! letter (`gross domestic product`) is not looked for.

use super::fold::{Folder, Joint, joint};
use super::format;
use super::pack::{Pack, Posting};
use crate::text::{Shape, Text, TokenId, TokenRange};
use fst::raw::{CompiledAddr, Fst, Node};

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
#[inline(never)]
pub fn recognise(text: &Text, pack: &Pack) -> Vec<Known> {
    let mut found = Vec::new();
    let Some(index) = pack.index() else { return found };
    let mut names = Names::new(text, &index, (index.root().addr(), 0));
    for sentence in text.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let known = if may_open(text, at) {
                names.longest(at, sentence.tokens.end)
            } else {
                None
            };
            at = match known {
                Some(known) => {
                    found.push(known);
                    known.tokens.end
                }
                None => at.plus(1),
            };
        }
    }
    found
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

/// The search for names, with what it has learnt of the words that open them.
pub(super) struct Names<'t> {
    text: &'t Text,
    index: &'t Fst<&'t [u8]>,
    /// Where in the index the search begins: a node and the output on the way to it.
    root: (CompiledAddr, u64),
    folder: Folder,
    /// Where each distinct word leads from the root of the index: a word that an article
    /// has ten times is walked once.
    first: Vec<Option<Step>>,
}

impl<'t> Names<'t> {
    fn new(
        text: &'t Text,
        index: &'t Fst<&'t [u8]>,
        root: (CompiledAddr, u64),
    ) -> Names<'t> {
        let first = vec![None; text.words().len()];
        Names { text, index, root, folder: Folder::default(), first }
    }

    /// The search for words that are no names; nothing if the index has none.
    pub(super) fn of_words(
        text: &'t Text,
        index: &'t Fst<&'t [u8]>,
    ) -> Option<Names<'t>> {
        let mut walk = Walk { index, node: index.root(), output: 0 };
        walk.steps(&[format::WORD])
            .then(|| Names::new(text, index, (walk.node.addr(), walk.output)))
    }

    /// The longest name that begins at `start` and ends before `limit`.
    pub(super) fn longest(&mut self, start: TokenId, limit: TokenId) -> Option<Known> {
        let range = TokenRange { start, end: limit.min(start.plus(LONGEST)) };
        let text = self.text;
        let opener = &text[range.start];
        let known = |end: TokenId, step: Step| {
            let tokens = TokenRange { start: range.start, end };
            let posting = step.posting?;
            Some(Known { tokens, posting, whole: step.whole })
        };
        self.folder.clear();
        let slot = opener.word.0 as usize;
        let first = match self.first[slot] {
            Some(first) => first,
            None => {
                self.folder.push_word(text.slice(opener.span));
                let mut walk = Walk {
                    index: self.index,
                    node: self.index.node(self.root.0),
                    output: self.root.1,
                };
                let step = walk.word(&self.folder.out);
                self.first[slot] = Some(step);
                step
            }
        };
        let mut best = known(range.start.plus(1), first);
        let Some((node, output)) = first.on else { return best };
        self.folder.restart(text.slice(opener.span));
        let mut walk = Walk { index: self.index, node: self.index.node(node), output };
        let mut broken = false;
        for id in range.iter().skip(1) {
            let token = &text[id];
            let word = text.slice(token.span);
            broken |= !token.glued();
            if !token.is_word() {
                match word.chars().next().map(joint) {
                    Some(Joint::Nothing) => continue,
                    Some(Joint::Break) => {
                        if !joins_words(word) {
                            break;
                        }
                        broken = true;
                        continue;
                    }
                    _ => {}
                }
            }
            if broken {
                self.folder.push_break(word.chars().next());
                broken = false;
            }
            self.folder.push_word(word);
            let step = walk.word(&self.folder.out);
            self.folder.out.clear();
            best = known(id.plus(1), step).or(best);
            if step.on.is_none() {
                break;
            }
        }
        best
    }
}

/// Marks that stand inside names; any other ends one.
fn joins_words(mark: &str) -> bool {
    matches!(mark, "-" | "‐" | "‑" | "–" | "/" | ",")
}

/// Where a word leads in the index.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// The name that ends with it, or with it but for a last s.
    posting: Option<Posting>,
    /// Whether that is the word with the s, if it has one.
    whole: bool,
    /// The address of the node behind it and the output so far; nothing if no longer
    /// name begins so.
    on: Option<(CompiledAddr, u64)>,
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
        let mut step = Step { posting: None, whole: false, on: None };
        if !self.steps(&folded[..stem]) {
            return step;
        }
        if plural {
            step.posting = self.posting();
            if !self.steps(b"s") {
                return step;
            }
        }
        if let Some(posting) = self.posting() {
            (step.posting, step.whole) = (Some(posting), true);
        }
        step.on = Some((self.node.addr(), self.output));
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

    fn posting(&self) -> Option<Posting> {
        self.node
            .is_final()
            .then(|| Posting(self.output + self.node.final_output().value()))
    }
}
