#![doc = include_str!("../README.md")]

pub mod annotation;
pub mod page;
pub mod text;

pub use annotation::Annotations;
pub use page::{Block, Page};
