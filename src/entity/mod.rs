//! Entities: which mentions speak of the same thing, and how the article introduced it.
//!
//! "Who is Grynkewich again?" is answered by the article itself, some paragraphs up. The
//! stages, each a file of its own:
//!
//! * `repair`, `ends`: names as the whole article corrects them (*PM Modi*, *Fu and
//!   Sun*), and where they end;
//! * `gather`: acronyms, long forms and names become mentions, each of a form;
//! * `recall`: what was found once is found wherever it stands;
//! * `called`: what the article itself says is also called otherwise;
//! * `other_names`: what the pack calls otherwise is found by its other names;
//! * `twin`, `initials`, `person`, `thing`, `sources`, `variant`: which forms are one thing,
//!   by the same words, initials, parts of people's names, lost words, by the pack, by
//!   spelling;
//! * `slip`: words that may be misspelled names, for `variant`;
//! * `metonym`: capitals that stand for a government get an entity of their own;
//! * `introduction`: the words by which the article says who or what it is.
//!
//! Forms, not mentions, are joined (`forest`), and meet in hash maps by word: no two
//! names are compared without a word, a skeleton or an entry in common, and lists that
//! grow with the article are cut. A name among five thousand costs about what one among fifty does
//! (`benches/entity.rs`).
//!
//! A wrong tie is worse than a missing one: whatever two readings fit, stays alone.
//! Limits: pronouns and *the general*, *the group* are tied to nothing; two people of
//! the very same name are one.

mod assemble;
mod called;
mod ends;
mod forest;
mod gather;
mod initials;
mod introduction;
mod metonym;
mod missed;
mod other_names;
mod person;
mod recall;
mod repair;
mod slip;
mod sources;
mod spelling;
mod thing;
mod twin;
mod variant;
mod words;

use crate::acronym::{Acronym, Definition};
use crate::annotation::{Class, Form};
use crate::knowledge::{self, CountryId, Known, Pack};
use crate::name::Name;
use crate::text::{Text, TokenRange};
use forest::Forest;
use sources::Sources;
use words::Folds;

/// One thing that the article speaks of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entity {
    /// What it names.
    pub class: Class,
    /// How sure the engine is of the class, 0 to 1.
    pub confidence: f32,
    /// The fullest name the article has for it.
    pub name: TokenRange,
    /// Its short form, where the article first uses it; `None` if it has no acronym.
    pub short: Option<TokenRange>,
    /// The article's own definition of the short form.
    pub definition: Option<Definition>,
    /// The words by which the article says who or what it is.
    pub introduction: Option<TokenRange>,
    /// The country whose government is meant, where a name of a place stands for the
    /// government that sits there ("Moscow denied").
    pub metonym: Option<CountryId>,
    /// Where the article mentions it, in reading order.
    pub mentions: Vec<EntityMention>,
}

/// One place where the article mentions an [`Entity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntityMention {
    /// The tokens.
    pub tokens: TokenRange,
    /// The whole name, or an acronym or part of a name.
    pub form: Form,
}

/// The entities of `text`, in the order of their first mention.
#[inline(never)]
pub fn link(
    text: &Text,
    acronyms: &[Acronym],
    definitions: &[Definition],
    names: &[Name],
    known: &[Known],
    pack: &Pack,
) -> Vec<Entity> {
    let folds = Folds::new(text);
    let mut forest = Forest::default();
    let is_known = |tokens| knowledge::known_at(known, tokens).is_some();
    let names = repair::names(text, &folds, names, &is_known);
    let mut mentions =
        gather::mentions(text, &folds, &mut forest, acronyms, definitions, &names);
    missed::add(text, &folds, &mut forest, &mut mentions, known, pack);
    let is_club = |tokens| {
        knowledge::known_at(known, tokens).is_some_and(|k| sources::may_be_club(pack, k))
    };
    let clubs = recall::recall(text, &folds, &mut forest, &mut mentions, &is_club);
    let mut trial =
        other_names::seek(text, &folds, &mut forest, &mut mentions, known, pack);
    trial.add(clubs);
    let sources = Sources::new(&forest, &mentions, definitions, known, pack);
    called::tie(text, &mut forest, &mentions);
    twin::join(&mut forest, &sources);
    initials::tie(text, &mut forest, &sources);
    person::tie(text, &mut forest, &mut mentions, &sources);
    thing::shorten(text, &mut forest, &sources);
    sources.join_aliases(text, &mut forest);
    trial.add(slip::plant(text, &folds, &mut forest, &mut mentions, known));
    variant::tie(text, &mut forest, &sources);
    trial.end(&forest, &mut mentions);
    let mut entities = assemble::entities(&forest, &mentions, definitions);
    metonym::part(text, pack, known, &mut entities);
    let scene = introduction::Scene::new(text, &entities);
    for entity in &mut entities {
        entity.introduction = scene.introduction(entity);
    }
    entities
}

#[cfg(test)]
mod tests;
