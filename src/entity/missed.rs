//! Names that no tagger found and the pack knows.
//!
//! A name between two others (*Koos Bekker of Naspers*), in a list or after a slash is
//! easily missed, and what the pack has under exactly these words, with a capital where
//! only names have one, is hardly anything else. Not taken: what opens a sentence or
//! stands in a headline, unless two of its words have a capital; names of a single word
//! from the imported tables, where every other surname is also some town; what needs its
//! topics to be told from an ordinary word.

use super::forest::{Forest, Mention, Sort};
use super::gather;
use super::words::{self, Folds};
use crate::annotation::Form;
use crate::knowledge::{Known, Pack};
use crate::lexicon::{self, Bits};
use crate::text::{Casing, Text, TokenRange};

/// How much a name in the pack says of its class, beside the tagger's 0 to 1.
const VOTE: f32 = 0.4;

/// Adds to `mentions`, which come in reading order, those names of `known` that overlap
/// none of them.
pub(super) fn add(
    text: &Text,
    folds: &Folds,
    forest: &mut Forest,
    mentions: &mut Vec<Mention>,
    known: &[Known],
    pack: &Pack,
) {
    let mut found = Vec::new();
    let mut taken = gather::Taken::default();
    for known in known {
        if taken.overlaps(mentions, known.tokens) || !is_name(text, known.tokens) {
            continue;
        }
        let tokens = known.tokens;
        let alone = tokens.len() == 1;
        let bearers = pack.links(known.posting).filter(|link| {
            let nameless = pack.entry(link.entry).is_nameless();
            !(link.is_short() || link.is_weak() || alone && nameless)
        });
        let best = bearers
            .map(|link| pack.entry(link.entry))
            .max_by(|a, b| a.familiarity().total_cmp(&b.familiarity()));
        let Some(best) = best else { continue };
        let words = words::thing(text, folds, tokens);
        // Titles and ranks belong to the persons who bear them.
        let ordinary = alone
            && lexicon::bits(text.hash_at(tokens.start)).any(Bits::LOWER.or(Bits::TITLE));
        let none = ordinary
            || best.kind().class() == "person"
            || matches!(best.kind().name(), "title" | "rank" | "nationality");
        if words.is_empty() || none {
            continue;
        }
        let node = forest.plant(Sort::Thing, words, tokens);
        forest.vote(node, best.kind().label(), VOTE);
        found.push(Mention { tokens, node, form: Form::Full });
    }
    gather::merge(mentions, found);
}

/// Whether the capitals of these words are those of a name.
fn is_name(text: &Text, tokens: TokenRange) -> bool {
    // The Queen's is not Queens.
    if text
        .get(tokens.end.before().unwrap_or_default())
        .is_some_and(|last| last.glued() && text.slice(last.span) == "s")
    {
        return false;
    }
    let capitals = tokens.iter().filter(|id| text[*id].has_capital()).count();
    let sentence = text.sentences()[text.sentence_of(tokens.start)];
    let first = text[tokens.start];
    match sentence.casing {
        Casing::Shouted => false,
        Casing::Prose => capitals > 1 || (capitals == 1 && !first.starts_sentence()),
        _ => capitals > 1,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::knowledge::recognise;

    fn missed(source: &str) -> Vec<String> {
        let text = Text::plain(source);
        let pack = Pack::embedded().unwrap();
        let known = recognise(&text, &pack);
        let mut mentions = Vec::new();
        let mut forest = Forest::default();
        add(&text, &Folds::new(&text), &mut forest, &mut mentions, &known, &pack);
        mentions.iter().map(|m| text.str_of(m.tokens).to_owned()).collect()
    }

    #[test]
    fn a_known_name_amid_prose_is_found() {
        assert_eq!(
            missed("He left Naspers for the BBC World Service."),
            ["Naspers", "BBC World Service"]
        );
    }

    #[test]
    fn what_may_be_an_ordinary_word_is_not() {
        // The first word of a sentence, a headline in capitals, a title, a possessive.
        for source in [
            "Naspers. Amazon. Apple.",
            "SHARES OF NASPERS FALL AGAIN ON MONDAY",
            "She met the Prime Minister.",
            "It was the Queen's.",
        ] {
            assert!(missed(source).is_empty(), "{source}: {:?}", missed(source));
        }
    }
}
