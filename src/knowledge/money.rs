//! Marks of money before a number: RM250, GHS6.2 million, US$34, Rs. 500, ₦2bn.
//!
//! What stands glued to a number is no acronym, and the tagger takes it for no name, so
//! nothing else in the engine says what *RM* is. The pack knows the marks as short forms
//! of currencies. Which of several is meant (Rs, Sh, Dh, C$) the countries of the article
//! decide, as for any short form; where they do not, nothing is said.
//!
//! | mark | is read before a number | not |
//! |---|---|---|
//! | with a sign (US$, GH₵, €) | always | a bare $ |
//! | letters (GHS, RM, Dh) | if it is an amount, or in an article of the country | COP26, SR71 |
//! | one letter (R, N, K, P) | if it is an amount or a price, and in an article of the country | the R61 |
//! | capitals with a space (UGX 400) | if it is an amount | SAR 2022 |
//!
//! An amount is a number with a comma, a decimal or a magnitude. Limits: what stands
//! behind its number (500 RM) is left alone.

use super::fold::fold;
use super::pack::{Entry, Pack, items};
use super::sense::Context;
use crate::text::{Shape, Text, TokenId, TokenRange, WordSet};

/// Marks that the pack's index does not have as they are written, with the codes of the
/// currencies they may be.
#[rustfmt::skip]
const CODES: &[(&str, &[&str])] = &[
    ("R", &["zar"]), ("N", &["ngn"]), ("K", &["zmw", "pgk"]), ("P", &["php", "bwp"]),
    ("€", &["eur"]), ("£", &["gbp"]), ("¥", &["jpy", "cny"]), ("₦", &["ngn"]),
    ("₹", &["inr"]), ("₱", &["php"]), ("₩", &["krw"]), ("₺", &["tl"]), ("₽", &["rub"]),
    ("฿", &["thb"]), ("₫", &["vnd"]), ("৳", &["bdt"]), ("₪", &["ils"]), ("₴", &["uah"]),
];

/// Signs of money.
const SIGNS: &str = "$€£¥₦₹₱₩₺₽฿₫৳₪₴₵¢";

/// How well known the two signs are that stand on every keyboard of Europe.
const EVERYDAY: f32 = 0.9;

/// What says that a number counts much of something.
static MAGNITUDES: WordSet<12> = WordSet::new([
    "million", "billion", "trillion", "thousand", "crore", "crores", "lakh", "lakhs",
    "bn", "mn", "m", "tn",
]);

/// What stands before a price.
static PRICES: WordSet<20> = WordSet::new([
    "of", "for", "at", "to", "from", "than", "about", "around", "over", "under", "paid",
    "pay", "pays", "cost", "costs", "worth", "between", "nearly", "only", "spent",
]);

/// Longest mark of letters.
const LONGEST: usize = 4;

/// A mark of money in the text.
pub(super) struct Mark<'a> {
    /// The tokens it stands in, the number too if that is glued to its letters.
    pub(super) tokens: TokenRange,
    /// Bytes of the mark, from where the tokens begin.
    pub(super) bytes: u32,
    /// The currency.
    pub(super) currency: Entry<'a>,
    /// How well known the mark is.
    pub(super) familiarity: f32,
}

/// The mark of money before the number at `id`, a token of digits or of letters and
/// digits.
pub(super) fn at<'a>(
    text: &Text,
    pack: &'a Pack,
    context: &Context,
    id: TokenId,
) -> Option<Mark<'a>> {
    let (tokens, bytes, spaced) = match text[id].shape {
        Shape::Alnum => {
            let word = text.str_at(id);
            let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
            let number = word.as_bytes().get(letters).is_some_and(u8::is_ascii_digit);
            let fits = number && (1..=LONGEST).contains(&letters);
            (fits.then_some(TokenRange::one(id))?, letters as u32, false)
        }
        Shape::Digits => before(text, id)?,
        _ => return None,
    };
    let at = text[tokens.start].span.start as usize;
    let mark = text.source().get(at..at + bytes as usize)?;
    if !mark.starts_with(|c: char| c.is_uppercase() || SIGNS.contains(c)) {
        return None;
    }
    let signed = mark.contains(|c| SIGNS.contains(c));
    let amount = is_amount(text, id);
    // Capitals apart from their number are an acronym like any other.
    if spaced && !amount && mark.chars().all(char::is_uppercase) {
        return None;
    }
    let (currency, home) = choose(pack, context, mark)?;
    let sure = match mark.chars().count() {
        _ if signed => true,
        1 => home && (amount || is_price(text, tokens.start, id)),
        _ => home || amount,
    };
    let everyday = matches!(mark, "€" | "£");
    let familiarity = currency.familiarity().max(if everyday { EVERYDAY } else { 0.0 });
    sure.then_some(Mark { tokens, bytes, currency, familiarity })
}

