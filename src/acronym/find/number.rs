//! Letters with digits: designators (G20, MQ-9) against amounts, units and labels.

use crate::text::{Shape, Text, TokenRange, WordHash, WordSet};

/// What stands before an amount of money without a space. Of single letters only the
/// rand, the naira and the kwacha are written so; `R` and `N` name little else that has
/// two digits.
static CURRENCIES: WordSet<34> = WordSet::new([
    "r", "n", "rm", "qr", "sr", "jd", "bd", "kd", "ro", "gh", "ghs", "ghc", "ugx", "kes",
    "ksh", "etb", "tsh", "ush", "usd", "eur", "gbp", "aed", "sar", "qar", "omr", "kwd",
    "bhd", "bnd", "inr", "pkr", "ngn", "zar", "rs", "dh",
]);

/// Units that follow a number, and the two halves of the day.
static UNITS: WordSet<44> = WordSet::new([
    "am", "pm", "km", "kg", "cm", "mm", "ml", "mw", "gw", "kw", "tw", "kwh", "mwh",
    "gwh", "twh", "hz", "khz", "mhz", "ghz", "kb", "mb", "gb", "tb", "hp", "cc", "rpm",
    "kph", "mph", "kmh", "ft", "sqm", "mah", "kv", "kva", "mva", "db", "bn", "mn", "mt",
    "gt", "k", "m", "b", "l",
]);

/// Whether the letters with digits at `tokens` name a thing.
pub(super) fn is_designator(text: &Text, tokens: TokenRange) -> bool {
    let first = tokens.start;
    let word = text.str_at(first);
    if text[first].shape != Shape::Alnum {
        return true;
    }
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    if letters == 0 {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        return is_numbered(&word[..digits], &word[digits..]);
    }
    !is_label(text, tokens) && !is_amount(text, tokens, letters)
}

/// `5G`, `3D`, `4K`; no `25MW`, `9AM`, `10K`, `22C`.
fn is_numbered(digits: &str, letters: &str) -> bool {
    match letters {
        "K" => return matches!(digits, "4" | "8"),
        "C" | "F" => return false,
        _ => {}
    }
    !UNITS.has(WordHash::of(letters))
}

/// `Q1:`, `A1:` before question and answer.
fn is_label(text: &Text, tokens: TokenRange) -> bool {
    text[tokens.start].starts_sentence()
        && text.get(tokens.end).is_some_and(|t| text.slice(t.span) == ":")
}

/// `R92 million`, `RM250,000`, `GHS6.2 billion`.
fn is_amount(text: &Text, tokens: TokenRange, letters: usize) -> bool {
    let word = text.str_at(tokens.start);
    let digits = word[letters..].len();
    if !word[letters..].bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let follows = |n| text.get(tokens.end.plus(n)).map(|t| text.slice(t.span));
    let grouped = matches!(follows(0), Some("," | "."))
        && text[tokens.end].glued()
        && text
            .get(tokens.end.plus(1))
            .is_some_and(|t| t.glued() && t.shape != Shape::Lower && t.is_word());
    let magnitude = matches!(
        follows(0),
        Some(
            "million"
                | "billion"
                | "trillion"
                | "bn"
                | "m"
                | "mn"
                | "crore"
                | "lakh"
                | "000"
        )
    );
    let currency = CURRENCIES.has(WordHash::of(&word[..letters]))
        && (letters > 1 || digits > 1 && word.starts_with('R'));
    grouped || magnitude || currency
}

/// Whether the word at `tokens` is a unit after a number (`3:00 PM`, `107 MW`).
pub(super) fn is_unit(text: &Text, tokens: TokenRange) -> bool {
    let Some(before) = tokens.start.before() else { return false };
    text[before].shape == Shape::Digits
        && UNITS.has(text.hash_at(tokens.start))
        && !text[tokens.start].starts_sentence()
}
