//! Which blocks of a page are the article.

use crate::page::{BlockId, Page};

/// The article of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The blocks that belong to it, in reading order.
    pub blocks: Vec<BlockId>,
    /// The language of its text; `None` if there is too little to tell.
    pub language: Option<&'static str>,
    /// Why the page is left alone; `None` if it is an article.
    pub refusal: Option<Refusal>,
}

/// Why a page is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not in English.
    Language,
}

impl Refusal {
    /// The reason in a word, as the borders print it.
    pub fn name(self) -> &'static str {
        match self {
            Refusal::Language => "language",
        }
    }
}

/// The article of `page`.
pub fn select(page: &Page) -> Article {
    let blocks = (0..page.blocks.len() as u32).map(BlockId).collect();
    Article { blocks, language: Some("en"), refusal: None }
}
