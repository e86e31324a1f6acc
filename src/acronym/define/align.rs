//! How well the words before or after a short form spell it.
//!
//! Schwartz and Hearst (2003) match letters from the right, greedily, and take the first
//! match that opens a word; "… using the Social Skills Scale (SSS)" may then lose a word
//! or gain one. Here every way to spell the letters in order has a cost, and the
//! cheapest wins: nothing for a letter that opens a word, a little for one that follows
//! another (CENTral COMmand), more for one in the middle (proStaGlandin), and a price
//! for every word that gives no letter, by what the word is (`of` next to nothing, a
//! name a lot). The costs are a table below; the search is dynamic programming over
//! letters and characters, on the stack, a few microseconds for a bracket.

use super::short::{Letters, plain};
use crate::lexicon::{self, Bits};
use crate::text::{Shape, Text, TokenId, TokenRange, WordSet};

/// What a way to spell a short form costs.
mod cost {
    /// A letter right behind the one before.
    pub(super) const NEXT: u32 = 1;
    /// A letter in the middle of a word whose first letter was used.
    pub(super) const INSIDE: u32 = 4;
    /// A letter in the middle of a word whose first letter was not.
    pub(super) const HEADLESS: u32 = 6;
    /// `of`, `and`, `the`: words that short forms pass over.
    pub(super) const SMALL: u32 = 1;
    /// Any other word without a letter.
    pub(super) const WORD: u32 = 5;
    /// A name or number without a letter.
    pub(super) const NAME: u32 = 8;
    /// A part of a word with hyphens without a letter, a number, `type`.
    pub(super) const PART: u32 = 1;
    /// A digit of the short form that the long form does not have (`N2O`).
    pub(super) const DIGIT: u32 = 6;
    /// A mark that long forms rarely cross.
    pub(super) const MARK: u32 = 5;
    /// Marks that they never cross.
    pub(super) const BORDER: u32 = 100;
}

/// Characters of a window that are looked at.
const WINDOW: usize = 220;

const INFINITE: u32 = u32::MAX / 4;

/// One character of the window.
#[derive(Clone, Copy)]
struct Cell {
    c: char,
    token: TokenId,
    /// Whether it is the first character of its token.
    head: bool,
}

/// A long form and what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) start: TokenId,
    pub(super) cost: u32,
}

/// What a spelling of so many letters may cost.
pub(super) fn allowance(letters: usize) -> u32 {
    match letters {
        0 | 1 => 0,
        2 => 6,
        3 => 13,
        n => (3 * n as u32).clamp(13, 20),
    }
}

/// The cheapest long form in `window` that ends with it.
pub(super) fn ending(
    text: &Text,
    letters: &Letters,
    window: TokenRange,
) -> Option<Spelling> {
    let mut cells = [Cell { c: '\0', token: TokenId(0), head: false }; WINDOW];
    let cells = fill(text, window, &mut cells);
    let letters = letters.as_slice();
    // best[i]: the cheapest way to spell letters i.. from here on, when the letter
    // before (i - 1) is not the character before; glued[i]: when it is.
    // Walk characters from the last to the first.
    let n = letters.len();
    let mut rows = Rows::new(n);
    let mut best: Option<Spelling> = None;
    for at in (0..cells.len()).rev() {
        let cell = cells[at];
        if cell.head && cell.c == letters[0] && may_open(text, cell.token) {
            let rest = rows.next[1];
            if rest < INFINITE && best.is_none_or(|b| rest < b.cost) {
                best = Some(Spelling { start: cell.token, cost: rest });
            }
        }
        rows.step(letters, cell, text);
    }
    best
}

/// The costs from one character on: `[i]` letters are already spelled.
struct Rows {
    n: usize,
    /// The character before was not used, this token's head was used or is still ahead.
    used: [u32; super::short::LONGEST + 1],
    /// As `used`, but the character before was a match.
    next: [u32; super::short::LONGEST + 1],
    /// Inside a token whose head was not used and that has given no letter.
    unused: [u32; super::short::LONGEST + 1],
}

impl Rows {
    /// Past the last character: all letters must be spelled.
    fn new(n: usize) -> Rows {
        let mut end = [INFINITE; super::short::LONGEST + 1];
        end[n] = 0;
        Rows { n, used: end, next: end, unused: end }
    }

