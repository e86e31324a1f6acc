//! One JSON object an article.

use super::Answer;
use glossator::annotation::{Class, Form, Kind, Sense, Source};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    language: Option<&'a str>,
    terms: Vec<Term<'a>>,
}

#[derive(Serialize)]
struct Term<'a> {
    kind: Kind,
    #[serde(rename = "type")]
    class: Class,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<&'a str>,
    gloss: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expansion: Option<Expansion<'a>>,
    source: String,
    confidence: f64,
    senses: &'a [Sense],
    aliases: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    introduction: Option<Quote<'a>>,
    familiarity: f64,
    mentions: Vec<Mention>,
}

#[derive(Serialize)]
struct Expansion<'a> {
    text: &'a str,
    source: Source,
    #[serde(flatten)]
    at: Option<Range>,
}

#[derive(Serialize)]
struct Quote<'a> {
    text: &'a str,
    #[serde(flatten)]
    at: Range,
}

#[derive(Serialize)]
struct Mention {
    #[serde(flatten)]
    at: Range,
    form: Form,
    mark: bool,
}

/// Unicode scalar values into the text, end exclusive.
#[derive(Serialize)]
struct Range {
    start: usize,
    end: usize,
}

/// Writes an answer as one line of JSON, with its text if `print_text`.
pub fn write(
    out: &mut impl Write,
    answer: &Answer<'_>,
    print_text: bool,
) -> io::Result<()> {
    let mut ruler = answer.ruler();
    let mut range = |at| {
        let span = answer.span(at).range();
        Range { start: ruler.at(span.start), end: ruler.at(span.end) }
    };
    let mut terms = Vec::new();
    for term in &answer.found.terms {
        terms.push(Term {
            kind: term.kind,
            class: term.class,
            name: &term.name,
            short: term.short.as_deref(),
            gloss: &term.gloss,
            expansion: term.expansion.as_ref().map(|expansion| Expansion {
                text: &expansion.text,
                source: expansion.source,
                at: expansion.at.map(&mut range),
            }),
            source: term.source.to_string(),
            confidence: hundredths(term.confidence),
            senses: &term.senses,
            aliases: &term.aliases,
            introduction: term
                .introduction
                .as_ref()
                .map(|quote| Quote { text: &quote.text, at: range(quote.at) }),
            familiarity: hundredths(term.familiarity),
            mentions: term
                .mentions
                .iter()
                .map(|m| Mention { at: range(m.at), form: m.form, mark: m.mark })
                .collect(),
        });
    }
    let object = Object {
        id: &answer.document.id,
        text: print_text.then_some(&*answer.text),
        language: answer.found.language,
        terms,
    };
    serde_json::to_writer(&mut *out, &object)?;
    writeln!(out)
}

fn hundredths(share: f32) -> f64 {
    (f64::from(share) * 100.0).round() / 100.0
}
