//! Definitions in words: `the Central Command, or CENTCOM`, `CENTCOM, which stands for`.
//!
//! Without brackets to say so, only letters tell a definition from a list ("the army,
//! or MPs"), so the long form must spell the short form by the heads of its words.

use super::align;
use super::short::Letters;
use super::{Definition, Scene};
use crate::acronym::Acronym;
use crate::text::{Shape, Text, TokenId, TokenRange};

/// Words between a long form and its short form, last word first.
const BEFORE: [&[&str]; 14] = [
    &["or", ","],
    &["–"],
    &["—"],
    &["-"],
    &["as", "known", "also", ","],
    &["as", "known", "better", ","],
    &["as", "known", "commonly", ","],
    &["as", "known", ","],
    &["as", "known"],
    &["as", "abbreviated"],
    &["acronym", "its", "by", "known"],
    &["initials", "its", "by", "known"],
    &["acronym", "the", "by", "known"],
    &["called", ","],
];

/// Words between a short form and its long form.
const AFTER: [&[&str]; 12] = [
    &[",", "which", "stands", "for"],
    &["which", "stands", "for"],
    &["stands", "for"],
    &["stood", "for"],
    &[",", "short", "for"],
    &["–", "short", "for"],
    &["is", "short", "for"],
    &[",", "an", "acronym", "for"],
    &["is", "an", "acronym", "for"],
    &[",", "an", "abbreviation", "of"],
    &[",", "or"],
    &[","],
];

/// Finds all definitions in words.
pub(super) fn definitions(
    scene: Scene,
    acronyms: &[Acronym],
    found: &mut Vec<Definition>,
) {
    let text = scene.text;
    for acronym in acronyms {
        let short = acronym.tokens;
        let sentence = text.sentences()[text.sentence_of(short.start)].tokens;
        let Some(letters) = Letters::of(text, short) else { continue };
        if letters.as_slice().len() < 2 {
            continue;
        }
        let long = before(text, &letters, sentence, short)
            .or_else(|| after(text, &letters, sentence, short));
        if let Some(long) = long {
            found.push(Definition { short, long });
        }
    }
}

/// What a spelling may cost here: small words and letters behind heads.
fn strict(letters: usize) -> u32 {
    letters as u32
}

fn before(
    text: &Text,
    letters: &Letters,
    sentence: TokenRange,
    short: TokenRange,
) -> Option<TokenRange> {
    let mut end = None;
    for cue in BEFORE {
        let mut at = short.start;
        let fits =
            cue.iter().all(|word| match at.before().filter(|b| sentence.has(*b)) {
                // A hyphen inside "RT-PCR" is no dash.
                Some(before) if *word == "-" && text[before].glued() => false,
                Some(before) if is(text, before, word) => {
                    at = before;
                    true
                }
                _ => false,
            });
        if fits {
            end = Some(at);
            break;
        }
    }
    let mut end = end?;
    while let Some(before) = end.before().filter(|b| sentence.has(*b))
        && (text.str_at(before) == "also"
            || text.str_at(before).ends_with("ly") && text[before].shape == Shape::Lower
            || matches!(text.str_at(before), "," | "–" | "—" | "”" | "\""))
    {
        end = before;
    }
    let count = letters.as_slice().len();
    let width = 3 * (2 * count as u32 + 2);
    let start = TokenId(end.0.saturating_sub(width)).max(sentence.start);
    let window = TokenRange { start, end };
    let spelling = align::ending(text, letters, window)?;
    let long = TokenRange { start: spelling.start, end };
    (count >= 3 && spelling.cost <= strict(count) && words(text, long) >= 2)
        .then_some(long)
}

fn after(
    text: &Text,
    letters: &Letters,
    sentence: TokenRange,
    short: TokenRange,
) -> Option<TokenRange> {
    let (cue, mut start) = AFTER.iter().find_map(|cue| {
        let mut at = short.end;
        let fits = cue.iter().all(|word| {
            let fits = at < sentence.end && is(text, at, word);
            at = at.plus(1);
            fits
        });
        fits.then_some((*cue, at))
    })?;
    while start < sentence.end
        && matches!(text.str_at(start), "the" | "a" | "“" | "\"" | "‘")
    {
        start = start.plus(1);
    }
    let count = letters.as_slice().len();
    let said = cue.len() > 2;
    if !said && count < 3 {
        return None;
    }
    let limit = sentence.end.min(start.plus(3 * count as u32 + 4));
    let mut best: Option<(TokenRange, u32)> = None;
    let mut end = start;
    while end < limit {
        if !text[end].is_word() && !text[end].glued() {
            break;
        }
        let closes = matches!(text.str_at(end), "," | ";" | "." | ")" | ":" | "”");
        if closes {
            break;
        }
        end = end.plus(1);
        let window = TokenRange { start, end };
        if let Some(spelling) = align::ending(text, letters, window)
            && spelling.start == start
            && best.is_none_or(|(_, cost)| spelling.cost < cost)
        {
            best = Some((window, spelling.cost));
        }
    }
    let (long, cost) = best?;
    // Without a word that says so the long form must be a whole phrase between commas.
    let whole = said
        || text.get(long.end).is_none_or(|_| {
            long.end >= sentence.end
                || matches!(text.str_at(long.end), "," | "." | ";" | ")")
        });
    // What the article says outright may be spelled as freely as in a bracket: EUV,
    // "extreme ultraviolet".
    let most = if said { align::allowance(count) } else { strict(count) };
    (whole && cost <= most && words(text, long) >= 2).then_some(long)
}

fn is(text: &Text, id: TokenId, word: &str) -> bool {
    text.str_at(id).eq_ignore_ascii_case(word)
}

fn words(text: &Text, range: TokenRange) -> usize {
    range.iter().filter(|id| text[*id].is_word()).count()
}
