//! The article as tokens and sentences.

mod span;

pub use span::{Ruler, Span, Unit};
