//! Which bearer of a name the article means.
//!
//! One short form has three bearers in the middle, and more than ten in one case of
//! seven. The article tells them apart, by evidence that adds up like log-odds:
//!
//! | evidence | why |
//! |---|---|
//! | it is well known | a prior: most articles mean the sense that most readers know |
//! | the article names it in full elsewhere | as good as a definition |
//! | its country is what the article is about, or never mentioned | national bodies appear in news of their country |
//! | its country is that of the page's address | a local paper seldom names its own country |
//! | its topic words are there, or none of them | the courts column does not mean the airline |
//! | it is written exactly so (`BoG`, not `BOG`) | case is part of an acronym's spelling |
//! | the tagger's class is that of its kind, or another | a person is no party |
//! | the match needed relaxing; the name alone proves nothing | weaker matches |
//!
//! Against all of them stands the chance that the article means something the pack has
//! never heard of (`Weights::UNKNOWN`). The odds are normalised over the rivals and that
//! chance, and what is more likely than not is told as a fact, the rest as "could be".
//! The weights are few, round and tuned by hand on development articles.

use super::candidate::Candidate;
use super::lookup::Known;
use super::pack::{CountryId, Entry, EntryId, Extras, Link, Pack, items};
use crate::annotation::Class;
use crate::lexicon::{self, Bits};
use crate::text::{Shape, Text, TokenRange, WordHash};

/// A candidate with the probability that it is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// The candidate.
    pub candidate: Candidate,
    /// How likely it is meant, 0 to 1; over all rivals and the unknown this adds up to 1.
    pub probability: f32,
    /// How likely it or a rival of the same name is meant: the MOE is a Ministry of
    /// Education, whosever.
    pub by_name: f32,
}

/// The weights of the evidence, in natural log-odds.
struct Weights;

impl Weights {
    /// Times familiarity.
    const KNOWN: f32 = 3.0;
    const NAMED_IN_FULL: f32 = 4.0;
    /// The country of the article, times the share of its mentions among all countries'.
    const AT_HOME: f32 = 2.5;
    /// A country the article never mentions.
    const ABROAD: f32 = -2.6;
    /// How many mentions of its country the address of a page is worth: a newspaper seldom
    /// says in which country it is printed, but what it takes for granted is known there.
    const HOME: f32 = 2.0;
    /// It belongs to the whole world.
    const ANYWHERE: f32 = 0.3;
    /// No country is mentioned at all.
    const NOWHERE: f32 = -0.6;
    /// How much of [`Weights::ABROAD`] is waived for what everybody knows: the whole world
    /// writes of Voice of America.
    const KNOWN_ABROAD: f32 = 0.5;
    /// A name of ordinary words tells of its country if it is so well known.
    const TELLING: f32 = 0.25;
    /// Each topic word the article has, up to three.
    const TOPIC: f32 = 0.8;
    const NO_TOPIC: f32 = -0.4;
    const SPELLED_SO: f32 = 0.4;
    const SPELLED_OTHERWISE: f32 = -2.0;
    const SAME_CLASS: f32 = 0.4;
    const OTHER_CLASS: f32 = -1.2;
    /// A person is no town: every other surname is one somewhere.
    const PERSON_TOWN: f32 = -3.0;
    /// A whole name of two words, and one of more: chance hardly ever repeats it.
    const TWO_WORDS: f32 = 1.5;
    const MORE_WORDS: f32 = 3.0;
    /// A name of one word that is neither an ordinary word nor a person's name: *Naspers*.
    const COINED: f32 = 1.0;
    /// A word that is no name has few meanings.
    const WORD: f32 = 3.0;
    /// A name, not a short form, of a country the article never mentions.
    const NAME_ABROAD: f32 = -1.5;
    const RELAXED: f32 = -0.5;
    const WEAK: f32 = -2.0;
    /// That the pack has never heard of what is meant.
    const UNKNOWN: f32 = -0.6;
}

