//! Block by block: which part of the article each block is, if any.
//!
//! The article's place ([`Places`]) still holds other things: buttons, bylines, links
//! to other stories. What is prose there belongs to the article, and what is none does
//! if it stands in the *flow*: beside prose, under one element with it, or in a list,
//! a quotation or a table that does. The rules are in [`Flow::part`], in order; each
//! has its reason there and its counter-example in the tests.

use super::measure::Measure;
use super::place::{Place, Places};
use crate::page::{Block, Page, Role};
use std::ops::Range;

/// What a block is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Its title.
    Title,
    /// What stands between the title and the text and sums it up.
    Standfirst,
    /// Its text, with the headings, lists, quotations and tables in it.
    Body,
    /// What is written under a picture.
    Caption,
}

/// Shorter captions are credits.
const CAPTION_MIN: u32 = 20;
/// Shorter lines before the text are dates, names and buttons.
const STANDFIRST_MIN: u32 = 40;
/// More than this is not what is written in front of a link to say where it leads.
const LABEL_MAX: u32 = 40;
/// A longer text speaks for itself, however it begins.
const OPENING_MAX: u32 = 200;

/// How blocks begin that lead away from the article, in lower case. Only what stands in
/// front of links and addresses on any English news site is here, and it counts only
/// for a short block that is not plain prose.
const OPENINGS: &[&str] = &[
    "advertisement", "also read", "click here", "follow us", "more:", "more from",
    "more on", "read also", "read more", "read next", "related", "see also",
    "share this", "sign up", "subscribe", "watch:", "you may also like",
];

/// Gives each block its part.
pub fn parts(
    page: &Page,
    measures: &[Measure],
    places: &Places,
    title: Option<usize>,
) -> Vec<Option<Part>> {
    let flow = Flow::of(page, measures, places);
    let mut parts: Vec<Option<Part>> =
        page.blocks.iter().zip(measures).map(|(b, m)| flow.part(b, m)).collect();
    settle_begin(page, measures, &flow, title, &mut parts);
    settle_end(measures, &mut parts);
    if let Some(title) = title {
        parts[title] = Some(Part::Title);
    }
    parts
}

/// Settles what stands before the first prose of the text: nothing before the title is
/// the article, and of what follows it, only lines as long as a standfirst.
fn settle_begin(
    page: &Page,
    measures: &[Measure],
    flow: &Flow<'_>,
    title: Option<usize>,
    parts: &mut [Option<Part>],
) {
    let is_text = |at: &usize| {
        let role = page.blocks[*at].role;
        parts[*at] == Some(Part::Body) && measures[*at].prose && role != Role::Heading
    };
    let prose = |range: Range<usize>| -> u32 {
        range.filter(is_text).map(|at| measures[at].chars).sum()
    };
    // What is taken for the title may be the name of the site, below everything.
    let title =
        title.filter(|title| prose(*title..parts.len()) >= prose(0..*title).max(1));
    let head = title.unwrap_or(0);
    let Some(first) = (head..parts.len()).find(is_text) else { return };
    parts[..head].fill(None);
    for at in head..first {
        let (block, measure) = (&page.blocks[at], &measures[at]);
        let place = &flow.places[block.features.group];
        let is_body = parts[at] == Some(Part::Body);
        let long = measure.chars >= STANDFIRST_MIN || block.role == Role::Heading;
        // The text may begin with a line that is no prose, or with a list.
        let begins = is_body
            && !place.standfirst
            && (is_list(block) || long && flow.is_beside(block, &page.blocks[first]));
        if begins {
            continue;
        }
        // The picture that opens an article stands between its title and its text.
        if is_caption(block, measure, place) && (place.inside || title.is_some()) {
            parts[at] = Some(Part::Caption);
            continue;
        }
        let leads =
            is_standfirst(block, measure, place) && (place.inside || title.is_some());
        parts[at] = leads.then_some(Part::Standfirst);
    }
}

