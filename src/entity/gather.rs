//! From acronyms, definitions and names to mentions.
//!
//! Acronyms, long forms and names overlap. A name that is no longer than the acronym it
//! meets gives the acronym its class and goes; a longer one (`US Central Command`)
//! stands beside the acronym inside it, for both can be explained. What overlaps a long
//! form that the article defines goes, unless it lies inside.

use super::forest::{Forest, Mention, NodeId, Sort};
use super::words::{self, Folds};
use crate::acronym::{Acronym, Definition};
use crate::annotation::{Class, Form};
use crate::name::Name;
use crate::text::{Shape, Text, TokenId, TokenRange};

/// The mentions in reading order, longer ones first where they begin together.
#[inline(never)]
pub(super) fn mentions(
    text: &Text,
    folds: &Folds,
    forest: &mut Forest,
    acronyms: &[Acronym],
    definitions: &[Definition],
    names: &[Name],
) -> Vec<Mention> {
    let mut found = Vec::with_capacity(acronyms.len() + definitions.len() + names.len());
    for acronym in acronyms {
        let tokens = acronym.tokens;
        found.push(Mention {
            tokens,
            node: short(text, forest, tokens),
            form: Form::Short,
        });
    }
    let mut longs = Vec::with_capacity(definitions.len());
    for definition in definitions {
        let node = long(text, folds, forest, definition.long);
        found.push(Mention { tokens: definition.long, node, form: Form::Full });
        let short_node = short(text, forest, definition.short);
        if in_order(acronyms, |a| a.tokens, definition.short).is_none() {
            let mention =
                Mention { tokens: definition.short, node: short_node, form: Form::Short };
            found.push(mention);
        }
        forest.join(node, short_node);
        longs.push(definition.long);
    }
    longs.sort_unstable();
    for name in names {
        let mut tokens = name.tokens;
        if matches!(name.class, Class::Person | Class::Other) {
            tokens = words::without_titles(text, tokens);
        }
        if let Some(at) = in_order(&longs, |long| *long, tokens) {
            if longs[at] == tokens {
                let node = long(text, folds, forest, tokens);
                forest.vote(node, name.class, name.confidence);
                continue;
            }
            if !longs[at].contains(tokens) {
                continue;
            }
        }
        if let Some(at) = in_order(acronyms, |a| a.tokens, tokens)
            && covers(text, acronyms[at].tokens, tokens)
        {
            let node = short(text, forest, acronyms[at].tokens);
            forest.vote(node, name.class, name.confidence);
            continue;
        }
        let (sort, words) = match name.class {
            Class::Person => (Sort::Person, words::person(text, folds, tokens)),
            _ => (Sort::Thing, words::thing(text, folds, tokens)),
        };
        if words.is_empty() {
            continue;
        }
        let node = forest.plant(sort, words, tokens);
        forest.vote(node, name.class, name.confidence);
        found.push(Mention { tokens, node, form: Form::Full });
    }
    order(&mut found);
    found.dedup_by_key(|m| m.tokens);
    found
}

/// Adds `found` to `mentions`, which come in reading order and stay so.
pub(super) fn merge(mentions: &mut Vec<Mention>, mut found: Vec<Mention>) {
    if !found.is_empty() {
        mentions.append(&mut found);
        order(mentions);
    }
}

/// Puts mentions in reading order: of those that begin together the longest comes first.
fn order(mentions: &mut [Mention]) {
    mentions.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
}

/// What of the text has a mention, asked from its beginning on.
#[derive(Default)]
pub(super) struct Taken {
    next: usize,
    until: TokenId,
}

impl Taken {
    /// Whether one of `mentions` overlaps `tokens`. Both come in reading order.
    pub(super) fn overlaps(&mut self, mentions: &[Mention], tokens: TokenRange) -> bool {
        while let Some(mention) = mentions.get(self.next)
            && mention.tokens.start < tokens.end
        {
            self.until = self.until.max(mention.tokens.end);
            self.next += 1;
        }
        tokens.start < self.until
    }
}

fn short(text: &Text, forest: &mut Forest, tokens: TokenRange) -> NodeId {
    forest.plant(Sort::Acronym, vec![words::acronym(text, tokens)], tokens)
}

fn long(text: &Text, folds: &Folds, forest: &mut Forest, tokens: TokenRange) -> NodeId {
    forest.plant(Sort::Thing, words::thing(text, folds, tokens), tokens)
}

/// Which of some ranges in reading order overlaps `tokens`, if any does.
fn in_order<T>(
    sorted: &[T],
    range: impl Fn(&T) -> TokenRange,
    tokens: TokenRange,
) -> Option<usize> {
    let at = sorted.partition_point(|item| range(item).end <= tokens.start);
    sorted.get(at).filter(|item| range(item).overlaps(tokens)).map(|_| at)
}

/// Whether the acronym is all there is to the name but for small words and a number
/// (`USD 30`).
fn covers(text: &Text, acronym: TokenRange, name: TokenRange) -> bool {
    name.iter().all(|id| {
        acronym.has(id)
            || matches!(text[id].shape, Shape::Punct | Shape::Lower | Shape::Digits)
    })
}

/// The mention of exactly these tokens, among mentions in reading order.
pub(super) fn at(mentions: &[Mention], tokens: TokenRange) -> Option<&Mention> {
    let from = mentions.partition_point(|m| m.tokens.start < tokens.start);
    let mut here = mentions[from..].iter().take_while(|m| m.tokens.start == tokens.start);
    here.find(|m| m.tokens == tokens)
}
