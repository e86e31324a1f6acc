//! What the article itself says a short form stands for.
//!
//! Two questions, asked one after the other. Where does an article define a short form:
//! in brackets behind the long form or before it ([`bracket`]), or by a phrase
//! ([`phrase`]: "or CENTCOM", "which stands for"). And how far does the long form
//! reach: as far as its letters spell the short form at the least cost ([`align`]), or,
//! for a short form that comes from another language ("Nationalist Party (KMT)"), as
//! far as the name does ([`named`]). A pair that is not sure is left out: a wrong
//! definition is worse than none.

mod align;
mod bracket;
mod named;
mod phrase;
mod short;

use super::Acronym;
use crate::knowledge::{Known, Pack};
use crate::name::Name;
use crate::text::{Text, TokenRange};

/// The article's own words for a short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The short form where it is defined.
    pub short: TokenRange,
    /// The long form.
    pub long: TokenRange,
}

/// What the rules look at.
#[derive(Clone, Copy)]
struct Scene<'a> {
    text: &'a Text,
    names: &'a [Name],
    known: &'a [Known],
    pack: &'a Pack,
}

/// The definitions that `text` gives of its short forms, in the order of the short
/// forms. Long and short form share no token and lie in one block.
pub fn define(
    text: &Text,
    acronyms: &[Acronym],
    names: &[Name],
    known: &[Known],
    pack: &Pack,
) -> Vec<Definition> {
    let scene = Scene { text, names, known, pack };
    let mut found = Vec::new();
    bracket::definitions(scene, &mut found);
    phrase::definitions(scene, acronyms, &mut found);
    found.sort_by_key(|definition| definition.short);
    found.dedup_by_key(|definition| definition.short);
    found
}
