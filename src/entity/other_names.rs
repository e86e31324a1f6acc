//! Other names of what the article names already, found by what the pack calls it.
//!
//! A tagger misses names, and an acronym's long form is often no name at all (*TV* in
//! one paragraph, *television* in the next). Alone that matters little. But where the
//! article has one name of a thing and the pack another of the very same thing, the
//! other is a mention wherever it stands: *Fed* beside *Federal Reserve*, *Chief
//! Executive Officer* beside *CEO*.
//!
//! Names that only the pack has found are on trial: what in the end is joined with
//! nothing that the article is known to name goes again ([`Trial::end`]). The cost is one
//! pass over what the pack recognised, and one over the tokens only if the article has
//! every word of some long form.
//!
//! Limits: a long form in small letters is sought for acronyms only, and a single word
//! must be a long one, for short ones (*million* of *M*) stand anywhere.

use super::forest::{Forest, Mention, NodeId, Sort};
use super::gather;
use super::words::{self, Folds};
use crate::annotation::Form;
use crate::knowledge::known_at;
use crate::knowledge::{Entry, EntryId, Known, Pack, items};
use crate::text::{Shape, Text, TokenId, TokenRange, WordHash};
use rustc_hash::{FxHashMap, FxHashSet};

/// A name with more bearers than this is as good as unknown.
const BEARERS: usize = 12;

/// A single word in small letters must have this many letters to be a long form.
const LONG_WORD: usize = 8;

/// No mention reaches over more tokens than this from where it begins.
const REACH: u32 = 24;

/// The forms that nobody but the pack has found.
#[derive(Default)]
pub(super) struct Trial {
    forms: FxHashSet<NodeId>,
}

/// A long form that an acronym may stand for.
struct LongForm {
    acronym: NodeId,
    entry: EntryId,
    words: Vec<WordHash>,
    /// The last word in the plural.
    plural: WordHash,
}

/// Adds to `mentions`, which come in reading order, the other names of what they name.
pub(super) fn seek(
    text: &Text,
    folds: &Folds,
    forest: &mut Forest,
    mentions: &mut Vec<Mention>,
    known: &[Known],
    pack: &Pack,
) -> Trial {
    let mut trial = Trial::default();
    let mut borne: FxHashSet<EntryId> = FxHashSet::default();
    let mut long_forms = Vec::new();
    let mut asked: FxHashSet<NodeId> = FxHashSet::default();
    for mention in mentions.iter() {
        if !asked.insert(mention.node) {
            continue;
        }
        let Some(known) = known_at(known, mention.tokens) else { continue };
        let alone = forest.root(mention.node) == mention.node;
        let acronym = forest.node(mention.node).sort == Sort::Acronym && alone;
        for link in pack.links(known.posting).take(BEARERS) {
            borne.insert(link.entry);
            if acronym && link.is_short() {
                LongForm::of(text, pack, mention.node, link.entry, &mut long_forms);
            }
        }
    }
    let mut found = Vec::new();
    for known in known {
        let named = pack.links(known.posting).take(BEARERS).any(|link| {
            let entry = pack.entry(link.entry);
            borne.contains(&link.entry)
                && !link.is_weak()
                && (!link.is_short() || is_word(text, entry, known.tokens))
                // People are found by their names: "President Xi" is but a longer one.
                && entry.kind().class() != "person"
                // "Prime Minister" is no name, and stands in one article many times.
                && entry.name().starts_with(char::is_uppercase)
        });
        // Capitals alone are a short form only where the acronym room says so.
        let capitals =
            known.tokens.len() == 1 && text[known.tokens.start].shape == Shape::Upper;
        if named && !capitals && is_free(mentions, known.tokens) {
            trial.take(text, folds, forest, known.tokens, &mut found);
        }
    }
    spell_out(text, folds, forest, mentions, &long_forms, &mut found);
    if !found.is_empty() {
        gather::merge(mentions, found);
        mentions.dedup_by_key(|m| m.tokens);
    }
    trial
}

impl Trial {
    /// Puts forms on trial that something else has found.
    pub(super) fn add(&mut self, forms: impl IntoIterator<Item = NodeId>) {
        self.forms.extend(forms);
    }

    fn take(
        &mut self,
        text: &Text,
        folds: &Folds,
        forest: &mut Forest,
        tokens: TokenRange,
        found: &mut Vec<Mention>,
    ) {
        let words = words::thing(text, folds, tokens);
        let node = match forest.find(Sort::Thing, &words) {
            // Found elsewhere, and passed over here: for a reason.
            Some(node) if !self.forms.contains(&node) => return,
            Some(node) => node,
            None => forest.plant(Sort::Thing, words, tokens),
        };
        self.forms.insert(node);
        found.push(Mention { tokens, node, form: Form::Full });
    }

    /// Takes out of `mentions` the forms that were joined with nothing known.
    pub(super) fn end(&self, forest: &Forest, mentions: &mut Vec<Mention>) {
        if self.forms.is_empty() {
            return;
        }
        let known: FxHashSet<NodeId> = mentions
            .iter()
            .filter(|m| !self.forms.contains(&m.node))
            .map(|m| forest.root(m.node))
            .collect();
        mentions.retain(|m| {
            !self.forms.contains(&m.node) || known.contains(&forest.root(m.node))
        });
    }
}

