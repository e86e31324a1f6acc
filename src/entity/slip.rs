//! Words that may be misspelled names.
//!
//! A tagger that knows a name passes it over where it is misspelled (*Kokernag* in the
//! article of *Kukernag*). A capitalised word that stands alone in prose, that no list of
//! words has and that the pack does not know, is a form like others for
//! [`super::variant`], whose bounds hold for it too. It is on trial: what spells no name of
//! the article goes again.
//!
//! Limits: one word, and not one that could be a word of English or somebody's name.

use super::forest::{Forest, Mention, NodeId, Sort};
use super::recall;
use super::spelling::SHORTEST;
use super::words::Folds;
use crate::annotation::Form;
use crate::knowledge::{Known, known_at};
use crate::lexicon;
use crate::text::{Casing, Shape, Text, TokenId, TokenRange};
use rustc_hash::FxHashSet;

/// Adds to `mentions`, which come in reading order, words that may be names. Gives their
/// forms.
#[inline(never)]
pub(super) fn plant(
    text: &Text,
    folds: &Folds,
    forest: &mut Forest,
    mentions: &mut Vec<Mention>,
    known: &[Known],
) -> FxHashSet<NodeId> {
    let mut found = Vec::new();
    let mut forms: FxHashSet<NodeId> = FxHashSet::default();
    let mut next = 0;
    let mut taken_until = TokenId(0);
    for sentence in text.sentences().iter().filter(|s| s.casing == Casing::Prose) {
        for id in sentence.tokens.iter() {
            let token = &text[id];
            if token.shape != Shape::Capital || (token.span.len() as usize) < SHORTEST {
                continue;
            }
            while let Some(mention) = mentions.get(next)
                && mention.tokens.start <= id
            {
                taken_until = taken_until.max(mention.tokens.end);
                next += 1;
            }
            let tokens = TokenRange::one(id);
            if taken_until <= id
                && lexicon::bits(text.hash_at(id)).is_empty()
                && recall::stands_alone(text, tokens, sentence.tokens, sentence.casing)
                && known_at(known, tokens).is_none()
            {
                let words = vec![folds.at(text, id)];
                let one = [Sort::Thing, Sort::Person]
                    .into_iter()
                    .find_map(|sort| forest.find(sort, words.clone()));
                // Found elsewhere, and passed over here: for a reason.
                if one.is_some_and(|node| !forms.contains(&node)) {
                    continue;
                }
                let node = forest.plant(Sort::Thing, words, tokens);
                forms.insert(node);
                found.push(Mention { tokens, node, form: Form::Full });
            }
        }
    }
    if !found.is_empty() {
        mentions.append(&mut found);
        mentions.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    }
    forms
}
