//! Forms of names, and which forms speak of one thing.
//!
//! Every distinct form of a name in the article is one node; evidence joins nodes
//! (disjoint sets with path halving, after Tarjan and van Leeuwen, 1984), so the cost is
//! that of the mentions plus that of the evidence, and no two names are ever compared
//! without a reason to.

use crate::annotation::{Class, Form};
use crate::text::{TokenRange, WordHash};
use rustc_hash::FxHashMap;

/// The number of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(pub u32);

/// How a form is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// By its content words, of which a part may stand for the whole.
    Person,
    /// By all its words.
    Thing,
    /// As one word.
    Acronym,
}

/// One form of a name.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) sort: Sort,
    pub(super) words: Vec<WordHash>,
    /// Where it first stands.
    pub(super) first: TokenRange,
    /// What the tagger took it for, weighted by how sure it was.
    votes: [f32; 4],
    parent: u32,
}

impl Node {
    /// What the tagger mostly took it for, and how sure that is.
    pub(super) fn class(&self) -> (Class, f32) {
        const CLASSES: [Class; 4] =
            [Class::Person, Class::Location, Class::Organisation, Class::Other];
        let total: f32 = self.votes.iter().sum();
        if total == 0.0 && self.sort == Sort::Person {
            return (Class::Person, 0.5);
        }
        let (mut best, mut most) = (Class::Other, 0.0);
        for (class, votes) in CLASSES.into_iter().zip(self.votes) {
            if votes > most {
                (best, most) = (class, votes);
            }
        }
        (best, if total > 0.0 { most / total } else { 0.0 })
    }
}

/// One mention and the form it has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) tokens: TokenRange,
    pub(super) node: NodeId,
    pub(super) form: Form,
}

/// All forms of an article.
#[derive(Default)]
pub(super) struct Forest {
    nodes: Vec<Node>,
    /// The nodes of each sort by their words.
    index: [FxHashMap<Vec<WordHash>, NodeId>; 3],
}

impl Forest {
    /// The node of this form, new if need be.
    pub(super) fn plant(
        &mut self,
        sort: Sort,
        words: Vec<WordHash>,
        at: TokenRange,
    ) -> NodeId {
        *self.index[sort as usize].entry(words).or_insert_with_key(|words| {
            let id = self.nodes.len() as u32;
            self.nodes.push(Node {
                sort,
                words: words.clone(),
                first: at,
                votes: [0.0; 4],
                parent: id,
            });
            NodeId(id)
        })
    }

    /// Counts one more opinion of what the form names.
    pub(super) fn vote(&mut self, node: NodeId, class: Class, weight: f32) {
        let at = match class {
            Class::Person => 0,
            Class::Location => 1,
            Class::Organisation => 2,
            Class::Other | Class::Word => 3,
        };
        self.nodes[node.0 as usize].votes[at] += weight;
    }

    /// The node of this form, if the article has it.
    pub(super) fn find(&self, sort: Sort, words: &[WordHash]) -> Option<NodeId> {
        self.index[sort as usize].get(words).copied()
    }

    /// The form.
    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// All forms.
    pub(super) fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// The node that stands for all that are joined with `id`.
    pub(super) fn root(&self, id: NodeId) -> NodeId {
        let mut at = id.0;
        while self.nodes[at as usize].parent != at {
            at = self.nodes[at as usize].parent;
        }
        NodeId(at)
    }

    /// Whether the form is a person's whole name, or joined with one.
    pub(super) fn is_person(&self, id: NodeId) -> bool {
        let full = |node: &Node| node.sort == Sort::Person && node.words.len() > 1;
        full(self.node(id)) || full(self.node(self.root(id)))
    }

    /// Whether two forms speak of one thing.
    pub(super) fn joined(&self, a: NodeId, b: NodeId) -> bool {
        self.root(a) == self.root(b)
    }

    /// The root of all of `ids`, if they have but one.
    pub(super) fn common_root(
        &self,
        ids: impl IntoIterator<Item = NodeId>,
    ) -> Option<NodeId> {
        let mut roots = ids.into_iter().map(|id| self.root(id));
        let first = roots.next()?;
        roots.all(|root| root == first).then_some(first)
    }

    /// Joins two forms: they speak of one thing.
    pub(super) fn join(&mut self, a: NodeId, b: NodeId) {
        let (a, b) = (self.halve(a), self.halve(b));
        // The older root stays, so that paths stay short and the order is the article's.
        let (root, child) = if a <= b { (a, b) } else { (b, a) };
        self.nodes[child as usize].parent = root;
    }

    fn halve(&mut self, id: NodeId) -> u32 {
        let mut at = id.0 as usize;
        while self.nodes[at].parent as usize != at {
            let above = self.nodes[at].parent as usize;
            self.nodes[at].parent = self.nodes[above].parent;
            at = above;
        }
        at as u32
    }
}
