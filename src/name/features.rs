//! What the model is told of a token.
//!
//! Two groups. [`of_word`] tells of the word alone, by the lexicon, by its letters and by
//! the article's evidence: the same at each occurrence, so the engine adds its weights up
//! once per distinct word. [`of_spot`] tells of the place. Training and tagging call
//! these same functions with another sink, so they cannot drift apart.
//!
//! Each feature is a template and a value, hashed into a [`Feature`](super::model::Feature). Whatever is added,
//! removed, changed or put in another order here needs a new `cargo xtask train`.
//!
//! Features that look at kinds, shapes and counts only come in groups, each with a key that
//! says all they depend on: few keys make up most of any article, so the engine need not look
//! their weights up again ([`super::memory`]). Half of all features are in such groups.

use super::evidence::{Facts, Role, neighbour};
use super::memory::Sink;
use super::segment::{Spot, joins, opens};
use crate::lexicon::{self, Bits};
use crate::text::{Sentence, Text, TokenId, Usage, WordHash, WordId};

/// An article with all that the features need of it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'t> {
    /// The article.
    pub text: &'t Text,
    /// What is known of each of its words.
    pub facts: &'t [Facts],
}

/// A count in four steps: none, one, a few, many.
fn step(count: u16) -> u64 {
    match count {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        _ => 3,
    }
}

/// How the article writes a word: in lower case, with a capital in mid-sentence, in
/// capitals.
fn writing(usage: Usage) -> u64 {
    step(usage.lower) * 16 + step(usage.capital) * 4 + step(usage.upper)
}

/// The kinds of word that matter beside a name, the more telling first.
const KINDS: [Bits; 14] = [
    Bits::CALENDAR,
    Bits::NATIONALITY,
    Bits::COUNTRY,
    Bits::TITLE,
    Bits::SPEECH,
    Bits::ORGANISATION,
    Bits::PLACE_WORD,
    Bits::EVENT,
    Bits::ROLE,
    Bits::PEOPLE,
    Bits::PREPOSITION,
    Bits::FUNCTION,
    Bits::GIVEN,
    Bits::FAMILY,
];

/// The most telling kind of a word, with whether it may be a place or common.
pub(super) fn kind(bits: Bits) -> u8 {
    let kind = KINDS.iter().position(|kind| bits.any(*kind)).unwrap_or(KINDS.len());
    let rest = u8::from(bits.any(Bits::PLACE)) | u8::from(bits.any(Bits::LOWER)) << 1;
    kind as u8 * 4 + rest
}

/// Tells `sink` what there is to say of a word wherever it stands. `letters` is a buffer.
#[inline(never)]
pub fn of_word(
    reading: &Reading<'_>,
    word: WordId,
    letters: &mut Vec<char>,
    sink: &mut impl Sink,
) {
    let text = reading.text;
    let words = text.words();
    let facts = &reading.facts[word.0 as usize];
    let usage = words.usage(word);

    let whole = words.hash(word).0;
    sink.group(0, whole, |sink| {
        sink.say(0, whole);
        letters.clear();
        let lower = text.str_at(words.first(word)).chars().flat_map(char::to_lowercase);
        letters.extend(lower);
        let mut hash = WordHash::EMPTY;
        for (length, c) in letters.iter().take(4).enumerate() {
            hash = hash.push_char(*c);
            if length > 0 {
                sink.say(length as u8, hash.0);
            }
        }
        let mut hash = WordHash::EMPTY;
        for (length, c) in letters.iter().rev().take(4).enumerate() {
            hash = hash.push_char(*c);
            if length > 0 {
                sink.say(4 + length as u8, hash.0);
            }
        }
    });
    let bits = u64::from(facts.bits.0);
    sink.group(1, bits, |sink| {
        sink.say(8, bits);
        for bit in 0..22 {
            if bits >> bit & 1 != 0 {
                sink.say(9, bit);
            }
        }
    });
    let common = bits & 3;
    let writing = writing(usage);
    let display = step(usage.start) * 4 + step(usage.display);
    sink.group(2, (writing * 4 + common) * 16 + display, |sink| {
        sink.say(10, writing);
        sink.say(11, writing * 4 + common);
        sink.say(12, display);
    });
    let counts = facts.roles.map(|count| step(u16::from(count)));
    let all = counts.iter().fold(common, |all, count| all * 4 + count);
    sink.group(3, all, |sink| {
        let shown = |role: Role| u64::from(counts[role as usize] > 0);
        sink.say(13, counts.iter().fold(0, |set, count| set * 2 + u64::from(*count > 0)));
        for (role, count) in counts.iter().enumerate() {
            sink.say(14, role as u64 * 4 + count);
        }
        let place = [Role::First, Role::Middle, Role::Last, Role::Alone];
        sink.say(15, place.into_iter().fold(common, |set, role| set * 2 + shown(role)));
        let context = [
            Role::AfterTitle,
            Role::Speaks,
            Role::AfterPreposition,
            Role::AfterThe,
            Role::AfterGiven,
        ];
        sink.say(16, context.into_iter().fold(0, |set, role| set * 2 + shown(role)));
    });
    sink.say(17, u64::from(facts.kind) * 64 + writing);
}

