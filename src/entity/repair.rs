//! Names as the article itself corrects them.
//!
//! A tagger reads one sentence at a time. The whole article knows better: who is
//! *Lokwang* alone in one paragraph is no organisation as *Esther Lokwang* in another,
//! and what it calls *Modi* is also in *Modi’s party*, *PM Modi*, *Modi and Shah* and
//! *anti-Modi*. So names are cut where they hold more than the name of one person that
//! the article has elsewhere, and a full name whose surname is a person's is a person's.
//! What the article does not show to be a person is left as it was found.

use super::ends::Ends;
use super::introduction;
use super::words::{self, Folds};
use crate::annotation::Class;
use crate::name::Name;
use crate::text::{Shape, Text, TokenId, TokenRange, WordHash, WordSet};
use rustc_hash::FxHashSet;

/// Words that a hyphen ties to a name without making them a part of it.
static TIED: WordSet<35> = WordSet::new([
    "era", "led", "run", "like", "born", "based", "backed", "style", "owned", "linked",
    "funded", "allied", "loyal", "ruled", "held", "made", "bound", "free", "only",
    "type", "wide", "sized", "ally", "aide", "pact", "deal", "bloc", "brand", "hit",
    "area", "themed", "signed", "trained", "loving", "bashing",
]);

/// Prefixes that a hyphen ties to a name.
static PREFIXES: WordSet<9> =
    WordSet::new(["anti", "pro", "post", "pre", "ex", "non", "neo", "ultra", "trans"]);

/// Particles that tie a surname to the names before it, and are no English words.
static TYING: WordSet<18> = WordSet::new([
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "van", "von",
    "der", "bin", "bint", "ibn", "al", "el",
]);

/// After an apostrophe no more words than this belong to the name of a body.
const BODY: u32 = 4;

/// No more words than this make up the person at the end of a longer name.
const TAIL: usize = 3;

/// The names with what the article shows to be people cut out of them.
#[inline(never)]
pub(super) fn names(
    text: &Text,
    folds: &Folds,
    names: &[Name],
    is_known: &dyn Fn(TokenRange) -> bool,
) -> Vec<Name> {
    let ends = Ends::new(text, folds, names, is_known);
    let people = people(text, folds, names);
    let repair = Repair { text, folds, people, ends, is_known };
    let mut repaired: Vec<Name> = Vec::with_capacity(names.len());
    for name in names {
        // What a longer name has taken in is no name of its own.
        if repaired.last().is_some_and(|last| last.tokens.overlaps(name.tokens)) {
            continue;
        }
        repair.take(repair.grown(*name), &mut repaired);
    }
    repaired
}

/// Every word of the names of people, where each is of one.
fn people(text: &Text, folds: &Folds, names: &[Name]) -> FxHashSet<WordHash> {
    names
        .iter()
        .filter(|name| name.class == Class::Person)
        .map(|name| words::without_titles(text, name.tokens))
        .filter(|tokens| !tokens.iter().any(|id| matches!(text.str_at(id), "and" | "of")))
        .flat_map(|tokens| words::person(text, folds, tokens))
        .collect()
}

struct Repair<'a> {
    text: &'a Text,
    folds: &'a Folds,
    /// Every word of the name of a person.
    people: FxHashSet<WordHash>,
    ends: Ends<'a>,
    is_known: &'a dyn Fn(TokenRange) -> bool,
}

