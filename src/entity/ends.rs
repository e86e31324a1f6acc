//! Where a name ends, as the other names of the article show.
//!
//! A tagger runs on where every word has a capital (*Salt Airlines Sign Deal*), takes
//! figures and countries for a part of the name (*Zonkers 15*, *Kariobangi Sharks of
//! Kenya*) and stops too soon between two names (*New York Fashion* Week). What the
//! article or the pack has by itself shows the border.
//!
//! What must stay whole: what the pack has so (*12 Monkeys*), people in headlines, a country
//! with its form of government (*Free State of Bavaria*).
//!
//! Limits: the number of a version that the pack does not know goes like a measure (*Llama
//! 3.1*); a headline that a plain text runs together with the sentence after it is prose
//! here, and its names stay as long as they were found.

use super::words::{self, Folds};
use crate::annotation::Class;
use crate::lexicon::{self, Bits};
use crate::name::Name;
use crate::text::{Casing, Shape, Text, TokenId, TokenRange, WordHash, WordSet};
use rustc_hash::{FxHashMap, FxHashSet};

/// Forms of government, which a country has in its own name.
static POLITIES: WordSet<10> = WordSet::new([
    "state", "states", "republic", "kingdom", "emirate", "emirates", "commonwealth",
    "principality", "duchy", "confederation",
]);

/// The names of an article, by which others are cut.
pub(super) struct Ends<'a> {
    text: &'a Text,
    folds: &'a Folds,
    /// The words of every name, as one, and what it was taken for.
    classes: FxHashMap<WordHash, Class>,
    /// Those of several words that stand in prose.
    prose: FxHashSet<WordHash>,
    /// The last words of those, but for people.
    last: FxHashSet<WordHash>,
    is_known: &'a dyn Fn(TokenRange) -> bool,
}

