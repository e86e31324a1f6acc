//! From entities to terms: every entity looked up, explained and marked.

use super::agree::Meaning;
use super::candidate::{Candidate, Finder};
use super::fold::fold;
use super::lookup::Known;
use super::pack::{CountryId, Entry, Pack, items};
use super::sense::{self, Context, Ranked};
use super::spelling::Spelling;
use super::{gloss, inner, marginal, mark, naming};
use crate::annotation::{
    Class, Expansion, Form, Kind, Mention, Quote, Sense, Source, Sources, Term,
};
use crate::entity::Entity;
use crate::options::Options;
use crate::text::{Text, TokenRange};

/// How well known something is that the pack does not know: hardly.
const UNHEARD: f32 = 0.15;

/// A part of a name that is at least so well known tells nobody what the whole is.
const KNOWN_PART: f32 = 0.6;

/// How many rivals a card can show.
const RIVALS: usize = 3;

/// The terms of the article, which was published in the country `home` if that is known:
/// one per entity, and those that no entity holds, in the order of their first mention.
#[inline(never)]
pub fn explain(
    text: &Text,
    entities: &[Entity],
    known: &[Known],
    pack: &Pack,
    home: Option<CountryId>,
    options: &Options,
) -> Vec<Term> {
    let people = entities.iter().filter(|entity| entity.class == Class::Person);
    let mut people: Vec<TokenRange> =
        people.flat_map(|person| person.mentions.iter().map(|m| m.tokens)).collect();
    people.sort_unstable();
    let mut explainer = Explainer {
        text,
        pack,
        known,
        options,
        context: Context::new(text, pack, known, &people, home),
        spelling: Spelling::of(text),
        finder: Finder::new(known),
        candidates: Vec::new(),
    };
    let mut terms: Vec<_> =
        entities.iter().map(|entity| explainer.term(entity)).collect();
    explainer.add_marginal(&mut terms);
    mark::part(&mut terms);
    terms
}

struct Explainer<'a> {
    text: &'a Text,
    pack: &'a Pack,
    known: &'a [Known],
    options: &'a Options,
    context: Context,
    spelling: Spelling,
    finder: Finder<'a>,
    candidates: Vec<Candidate>,
}

