//! What the article says of a name in one place and means in all.
//!
//! The model decides each stretch by itself. Two things an article says once and for all:
//! what the letters in brackets after a name stand for (the *General Roads Authority
//! (GRA)* makes GRA an organisation wherever it stands), and whose surname a word is. And
//! what is a country or a people by its whole name, however odd the place it stands in, is
//! taken at its word.

use super::Name;
use super::evidence::Facts;
use crate::annotation::Class;
use crate::lexicon::{self, Bits};
use crate::text::{Shape, Text, TokenRange, WordId};

/// What the names of an article show of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown {
    /// The class of the long form that it abbreviates.
    stands_for: Option<Class>,
    /// Ends names of persons of several words.
    surname: u16,
    /// Is inside other names of several words.
    elsewhere: u16,
}

/// Gives names of one word the class that the rest of the article shows. `shown` is a
/// buffer.
#[inline(never)]
pub fn settle(text: &Text, facts: &[Facts], names: &mut [Name], shown: &mut Vec<Shown>) {
    shown.clear();
    shown.resize(text.words().len(), Shown::default());
    for name in names.iter() {
        if let Some(short) = bracketed(text, name.tokens) {
            shown[short.0 as usize].stands_for.get_or_insert(name.class);
        }
        let words = name.tokens.iter().filter(|id| text[*id].is_word()).count();
        if words < 2 {
            continue;
        }
        for id in name.tokens.iter().filter(|id| text[*id].shape == Shape::Capital) {
            let shown = &mut shown[text[id].word.0 as usize];
            let ends = Some(id) == name.tokens.last();
            match name.class == Class::Person && ends {
                true => shown.surname = shown.surname.saturating_add(1),
                false => shown.elsewhere = shown.elsewhere.saturating_add(1),
            }
        }
    }
    for name in names.iter_mut() {
        if let Some(class) = nation(text, facts, name.tokens) {
            name.class = class;
        }
    }
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        let token = &text[name.tokens.start];
        let shown = shown[token.word.0 as usize];
        if let Some(class) = shown.stands_for.filter(|_| token.shape != Shape::Capital) {
            name.class = class;
        } else if token.shape == Shape::Capital
            && shown.surname > shown.elsewhere
            && !facts[token.word.0 as usize].bits.any(Bits::COUNTRY.or(Bits::NATIONALITY))
        {
            name.class = Class::Person;
        }
    }
}

/// The class of a name that is a country or a people by the lexicon, and nothing else.
fn nation(text: &Text, facts: &[Facts], tokens: TokenRange) -> Option<Class> {
    let first = &text[tokens.start];
    let bits = match tokens.len() {
        1 => facts[first.word.0 as usize].bits,
        2 | 3 => {
            let mut words = tokens.iter().map(|id| text.hash_at(id));
            let first = words.next()?;
            lexicon::bits(words.fold(first, lexicon::join))
        }
        _ => return None,
    };
    let other = Bits::GIVEN.or(Bits::FAMILY).or(Bits::BODY).or(Bits::LOWER);
    // An initialism (US, UAE) may be a word or a body in other letters.
    if bits.any(other) && first.shape != Shape::Upper {
        return None;
    }
    match (bits.any(Bits::COUNTRY), bits.any(Bits::NATIONALITY)) {
        (true, false) => Some(Class::Location),
        (false, true) if !bits.any(Bits::PLACE) => Some(Class::Other),
        _ => None,
    }
}

/// The word in brackets after the tokens, if it is made of their initials.
fn bracketed(text: &Text, long: TokenRange) -> Option<WordId> {
    let short = long.end.plus(1);
    let token = text.get(short)?;
    let fits = text.str_at(long.end) == "("
        && text.get(short.plus(1)).is_some_and(|t| text.slice(t.span) == ")")
        && matches!(token.shape, Shape::Upper | Shape::Mixed | Shape::Alnum)
        && long.len() > 1;
    (fits && spells(text, text.str_at(short), long)).then_some(token.word)
}

/// Whether the capitals of `short` are initials of `long` in their order, the first of the
/// first.
fn spells(text: &Text, short: &str, long: TokenRange) -> bool {
    let mut letters = short.chars().filter(|c| c.is_uppercase()).peekable();
    let initials = long
        .iter()
        .filter_map(|id| text.str_at(id).chars().next()?.to_uppercase().next());
    for (n, initial) in initials.enumerate() {
        if letters.peek() == Some(&initial) {
            letters.next();
        } else if n == 0 {
            return false;
        }
    }
    letters.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::super::evidence;
    use super::*;
    use crate::text::TokenId;

    #[test]
    fn a_country_is_a_place_and_a_people_is_none() {
        use Class::{Location, Organisation, Other, Person};
        assert_settles(
            "Uganda beat the Costa Rican side of Jordan Baker.",
            &[
                ("Uganda", Organisation),
                ("Costa Rican", Location),
                ("Jordan Baker", Person),
            ],
            &[Location, Other, Person],
        );
    }

    /// Names of `source` by their words and classes, settled.
    #[track_caller]
    fn assert_settles(source: &str, names: &[(&str, Class)], want: &[Class]) {
        let text = Text::plain(source);
        let mut facts = Vec::new();
        evidence::look_up(&text, &mut facts);
        let mut from = 0;
        let mut found = Vec::new();
        for (name, class) in names {
            let start = (from + source[from..].find(name).unwrap()) as u32;
            let end = start + name.len() as u32;
            from = end as usize;
            let at = |place: u32| {
                let tokens = text.tokens();
                TokenId(tokens.partition_point(|t| t.span.start < place) as u32)
            };
            let tokens = TokenRange { start: at(start), end: at(end) };
            found.push(Name { tokens, class: *class, confidence: 0.5 });
        }
        settle(&text, &facts, &mut found, &mut Vec::new());
        let got: Vec<_> = found.iter().map(|name| name.class).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn letters_in_brackets_are_what_they_stand_for() {
        use Class::{Location, Organisation};
        assert_settles(
            "The General Roads Authority (GRA) met. GRA said so.",
            &[
                ("General Roads Authority", Organisation),
                ("GRA", Location),
                ("GRA", Location),
            ],
            &[Organisation; 3],
        );
        assert_settles(
            "The General Roads Authority (UAE) met.",
            &[("General Roads Authority", Organisation), ("UAE", Location)],
            &[Organisation, Location],
        );
    }

    #[test]
    fn a_surname_is_a_person_unless_it_is_a_country_or_more_often_something_else() {
        use Class::{Location, Organisation, Person};
        assert_settles(
            "Lena Warsame spoke. Warsame left.",
            &[("Lena Warsame", Person), ("Warsame", Location)],
            &[Person, Person],
        );
        assert_settles(
            "Idriss Chad spoke in Chad.",
            &[("Idriss Chad", Person), ("Chad", Location)],
            &[Person, Location],
        );
        assert_settles(
            "Henry Ford. Ford Motor and Ford Credit. Ford fell.",
            &[
                ("Henry Ford", Person),
                ("Ford Motor", Organisation),
                ("Ford Credit", Organisation),
                ("Ford", Organisation),
            ],
            &[Person, Organisation, Organisation, Organisation],
        );
    }
}
