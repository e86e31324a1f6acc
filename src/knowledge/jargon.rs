//! Words that readers may not know, though they are no names: *crore*, *upazila*, *herd
//! immunity*.
//!
//! News writes them in lower case and leaves them unexplained, at home for good reason. No
//! tagger finds them; the pack does, in a part of its index that holds nothing else. All
//! mentions of one are one entity of the class [`Class::Word`]. What lies inside a name or
//! an acronym is left to that. Limits: a word with a capital in the middle of a sentence
//! is taken for a name.

use super::lookup::Recogniser;
use super::pack::{EntryId, Pack};
use crate::annotation::{Class, Form};
use crate::entity::{Entity, EntityMention};
use crate::text::{Shape, Text, TokenId, TokenRange};

/// Adds to `entities`, which come in the order of their first mention, the words of `text`
/// that `pack` explains; `recogniser` is that of the pack.
#[inline(never)]
pub fn add(
    text: &Text,
    pack: &Pack,
    recogniser: &mut Recogniser,
    entities: &mut Vec<Entity>,
) {
    let found = recogniser.words(text, pack, |sentence, at| may_open(text, sentence, at));
    if found.is_empty() {
        return;
    }
    let mut taken: Vec<TokenRange> =
        entities.iter().flat_map(|e| e.mentions.iter().map(|m| m.tokens)).collect();
    taken.sort_unstable();
    let mut own: Vec<(EntryId, Entity)> = Vec::new();
    for known in found {
        let tokens = known.tokens;
        let after = taken.partition_point(|other| other.end <= tokens.start);
        if taken.get(after).is_some_and(|other| other.overlaps(tokens)) {
            continue;
        }
        let Some(link) = pack.links(known.posting).next() else { continue };
        // *flydubai* is a name, whatever its letters.
        let entry = pack.entry(link.entry);
        let class = match entry.name().chars().any(char::is_uppercase) {
            true => entry.kind().label(),
            false => Class::Word,
        };
        let mention = EntityMention { tokens, form: Form::Full };
        match own.iter_mut().find(|(entry, _)| *entry == link.entry) {
            Some((_, entity)) => entity.mentions.push(mention),
            None => own.push((
                link.entry,
                Entity {
                    class,
                    confidence: 1.0,
                    name: tokens,
                    mentions: vec![mention],
                    ..Entity::default()
                },
            )),
        }
    }
    entities.extend(own.into_iter().map(|(_, entity)| entity));
    entities.sort_by_key(|entity| entity.mentions.first().map(|m| m.tokens.start));
}

/// Whether a word that is no name may begin here: in lower case, or where every word has a
/// capital.
fn may_open(text: &Text, sentence: TokenRange, at: TokenId) -> bool {
    match text[at].shape {
        Shape::Lower => true,
        Shape::Capital => at == sentence.start,
        _ => false,
    }
}
