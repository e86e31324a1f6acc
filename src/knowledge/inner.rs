//! Known names inside unknown ones.
//!
//! The pack does not know the *Karnataka State Disaster Management Authority*, but a
//! reader who learns what Karnataka is has the half of it; and where the tagger took too
//! much (*Jeddah Security*), the known part is the name. So what nothing explains as a
//! whole is searched for names that the pack has.
//!
//! A single word in a name is often the name of something else (*Boca* Juniors, *Ross*
//! River), so that it must be a place or a people of a country that the article is about.
//! Countries are known well enough, and persons are introduced by the page.

use super::lookup::Known;
use super::pack::{Pack, Posting};
use super::sense::{Context, is_country};
use crate::annotation::{Class, Form, Term};
use crate::entity::{Entity, EntityMention};

/// The entities inside those of `entities` that `terms`, one for each, do not explain.
pub(super) fn names(
    pack: &Pack,
    context: &Context,
    known: &[Known],
    entities: &[Entity],
    terms: &[Term],
) -> Vec<Entity> {
    let mut found: Vec<(Posting, Entity)> = Vec::new();
    for (entity, term) in entities.iter().zip(terms) {
        let explained = !term.gloss.is_empty() || term.expansion.is_some();
        if explained || entity.class == Class::Person {
            continue;
        }
        for mention in &entity.mentions {
            let from = known.partition_point(|k| k.tokens.start < mention.tokens.start);
            let inside = known[from..]
                .iter()
                .take_while(|k| k.tokens.end <= mention.tokens.end)
                .filter(|k| k.tokens != mention.tokens);
            for known in inside.filter(|k| tells(pack, context, k)) {
                let mention = EntityMention { tokens: known.tokens, form: Form::Full };
                match found.iter_mut().find(|(posting, _)| *posting == known.posting) {
                    Some((_, inner)) => inner.mentions.push(mention),
                    None => {
                        let name = known.tokens;
                        let mentions = vec![mention];
                        let inner = Entity { name, mentions, ..Entity::default() };
                        found.push((known.posting, inner));
                    }
                }
            }
        }
    }
    // What the article names by itself has a term already.
    let alone = |posting: Posting| {
        let mut same = known.iter().filter(|k| k.posting == posting);
        same.any(|k| entities.iter().any(|e| e.mentions.iter().any(|m| m.tokens == k.tokens)))
    };
    found.retain(|(posting, _)| !alone(*posting));
    found.into_iter().map(|(_, entity)| entity).collect()
}

/// Whether a name inside another is likely what the pack takes it for.
fn tells(pack: &Pack, context: &Context, known: &Known) -> bool {
    pack.links(known.posting).any(|link| {
        let entry = pack.entry(link.entry);
        if link.is_short() || link.is_weak() || is_country(entry) {
            return false;
        }
        let alone_means_it = matches!(entry.kind().class(), "place" | "group");
        entry.kind().class() != "person"
            && (known.tokens.len() > 1 || (alone_means_it && context.is_home(entry)))
    })
}