/// What the article as a whole says.
#[derive(Debug, Default)]
pub struct Context {
    /// Mentions of each country, by its own name or that of its people, capital, places.
    countries: Vec<f32>,
    mentions: f32,
    /// What the article calls by a full name, in order.
    named: Vec<EntryId>,
    /// What told of its country, in order, once for each time: no name speaks for itself.
    told: Vec<EntryId>,
}

impl Context {
    /// The context of an article in which the pack knows these names, `people` are
    /// mentioned at these places, in order, and which was published in the country `home`,
    /// if that is known.
    pub fn new(
        text: &Text,
        pack: &Pack,
        known: &[Known],
        people: &[TokenRange],
        home: Option<CountryId>,
    ) -> Context {
        let mut context = Context::default();
        let mut people = people.iter().peekable();
        if let Some(home) = home {
            context.mention(home, Weights::HOME);
        }
        for known in known {
            let full =
                pack.links(known.posting).filter(|l| !l.is_short() && !l.is_weak());
            context.named.extend(full.map(|link| link.entry));
            let Some(link) = bearer(pack, known) else { continue };
            let entry = pack.entry(link.entry);
            let Some(country) = entry.country() else { continue };
            // A short form is evidence of a country only if it is the country's own: the
            // others are what this evidence is to decide about.
            if (link.is_short() && !entry.kind().is_country()) || link.is_weak() {
                continue;
            }
            // Somebody called Morena is no town of India.
            while people.next_if(|person| person.end <= known.tokens.start).is_some() {}
            let person = people.peek().is_some_and(|p| p.overlaps(known.tokens));
            if person && entry.kind().label() != Class::Person {
                continue;
            }
            // Nor is a public prosecutor Indian; but the White House is American.
            if entry.familiarity() < Weights::TELLING && ordinary(text, known.tokens) {
                continue;
            }
            context.mention(country, 1.0);
            if !entry.kind().is_country() {
                context.told.push(link.entry);
            }
        }
        context.named.sort_unstable();
        context.named.dedup();
        context.told.sort_unstable();
        context
    }

    fn mention(&mut self, CountryId(country): CountryId, times: f32) {
        let country = usize::from(country);
        if country >= self.countries.len() {
            self.countries.resize(country + 1, 0.0);
        }
        self.countries[country] += times;
        self.mentions += times;
    }

    /// Whether an entry belongs to a country that the article mentions beside it.
    pub(super) fn is_home(&self, entry: Entry<'_>) -> bool {
        self.mentions_at_home(entry, &entry.extras())
            .is_some_and(|mentions| mentions > 0.0)
    }

    /// How often the article mentions the countries of an entry.
    pub(super) fn mentions_of(&self, entry: Entry<'_>) -> f32 {
        self.mentions_at_home(entry, &entry.extras()).unwrap_or(0.0)
    }

    /// How often the article mentions the countries of an entry but by its own name;
    /// nothing for what belongs to none.
    fn mentions_at_home(&self, entry: Entry<'_>, extras: &Extras<'_>) -> Option<f32> {
        let first = entry.country()?;
        let of = |country: CountryId| {
            self.countries.get(usize::from(country.0)).copied().unwrap_or(0.0)
        };
        let all: f32 = of(first) + extras.further.iter().copied().map(of).sum::<f32>();
        let from = self.told.partition_point(|told| *told < entry.id());
        let own =
            self.told[from..].iter().take_while(|told| **told == entry.id()).count();
        Some(all - own as f32)
    }

