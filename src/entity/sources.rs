//! What is known of each form beside the article's words: the pack and its definitions.

use super::forest::{Forest, Mention, NodeId, Sort};
use super::gather;
use crate::acronym::Definition;
use crate::annotation::Class;
use crate::knowledge::{Entry, EntryId, Known, Link, Pack, Posting, known_at};
use crate::text::{Text, WordHash};
use rustc_hash::{FxHashMap, FxHashSet};

/// A name with more bearers than this is as good as unknown.
const BEARERS: usize = 12;

/// What is this well known is meant by its name, whatever else bears it.
const FAMOUS: f32 = 0.3;

/// The same of a sports club: Arsenal is the one of London, Rangers may be any.
const FAMOUS_CLUB: f32 = 0.5;

/// What the pack and the article's definitions say of the forms of an article.
pub(super) struct Sources<'a> {
    pack: &'a Pack,
    postings: FxHashMap<NodeId, Posting>,
    defined: FxHashSet<NodeId>,
}

impl<'a> Sources<'a> {
    #[inline(never)]
    pub(super) fn new(
        forest: &Forest,
        mentions: &[Mention],
        definitions: &[Definition],
        known: &[Known],
        pack: &'a Pack,
    ) -> Sources<'a> {
        let mut postings = FxHashMap::default();
        let mut defined = FxHashSet::default();
        for mention in mentions {
            if let Some(known) = known_at(known, mention.tokens) {
                postings.entry(mention.node).or_insert(known.posting);
            }
            if forest.node(mention.node).sort == Sort::Acronym
                && forest.root(mention.node) != mention.node
            {
                defined.insert(mention.node);
            }
        }
        for definition in definitions {
            defined.extend(gather::at(mentions, definition.short).map(|m| m.node));
        }
        Sources { pack, postings, defined }
    }

    /// Whether the article says what the short form stands for.
    pub(super) fn is_defined(&self, short: NodeId) -> bool {
        self.defined.contains(&short)
    }

    /// Whether the pack has the form.
    pub(super) fn knows(&self, id: NodeId) -> bool {
        self.postings.contains_key(&id)
    }

    /// Whether the pack has the form as the name of something that is no person.
    pub(super) fn is_thing(&self, id: NodeId) -> bool {
        self.links(id).any(|link| self.pack.entry(link.entry).kind().class() != "person")
    }

    /// Whether the pack has the form as the name of a sports club.
    pub(super) fn is_club(&self, id: NodeId) -> bool {
        self.links(id).any(|link| is_club(self.pack.entry(link.entry)))
    }

    /// Whether a club of the article may go by the form, though the pack has it for
    /// others: clubs share their short names (*Sharks*, *Rangers*). Not if readers think of
    /// another first, or the article names it.
    pub(super) fn yields_to_club(&self, forest: &Forest, id: NodeId) -> bool {
        let known = |link: Link| {
            let entry = self.pack.entry(link.entry);
            entry.familiarity() >= if is_club(entry) { FAMOUS_CLUB } else { FAMOUS }
        };
        !self.links(id).any(known)
            && !self
                .postings
                .keys()
                .any(|other| !forest.joined(*other, id) && self.share(*other, id))
    }

    /// How well known the best known thing of this name is that is no person, 0 to 1.
    pub(super) fn fame(&self, id: NodeId) -> f32 {
        self.most_famous(id, &|class| class != "person")
    }

    /// How well known the best known place or people of this name is, 0 to 1.
    pub(super) fn fame_as_place(&self, id: NodeId) -> f32 {
        self.most_famous(id, &|class| class == "place" || class == "other")
    }

    fn most_famous(&self, id: NodeId, counts: &dyn Fn(&str) -> bool) -> f32 {
        self.links(id)
            .map(|link| self.pack.entry(link.entry))
            .filter(|entry| counts(entry.kind().class()))
            .map(|entry| entry.familiarity())
            .fold(0.0, f32::max)
    }

    /// Whether the pack has both forms, and for no common bearer.
    pub(super) fn contradict(&self, a: NodeId, b: NodeId) -> bool {
        self.knows(a) && self.knows(b) && !self.share(a, b)
    }

    /// Whether the pack has `short` and one of `longs` for the same bearer.
    pub(super) fn agree(&self, short: NodeId, longs: &[NodeId]) -> bool {
        longs.iter().any(|long| self.share(short, *long))
    }

    /// Whether the pack has `short` as a country of which the article has no name, and
    /// `people` as its people: *SA*, where all else is *South African*.
    pub(super) fn is_people_of(&self, short: NodeId, people: NodeId) -> bool {
        let country = self.links(people).find_map(|link| {
            let entry = self.pack.entry(link.entry);
            let country =
                entry.country().filter(|_| entry.kind().name() == "nationality");
            Some(self.pack.country(country?).entry().id())
        });
        let is_country = |id: NodeId| self.links(id).any(|l| Some(l.entry) == country);
        country.is_some()
            && is_country(short)
            && !self.postings.keys().any(|id| *id != short && is_country(*id))
    }

    fn share(&self, a: NodeId, b: NodeId) -> bool {
        self.links(a).any(|one| self.links(b).any(|other| one.entry == other.entry))
    }

    fn links(&self, id: NodeId) -> impl Iterator<Item = Link> + '_ {
        let posting = self.postings.get(&id).copied();
        posting.into_iter().flat_map(|p| self.pack.links(p)).take(BEARERS)
    }

    /// Joins the forms that the pack has as names of one bearer: *Daesh*, *ISIL*,
    /// *Islamic State group*. A name of one bearer is sure; a short form of several
    /// joins the one of them that the article names otherwise. A country and its
    /// people are two entries, and stay apart.
    #[inline(never)]
    pub(super) fn join_aliases(&self, text: &Text, forest: &mut Forest) {
        let mut bearers = FxHashMap::default();
        for (id, links) in self.join_sure(text, forest, &mut bearers) {
            self.join_doubtful(forest, &mut bearers, id, &links);
        }
        self.join_central_bank(forest);
    }

    /// Joins the names of one bearer only, and notes them in `bearers`. Gives all others
    /// that the pack has, with the bearers that each may mean.
    fn join_sure(
        &self,
        text: &Text,
        forest: &mut Forest,
        bearers: &mut FxHashMap<EntryId, NodeId>,
    ) -> Vec<(NodeId, Vec<Link>)> {
        let mut doubtful = Vec::new();
        let asked = |id: &NodeId| self.knows(*id) && !self.is_defined(*id);
        for id in forest.ids().filter(asked) {
            let links: Vec<Link> =
                self.links(id).filter(|link| fits(text, forest, id, *link)).collect();
            match links[..] {
                [link] if !link.is_weak() => {
                    let first = *bearers.entry(link.entry).or_insert(id);
                    if compatible(forest, first, id) {
                        forest.join(first, id);
                    }
                }
                _ => doubtful.push((id, links)),
            }
        }
        doubtful
    }

    /// Joins a name of several bearers with the one that the article names otherwise.
    fn join_doubtful(
        &self,
        forest: &mut Forest,
        bearers: &mut FxHashMap<EntryId, NodeId>,
        id: NodeId,
        links: &[Link],
    ) {
        let named = links.iter().any(|link| !link.is_short());
        let fame = |link: &Link| self.pack.entry(link.entry).familiarity();
        let best = links.iter().max_by(|a, b| fame(a).total_cmp(&fame(b)));
        // A short form of several may mean any of them; a name of several, the one that
        // everybody thinks of.
        let links = best.filter(|_| named).map_or(links, std::slice::from_ref);
        let named_otherwise = links.iter().filter_map(|link| bearers.get(&link.entry));
        match (forest.common_root(named_otherwise.copied()), links) {
            (Some(root), _) if compatible(forest, root, id) => forest.join(root, id),
            // Two names that each prove nothing prove one another.
            (None, [link]) if named => {
                bearers.insert(link.entry, id);
            }
            _ => {}
        }
    }

    /// *The Central Bank* is that of which the article speaks, if it speaks of one.
    fn join_central_bank(&self, forest: &mut Forest) {
        let words = ["central", "bank"].map(WordHash::of_lower);
        let Some(role) = forest.find(Sort::Thing, &words) else { return };
        let is_central_bank = |id: &NodeId| {
            let mut links = self.links(*id);
            let bank = links.next().is_some_and(|link| {
                self.pack.entry(link.entry).kind().name() == "central bank"
            });
            *id != role && bank && links.next().is_none()
        };
        let banks = self.postings.keys().copied().filter(is_central_bank);
        if let Some(bank) = forest.common_root(banks) {
            forest.join(bank, role);
        }
    }
}

/// Whether a sports club bears the name that the pack has.
pub(super) fn may_be_club(pack: &Pack, known: &Known) -> bool {
    pack.links(known.posting).any(|link| is_club(pack.entry(link.entry)))
}

fn is_club(entry: Entry<'_>) -> bool {
    entry.kind().name() == "sports club"
}

/// Whether the bearer can be meant by how the form is written.
fn fits(text: &Text, forest: &Forest, id: NodeId, link: Link) -> bool {
    let node = forest.node(id);
    !link.is_short()
        || node.sort == Sort::Acronym
        || node.first.iter().any(|t| text[t].has_capital())
}

/// Whether two forms may name one thing by what the tagger took them for.
fn compatible(forest: &Forest, x: NodeId, y: NodeId) -> bool {
    let ((a, sure_a), (b, sure_b)) = (forest.node(x).class(), forest.node(y).class());
    let acronym = |id: NodeId| forest.node(id).sort == Sort::Acronym;
    acronym(x)
        || acronym(y)
        || a == b
        || sure_a == 0.0
        || sure_b == 0.0
        || (a != Class::Person && b != Class::Person)
}
