//! Where a mark helps, and where it would be noise.
//!
//! A mark asks for attention, so it must earn it: only what this reader is taken not to
//! know, only where there is an explanation, and not again at every mention. Marked is
//! the first mention, of an acronym and of its long form each; again one that comes so long after the last mark that it may be
//! forgotten; not the place where the article itself spells the thing out, since the
//! reader has just read it; nor a person's first mention if it comes with the
//! introduction, but the surname later on, far from it.

use super::familiarity::Level;
use crate::annotation::{BlockSpan, Form, Kind, Mention, Term};
use crate::text::TokenRange;

/// After this many tokens, three screens or so, a reader may have forgotten.
const FORGOTTEN: u32 = 700;

/// After this many tokens a surname is far from its introduction.
const FAR: u32 = 250;

/// Whether this reader may want a term explained.
pub fn wanted(term: &Term, level: Level) -> bool {
    let explained =
        !term.gloss.is_empty() || term.expansion.is_some() || term.introduction.is_some();
    explained && term.familiarity < level.knows()
}

/// Sets the marks of a term's mentions. `places` are their tokens; `told` are the
/// stretches in which the article itself explains the term.
pub fn set(term: &mut Term, places: &[TokenRange], told: &[TokenRange]) {
    // What only the article explains needs no mark until that is far behind.
    let from_page = term.gloss.is_empty() && term.expansion.is_none();
    let gap = if from_page { FAR } else { 0 };
    let told_until = told.iter().map(|range| range.end.0 + gap).min();
    // A reader who met the long form has not met the acronym: each has its first mention.
    let apart = term.kind == Kind::Acronym;
    let mut marked = [None; 2];
    for (Mention { mark, form, .. }, place) in term.mentions.iter_mut().zip(places) {
        let here = place.start.0;
        if told.iter().any(|range| range.contains(*place)) {
            continue;
        }
        let last = &mut marked[usize::from(apart && *form == Form::Short)];
        let due = match (*last, told_until) {
            (Some(at), _) => here >= at + FORGOTTEN,
            (None, Some(end)) if from_page => here >= end,
            (None, _) => true,
        };
        if due {
            *mark = true;
            *last = Some(here);
        }
    }
}

/// Leaves one mark where those of two terms overlap: the one that begins first, and of
/// two that begin together the longer.
pub fn part(terms: &mut [Term]) {
    let mut marks = Vec::new();
    for (n, term) in terms.iter().enumerate() {
        let own = term.mentions.iter().enumerate().filter(|(_, mention)| mention.mark);
        marks.extend(own.map(|(m, mention)| (mention.at, n, m)));
    }
    marks.sort_unstable_by_key(|(at, ..)| {
        (at.block, at.span.start, std::cmp::Reverse(at.span.end))
    });
    let mut last: Option<BlockSpan> = None;
    for (at, term, mention) in marks {
        let taken = last.is_some_and(|l| l.block == at.block && l.span.overlaps(at.span));
        if taken {
            terms[term].mentions[mention].mark = false;
        } else {
            last = Some(at);
        }
    }
}
