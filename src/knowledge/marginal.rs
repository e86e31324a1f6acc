//! Terms that are neither names nor words: marks of money and designators of time.
//!
//! They stand at numbers, some glued to one (RM250), so that what is found is a part of
//! a token and no entity can hold it. They join the terms after the entities are
//! explained. What has a meaning already keeps it; a term that stands in the very same
//! place and has none takes the meaning over and stays what it is, an acronym mostly.
//! Text without digits costs one look at the shape of each token.

use super::familiarity::Level;
use super::pack::Pack;
use super::period::Part;
use super::sense::Context;
use super::{gloss, mark, money, period};
use crate::annotation::{BlockSpan, Class, Expansion, Form, Kind, Mention, Source, Term};
use crate::text::{Shape, Text, TokenId, TokenRange};

/// How well known forms like 4Q2022 are: readers of business pages know them.
const PERIOD: f32 = 0.55;
/// Who was told of one quarter can read the next.
const NEXT_PERIOD: f32 = 0.75;

/// So many mentions back the one in the very same place is looked for.
const NEAR: usize = 8;

/// What was found at one place.
pub(super) struct Found {
    /// The term, with this place for its only mention.
    pub(super) term: Term,
    /// The tokens in which the mention lies.
    pub(super) place: TokenRange,
}

/// The marks of money and designators of time in `text`, in reading order.
#[inline(never)]
pub(super) fn find(text: &Text, pack: &Pack, context: &Context) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for (n, token) in text.tokens().iter().enumerate() {
        let id = TokenId(n as u32);
        let period = match token.shape {
            Shape::Alnum => period::at(text, id),
            Shape::Upper if text.str_at(id) == "FY" => period::at(text, id),
            Shape::Digits => None,
            _ => continue,
        };
        if let Some(period) = period {
            let at = text.in_block(period.tokens);
            let written = text.str_of(period.tokens).to_owned();
            let mut term = term(period.name, written, at);
            term.gloss = period.part.gloss().to_owned();
            let kind = std::mem::discriminant(&period.part);
            let told = parts.iter().any(|p| std::mem::discriminant(p) == kind);
            term.familiarity = if told { NEXT_PERIOD } else { PERIOD };
            parts.push(period.part);
            found.push(Found { term, place: period.tokens });
        } else if let Some(mark) = money::at(text, pack, context, id) {
            let mut at = text.in_block(mark.tokens);
            at.span.end = at.span.start + mark.bytes;
            let start = text[mark.tokens.start].span.start as usize;
            let written = text.source().get(start..start + mark.bytes as usize);
            let written = written.unwrap_or_default().to_owned();
            let mut term = term(mark.currency.name().to_owned(), written, at);
            term.gloss = gloss::write(pack, mark.currency);
            term.familiarity = mark.familiarity;
            found.push(Found { term, place: mark.tokens });
        }
    }
    found
}

fn term(name: String, written: String, at: BlockSpan) -> Term {
    let expansion = Expansion { text: name.clone(), source: Source::Pack, at: None };
    let mut term = Term {
        kind: Kind::Other,
        class: Class::Word,
        name,
        short: Some(written),
        expansion: Some(expansion),
        confidence: 0.9,
        mentions: vec![Mention { at, form: Form::Short, mark: false }],
        ..Term::default()
    };
    term.source.insert(Source::Pack);
    term
}

/// Joins what was `found` with the `terms`: gives the new terms, each with its places.
pub(super) fn join(
    terms: &mut [Term],
    found: Vec<Found>,
    level: Level,
) -> Vec<(Term, Vec<TokenRange>)> {
    let mut new: Vec<(Term, Vec<TokenRange>)> = Vec::new();
    if found.is_empty() {
        return new;
    }
    let mut taken: Vec<(BlockSpan, usize)> = Vec::new();
    for (n, term) in terms.iter().enumerate() {
        taken.extend(term.mentions.iter().map(|mention| (mention.at, n)));
    }
    taken.sort_unstable();
    // One sweep over both, which are in reading order.
    let (mut next, mut widest) = (0, None::<(BlockSpan, usize)>);
    for Found { term, place } in found {
        let Some(at) = term.mentions.first().map(|mention| mention.at) else { continue };
        while let Some(&other) = taken.get(next)
            && (other.0.block, other.0.span.start) < (at.block, at.span.end)
        {
            let end = |(at, _): (BlockSpan, usize)| (at.block, at.span.end);
            if widest.is_none_or(|widest| end(widest) < end(other)) {
                widest = Some(other);
            }
            next += 1;
        }
        let near = &taken[next.saturating_sub(NEAR)..next];
        let over = near.iter().copied().find(|(other, _)| *other == at).or_else(|| {
            widest.filter(|(other, _)| {
                other.block == at.block && other.span.overlaps(at.span)
            })
        });
        match over {
            Some((other, n)) if other == at && is_unexplained(&terms[n]) => {
                take_over(&mut terms[n], term, level);
            }
            Some((_, n)) if !is_unexplained(&terms[n]) => {}
            _ => match new.iter_mut().find(|(own, _)| own.name == term.name) {
                Some((own, places)) => {
                    own.mentions.extend(term.mentions);
                    places.push(place);
                }
                None => new.push((term, vec![place])),
            },
        }
    }
    new
}

fn is_unexplained(term: &Term) -> bool {
    term.gloss.is_empty() && term.expansion.is_none() && term.introduction.is_none()
}

/// Gives `term` the meaning of `other`, which stands in the same place.
fn take_over(term: &mut Term, other: Term, level: Level) {
    if term.kind != Kind::Acronym {
        term.kind = other.kind;
        term.class = other.class;
    }
    term.name = other.name;
    term.short = other.short;
    term.gloss = other.gloss;
    term.expansion = other.expansion;
    term.source = other.source;
    term.confidence = other.confidence;
    term.familiarity = other.familiarity;
    term.senses.clear();
    let wanted = mark::wanted(term, level);
    if let Some(first) = term.mentions.first_mut() {
        first.form = Form::Short;
        first.mark = wanted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Page, Reader};

    /// The terms with a short form: kind, short form, name, and whether it is marked.
    fn terms(source: &str) -> Vec<String> {
        let (page, _) = Page::from_text(source);
        let mut reader = Reader::new(Pack::embedded().unwrap());
        let found = reader.annotate(&page, &Options::default());
        let line = |term: &Term| {
            let marks = term.mentions.iter().filter(|m| m.mark).count();
            let short = term.short.as_deref()?;
            Some(format!("{:?} {short}: {}, {marks}", term.kind, term.name))
        };
        found.terms.iter().filter_map(line).collect()
    }

    #[test]
    fn a_currency_is_one_term_and_marked_once() {
        assert_eq!(
            terms(
                "The town in Malaysia spent RM250,000 on a bridge and RM40 million on a \
                 road, the mayor of the old town said to the people on Monday."
            ),
            ["Other RM: Malaysian ringgit, 1"]
        );
    }

    #[test]
    fn what_is_told_already_stays_and_what_is_not_takes_the_meaning() {
        assert_eq!(
            terms(
                "The town paid a bill for the COP26 talks and US$34 million in 1H22, \
                 the mayor of the old town said to the people on Monday."
            ),
            [
                "Acronym COP26: 26th Conference of the Parties, 1",
                "Other US$: United States dollar, 0",
                "Acronym 1H22: first half of 2022, 1"
            ]
        );
    }
}