impl Explainer<'_> {
    #[inline(never)]
    fn term(&mut self, entity: &Entity) -> Term {
        let text = self.text;
        let mut term = Term {
            class: entity.class,
            kind: kind(entity),
            name: words(text, entity.name),
            short: entity.short.map(|tokens| words(text, tokens)),
            familiarity: UNHEARD,
            ..Term::default()
        };
        self.quote_page(&mut term, entity);
        let ranked = match entity.metonym {
            Some(country) => {
                self.name_government(&mut term, country);
                Vec::new()
            }
            None => self.ranked(entity),
        };
        let (told, rivals) = match ranked.split_first() {
            Some((best, others))
                if best.probability >= sense::SURE
                    || (best.candidate.link.is_short()
                        && best.by_name >= sense::SURE) =>
            {
                (Some(best), others)
            }
            _ => (None, &ranked[..]),
        };
        if let Some(best) = told {
            self.tell(&mut term, entity, best);
        }
        if ranked.is_empty() && term.expansion.is_none() && term.gloss.is_empty() {
            self.tell_part(&mut term, entity);
        }
        if entity.definition.is_none() {
            term.senses = self.rivals(rivals);
        }
        self.ask_reader(&mut term);
        term.mentions = entity
            .mentions
            .iter()
            .map(|m| Mention { at: text.in_block(m.tokens), form: m.form, mark: false })
            .collect();
        if mark::wanted(&term, self.options.level) {
            let places: Vec<_> = entity.mentions.iter().map(|m| m.tokens).collect();
            mark::set(&mut term, &places, &told_at(entity));
        }
        term
    }

    /// Adds marks of money and designators of time to `terms`, in their places.
    fn add_marginal(&self, terms: &mut Vec<Term>) {
        let found = marginal::find(self.text, self.pack, &self.context);
        let new = marginal::join(terms, found, self.options.level);
        if new.is_empty() {
            return;
        }
        for (mut term, places) in new {
            term.gloss = self.spelling.write(std::mem::take(&mut term.gloss));
            self.ask_reader(&mut term);
            if mark::wanted(&term, self.options.level) {
                mark::set(&mut term, &places, &[]);
            }
            terms.push(term);
        }
        terms.sort_by_key(|term| term.mentions.first().map(|mention| mention.at));
    }

    /// What the article itself says: its definition, its introduction.
    fn quote_page(&self, term: &mut Term, entity: &Entity) {
        let text = self.text;
        if let Some(definition) = entity.definition {
            term.expansion = Some(Expansion {
                text: words(text, definition.long),
                source: Source::Page,
                at: Some(text.in_block(definition.long)),
            });
            term.source.insert(Source::Page);
            term.confidence = 0.95;
        }
        if let Some(tokens) = entity.introduction {
            term.introduction =
                Some(Quote { text: words(text, tokens), at: text.in_block(tokens) });
            term.source.insert(Source::Page);
            term.confidence = term.confidence.max(0.9);
        }
    }

    /// Says that the name of a capital here stands for the government that sits there.
    fn name_government(&self, term: &mut Term, country: CountryId) {
        let country = self.pack.country(country);
        let whose = match country.adjective() {
            "" => format!("government of {}", country.entry().name()),
            adjective => format!("{adjective} government"),
        };
        term.gloss = format!("here: the {whose}");
        term.kind = Kind::Organisation;
        term.familiarity = country.entry().familiarity();
        term.confidence = 0.85;
        term.source.insert(Source::Pack);
    }

    /// What the pack knows by the names of this entity, likeliest first. Where the
    /// article defines a short form, only what agrees with the definition.
    #[inline(never)]
    fn ranked(&mut self, entity: &Entity) -> Vec<Ranked> {
        let candidates = &mut self.candidates;
        candidates.clear();
        let mut seen: Vec<&str> = Vec::new();
        let whole = entity.mentions.iter().any(|mention| mention.form == Form::Full);
        for mention in &entity.mentions {
            let form = self.text.str_of(mention.tokens);
            if seen.contains(&form) || seen.len() >= 8 {
                continue;
            }
            seen.push(form);
            // A part of a person's name is a name of many others; but Al-Hilal, alone, is
            // a whole name, and no person's.
            if mention.form == Form::Short && entity.class == Class::Person && whole {
                continue;
            }
            let class =
                if mention.form == Form::Full { entity.class } else { Class::Other };
            self.finder.find(self.text, self.pack, mention.tokens, class, candidates);
        }
        if let Some(definition) = entity.definition {
            let long = Meaning::of(self.text.str_of(definition.long));
            let short = fold(self.text.str_of(definition.short));
            candidates.retain(|c| {
                let entry = self.pack.entry(c.link.entry);
                // What keeps no name of its own was found by the article's.
                if entry.is_nameless() {
                    return true;
                }
                // Two countries' bodies of one name part by their short forms: the AMF is
                // not the Financial Markets Authority that an article calls FMA.
                let shorts = entry.extras().short();
                let same = c.link.is_short()
                    || shorts.is_empty()
                    || items(shorts).any(|own| fold(own) == short);
                same && long.is_of(entry)
            });
        }
        self.context.rank(self.text, self.pack, candidates, entity.class)
    }

    /// Puts what the pack says of the best candidate into the term.
    fn tell(&self, term: &mut Term, entity: &Entity, best: &Ranked) {
        let link = best.candidate.link;
        let entry = self.pack.entry(link.entry);
        let form = self.text.str_of(best.candidate.by);
        term.gloss = self.spelling.write(gloss::write(self.pack, entry));
        if best.probability < sense::SURE {
            // One of several countries has it, and nobody can say which.
            term.gloss =
                format!("{} of this name in several countries", entry.kind().noun());
        } else if let Some(name) = naming::better_known(entry, link, form) {
            term.gloss = format!("another name for {name}, {}", term.gloss);
        }
        term.familiarity = entry.familiarity();
        term.confidence = term.confidence.max(best.probability);
        term.source.insert(Source::Pack);
        if entity.class == Class::Other || link.is_short() {
            term.class = entry.kind().label();
        }
        let short = entity.short.is_some() || link.is_short();
        if short && term.expansion.is_none() {
            term.short.get_or_insert_with(|| words(self.text, best.candidate.by));
            let short = term.short.as_deref().unwrap_or(form);
            term.expansion = naming::long_form(entry, short).map(by_pack);
            term.name = self.shown(best.candidate);
            // BoJo is a nickname of a person, AMLO is an acronym.
            let letters = |short: &str| !short.chars().any(char::is_lowercase);
            let person = entry.kind().class() == "person"
                && !term.short.as_deref().is_some_and(letters);
            term.kind = if person { Kind::Person } else { Kind::Acronym };
        }
        if !short {
            term.kind = kind_of(entry).unwrap_or(term.kind);
            // A short form that is spoken as a word is a name like any other: Pharmac.
            let letters = fold(form);
            if term.expansion.is_none()
                && items(entry.extras().short()).any(|own| fold(own) == letters)
            {
                term.expansion = naming::long_form(entry, form).map(by_pack);
            }
        }
        term.aliases.extend(items(entry.extras().aliases()).map(str::to_owned));
    }

    /// Explains a name that nobody knows by one inside it that the pack has.
    fn tell_part(&mut self, term: &mut Term, entity: &Entity) {
        if entity.class == Class::Person {
            return;
        }
        for tokens in inner::names(self.known, entity.name) {
            self.candidates.clear();
            self.finder.find(
                self.text,
                self.pack,
                tokens,
                Class::Other,
                &mut self.candidates,
            );
            let ranked =
                self.context.rank(self.text, self.pack, &self.candidates, Class::Other);
            let Some(best) = ranked.first().filter(|r| r.probability >= sense::SURE)
            else {
                continue;
            };
            let link = best.candidate.link;
            let entry = self.pack.entry(link.entry);
            if entry.familiarity() < KNOWN_PART
                && inner::tells(self.text, &self.context, tokens, link, entry)
            {
                let gloss = gloss::write(self.pack, entry);
                let gloss = format!("{}: {gloss}", words(self.text, tokens));
                term.gloss = self.spelling.write(gloss);
                term.familiarity = entry.familiarity();
                term.confidence = best.probability;
                term.source.insert(Source::Pack);
                return;
            }
        }
    }

    /// The name under which a card shows what was found.
    fn shown(&self, candidate: Candidate) -> String {
        match self.pack.entry(candidate.link.entry).name() {
            "" => words(self.text, candidate.by),
            name => name.to_owned(),
        }
    }

    fn rivals(&self, ranked: &[Ranked]) -> Vec<Sense> {
        ranked
            .iter()
            .filter(|rival| rival.probability >= sense::POSSIBLE)
            .take(RIVALS)
            .map(|rival| {
                let entry = self.pack.entry(rival.candidate.link.entry);
                Sense {
                    expansion: self.shown(rival.candidate),
                    gloss: self.spelling.write(gloss::write(self.pack, entry)),
                    confidence: rival.probability,
                }
            })
            .collect()
    }

    /// The reader's own glossary wins over the pack, not over the page.
    fn ask_reader(&self, term: &mut Term) {
        let Some(meaning) = self.options.glossary.meaning(term) else { return };
        let page = term.expansion.take().filter(|e| e.source == Source::Page);
        term.gloss = meaning.gloss.clone();
        term.senses.clear();
        term.source = Sources::default();
        term.source.insert(Source::User);
        if page.is_some() || term.introduction.is_some() {
            term.source.insert(Source::Page);
        }
        if page.is_none() && !meaning.name.is_empty() {
            term.name = meaning.name.clone();
        }
        term.expansion = page.or_else(|| {
            let named = term.short.is_some() && !meaning.name.is_empty();
            named.then(|| Expansion {
                text: meaning.name.clone(),
                source: Source::User,
                at: None,
            })
        });
        term.confidence = 1.0;
        term.familiarity = 0.0;
    }
}

