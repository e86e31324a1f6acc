//! From forms and mentions to entities.

use super::forest::{Forest, Mention, NodeId, Sort};
use super::gather;
use super::{Entity, EntityMention};
use crate::acronym::Definition;
use crate::annotation::{Class, Form};
use crate::text::{Text, TokenRange};
use std::collections::{HashMap, HashSet};

/// The entities, in the order of their first mention; their mentions in reading order.
pub(super) fn entities(
    text: &Text,
    forest: &Forest,
    mentions: &[Mention],
    definitions: &[Definition],
) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut votes: Vec<[f32; 4]> = Vec::new();
    let mut of_root: HashMap<NodeId, usize> = HashMap::new();
    let mut longest: Vec<usize> = Vec::new();
    let mut acronyms: HashSet<TokenRange> = HashSet::new();
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
        // A surname alone is a short form; which of two full names is fuller is no matter.
        let part = node.words.len() == 1 || mention.form == Form::Short;
        let form = if part { Form::Short } else { Form::Full };
        entity.mentions.push(EntityMention { tokens: mention.tokens, form });
    }
    for entity in &mut entities {
        // What has one word has no part of it either.
        let whole = text.span(entity.name).len();
        if entity.class != Class::Person || entity.name.len() == 1 {
            for mention in &mut entity.mentions {
                if !acronyms.contains(&mention.tokens)
                    && text.span(mention.tokens).len() >= whole
                {
                    mention.form = Form::Full;
                }
            }
        }
    }
    for definition in definitions {
        if let Some(mention) = gather::at(mentions, definition.short)
            && let Some(at) = of_root.get(&forest.root(mention.node))
        {
            entities[*at].definition.get_or_insert(*definition);
        }
    }
    entities
}
