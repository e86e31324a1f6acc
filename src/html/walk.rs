//! One walk over the tree of a page, which cuts it into blocks.

use super::tree::{Element, Kind, NodeId, Tree};
use crate::page::{
    BLOCK_TAGS, Block, Features, Group, NAME_ATTRIBUTES, NAMES_MAX, Page, PageTraits,
    Role, SKIPPED_TAGS,
};

/// Cuts a page into blocks.
pub fn page(tree: &Tree) -> Page {
    let mut walk = Walk::new(tree);
    walk.run();
    walk.finish()
}

/// What is known of an element around blocks.
#[derive(Clone, Copy)]
struct Known {
    index: u32,
    role: Role,
}

/// An open element.
struct Open {
    /// Whether it is a border between blocks.
    border: bool,
    link: bool,
    emphasis: bool,
}

struct Walk<'t> {
    tree: &'t Tree,
    page: Page,
    /// What is known of each node that is an element around a block.
    known: Vec<Option<Known>>,
    /// The nearest border around the place of the walk, innermost last.
    borders: Vec<NodeId>,
    /// How many elements of each kind are open.
    links: u32,
    emphases: u32,
    text: Text,
    features: Features,
    document_title: String,
}

/// The text of a block as it grows, white space folded.
#[derive(Default)]
struct Text {
    folded: String,
    space: bool,
}

impl Text {
    /// Adds text; returns how many characters of it are no white space.
    fn push(&mut self, text: &str) -> u32 {
        let mut count = 0;
        for word in text.split_inclusive(is_space) {
            let bare = word.trim_end_matches(is_space);
            if !bare.is_empty() {
                if self.space
                    && !self.folded.is_empty()
                    && !self.folded.ends_with('\u{2028}')
                {
                    self.folded.push(' ');
                }
                self.space = false;
                self.folded.push_str(bare);
                count += bare.chars().count() as u32;
            }
            self.space |= bare.len() < word.len();
        }
        count
    }

    fn line_break(&mut self) {
        if !self.folded.is_empty() {
            self.folded.push('\u{2028}');
        }
        self.space = false;
    }

    /// The text, if there is any, leaving this empty.
    fn take(&mut self) -> Option<String> {
        self.space = false;
        let mut text = std::mem::take(&mut self.folded);
        text.truncate(text.trim_end().len());
        (!text.trim_start().is_empty()).then_some(text)
    }
}

/// White space as HTML folds it, and no other: a no-break space stays.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

