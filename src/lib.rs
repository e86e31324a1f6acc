#![doc = include_str!("../README.md")]

pub mod acronym;
pub mod annotation;
pub mod article;
pub mod entity;
#[cfg(feature = "cli")]
pub mod html;
pub mod knowledge;
pub mod lexicon;
pub mod name;
pub mod options;
pub mod page;
mod reader;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use annotation::Annotations;
pub use knowledge::{Pack, PackError};
pub use options::Options;
pub use page::{Block, Page};
pub use reader::Reader;
