//! Entities: which mentions speak of the same thing, and how the article introduced it.

use crate::acronym::{Acronym, Definition};
use crate::annotation::{Class, Form};
use crate::knowledge::Known;
use crate::name::Name;
use crate::text::{Text, TokenRange};
use std::collections::HashMap;

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
    /// Whether it stands for the government that sits there ("Moscow denied").
    pub metonym: bool,
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
    _known: &[Known],
) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_form: HashMap<String, usize> = HashMap::new();
    for definition in definitions {
        let at = entities.len();
        entities.push(Entity {
            name: definition.long,
            short: Some(definition.short),
            definition: Some(*definition),
            mentions: vec![EntityMention { tokens: definition.long, form: Form::Full }],
            ..Entity::default()
        });
        by_form.insert(text.str_of(definition.short).to_owned(), at);
        by_form.insert(text.str_of(definition.long).to_owned(), at);
    }
    let spans = acronyms
        .iter()
        .map(|a| (a.tokens, true, Class::Other))
        .chain(names.iter().map(|n| (n.tokens, false, n.class)));
    for (tokens, acronym, class) in spans {
        if !acronym && acronyms.iter().any(|a| a.tokens.overlaps(tokens)) {
            continue;
        }
        let at = *by_form.entry(text.str_of(tokens).to_owned()).or_insert_with(|| {
            entities.push(Entity {
                name: tokens,
                short: acronym.then_some(tokens),
                class,
                ..Entity::default()
            });
            entities.len() - 1
        });
        let form = if acronym { Form::Short } else { Form::Full };
        let mention = EntityMention { tokens, form };
        if !entities[at].mentions.iter().any(|m| m.tokens == tokens) {
            entities[at].mentions.push(mention);
        }
    }
    for entity in &mut entities {
        entity.mentions.sort_by_key(|m| m.tokens);
    }
    entities.retain(|e| !e.mentions.is_empty());
    entities.sort_by_key(|e| e.mentions[0].tokens);
    entities
}
