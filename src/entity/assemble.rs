//! From forms and mentions to entities.

use super::forest::{Forest, Mention, NodeId, Sort};
use super::gather;
use super::{Entity, EntityMention};
use crate::acronym::Definition;
use crate::annotation::{Class, Form};
use crate::text::TokenRange;
use rustc_hash::{FxHashMap, FxHashSet};

/// The entities, in the order of their first mention; their mentions in reading order.
#[inline(never)]
pub(super) fn entities(
    forest: &Forest,
    mentions: &[Mention],
    definitions: &[Definition],
) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut votes: Vec<[f32; 4]> = Vec::new();
    let mut of_root: FxHashMap<NodeId, usize> = FxHashMap::default();
    let mut longest: Vec<usize> = Vec::new();
    let mut acronyms: FxHashSet<TokenRange> = FxHashSet::default();
    for mention in mentions {
        let root = forest.root(mention.node);
        let node = forest.node(mention.node);
        let at = *of_root.entry(root).or_insert_with(|| {
            entities.push(Entity { name: mention.tokens, ..Entity::default() });
            votes.push([0.0; 4]);
            longest.push(0);
            entities.len() - 1
        });
        let entity = &mut entities[at];
        let (class, confidence) = node.class();
        if confidence > entity.confidence {
            (entity.class, entity.confidence) = (class, confidence);
        }
        if node.sort == Sort::Acronym {
            acronyms.insert(mention.tokens);
            entity.short.get_or_insert(mention.tokens);
        } else if node.words.len() > longest[at] {
            longest[at] = node.words.len();
            entity.name = mention.tokens;
        }
        // A long form may hold its own short form; the outer mention is enough.
        if entity.mentions.last().is_some_and(|m| m.tokens.overlaps(mention.tokens)) {
            continue;
        }
        // A surname alone is a short form; which of two full names is fuller is no matter.
        let part = node.words.len() == 1 || mention.form == Form::Short;
        let form = if part { Form::Short } else { Form::Full };
        entity.mentions.push(EntityMention { tokens: mention.tokens, form });
    }
    for entity in &mut entities {
        // Only people are called by a part of their name: what else is not an acronym is a
        // name of its own ("Britain" is no short form of United Kingdom).
        if entity.class != Class::Person || entity.name.len() == 1 {
            for mention in &mut entity.mentions {
                let acronym = acronyms.contains(&mention.tokens);
                mention.form = if acronym { Form::Short } else { Form::Full };
            }
        }
    }
    for definition in definitions {
        if let Some(mention) = gather::at(mentions, definition.short)
            && let Some(at) = of_root.get(&forest.root(mention.node))
        {
            let entity = &mut entities[*at];
            if entity.definition.is_none() {
                entity.definition = Some(*definition);
                // Not an acronym inside the long form: "RNA interference (RNAi)".
                entity.short = Some(definition.short);
            }
        }
    }
    entities
}
