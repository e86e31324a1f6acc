//! One form that was read in two ways.
//!
//! A tagger takes *Foxconn* for a firm in one sentence and for a person in the next, and
//! *Kosaltu* is an acronym by its definition and a surname by its looks. The same words
//! are the same thing, unless somebody in the article bears them: then *Tesla* may be the
//! man, and *Nu* is no union.
//!
//! Limits: only whole forms are compared; spellings are for [`super::variant`].

use super::forest::{Forest, Node, NodeId, Sort};
use super::sources::Sources;
use crate::text::WordHash;
use rustc_hash::FxHashSet;

/// Joins one form that was read in two ways, before people are told apart. What the pack
/// has as a thing may still be the surname of somebody in the article, but not of nobody.
#[inline(never)]
pub(super) fn join(forest: &mut Forest, sources: &Sources) {
    let borne: FxHashSet<WordHash> = forest
        .ids()
        .filter(|id| forest.is_person(*id))
        .flat_map(|id| forest.node(id).words.iter().copied())
        .collect();
    for id in forest.ids() {
        if let Some(twin) = twin(forest, sources, &borne, id) {
            forest.join(twin, id);
        }
    }
}

/// The form of the same words as `id` that is read otherwise. `borne` are the words of all
/// people's full names.
fn twin(
    forest: &Forest,
    sources: &Sources,
    borne: &FxHashSet<WordHash>,
    id: NodeId,
) -> Option<NodeId> {
    let Node { sort, words, .. } = forest.node(id);
    let is_borne = matches!(words[..], [word] if borne.contains(&word));
    let acronym = || forest.find(Sort::Acronym, words);
    match sort {
        // What has an acronym's letters is that acronym, though it looks like a surname.
        Sort::Person if !is_borne => acronym(),
        Sort::Thing if is_borne && sources.is_thing(id) => acronym(),
        Sort::Thing => acronym().or_else(|| forest.find(Sort::Person, words)),
        _ => None,
    }
}
