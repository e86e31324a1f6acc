//! What the command line reads and prints.

pub mod html;
pub mod json;
pub mod markdown;
pub mod text;

mod answer;
mod document;

pub use answer::{Answer, Choice};
pub use document::{Document, name, open};
