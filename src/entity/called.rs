//! Other names that the article itself gives: *the Salt Islands, also called Salina*.
//!
//! A name, a comma or bracket, words that introduce another name, and the other name: what
//! an article says so, it means. The mark before the words is needed, for without it they
//! belong to what goes before (*a firm in Kenya called Saltex*). Both must be of one
//! class.
//!
//! Limits: names that stand farther apart (*the islands, which the Inuit call …*) are not
//! seen.

use super::forest::{Forest, Mention};
use crate::annotation::Class;
use crate::text::{Text, TokenRange, WordHash, WordSet};

/// Between two names stand no more tokens than this.
const BETWEEN: usize = 6;

/// The word right before the other name.
static LAST: WordSet<9> = WordSet::new([
    "as", "called", "named", "nicknamed", "dubbed", "aka", "alias", "formerly", "née",
]);

/// Of those words, the ones that are verbs too: "the whip, Tsai, called Wu a liar".
static VERBS: WordSet<3> = WordSet::new(["called", "named", "dubbed"]);

/// What may stand between the mark and that word.
static BEFORE: WordSet<18> = WordSet::new([
    "also", "or", "better", "best", "formerly", "previously", "once", "now", "known",
    "commonly", "locally", "popularly", "widely", "referred", "to", "and", "officially",
    "the",
]);

/// Joins what the article says is one.
pub(super) fn tie(text: &Text, forest: &mut Forest, mentions: &[Mention]) {
    for pair in mentions.windows(2) {
        let (one, other) = (pair[0], pair[1]);
        let between = TokenRange { start: one.tokens.end, end: other.tokens.start };
        // A name may stand inside another.
        if between.start < between.end
            && (2..=BETWEEN).contains(&between.len())
            && introduces(text, between)
            && alike(forest, one, other)
        {
            forest.join(one.node, other.node);
        }
    }
}

/// Whether the words between two names say that the second is another of the first.
fn introduces(text: &Text, between: TokenRange) -> bool {
    if !matches!(text.str_at(between.start), "," | "(" | "–" | "—") {
        return false;
    }
    let the = WordHash::of_lower("the");
    let rest = TokenRange { start: between.start.plus(1), ..between };
    let mut words = rest
        .iter()
        .filter(|id| !matches!(text.str_at(*id), "“" | "\"" | "‘" | "'" | "."))
        .map(|id| text.hash_at(id))
        .rev()
        .skip_while(|word| *word == the);
    let Some(last) = words.next() else { return false };
    let known =
        |word| word == WordHash::of_lower("known") || word == WordHash::of_lower("to");
    let mut sure = last != WordHash::of_lower("as") && !VERBS.has(last);
    let plain = words.all(|word| {
        sure |= VERBS.has(last) || known(word);
        BEFORE.has(word)
    });
    LAST.has(last) && plain && sure
}

fn alike(forest: &Forest, one: Mention, other: Mention) -> bool {
    let (a, sure_a) = forest.node(one.node).class();
    let (b, sure_b) = forest.node(other.node).class();
    let person = |class| class == Class::Person;
    let place = |class| class == Class::Location;
    sure_a == 0.0 || sure_b == 0.0 || (person(a) == person(b) && place(a) == place(b))
}
