//! How far a description after a name reaches: to the mark, the verb or the other name
//! that ends it.
//!
//! Commas are the trouble: one ends the description, unless a list goes on after it that
//! *and* closes, or a larger place. What cannot end a noun phrase is trimmed off.

use super::Scene;
use super::tables;
use crate::text::{Shape, Text, TokenId, TokenRange};

/// What a description is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Person,
    Thing,
}

/// What ends a description.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bounds {
    /// A comma, or a verb that should have had one before it.
    Commas,
    /// A dash; commas stand inside.
    Dashes,
    /// A comma; verbs stand inside.
    Clause,
}

/// A description read forwards is no longer than this.
pub(super) const LONGEST: u32 = 34;

/// A sentence read forwards from a name.
pub(super) struct Reading<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) text: &'a Text,
    /// Where the sentence ends: nothing after it is read.
    pub(super) end: TokenId,
    pub(super) of: Of,
}

impl Reading<'_> {
    pub(super) fn word(&self, id: TokenId) -> &str {
        if id < self.end { self.text.str_at(id) } else { "" }
    }

    pub(super) fn spaced(&self, id: TokenId) -> bool {
        !self.text[id].glued() && self.text.get(id.plus(1)).is_some_and(|t| !t.glued())
    }

    pub(super) fn closing(&self, open: TokenId) -> Option<TokenId> {
        (1..LONGEST).map(|n| open.plus(n)).find(|id| self.word(*id) == ")")
    }

    pub(super) fn is_head(&self, id: TokenId) -> bool {
        match self.of {
            Of::Person => tables::is_role(self.text, id),
            Of::Thing => tables::is_kind(self.text, id),
        }
    }

    /// The range up to the comma before another person, if it reaches to one: what
    /// stands right before that name describes that person, unless a small word ties it
    /// to this one (*wife of*).
    pub(super) fn without_others(&self, range: TokenRange) -> Option<TokenRange> {
        let text = self.text;
        let Some(other) = range.iter().find(|id| self.scene.is_person(*id)) else {
            return Some(range);
        };
        let before = other.before().filter(|b| range.has(*b))?;
        if text[before].shape == Shape::Lower && !self.is_head(before) {
            return Some(range);
        }
        let end = range
            .iter()
            .rev()
            .find(|id| *id < other && matches!(text.str_at(*id), "," | "and"))?;
        Some(trim(text, TokenRange { start: range.start, end })).filter(|r| !r.is_empty())
    }

    /// From `at` to where the description ends: at a stop, a verb that tells, a mark
    /// that closes, or a comma that no list goes on after.
    pub(super) fn until_break(&self, at: TokenId, bounds: Bounds) -> TokenRange {
        let text = self.text;
        let mut end = at;
        let mut depth = 0u32;
        while end < self.end && end.0 - at.0 < LONGEST {
            let word = self.word(end);
            match word {
                "(" => depth += 1,
                ")" if depth == 0 => break,
                ")" => depth -= 1,
                ";" | ":" | "“" | "”" | "\"" | "–" | "—" | "!" | "?" | "…" => {
                    break;
                }
                "-" if self.spaced(end) => break,
                "." if end.plus(1) >= self.end || !self.inside_abbreviation(end) => break,
                "," if depth == 0 && !self.goes_on(at, end, bounds) => break,
                // Without a comma before it: "Ranking Member on Finance has stated".
                "is" | "was" | "has" | "had" | "will" | "would" | "were" | "are"
                    if depth == 0
                        && bounds == Bounds::Commas
                        && !self.in_clause(at, end) =>
                {
                    break;
                }
                _ if end > at
                    && bounds != Bounds::Clause
                    && text[end].shape == Shape::Lower
                    && depth == 0
                    && tables::is_saying(text.hash_at(end))
                    && !matches!(
                        word,
                        "called"
                            | "expected"
                            | "described"
                            | "accused"
                            | "reported"
                            | "agreed"
                            | "proposed"
                    )
                    && !self.follows_relative(end) =>
                {
                    break;
                }
                _ => {}
            }
            end = end.plus(1);
        }
        trim(text, TokenRange { start: at, end })
    }

    /// A stop inside the description: of "U.S." or "Dr.".
    fn inside_abbreviation(&self, stop: TokenId) -> bool {
        let text = self.text;
        text[stop].glued()
            && stop.before().is_some_and(|b| {
                matches!(text[b].shape, Shape::Initial) || text[b].span.len() <= 4
            })
    }

    /// Whether a relative clause has begun since `at`.
    fn in_clause(&self, at: TokenId, id: TokenId) -> bool {
        TokenRange { start: at, end: id }.iter().any(|id| {
            matches!(self.word(id), "who" | "which" | "that" | "whose" | "where")
        })
    }

    fn follows_relative(&self, id: TokenId) -> bool {
        id.before().is_some_and(|b| {
            matches!(self.word(b), "who" | "which" | "that" | "has" | "had")
        })
    }

    /// Whether what follows a comma still belongs to the description: the rest of a
    /// list that *and* closes, or a place's larger place.
    fn goes_on(&self, at: TokenId, comma: TokenId, bounds: Bounds) -> bool {
        let text = self.text;
        let next = comma.plus(1);
        if next >= self.end {
            return false;
        }
        if bounds == Bounds::Dashes {
            return true;
        }
        let first = &text[next];
        if tables::is_determiner(text.hash_at(next))
            || tables::is_saying(text.hash_at(next))
            || tables::stops(text.hash_at(next))
            || self.scene.is_person(next)
        {
            return false;
        }
        // "gender, sexuality and popular culture"; "Science, Technology and Innovation".
        let and =
            (1..5).map(|n| next.plus(n)).find(|id| matches!(self.word(*id), "and" | ","));
        let listed = and.is_some_and(|and| {
            self.word(and) == "and"
                && and.plus(1) < self.end
                && text[and.plus(1)].has_capital() == first.has_capital()
                && !tables::is_saying(text.hash_at(and.plus(1)))
        });
        let portfolio = TokenRange { start: at, end: comma }
            .iter()
            .any(|id| matches!(text.str_at(id), "of" | "for" | "in"))
            // "co-founder, chairman and chief executive of Baidu"
            || self.is_head(next);
        listed && portfolio && text[comma].glued()
    }
}

/// The range without what cannot end a description.
fn trim(text: &Text, mut range: TokenRange) -> TokenRange {
    while let Some(last) = range.last() {
        let word = text.str_at(last);
        let loose = matches!(
            word,
            "," | "and"
                | "or"
                | "but"
                | "the"
                | "a"
                | "an"
                | "of"
                | "in"
                | "at"
                | "for"
                | "to"
                | "who"
                | "which"
                | "that"
                | "as"
                | "with"
        );
        if !loose {
            break;
        }
        range.end = last;
    }
    range
}
