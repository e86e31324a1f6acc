//! Quarters, halves and financial years: 4Q2022, Q4 2022, 1H22, FY2023, FY2022-23.
//!
//! Reports of companies and budgets are full of them, and nobody spells them out. They
//! are no names but patterns, so a table of patterns reads them, and only in forms that
//! nothing else has: with a year, in one of three orders.
//!
//! | form | is | not |
//! |---|---|---|
//! | 4Q2022, 4Q22, 2H23 | the number, the letter, the year, glued | flight 4Q22, 5Q2022 |
//! | Q4 2022, H1 2023 | the letter with its number, a year of four digits | Q4, an H1 visa, the Audi Q4 2022 |
//! | FY2023, FY23, FY 2023, FY2022-23 | a financial year | FY Chan, FY7 |

use crate::text::{Shape, Text, TokenId, TokenRange};

/// What a designator of time stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Three months, the first being 1.
    Quarter(u8),
    /// Six months, the first being 1.
    Half(u8),
    /// The twelve months over which accounts are kept.
    Year,
}

impl Part {
    /// What every such part is.
    pub(super) fn gloss(self) -> &'static str {
        match self {
            Part::Quarter(_) => "three months of a financial year",
            Part::Half(_) => "six months of a financial year",
            Part::Year => "twelve months of accounts, often not from January to December",
        }
    }
}

/// A designator of time in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) tokens: TokenRange,
    pub(super) part: Part,
    /// In plain words.
    pub(super) name: String,
}

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// The designator that begins with the token at `id`.
pub(super) fn at(text: &Text, id: TokenId) -> Option<Period> {
    let word = text.str_at(id);
    let (part, year, tokens) = match word.as_bytes() {
        [number @ b'1'..=b'4', letter @ (b'Q' | b'H'), rest @ ..] if !rest.is_empty() => {
            (part(*letter, *number)?, year(&word[2..])?, TokenRange::one(id))
        }
        [letter @ (b'Q' | b'H'), number @ b'1'..=b'4'] => {
            let next = id.plus(1);
            let year = next_year(text, next)?;
            (part(*letter, *number)?, year, TokenRange { start: id, end: next.plus(1) })
        }
        b"FY" => {
            let next = id.plus(1);
            let year = next_year(text, next)?;
            (Part::Year, year, TokenRange { start: id, end: next.plus(1) })
        }
        [b'F', b'Y', rest @ ..] if rest.len() >= 2 => {
            (Part::Year, year(&word[2..])?, TokenRange::one(id))
        }
        _ => return None,
    };
    if is_of_another(text, id) || goes_on(text, tokens.end) {
        return None;
    }
    let (name, tokens) = match part {
        Part::Quarter(n) => (ordinal(n, "quarter", year), tokens),
        Part::Half(n) => (ordinal(n, "half", year), tokens),
        Part::Year => match second_year(text, tokens.end, year) {
            Some((second, end)) => (
                format!("financial year {year}–{second:02}"),
                TokenRange { start: id, end },
            ),
            None => (format!("financial year {year}"), tokens),
        },
    };
    Some(Period { tokens, part, name })
}

fn ordinal(number: u8, part: &str, year: u16) -> String {
    let ordinal = ORDINALS.get(usize::from(number) - 1).copied().unwrap_or_default();
    format!("{ordinal} {part} of {year}")
}

fn part(letter: u8, number: u8) -> Option<Part> {
    match (letter, number - b'0') {
        (b'Q', n) => Some(Part::Quarter(n)),
        (b'H', n @ 1..=2) => Some(Part::Half(n)),
        _ => None,
    }
}

/// A year of four digits or two, none that is far away.
fn year(digits: &str) -> Option<u16> {
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match (digits.len(), digits.parse().ok()?) {
        (4, year @ 1980..=2059) => Some(year),
        (2, year @ 10..=39) => Some(2000 + year),
        _ => None,
    }
}

/// The year of four digits at `id`, after a space.
fn next_year(text: &Text, id: TokenId) -> Option<u16> {
    let token = text.get(id).filter(|t| t.shape == Shape::Digits && !t.glued())?;
    let digits = text.slice(token.span);
    let whole = digits.len() == 4 && !token.starts_sentence();
    year(digits).filter(|_| whole)
}

/// The year behind `-` or `/` at `mark` that follows upon `first`, and where it ends.
fn second_year(text: &Text, mark: TokenId, first: u16) -> Option<(u16, TokenId)> {
    let at = mark.plus(1);
    let (joint, token) = (text.get(mark)?, text.get(at)?);
    let joined = joint.glued()
        && token.glued()
        && matches!(text.str_at(mark), "-" | "–" | "/")
        && token.shape == Shape::Digits;
    let second = year(text.str_at(at)).filter(|year| *year == first + 1)?;
    joined.then_some((second % 100, at.plus(1)))
}

/// Whether the word before makes it part of something else: "flight 4Q22", "Audi Q4
/// 2022", "X-Q4".
fn is_of_another(text: &Text, id: TokenId) -> bool {
    let Some(before) = id.before().filter(|_| !text[id].starts_sentence()) else {
        return false;
    };
    let token = text[before];
    let name = matches!(token.shape, Shape::Capital | Shape::Upper | Shape::Mixed)
        && !token.starts_sentence();
    let joined = text[id].glued()
        && (token.is_word() || matches!(text.str_at(before), "-" | "." | "#" | "/"));
    name || joined || text.str_at(before).eq_ignore_ascii_case("flight")
}

/// Whether the form goes on behind its end: "4Q2022.1", "FY2023a".
fn goes_on(text: &Text, end: TokenId) -> bool {
    let glued = |id: TokenId| text.get(id).is_some_and(|t| t.glued());
    glued(end)
        && (text[end].is_word()
            || matches!(text.str_at(end), "." | ",")
                && glued(end.plus(1))
                && text[end.plus(1)].is_word())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Option<(String, String)> {
        let text = Text::plain(source);
        let ids = (0..text.tokens().len() as u32).map(TokenId);
        let found = ids.filter_map(|id| at(&text, id)).next()?;
        Some((text.str_of(found.tokens).to_owned(), found.name))
    }

    #[test]
    fn a_period_has_a_year_and_one_of_three_orders() {
        for (source, form, name) in [
            ("in 4Q2022 it", "4Q2022", "fourth quarter of 2022"),
            ("during 2H23.", "2H23", "second half of 2023"),
            ("In Q1 2024, sales", "Q1 2024", "first quarter of 2024"),
            ("by H2 2021 it", "H2 2021", "second half of 2021"),
            ("since FY2023 began", "FY2023", "financial year 2023"),
            ("since FY 2023 began", "FY 2023", "financial year 2023"),
            ("the FY22-23 budget", "FY22-23", "financial year 2022–23"),
            ("the FY2022/23 budget", "FY2022/23", "financial year 2022–23"),
        ] {
            assert_eq!(
                read(source),
                Some((form.to_owned(), name.to_owned())),
                "{source}"
            );
        }
    }

    #[test]
    fn what_may_be_anything_else_is_left_alone() {
        for source in [
            "a new Q4 was shown",
            "the Audi Q4 2022 is",
            "an H1 visa of 2022",
            "by FY Chan in 2022",
            "on flight 4Q22 to",
            "the 5Q2022 and 3H22 codes",
            "of 4Q1822 or FY7",
            "build 4Q2022.1 of",
            "Ask Q4. 2022 was",
        ] {
            assert_eq!(read(source), None, "{source}");
        }
    }
}