impl Repair<'_> {
    fn take(&self, mut name: Name, repaired: &mut Vec<Name>) {
        name.tokens = self.without_opening(name.tokens);
        name.tokens = self.ends.cut(name);
        name = self.without_office(name);
        self.parts(name, &mut |part| {
            let part = self.person_in(self.whole(part));
            if !part.tokens.is_empty() {
                repaired.push(part);
            }
        });
    }

    /// What an office is of, where the tagger took both for a person: "CEO of Vantor".
    fn without_office(&self, mut name: Name) -> Name {
        let (text, of) = (self.text, name.tokens.start.plus(1));
        if name.class == Class::Person
            && name.tokens.len() > 2
            && introduction::is_role(text, name.tokens.start)
            && text.str_at(of) == "of"
        {
            name.tokens.start = of.plus(1);
            name.class = Class::Organisation;
            name.confidence = name.confidence.min(0.5);
        }
        name
    }

    /// With what a tagger cut off: the surname after a particle ("Helena Dias do Amaral")
    /// and the body after a plural's apostrophe ("Landless Workers' Movement").
    fn grown(&self, mut name: Name) -> Name {
        let text = self.text;
        let sentence = text.sentences()[text.sentence_of(name.tokens.start)].tokens;
        let capital = |id: TokenId| {
            sentence.has(id) && text[id].shape == Shape::Capital && !text[id].glued()
        };
        let next = name.tokens.end;
        if !sentence.has(next.plus(1)) {
            return name;
        }
        if name.class == Class::Person {
            return self.with_surname(name, capital);
        }
        if capital(next) {
            name = self.ends.overlapped(name);
        }
        self.with_body(name, capital)
    }

    fn with_surname(&self, mut name: Name, capital: impl Fn(TokenId) -> bool) -> Name {
        let (text, next) = (self.text, name.tokens.end);
        let tying = |id: TokenId| TYING.has(text.hash_at(id));
        if name.tokens.len() > 1 && text[next].shape == Shape::Lower && tying(next) {
            let surname = next.plus(1 + u32::from(tying(next.plus(1))));
            if capital(surname) {
                name.tokens.end = surname.plus(1);
            }
        }
        name
    }

    fn with_body(&self, mut name: Name, capital: impl Fn(TokenId) -> bool) -> Name {
        let (text, mark) = (self.text, name.tokens.end);
        let plural = text.get(mark).is_some_and(|mark| mark.glued())
            && matches!(text.str_at(mark), "'" | "’")
            && text.str_of(name.tokens).ends_with('s');
        if name.class == Class::Location || !plural || (self.is_known)(name.tokens) {
            return name;
        }
        let body = (1..=BODY).map(|n| mark.plus(n)).take_while(|id| capital(*id));
        if let Some(end) = body.filter(|id| words::is_body(text.hash_at(*id))).last() {
            name.tokens.end = end.plus(1);
            name.class = Class::Organisation;
        }
        name
    }

    fn is_person(&self, id: TokenId) -> bool {
        self.text[id].has_capital() && self.people.contains(&self.folds.at(self.text, id))
    }

    /// Without a word that only opens the sentence ("While Maria") or is tied to the
    /// name by a hyphen ("anti-Morales").
    fn without_opening(&self, tokens: TokenRange) -> TokenRange {
        let text = self.text;
        let (first, next) = (tokens.start, tokens.start.plus(1));
        if tokens.len() < 2 {
            return tokens;
        }
        let hyphen = text.str_at(next) == "-" && text[next].glued();
        // "the Anti-Doping Agency" has the prefix in its name.
        let cut = text[first].shape == Shape::Lower || text[first].starts_sentence();
        if hyphen && cut && tokens.has(next.plus(1)) && PREFIXES.has(text.hash_at(first))
        {
            return TokenRange { start: next.plus(1), end: tokens.end };
        }
        let opens = text[first].starts_sentence()
            && text.usage(first).lower > 0
            && introduction::stops(text.hash_at(first));
        if opens { TokenRange { start: next, end: tokens.end } } else { tokens }
    }

    /// Tells `sink` the name, or its parts where it holds several: "Fu and Sun", "Modi’s
    /// party".
    fn parts(&self, name: Name, sink: &mut impl FnMut(Name)) {
        let text = self.text;
        if let Some(two) = self.two_known(name.tokens) {
            two.into_iter().for_each(|tokens| sink(Name { tokens, ..name }));
            return;
        }
        let mut start = name.tokens.start;
        for id in name.tokens.iter() {
            let before = TokenRange { start, end: id };
            if id < start || before.is_empty() {
                continue;
            }
            let skip = match text.str_at(id) {
                "and" if self.both_people(name, before, id.plus(1)) => 1,
                "of" if name.class == Class::Person && self.is_named(before) => 1,
                "’" | "'" if self.is_owner(name, before) => 2,
                _ => continue,
            };
            sink(Name { tokens: before, class: Class::Person, ..name });
            start = id.plus(skip);
            if text.str_at(id) == "of" {
                // What follows is a place or a body, which has its own mention or none.
                return;
            }
        }
        let tokens = TokenRange { start, end: name.tokens.end };
        let class = match name.class {
            // What a person has is no person.
            Class::Person if text.str_at(TokenId(start.0.saturating_sub(1))) == "s" => {
                Class::Other
            }
            class => class,
        };
        sink(Name { tokens, class, ..name });
    }

    /// The two names around an *and* that the pack knows, if it does not know the whole:
    /// "Boca Juniors and River Plate", not "Trinidad and Tobago". What follows an *of* may
    /// be one: "Ministry of Health and Sport".
    fn two_known(&self, tokens: TokenRange) -> Option<[TokenRange; 2]> {
        let text = self.text;
        let and = tokens.iter().find(|id| text.str_at(*id) == "and")?;
        let two = [
            TokenRange { start: tokens.start, end: and },
            TokenRange { start: and.plus(1), end: tokens.end },
        ];
        let whole = two[0].iter().any(|id| matches!(text.str_at(id), "of" | "for"));
        let known = || two.into_iter().all(|part| (self.is_known)(part));
        (!whole && known() && !(self.is_known)(tokens)).then_some(two)
    }

    /// Whether people, `owner`, have the rest of the name: "Modi’s party".
    fn is_owner(&self, name: Name, owner: TokenRange) -> bool {
        let (text, s) = (self.text, owner.end.plus(1));
        name.tokens.has(s.plus(1))
            && text.str_at(s) == "s"
            && text[s].glued()
            && owner.iter().all(|id| self.is_part(id))
    }

    fn is_part(&self, id: TokenId) -> bool {
        !self.text[id].is_word() || self.is_person(id)
    }

    fn both_people(&self, name: Name, before: TokenRange, after: TokenId) -> bool {
        if name.class == Class::Person {
            return true;
        }
        let rest = TokenRange { start: after, end: name.tokens.end };
        name.class == Class::Other
            && before.iter().all(|id| self.is_part(id))
            && rest.iter().all(|id| self.is_part(id))
    }

    /// Whether the words before *of* name somebody without what follows: two words do,
    /// and one that the article has elsewhere; *Joan* of Arc does not.
    fn is_named(&self, before: TokenRange) -> bool {
        let words = before.iter().filter(|id| self.text[*id].has_capital()).count();
        words > 1 || before.iter().all(|id| self.is_part(id))
    }

    /// With the second half of a hyphenated given name: "Ronald Lam Man-kin".
    fn whole(&self, mut name: Name) -> Name {
        let text = self.text;
        let hyphen = name.tokens.end;
        let rest = hyphen.plus(1);
        let glued = |id: TokenId| text.get(id).is_some_and(|t| t.glued());
        if name.class == Class::Person
            && glued(hyphen)
            && text.str_at(hyphen) == "-"
            && glued(rest)
            && text[rest].shape == Shape::Lower
            && text[rest].span.len() <= 6
            && name.tokens.len() > 1
            && !TIED.has(text.hash_at(rest))
        {
            name.tokens.end = rest.plus(1);
        }
        // "Covid-19", "Artemis-2": the number is a part of the name.
        if glued(hyphen)
            && text.str_at(hyphen) == "-"
            && glued(rest)
            && text[rest].shape == Shape::Digits
            && name.class != Class::Person
        {
            name.tokens.end = rest.plus(1);
        }
        name
    }

    /// The person at the end of a name that holds more, or whom the tagger took for
    /// something else.
    fn person_in(&self, mut name: Name) -> Name {
        let text = self.text;
        let is_word = |id: &TokenId| text[*id].is_word();
        // Most names end here, before anything is gathered.
        let last = name.tokens.iter().rev().find(is_word);
        if !last.is_some_and(|last| self.is_person(last)) {
            return name;
        }
        let words: Vec<TokenId> = name.tokens.iter().filter(is_word).collect();
        let [first, _, ..] = words[..] else { return name };
        if (self.is_known)(name.tokens) {
            return name;
        }
        let start = self.start_of_person(name.class, &words);
        let Some(start) = words.get(start).copied() else { return name };
        // A place or body by the look of its front stays whole: *Lake Victoria*.
        let office = first == start
            || introduction::is_role(text, first)
            || self.is_short_shout(first)
            || words.len() > 3;
        if office && (start != first || name.class != Class::Person) {
            name.class = Class::Person;
            name.confidence = name.confidence.min(0.6);
            name.tokens.start = start;
        }
        name
    }

    /// Which of the `words` of a name, two or more, is the first of the person at its end.
    fn start_of_person(&self, class: Class, words: &[TokenId]) -> usize {
        let text = self.text;
        let [first, .., last] = *words else { return 0 };
        // The words at the end that can be a name: capitalised, and no office or body.
        let free = |id: &&TokenId| {
            (text[**id].has_capital() || words::may_be_particle(text.hash_at(**id)))
                && !introduction::is_head(text, **id)
                && !words::is_title(text.hash_at(**id))
        };
        let tail = words.iter().rev().take_while(free).count();
        let whole = tail == words.len();
        if tail > TAIL && !(whole && class == Class::Person) {
            words.len() - 2
        } else if whole
            && self.is_short_shout(first)
            && !text.slice(text[last].span).chars().all(char::is_uppercase)
        {
            usize::from(!self.is_initials(first, last))
        } else {
            words.len() - tail
        }
    }

    /// Whether the word is an office or body in capitals: "PM Modi", "IO Monir".
    fn is_short_shout(&self, id: TokenId) -> bool {
        self.text[id].shape == Shape::Upper && self.text[id].span.len() <= 4
    }

    /// Whether the capitals at `first` are the initials of somebody with the surname at
    /// `last`: "KB Hedgewar" as beside "Keshav Baliram Hedgewar" or at no other.
    fn is_initials(&self, first: TokenId, last: TokenId) -> bool {
        let alone = self.text.usage(first).total() > self.text.usage(last).total();
        self.people.contains(&self.folds.at(self.text, first)) && !alone
    }
}
