//! Which blocks of a page are the article, and whether the page is one.
//!
//! A news page is mostly not the article: menus, teasers, adverts, notices, comments.
//! A mark there is noise. The decision is made from the text of the blocks and from the
//! names and the nesting of the elements around them, in five steps, each of which is
//! a file:
//!
//! * `measure`: what a block's text weighs: prose its length, links against it;
//! * `cue`: what the names of the elements around it say;
//! * `title`: which block is the title;
//! * `place`: which element of the page holds the article, by the weights in it;
//! * `part`: which blocks in it are the article, as title, standfirst, body or caption.
//!
//! `verdict` and `language` then say whether the page should be read at all. Every step
//! is one pass over blocks or elements; nothing is learned from pages and nothing asks
//! what a page looks like.
//!
//! Limits: one article a page (the first, where several follow each other without end
//! they are one); a post of a few lines beneath longer comments may lose to them.

mod cue;
mod language;
mod measure;
mod part;
mod place;
mod title;
mod verdict;

pub use part::Part;
pub use verdict::Refusal;

use crate::page::{BlockId, Page, Role};
use language::Language;
use measure::Measure;
use place::Places;

/// The article of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The blocks that belong to it, in reading order.
    pub blocks: Vec<BlockId>,
    /// Which part of it each of these blocks is.
    pub parts: Vec<Part>,
    /// The language of its text; `None` if there is too little to tell, or if it is
    /// none that the engine reads.
    pub language: Option<&'static str>,
    /// Why the page is left alone; `None` if it is an article.
    pub refusal: Option<Refusal>,
}

impl Article {
    /// The blocks of the running text: without title, standfirst and captions.
    pub fn body(&self) -> impl Iterator<Item = BlockId> + '_ {
        let both = self.blocks.iter().zip(&self.parts);
        both.filter(|(_, part)| **part == Part::Body).map(|(block, _)| *block)
    }
}

/// The article of `page`. Plain text is article throughout.
///
/// ```
/// use glossator::{Page, article};
///
/// let (page, _) = Page::from_text("Talks fail\n\nThe talks in Geneva ended on Monday.");
/// let article = article::select(&page);
/// assert_eq!(article.parts, [article::Part::Title, article::Part::Body]);
/// ```
#[inline(never)]
pub fn select(page: &Page) -> Article {
    let measures: Vec<Measure> = page.blocks.iter().map(Measure::of).collect();
    let parts = if page.groups.is_empty() {
        page.blocks.iter().map(|block| Some(plain_part(block.role))).collect()
    } else {
        let title = title::find(page);
        let places = Places::of(page, &measures, title);
        part::parts(page, &measures, &places, title)
    };
    let (language, refusal) = verdict::judge(page, &measures, &parts);
    let mut article = Article {
        language: (language == Language::English).then_some("en"),
        refusal,
        ..Article::default()
    };
    for (at, part) in parts.into_iter().enumerate() {
        if let Some(part) = part {
            article.blocks.push(BlockId(at as u32));
            article.parts.push(part);
        }
    }
    article
}

/// The part of a block that has no surroundings.
fn plain_part(role: Role) -> Part {
    match role {
        Role::Title => Part::Title,
        Role::Caption => Part::Caption,
        _ => Part::Body,
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests;