    /// The candidates, likeliest first; `class` is what the tagger takes the name for.
    #[inline(never)]
    pub fn rank(
        &self,
        text: &Text,
        pack: &Pack,
        candidates: &[Candidate],
        class: Class,
    ) -> Vec<Ranked> {
        let mut ranked: Vec<Ranked> = Vec::new();
        for &candidate in candidates {
            let odds = self.odds(text, pack, candidate, class).exp();
            let new = Ranked { candidate, probability: odds, by_name: odds };
            let same = ranked
                .iter_mut()
                .find(|r| r.candidate.link.entry == candidate.link.entry);
            match same {
                Some(known) if known.probability < odds => *known = new,
                Some(_) => {}
                None => ranked.push(new),
            }
        }
        ranked.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        unite(pack, &mut ranked);
        let all: f32 =
            ranked.iter().map(|r| r.probability).sum::<f32>() + Weights::UNKNOWN.exp();
        for rival in &mut ranked {
            rival.probability /= all;
            rival.by_name /= all;
        }
        ranked
    }

    fn odds(&self, text: &Text, pack: &Pack, candidate: Candidate, class: Class) -> f32 {
        let Candidate { link, by, relaxed } = candidate;
        let entry = pack.entry(link.entry);
        let extras = entry.extras();
        // *TV3* is no surer a name than a short form is, *KU Leuven* no less.
        let spoken = |id| {
            let token = &text[id];
            token.span.len() > 3 && matches!(token.shape, Shape::Capital | Shape::Lower)
        };
        let letters = link.is_short() && !(by.len() > 1 && by.iter().any(spoken));
        let few_letters = letters
            || (by.len() == 1
                && matches!(text[by.start].shape, Shape::Upper | Shape::Alnum));
        let abroad = if few_letters { Weights::ABROAD } else { Weights::NAME_ABROAD };
        let home = self.home(entry, &extras, abroad);
        let mut odds = Weights::KNOWN * entry.familiarity() + home;
        if !letters {
            odds += match by.len() {
                // Any country may have a Family Support Unit.
                2.. if home < 0.0 && ordinary(text, by) => 0.0,
                _ if class == Class::Word => Weights::WORD,
                0 | 1 if coined(text, by) => Weights::COINED,
                0 | 1 => 0.0,
                2 => Weights::TWO_WORDS,
                _ => Weights::MORE_WORDS,
            };
        }
        if link.is_short() && self.named.binary_search(&link.entry).is_ok() {
            odds += Weights::NAMED_IN_FULL;
        }
        let wanted = extras.topics();
        let topics = topics_in(text, wanted);
        odds += match topics {
            0 if wanted.is_empty() => 0.0,
            0 => Weights::NO_TOPIC,
            n => Weights::TOPIC * n.min(3) as f32,
        };
        if link.is_short() {
            let form = text.str_of(by);
            let word =
                by.len() == 1 && text[by.start].shape == Shape::Capital && form.len() > 4;
            odds += if items(extras.short()).any(|short| same_letters(short, form)) {
                Weights::SPELLED_SO
            } else if word {
                // Mercosur, Unctad: too long to be another.
                0.0
            } else {
                Weights::SPELLED_OTHERWISE
            };
        }
        let own = entry.kind().label();
        if class != Class::Other && !link.is_short() {
            odds += match own == class {
                true => Weights::SAME_CLASS,
                false if class == Class::Person && entry.is_nameless() => {
                    Weights::PERSON_TOWN
                }
                false => Weights::OTHER_CLASS,
            };
        }
        // Reading is a town of England.
        if entry.is_nameless() && by.len() == 1 && ordinary(text, by) {
            odds += Weights::WEAK;
        }
        if relaxed {
            odds += Weights::RELAXED;
        }
        if link.is_weak() && topics == 0 {
            odds += Weights::WEAK;
        }
        odds
    }

    /// How well the countries of an entry fit those of the article.
    fn home(&self, entry: Entry<'_>, extras: &Extras<'_>, abroad: f32) -> f32 {
        let here = self.mentions_at_home(entry, extras);
        match here {
            // A country is at home everywhere.
            _ if entry.kind().is_country() => Weights::ANYWHERE,
            Some(here) if here > 0.0 => {
                Weights::AT_HOME * (here / self.mentions).max(0.25)
            }
            Some(_) if self.mentions > 0.0 => {
                abroad * (1.0 - Weights::KNOWN_ABROAD * entry.familiarity())
            }
            Some(_) => Weights::NOWHERE,
            None => Weights::ANYWHERE,
        }
    }
}

