//! The tree of an HTML page, as much of it as its blocks need.
//!
//! An arena of nodes linked by index: text, elements, and nothing else. Of an
//! element's attributes only those that a block's features ask for are kept, and the
//! text of scripts and style sheets is dropped as it comes, structured data apart: on
//! news pages they are most of the file.

use html5ever::interface::{
    Attribute, ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink,
};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{LocalName, Namespace, ParseOpts, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::{Ref, RefCell};

/// Index of a node in its [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeId(u32);

/// A parsed page.
#[derive(Default)]
pub struct Tree {
    nodes: Vec<Node>,
}

/// One node, with its place among the others.
pub struct Node {
    pub parent: Option<NodeId>,
    pub first: Option<NodeId>,
    last: Option<NodeId>,
    prev: Option<NodeId>,
    pub next: Option<NodeId>,
    pub kind: Kind,
}

/// What a node is.
pub enum Kind {
    /// The document, a comment, the inside of a template: nothing to read.
    Nothing,
    /// Text.
    Text(StrTendril),
    /// An element.
    Element(Element),
}

/// An element and those of its attributes that matter, by [`kept`].
pub struct Element {
    name: QualName,
    attributes: Vec<Attribute>,
}

impl Tree {
    /// The document itself, under which everything hangs.
    pub const ROOT: NodeId = NodeId(0);

    /// A node by its index.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// A node's index as a plain number, for tables beside the tree.
    pub fn index(id: NodeId) -> usize {
        id.0 as usize
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }

    fn add(&mut self, kind: Kind) -> NodeId {
        // A page of four thousand million nodes does not fit into memory first.
        let id = NodeId(self.nodes.len() as u32);
        let node =
            Node { parent: None, first: None, last: None, prev: None, next: None, kind };
        self.nodes.push(node);
        id
    }

    fn detach(&mut self, id: NodeId) {
        let Node { parent, prev, next, .. } = *self.node(id);
        match prev {
            Some(prev) => self.node_mut(prev).next = next,
            None => {
                if let Some(parent) = parent {
                    self.node_mut(parent).first = next;
                }
            }
        }
        match next {
            Some(next) => self.node_mut(next).prev = prev,
            None => {
                if let Some(parent) = parent {
                    self.node_mut(parent).last = prev;
                }
            }
        }
        let node = self.node_mut(id);
        (node.parent, node.prev, node.next) = (None, None, None);
    }

    /// Hangs a node under `parent`, before `next` or at the end.
    fn attach(&mut self, id: NodeId, parent: NodeId, next: Option<NodeId>) {
        self.detach(id);
        let prev = match next {
            Some(next) => self.node_mut(next).prev.replace(id),
            None => self.node_mut(parent).last.replace(id),
        };
        match prev {
            Some(prev) => self.node_mut(prev).next = Some(id),
            None => self.node_mut(parent).first = Some(id),
        }
        let node = self.node_mut(id);
        (node.parent, node.prev, node.next) = (Some(parent), prev, next);
    }

    /// Puts a node or text under `parent`, before `next` or at the end; text that
    /// follows text becomes one with it.
    fn insert(
        &mut self,
        parent: NodeId,
        next: Option<NodeId>,
        child: NodeOrText<NodeId>,
    ) {
        let text = match child {
            NodeOrText::AppendNode(id) => return self.attach(id, parent, next),
            NodeOrText::AppendText(text) => text,
        };
        if matches!(&self.node(parent).kind, Kind::Element(e) if e.is_code()) {
            return;
        }
        let prev = match next {
            Some(next) => self.node(next).prev,
            None => self.node(parent).last,
        };
        if let Some(prev) = prev
            && let Kind::Text(before) = &mut self.node_mut(prev).kind
        {
            before.push_tendril(&text);
            return;
        }
        let id = self.add(Kind::Text(text));
        self.attach(id, parent, next);
    }
}

impl Element {
    /// The tag, in lower case.
    pub fn tag(&self) -> &str {
        &self.name.local
    }

    /// The value of an attribute among those kept.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|a| &*a.name.local == name)?;
        Some(&found.value)
    }

    /// Whether the text in it is code that nothing here reads.
    fn is_code(&self) -> bool {
        match self.name.local {
            local_name!("style") => true,
            local_name!("script") => !self.is_structured_data(),
            _ => false,
        }
    }

    /// Whether it is a script of structured data (JSON-LD).
    pub fn is_structured_data(&self) -> bool {
        self.attribute("type")
            .is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json"))
    }
}

/// Whether an attribute is one that something here reads.
fn kept(attribute: &Attribute) -> bool {
    matches!(
        &*attribute.name.local,
        "id" | "class"
            | "role"
            | "itemprop"
            | "itemtype"
            | "aria-label"
            | "aria-hidden"
            | "aria-multiline"
            | "hidden"
            | "inert"
            | "style"
            | "href"
            | "lang"
            | "type"
            | "property"
            | "content"
            | "contenteditable"
    )
}

/// Parses a page. Never fails: there is no text that HTML gives no tree.
pub fn parse(html: &str) -> Tree {
    html5ever::parse_document(Sink::default(), ParseOpts::default()).one(html)
}

/// Where html5ever builds the tree.
struct Sink {
    tree: RefCell<Tree>,
}

impl Default for Sink {
    fn default() -> Sink {
        let mut tree = Tree::default();
        tree.add(Kind::Nothing);
        Sink { tree: RefCell::new(tree) }
    }
}

/// The name of an element, borrowed from the tree.
struct Name<'a>(Ref<'a, QualName>);

impl std::fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

/// What a node that is no element answers when asked for its name; html5ever does not
/// ask.
static NO_NAME: QualName = QualName { prefix: None, ns: ns!(), local: local_name!("") };

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn get_document(&self) -> NodeId {
        Tree::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name<'a> {
        Name(Ref::map(self.tree.borrow(), |tree| match &tree.node(*target).kind {
            Kind::Element(element) => &element.name,
            Kind::Text(_) | Kind::Nothing => &NO_NAME,
        }))
    }

    fn create_element(
        &self,
        name: QualName,
        mut attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> NodeId {
        attributes.retain(kept);
        self.tree.borrow_mut().add(Kind::Element(Element { name, attributes }))
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.tree.borrow_mut().add(Kind::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.tree.borrow_mut().add(Kind::Nothing)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.tree.borrow_mut().insert(*parent, None, child);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let mut tree = self.tree.borrow_mut();
        if let Some(parent) = tree.node(*sibling).parent {
            tree.insert(parent, Some(*sibling), child);
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        prev_element: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.tree.borrow().node(*element).parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(prev_element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The inside of a template hangs nowhere: it is no part of the page.
    fn get_template_contents(&self, _: &NodeId) -> NodeId {
        self.tree.borrow_mut().add(Kind::Nothing)
    }

    fn same_node(&self, a: &NodeId, b: &NodeId) -> bool {
        a == b
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        if let Kind::Element(element) = &mut tree.node_mut(*target).kind {
            for attribute in attributes.into_iter().filter(kept) {
                if element.attribute(&attribute.name.local).is_none() {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.node(*node).first {
            tree.attach(child, *new_parent, None);
        }
    }
}
