//! What is known of each distinct word: by the lexicon, and by the article itself.
//!
//! An article of a thousand words has some four hundred distinct ones, and what the
//! article says of a word (how often it opens, closes or is the whole of a capitalised
//! run, follows a title, precedes a verb of saying) is said once for all its
//! occurrences. So everything here is kept by [`WordId`](crate::text::WordId).

use super::features;
use super::segment::Spot;
use crate::lexicon::{self, Bits};
use crate::text::{Casing, Shape, Text, TokenId};

/// What is known of one distinct word of an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// What it may be, by the lexicon.
    pub bits: Bits,
    /// The most telling kind of word that it may be.
    pub kind: u8,
    /// What the article shows of it.
    pub roles: [u8; Role::COUNT],
}

/// Where the article puts a capitalised word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Role {
    /// First of a run of several.
    First,
    /// Inside a run.
    Middle,
    /// Last of a run of several.
    Last,
    /// A run of its own.
    Alone,
    /// After a title.
    AfterTitle,
    /// At the end of a run that a verb of saying follows or precedes.
    Speaks,
    /// At the start of a run that follows a preposition of place.
    AfterPreposition,
    /// At the start of a run that follows "the".
    AfterThe,
    /// Last of a run that begins with a given name.
    AfterGiven,
    /// Before a possessive 's.
    Owns,
    /// After the word for what a person is: activist, striker.
    AfterRole,
}

impl Role {
    /// How many roles there are.
    pub const COUNT: usize = 11;
}

/// Fills `facts` with what the lexicon knows of the words of `text`.
pub fn look_up(text: &Text, facts: &mut Vec<Facts>) {
    facts.clear();
    let words = text.words();
    facts.extend((0..words.len() as u32).map(|id| {
        let bits = lexicon::bits(words.hash(crate::text::WordId(id)));
        Facts { bits, kind: features::kind(bits), ..Facts::default() }
    }));
}

/// Adds to `facts` what the spots of an article show.
pub fn observe(text: &Text, spots: &[Spot], facts: &mut [Facts]) {
    let mut at = 0;
    let mut sentence = 0;
    while at < spots.len() {
        let run = spots[at].run;
        at += run.len();
        while text
            .sentences()
            .get(sentence + 1)
            .is_some_and(|s| s.tokens.start <= run.start)
        {
            sentence += 1;
        }
        // In a headline every word is capitalised: its runs show nothing.
        if text.sentences().get(sentence).is_none_or(|s| s.casing != Casing::Prose) {
            continue;
        }
        // Titles at the head of a run are not its first word.
        let mut first = run.start;
        let mut titled = false;
        while first < run.end {
            let bits = facts[text[first].word.0 as usize].bits;
            if text[first].is_word()
                && !(bits.any(Bits::TITLE) && first.plus(1) < run.end)
            {
                break;
            }
            titled |= text[first].is_word();
            first = first.plus(1);
        }
        let words = || (first.0..run.end.0).map(TokenId).filter(|id| text[*id].is_word());
        let Some(last) = words().next_back() else { continue };
        let count = words().count();
        let before = neighbour(text, run.start, -1);
        let after = neighbour(text, last, 1);
        let bits_of = |id: Option<TokenId>, facts: &[Facts]| {
            id.map_or(Bits::default(), |id| facts[text[id].word.0 as usize].bits)
        };
        let (b, a) = (bits_of(before, facts), bits_of(after, facts));
        let lower = before.is_some_and(|id| text[id].shape == Shape::Lower);
        let given = count > 1 && bits_of(Some(first), facts).any(Bits::GIVEN);
        let the = before.is_some_and(|id| text.str_at(id).eq_ignore_ascii_case("the"));
        let owns = possessive(text, last);
        for (n, id) in words().enumerate() {
            let roles = &mut facts[text[id].word.0 as usize].roles;
            let mut note = |role: Role, holds: bool| {
                if holds {
                    let counter = &mut roles[role as usize];
                    *counter = counter.saturating_add(1);
                }
            };
            let (opens, closes) = (n == 0, n + 1 == count);
            note(Role::Alone, opens && closes);
            note(Role::First, opens && !closes);
            note(Role::Last, closes && !opens);
            note(Role::Middle, !closes && !opens);
            note(Role::AfterTitle, closes && titled);
            note(Role::Speaks, closes && (a.any(Bits::SPEECH) || b.any(Bits::SPEECH)));
            note(Role::AfterPreposition, opens && b.any(Bits::PREPOSITION));
            note(Role::AfterThe, opens && the);
            note(Role::AfterGiven, closes && given);
            note(Role::Owns, closes && owns);
            note(Role::AfterRole, opens && lower && b.any(Bits::ROLE));
        }
    }
}

/// Whether a possessive 's follows the token.
pub fn possessive(text: &Text, id: TokenId) -> bool {
    let mark = text.get(id.plus(1)).filter(|t| t.glued());
    let s = text.get(id.plus(2)).filter(|t| t.glued());
    mark.is_some_and(|t| matches!(text.slice(t.span), "'" | "’"))
        && s.is_some_and(|t| matches!(text.slice(t.span), "s" | "S"))
}

/// The nearest word before (`step` -1) or after (1) a token, over at most three marks
/// that do not end a clause.
pub fn neighbour(text: &Text, id: TokenId, step: i32) -> Option<TokenId> {
    let mut at = id;
    for _ in 0..4 {
        at = TokenId(at.0.checked_add_signed(step)?);
        let token = text.get(at)?;
        if token.is_word() {
            return Some(at);
        }
        if token.starts_block() && step > 0 {
            return None;
        }
    }
    None
}
