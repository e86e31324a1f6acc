//! What is printed: the terms that were asked for, with offsets into one text.

use super::Document;
use glossator::annotation::{BlockSpan, Kind, Term};
use glossator::article::Part;
use glossator::text::{Ruler, Span, Unit};
use glossator::{Annotations, Page};
use std::borrow::Cow;
use std::collections::HashMap;

/// Which terms are printed.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Familiar and unexplained ones too.
    pub all: bool,
    /// Of an HTML file, only what its running text mentions: the text that is printed
    /// is that of the article, without title, standfirst and captions, as those who
    /// collect texts want it.
    pub body: bool,
}

/// An explained document.
#[derive(Debug)]
pub struct Answer<'d> {
    /// The document.
    pub document: &'d Document,
    /// The text that offsets count into.
    pub text: Cow<'d, str>,
    /// The annotations, only with the terms that were asked for.
    pub found: Annotations,
    starts: HashMap<u32, usize>,
}

impl<'d> Answer<'d> {
    /// What is printed of `found`.
    pub fn new(
        document: &'d Document,
        mut found: Annotations,
        choice: Choice,
    ) -> Answer<'d> {
        if choice.body && document.plain.is_none() {
            keep_body(&mut found);
        }
        if !choice.all {
            found.terms.retain(|term| term.mentions.iter().any(|mention| mention.mark));
        }
        let (text, starts) = match &document.plain {
            Some((text, starts)) => (
                Cow::Borrowed(text.as_str()),
                (0..).zip(starts.iter().copied()).collect(),
            ),
            None => {
                let (text, starts) = joined(&document.page, &found);
                (Cow::Owned(text), starts)
            }
        };
        Answer { document, text, found, starts }
    }

    /// The bytes of [`Answer::text`] that a place in a block takes.
    pub fn span(&self, at: BlockSpan) -> Span {
        let start = self.starts.get(&at.block.0).copied().unwrap_or(0) as u32;
        Span::new(start + at.span.start, start + at.span.end)
    }

    /// The terms as a reader wants to look them up: by their short form or name.
    pub fn alphabetical(&self) -> Vec<&Term> {
        let mut terms: Vec<_> = self.found.terms.iter().collect();
        terms.sort_by_cached_key(|term| head(term).to_lowercase());
        terms
    }

    /// A ruler that counts what the command line prints: Unicode scalar values.
    pub fn ruler(&self) -> Ruler<'_> {
        Ruler::new(&self.text, Unit::Scalar)
    }
}

/// Leaves of the annotations what lies in the running text.
fn keep_body(found: &mut Annotations) {
    let mut parts = found.parts.iter();
    found.article.retain(|_| parts.next() == Some(&Part::Body));
    found.parts.retain(|part| *part == Part::Body);
    let body = &found.article;
    let is_body = |at: BlockSpan| body.binary_search(&at.block).is_ok();
    for term in &mut found.terms {
        term.mentions.retain(|mention| is_body(mention.at));
        term.introduction.take_if(|quote| !is_body(quote.at));
        if let Some(expansion) = &mut term.expansion {
            expansion.at.take_if(|at| !is_body(*at));
        }
    }
    found.terms.retain(|term| !term.mentions.is_empty());
}

/// The article as found: its blocks parted by blank lines, and where each starts.
fn joined(page: &Page, found: &Annotations) -> (String, HashMap<u32, usize>) {
    let mut text = String::new();
    let mut starts = HashMap::new();
    for id in &found.article {
        let Some(block) = page.blocks.get(id.0 as usize) else { continue };
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        starts.insert(id.0, text.len());
        text.push_str(&block.text);
    }
    (text, starts)
}

/// What a term is looked up by.
pub fn head(term: &Term) -> &str {
    match &term.short {
        Some(short) if term.kind == Kind::Acronym => short,
        _ => &term.name,
    }
}

/// The lines of a term's note: what it stands for, what it is, how the article
/// introduces it, what else it may mean.
pub fn note(term: &Term) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let long =
        term.expansion.as_ref().map(|e| e.text.as_str()).filter(|e| *e != head(term));
    if let Some(long) = long {
        lines.push(("stands for", long.to_owned()));
    }
    if !term.gloss.is_empty() {
        lines.push(("is", term.gloss.clone()));
    }
    if let Some(quote) = &term.introduction {
        lines.push(("in this article", quote.text.clone()));
    }
    for sense in &term.senses {
        let gloss = if sense.gloss.is_empty() { "" } else { ", " };
        lines.push((
            "could also be",
            format!("{}{gloss}{}", sense.expansion, sense.gloss),
        ));
    }
    lines
}
