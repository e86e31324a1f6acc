//! From entities to terms: every entity looked up, explained and marked.

use super::gloss;
use super::lookup::Known;
use super::pack::{Pack, items};
use super::sense::{self, Candidate, Context};
use crate::annotation::{
    Class, Expansion, Form, Kind, Mention, Quote, Sense, Source, Sources, Term,
};
use crate::entity::Entity;
use crate::options::Options;
use crate::text::{Text, TokenRange};

/// The terms of the article: one per entity, in the same order.
pub fn explain(
    text: &Text,
    entities: &[Entity],
    known: &[Known],
    pack: &Pack,
    options: &Options,
) -> Vec<Term> {
    let context = Context::new(pack, known);
    entities
        .iter()
        .map(|entity| term(text, entity, known, pack, &context, options))
        .collect()
}

fn term(
    text: &Text,
    entity: &Entity,
    known: &[Known],
    pack: &Pack,
    context: &Context,
    options: &Options,
) -> Term {
    let mut term = Term {
        class: entity.class,
        name: words(text, entity.name),
        short: entity.short.map(|tokens| words(text, tokens)),
        ..Term::default()
    };
    term.kind = kind(entity);
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
    }
    let ranked = candidates(text, entity, known, pack, context);
    if let Some(best) = ranked.first().filter(|best| best.score >= sense::SURE) {
        tell(&mut term, pack, entity, *best);
        term.senses = rivals(pack, &ranked[1..]);
    } else {
        term.senses = rivals(pack, &ranked);
    }
    if let Some(meaning) = entity.short.and_then(|_| options.glossary.meaning(&term)) {
        term.gloss = meaning.gloss.clone();
        term.name = meaning.name.clone();
        term.source = Sources::default();
        term.source.insert(Source::User);
    }
    let unfamiliar = !sense::known_to(options.level, term.familiarity);
    let explained = !term.gloss.is_empty() || term.expansion.is_some();
    let mut first = unfamiliar && explained;
    term.mentions = entity
        .mentions
        .iter()
        .map(|mention| {
            let spelled_out = entity
                .definition
                .is_some_and(|d| d.short == mention.tokens || d.long == mention.tokens);
            let mark = first && !spelled_out;
            first &= !mark;
            Mention { at: text.in_block(mention.tokens), form: mention.form, mark }
        })
        .collect();
    term
}

/// What the pack knows by the names of this entity, best first.
fn candidates(
    text: &Text,
    entity: &Entity,
    known: &[Known],
    pack: &Pack,
    context: &Context,
) -> Vec<Candidate> {
    let mut best: Vec<Candidate> = Vec::new();
    for mention in &entity.mentions {
        let at = known.partition_point(|k| k.tokens.start < mention.tokens.start);
        let Some(known) = known.get(at).filter(|k| k.tokens == mention.tokens) else {
            continue;
        };
        let class = match mention.form {
            Form::Full => entity.class,
            Form::Short => Class::Other,
        };
        for candidate in context.rank(text, pack, known, class) {
            if !best.iter().any(|b| b.entry == candidate.entry) {
                best.push(candidate);
            }
        }
    }
    best.sort_by(|a, b| b.score.total_cmp(&a.score));
    best
}

/// Puts what the pack says of the best candidate into the term.
fn tell(term: &mut Term, pack: &Pack, entity: &Entity, best: Candidate) {
    let entry = pack.entry(best.entry);
    term.gloss = gloss::write(pack, entry);
    term.familiarity = entry.familiarity();
    term.confidence = best.score;
    term.source.insert(Source::Pack);
    if entity.class == Class::Other {
        term.class = sense::class_of(entry.kind().label());
    }
    if entity.short.is_some() && entity.definition.is_none() {
        term.expansion = Some(Expansion {
            text: entry.name().to_owned(),
            source: Source::Pack,
            at: None,
        });
        term.name = entry.name().to_owned();
    }
    if entity.short.is_none() {
        term.kind = match entry.kind().class() {
            "place" => Kind::Place,
            "person" => Kind::Person,
            "organisation" => Kind::Organisation,
            "product" => Kind::Product,
            "group" => Kind::Group,
            "event" => Kind::Event,
            _ => term.kind,
        };
    }
    term.aliases.extend(items(entry.extras().aliases).map(str::to_owned));
}

fn rivals(pack: &Pack, ranked: &[Candidate]) -> Vec<Sense> {
    ranked
        .iter()
        .take(3)
        .map(|candidate| {
            let entry = pack.entry(candidate.entry);
            Sense {
                expansion: entry.name().to_owned(),
                gloss: gloss::write(pack, entry),
                confidence: candidate.score,
            }
        })
        .collect()
}

fn kind(entity: &Entity) -> Kind {
    match entity.class {
        _ if entity.short.is_some() => Kind::Acronym,
        Class::Person => Kind::Person,
        Class::Location => Kind::Place,
        Class::Organisation => Kind::Organisation,
        Class::Other => Kind::Other,
    }
}

/// The words of `tokens`, white space folded.
fn words(text: &Text, tokens: TokenRange) -> String {
    let mut folded = String::new();
    for word in text.str_of(tokens).split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}
