//! Knowledge: what each entity is, how well it is known, and one plain line to say so.
//!
//! [`Pack`] holds the facts; [`recognise`] finds the names it knows in the article;
//! [`sense`] chooses which bearer of a name is meant; [`gloss`] writes the line;
//! [`familiarity`] judges whether this reader needs it. [`explain`] runs them over the
//! entities of an article and gives the terms that leave the engine.

mod explain;
pub mod familiarity;
mod fold;
mod format;
pub mod gloss;
mod lookup;
mod pack;
pub mod sense;

pub use explain::explain;
pub use fold::fold;
pub use lookup::{Known, recognise};
pub use pack::{
    Country, CountryId, Entry, EntryId, Extras, KindOf, Link, Pack, PackError, Posting,
    items,
};
