//! Long forms whose letters do not spell the short form, because the short form is
//! that of another language: `Nationalist Party (KMT)`, `Electoral Court (TE)`.
//!
//! Then the name right before the bracket is the long form, if it is the name of a
//! body: it must have a word that bodies are named by (party, court, union), and the
//! short form must not be what one puts behind any name: a country or a party behind a
//! person, a place behind a body (`University of Leeds (UK)`).

use super::Scene;
use super::short::plain;
use crate::annotation::Class;
use crate::knowledge::Known;
use crate::lexicon::Bits;
use crate::text::{Shape, TokenId, TokenRange, WordHash, WordSet};

/// Countries, which follow names in brackets and stand for none.
static PLACES: WordSet<16> = WordSet::new([
    "us", "usa", "uk", "uae", "eu", "un", "drc", "png", "nz", "rsa", "ksa", "prc", "roc",
    "ussr", "gb", "dc",
]);

/// Words by which a bracket says that it gives an abbreviation.
static ABBREVIATION: WordSet<6> = WordSet::new([
    "acronym", "acronyms", "initials", "abbreviation", "abbreviated", "initialism",
]);

/// Words that name what is no body, but has a name like one and a short form: a
/// programme, a system, a treaty.
#[rustfmt::skip]
static UNDERTAKINGS: WordSet<32> = WordSet::new([
    "system", "programme", "program", "project", "plan", "initiative", "network",
    "observatory", "agreement", "treaty", "convention", "protocol", "mechanism",
    "scheme", "strategy", "register", "registry", "certificate", "licence", "license",
    "tax", "zone", "corridor", "index", "survey", "census", "exam", "examination",
    "law", "code", "front", "secretariat",
]);

/// Short forms have at least so many letters.
const SHORTEST: u32 = 2;

/// The name before the bracket, if it is the long form of `short`.
pub(super) fn before(
    scene: Scene,
    short: TokenRange,
    window: TokenRange,
) -> Option<TokenRange> {
    let text = scene.text;
    if short.len() != 1 || PLACES.has(text.hash_at(short.start)) {
        return None;
    }
    let token = text[short.start];
    let bits = scene.bits(short.start);
    let fits = match token.shape {
        Shape::Upper | Shape::Mixed => token.span.len() >= SHORTEST,
        // "Suntracs", no "Kenya", no "Monday".
        Shape::Capital => {
            token.span.len() >= 5 && bits.is_empty() && !scene.is_place(short)
        }
        // "March 23 Movement (M23)".
        Shape::Alnum => true,
        _ => false,
    };
    if !fits || (token.shape != Shape::Capital && scene.is_place(short)) {
        return None;
    }
    let name = name_ending(scene, window)?;
    // A word in brackets that stands only there may be anything, a street or a town;
    // a short form of a related language shares the letter it begins with.
    let shared = || {
        let first = text.str_at(short.start).chars().next().map(plain);
        name.iter().any(|id| text.str_at(id).chars().next().map(plain) == first)
    };
    let used = token.shape != Shape::Capital || text.usage(short.start).total() > 1;
    let body = is_body(scene, name)
        || is_undertaking(scene, name) && !is_another(scene, short, name);
    (body && (used || shared())).then_some(name)
}

/// The short form in a bracket that says itself that its letters are those of another
/// language: "(ETCR in Spanish)", "(AFP, for its initials in Spanish)".
pub(super) fn of_another_language(
    scene: Scene,
    inside: TokenRange,
) -> Option<TokenRange> {
    let text = scene.text;
    if inside.len() < 3 {
        return None;
    }
    let short = TokenRange::one(inside.start);
    let rest = TokenRange { start: inside.start.plus(1), end: inside.end };
    if rest.len() > 9 || !matches!(text[short.start].shape, Shape::Upper | Shape::Mixed) {
        return None;
    }
    let language = |id: TokenId| scene.bits(id).any(Bits::NATIONALITY);
    let says = |id: TokenId| ABBREVIATION.has(text.hash_at(id));
    let plain = rest.len() == 2
        && text.str_at(rest.start) == "in"
        && language(rest.start.plus(1));
    let told =
        matches!(text.str_at(rest.start), "," | "in" | "by" | "for" | "as" | "from")
            && rest.iter().any(says);
    (plain || told).then_some(short)
}

/// The name before a bracket that is known to give its short form.
pub(super) fn whole(
    scene: Scene,
    short: TokenRange,
    window: TokenRange,
) -> Option<TokenRange> {
    // A long form in words of another language is as long as its letters are many.
    let name = name_ending(scene, window)?;
    let words = name.iter().filter(|id| scene.text[*id].has_capital()).count();
    (words > 1 && !name.overlaps(short)).then_some(name)
}