    /// Moves the rows one character towards the start, over `cell`.
    fn step(&mut self, letters: &[char], cell: Cell, text: &Text) {
        let mut used = [INFINITE; super::short::LONGEST + 1];
        let mut next = used;
        let mut unused = used;
        for i in (0..=self.n).rev() {
            let matches = i < self.n && letters[i] == cell.c;
            let matched = if matches { self.next[i + 1] } else { INFINITE };
            if cell.head {
                // Before a head the token before is over: one state for all three.
                let skip = self.unused[i].saturating_add(skip_cost(text, cell.token));
                let here = matched.min(skip);
                used[i] = here;
                next[i] = here;
                unused[i] = here;
            } else {
                let stay = self.used[i];
                used[i] = stay.min(matched.saturating_add(cost::INSIDE));
                next[i] = stay.min(matched.saturating_add(cost::NEXT));
                let price = cost::HEADLESS;
                unused[i] = self.unused[i].min(matched.saturating_add(price));
            }
            if i < self.n && letters[i].is_ascii_digit() {
                for row in [&mut used, &mut next, &mut unused] {
                    row[i] = row[i].min(row[i + 1].saturating_add(cost::DIGIT));
                }
            }
        }
        self.used = used;
        self.next = next;
        self.unused = unused;
    }
}

/// Whether a long form may open with the token at `id`: not with a small word.
fn may_open(text: &Text, id: TokenId) -> bool {
    let small = lexicon::bits(text.hash_at(id)).any(Bits::SMALL.or(Bits::PREPOSITION));
    text[id].shape != Shape::Lower || !(small || text.str_at(id) == "by")
}

/// What it costs to pass over the token at `id`.
fn skip_cost(text: &Text, id: TokenId) -> u32 {
    let token = text[id];
    match token.shape {
        Shape::Punct => match text.str_at(id) {
            "-" | "‐" | "‑" | "–" | "'" | "’" | "/" | "&" | "\"" | "“" | "”" => {
                0
            }
            "." if id.before().is_some_and(|b| text[b].shape == Shape::Initial) => 0,
            _ if token.glued() && text.get(id.plus(1)).is_some_and(|t| t.glued()) => 0,
            "," => cost::MARK,
            "(" | ")" | "[" | "]" => 2 * cost::MARK,
            _ => cost::BORDER,
        },
        _ if lexicon::bits(text.hash_at(id)).any(Bits::SMALL.or(Bits::FUNCTION)) => {
            cost::SMALL
        }
        Shape::Lower if token.span.len() == 1 => 0,
        Shape::Digits => cost::PART,
        _ if token.glued() || PARTS.has(text.hash_at(id)) => cost::PART,
        Shape::Lower => cost::WORD,
        _ => cost::NAME,
    }
}

/// Words before a number or letter that short forms pass over.
static PARTS: WordSet<5> = WordSet::new(["type", "factor", "number", "class", "phase"]);

/// The characters of the words of `window`, its last ones if there are too many.
fn fill<'c>(
    text: &Text,
    window: TokenRange,
    cells: &'c mut [Cell; WINDOW],
) -> &'c [Cell] {
    let mut at = WINDOW;
    for id in window.iter().rev() {
        let word = text.str_at(id);
        let room = word.chars().count();
        if room > at {
            break;
        }
        at -= room;
        for (n, (cell, c)) in cells[at..].iter_mut().zip(word.chars()).enumerate() {
            *cell = Cell { c: plain(c), token: id, head: n == 0 };
        }
    }
    &cells[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(long: &str, short: &str) -> Option<(String, u32)> {
        let text = Text::plain(&format!("{short} {long}"));
        let n = Text::plain(short).tokens().len() as u32;
        let all = text.tokens().len() as u32;
        let letters = Letters::of(&text, TokenRange::new(0, n))?;
        let window = TokenRange::new(n, all);
        let spelling = ending(&text, &letters, window)?;
        (spelling.cost <= allowance(letters.as_slice().len())).then(|| {
            let long = TokenRange { start: spelling.start, end: window.end };
            (text.str_of(long).to_owned(), spelling.cost)
        })
    }

    #[track_caller]
    fn assert_spelled(window: &str, short: &str, long: &str) {
        assert_eq!(spelled(window, short).map(|s| s.0).as_deref(), Some(long));
    }

    #[test]
    fn heads_of_words_and_letters_behind_them() {
        assert_spelled("at the US Central Command", "CENTCOM", "Central Command");
        assert_spelled("the Bank of Ghana", "BoG", "Bank of Ghana");
        assert_spelled(
            "many non-governmental organisations",
            "NGOs",
            "non-governmental organisations",
        );
        assert_spelled(
            "in timed artificial insemination",
            "TAI",
            "timed artificial insemination",
        );
        assert_spelled(
            "levels of prostaglandin F2alpha",
            "PGF2alpha",
            "prostaglandin F2alpha",
        );
    }

    #[test]
    fn the_cheapest_spelling_wins_over_the_nearest() {
        assert_spelled(
            "said the Social Skills and Self Study",
            "SSSS",
            "Social Skills and Self Study",
        );
    }

    #[test]
    fn words_that_give_no_letter_cost_too_much() {
        assert_eq!(spelled("patients of the control group", "PG"), None);
        assert_eq!(spelled("President Joe Biden", "US"), None);
    }
}
