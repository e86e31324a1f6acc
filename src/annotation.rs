//! What comes out: the terms of an article and where they are mentioned.
//!
//! [`Annotations`] is plain data without handles into the engine: it can be stored,
//! sent to another thread or turned into JSON. A [`Term`] is one thing that the
//! article speaks of (an organisation with its acronym and its long form, a person
//! with full name and surname), a [`Mention`] is one place where it does. Terms come
//! in the order of their first mention, mentions in reading order.
//!
//! Offsets inside are bytes into a block's text ([`BlockSpan`]); the borders turn
//! them into what their side counts in, UTF-16 code units for browsers and Unicode
//! scalar values for JSON, through [`crate::text::Ruler`].

use crate::article::{Part, Refusal};
use crate::page::BlockId;
use crate::text::Span;
use serde::Serialize;

/// Everything the engine has to say about one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// The language the text is in, as a BCP 47 tag; `None` if it is too short to say.
    pub language: Option<&'static str>,
    /// Why the page was left alone; `None` if it was read.
    pub refusal: Option<Refusal>,
    /// The blocks that belong to the article, in reading order; known for a page that
    /// was left alone, too.
    pub article: Vec<BlockId>,
    /// Which part of the article each of these blocks is.
    pub parts: Vec<Part>,
    /// The terms in the order of their first mention.
    pub terms: Vec<Term>,
}

/// One thing the article speaks of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// What kind of thing, for the reader.
    pub kind: Kind,
    /// What it names, in the classes of name taggers.
    pub class: Class,
    /// The fullest name known.
    pub name: String,
    /// The short form, if it has one.
    pub short: Option<String>,
    /// What or who it is, in a line; empty when the engine cannot say.
    pub gloss: String,
    /// What the short form stands for.
    pub expansion: Option<Expansion>,
    /// Where the words of the card come from.
    pub source: Sources,
    /// How sure the engine is of the gloss, 0 to 1.
    pub confidence: f32,
    /// Other likely meanings of the short form, best first.
    pub senses: Vec<Sense>,
    /// The other names the article or the pack has for it.
    pub aliases: Vec<String>,
    /// The words by which the article says who or what it is.
    pub introduction: Option<Quote>,
    /// How well known it is: 0 nobody knows it, 1 everybody does.
    pub familiarity: f32,
    /// Where the article mentions it, in reading order.
    pub mentions: Vec<Mention>,
}

/// One place where the article mentions a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub at: BlockSpan,
    /// Whether the whole name stands there or a part of it.
    pub form: Form,
    /// Whether the page should show a mark here at the reader's level.
    pub mark: bool,
}

/// A byte range in the text of one block of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockSpan {
    /// Which block.
    pub block: BlockId,
    /// Bytes into its text.
    pub span: Span,
}

/// Words of the article, with their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words, white space folded.
    pub text: String,
    /// Where they stand.
    pub at: BlockSpan,
}

/// What a short form stands for, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// The long form.
    pub text: String,
    /// Who says so.
    pub source: Source,
    /// Where the article spells it out; only for [`Source::Page`].
    pub at: Option<BlockSpan>,
}

/// One more meaning a short form may have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sense {
    /// What it would stand for.
    pub expansion: String,
    /// What that is.
    pub gloss: String,
    /// How likely, 0 to 1.
    pub confidence: f32,
}

/// What kind of thing a term is, for the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An acronym, initialism or designator.
    Acronym,
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
    /// Something made: a weapon, a vehicle, a medicine, software.
    Product,
    /// A group of people that is no organisation: a people, a movement, an armed group.
    Group,
    /// A war, a treaty, a tournament.
    Event,
    /// Anything else that has a name.
    #[default]
    Other,
}

/// What a term names, in the four classes of the CoNLL-2003 shared task (Tjong Kim
/// Sang and De Meulder, 2003), and one for what names nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Class {
    /// Person.
    #[serde(rename = "PER")]
    Person,
    /// Location.
    #[serde(rename = "LOC")]
    Location,
    /// Organisation.
    #[serde(rename = "ORG")]
    Organisation,
    /// Any other name.
    #[default]
    #[serde(rename = "MISC")]
    Other,
    /// No name but a word that may want explaining: *upazila*, *herd immunity*.
    #[serde(rename = "OTHER")]
    Word,
}

/// Whether a mention is the whole name or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// An acronym, or a part of a name.
    Short,
    /// The long form of an acronym, or a whole name.
    Full,
}

/// Who says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// This article.
    Page,
    /// The knowledge pack.
    Pack,
    /// The reader's own glossary.
    User,
    /// Wikipedia, if the reader turned look-up on.
    Wikipedia,
}

/// A set of [`Source`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sources(u8);

impl Sources {
    const ALL: [(Source, &'static str); 4] = [
        (Source::Page, "page"),
        (Source::Pack, "pack"),
        (Source::User, "user"),
        (Source::Wikipedia, "wikipedia"),
    ];

    /// Adds a source.
    pub fn insert(&mut self, source: Source) {
        self.0 |= 1 << source as u8;
    }

    /// Whether nobody says anything.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `source` is among them.
    pub fn contains(self, source: Source) -> bool {
        self.0 & (1 << source as u8) != 0
    }
}

/// The sources joined by `+`: `page+pack`.
impl std::fmt::Display for Sources {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut names =
            Self::ALL.iter().filter(|(s, _)| self.contains(*s)).map(|(_, n)| n);
        if let Some(first) = names.next() {
            f.write_str(first)?;
        }
        names.try_for_each(|name| write!(f, "+{name}"))
    }
}