/// Drops the notes of the house: they stand at the end, in other type, and link to its
/// services.
fn settle_end(measures: &[Measure], parts: &mut [Option<Part>]) {
    let both = parts.iter_mut().zip(measures).rev();
    for (part, measure) in both.filter(|(part, _)| **part == Some(Part::Body)) {
        if measure.is_stressed() && measure.link > 0 {
            *part = None;
        } else if measure.prose && !measure.is_stressed() {
            return;
        }
    }
}

fn is_caption(block: &Block, measure: &Measure, place: &Place) -> bool {
    (place.caption || block.role == Role::Caption)
        && !place.outside
        && measure.chars >= CAPTION_MIN
        && !measure.is_linked()
}

fn is_standfirst(block: &Block, measure: &Measure, place: &Place) -> bool {
    !place.is_aside()
        && measure.chars >= STANDFIRST_MIN
        && !measure.is_linked()
        && (place.standfirst || measure.prose || block.role == Role::Heading)
        && block.role != Role::Title
}

/// The elements in which the article's text flows.
struct Flow<'p> {
    places: &'p Places,
    /// Whether prose stands directly in the group, or beside it.
    near: Vec<bool>,
}

impl Flow<'_> {
    fn of<'p>(page: &Page, measures: &[Measure], places: &'p Places) -> Flow<'p> {
        let groups = &page.groups;
        let mut flow = vec![false; groups.len()];
        for (block, measure) in page.blocks.iter().zip(measures) {
            let place = &places[block.features.group];
            if measure.prose && place.inside && !place.is_aside() {
                if let Some(own) = flow.get_mut(block.features.group as usize) {
                    *own = true;
                }
                if let Some(parent) = place.parent {
                    flow[parent] = true;
                }
            }
        }
        let mut near = flow.clone();
        for (at, group) in groups.iter().enumerate() {
            let Some(parent) = places[at as u32].parent else { continue };
            near[at] |= flow[parent] || (near[parent] && is_structure(&group.tag));
        }
        Flow { places, near }
    }

    /// The part of a block, by its own features and its place.
    fn part(&self, block: &Block, measure: &Measure) -> Option<Part> {
        let place = &self.places[block.features.group];
        let near = self.near.get(block.features.group as usize).is_some_and(|n| *n);
        if !place.inside || place.outside || place.byline || block.role == Role::Title {
            return None;
        }
        if place.caption || block.role == Role::Caption {
            return is_caption(block, measure, place).then_some(Part::Caption);
        }
        // A few words and a link, without a sentence: the way to another story.
        let leads_away = measure.is_linked()
            && !measure.ends
            && measure.chars - measure.link < LABEL_MAX
            || measure.chars <= OPENING_MAX
                && (measure.link > 0 || measure.is_stressed() || !measure.prose)
                && opens_away(&block.text);
        let belongs = match block.role {
            // A heading may link to what it speaks of.
            Role::Heading => near,
            Role::ListItem => measure.prose || (near && !measure.is_link()),
            Role::Cell => near && !measure.is_link(),
            _ => (measure.prose || (near && !measure.is_link())) && !leads_away,
        };
        belongs.then_some(Part::Body)
    }

    /// Whether two blocks stand under one element, or one of them right in it.
    fn is_beside(&self, a: &Block, b: &Block) -> bool {
        let (a, b) = (a.features.group, b.features.group);
        let around = |group| self.places[group].parent.map(|p| p as u32);
        a == b || around(a) == Some(b) || around(b) == Some(a) || around(a) == around(b)
    }
}

fn is_list(block: &Block) -> bool {
    matches!(block.role, Role::ListItem | Role::Cell | Role::Quotation)
}

/// Elements that give text structure without taking it elsewhere.
fn is_structure(tag: &str) -> bool {
    matches!(
        tag,
        "blockquote"
            | "dd"
            | "dl"
            | "dt"
            | "li"
            | "ol"
            | "p"
            | "pre"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

fn opens_away(text: &str) -> bool {
    let lower: String = text.chars().take(24).flat_map(char::to_lowercase).collect();
    let lower = lower.trim_start();
    OPENINGS.iter().any(|opening| {
        lower.strip_prefix(opening).is_some_and(|rest| {
            opening.ends_with(':') || !rest.starts_with(|c: char| c.is_alphanumeric())
        })
    })
}
