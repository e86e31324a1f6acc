//! Finding again, elsewhere in the article, what was found once.
//!
//! A tagger that knows a name in one sentence misses it in the next, and a headline
//! tells it nothing. The words of a name are evidence enough: a full name is itself
//! wherever it stands, a surname that was introduced is a mention when it stands alone
//! with a capital. What could be an ordinary word is not taken: not a word that the
//! article also writes small (*Brown* and *brown*), nor one with another capitalised
//! word beside it (*Kato* in *Kato Street*), for that is another name.
//! An acronym at the front of a longer name (*US Central Command*) does not hide it.
//!
//! The last word of a club's name is sought too, which it is seldom called without (*Rosario
//! Central*, *Central's captain*), but on trial: it must turn out to mean the club.

use super::forest::{Forest, Mention, NodeId, Sort};
use super::introduction;
use super::thing;
use super::words::{self, Folds};
use crate::annotation::Form;
use crate::text::{Casing, Shape, Text, TokenId, TokenRange, WordHash};
use rustc_hash::FxHashMap;

/// No name of more words is looked for.
const LONGEST: usize = 12;

/// How many forms that begin with one word are tried at one place. An article of five
/// thousand people of one first name would otherwise be quadratic.
const TRIED: usize = 24;

struct Seeker<'a> {
    text: &'a Text,
    folds: &'a Folds,
    /// Forms that nobody has found yet.
    clubs: &'a [NodeId],
    /// Forms by their first word, longest first.
    starts: FxHashMap<WordHash, Vec<NodeId>>,
    /// Whether any form begins with it, for each distinct word.
    opens: Vec<bool>,
}

/// Adds to `mentions`, which come in reading order, those that nobody has found yet. Gives
/// the forms that are on trial.
#[inline(never)]
pub(super) fn recall(
    text: &Text,
    folds: &Folds,
    forest: &mut Forest,
    mentions: &mut Vec<Mention>,
    is_club: &dyn Fn(TokenRange) -> bool,
) -> Vec<NodeId> {
    surnames(text, folds, forest);
    let clubs = clubs(text, folds, forest, is_club);
    let mut starts: FxHashMap<WordHash, Vec<NodeId>> = FxHashMap::default();
    for id in forest.ids() {
        let node = forest.node(id);
        if node.sort != Sort::Acronym
            && let Some(first) = node.words.first()
            && worth_seeking(text, forest, id)
        {
            starts.entry(*first).or_default().push(id);
        }
    }
    for forms in starts.values_mut() {
        forms.sort_by_key(|id| std::cmp::Reverse(forest.node(*id).words.len()));
        forms.truncate(TRIED);
    }
    let opens = folds.all().iter().map(|word| starts.contains_key(word)).collect();
    let seeker = Seeker { text, folds, clubs: &clubs, starts, opens };
    let mut found = Vec::new();
    let mut next = 0;
    for sentence in text.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if let Some(taken) = mentions.get(next)
                && taken.tokens.start <= at
            {
                next += 1;
                let limit = mentions.get(next).map_or(sentence.tokens.end, |after| {
                    after.tokens.start.min(sentence.tokens.end)
                });
                if taken.tokens.start == at
                    && forest.node(taken.node).sort == Sort::Acronym
                    && let range = (TokenRange { start: at, end: limit })
                    && let Some(mention) =
                        seeker.at(forest, range, sentence.tokens, sentence.casing)
                    && mention.tokens.len() > taken.tokens.len()
                {
                    at = mention.tokens.end;
                    found.push(mention);
                } else {
                    at = at.max(taken.tokens.end);
                }
                continue;
            }
            let limit = mentions.get(next).map_or(sentence.tokens.end, |taken| {
                taken.tokens.start.min(sentence.tokens.end)
            });
            let range = TokenRange { start: at, end: limit };
            match seeker.at(forest, range, sentence.tokens, sentence.casing) {
                Some(mention) => {
                    at = mention.tokens.end;
                    found.push(mention);
                }
                None => at = at.plus(1),
            }
        }
    }
    mentions.extend(found);
    mentions.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    clubs
}

/// Gives the last word of the name of every club a form of its own, unless something else
/// has it.
fn clubs(
    text: &Text,
    folds: &Folds,
    forest: &mut Forest,
    is_club: &dyn Fn(TokenRange) -> bool,
) -> Vec<NodeId> {
    let mut planted = Vec::new();
    let names: Vec<NodeId> = forest.ids().collect();
    for id in names {
        let node = forest.node(id);
        let Some(last) = node.first.last() else { continue };
        let word = folds.at(text, last);
        if node.sort == Sort::Thing
            && node.words.len() > 1
            && node.words.last() == Some(&word)
            && text[last].shape == Shape::Capital
            && text.usage(last).lower == 0
            && !thing::is_kind_of_body(word)
            && is_club(node.first)
            && [Sort::Thing, Sort::Person]
                .into_iter()
                .all(|sort| forest.find(sort, vec![word]).is_none())
        {
            planted.push(forest.plant(Sort::Thing, vec![word], TokenRange::one(last)));
        }
    }
    planted
}

