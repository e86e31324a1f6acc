//! What comes in: a page as a list of blocks.
//!
//! A [`Page`] is what is left of a news page when the browser, the HTML and the
//! styling are taken away: the blocks of text in reading order, each with its role
//! and the few plain features by which `article` tells the article from the menus.
//! The live page (`extension/content/page.js`), an HTML file ([`crate::html`]) and
//! plain text ([`Page::from_text`]) all arrive in this one shape, so that every later
//! stage is the same for all of them.
//!
//! Blocks stand in [`Group`]s, the elements around them, which form a tree: whose
//! blocks belong together, and what the page's author called the place (`nav`,
//! `class="related"`), is most of what tells an article from the rest. Only the tag
//! and the names are kept; what they mean is known in one place, `article`.
//!
//! Both gatherers cut blocks the same way, by tag and without asking for layout: a
//! block is a run of text between two borders, a border being the begin or end of one
//! of [`BLOCK_TAGS`]. Elements in [`SKIPPED_TAGS`], those hidden by an attribute
//! (`hidden`, `inert`, `aria-hidden="true"`, an inline `display:none`) and those open to
//! editing (`contenteditable`) are passed over whole.
//!
//! A block's text is the text as displayed by its text nodes, white space included:
//! the engine never changes it, because every offset that leaves the engine counts
//! from its beginning. Limits: no inline markup survives (emphasis and links are only
//! counted), and a table is read cell by cell.

use serde::{Deserialize, Serialize};

/// A page: its blocks in reading order, and what is known of it as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// Where the page comes from, if it has an address.
    pub url: Option<String>,
    /// The language the page claims for itself (`lang`), as a BCP 47 tag.
    pub language: Option<String>,
    /// The title the page gives itself: `og:title`, or else its `title` element.
    pub title: Option<String>,
    /// What kind of page it is, as far as plain features say.
    pub traits: PageTraits,
    /// Whether the reader asked for this page: then it is read whatever kind of page
    /// it is.
    pub asked: bool,
    /// The elements that hold the blocks; each stands after its parent. Empty for
    /// plain text, which has no surroundings.
    pub groups: Vec<Group>,
    /// The blocks of text in reading order.
    pub blocks: Vec<Block>,
}

/// Features of the page as a whole, that say what it is or that it is no article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageTraits {
    /// The page asks for a password.
    pub password: bool,
    /// The page is a document being edited, or mail being written: its body is open to
    /// editing, or there is a text box of several lines in it that is.
    pub editor: bool,
    /// The page calls itself an article: `og:type` is `article`, or its structured
    /// data (JSON-LD, microdata) is of a type that ends in `Article` or `Posting`.
    pub article: bool,
    /// The page calls itself something for sale: `og:type` begins with `product`, or
    /// its structured data is of the type `Product`.
    pub product: bool,
}

/// An element that holds blocks, directly or in other elements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Group {
    /// Index of the element around this one in [`Page::groups`]; its own index for an
    /// outermost one.
    pub parent: u32,
    /// The tag, in lower case.
    pub tag: String,
    /// What the author called it: the values of [`NAME_ATTRIBUTES`] that it has,
    /// joined by one space, cut at [`NAMES_MAX`] characters.
    pub names: String,
}

/// One block of text: a paragraph, a heading, a caption, an item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Block {
    /// The text as it stands in the page; offsets count from its beginning.
    pub text: String,
    /// What the block is.
    pub role: Role,
    /// Where it stands and how it is made.
    pub features: Features,
}

/// What a block is, by its own element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The page's title heading (`h1`).
    Title,
    /// A heading inside the text (`h2` … `h6`, `role=heading`).
    Heading,
    /// A paragraph.
    #[default]
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A quotation (`blockquote`).
    Quotation,
    /// The caption of a figure or a table.
    Caption,
    /// A cell of a table.
    Cell,
    /// Text whose element says nothing (`div`, `span`).
    Other,
}

/// The plain features of a block by which `article` decides. Lengths are counted in
/// Unicode scalar values or UTF-16 code units, whichever the source has at hand: no
/// decision hangs on the difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Features {
    /// Characters of the text, other than white space, that stand inside links.
    pub link: u32,
    /// Characters of the text, other than white space, in bold or italic type by
    /// their element (`b`, `strong`, `i`, `em`).
    pub emphasis: u32,
    /// Index in [`Page::groups`] of the block's own element: the nearest one around
    /// it that is among [`BLOCK_TAGS`].
    pub group: u32,
}