/// The mark in tokens of its own before the digits at `id`: its tokens, its bytes, and
/// whether there is a space between.
fn before(text: &Text, id: TokenId) -> Option<(TokenRange, u32, bool)> {
    let last = id.before()?;
    if text.block_of(last).tokens.end <= id {
        return None;
    }
    let spaced = !text[id].glued();
    if text[last].shape != Shape::Punct {
        if text[id].starts_sentence() {
            return None;
        }
        return word(text, last).map(|bytes| (TokenRange::one(last), bytes, spaced));
    }
    let mark = text.str_at(last);
    if mark == "." && text[last].glued() {
        // "Rs. 500", where a sentence may seem to begin.
        let last = last.before()?;
        let bytes = word(text, last).filter(|_| text[last].shape == Shape::Capital)?;
        return Some((TokenRange::one(last), bytes, spaced));
    }
    if !SIGNS.contains(mark) || spaced {
        return None;
    }
    let letters = last.before().filter(|_| text[last].glued());
    let letters = letters.filter(|letters| word(text, *letters).is_some());
    let tokens = TokenRange { start: letters.unwrap_or(last), end: id };
    // "Sub$5": a dollar of whose country nothing is said.
    let open = text[tokens.start].glued()
        && tokens.start.before().is_some_and(|b| text[b].is_word());
    let bytes = text[last].span.end - text[tokens.start].span.start;
    (!open && (mark != "$" || letters.is_some())).then_some((tokens, bytes, false))
}

/// The bytes of the word at `id`, if it may be a mark.
fn word(text: &Text, id: TokenId) -> Option<u32> {
    let token = text[id];
    let fits = matches!(
        token.shape,
        Shape::Upper | Shape::Capital | Shape::Mixed | Shape::Initial
    ) && token.span.len() as usize <= LONGEST;
    fits.then(|| token.span.len())
}

/// Whether the number at `id` has a comma, a decimal or a magnitude.
fn is_amount(text: &Text, id: TokenId) -> bool {
    let tail = text.str_at(id).trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let tail = tail.trim_start_matches(|c: char| c.is_ascii_digit());
    if !tail.is_empty() {
        return MAGNITUDES.has(crate::text::WordHash::of_lower(tail));
    }
    let next = id.plus(1);
    let Some(token) = text.get(next) else { return false };
    let grouped = matches!(text.str_at(next), "," | ".")
        && token.glued()
        && text.get(next.plus(1)).is_some_and(|t| {
            t.glued() && matches!(t.shape, Shape::Digits | Shape::Alnum)
        });
    grouped || !token.starts_sentence() && MAGNITUDES.has(text.hash_at(next))
}

/// Whether a number of two digits and more stands where prices do: "a cost of R20".
fn is_price(text: &Text, start: TokenId, number: TokenId) -> bool {
    let digits = text.str_at(number).bytes().filter(u8::is_ascii_digit).count();
    let before = start.before().filter(|_| !text[start].starts_sentence());
    digits > 1 && before.is_some_and(|before| PRICES.has(text.hash_at(before)))
}

