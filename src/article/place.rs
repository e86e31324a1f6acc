//! The surroundings of the blocks: which parts of the page can hold the article, and
//! which one does.
//!
//! Weights ([`Measure`]) are summed up the tree, so that each element knows the prose
//! and the clutter in it. What is named as something else (navigation, teasers,
//! comments: [`Cues`]) and what repeats like a list of teasers is left out of the sums,
//! unless it holds the greater part of the page's prose: then the name means less than
//! the text. The article's place is the element with the greatest sum; and within it,
//! as long as one of the elements in it has nearly all of the sum, that one.

use super::cue::Cues;
use super::measure::Measure;
use crate::page::{Group, Page};

/// What being named the place of the text is worth, in characters of prose.
const BODY_BONUS: i64 = 300;
/// An element is taken for the one around it if it has this share of its sum, in
/// tenths.
const DESCEND: i64 = 7;
/// As many alike are a list.
const CARDS_MIN: usize = 3;
/// Longer entries of a list are texts of their own, in characters.
const CARD_MAX: i64 = 600;

/// What an element's place in the page says about the blocks in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The element around, if any.
    pub parent: Option<usize>,
    /// Not the article: named so here or around, or one of a list of teasers.
    pub outside: bool,
    /// In the caption or credit of a picture.
    pub caption: bool,
    /// In the lines that say who wrote it and when.
    pub byline: bool,
    /// In the lines that sum the article up.
    pub standfirst: bool,
    /// In the article's place.
    pub inside: bool,
}

impl Place {
    /// Whether it stands apart from the text: in another part of the page, a caption or
    /// a byline.
    pub fn is_aside(&self) -> bool {
        self.outside || self.caption || self.byline
    }
}

/// The places of all groups of a page.
pub struct Places {
    places: Vec<Place>,
}

impl std::ops::Index<u32> for Places {
    type Output = Place;

    /// The place of a group; the outermost one's for a number that is none.
    fn index(&self, group: u32) -> &Place {
        &self.places[(group as usize).min(self.places.len() - 1)]
    }
}

/// Sums over the blocks in an element and in all elements in it.
#[derive(Clone, Copy, Default)]
struct Sums {
    /// Characters of prose, wherever it stands.
    prose: i64,
    /// Weight of the blocks that are not outside.
    weight: i64,
    /// Blocks that are links and nothing else, long enough to be a title.
    titles: u32,
    /// Whether the article's title stands in it.
    title: bool,
}

impl Places {
    /// Finds the places of the groups of a page, of which there is at least one.
    /// `title` is the block that is the article's title, if known.
    pub fn of(page: &Page, measures: &[Measure], title: Option<usize>) -> Places {
        let groups = &page.groups;
        let mut places: Vec<Place> = groups
            .iter()
            .enumerate()
            .map(|(at, group)| {
                // A group stands after its parent; one that says otherwise has none.
                let parent = Some(group.parent as usize).filter(|p| *p < at);
                Place { parent, ..Place::default() }
            })
            .collect();
        let mut sums = vec![Sums::default(); groups.len()];
        for (at, (block, measure)) in page.blocks.iter().zip(measures).enumerate() {
            let sum = &mut sums[(block.features.group as usize).min(groups.len() - 1)];
            if measure.prose {
                sum.prose += measure.weight;
            }
            sum.titles += u32::from(measure.is_title());
            sum.title |= title == Some(at);
        }
        add_up(&places, &mut sums, |sum, part| {
            sum.prose += part.prose;
            sum.titles += part.titles;
            sum.title |= part.title;
        });
        mark_cards(groups, &mut places, &sums);
        let body = mark_cues(groups, &mut places, &sums);

        for (block, measure) in page.blocks.iter().zip(measures) {
            let at = (block.features.group as usize).min(groups.len() - 1);
            if !places[at].is_aside() {
                sums[at].weight += measure.weight;
            }
        }
        for (sum, body) in sums.iter_mut().zip(body) {
            sum.weight += if body && sum.prose > 0 { BODY_BONUS } else { 0 };
        }
        add_up(&places, &mut sums, |sum, part| sum.weight += part.weight);
        mark_inside(groups, &mut places, &sums);
        Places { places }
    }
}

