//! Capitals and buildings that stand for a government.
//!
//! *Moscow denied it* speaks of the Russian government, *in Moscow* of the city. Which
//! one is meant is decided mention by mention, by the frame it stands in: what it does
//! (*Beijing has said*, *Washington would prefer*), what is done to it (*embraced by
//! Washington*, *urged Tehran*), what it has (*Moscow’s decision*), and with whom it has
//! it (*ties between Tehran and Abu Dhabi*, *Tehran-backed*). The frames are tables of
//! verbs and nouns. What no frame claims is the city: a card that says nothing of a
//! government where one is meant is better than one that says it of a city.
//!
//! Limits: a sports team that bears the name of a capital and *beat* another is not
//! told apart but by its verbs; Brussels, which may be Belgium's or Europe's, is left out.

mod frame;
mod tables;

use super::{Entity, EntityMention};
use crate::annotation::{Class, Form};
use crate::knowledge::{CountryId, Known, Pack, Posting, fold, known_at};
use crate::text::{Text, TokenRange};
use rustc_hash::FxHashMap;

/// Buildings, streets and cities other than the capital that stand for a government,
/// with the country it is the government of.
const SEATS: [(&str, &str); 26] = [
    ("kremlin", "Russia"),
    ("white house", "United States"),
    ("capitol hill", "United States"),
    ("foggy bottom", "United States"),
    ("downing street", "United Kingdom"),
    ("10 downing street", "United Kingdom"),
    ("whitehall", "United Kingdom"),
    ("elysee", "France"),
    ("elysee palace", "France"),
    ("quai d orsay", "France"),
    ("quai dorsay", "France"),
    ("zhongnanhai", "China"),
    ("blue house", "South Korea"),
    ("palazzo chigi", "Italy"),
    ("planalto", "Brazil"),
    ("planalto palace", "Brazil"),
    ("casa rosada", "Argentina"),
    ("la moneda", "Chile"),
    ("moncloa", "Spain"),
    ("malacanang", "Philippines"),
    ("malacanang palace", "Philippines"),
    ("aso rock", "Nigeria"),
    ("aso villa", "Nigeria"),
    ("union buildings", "South Africa"),
    ("putrajaya", "Malaysia"),
    ("tel aviv", "Israel"),
];

/// The country whose government sits at the place of this name, if one does; `known` is
/// what the index says of the name, as far as it was asked.
pub(super) fn seat(pack: &Pack, name: &str, known: Option<Posting>) -> Option<CountryId> {
    let key = fold(name);
    let building = SEATS.iter().find(|(seat, _)| seat.as_bytes() == key);
    if let Some((_, country)) = building {
        let posting = pack.find(&fold(country))?;
        return pack.links(posting).find_map(|link| {
            let country = pack.entry(link.entry).country()?;
            (pack.country(country).entry().id() == link.entry).then_some(country)
        });
    }
    let posting = known.or_else(|| pack.find(&key))?;
    pack.links(posting).find_map(|link| {
        let country = pack.entry(link.entry).country()?;
        if pack.country(country).capital() != Some(link.entry) {
            return None;
        }
        // Singapore is a city and its country: to say that one stands for the other is
        // no news.
        (fold(pack.country(country).entry().name()) != key).then_some(country)
    })
}

/// Gives the mentions of a capital that stand for a government an entity of their own.
#[inline(never)]
pub(super) fn part(
    text: &Text,
    pack: &Pack,
    known: &[Known],
    entities: &mut Vec<Entity>,
) {
    let mut seats: Vec<(TokenRange, usize, CountryId)> = Vec::new();
    for (at, entity) in entities.iter().enumerate() {
        if entity.class == Class::Person {
            continue;
        }
        // One name after the other is mostly the same.
        let mut last: Option<(&str, Option<CountryId>)> = None;
        for mention in entity.mentions.iter().filter(|m| m.tokens.len() <= 3) {
            let name = text.str_of(mention.tokens);
            let country = match last {
                Some((other, country)) if other == name => country,
                _ => {
                    let known = known_at(known, mention.tokens).filter(|k| k.whole);
                    seat(pack, name, known.map(|k| k.posting))
                }
            };
            last = Some((name, country));
            seats.extend(country.map(|country| (mention.tokens, at, country)));
        }
    }
    seats.sort_unstable_by_key(|(tokens, ..)| *tokens);
    let places: Vec<TokenRange> = seats.iter().map(|(tokens, ..)| *tokens).collect();
    let mut parted: FxHashMap<(usize, CountryId), Entity> = FxHashMap::default();
    for ((tokens, at, country), stands) in
        seats.into_iter().zip(frame::stand(text, &places))
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
        let gone = |m: &EntityMention| {
            government.mentions.binary_search_by_key(&m.tokens, |g| g.tokens).is_ok()
        };
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
