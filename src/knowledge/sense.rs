//! Which bearer of a name the article means.

use super::familiarity;
use super::lookup::Known;
use super::pack::{CountryId, EntryId, Link, Pack, items};
use crate::annotation::Class;
use crate::text::{Shape, Text, TokenRange, WordHash};
use std::collections::HashMap;

/// A bearer of a name with how well it fits the article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The entry.
    pub entry: EntryId,
    /// How the name stands to it.
    pub link: Link,
    /// How well it fits, 0 to 1.
    pub score: f32,
}

/// What an article says that tells senses apart.
#[derive(Debug, Default)]
pub struct Context {
    countries: HashMap<CountryId, u32>,
}

impl Context {
    /// The countries that the article names, by themselves or by their places.
    pub fn new(pack: &Pack, known: &[Known]) -> Context {
        let mut countries = HashMap::new();
        for known in known {
            let mut links = pack.links(known.posting);
            // A name of many bearers says nothing about the country.
            let (Some(link), None) = (links.next(), links.next()) else { continue };
            if !link.is_short()
                && let Some(country) = pack.entry(link.entry).country()
            {
                *countries.entry(country).or_insert(0) += 1;
            }
        }
        Context { countries }
    }

    /// The bearers of `known`, best first.
    pub fn rank(
        &self,
        text: &Text,
        pack: &Pack,
        known: &Known,
        class: Class,
    ) -> Vec<Candidate> {
        let mut candidates: Vec<_> = pack
            .links(known.posting)
            .filter(|link| fits(text, known.tokens, *link))
            .map(|link| Candidate {
                entry: link.entry,
                link,
                score: self.score(text, pack, link, class),
            })
            .collect();
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        candidates
    }

    fn score(&self, text: &Text, pack: &Pack, link: Link, class: Class) -> f32 {
        let entry = pack.entry(link.entry);
        let extras = entry.extras();
        let mut score = 0.35 + 0.3 * entry.familiarity();
        let scope = entry.country().into_iter().chain(extras.further.iter().copied());
        let mut national = false;
        let mut here = false;
        for country in scope {
            national = true;
            here |= self.countries.contains_key(&country);
        }
        score += match (national, here) {
            (true, true) => 0.25,
            (true, false) => -0.2,
            (false, _) => 0.05,
        };
        let topics = items(extras.topics)
            .filter(|topic| text.words().find(WordHash::of(topic)).is_some())
            .count();
        score += 0.1 * topics.min(3) as f32;
        if link.is_weak() && topics == 0 && !here {
            score -= 0.3;
        }
        if class != Class::Other && class_of(entry.kind().label()) != class {
            score -= 0.15;
        }
        score.clamp(0.0, 1.0)
    }
}

/// The class a label of `data/kinds.tsv` names.
pub fn class_of(label: &str) -> Class {
    match label {
        "PER" => Class::Person,
        "LOC" => Class::Location,
        "ORG" => Class::Organisation,
        _ => Class::Other,
    }
}

/// Whether the name stands in the article as this bearer writes it: a short form in
/// capitals, so that *who* is never the WHO.
fn fits(text: &Text, tokens: TokenRange, link: Link) -> bool {
    !link.is_short()
        || tokens.iter().any(|id| {
            matches!(
                text[id].shape,
                Shape::Upper | Shape::Mixed | Shape::Alnum | Shape::Initial
            )
        })
}

/// Below this score a sense is not told as a fact.
pub const SURE: f32 = 0.4;

/// Whether a reader of this level is taken to know it.
pub fn known_to(level: familiarity::Level, familiarity: f32) -> bool {
    familiarity >= level.knows()
}
