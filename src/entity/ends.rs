//! Where a name ends, as the other names of the article show.
//!
//! A tagger runs on where every word has a capital (*Salt Airlines Sign Deal*), takes
//! figures and countries for a part of the name (*Zonkers 15*, *Jwaneng Galaxy of
//! Botswana*) and stops too soon between two names (*New York Jewish* Week). What the
//! article or the pack has by itself shows the border.
//!
//! Limits: a headline that a plain text runs together with the sentence after it is prose
//! here, and its names stay as long as they were found.

use super::repair;
use super::words::Folds;
use crate::annotation::Class;
use crate::lexicon::{self, Bits};
use crate::name::Name;
use crate::text::{Casing, Shape, Text, TokenId, TokenRange, WordHash};
use rustc_hash::{FxHashMap, FxHashSet};

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
        let tokens = self.without_numbers(name.tokens);
        match name.class {
            Class::Person => tokens,
            _ => self.without_seat(self.without_headline(tokens)),
        }
    }

    /// With the rest of another name of the article that begins in its last word: "New York
    /// Jewish" Week, where the article has *Jewish Week*.
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
            .map(|length| TokenRange {
                start: tokens.start,
                end: tokens.start.plus(length),
            })
            .find(|name| self.prose.contains(&self.form(*name)))
            .filter(|name| {
                // What follows is a word, and not of the kind that names are made of.
                text[name.end].shape == Shape::Capital
                    && !lexicon::bits(text.hash_at(name.end)).any(goes_on)
            })
            .unwrap_or(tokens)
    }

    /// "Salt River Zonkers of Fiji" without the country, if the pack has it so; the
    /// "Catholic University of Fiji" is one of many.
    fn without_seat(&self, tokens: TokenRange) -> TokenRange {
        let place = Bits::COUNTRY.or(Bits::PLACE);
        let Some(seat) = tokens.last() else { return tokens };
        let core =
            TokenRange { start: tokens.start, end: TokenId(seat.0.saturating_sub(1)) };
        let cut = tokens.len() > 3
            && self.text.str_at(core.end) == "of"
            && lexicon::bits(self.text.hash_at(seat)).any(place)
            && core.last().is_some_and(|last| !repair::is_body(self.text, last))
            && (self.is_known)(core)
            && !(self.is_known)(tokens);
        if cut { core } else { tokens }
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

    /// Without a count before the name ("14 Angels") or a figure after it ("Idlib 4.4mm",
    /// "the Angels 15"). A number may be part of a name (*76 Days*, *Apollo 11*), so a
    /// plain one goes only if the article has the name without it.
    fn without_numbers(&self, tokens: TokenRange) -> TokenRange {
        let text = self.text;
        let figure =
            |id: TokenId| text.str_at(id).starts_with(|c: char| c.is_ascii_digit());
        let (first, Some(last)) = (tokens.start, tokens.last()) else { return tokens };
        if tokens.len() < 2 || (self.is_known)(tokens) {
            return tokens;
        }
        if figure(first) && !text[first.plus(1)].glued() {
            let rest = TokenRange { start: first.plus(1), end: tokens.end };
            return if self.classes.contains_key(&self.form(rest)) {
                rest
            } else {
                tokens
            };
        }
        if !figure(last) {
            return tokens;
        }
        let mut end = last;
        while end > first.plus(1)
            && let Some(before) = end.before()
            && (figure(before) || text[end].glued() && text.str_at(before) == ".")
        {
            end = before;
        }
        let rest = TokenRange { start: first, end };
        let measured =
            text.str_of(TokenRange { start: end, end: tokens.end }).contains('.')
                && text.get(tokens.end).is_some_and(|t| !t.has_capital());
        let scored = rest.len() == 1
            && text.str_at(first).ends_with('s')
            && (self.classes.contains_key(&self.form(rest))
                || self.last.contains(&self.folds.at(text, first)));
        let whole = text[end].glued() || !text[first].has_capital();
        if !whole && (measured || scored) { rest } else { tokens }
    }
}
