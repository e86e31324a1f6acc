//! Acronyms: which tokens are some, and what the article itself says they stand for.
//!
//! [`find`] knows nothing of meanings, [`define`] nothing of the world outside the
//! article. A short form that the article never spells out leaves this room without a
//! definition; the pack may know it.

mod define;
mod find;

pub use define::{Definition, define};
pub use find::{Acronym, find};