/// The currency that has this mark, and whether the article speaks of its country: the
/// only one, or the one whose country the article speaks of most; if that is not clear,
/// what the countries have in common (the *rupee*), or nothing.
fn choose<'a>(
    pack: &'a Pack,
    context: &Context,
    mark: &str,
) -> Option<(Entry<'a>, bool)> {
    let mut own: [Option<(Entry<'a>, f32)>; 2] = [None, None];
    let mut common = None;
    let mut count = 0;
    currencies(pack, mark, |entry| {
        if !entry.extras().further.is_empty() && common.is_none() {
            common = Some(entry);
            return;
        }
        count += 1;
        let here = context.mentions_of(entry);
        if own[0].is_none_or(|(_, most)| here > most) {
            own = [Some((entry, here)), own[0]];
        } else if own[1].is_none_or(|(_, more)| here > more) {
            own[1] = Some((entry, here));
        }
    });
    let best = match own {
        [Some((entry, here)), None] if common.is_none() || here > 0.0 => {
            Some((entry, here > 0.0))
        }
        [Some((entry, here)), Some((_, other))] if here > other => Some((entry, true)),
        _ => None,
    };
    best.or_else(|| common.map(|entry| (entry, context.mentions_of(entry) > 0.0)))
}

/// Gives each currency that is written with `mark`.
fn currencies<'a>(pack: &'a Pack, mark: &str, mut give: impl FnMut(Entry<'a>)) {
    let mut find = |form: &str, exact: bool| {
        let Some(posting) = pack.find(&fold(form)) else { return };
        for link in pack.links(posting).filter(|link| link.is_short()) {
            let entry = pack.entry(link.entry);
            let written = || {
                items(entry.extras().short()).any(|short| match exact {
                    true => short == form,
                    false => short.eq_ignore_ascii_case(form),
                })
            };
            if entry.kind().name() == "currency" && written() {
                give(entry);
            }
        }
    };
    match CODES.iter().find(|(own, _)| *own == mark) {
        Some((_, codes)) => codes.iter().for_each(|code| find(code, false)),
        None => find(mark, true),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{marginal, recognise};
    use super::*;

    fn marks(pack: &Pack, source: &str) -> Vec<String> {
        let text = Text::plain(source);
        let context = Context::new(&text, pack, &recognise(&text, pack), &[], None);
        let found = marginal::find(&text, pack, &context);
        let line = |f: &marginal::Found| {
            let at = f.term.mentions[0].at.span;
            assert_eq!(&source[at.range()], f.term.short.as_deref().unwrap(), "{source}");
            format!("{}: {}", &source[at.range()], f.term.name)
        };
        found.iter().map(line).collect()
    }

    /// Texts with the marks of money in them, each beside its counter-example.
    const CASES: &[(&str, &[&str])] = &[
        // a sign: whatever the article
        (
            "“Ünï” 😀 paid US$34, €5 and A$6.",
            &["US$: United States dollar", "€: euro", "A$: Australian dollar"],
        ),
        ("He paid $34 and Sub$5 for COP26 and SEK-based work.", &[]),
        // letters: an amount, or the country
        ("It cost RM1.2 billion.", &["RM: Malaysian ringgit"]),
        ("In Brunei it cost BND500.", &["BND: Brunei dollar"]),
        ("In Malaysia it cost RM20.", &["RM: Malaysian ringgit"]),
        ("It flew an SR71 and a DA20 to RM20.", &[]),
        // of several countries: the article's, what they share, or none
        ("Pakistan paid Rs. 500.", &["Rs: Pakistani rupee"]),
        ("Kenya and Nairobi paid Sh500 million.", &["Sh: Kenyan shilling"]),
        ("They paid Sh500 million.", &[]),
        // one letter: the country, and an amount or a price
        ("South Africa paid R500m.", &["R: South African rand"]),
        ("South Africa has a fee of R20.", &["R: South African rand"]),
        ("South Africa closed the R61 road.", &[]),
        ("France paid R500m.", &[]),
        ("Zambia paid K200 million.", &["K: Zambian kwacha"]),
        ("Zambia has a K9 unit.", &[]),
        // capitals apart from their number are an acronym
        ("Sweden paid SEK 400.", &[]),
    ];

    #[test]
    fn a_mark_is_read_at_its_number_and_its_counter_example_is_not() {
        let pack = Pack::embedded().unwrap();
        for (source, want) in CASES {
            assert_eq!(marks(&pack, source), *want, "{source}");
        }
    }

    #[test]
    fn without_a_pack_there_are_no_marks() {
        assert!(marks(&Pack::empty(), "It cost RM250,000 and US$34.").is_empty());
    }
}