impl<'t> Walk<'t> {
    fn new(tree: &'t Tree) -> Walk<'t> {
        Walk {
            tree,
            page: Page::default(),
            known: vec![None; tree.len()],
            borders: Vec::new(),
            links: 0,
            emphases: 0,
            text: Text::default(),
            features: Features::default(),
            document_title: String::new(),
        }
    }

    /// Visits every node in document order. No recursion: pages nest as deep as they
    /// like.
    fn run(&mut self) {
        let mut open: Vec<(NodeId, Open)> = Vec::new();
        let mut at = self.tree.node(Tree::ROOT).first;
        loop {
            while let Some(id) = at {
                let node = self.tree.node(id);
                at = match &node.kind {
                    Kind::Text(text) => {
                        self.characters(text);
                        node.next
                    }
                    Kind::Element(element) => match self.enter(id, element) {
                        Some(entered) => {
                            open.push((id, entered));
                            node.first
                        }
                        None => node.next,
                    },
                    Kind::Nothing => node.next,
                };
            }
            let Some((id, left)) = open.pop() else { break };
            self.leave(&left);
            at = self.tree.node(id).next;
        }
        self.flush();
    }

    fn characters(&mut self, text: &str) {
        let count = self.text.push(text);
        if self.links > 0 {
            self.features.link += count;
        }
        if self.emphases > 0 {
            self.features.emphasis += count;
        }
    }

    /// Opens an element; `None` if it is passed over with all in it.
    fn enter(&mut self, id: NodeId, element: &Element) -> Option<Open> {
        let tag = element.tag();
        self.read_traits(id, element);
        if tag == "br" {
            self.text.line_break();
            return None;
        }
        let border = BLOCK_TAGS.binary_search(&tag).is_ok();
        if border {
            self.flush();
        }
        // The head is walked for what it says of the page; all text in it is skipped.
        if tag != "head" && is_skipped(element) {
            return None;
        }
        let open = Open {
            border,
            link: tag == "a" && element.attribute("href").is_some(),
            emphasis: matches!(tag, "b" | "strong" | "i" | "em"),
        };
        if open.border {
            self.borders.push(id);
        }
        self.links += u32::from(open.link);
        self.emphases += u32::from(open.emphasis);
        Some(open)
    }

    fn leave(&mut self, open: &Open) {
        if open.border {
            self.flush();
            self.borders.pop();
        }
        self.links -= u32::from(open.link);
        self.emphases -= u32::from(open.emphasis);
    }

    /// Ends the block at hand, if there is one.
    fn flush(&mut self) {
        let features = std::mem::take(&mut self.features);
        let Some(text) = self.text.take() else { return };
        let Some(&border) = self.borders.last() else { return };
        let Known { index, role } = self.know(border);
        let features = Features { group: index, ..features };
        self.page.blocks.push(Block { text, role, features });
    }

    /// What is known of an element, and of those around it: each is read once.
    fn know(&mut self, id: NodeId) -> Known {
        let mut unknown = Vec::new();
        let mut known = None;
        let mut at = Some(id);
        while let Some(id) = at {
            known = self.known[Tree::index(id)];
            if known.is_some() {
                break;
            }
            unknown.push(id);
            at = self.tree.node(id).parent;
        }
        while let Some(id) = unknown.pop() {
            let Kind::Element(element) = &self.tree.node(id).kind else { continue };
            let index = self.page.groups.len() as u32;
            let parent = known.map_or(index, |k| k.index);
            let tag = element.tag().to_owned();
            let role = role(element, known.map(|k| k.role));
            self.page.groups.push(Group { parent, tag, names: names(element) });
            known = Some(Known { index, role });
            self.known[Tree::index(id)] = known;
        }
        known.unwrap_or(Known { index: 0, role: Role::Other })
    }

    /// Reads what an element says of the page as a whole.
    fn read_traits(&mut self, id: NodeId, element: &Element) {
        match element.tag() {
            "title" if self.document_title.is_empty() => {
                self.document_title = self.inner_text(id);
            }
            "script" if element.is_structured_data() => {
                let data = self.inner_text(id);
                types(&data).for_each(|kind| self.page.traits.add(kind));
            }
            _ => {}
        }
        let page = &mut self.page;
        let traits: &mut PageTraits = &mut page.traits;
        match element.tag() {
            "html" => page.language = element.attribute("lang").map(str::to_owned),
            "meta" => match (element.attribute("property"), element.attribute("content"))
            {
                (Some("og:title"), Some(title)) if page.title.is_none() => {
                    page.title = Some(title.trim().to_owned()).filter(|t| !t.is_empty());
                }
                (Some("og:url"), Some(url)) if page.url.is_none() => {
                    page.url = Some(url.trim().to_owned()).filter(|url| !url.is_empty());
                }
                (Some("og:type"), Some(kind)) => {
                    let kind = kind.trim();
                    traits.article |= kind.eq_ignore_ascii_case("article");
                    traits.product |= kind.starts_with("product");
                }
                _ => {}
            },
            "input" => {
                traits.password |= element
                    .attribute("type")
                    .is_some_and(|t| t.eq_ignore_ascii_case("password"));
            }
            _ => {}
        }
        if is_edited(element) {
            traits.editor |= element.tag() == "body"
                || element.attribute("role") == Some("textbox")
                    && element.attribute("aria-multiline") == Some("true");
        }
        if let Some(kind) = element.attribute("itemtype") {
            traits.add(kind.rsplit('/').next().unwrap_or_default());
        }
    }

    /// The text directly in an element, as it stands.
    fn inner_text(&self, id: NodeId) -> String {
        let mut text = String::new();
        let mut at = self.tree.node(id).first;
        while let Some(id) = at {
            if let Kind::Text(part) = &self.tree.node(id).kind {
                text.push_str(part);
            }
            at = self.tree.node(id).next;
        }
        text
    }

    fn finish(mut self) -> Page {
        let title = self.document_title.trim();
        if self.page.title.is_none() && !title.is_empty() {
            self.page.title = Some(title.to_owned());
        }
        self.page
    }
}

fn is_skipped(element: &Element) -> bool {
    SKIPPED_TAGS.binary_search(&element.tag()).is_ok()
        || element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || element.attribute("inert").is_some()
        || element.attribute("style").is_some_and(hides)
        || is_edited(element)
}

/// Whether the reader can write in it.
fn is_edited(element: &Element) -> bool {
    element
        .attribute("contenteditable")
        .is_some_and(|value| !value.eq_ignore_ascii_case("false"))
}

/// Whether an inline style has `display: none`.
fn hides(style: &str) -> bool {
    style.split(';').any(|rule| {
        rule.split_once(':').is_some_and(|(property, value)| {
            property.trim().eq_ignore_ascii_case("display")
                && value
                    .trim()
                    .split(|c: char| c == '!' || c.is_whitespace())
                    .next()
                    .is_some_and(|v| v.eq_ignore_ascii_case("none"))
        })
    })
}

fn names(element: &Element) -> String {
    let mut names = String::new();
    for attribute in NAME_ATTRIBUTES {
        match element.attribute(attribute) {
            None | Some("") => {}
            Some(value) => {
                if !names.is_empty() {
                    names.push(' ');
                }
                names.push_str(value);
            }
        }
    }
    if let Some((end, _)) = names.char_indices().nth(NAMES_MAX) {
        names.truncate(end);
    }
    names
}

/// The role of an element: its own, or that of the nearest element around it that has
/// one, but the paragraphs of a table's cell start afresh.
fn role(element: &Element, around: Option<Role>) -> Role {
    match element.tag() {
        "h1" => return Role::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" => return Role::Heading,
        "li" | "dd" | "dt" => return Role::ListItem,
        "blockquote" => return Role::Quotation,
        "figcaption" | "caption" => return Role::Caption,
        "td" | "th" => return Role::Cell,
        _ if element.attribute("role") == Some("heading") => return Role::Heading,
        _ => {}
    }
    let own = if element.tag() == "p" { Role::Paragraph } else { Role::Other };
    match around {
        None | Some(Role::Paragraph | Role::Other | Role::Cell) => own,
        Some(around) => around,
    }
}

/// The types of the objects in structured data. It is searched, not parsed: what is
/// wanted is a word, and much of what pages have there is no JSON.
fn types(json: &str) -> impl Iterator<Item = &str> {
    json.match_indices("\"@type\"").filter_map(|(at, key)| {
        let rest = json[at + key.len()..].trim_start().strip_prefix(':')?.trim_start();
        let rest = rest.strip_prefix('[').unwrap_or(rest).trim_start();
        Some(rest.strip_prefix('"')?.split_once('"')?.0)
    })
}

impl PageTraits {
    /// Notes a type of structured data.
    fn add(&mut self, kind: &str) {
        self.article |= kind.ends_with("Article") || kind.ends_with("Posting");
        self.product |= kind == "Product";
    }
}
