//! What stands after a name: appositives, relative clauses, ages, *of* and *from*,
//! and sentences that say *X is the …*.

use super::Scene;
use super::reach::{Bounds, LONGEST, Of, Reading};
use super::tables;
use crate::text::{Shape, Text, TokenId, TokenRange};

/// A head must stand within this many tokens of where a description begins.
const HEAD_WITHIN: u32 = 14;

/// The description of `name` that begins where the name ends.
pub(super) fn describe(
    scene: &Scene<'_>,
    name: TokenRange,
    of: Of,
) -> Option<TokenRange> {
    let text = scene.text;
    let sentence = text.sentences()[text.sentence_of(name.start)].tokens;
    let reading = Reading { scene, text, end: sentence.end, of };
    let mut at = name.end;
    if matches!(reading.word(at), "”" | "\"") {
        at = at.plus(1);
    }
    // "Central Command (CENTCOM), which …"; "Ana Reyes (34)".
    if reading.word(at) == "(" {
        let close = reading.closing(at)?;
        if let Some(found) =
            reading.in_brackets(TokenRange { start: at.plus(1), end: close })
        {
            return Some(found);
        }
        at = close.plus(1);
    }
    match reading.word(at) {
        "," => reading.after_comma(at.plus(1)),
        "–" | "—" => reading.apposition(at.plus(1), Bounds::Dashes),
        "-" if reading.spaced(at) => reading.apposition(at.plus(1), Bounds::Dashes),
        "of" | "from" if of == Of::Person => reading.body(at),
        "is" | "was" => reading.copula(at.plus(1)),
        _ if of == Of::Person => reading.unmarked(at),
        _ => None,
    }
}