/// Adds each group's sums to those of the group around it, innermost first.
fn add_up(places: &[Place], sums: &mut [Sums], add: impl Fn(&mut Sums, Sums)) {
    for at in (0..places.len()).rev() {
        if let Some(parent) = places[at].parent {
            let part = sums[at];
            add(&mut sums[parent], part);
        }
    }
}

/// Marks the entries of lists of teasers: neighbours of the same make, most of which
/// have a title that is a link, and none of them much text.
fn mark_cards(groups: &[Group], places: &mut [Place], sums: &[Sums]) {
    let mut order: Vec<usize> =
        (0..groups.len()).filter(|g| sums[*g].titles > 0).collect();
    let make = |g: &usize| (places[*g].parent, &groups[*g].tag, &groups[*g].names);
    order.sort_by(|a, b| make(a).cmp(&make(b)));
    let cards: Vec<usize> = order
        .chunk_by(|a, b| make(a) == make(b))
        .filter(|alike| alike.len() >= CARDS_MIN)
        .flatten()
        .copied()
        .filter(|g| sums[*g].prose < CARD_MAX)
        .collect();
    for card in cards {
        places[card].outside = true;
    }
}

/// Marks what the names of the groups say, and hands it on to the groups within.
/// Returns which ones are named the place of the text.
fn mark_cues(groups: &[Group], places: &mut [Place], sums: &[Sums]) -> Vec<bool> {
    let total: i64 = sums
        .iter()
        .zip(&*places)
        .filter(|(_, p)| p.parent.is_none())
        .map(|(s, _)| s.prose)
        .sum();
    let any_title = sums.iter().any(|s| s.title);
    let mut body = Vec::with_capacity(groups.len());
    for at in 0..groups.len() {
        let cues = Cues::of(&groups[at]);
        body.push(cues.body);
        // What holds most of the page's prose is not what its name says; but readers may
        // well write more than the author did, so that comments must hold the title, too.
        let most = sums[at].prose * 2 > total;
        let named = cues.outside && !cues.embed && !most;
        let comments = cues.comments && !sums[at].title && (any_title || !most);
        let around = places[at].parent.map_or(Place::default(), |p| places[p]);
        let place = &mut places[at];
        place.outside |= around.outside | named | comments;
        place.caption = around.caption | (cues.caption && !most);
        place.byline = around.byline | (cues.byline && !most);
        place.standfirst = around.standfirst | (cues.standfirst && !most);
    }
    body
}

/// Marks the article's place, and all in it, and the paragraphs that stand right in the
/// elements around it: a first or a last one is often left outside.
fn mark_inside(groups: &[Group], places: &mut [Place], sums: &[Sums]) {
    let mut root = 0;
    let mut best: Vec<Option<usize>> = vec![None; places.len()];
    for (at, sum) in sums.iter().enumerate() {
        if sum.weight >= sums[root].weight {
            root = at;
        }
        if let Some(parent) = places[at].parent
            && best[parent].is_none_or(|b| sums[b].weight < sum.weight)
        {
            best[parent] = Some(at);
        }
    }
    let mut around = Vec::new();
    while let Some(next) = best[root]
        && sums[next].weight * 10 >= sums[root].weight * DESCEND
        && sums[next].weight > 0
    {
        around.push(root);
        root = next;
    }
    for at in 0..places.len() {
        let beside =
            |parent| groups[at].tag == "p" && around.binary_search(&parent).is_ok();
        places[at].inside = at == root
            || places[at]
                .parent
                .is_some_and(|p| at > root && places[p].inside || beside(p));
    }
}