/// The elements whose begin and end part two blocks.
#[rustfmt::skip]
pub const BLOCK_TAGS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
];

/// The elements whose text is no text of the page: code, formulas, drawings, media and
/// their fall-backs, readings of characters, and the controls of forms.
#[rustfmt::skip]
pub const SKIPPED_TAGS: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "frame", "head", "iframe", "input",
    "map", "math", "meter", "noscript", "object", "option", "output", "pre", "progress",
    "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title",
    "video",
];

/// The attributes in which authors name the parts of a page.
pub const NAME_ATTRIBUTES: &[&str] = &["id", "class", "role", "itemprop", "aria-label"];

/// Longer names are generated ones, and say nothing more.
pub const NAMES_MAX: usize = 200;

/// The place of a block in its [`Page`].
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct BlockId(pub u32);

impl Page {
    /// Whether the page is text without any surroundings.
    pub fn is_plain(&self) -> bool {
        self.groups.is_empty() && !self.blocks.is_empty()
    }

    /// The country code in which the page's address ends, in lower case: `ke` of
    /// `https://www.example.co.ke/news`.
    pub fn domain(&self) -> Option<&str> {
        let (_, address) = self.url.as_deref()?.split_once("://")?;
        let host = address.split(['/', ':', '?', '#']).next()?;
        let (_, last) = host.rsplit_once('.')?;
        (last.len() == 2 && last.bytes().all(|b| b.is_ascii_lowercase())).then_some(last)
    }

    /// A page from plain text, with the byte offset of each block in it. Paragraphs
    /// are parted by blank lines; the first line counts as a title when it stands
    /// alone, is short and does not end like a sentence.
    ///
    /// ```
    /// let (page, starts) = glossator::Page::from_text("A title\n\nFirst. Second.");
    /// assert_eq!(page.blocks[1].text, "First. Second.");
    /// assert_eq!(starts, [0, 9]);
    /// ```
    pub fn from_text(text: &str) -> (Page, Vec<usize>) {
        let mut page = Page::default();
        let mut starts = Vec::new();
        for (start, end) in paragraphs(text) {
            let block = &text[start..end];
            let role = if page.blocks.is_empty() && is_title(block) && end < text.len() {
                Role::Title
            } else {
                Role::Paragraph
            };
            page.blocks.push(Block { text: block.to_owned(), role, ..Block::default() });
            starts.push(start);
        }
        (page, starts)
    }
}

/// The byte ranges of the paragraphs of `text`: runs of lines without a blank one,
/// outer white space cut.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut lines = text.split_inclusive('\n');
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut found: Option<(usize, usize)> = None;
        for line in lines.by_ref() {
            let start = at;
            at += line.len();
            let trimmed = line.trim();
            if trimmed.is_empty() {
                if found.is_some() {
                    break;
                }
                continue;
            }
            let first = start + (line.len() - line.trim_start().len());
            let last = start + line.trim_end().len();
            found = Some((found.map_or(first, |(s, _)| s), last));
        }
        found
    })
}

/// Longer lines than this are prose, whatever they end with.
const TITLE_CHARS: usize = 160;

fn is_title(block: &str) -> bool {
    !block.contains('\n')
        && block.len() <= TITLE_CHARS
        && !block.ends_with(['.', '!', ':', ';', ',', '”', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_parted_by_blank_lines_of_any_kind() {
        let text = "\n  One\ntwo \r\n\r\n \t\nThree\n";
        let (page, starts) = Page::from_text(text);
        let texts: Vec<_> = page.blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(texts, ["One\ntwo", "Three"]);
        for (block, start) in page.blocks.iter().zip(starts) {
            assert_eq!(&text[start..start + block.text.len()], block.text);
        }
    }

    #[test]
    fn only_a_short_first_line_without_a_stop_is_a_title() {
        let role = |text| Page::from_text(text).0.blocks[0].role;
        assert_eq!(role("Talks fail\n\nThey ended."), Role::Title);
        assert_eq!(role("Talks failed.\n\nThey ended."), Role::Paragraph);
        assert_eq!(role("Talks fail"), Role::Paragraph);
    }
}