/// Whether every word of a name is an ordinary one too.
fn ordinary(text: &Text, name: TokenRange) -> bool {
    let plain = Bits::LOWER.or(Bits::COMMON);
    name.iter().all(|id| lexicon::bits(text.hash_at(id)).any(plain))
}

/// Whether a word is in no list of words and names, so that hardly two things bear it.
fn coined(text: &Text, name: TokenRange) -> bool {
    let first = text[name.start];
    let word = lexicon::bits(text.hash_at(name.start));
    first.span.len() > 4
        && matches!(first.shape, Shape::Capital | Shape::Mixed)
        && !word.any(Bits::LOWER.or(Bits::COMMON).or(Bits::GIVEN).or(Bits::FAMILY))
}

/// Unites rivals, likeliest first, that a reader would not tell apart.
fn unite(pack: &Pack, ranked: &mut Vec<Ranked>) {
    if ranked.len() < 2 {
        return;
    }
    let mut kept: Vec<Ranked> = Vec::with_capacity(ranked.len());
    for rival in ranked.iter() {
        let entry = pack.entry(rival.candidate.link.entry);
        let (country, kind) = (entry.country(), entry.kind());
        let alike = kept.iter_mut().find_map(|other| {
            let known = pack.entry(other.candidate.link.entry);
            let named = !entry.is_nameless() && known.name() == entry.name();
            // The district and its town: to take one for the other misleads nobody.
            let place = country.is_some()
                && country == known.country()
                && (kind.label(), known.kind().label())
                    == (Class::Location, Class::Location);
            (named || place).then_some((other, named))
        });
        match alike {
            Some((other, true)) if kind.class() == "other" => {
                // A rank or an exam of one name is the same in all countries.
                other.probability += rival.probability;
                other.by_name += rival.by_name;
            }
            Some((other, true)) => {
                other.by_name += rival.by_name;
                kept.push(*rival);
            }
            Some((_, false)) => {}
            None => kept.push(*rival),
        }
    }
    *ranked = kept;
}

/// The bearer by which a name tells which country an article is about: its only one, or,
/// if all bearers belong to one country, the first.
fn bearer(pack: &Pack, known: &Known) -> Option<Link> {
    let mut links = pack.links(known.posting);
    let first = links.next()?;
    let country = pack.entry(first.entry).country();
    links.all(|link| pack.entry(link.entry).country() == country).then_some(first)
}

/// How many of the topics, words or phrases of which every word counts, the article has.
fn topics_in(text: &Text, topics: &str) -> usize {
    items(topics)
        .filter(|topic| {
            topic.split([' ', '-']).all(|word| {
                let one = WordHash::of(word);
                text.words().find(one).is_some()
                    || text.words().find(one.push(b's')).is_some()
            })
        })
        .count()
}

/// Whether two short forms are the same but for dots, breaks and a plural s. A letter and a
/// digit are too little to go by: an A4 page is no A-4.
fn same_letters(short: &str, form: &str) -> bool {
    if short.len() == "A-4".len() && short.contains('-') {
        return short == form;
    }
    let mut letters = form.chars().filter(|c| c.is_alphanumeric());
    let mut own = short.chars().filter(|c| c.is_alphanumeric());
    own.all(|c| letters.next() == Some(c))
        && matches!((letters.next(), letters.next()), (None | Some('s'), None))
}

/// What is at least this likely is told as a fact.
pub const SURE: f32 = 0.5;

/// What is at least this likely is told as something it could be.
pub const POSSIBLE: f32 = 0.12;
