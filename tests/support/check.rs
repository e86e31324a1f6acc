//! What holds for the annotations of any page whatever.

use glossator::annotation::{BlockSpan, Kind, Source, Term};
use glossator::{Annotations, Page};

/// More than this is no gloss but an article.
const GLOSS_WORDS_MAX: usize = 20;

/// Why annotations are wrong, or nothing.
pub fn check(page: &Page, found: &Annotations) -> Result<(), String> {
    for block in &found.article {
        page.blocks.get(block.0 as usize).ok_or(format!("no block {block:?}"))?;
    }
    if found.refusal.is_some() && !found.terms.is_empty() {
        return Err("a page that was left alone has terms".to_owned());
    }
    for one in &found.terms {
        term(page, found, one).map_err(|reason| format!("{reason}, in {one:#?}"))?;
    }
    let firsts = found.terms.iter().filter_map(|t| t.mentions.first()).map(|m| m.at);
    if !firsts.is_sorted() {
        return Err("terms out of the order of their first mention".to_owned());
    }
    apart(found)
}

fn term(page: &Page, found: &Annotations, term: &Term) -> Result<(), String> {
    for mention in &term.mentions {
        if !found.article.contains(&mention.at.block) {
            return Err(format!("a mention outside the article at {:?}", mention.at));
        }
        let text = slice(page, mention.at)?;
        if text.is_empty() || text.trim() != text {
            return Err(format!("a mention of {text:?}"));
        }
    }
    if let Some(quote) = &term.introduction {
        quoted(page, &quote.text, quote.at)?;
    }
    if let Some(expansion) = &term.expansion {
        if (expansion.source == Source::Page) != expansion.at.is_some() {
            return Err("an expansion with a place must be the page's".to_owned());
        }
        if let Some(at) = expansion.at {
            quoted(page, &expansion.text, at)?;
        }
    }
    let told =
        !term.gloss.is_empty() || term.expansion.is_some() || term.introduction.is_some();
    let marked = term.mentions.iter().any(|mention| mention.mark);
    let ordered = term.mentions.windows(2).all(|two| {
        let (before, after) = (two[0].at, two[1].at);
        before.block < after.block || before.span.end <= after.span.start
    });
    let short = term.short.as_deref();
    let shares = [term.confidence, term.familiarity];
    let senses = term.senses.iter().map(|sense| sense.confidence);
    let laws = [
        ("has no mention", term.mentions.is_empty()),
        ("has mentions out of order or overlapping", !ordered),
        ("has no name", term.name.trim().is_empty()),
        ("has an empty short form", short.is_some_and(|s| s.trim().is_empty())),
        ("is an acronym without one", term.kind == Kind::Acronym && short.is_none()),
        ("is marked and not explained", marked && !told),
        ("is explained by nobody", told && term.source.is_empty()),
        ("talks too much", term.gloss.split_whitespace().count() > GLOSS_WORDS_MAX),
        ("has a share beyond 0 to 1", shares.into_iter().chain(senses).any(beyond)),
        ("breaks the line of its gloss", term.gloss.contains(char::is_control)),
    ];
    match laws.iter().find(|(_, broken)| *broken) {
        Some((law, _)) => Err(format!("a term {law}")),
        None => Ok(()),
    }
}

/// No two terms are mentioned by the same words, and no two marks overlap.
fn apart(found: &Annotations) -> Result<(), String> {
    let mut places: Vec<_> = found
        .terms
        .iter()
        .flat_map(|term| term.mentions.iter().map(move |m| (m.at, m.mark, &term.name)))
        .collect();
    places.sort_by_key(|(at, ..)| *at);
    if let Some(two) = places.windows(2).find(|two| two[0].0 == two[1].0) {
        return Err(format!("{} and {} share {:?}", two[0].2, two[1].2, two[0].0));
    }
    places.retain(|(_, mark, _)| *mark);
    let overlap = places.windows(2).find(|two| {
        two[0].0.block == two[1].0.block && two[0].0.span.overlaps(two[1].0.span)
    });
    match overlap {
        Some(two) => Err(format!("the marks of {} and {} overlap", two[0].2, two[1].2)),
        None => Ok(()),
    }
}

fn beyond(share: f32) -> bool {
    !(0.0..=1.0).contains(&share)
}

fn quoted(page: &Page, words: &str, at: BlockSpan) -> Result<(), String> {
    let stands: Vec<_> = slice(page, at)?.split_whitespace().collect();
    if stands.join(" ") == words && !words.is_empty() {
        return Ok(());
    }
    Err(format!("{words:?} is quoted where {stands:?} stands"))
}

/// The words at a place in a page.
pub fn slice(page: &Page, at: BlockSpan) -> Result<&str, String> {
    let block = page.blocks.get(at.block.0 as usize).ok_or(format!("no block {at:?}"))?;
    block.text.get(at.span.range()).ok_or(format!("no text at {at:?}"))
}
