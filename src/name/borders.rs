//! Where a name begins and ends: what no corpus teaches well.
//!
//! The model was taught by text in which `Covid-19` was rare and `Ko Wen-je` was one
//! token. A few rules of spelling set right what it cuts in two, and cut off what sticks
//! to a name without being part of it. Each has its counter-example in the tests.

use super::evidence::{Facts, possessive};
use super::segment::opens;
use crate::annotation::Class;
use crate::lexicon::Bits;
use crate::text::{Shape, Text, TokenId, TokenRange, WordSet};

/// Prefixes that stand before a name without being part of it, when in lower case or
/// before a place or a person: ex-FARC, anti-China; but Anti-Corruption Bureau.
static PREFIXES: WordSet<12> = WordSet::new([
    "ex", "anti", "pro", "non", "pre", "post", "mid", "then", "co", "semi", "vice", "sub",
]);

/// Small words that open family names: Mr von Bibra, President de Klerk.
static OPENERS: WordSet<16> = WordSet::new([
    "von", "van", "der", "den", "de", "da", "dos", "del", "della", "di", "bin", "ibn",
    "bint", "al", "ter", "af",
]);

/// The signs of currencies: in `US$5` the letters are no country.
const CURRENCIES: [&str; 5] = ["$", "£", "€", "¥", "₹"];

/// Longest second half of a given name after a hyphen (Suk-yeong), in bytes.
const HALF_NAME: u32 = 6;

/// The name that the model found at `tokens`, set right inside `from..to`; `None` if it is
/// none.
pub fn fit(
    text: &Text,
    facts: &[Facts],
    mut tokens: TokenRange,
    class: Class,
    (from, to): (TokenId, TokenId),
) -> Option<TokenRange> {
    while !tokens.is_empty() && !text[tokens.start].is_word() {
        tokens.start = tokens.start.plus(1);
    }
    cut_possessive(text, &mut tokens);
    while let Some(last) = tokens.last()
        && !text[last].is_word()
        && !closes_initialism(text, tokens)
    {
        tokens.end = last;
    }
    cut_prefix(text, &mut tokens, class);
    cut_year(text, &mut tokens);
    let next = text.get(tokens.end).filter(|_| tokens.end < to);
    if tokens.len() == 1
        && next.is_some_and(|t| t.glued() && is_currency(text.slice(t.span)))
    {
        return None;
    }
    take_number(text, &mut tokens, to);
    if class == Class::Person {
        take_half_name(text, facts, &mut tokens, to);
        take_opener(text, &mut tokens, from);
    }
    let named = tokens.iter().any(|id| opens(text, id) || text[id].shape == Shape::Lower);
    (!tokens.is_empty() && named).then_some(tokens)
}

/// The two names in `tokens` and their classes, if they are two peoples or countries with a hyphen between:
/// the US-China talks, Israeli-Palestinian.
pub fn split(
    text: &Text,
    facts: &[Facts],
    tokens: TokenRange,
) -> Option<[(TokenRange, Class); 2]> {
    let nation = |id: TokenId| {
        let bits = facts[text[id].word.0 as usize].bits;
        let class = match bits.any(Bits::NATIONALITY) {
            true => Class::Other,
            false => Class::Location,
        };
        let is_one = opens(text, id) && bits.any(Bits::COUNTRY.or(Bits::NATIONALITY));
        is_one.then_some((TokenRange::one(id), class))
    };
    let middle = tokens.start.plus(1);
    let last = tokens.start.plus(2);
    let joined = tokens.len() == 3 && matches!(text.str_at(middle), "-" | "–" | "/");
    if joined { Some([nation(tokens.start)?, nation(last)?]) } else { None }
}

/// Whether the last dot of a name is that of a dotted initialism: `U.S.`, not `Inc.`.
fn closes_initialism(text: &Text, tokens: TokenRange) -> bool {
    let Some(dot) = tokens.last() else { return false };
    tokens.len() > 3
        && text.str_at(dot) == "."
        && text[TokenId(dot.0 - 1)].shape == Shape::Initial
        && text.str_at(TokenId(dot.0 - 2)) == "."
}

fn is_currency(mark: &str) -> bool {
    CURRENCIES.contains(&mark)
}

fn cut_possessive(text: &Text, tokens: &mut TokenRange) {
    if tokens.len() > 2 && possessive(text, TokenId(tokens.end.0 - 3)) {
        tokens.end = TokenId(tokens.end.0 - 2);
    }
}

fn cut_prefix(text: &Text, tokens: &mut TokenRange, class: Class) {
    let (first, hyphen) = (tokens.start, tokens.start.plus(1));
    if tokens.len() < 3 || !PREFIXES.has(text.hash_at(first)) {
        return;
    }
    let loose = text[first].shape == Shape::Lower
        || matches!(class, Class::Person | Class::Location);
    if loose && text[hyphen].glued() && matches!(text.str_at(hyphen), "-" | "–") {
        tokens.start = tokens.start.plus(2);
    }
}

/// A year before a name is a date: the 2018 World Cup.
fn cut_year(text: &Text, tokens: &mut TokenRange) {
    let year = text.str_at(tokens.start);
    let is_year = text[tokens.start].shape == Shape::Digits
        && year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"));
    if is_year && tokens.len() > 1 && !text[tokens.start.plus(1)].glued() {
        tokens.start = tokens.start.plus(1);
    }
}

