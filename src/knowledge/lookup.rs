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
use super::pack::{Pack, Posting};
use crate::text::{Shape, Text, TokenId, TokenRange};
use fst::raw::{Fst, Node};

/// A stretch of the article that is a name in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The tokens of the name.
    pub tokens: TokenRange,
    /// Who bears it.
    pub posting: Posting,
}

/// Names longer than this many tokens are not looked for.
const LONGEST: u32 = 16;

/// The names of `pack` in `text`, longest first from each word on, in reading order; no
/// two overlap.
pub fn recognise(text: &Text, pack: &Pack) -> Vec<Known> {
    let mut found = Vec::new();
    let Some(index) = pack.index() else { return found };
    let mut folder = Folder::default();
    for sentence in text.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let limit = sentence.tokens.end.min(at.plus(LONGEST));
            let known = may_open(text, at)
                .then(|| {
                    longest(
                        text,
                        TokenRange { start: at, end: limit },
                        &index,
                        &mut folder,
                    )
                })
                .flatten();
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

fn longest(
    text: &Text,
    range: TokenRange,
    index: &Fst<&[u8]>,
    folder: &mut Folder,
) -> Option<Known> {
    let mut walk = Walk { index, node: index.root(), output: 0 };
    let mut best = None;
    let mut broken = false;
    folder.clear();
    for id in range.iter() {
        let token = &text[id];
        let word = text.slice(token.span);
        broken |= id > range.start && !token.glued();
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
            folder.push_break(word.chars().next());
            broken = false;
        }
        folder.push_word(word);
        let plural = folder.out.len() > 1 && folder.out.last() == Some(&b's');
        let stem = folder.out.len() - usize::from(plural);
        if !walk.steps(&folder.out[..stem]) {
            break;
        }
        let tokens = TokenRange { start: range.start, end: id.plus(1) };
        if plural && let Some(posting) = walk.posting() {
            best = Some(Known { tokens, posting });
        }
        if plural && !walk.steps(b"s") {
            break;
        }
        folder.out.clear();
        if let Some(posting) = walk.posting() {
            best = Some(Known { tokens, posting });
        }
    }
    best
}

/// Marks that stand inside names; any other ends one.
fn joins_words(mark: &str) -> bool {
    matches!(mark, "-" | "‐" | "‑" | "–" | "/" | ",")
}

struct Walk<'i> {
    index: &'i Fst<&'i [u8]>,
    node: Node<'i>,
    output: u64,
}

impl Walk<'_> {
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
