//! Finding again, elsewhere in the article, what was found once.
//!
//! A tagger that knows a name in one sentence misses it in the next, and a headline
//! tells it nothing. The words of a name are evidence enough: a full name is itself
//! wherever it stands, a surname that was introduced is a mention when it stands alone
//! with a capital. What could be an ordinary word is not taken: not a word that the
//! article also writes small (*Brown* and *brown*), nor one with another capitalised
//! word beside it (*Kato* in *Kato Street*), for that is another name.
//!
//! An acronym at the front of a longer name (*US Central Command*) does not hide it, but
//! what follows must be the rest of the name: *US steel* is not US Steel. A plus at the end
//! must not add another thing (*Disney + Pixar*).
//!
//! The last word of a club's name is sought too, which it is seldom called without (*Crystal
//! Palace*, *Palace's captain*), but on trial: it must turn out to mean the club.
//!
//! Limits: of forms that begin with one word only the longest are tried; acronyms are
//! found by their own room.

use super::forest::{Forest, Mention, Node, NodeId, Sort};
use super::gather;
use super::introduction;
use super::thing;
use super::words::{self, Folds};
use crate::annotation::Form;
use crate::text::{Casing, Sentence, Shape, Text, TokenId, TokenRange, WordHash};
use rustc_hash::{FxHashMap, FxHashSet};

/// No name of more words is looked for.
const LONGEST: usize = 12;

/// How many forms that begin with one word are tried at one place. An article of five
/// thousand people of one first name would otherwise be quadratic.
const TRIED: usize = 24;

/// Adds to `mentions`, which come in reading order, those that nobody has found yet. Gives
/// the forms that are on trial.
#[inline(never)]
pub(super) fn recall(
    text: &Text,
    folds: &Folds,
    forest: &mut Forest,
    mentions: &mut Vec<Mention>,
    is_club: &dyn Fn(TokenRange) -> bool,
) -> FxHashSet<NodeId> {
    surnames(text, folds, forest);
    let clubs = clubs(text, folds, forest, is_club);
    let found = Seeker::new(text, folds, forest, &clubs).all(mentions);
    gather::merge(mentions, found);
    clubs
}

/// Gives the last word of the name of every club a form of its own, unless something else
/// has it.
fn clubs(
    text: &Text,
    folds: &Folds,
    forest: &mut Forest,
    is_club: &dyn Fn(TokenRange) -> bool,
) -> FxHashSet<NodeId> {
    let mut planted = FxHashSet::default();
    for id in forest.ids() {
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
                .all(|sort| forest.find(sort, &[word]).is_none())
        {
            planted.insert(forest.plant(Sort::Thing, vec![word], TokenRange::one(last)));
        }
    }
    planted
}

/// Gives the surname of every person a form of its own, so that it is looked for even
/// if no tagger has ever seen it alone.
fn surnames(text: &Text, folds: &Folds, forest: &mut Forest) {
    for id in forest.ids() {
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
            && forest.find(Sort::Thing, &[word]).is_none()
        {
            forest.plant(Sort::Person, vec![word], TokenRange::one(last));
        }
    }
}

/// Whether the form can be told from ordinary words.
fn worth_seeking(text: &Text, node: &Node) -> bool {
    let capitals = node.first.iter().any(|t| text[t].has_capital());
    match node.words.len() {
        1 => capitals && node.first.len() == 1,
        count => count <= LONGEST,
    }
}

/// Finds forms by how they begin.
struct Seeker<'a> {
    text: &'a Text,
    folds: &'a Folds,
    forest: &'a Forest,
    /// Forms that nobody has found yet.
    on_trial: &'a FxHashSet<NodeId>,
    /// Forms by their first word, longest first.
    starts: FxHashMap<WordHash, Vec<NodeId>>,
    /// Whether any form begins with it, for each distinct word.
    opens: Vec<bool>,
}