impl<'a> Ends<'a> {
    pub(super) fn new(
        text: &'a Text,
        folds: &'a Folds,
        names: &[Name],
        is_known: &'a dyn Fn(TokenRange) -> bool,
    ) -> Ends<'a> {
        let mut ends = Ends {
            text,
            folds,
            classes: FxHashMap::default(),
            prose: FxHashSet::default(),
            last: FxHashSet::default(),
            is_known,
        };
        for name in names {
            let form = ends.form(name.tokens);
            ends.classes.entry(form).or_insert(name.class);
            if name.tokens.len() > 1 && ends.casing(name.tokens) == Casing::Prose {
                ends.prose.insert(form);
                let last = name.tokens.last().filter(|_| name.class != Class::Person);
                ends.last.extend(last.map(|last| folds.at(text, last)));
            }
        }
        ends
    }

    /// The tokens of `name` without what is none of it.
    pub(super) fn cut(&self, name: Name) -> TokenRange {
        let tokens = self.without_figure(self.without_count(name.tokens));
        match name.class {
            Class::Person => tokens,
            _ => self.without_seat(self.without_headline(tokens)),
        }
    }

    /// With the rest of another name of the article that begins in its last word: "New York
    /// Fashion" Week, where the article has *Fashion Week*.
    pub(super) fn overlapped(&self, mut name: Name) -> Name {
        let Some(last) = name.tokens.last().filter(|last| *last > name.tokens.start)
        else {
            return name;
        };
        let both = TokenRange { start: last, end: name.tokens.end.plus(1) };
        if !(self.is_known)(name.tokens)
            && let Some(class) = self.classes.get(&self.form(both))
            && *class != Class::Person
        {
            name.tokens.end = both.end;
            name.class = *class;
        }
        name
    }

    /// A name without the headline after it ("Salt Airlines Sign Deal"), if the article
    /// has the name in prose.
    fn without_headline(&self, tokens: TokenRange) -> TokenRange {
        let text = self.text;
        if tokens.len() < 3
            || self.casing(tokens) != Casing::Title
            || self.prose.contains(&self.form(tokens))
            || (self.is_known)(tokens)
        {
            return tokens;
        }
        let goes_on = Bits::ORGANISATION.or(Bits::PLACE_WORD).or(Bits::EVENT);
        (2..tokens.len() as u32)
            .rev()
            .map(|length| TokenRange { end: tokens.start.plus(length), ..tokens })
            .find(|name| self.prose.contains(&self.form(*name)))
            .filter(|name| {
                // What follows is a word, and not of the kind that names are made of.
                text[name.end].shape == Shape::Capital
                    && !lexicon::bits(text.hash_at(name.end)).any(goes_on)
            })
            .unwrap_or(tokens)
    }

    /// "Salt River Zonkers of Fiji" without the country, if the pack has it so; the
    /// "Catholic University of Fiji" is one of many, and the "Free State of Bavaria" is not
    /// that of South Africa.
    fn without_seat(&self, tokens: TokenRange) -> TokenRange {
        let text = self.text;
        let Some((seat, of)) =
            tokens.last().and_then(|seat| Some((seat, seat.before()?)))
        else {
            return tokens;
        };
        let core = TokenRange { start: tokens.start, end: of };
        let cut = tokens.len() > 3
            && text.str_at(of) == "of"
            && words::is_place(text.hash_at(seat))
            && core.last().is_some_and(|last| {
                let word = text.hash_at(last);
                !words::is_body(word) && !POLITIES.has(word)
            })
            && (self.is_known)(core)
            && !(self.is_known)(tokens);
        if cut { core } else { tokens }
    }

    /// Without a count before the name ("14 Angels"), if the article has the name without
    /// it: *12 Monkeys* is a film.
    fn without_count(&self, tokens: TokenRange) -> TokenRange {
        let next = tokens.start.plus(1);
        let rest = TokenRange { start: next, ..tokens };
        let cut = tokens.len() > 1
            && self.is_figure(tokens.start)
            && !self.text[next].glued()
            && !(self.is_known)(tokens)
            && self.classes.contains_key(&self.form(rest));
        if cut { rest } else { tokens }
    }

    /// Without a figure after the name: what was measured at a place ("Idlib 4.4mm"), or
    /// what a team scored ("the Angels 15"), if the article has the team without it. Other
    /// numbers are a part of the name (*Apollo 11*).
    fn without_figure(&self, tokens: TokenRange) -> TokenRange {
        let text = self.text;
        let (first, Some(last)) = (tokens.start, tokens.last()) else { return tokens };
        if tokens.len() < 2 || !self.is_figure(last) || (self.is_known)(tokens) {
            return tokens;
        }
        let mut end = last;
        while end > first.plus(1)
            && let Some(before) = end.before()
            && (self.is_figure(before) || text[end].glued() && text.str_at(before) == ".")
        {
            end = before;
        }
        let (name, figure) =
            (TokenRange { end, ..tokens }, TokenRange { start: end, ..tokens });
        // "Covid-19", "24 Hours 7".
        if text[end].glued() || !text[first].has_capital() {
            return tokens;
        }
        let measured = text.str_of(figure).contains('.')
            && text.get(tokens.end).is_some_and(|t| !t.has_capital());
        let scored = name.len() == 1
            && text.str_at(first).ends_with('s')
            && (self.classes.contains_key(&self.form(name))
                || self.last.contains(&self.folds.at(text, first)));
        if measured || scored { name } else { tokens }
    }

    fn is_figure(&self, id: TokenId) -> bool {
        self.text.str_at(id).starts_with(|c: char| c.is_ascii_digit())
    }

    fn casing(&self, tokens: TokenRange) -> Casing {
        self.text.sentences()[self.text.sentence_of(tokens.start)].casing
    }

    /// The words of a name in one number.
    fn form(&self, tokens: TokenRange) -> WordHash {
        tokens.iter().fold(WordHash::EMPTY, |form, id| {
            WordHash(form.0.rotate_left(5) ^ self.folds.at(self.text, id).0)
        })
    }
}