/// A long form that the pack gives.
fn by_pack(long: &str) -> Expansion {
    Expansion { text: long.to_owned(), source: Source::Pack, at: None }
}

/// The stretches in which the article itself says what the entity is.
fn told_at(entity: &Entity) -> Vec<TokenRange> {
    let defined = entity.definition.map(|definition| {
        let (short, long) = (definition.short, definition.long);
        TokenRange { start: short.start.min(long.start), end: short.end.max(long.end) }
    });
    // The mention that the words stand beside, which need not be the first.
    let introduced = entity.introduction.and_then(|quote| {
        let apart = |m: &TokenRange| {
            let (before, after) =
                (m.start.0.abs_diff(quote.end.0), quote.start.0.abs_diff(m.end.0));
            if m.overlaps(quote) { 0 } else { before.min(after) }
        };
        let beside = entity.mentions.iter().map(|m| m.tokens).min_by_key(apart)?;
        Some(TokenRange {
            start: quote.start.min(beside.start),
            end: quote.end.max(beside.end),
        })
    });
    defined.into_iter().chain(introduced).collect()
}

fn kind(entity: &Entity) -> Kind {
    match entity.class {
        _ if entity.short.is_some() => Kind::Acronym,
        Class::Person => Kind::Person,
        Class::Location => Kind::Place,
        Class::Organisation => Kind::Organisation,
        Class::Other | Class::Word => Kind::Other,
    }
}

fn kind_of(entry: Entry<'_>) -> Option<Kind> {
    Some(match entry.kind().class() {
        "place" => Kind::Place,
        "person" => Kind::Person,
        "organisation" => Kind::Organisation,
        "product" => Kind::Product,
        "group" => Kind::Group,
        "event" => Kind::Event,
        _ => return None,
    })
}

/// The words of `tokens`, white space folded.
fn words(text: &Text, tokens: TokenRange) -> String {
    let source = text.str_of(tokens);
    let mut folded = String::with_capacity(source.len());
    for word in source.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}