impl<'a> Seeker<'a> {
    fn new(
        text: &'a Text,
        folds: &'a Folds,
        forest: &'a Forest,
        on_trial: &'a FxHashSet<NodeId>,
    ) -> Seeker<'a> {
        let mut starts: FxHashMap<WordHash, Vec<NodeId>> = FxHashMap::default();
        for id in forest.ids() {
            let node = forest.node(id);
            if node.sort != Sort::Acronym
                && let Some(first) = node.words.first()
                && worth_seeking(text, node)
            {
                starts.entry(*first).or_default().push(id);
            }
        }
        for forms in starts.values_mut() {
            forms.sort_by_key(|id| std::cmp::Reverse(forest.node(*id).words.len()));
            forms.truncate(TRIED);
        }
        let opens = folds.all().iter().map(|word| starts.contains_key(word)).collect();
        Seeker { text, folds, forest, on_trial, starts, opens }
    }

    /// What stands between `mentions`, or begins with an acronym among them.
    fn all(&self, mentions: &[Mention]) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut next = 0;
        for sentence in self.text.sentences() {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let taken = mentions.get(next).filter(|taken| taken.tokens.start <= at);
                next += usize::from(taken.is_some());
                let end = mentions.get(next).map_or(sentence.tokens.end, |after| {
                    after.tokens.start.min(sentence.tokens.end)
                });
                let range = TokenRange { start: at, end };
                let mention = match taken {
                    None => self.at(range, sentence),
                    Some(taken) => self.beyond(*taken, range, sentence),
                };
                at = match (mention, taken) {
                    (Some(mention), _) => mention.tokens.end,
                    (None, Some(taken)) => at.max(taken.tokens.end),
                    (None, None) => at.plus(1),
                };
                found.extend(mention);
            }
        }
        found
    }

    /// The longest form that stands at the front of `range`.
    fn at(&self, range: TokenRange, sentence: &Sentence) -> Option<Mention> {
        if !self.opens[self.text[range.start].word.0 as usize] {
            return None;
        }
        let forms = self.starts.get(&self.folds.at(self.text, range.start))?;
        forms.iter().find_map(|id| {
            let node = self.forest.node(*id);
            let tokens = self.spelled(range, &node.words, node.sort)?;
            self.fits(*id, tokens, sentence).then_some(Mention {
                tokens,
                node: *id,
                form: Form::Full,
            })
        })
    }

    /// The name at the front of `range` that begins with the acronym `taken` and goes
    /// beyond it. Its last word has a capital as there, unless every country has such a
    /// body (the *US army*) or a hyphen ties it to the rest (*Covid-zero*).
    fn beyond(
        &self,
        taken: Mention,
        range: TokenRange,
        sentence: &Sentence,
    ) -> Option<Mention> {
        let is_acronym = self.forest.node(taken.node).sort == Sort::Acronym;
        if taken.tokens.start != range.start || !is_acronym {
            return None;
        }
        let mention = self.at(range, sentence)?;
        let last = mention.tokens.last()?;
        let first_mention = self.forest.node(mention.node).first;
        let same = self.text[last].has_capital()
            || self.text[last].glued()
            || thing::is_common_body(self.text.hash_at(last))
            || !first_mention.last().is_some_and(|last| self.text[last].has_capital());
        (mention.tokens.len() > taken.tokens.len() && same).then_some(mention)
    }

    /// Whether the words of the form `id` are that name where they stand at `tokens`.
    fn fits(&self, id: NodeId, tokens: TokenRange, sentence: &Sentence) -> bool {
        let node = self.forest.node(id);
        if node.words.len() == 1 {
            let in_prose = sentence.casing == Casing::Prose
                && !self.text[tokens.start].starts_sentence();
            return stands_alone(self.text, sentence, tokens.start)
                && (in_prose || !self.on_trial.contains(&id));
        }
        self.same_case(tokens, node.first)
            && (node.words.last() != Some(&words::PLUS)
                || self.is_plus(tokens, sentence.tokens))
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

/// Whether the word at `id` stands alone, as a name and nothing else.
pub(super) fn stands_alone(text: &Text, sentence: &Sentence, id: TokenId) -> bool {
    if !text[id].has_capital()
        || text[id].shape == Shape::Initial
        || text.usage(id).lower > 0
        || sentence.casing == Casing::Shouted
    {
        return false;
    }
    let is_here = |id: TokenId| sentence.tokens.has(id);
    let capital = |id: TokenId| {
        is_here(id)
            && text[id].has_capital()
            && sentence.casing == Casing::Prose
            && !words::is_title(text.hash_at(id))
    };
    let is_apostrophe = |id: TokenId| matches!(text.str_at(id), "’" | "'");
    let is_tie = |id: TokenId| text.str_at(id) == "-" || is_apostrophe(id);
    let after = id.plus(1);
    let joined = is_here(after) && text[after].glued() && is_tie(after);
    if capital(after) || joined && !is_apostrophe(after) {
        return false;
    }
    match id.before().filter(|before| is_here(*before)) {
        Some(before) => {
            let opens = text[before].starts_sentence()
                && (text.usage(before).lower > 0
                    || introduction::is_small(text.hash_at(before)));
            !(text[id].glued() && is_tie(before)) && (opens || !capital(before))
        }
        None => true,
    }
}

/// Marks that stand inside names.
fn is_joint(text: &Text, id: TokenId) -> bool {
    matches!(text.str_at(id), "-" | "‐" | "‑" | "." | "’" | "'" | "&" | "/")
}
