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
use crate::text::{Shape, Text, TokenId, TokenRange, WordHash, WordSet};

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
    /// Either mark of a bracket around one word: "magnetic resonance (MR) imaging".
    pub(super) const BRACKET: u32 = 1;
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
    let cells = fill(text, letters, window, &mut cells);
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

/// Whether a long form may open with the token at `id`: not with a small word, nor
/// inside a bracket that closes behind it.
fn may_open(text: &Text, id: TokenId) -> bool {
    let small = lexicon::bits(text.hash_at(id)).any(Bits::SMALL.or(Bits::PREPOSITION));
    let enclosed = || id.before().is_some_and(|open| is_bracketed(text, open));
    (text[id].shape != Shape::Lower || !(small || text.str_at(id) == "by")) && !enclosed()
}

/// Whether the mark at `open` opens a bracket around one word.
fn is_bracketed(text: &Text, open: TokenId) -> bool {
    let close = || text.get(open.plus(2)).map(|t| text.slice(t.span));
    match text.str_at(open) {
        "(" => close() == Some(")"),
        "[" => close() == Some("]"),
        _ => false,
    }
}

/// What it costs to pass over the token at `id`.
fn skip_cost(text: &Text, id: TokenId) -> u32 {
    let token = text[id];
    match token.shape {
        Shape::Punct => match text.str_at(id) {
            "-" | "‐" | "‑" | "–" | "'" | "’" | "/" | "&" | "\"" | "“" | "”" => {
                0
            }
            // "Na+ current".
            "+" if token.glued() && is_noun(text, id.plus(1)) => 0,
            "." if id.before().is_some_and(|b| text[b].shape == Shape::Initial) => 0,
            _ if token.glued() && text.get(id.plus(1)).is_some_and(|t| t.glued()) => 0,
            "," => cost::MARK,
            "(" | "[" if is_bracketed(text, id) => cost::BRACKET,
            ")" | "]" if two_before(id).is_some_and(|open| is_bracketed(text, open)) => {
                cost::BRACKET
            }
            "(" | ")" | "[" | "]" => 2 * cost::MARK,
            _ => cost::BORDER,
        },
        Shape::Upper if id.before().is_some_and(|open| is_bracketed(text, open)) => 0,
        _ if lexicon::bits(text.hash_at(id)).any(Bits::SMALL.or(Bits::FUNCTION)) => {
            if FINITE.has(text.hash_at(id)) {
                cost::NAME
            } else {
                cost::SMALL
            }
        }
        Shape::Lower if token.span.len() == 1 => 0,
        Shape::Digits => cost::PART,
        _ if token.glued() || PARTS.has(text.hash_at(id)) => cost::PART,
        Shape::Lower => cost::WORD,
        _ => cost::NAME,
    }
}

/// Whether a word in small letters that is no small word stands at `id`.
fn is_noun(text: &Text, id: TokenId) -> bool {
    text.get(id).is_some_and(|t| t.shape == Shape::Lower)
        && !lexicon::bits(text.hash_at(id)).any(Bits::SMALL.or(Bits::FUNCTION))
}

fn two_before(id: TokenId) -> Option<TokenId> {
    id.before().and_then(TokenId::before)
}

/// Small words that say that the name is over: "the pressure was measured".
static FINITE: WordSet<7> =
    WordSet::new(["is", "are", "was", "were", "has", "have", "had"]);

/// Words before a number or letter that short forms pass over.
static PARTS: WordSet<5> = WordSet::new(["type", "factor", "number", "class", "phase"]);

/// Words for which short forms have a digit: "six-repetition maximum (6-RM)".
#[rustfmt::skip]
const NUMBERS: [(WordHash, char); 17] = [
    (WordHash::of_lower("two"), '2'), (WordHash::of_lower("second"), '2'),
    (WordHash::of_lower("three"), '3'), (WordHash::of_lower("third"), '3'),
    (WordHash::of_lower("four"), '4'), (WordHash::of_lower("fourth"), '4'),
    (WordHash::of_lower("five"), '5'), (WordHash::of_lower("fifth"), '5'),
    (WordHash::of_lower("six"), '6'), (WordHash::of_lower("sixth"), '6'),
    (WordHash::of_lower("seven"), '7'), (WordHash::of_lower("eight"), '8'),
    (WordHash::of_lower("nine"), '9'), (WordHash::of_lower("one"), '1'),
    (WordHash::of_lower("first"), '1'), (WordHash::of_lower("single"), '1'),
    (WordHash::of_lower("double"), '2'),
];

/// The letter that the word at `id` gives by its head where that is not its first
/// letter: a digit for a number, `e` for the British `oe` and `ae` ("oestrogen receptor
/// (ER)"), if the short form has the one and lacks the other.
fn other_head(text: &Text, letters: &Letters, id: TokenId, word: &str) -> Option<char> {
    let has = |letter: char| letters.as_slice().contains(&letter);
    let b = word.as_bytes();
    let vowels =
        || matches!(b, [b'o' | b'O' | b'a' | b'A', b'e', _, ..]).then(|| b[0].into());
    if let Some(first) = vowels() {
        return (!has(plain(first)) && has('e')).then_some('e');
    }
    if !letters.has_digit() {
        return None;
    }
    let hash = text.hash_at(id);
    NUMBERS.iter().find(|(number, digit)| *number == hash && has(*digit)).map(|n| n.1)
}

/// The characters of the words of `window`, its last ones if there are too many.
fn fill<'c>(
    text: &Text,
    letters: &Letters,
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
        if let Some(head) = other_head(text, letters, id, word) {
            cells[at].c = head;
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
    fn a_number_gives_a_digit_and_a_british_digraph_an_e() {
        assert_spelled("of two-dimensional", "2D", "two-dimensional");
        assert_spelled("the second of two dams", "TD", "two dams");
        assert_spelled("of the six-minute walk test", "6MWT", "six-minute walk test");
        assert_eq!(spelled("of the five-minute walk test", "6MWT"), None);
        assert_spelled("with an oestrogen receptor", "ER", "oestrogen receptor");
        assert_spelled("reflux of oesophageal origin", "OO", "oesophageal origin");
    }

    #[test]
    fn a_bracket_around_one_word_is_no_border() {
        let mri = "of magnetic resonance (MR) imaging";
        assert_spelled(mri, "MRI", "magnetic resonance (MR) imaging");
        assert_eq!(spelled("of magnets (of any rank) in it", "MRI"), None);
    }

    #[test]
    fn words_that_give_no_letter_cost_too_much() {
        assert_eq!(spelled("patients of the control group", "PG"), None);
        assert_eq!(spelled("President Joe Biden", "US"), None);
    }
}