impl Reading<'_> {
    /// After a comma: an age, a relative clause, an appositive.
    fn after_comma(&self, at: TokenId) -> Option<TokenRange> {
        let text = self.text;
        if at >= self.end {
            return None;
        }
        if self.of == Of::Person && is_age(text, at) {
            let after = at.plus(1);
            if self.word(after) != "," {
                return None;
            }
            return match self.word(after.plus(1)) {
                "of" | "from" => self.body(after.plus(1)),
                _ => self.after_comma(after.plus(1)),
            };
        }
        match self.word(at) {
            "who" | "which" => self.clause(at),
            // Of what stands before a name of a place "whose" says less than it seems: "the
            // widow from Salton, whose son died".
            "whose" if self.of == Of::Person => {
                Some(self.until_break(at, Bounds::Clause)).filter(|r| r.len() > 3)
            }
            "is" | "was" => self.copula(at.plus(1)),
            "of" | "from" if self.of == Of::Person => self.body(at),
            _ => self.apposition(at, Bounds::Commas),
        }
    }

    /// A relative clause with a verb of standing.
    fn clause(&self, at: TokenId) -> Option<TokenRange> {
        let verb = at.plus(1);
        if verb >= self.end {
            return None;
        }
        let hash = self.text.hash_at(verb);
        let stands = match self.of {
            Of::Person => tables::stands(hash) && self.word(at) == "who",
            Of::Thing => tables::stands_for_thing(hash) && self.word(at) == "which",
        };
        // "who has said", "who was killed", "who is expected": what was done, not who.
        let deed = || {
            let next = verb.plus(1);
            let word = self.word(next);
            let auxiliary =
                matches!(self.word(verb), "is" | "was" | "has" | "had" | "will" | "are");
            let been = matches!(word, "been" | "become" | "be");
            let state = next < self.end && tables::is_state(self.text.hash_at(next));
            auxiliary
                && !been
                && !state
                && (word.ends_with("ed")
                    || next < self.end && tables::is_saying(self.text.hash_at(next)))
        };
        (stands && !deed()).then(|| self.until_break(at, Bounds::Clause))
    }

    /// An appositive: it opens with an article or an opener, or its head is near.
    fn apposition(&self, at: TokenId, bounds: Bounds) -> Option<TokenRange> {
        if at >= self.end {
            return None;
        }
        let text = self.text;
        let hash = text.hash_at(at);
        if tables::is_saying(hash) || self.starts_clause(at) {
            return None;
        }
        let range = self.without_others(self.until_break(at, bounds))?;
        let head = range.iter().take(HEAD_WITHIN as usize).find(|id| self.is_head(*id));
        let Some(head) = head else {
            // "X, a 27-year-old with a diploma,": nothing but a description begins so.
            let closed = matches!(self.word(range.end), "," | ".");
            let indefinite = matches!(self.word(at), "a" | "an") && self.of == Of::Person;
            return (indefinite && closed).then_some(range);
        };
        // "X, the court said, is guilty"
        let told = range.end < self.end && tables::is_saying(text.hash_at(range.end));
        let clause = self.of == Of::Thing || self.word(at) == "the";
        if told && (clause || range.last() == Some(head)) {
            return None;
        }
        // "Peru, the National Salt Board and others": the next of a list, not what Peru is.
        if self.of == Of::Thing && text[head].has_capital() {
            return None;
        }
        // "a 60-year-old mother", "the company's chief"; else the head must come before
        // any verb or comma, and first among capitalised words.
        let determined = tables::is_determiner(hash);
        let within = TokenRange { start: at, end: head };
        let plain = within.iter().all(|id| {
            let word = text.str_at(id);
            !text[id].is_word()
                || text[id].has_capital()
                || tables::opens(text.hash_at(id))
                || determined
                || !tables::stops(text.hash_at(id))
                || matches!(word, "of" | "and" | "for")
        });
        let broken = within.iter().any(|id| text.str_at(id) == ",");
        let opened = determined
            || tables::opens(hash)
            || head == at
            || text[at].has_capital() && !is_list(text, range, head)
            || text[at].shape == Shape::Lower && head.0 - at.0 <= 4;
        (plain && opened && !broken).then_some(range)
    }

    /// Whether a clause of its own begins at `at`.
    fn starts_clause(&self, at: TokenId) -> bool {
        matches!(
            self.word(at),
            "and"
                | "or"
                | "but"
                | "he"
                | "she"
                | "it"
                | "they"
                | "we"
                | "i"
                | "I"
                | "in"
                | "on"
                | "at"
                | "as"
                | "by"
                | "while"
                | "when"
                | "after"
                | "before"
                | "with"
                | "to"
                | "for"
                | "during"
                | "where"
                | "however"
                | "which"
                | "who"
        )
    }

    /// "of Naspers", "from the Centre for Health Protection": a body, not a deed.
    fn body(&self, at: TokenId) -> Option<TokenRange> {
        let text = self.text;
        let mut end = at.plus(1);
        if matches!(self.word(end), "the" | "The") {
            end = end.plus(1);
        }
        if end >= self.end || !text[end].has_capital() {
            return None;
        }
        let mut last = end;
        while end < self.end && end.0 - at.0 < LONGEST {
            let small = matches!(
                self.word(end),
                "of" | "for" | "the" | "and" | "-" | "&" | "in" | "’" | "s" | "."
            );
            if text[end].has_capital() || text[end].shape == Shape::Alnum {
                last = end;
            } else if self.word(end) == "(" {
                match self.closing(end) {
                    Some(close) if close.0 - end.0 <= 3 => {
                        last = close;
                        end = close;
                    }
                    _ => break,
                }
            } else if !small {
                break;
            }
            end = end.plus(1);
        }
        Some(TokenRange { start: at, end: last.plus(1) })
    }

    /// "X is a playwright based in Y": only with a head that says who or what.
    fn copula(&self, at: TokenId) -> Option<TokenRange> {
        if at >= self.end {
            return None;
        }
        if !matches!(self.word(at), "a" | "an" | "the" | "one") {
            return None;
        }
        let range = self.until_break(at, Bounds::Commas);
        // "is one of the youngest …" needs no word that a table knows.
        if self.word(at) == "one" {
            return (self.word(at.plus(1)) == "of").then_some(range);
        }
        let head =
            range.iter().take(HEAD_WITHIN as usize).find(|id| self.is_head(*id))?;
        let plain = TokenRange { start: at.plus(1), end: head }
            .iter()
            .all(|id| !tables::stops(self.text.hash_at(id)));
        plain.then_some(range)
    }

    /// "Jamal Al Bader Ambassador of Qatar to Cuba": a capitalised office without comma.
    fn unmarked(&self, at: TokenId) -> Option<TokenRange> {
        if at >= self.end || self.text[at].shape != Shape::Capital || !self.is_head(at) {
            return None;
        }
        Some(self.until_break(at, Bounds::Commas))
    }

    /// "(PH-Bukit Mertajam)" says for whom one sits, "(Finance Minister)" what one is.
    fn in_brackets(&self, range: TokenRange) -> Option<TokenRange> {
        if self.of != Of::Person || !(2..=8).contains(&range.len()) {
            return None;
        }
        let text = self.text;
        let head = range.iter().any(|id| self.is_head(id));
        let seat = text[range.start].shape == Shape::Upper
            && text.str_at(range.start.plus(1)) == "-"
            && text.get(range.start.plus(2)).is_some_and(|t| t.has_capital());
        (head || seat).then_some(range)
    }
}

/// Whether the token is the age of a grown person or a child.
fn is_age(text: &Text, id: TokenId) -> bool {
    text[id].shape == Shape::Digits && text[id].span.len() <= 2
}

/// Whether capitalised words up to `head` are names in a list and no description.
fn is_list(text: &Text, range: TokenRange, head: TokenId) -> bool {
    TokenRange { start: range.start, end: head }
        .iter()
        .any(|id| text.str_at(id) == "and" && text[id.plus(1)].has_capital())
}
