//! What stands before a name: titles and roles, and descriptions set off by a comma.

use super::Scene;
use super::tables;
use super::walk::Walk;
use crate::text::{Text, TokenId, TokenRange};

/// The description of a person that ends where `name` begins.
pub(super) fn person(scene: &Scene<'_>, name: TokenRange) -> Option<TokenRange> {
    let text = scene.text;
    let from = text.sentences()[text.sentence_of(name.start)].tokens.start;
    let walk = Walk::new(scene, from, tables::is_role);
    let end = past_courtesies(text, from, name.start);
    let before = end.before().filter(|before| *before >= from)?;
    let described = match text.str_at(before) {
        "," | "and" if is_other(scene, before) => shared(scene, &walk, from, before),
        "," => {
            let described = walk.before(before)?;
            // "… in July, Ana Reyes": a clause has no article, and what follows another
            // name after a comma describes that one.
            let apart = stands_apart(text, name) && is_whole(text, from, described);
            let taken = described
                .start
                .before()
                .is_some_and(|comma| text.str_at(comma) == "," && is_other(scene, comma));
            (apart && !taken).then_some(described)
        }
        _ => walk.before(end),
    }?;
    let plain =
        described.len() == 1 && tables::is_courtesy(text.hash_at(described.start));
    (!plain).then_some(described)
}

/// The description of a thing that ends where `name` begins: *the news agency X*, *the
/// northern town of X*.
pub(super) fn thing(scene: &Scene<'_>, name: TokenRange) -> Option<TokenRange> {
    let text = scene.text;
    let from = text.sentences()[text.sentence_of(name.start)].tokens.start;
    let walk = Walk::new(scene, from, tables::is_kind);
    let before = name.start.before().filter(|before| *before >= from)?;
    let of = text.str_at(before) == "of";
    let end = if of { before } else { name.start };
    let head = end.before().filter(|head| *head >= from)?;
    if !tables::is_kind(text, head) || text[head].has_capital() {
        return None;
    }
    let described = walk.before(end)?;
    // The kind alone says little, and a bare one may belong to another phrase.
    let opened = tables::is_determiner(text.hash_at(described.start));
    (described.len() > 2 || opened && described.len() == 2 && of)
        .then_some(TokenRange { start: described.start, end: name.start })
}

/// Whether a person's name ends before `id`.
fn is_other(scene: &Scene<'_>, id: TokenId) -> bool {
    id.before().is_some_and(|before| scene.is_person(before))
}

/// The description in the plural that a list of people shares: "HKU professors Ivan Hung
/// and Yuen Kwok-yung".
fn shared(
    scene: &Scene<'_>,
    walk: &Walk<'_>,
    from: TokenId,
    joint: TokenId,
) -> Option<TokenRange> {
    let text = scene.text;
    let mut at = joint;
    while let Some(before) = at.before().filter(|b| *b >= from) {
        let listed = scene.is_person(before)
            || matches!(text.str_at(before), "," | "and" | "-" | "." | "’")
                && before.before().is_some_and(|b| scene.is_person(b));
        if !listed {
            break;
        }
        at = before;
    }
    let described = walk.before(at)?;
    let head = described.last()?;
    let plural = text.str_at(head).ends_with('s') || text.str_at(head).ends_with("men");
    plural.then_some(described)
}

/// Before the forms of address that stand between a role and a name.
fn past_courtesies(text: &Text, from: TokenId, mut end: TokenId) -> TokenId {
    loop {
        let Some(mut before) = end.before().filter(|b| *b >= from) else { return end };
        if text.str_at(before) == "." && text[before].glued() {
            match before.before().filter(|b| *b >= from) {
                Some(word) => before = word,
                None => return end,
            }
        }
        let quote = matches!(text.str_at(before), "“" | "\"" | "(");
        let initials = text.str_at(before) == "E"
            && before.before().is_some_and(|b| b >= from && text.str_at(b) == "H");
        if initials {
            end = TokenId(before.0 - 1);
        } else if quote
            || tables::is_courtesy(text.hash_at(before)) && text[before].has_capital()
        {
            end = before;
        } else {
            return end;
        }
    }
}

/// Whether the name is followed by a comma, a verb or the end, as one that a
/// description was set before.
fn stands_apart(text: &Text, name: TokenRange) -> bool {
    let Some(next) = text.get(name.end) else { return true };
    let word = text.slice(next.span);
    matches!(word, "," | "." | "(" | "–" | "—" | "”" | "\"" | ")")
        || next.shape == crate::text::Shape::Lower && word != "and" && word != "or"
}

/// Whether the description opens like one: with an article, a possessive, or where
/// the sentence does.
fn is_whole(text: &Text, from: TokenId, described: TokenRange) -> bool {
    let hash = text.hash_at(described.start);
    tables::is_determiner(hash)
        || described.start == from
        || described.iter().any(|id| matches!(text.str_at(id), "’" | "'"))
        || described.start.before().is_some_and(|before| !text[before].is_word())
}
