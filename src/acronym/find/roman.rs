//! Roman numerals: kings, popes, parts and centuries, no acronyms.
//!
//! Only numerals of I, V and X count: what has L, C, D or M in it (`CD`, `DC`, `MC`,
//! `CII`) is in the news nearly always a short form. A numeral that the article also
//! introduces in brackets ("intravenous (IV) fluids") is a short form after all.

use crate::text::{Shape, Text, TokenRange};

/// The numerals from 2 to 39 that are longer than a letter.
const LONGEST: usize = "XXXVIII".len();

/// Whether the one token of `tokens` is a Roman numeral.
pub(super) fn is_numeral(text: &Text, tokens: TokenRange) -> bool {
    let token = text[tokens.start];
    if tokens.len() != 1 || token.shape != Shape::Upper {
        return false;
    }
    let word = text.str_at(tokens.start);
    if word.len() > LONGEST {
        return false;
    }
    let units = word.trim_start_matches('X');
    word.len() - units.len() <= 3
        && matches!(
            units,
            "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TokenId;

    fn numeral(word: &str) -> bool {
        is_numeral(&Text::plain(word), TokenRange::one(TokenId(0)))
    }

    #[test]
    fn kings_and_centuries_are_numerals_and_discs_are_not() {
        for word in ["II", "IV", "VIII", "IX", "XIV", "XX", "XXXVIII"] {
            assert!(numeral(word), "{word}");
        }
        for word in ["CD", "DC", "CII", "MMC", "IIV", "XXXX", "VX", "IT", "Vi", "I"] {
            assert!(!numeral(word), "{word}");
        }
    }
}
