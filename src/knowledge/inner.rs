//! Known names inside unknown ones.
//!
//! The pack does not know the *Karnataka State Disaster Management Authority*, but a
//! reader who learns what Karnataka is has the half of it; and where the tagger took too
//! much (*Jeddah Security*), the known part is the name. So what nothing explains as a
//! whole is searched for a name that the pack has, and the card says of which it speaks.
//!
//! A single word in a name is often the name of something else (*Boca* Juniors, *Ross*
//! River), so that it must be a place or a people of a country that the article is about,
//! and neither an ordinary word nor a person's name.
//! Countries are known well enough, and persons are introduced by the page.

use super::lookup::Known;
use super::pack::{Entry, Link};
use super::sense::Context;
use crate::lexicon::{self, Bits};
use crate::text::{Text, TokenRange};

/// The names of `known` inside `tokens`, in reading order.
pub(super) fn names(
    known: &[Known],
    tokens: TokenRange,
) -> impl Iterator<Item = TokenRange> {
    let from = known.partition_point(|k| k.tokens.start < tokens.start);
    known[from..]
        .iter()
        .map(|k| k.tokens)
        .take_while(move |inner| inner.end <= tokens.end)
        .filter(move |inner| *inner != tokens)
}

/// Whether `entry` is likely what the name `tokens` inside a longer one means.
pub(super) fn tells(
    text: &Text,
    context: &Context,
    tokens: TokenRange,
    link: Link,
    entry: Entry<'_>,
) -> bool {
    if link.is_short() || link.is_weak() || entry.kind().is_country() {
        return false;
    }
    let class = entry.kind().class();
    if tokens.len() > 1 {
        return !matches!(class, "person" | "other");
    }
    let word = lexicon::bits(text.hash_at(tokens.start));
    matches!(class, "place" | "group")
        && !word.any(Bits::LOWER.or(Bits::GIVEN).or(Bits::FAMILY))
        && entry.country().is_some()
        && context.is_home(entry)
}