/// Whether a name of two words or more is that of an undertaking.
fn is_undertaking(scene: Scene, name: TokenRange) -> bool {
    let words = name.iter().filter(|id| scene.text[*id].has_capital());
    let known = |id| UNDERTAKINGS.has(scene.text.hash_at(id));
    words.clone().count() >= 2 && words.clone().any(known)
}

/// Whether the pack knows the short form as that of something with none of the words of
/// `name`: "Artemis Program (NASA)".
fn is_another(scene: Scene, short: TokenRange, name: TokenRange) -> bool {
    let Some(known) = scene.known_at(short) else { return false };
    let has = |word: &str| {
        word.len() > 3
            && name.iter().any(|id| scene.text.hash_at(id) == WordHash::of(word))
    };
    !scene
        .pack
        .links(known.posting)
        .any(|link| scene.pack.entry(link.entry).name().split(' ').any(has))
}

/// The run of capitalised words that ends with `window`.
fn name_ending(scene: Scene, window: TokenRange) -> Option<TokenRange> {
    let text = scene.text;
    let mut start = window.end;
    let mut at = window.end;
    let mut listed = false;
    while let Some(before) = at.before().filter(|b| window.has(*b)) {
        at = before;
        let token = text[at];
        let bits = scene.bits(at);
        match token.shape {
            Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Initial => {
                if token.starts_sentence() && bits.any(Bits::FUNCTION) {
                    break;
                }
                start = at;
            }
            Shape::Lower if text.str_at(at) == "s" && token.glued() => {
                // "Panama’s Electoral Court": the country is not part of the name.
                let owner = at.before().and_then(TokenId::before);
                let place = owner
                    .is_some_and(|o| scene.bits(o).any(Bits::COUNTRY.or(Bits::PLACE)));
                if place {
                    break;
                }
            }
            Shape::Lower if start < window.end && bits.any(Bits::SMALL) => {
                listed |= text.str_at(at) == "and";
            }
            Shape::Punct => match text.str_at(at) {
                "-" | "’" | "'" | "&" | "." if token.glued() => {}
                "," if listed => {}
                _ => break,
            },
            _ => break,
        }
    }
    start = past_titles(scene, TokenRange { start, end: window.end });
    // "the", "of" and the like do not open a name.
    while start < window.end && !text[start].has_capital() {
        start = start.plus(1);
    }
    (start < window.end).then_some(TokenRange { start, end: window.end })
}

/// Where the last name of a run begins: behind the title of its head ("Director
/// General of the National Police") and behind another thing ("and the").
fn past_titles(scene: Scene, run: TokenRange) -> TokenId {
    let text = scene.text;
    let mut start = run.start;
    for id in run.iter() {
        let next = id.plus(1);
        if !run.has(next) {
            continue;
        }
        let small = text[next].shape == Shape::Lower;
        let opens = match text.str_at(id) {
            "and" => text.str_at(next) == "the",
            // "Department of Meteorology of the Nicaraguan Institute".
            "the" => !small && scene.bits(next).any(Bits::NATIONALITY),
            _ => {
                text[id].has_capital()
                    && scene.bits(id).any(Bits::TITLE.or(Bits::ROLE))
                    && small
                    && scene.bits(next).any(Bits::SMALL)
            }
        };
        if opens {
            start = next;
        }
    }
    start
}

/// Whether a name is that of a body: two words or more, one of which says so.
fn is_body(scene: Scene, name: TokenRange) -> bool {
    let words = name.iter().filter(|id| scene.text[*id].has_capital());
    let tagged = || {
        let at = scene.names.partition_point(|n| n.tokens.end <= name.start);
        scene.names[at..]
            .iter()
            .take_while(|n| n.tokens.start < name.end)
            .any(|n| n.class == Class::Organisation && n.tokens.end == name.end)
    };
    let person = scene.bits(name.start).any(Bits::GIVEN);
    words.clone().count() >= 2
        && (words.clone().any(|id| scene.bits(id).any(Bits::ORGANISATION))
            || !person && tagged())
}

impl<'a> Scene<'a> {
    pub(super) fn bits(self, id: TokenId) -> Bits {
        crate::lexicon::bits(self.text.hash_at(id))
    }

    /// Whether the pack knows these tokens as a place.
    fn is_place(self, tokens: TokenRange) -> bool {
        self.known_at(tokens).is_some_and(|known| {
            self.pack
                .links(known.posting)
                .any(|link| self.pack.entry(link.entry).kind().label() == Class::Location)
        })
    }

    /// What the pack knows by exactly these tokens.
    fn known_at(self, tokens: TokenRange) -> Option<&'a Known> {
        let at = self.known.partition_point(|k| k.tokens.start < tokens.start);
        self.known.get(at).filter(|known| known.tokens == tokens)
    }
}
