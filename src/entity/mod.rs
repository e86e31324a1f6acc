//! Entities: which mentions speak of the same thing, and how the article introduced it.

mod forest;
mod gather;
mod introduction;
mod metonym;
mod person;
mod recall;
mod repair;
mod sources;
mod tables_of_state;
mod thing;
mod variant;
mod words;

use crate::acronym::{Acronym, Definition};
use crate::annotation::{Class, Form};
use crate::knowledge::{CountryId, Known, Pack};
use crate::name::Name;
use crate::text::{Text, TokenRange};
use forest::{Forest, Mention, NodeId, Sort};
use sources::Sources;
use std::collections::{HashMap, HashSet};
use words::Folds;

/// One thing that the article speaks of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entity {
    /// What it names.
    pub class: Class,
    /// How sure the engine is of the class, 0 to 1.
    pub confidence: f32,
    /// The fullest name the article has for it.
    pub name: TokenRange,
    /// Its short form, where the article first uses it; `None` if it has no acronym.
    pub short: Option<TokenRange>,
    /// The article's own definition of the short form.
    pub definition: Option<Definition>,
    /// The words by which the article says who or what it is.
    pub introduction: Option<TokenRange>,
    /// The country whose government is meant, where a name of a place stands for the
    /// government that sits there ("Moscow denied").
    pub metonym: Option<CountryId>,
    /// Where the article mentions it, in reading order.
    pub mentions: Vec<EntityMention>,
}

/// One place where the article mentions an [`Entity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntityMention {
    /// The tokens.
    pub tokens: TokenRange,
    /// The whole name, or an acronym or part of a name.
    pub form: Form,
}

/// The entities of `text`, in the order of their first mention.
pub fn link(
    text: &Text,
    acronyms: &[Acronym],
    definitions: &[Definition],
    names: &[Name],
    known: &[Known],
    pack: &Pack,
) -> Vec<Entity> {
    let folds = Folds::new(text);
    let mut forest = Forest::default();
    let is_known = |tokens| sources::known_at(known, tokens).is_some();
    let names = repair::names(text, &folds, names, &is_known);
    let mut mentions =
        gather::mentions(text, &folds, &mut forest, acronyms, definitions, &names);
    recall::recall(text, &folds, &mut forest, &mut mentions);
    let sources = Sources::new(&forest, &mentions, definitions, known, pack);
    thing::tie(text, &mut forest, &sources);
    person::tie(text, &mut forest, &mut mentions, &sources);
    sources.join_aliases(text, &mut forest);
    variant::tie(text, &mut forest, &sources);
    let mut entities = build(text, &forest, &mentions, definitions);
    part_governments(text, pack, &mut entities);
    let scene = introduction::Scene::new(text, &entities);
    for entity in &mut entities {
        entity.introduction = scene.introduction(entity);
    }
    entities
}

fn build(
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
        if let Some(entity) = entities
            .iter_mut()
            .find(|e| e.mentions.iter().any(|m| m.tokens == definition.short))
        {
            entity.definition.get_or_insert(*definition);
        }
    }
    entities
}

/// Gives the mentions of a capital that stand for a government an entity of their own.
fn part_governments(text: &Text, pack: &Pack, entities: &mut Vec<Entity>) {
    let mut seats: Vec<(TokenRange, usize, CountryId)> = Vec::new();
    for (at, entity) in entities.iter().enumerate() {
        if entity.class == Class::Person {
            continue;
        }
        for mention in &entity.mentions {
            if mention.tokens.len() <= 3
                && let Some(country) = metonym::seat(pack, text.str_of(mention.tokens))
            {
                seats.push((mention.tokens, at, country));
            }
        }
    }
    seats.sort_unstable_by_key(|(tokens, ..)| *tokens);
    let places: Vec<TokenRange> = seats.iter().map(|(tokens, ..)| *tokens).collect();
    let mut parted: HashMap<(usize, CountryId), Entity> = HashMap::new();
    for ((tokens, at, country), stands) in
        seats.into_iter().zip(metonym::stand(text, &places))
    {
        if !stands {
            continue;
        }
        let from = &entities[at];
        let government = parted.entry((at, country)).or_insert_with(|| Entity {
            class: from.class,
            confidence: from.confidence,
            name: tokens,
            metonym: Some(country),
            ..Entity::default()
        });
        government.mentions.push(EntityMention { tokens, form: Form::Full });
    }
    for ((at, _), government) in &parted {
        let gone =
            |m: &EntityMention| government.mentions.iter().any(|g| g.tokens == m.tokens);
        entities[*at].mentions.retain(|m| !gone(m));
    }
    entities.extend(parted.into_values());
    entities.retain(|entity| !entity.mentions.is_empty());
    for entity in entities.iter_mut() {
        // The name itself may have stood for the government.
        if !entity.mentions.iter().any(|m| m.tokens == entity.name) {
            let longest =
                |m: &&EntityMention| (m.tokens.len(), std::cmp::Reverse(m.tokens));
            if let Some(mention) = entity.mentions.iter().max_by_key(longest) {
                entity.name = mention.tokens;
            }
        }
    }
    entities.sort_by_key(|e| e.mentions.first().map(|m| m.tokens));
}