/// Gives the surname of every person a form of its own, so that it is looked for even
/// if no tagger has ever seen it alone.
fn surnames(text: &Text, folds: &Folds, forest: &mut Forest) {
    let people: Vec<NodeId> = forest.ids().collect();
    for id in people {
        let node = forest.node(id);
        if node.sort != Sort::Person || node.words.len() < 2 {
            continue;
        }
        let at = node.first;
        let Some(last) = at.iter().rev().find(|t| {
            text[*t].has_capital() && !words::is_generation(folds.at(text, *t))
        }) else {
            continue;
        };
        let word = folds.at(text, last);
        if text[last].shape != Shape::Initial
            && node.words.contains(&word)
            && forest.find(Sort::Thing, vec![word]).is_none()
        {
            forest.plant(Sort::Person, vec![word], TokenRange::one(last));
        }
    }
}

/// Whether the form can be told from ordinary words.
fn worth_seeking(text: &Text, forest: &Forest, id: NodeId) -> bool {
    let node = forest.node(id);
    if node.words.len() > LONGEST {
        return false;
    }
    let capitals = node.first.iter().any(|t| text[t].has_capital());
    node.words.len() > 1 || (capitals && node.first.len() == 1)
}

impl Seeker<'_> {
    /// The longest form that stands at the front of `range`.
    fn at(
        &self,
        forest: &Forest,
        range: TokenRange,
        sentence: TokenRange,
        casing: Casing,
    ) -> Option<Mention> {
        if !self.opens[self.text[range.start].word.0 as usize] {
            return None;
        }
        let first = self.folds.at(self.text, range.start);
        let forms = self.starts.get(&first)?;
        for &id in forms {
            let node = forest.node(id);
            let Some(tokens) = self.spelled(range, &node.words, node.sort) else {
                continue;
            };
            let single = node.words.len() == 1;
            let fits = if single {
                stands_alone(self.text, tokens, sentence, casing)
                    && (!self.clubs.contains(&id)
                        || casing == Casing::Prose
                            && !self.text[tokens.start].starts_sentence())
            } else {
                self.same_case(tokens, node.first)
                    && (node.words.last() != Some(&words::PLUS)
                        || self.is_plus(tokens, sentence))
            };
            if fits {
                let form = Form::Full;
                return Some(Mention { tokens, node: id, form });
            }
        }
        None
    }

    /// The tokens that spell `words` from the front of `range` on.
    fn spelled(
        &self,
        range: TokenRange,
        words: &[WordHash],
        sort: Sort,
    ) -> Option<TokenRange> {
        let mut at = range.start;
        let mut end = at;
        for (n, word) in words.iter().enumerate() {
            while n > 0
                && at < range.end
                && (is_joint(self.text, at)
                    || sort == Sort::Person
                        && words::may_be_particle(self.text.hash_at(at))
                        && self.folds.at(self.text, at) != *word)
            {
                at = at.plus(1);
            }
            if at >= range.end || self.folds.at(self.text, at) != *word {
                return None;
            }
            at = at.plus(1);
            end = at;
        }
        Some(TokenRange { start: range.start, end })
    }

    /// Whether the plus at the end belongs to the name and adds nothing to it: *Disney +
    /// Pixar*.
    fn is_plus(&self, tokens: TokenRange, sentence: TokenRange) -> bool {
        let text = self.text;
        let adds = |id: TokenId| {
            sentence.has(id) && !matches!(text[id].shape, Shape::Lower | Shape::Punct)
        };
        tokens.last().is_some_and(|plus| text[plus].glued()) || !adds(tokens.end)
    }

    /// Whether what is a name there is written like one here.
    fn same_case(&self, here: TokenRange, there: TokenRange) -> bool {
        let small =
            |range: TokenRange| range.iter().all(|id| !self.text[id].has_capital());
        small(there) || self.text[here.start].has_capital()
    }
}

/// Whether a single word stands alone, as a name and nothing else.
pub(super) fn stands_alone(
    text: &Text,
    tokens: TokenRange,
    sentence: TokenRange,
    casing: Casing,
) -> bool {
    let id = tokens.start;
    if !text[id].has_capital() || text[id].shape == Shape::Initial {
        return false;
    }
    let usage = text.usage(id);
    if usage.lower > 0 || casing == Casing::Shouted {
        return false;
    }
    let capital = |id: TokenId| {
        sentence.has(id)
            && text[id].has_capital()
            && casing == Casing::Prose
            && !words::is_title(text.hash_at(id))
    };
    let joined = |id: TokenId| {
        sentence.has(id) && text[id].glued() && matches!(text.str_at(id), "-" | "’" | "'")
    };
    let after = tokens.end;
    let possessive = joined(after) && matches!(text.str_at(after), "’" | "'");
    if !possessive && (capital(after) || joined(after)) {
        return false;
    }
    match id.before() {
        Some(before) if sentence.has(before) => {
            let tied = text[id].glued() && matches!(text.str_at(before), "-" | "’" | "'");
            let opens = text[before].starts_sentence()
                && (text.usage(before).lower > 0
                    || introduction::is_small(text.hash_at(before)));
            !tied && (opens || !capital(before))
        }
        _ => true,
    }
}

/// Marks that stand inside names.
fn is_joint(text: &Text, id: TokenId) -> bool {
    matches!(text.str_at(id), "-" | "‐" | "‑" | "." | "’" | "'" | "&" | "/")
}
