//! Words that may be misspelled names.
//!
//! A tagger that knows a name passes it over where it is misspelled (*Tovernagh* in the
//! article of *Tavernagh*). A capitalised word that stands alone in prose, that no list of
//! words has and that the pack does not know, is a form like others for
//! [`super::variant`], whose bounds hold for it too. It is on trial: what spells no name of
//! the article goes again.
//!
//! Limits: one word, and not one that could be a word of English or somebody's name.

use super::forest::{Forest, Mention, NodeId, Sort};
use super::gather;
use super::recall;
use super::spelling::SHORTEST;
use super::words::Folds;
use crate::annotation::Form;
use crate::knowledge::{Known, known_at};
use crate::lexicon;
use crate::text::{Casing, Sentence, Shape, Text, TokenId, TokenRange};
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
    let mut taken = gather::Taken::default();
    for sentence in text.sentences().iter().filter(|s| s.casing == Casing::Prose) {
        for id in sentence.tokens.iter() {
            let tokens = TokenRange::one(id);
            if !may_be_name(text, sentence, id)
                || taken.overlaps(mentions, tokens)
                || known_at(known, tokens).is_some()
            {
                continue;
            }
            let word = folds.at(text, id);
            let elsewhere = [Sort::Thing, Sort::Person]
                .into_iter()
                .find_map(|sort| forest.find(sort, &[word]));
            // Found elsewhere, and passed over here: for a reason.
            if elsewhere.is_some_and(|node| !forms.contains(&node)) {
                continue;
            }
            let node = forest.plant(Sort::Thing, vec![word], tokens);
            forms.insert(node);
            found.push(Mention { tokens, node, form: Form::Full });
        }
    }
    gather::merge(mentions, found);
    forms
}

/// Whether the word is written like a name, long enough for [`super::spelling`] and in no
/// list of words.
fn may_be_name(text: &Text, sentence: &Sentence, id: TokenId) -> bool {
    let token = &text[id];
    token.shape == Shape::Capital
        && token.span.len() as usize >= SHORTEST
        && lexicon::bits(text.hash_at(id)).is_empty()
        && recall::stands_alone(text, sentence, id)
}