/// Something beside the spot: its hash, its kind and its shape.
#[derive(Clone, Copy)]
struct Beside {
    hash: u64,
    kind: u64,
    shape: u64,
}

impl Beside {
    const NOTHING: Beside = Beside { hash: 1, kind: 99, shape: 15 };
}

/// Tells `sink` what there is to say of a spot; `sentence` is the one it stands in.
#[inline(never)]
pub fn of_spot(
    reading: &Reading<'_>,
    sentence: &Sentence,
    spot: Spot,
    sink: &mut impl Sink,
) {
    let text = reading.text;
    let Spot { token: at, run } = spot;
    let token = &text[at];
    let Facts { bits, kind: mine, .. } = reading.facts[token.word.0 as usize];
    let usage = text.words().usage(token.word);
    let word = text.words().hash(token.word).0;
    let beside = |id: Option<TokenId>| match id {
        Some(id) if sentence.tokens.has(id) => {
            let token = &text[id];
            Beside {
                hash: text.words().hash(token.word).0,
                kind: u64::from(reading.facts[token.word.0 as usize].kind),
                shape: token.shape as u64,
            }
        }
        _ => Beside::NOTHING,
    };
    let mark = |id: Option<TokenId>| match id {
        Some(id) if sentence.tokens.has(id) && !text[id].is_word() => {
            let glued = u64::from(text[id].glued());
            text.words().hash(text[id].word).0 ^ glued
        }
        Some(id) if sentence.tokens.has(id) => 2,
        _ => 1,
    };
    let left = neighbour(text, at, -1);
    let left2 = left.and_then(|id| neighbour(text, id, -1));
    let right = neighbour(text, at, 1);
    let right2 = right.and_then(|id| neighbour(text, id, 1));
    let (l, l2, r, r2) = (beside(left), beside(left2), beside(right), beside(right2));

    let mine = u64::from(mine);
    let shape = token.shape as u64;
    let starts = u64::from(token.starts_sentence());
    let casing = sentence.casing as u64;
    let common = u64::from(bits.0) & 3;
    let setting = (shape * 2 + starts) * 3 + casing;
    let familiar = setting * 4 + common;
    let glued = u64::from(token.glued());
    let writing = writing(usage);
    let opening = (u64::from(token.starts_block()) * 8 + shape) * 16 + r.shape;
    let key = ((familiar * 2 + glued) * 64 + writing) * 256 + opening;
    sink.group(4, key, |sink| {
        sink.say(20, setting * 2 + glued);
        sink.say(21, familiar);
        sink.say(22, setting * 64 + writing);
        sink.say(23, familiar * 64 + writing);
        sink.say(24, opening);
    });

    sink.say(25, mark(at.before()));
    sink.say(26, mark(Some(at.plus(1))));
    sink.say(27, l.hash);
    sink.say(28, r.hash);
    sink.say(29, l2.hash);
    sink.say(30, r2.hash);
    let kinds = (l.kind * 128 + mine) * 128 + r.kind;
    sink.group(5, kinds, |sink| {
        sink.say(31, l.kind);
        sink.say(32, r.kind);
        sink.say(33, l.kind * 128 + mine);
        sink.say(34, mine * 128 + r.kind);
        sink.say(35, kinds);
    });
    sink.say(36, l2.kind * 128 + l.kind);
    sink.say(37, r.kind * 128 + r2.kind);
    let shapes = [l2.shape, l.shape, shape, r.shape, r2.shape];
    let shapes = shapes.into_iter().fold(0, |all, shape| all * 16 + shape);
    sink.group(6, shapes, |sink| {
        sink.say(38, shapes >> 4 & 0xfff);
        sink.say(39, shapes >> 8);
        sink.say(40, shapes & 0xfff);
    });
    sink.say(41, l.hash.rotate_left(13) ^ word);
    sink.say(42, r.hash.rotate_left(29) ^ word);
    sink.say(43, l.hash.rotate_left(13) ^ l2.hash);
    sink.say(44, r.hash.rotate_left(29) ^ r2.hash);

    // The run: which place the word has in it, how it begins and ends, what is around it.
    let last = TokenId(run.end.0.saturating_sub(1));
    let place = match (at == run.start, at == last) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    };
    let length = run.len().min(6) as u64;
    let before = beside(neighbour(text, run.start, -1));
    let after = beside(neighbour(text, last, 1));
    let (first_word, last_word) = (beside(Some(run.start)), beside(Some(last)));
    sink.say(45, (place * 8 + length) * 8 + shape);
    sink.say(46, first_word.hash ^ place);
    sink.say(47, last_word.hash ^ place);
    of_kinds(sink, 7, 48, [first_word, last_word], place);
    sink.say(51, before.hash ^ place);
    sink.say(52, after.hash ^ place);
    of_kinds(sink, 8, 53, [before, after], place);
    sink.say(56, mark(run.start.before()) ^ place);
    sink.say(57, mark(Some(run.end)) ^ place);
    let any = run.iter().fold(Bits::default(), |any, id| {
        any.or(reading.facts[text[id].word.0 as usize].bits)
    });
    let telling = Bits::ORGANISATION
        .or(Bits::PLACE_WORD)
        .or(Bits::EVENT)
        .or(Bits::TITLE)
        .or(Bits::GIVEN)
        .or(Bits::NATIONALITY);
    sink.say(58, u64::from(any.0 & telling.0) * 4 + place);

    // Known together with the next word or the one before: New York, Boko Haram.
    let together = |one: Option<TokenId>, two: TokenId| match one {
        Some(one) if run.has(one) && run.has(two) => {
            let join = lexicon::join(text.hash_at(one), text.hash_at(two));
            lexicon::bits(join).0
        }
        _ => 0,
    };
    let with_left = u64::from(together(left, at));
    let with_right = right.map_or(0, |right| u64::from(together(Some(at), right)));
    if with_left | with_right != 0 {
        sink.say(59, with_left << 22 | with_right);
    }

    // The word with what hangs on to it: al-Assad, U.S., Covid-19.
    let (start, end) = chunk(text, run.start, run.end, at);
    if end.0 - start.0 > 1 {
        let (mut whole, mut form) = (0u64, 0u64);
        for id in (start.0..end.0).map(TokenId) {
            whole = whole.rotate_left(11) ^ text.hash_at(id).0;
            form = form.wrapping_mul(9).wrapping_add(text[id].shape as u64 + 1);
        }
        let place = u64::from(at.0 - start.0).min(6);
        sink.say(60, whole ^ place);
        sink.say(61, form.wrapping_mul(8) + place);
    } else {
        sink.say(
            62,
            u64::from(opens(text, at)) * 16 + u64::from(token.span.len().min(7)),
        );
    }
}

/// Tells the kinds of two words, each and together, as a group: three templates.
fn of_kinds(
    sink: &mut impl Sink,
    group: u8,
    template: u8,
    [one, other]: [Beside; 2],
    place: u64,
) {
    let both = (one.kind * 128 + other.kind) * 4 + place;
    sink.group(group, both, |sink| {
        sink.say(template, one.kind * 4 + place);
        sink.say(template + 1, other.kind * 4 + place);
        sink.say(template + 2, both);
    });
}

/// The stretch without white space around the token, inside `from..to`.
fn chunk(text: &Text, from: TokenId, to: TokenId, at: TokenId) -> (TokenId, TokenId) {
    let holds = |id: TokenId| text[id].is_word() || joins(text.str_at(id));
    let (mut start, mut end) = (at, at.plus(1));
    while start > from && text[start].glued() && holds(TokenId(start.0 - 1)) {
        start = TokenId(start.0 - 1);
    }
    while end < to && text[end].glued() && holds(end) {
        end = end.plus(1);
    }
    (start, end)
}