/// A number with a hyphen belongs to what it hangs on: Covid-19, MQ-9.
fn take_number(text: &Text, tokens: &mut TokenRange, to: TokenId) {
    let (hyphen, number) = (tokens.end, tokens.end.plus(1));
    if number < to
        && text.str_at(hyphen) == "-"
        && text[hyphen].glued()
        && text[number].glued()
        && matches!(text[number].shape, Shape::Digits | Shape::Alnum)
    {
        tokens.end = number.plus(1);
    }
}

/// The small half of a given name with a hyphen: Ko Wen-je; but not Putin-era, nor
/// Ali Khan-led.
fn take_half_name(text: &Text, facts: &[Facts], tokens: &mut TokenRange, to: TokenId) {
    let (hyphen, half) = (tokens.end, tokens.end.plus(1));
    if half < to
        && text.str_at(hyphen) == "-"
        && text[hyphen].glued()
        && text[half].glued()
        && text[half].shape == Shape::Lower
        && text[half].span.len() <= HALF_NAME
        && !facts[text[half].word.0 as usize].bits.any(Bits::LOWER)
    {
        tokens.end = half.plus(1);
    }
}

fn take_opener(text: &Text, tokens: &mut TokenRange, from: TokenId) {
    while let Some(before) = tokens.start.before().filter(|b| *b >= from)
        && text[before].shape == Shape::Lower
        && !text[tokens.start].glued()
        && OPENERS.has(text.hash_at(before))
    {
        tokens.start = before;
    }
}

#[cfg(test)]
mod tests {
    use super::super::evidence;
    use super::*;

    /// `name` is what the model found in `source`.
    #[track_caller]
    fn assert_fits(source: &str, name: &str, class: Class, want: Option<&str>) {
        let text = Text::plain(source);
        let mut facts = Vec::new();
        evidence::look_up(&text, &mut facts);
        let start = text.source().find(name).unwrap() as u32;
        let end = start + name.len() as u32;
        let inside =
            |id: &TokenId| text[*id].span.start >= start && text[*id].span.end <= end;
        let all = TokenRange::new(0, text.tokens().len() as u32);
        let ids: Vec<_> = all.iter().filter(inside).collect();
        let tokens = TokenRange { start: ids[0], end: ids[ids.len() - 1].plus(1) };
        let got = fit(&text, &facts, tokens, class, (all.start, all.end));
        assert_eq!(got.map(|tokens| text.str_of(tokens)), want);
    }

    #[test]
    fn a_number_with_a_hyphen_comes_along_but_no_word() {
        let class = Class::Other;
        assert_fits("the Covid-19 wave", "Covid", class, Some("Covid-19"));
        assert_fits("a London-based bank", "London", Class::Location, Some("London"));
        assert_fits("London - 19 May", "London", Class::Location, Some("London"));
    }

    #[test]
    fn half_a_given_name_comes_along_but_no_english_word() {
        let class = Class::Person;
        assert_fits("Mayor Ko Wen-je left", "Ko Wen", class, Some("Ko Wen-je"));
        assert_fits("the Putin-era laws", "Putin", class, Some("Putin"));
        assert_fits("an Imran Khan-led party", "Imran Khan", class, Some("Imran Khan"));
    }

    #[test]
    fn small_words_open_names_of_persons_only() {
        assert_fits("Mr von Trapp sang", "Trapp", Class::Person, Some("von Trapp"));
        assert_fits("the port of da Nang", "Nang", Class::Location, Some("Nang"));
        assert_fits("a friend of Ali", "Ali", Class::Person, Some("Ali"));
    }

    #[test]
    fn prefixes_and_years_are_outside_unless_the_name_has_them() {
        let body = Class::Organisation;
        assert_fits("an ex-Interpol man", "ex-Interpol", body, Some("Interpol"));
        let bureau = "Anti-Corruption Bureau";
        assert_fits("the Anti-Corruption Bureau", bureau, body, Some(bureau));
        assert_fits("2018 World Cup", "2018 World Cup", Class::Other, Some("World Cup"));
        assert_fits("the 9 de Julio", "9 de Julio", Class::Other, Some("9 de Julio"));
    }

    #[test]
    fn what_follows_a_name_is_cut_but_for_the_dot_of_an_initialism() {
        let class = Class::Location;
        assert_fits("Syria's army", "Syria's", class, Some("Syria"));
        assert_fits("in the U.S. today", "U.S.", class, Some("U.S."));
        assert_fits("in Idlib. He", "Idlib.", class, Some("Idlib"));
        assert_fits("Shell Inc. said", "Shell Inc.", class, Some("Shell Inc"));
    }

    #[test]
    fn letters_before_a_sign_of_currency_are_no_country() {
        assert_fits("some US$5 million", "US", Class::Location, None);
        assert_fits("in the US $5 is much", "US", Class::Location, Some("US"));
    }

    #[test]
    fn two_nations_are_two_names_and_double_names_are_one() {
        let parts = |source| {
            let text = Text::plain(source);
            let mut facts = Vec::new();
            evidence::look_up(&text, &mut facts);
            let tokens = TokenRange::new(0, text.tokens().len() as u32);
            split(&text, &facts, tokens).is_some()
        };
        assert!(parts("Russia-Ukraine"));
        assert!(parts("Israeli-Palestinian"));
        assert!(!parts("Castel-Sarrazin"));
        assert!(!parts("Guinea Bissau"));
    }
}
