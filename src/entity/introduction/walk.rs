//! Descriptions read backwards: the noun phrase that ends where a name begins.
//!
//! There is no parser here. A description is found by its head, a word for a role or a
//! kind of thing, which stands right before the name (*Libyan analyst X*) or is parted
//! from it by its complement (*executive director of New World Development X*); from the
//! head the phrase reaches to the left over capitalised words, possessives and
//! adjectives, until an article opens it or a word ends it that can be no part of it.

use super::Scene;
use super::tables;
use crate::text::{Shape, Text, TokenId, TokenRange};

/// A description is read back over no more tokens than this.
const REACH: u32 = 28;

/// Nor over more small words in a row that no table knows.
const UNKNOWN: u32 = 3;

/// Prepositions that tie a complement to its head: *director of*, *minister for*.
const TIES: [&str; 6] = ["of", "for", "at", "from", "on", "to"];

/// Reads descriptions whose heads are told by `is_head`.
pub(super) struct Walk<'a> {
    scene: &'a Scene<'a>,
    text: &'a Text,
    /// Where the sentence begins: nothing before it is read.
    from: TokenId,
    is_head: fn(&Text, TokenId) -> bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        scene: &'a Scene<'a>,
        from: TokenId,
        is_head: fn(&Text, TokenId) -> bool,
    ) -> Walk<'a> {
        Walk { scene, text: scene.text, from, is_head }
    }

    /// The description that ends before `end`.
    pub(super) fn before(&self, end: TokenId) -> Option<TokenRange> {
        let head = self.head(end)?;
        let mut start = self.phrase(head);
        // "a member of the committee and a former minister"
        if let Some(and) = self.back(start)
            && self.text.str_at(and) == "and"
            && let Some(other) = self.head(and)
        {
            start = self.phrase(other);
        }
        Some(TokenRange { start, end })
    }

    /// The head of the description that ends before `end`.
    fn head(&self, end: TokenId) -> Option<TokenId> {
        let mut last = self.back(end)?;
        // "Chief Executive Officer (CEO) X", "Maj. Gen. X"
        if self.text.str_at(last) == ")" {
            last = self.opening(last).and_then(|open| self.back(open))?;
        } else if self.text.str_at(last) == "." && self.text[last].glued() {
            last = self.back(last)?;
        }
        if self.scene.is_person(last) {
            None
        } else if self.is_head_at(last) {
            Some(last)
        } else {
            self.head_of_complement(last)
        }
    }

    fn opening(&self, close: TokenId) -> Option<TokenId> {
        let mut open = close;
        for _ in 0..6 {
            open = self.back(open)?;
            if self.text.str_at(open) == "(" {
                return Some(open);
            }
        }
        None
    }

    fn back(&self, id: TokenId) -> Option<TokenId> {
        id.before().filter(|before| *before >= self.from)
    }

    fn is_head_at(&self, id: TokenId) -> bool {
        (self.is_head)(self.text, id)
    }

    fn is_capital(&self, id: TokenId) -> bool {
        let text = self.text;
        let word = text.hash_at(id);
        // "Says US President …": a headline's verb has a capital and is no part of it.
        (text[id].has_capital() || text[id].shape == Shape::Alnum)
            && !(text[id].starts_sentence() && tables::stops(word))
            && !(text[id].shape == Shape::Capital && tables::is_saying(word))
    }

    /// The head whose complement ends with the token `last`: every word between is
    /// capitalised, small and known to stand in complements, or one unknown noun.
    fn head_of_complement(&self, last: TokenId) -> Option<TokenId> {
        let text = self.text;
        let mut at = last;
        let mut unknown = 0;
        for _ in 0..REACH / 2 {
            let word = text.str_at(at);
            if TIES.contains(&word)
                && at != last
                && let Some(head) = self.back(at)
                && self.is_head_at(head)
            {
                return Some(head);
            }
            let small = matches!(
                word,
                "of" | "for" | "the" | "and" | "on" | "in" | "at" | "to" | "from" | "s"
            );
            if self.scene.is_person(at) {
                return None;
            }
            if text[at].is_word() && !self.is_capital(at) && !small {
                unknown += 1;
                if unknown > 2
                    || tables::stops(text.hash_at(at))
                    || tables::is_saying(text.hash_at(at))
                {
                    return None;
                }
            }
            if !text[at].is_word()
                && !matches!(word, "-" | "’" | "'" | "." | "&" | "(" | ")" | ",")
            {
                return None;
            }
            // A comma may part the items of a portfolio, not the name from its clause.
            if word == ","
                && !(text.get(at.plus(1)).is_some_and(|_| self.is_capital(at.plus(1))))
            {
                return None;
            }
            at = self.back(at)?;
        }
        None
    }

    /// Where the phrase with this head begins.
    fn phrase(&self, head: TokenId) -> TokenId {
        let text = self.text;
        let mut start = head;
        let mut unknown = 0;
        while let Some(at) = self.back(start) {
            if head.0 - at.0 > REACH {
                break;
            }
            let word = text.str_at(at);
            let hash = text.hash_at(at);
            let token = &text[at];
            if self.scene.is_person(at) && !self.is_possessor(at) {
                break;
            }
            if !token.is_word() {
                match self.mark(at, start) {
                    Some(next) => start = next,
                    None => break,
                }
                continue;
            }
            if tables::is_determiner(hash) && !token.glued() {
                start = at;
                if let Some(next) = self.office_over(start) {
                    start = next;
                    continue;
                }
                break;
            }
            if word == "and" || word == "&" {
                let Some(before) = self.back(at) else { break };
                let both_heads = self.is_head_at(before);
                let both_names = self.is_capital(before)
                    && self.is_capital(start)
                    && !self.is_head_at(start)
                    && !tables::opens(text.hash_at(start));
                if both_heads || both_names {
                    start = before;
                    continue;
                }
                break;
            }
            if (word == "of" || word == "for") && start != head {
                // "Ministry of Health spokesman"
                let Some(before) = self.back(at) else { break };
                if self.is_capital(before) && self.is_capital(start) {
                    start = before;
                    continue;
                }
                break;
            }
            if self.is_capital(at) {
                start = at;
                continue;
            }
            if token.shape == Shape::Digits || !self.is_modifier(at) {
                break;
            }
            // "accuse former President", "urge German officials": before such a word
            // stands an adjective that is known, or a verb.
            let closed =
                tables::is_leftmost(text.hash_at(start)) || text[start].has_capital();
            if closed
                && !token.glued()
                && !self.is_hyphenated(at)
                && !self.is_adjective(at)
            {
                break;
            }
            if !self.is_head_at(at) && !tables::opens(hash) {
                unknown += 1;
                if unknown > UNKNOWN {
                    break;
                }
            }
            start = at;
        }
        start
    }

    /// Where a mark of punctuation lets the phrase go on to.
    fn mark(&self, at: TokenId, start: TokenId) -> Option<TokenId> {
        let text = self.text;
        match text.str_at(at) {
            "-" | "‐" | "‑" if text[at].glued() && text[start].glued() => {
                self.back(at)
            }
            // "U.S. President", "Maj. Gen."
            "." if text[at].glued() => {
                let before = self.back(at)?;
                matches!(text[before].shape, Shape::Initial | Shape::Capital)
                    .then_some(before)
            }
            // "Egypt's President": the s is the token after the mark.
            "’" | "'" if text[at].glued() => self.back(at),
            // "Central Command (CENTCOM) chief"
            ")" => self.opening(at).and_then(|open| self.back(open)),
            _ => None,
        }
    }

    /// "Director of the Office of The King": an office before an article that opened
    /// what looked like the whole.
    fn office_over(&self, start: TokenId) -> Option<TokenId> {
        let text = self.text;
        let tie = self.back(start)?;
        if !TIES.contains(&text.str_at(tie)) {
            return None;
        }
        let mut at = self.back(tie)?;
        for _ in 0..6 {
            if !self.is_capital(at) && !matches!(text.str_at(at), "of" | "the" | "for") {
                return None;
            }
            if self.is_head_at(at) && text[at].has_capital() {
                return Some(at);
            }
            at = self.back(at)?;
        }
        None
    }

    /// Whether the person at `id` has what follows: "Mbundu’s spokesperson".
    fn is_possessor(&self, id: TokenId) -> bool {
        let mut next = id.plus(1);
        while self.scene.is_person(next) {
            next = next.plus(1);
        }
        self.text
            .get(next)
            .is_some_and(|t| t.glued() && matches!(self.text.slice(t.span), "’" | "'"))
    }

    fn is_hyphenated(&self, id: TokenId) -> bool {
        self.text.get(id.plus(1)).is_some_and(|t| !t.is_word() && t.glued())
    }

    /// Whether the word is an adjective or noun known to stand before a role.
    fn is_adjective(&self, id: TokenId) -> bool {
        let hash = self.text.hash_at(id);
        tables::is_adjective(hash)
            || tables::opens(hash)
            || self.is_head_at(id)
            || self.back(id).is_some_and(|b| tables::is_determiner(self.text.hash_at(b)))
    }

    /// Whether a small word may stand in a description before its head.
    fn is_modifier(&self, id: TokenId) -> bool {
        let (text, word) = (self.text, self.text.str_at(id));
        let hash = text.hash_at(id);
        if tables::stops(hash) || tables::is_saying(hash) {
            return false;
        }
        if word == "s" {
            return true;
        }
        if text[id].glued() || self.is_hyphenated(id) || tables::is_adjective(hash) {
            return true;
        }
        let verbal =
            word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly");
        // After an article even a participle is an adjective: "an affected trader".
        !verbal
            || self.back(id).is_some_and(|before| {
                tables::is_determiner(text.hash_at(before))
                    || tables::opens(text.hash_at(before))
            })
    }
}
