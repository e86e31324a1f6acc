//! Knowledge: what each entity is, how well it is known, and one plain line to say so.
//!
//! [`Pack`] holds the facts; [`recognise`] finds the names it knows in the article;
//! [`sense`] chooses which bearer of a name is meant; [`gloss`] writes the line, in the
//! article's spelling; [`marginal`] adds marks of money and designators of time;
//! [`familiarity`] says what this reader is taken to know, and a mark is
//! set where that falls short. [`explain`] runs them over the
//! entities of an article and gives the terms that leave the engine.

mod agree;
mod candidate;
mod explain;
pub mod familiarity;
mod fold;
mod format;
pub mod gloss;
mod inner;
mod jargon;
mod lookup;
mod marginal;
mod mark;
mod money;
mod naming;
mod pack;
mod period;
pub mod sense;
mod spelling;

pub use explain::explain;
pub use fold::fold;
pub use jargon::add as add_jargon;
pub use lookup::{Known, Recogniser, known_at, recognise};
pub use pack::{
    Country, CountryId, Entry, EntryId, Extras, KindOf, Link, Pack, PackError, Posting,
    items,
};
