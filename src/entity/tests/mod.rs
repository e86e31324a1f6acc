//! Whole articles, small ones, with their names marked as a tagger would:
//! `[P:…]` a person, `[L:…]` a place, `[O:…]` an organisation, `[M:…]` any other.

use super::*;
use crate::acronym;
use crate::knowledge;
use crate::text::TokenId;
use proptest::prelude::*;

mod introductions;
mod people;
mod shortened;
mod things;

/// An article read, ready to be asked.
struct Read {
    text: Text,
    entities: Vec<Entity>,
}

fn read(marked: &str) -> Read {
    let (mut source, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        let close = open + rest[open..].find(']').unwrap();
        source.push_str(&rest[..open]);
        let class = match &rest[open + 1..open + 2] {
            "P" => Class::Person,
            "L" => Class::Location,
            "O" => Class::Organisation,
            _ => Class::Other,
        };
        let start = source.len();
        source.push_str(&rest[open + 3..close]);
        marks.push((start, source.len(), class));
        rest = &rest[close + 1..];
    }
    source.push_str(rest);
    let text = Text::plain(&source);
    // Blocks are joined by what parts them in the source: offsets are the same.
    assert_eq!(text.source(), source);
    let names: Vec<Name> = marks
        .into_iter()
        .map(|(start, end, class)| {
            let token =
                |byte| text.tokens().partition_point(|t| (t.span.end as usize) <= byte);
            let tokens = TokenRange {
                start: TokenId(token(start) as u32),
                end: TokenId(token(end - 1) as u32 + 1),
            };
            Name { tokens, class, confidence: 0.9 }
        })
        .collect();
    let pack = Pack::embedded().unwrap();
    let known = knowledge::recognise(&text, &pack);
    let acronyms = acronym::find(&text, &known, &pack);
    let definitions = acronym::define(&text, &acronyms, &names, &known, &pack);
    let entities = link(&text, &acronyms, &definitions, &names, &known, &pack);
    Read { text, entities }
}

impl Read {
    /// The entity that the `n`th occurrence of `name` mentions.
    #[track_caller]
    fn of(&self, name: &str, n: usize) -> Option<&Entity> {
        let at = self.text.source().match_indices(name).nth(n).unwrap().0 as u32;
        let here = |m: &EntityMention| {
            let span = self.text.span(m.tokens);
            span.start <= at && at < span.end
        };
        self.entities.iter().find(|e| e.mentions.iter().any(here))
    }

    #[track_caller]
    fn name(&self, name: &str, n: usize) -> &str {
        self.of(name, n).map_or("", |e| self.text.str_of(e.name))
    }

    #[track_caller]
    fn introduction(&self, name: &str) -> &str {
        let entity = self.of(name, 0).unwrap();
        entity.introduction.map_or("", |range| self.text.str_of(range))
    }
}

/// In each article the second name, at its last occurrence, means whom the third names.
#[track_caller]
fn assert_means(article: &str, name: &str, whole: &str) {
    let read = read(article);
    let last = read.text.source().matches(name).count() - 1;
    assert_eq!(read.name(name, last), whole, "{article}");
}

proptest! {
    #[test]
    fn any_text_gives_mentions_in_order_and_on_its_borders(
        words in prop::collection::vec(
            prop_oneof![
                "(Ana|Reyes|Kofi|Li|al|-|,|’|s|and|of|the|Dr|Moscow|NATO|who|is|a|chief|\\(|\\)|\\.|“|”|\u{2028}|\n\n)",
                "\\PC{0,6}",
            ],
            0..60,
        ),
    ) {
        let source = words.join(" ");
        let text = Text::plain(&source);
        let names: Vec<Name> = (0..text.tokens().len() as u32 / 3)
            .map(|n| Name {
                tokens: TokenRange::new(n * 3, n * 3 + 1 + n % 3),
                class: [Class::Person, Class::Location, Class::Organisation, Class::Other]
                    [n as usize % 4],
                confidence: 0.4 + 0.1 * (n % 6) as f32,
            })
            .collect();
        let pack = Pack::empty();
        let acronyms = acronym::find(&text, &[], &pack);
        for entity in link(&text, &acronyms, &[], &names, &[], &pack) {
            prop_assert!(!entity.mentions.is_empty());
            prop_assert!(entity.mentions.iter().all(|m| !m.tokens.is_empty()));
            prop_assert!(entity.mentions.is_sorted_by_key(|m| m.tokens.start));
            prop_assert!(entity.mentions.iter().any(|m| m.tokens == entity.name));
            let end = text.tokens().len() as u32;
            prop_assert!(entity.mentions.iter().all(|m| m.tokens.end.0 <= end));
            if let Some(words) = entity.introduction {
                prop_assert!(!words.is_empty() && words.end.0 <= end);
                let block = text.block_of(words.start).tokens;
                prop_assert!(block.contains(words));
            }
        }
    }
}
