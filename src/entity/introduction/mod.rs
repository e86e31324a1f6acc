//! Introductions: the words by which an article says who someone or what something is.
//!
//! Before the name stand titles and roles ([`before`]), after it appositives, relative
//! clauses, ages and copulas ([`after`]), as far as [`reach`] says. The first mention by the full name that is
//! described decides; where one is described on both sides, the quotation reaches from
//! one to the other over the name. It is cut to what reads well in a card.
//!
//! Limits: the words are a stretch of the article, unchanged; a description in a
//! sentence of its own that does not begin with the name is not seen.

mod after;
mod before;
mod reach;
mod tables;
mod walk;

use super::Entity;
use crate::annotation::{Class, Form};
use crate::text::{Text, TokenId, TokenRange, WordHash};
use reach::Of;

pub(super) use tables::{is_role, stops};

/// Whether the word at `id` is the head of descriptions, of people or of things.
pub(super) fn is_head(text: &Text, id: TokenId) -> bool {
    tables::is_role(text, id) || tables::is_kind(text, id)
}

/// Whether the word is one of the small ones that are no names wherever they stand.
pub(super) fn is_small(word: WordHash) -> bool {
    tables::stops(word) || tables::opens(word) || tables::is_determiner(word)
}

/// Whether the word is an ordinary one for a role or a kind of thing.
pub(super) fn is_common(word: &str) -> bool {
    tables::is_role_word(word) || tables::is_kind_word(word)
}

/// An introduction is cut to about this many words.
const WORDS: usize = 22;

/// So many mentions by the full name are looked at: articles introduce early.
const MENTIONS: usize = 4;

/// An article and where it names people: no description of one reaches over another.
pub(super) struct Scene<'a> {
    text: &'a Text,
    /// For every token, whether it is part of a person's name.
    people: Vec<bool>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(text: &'a Text, entities: &[Entity]) -> Scene<'a> {
        let mut people = vec![false; text.tokens().len()];
        for entity in entities.iter().filter(|e| e.class == Class::Person) {
            for mention in &entity.mentions {
                for id in mention.tokens.iter() {
                    people[id.index()] = true;
                }
            }
        }
        Scene { text, people }
    }

    fn is_person(&self, id: TokenId) -> bool {
        self.people.get(id.index()).copied().unwrap_or(false)
    }

    /// The words by which the article introduces `entity`.
    #[inline(never)]
    pub(super) fn introduction(&self, entity: &Entity) -> Option<TokenRange> {
        let full = entity.mentions.iter().filter(|m| m.form == Form::Full);
        let mut found = full.take(MENTIONS).filter_map(|m| match entity.class {
            Class::Person => self.of_person(m.tokens),
            _ => self.of_thing(m.tokens),
        });
        let range = found.next()?;
        Some(cut(self.text, range)).filter(|range| !range.is_empty())
    }

    fn of_person(&self, name: TokenRange) -> Option<TokenRange> {
        let before = before::person(self, name);
        let after = after::describe(self, name, Of::Person);
        match (before, after) {
            (Some(before), Some(after)) => {
                let both = TokenRange { start: before.start, end: after.end };
                let fits = words(self.text, both) <= WORDS && before.start < name.start;
                if fits { Some(both) } else { Some(longer(before, after)) }
            }
            (before, after) => before.or(after),
        }
    }

    fn of_thing(&self, name: TokenRange) -> Option<TokenRange> {
        after::describe(self, name, Of::Thing).or_else(|| before::thing(self, name))
    }
}

fn longer(a: TokenRange, b: TokenRange) -> TokenRange {
    if a.len() > b.len() { a } else { b }
}

fn words(text: &Text, range: TokenRange) -> usize {
    range.iter().filter(|id| text[*id].is_word() && !text[*id].glued()).count()
}

/// The range cut to [`WORDS`], at the last border of a phrase before them.
fn cut(text: &Text, range: TokenRange) -> TokenRange {
    let mut count = 0;
    let mut border: Option<TokenId> = None;
    for id in range.iter() {
        let word = text.str_at(id);
        count += usize::from(text[id].is_word() && !text[id].glued());
        if count > WORDS {
            let end = border.unwrap_or(id);
            return TokenRange { start: range.start, end };
        }
        if count > WORDS / 3
            && matches!(
                word,
                "," | "and"
                    | "who"
                    | "which"
                    | "that"
                    | "for"
                    | "of"
                    | "in"
                    | "at"
                    | "with"
                    | "from"
                    | "during"
                    | "after"
            )
        {
            border = Some(id);
        }
    }
    range
}