impl LongForm {
    /// The long forms by which the pack knows `entry`, of which the article has every word.
    fn of(
        text: &Text,
        pack: &Pack,
        acronym: NodeId,
        entry: EntryId,
        found: &mut Vec<LongForm>,
    ) {
        let bearer = pack.entry(entry);
        let aliases = bearer.extras().aliases();
        for (name, own) in std::iter::once((bearer.name(), true))
            .chain(items(aliases).map(|alias| (alias, false)))
        {
            let words: Vec<WordHash> = name
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
                .map(WordHash::of)
                .collect();
            let Some((last, front)) = words.split_last() else { continue };
            let plural = last.push(b's');
            let has = |word: &WordHash| text.words().find(*word).is_some();
            // "Congress" is an alias of one, and the name of none.
            let long = !front.is_empty() || own && name.chars().count() >= LONG_WORD;
            if long && front.iter().all(has) && (has(last) || has(&plural)) {
                found.push(LongForm { acronym, entry, words, plural });
            }
        }
    }

    /// The tokens from `at` on that spell it.
    fn spelled(&self, text: &Text, mut at: TokenId) -> Option<TokenRange> {
        let start = at;
        for (n, word) in self.words.iter().enumerate() {
            while n > 0
                && matches!(
                    text.get(at).map(|t| text.slice(t.span)),
                    Some("-" | "," | "’" | "'" | "/")
                )
            {
                at = at.plus(1);
            }
            text.get(at)?;
            let here = text.hash_at(at);
            let last = n + 1 == self.words.len();
            if here != *word && !(last && here == self.plural) {
                return None;
            }
            at = at.plus(1);
        }
        let block = text.block_of(start).tokens;
        (at <= block.end).then_some(TokenRange { start, end: at })
    }
}

/// Joins acronyms with the one long form of theirs that stands in the article.
fn spell_out(
    text: &Text,
    folds: &Folds,
    forest: &mut Forest,
    mentions: &[Mention],
    long_forms: &[LongForm],
    found: &mut Vec<Mention>,
) {
    if long_forms.is_empty() {
        return;
    }
    let mut starts = vec![false; text.words().len()];
    // Forms by their first word, so that no token is compared with all of them.
    let mut openers = Vec::with_capacity(long_forms.len());
    for (n, form) in long_forms.iter().enumerate() {
        let first = text.words().find(form.words[0]);
        let plural = text.words().find(form.plural);
        if let Some(word) = first.or(plural) {
            starts[word.0 as usize] = true;
        }
        openers.extend(first.map(|word| (word, n)));
        openers.extend(plural.filter(|_| form.words.len() == 1).map(|word| (word, n)));
    }
    openers.sort_unstable();
    let mut places: Vec<(NodeId, EntryId, TokenRange)> = Vec::new();
    for (token, at) in text.tokens().iter().zip(0..) {
        if starts[token.word.0 as usize] {
            let from = openers.partition_point(|(word, _)| *word < token.word);
            let here = openers[from..].iter().take_while(|(word, _)| *word == token.word);
            places.extend(here.filter_map(|(_, n)| {
                let form = &long_forms[*n];
                Some((form.acronym, form.entry, form.spelled(text, TokenId(at))?))
            }));
        }
    }
    let mut meant: FxHashMap<NodeId, Option<EntryId>> = FxHashMap::default();
    for (acronym, entry, _) in &places {
        let one = meant.entry(*acronym).or_insert(Some(*entry));
        if *one != Some(*entry) {
            *one = None;
        }
    }
    let mut taken: FxHashSet<NodeId> = FxHashSet::default();
    for (acronym, entry, tokens) in places {
        if meant.get(&acronym) != Some(&Some(entry)) {
            continue;
        }
        let node = match gather::at(mentions, tokens) {
            Some(mention) => mention.node,
            // What is no name elsewhere is worth one mention, where it first stands.
            None if is_free(mentions, tokens) && taken.insert(acronym) => {
                let words = words::thing(text, folds, tokens);
                let node = forest.plant(Sort::Thing, words, tokens);
                found.push(Mention { tokens, node, form: Form::Full });
                node
            }
            None => continue,
        };
        if forest.node(node).sort != Sort::Person {
            forest.join(node, acronym);
        }
    }
}

/// Whether a short form of the entry is a word and stands as such: *Fed*, but not *Mass*
/// for MAS, nor where every word has a capital.
fn is_word(text: &Text, entry: Entry<'_>, tokens: TokenRange) -> bool {
    let token = text[tokens.start];
    let stands = text.str_of(tokens);
    tokens.len() == 1
        && token.shape == Shape::Capital
        && !token.starts_sentence()
        && items(entry.extras().short()).any(|short| short == stands)
}

/// Whether no mention reaches out of `tokens` or is as long.
fn is_free(mentions: &[Mention], tokens: TokenRange) -> bool {
    let from = mentions.partition_point(|m| m.tokens.start < tokens.end);
    mentions[..from]
        .iter()
        .rev()
        .take_while(|m| m.tokens.start.0 + REACH > tokens.start.0)
        .all(|m| {
            !m.tokens.overlaps(tokens) || tokens.contains(m.tokens) && m.tokens != tokens
        })
}
