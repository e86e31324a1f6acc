//! Acronyms: which tokens are some, and what the article itself says they stand for.
//!
//! [`find`] says where short forms stand, [`define`] pairs them with the long forms
//! that the article gives. A short form that the article never spells out leaves this
//! room without a definition; the pack may know it.

mod define;
mod find;

pub use define::{Definition, define};
pub use find::{Acronym, find};
