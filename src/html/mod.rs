//! An HTML file as a [`Page`].
//!
//! The parser is html5ever, which builds the tree that a browser would, broken markup
//! included; `tree` keeps of it what a block's features need, and `walk` cuts it into
//! blocks, by the same tags and in the same order as `extension/content/page.js` does
//! with the live DOM.
//!
//! Two things differ from the live page. White space is folded, as a reader would see
//! it: runs of it are one space, none stands at the ends of a block, and a `br` is one
//! U+2028 without spaces around it. And no style sheet is read: what only CSS hides is
//! still there. Scripts are not run, so a page that is written by them is empty. Elements
//! may nest to any depth, but the parser's time grows with its square: a second at twenty
//! thousand, where browsers stop at five hundred.

mod decode;
mod tree;
mod walk;

pub use decode::decode;

use crate::page::Page;

/// Reads a page from its HTML.
///
/// ```
/// let page = glossator::html::parse("<h1>A title</h1><p>A <b>short</b>\n text.");
/// assert_eq!(page.blocks[1].text, "A short text.");
/// ```
pub fn parse(html: &str) -> Page {
    walk::page(&tree::parse(html))
}

/// Reads a page from the bytes of an HTML file, whatever encoding it says it is in.
pub fn read(bytes: &[u8]) -> Page {
    parse(&decode(bytes))
}

#[cfg(test)]
mod tests;
