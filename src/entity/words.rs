//! Names as lists of folded words, and the tables of words that decide what counts.
//!
//! Two spellings that differ in case, accents or apostrophes (`Cartés`, `Cartes`;
//! `Al Rud’ha`, `Al Rudha`) are one word here. A person's name is its content words:
//! particles (`al-`, `bin`, `van der`) come and go between mentions of one person, so
//! they count for nothing unless the name has no other word.

use crate::knowledge;
use crate::lexicon::{self, Bits};
use crate::text::{Shape, Text, TokenId, TokenRange, WordHash, WordSet};

/// Particles of personal names: articles, words for son and daughter, prepositions.
/// *Abd*, *Abu* and *Umm* are no particles: without them the rest is another name.
static PARTICLES: WordSet<44> = WordSet::new([
    // Arabic, Hebrew, Malay
    "al", "el", "ul", "ad", "as", "ash", "az", "ar", "an", "at", "bin", "ben", "ibn",
    "bint", "binti", "binte", //
    // Romance
    "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "las",
    "los", "lo", "y", "e", "i", //
    // Germanic, Turkish, Zulu
    "van", "von", "der", "den", "ter", "ten", "zu", "zum", "af", "ka",
]);

/// The sign at the end of a name that is a part of it: *Canal+* is not any canal.
pub(super) const PLUS: WordHash = WordHash::of_lower("+");

/// What follows a name to tell generations apart. It is part of the name: the younger
/// is not the elder.
static GENERATIONS: WordSet<6> = WordSet::new(["jr", "sr", "ii", "iii", "iv", "junior"]);

/// Titles, ranks and forms of address that stand before a name and are no part of it.
#[rustfmt::skip]
static TITLES: WordSet<129> = WordSet::new([
    // forms of address
    "mr", "mrs", "ms", "miss", "mx", "messrs", "mister", "madam", "madame", "mme",
    "monsieur", "señor", "señora", "senor", "senora", "don", "doña", "sir", "dame",
    "lord", "lady", "shri", "sri", "smt", "mdm", "encik", "puan", "bapak", "ibu", //
    // learning, law and faith
    "dr", "doctor", "prof", "professor", "eng", "engr", "ir", "adv", "advocate", "barr",
    "barrister", "justice", "judge", "rev", "reverend", "fr", "father", "pastor",
    "bishop", "archbishop", "cardinal", "pope", "imam", "ayatollah", "mufti", "mullah",
    "maulana", "rabbi", "sister", "brother", //
    // state
    "president", "premier", "chancellor", "minister", "secretary", "senator", "sen",
    "rep", "representative", "congressman", "congresswoman", "gov", "governor", "mayor",
    "ambassador", "councillor", "councilor", "cllr", "mp", "hon", "honourable",
    "honorable", "king", "queen", "prince", "princess", "sheikh", "sheikha", "shaikh",
    "emir", "sultan", "crown", "his", "her", "highness", "excellency", "majesty",
    "chief", //
    // arms and police
    "gen", "general", "lt", "lieutenant", "col", "colonel", "maj", "major", "capt",
    "captain", "cmdr", "commander", "commodore", "sgt", "sergeant", "cpl", "corporal",
    "pvt", "private", "adm", "admiral", "brig", "brigadier", "inspector", "insp",
    "supt", //
    // Malay, Thai and Nigerian honours
    "datuk", "dato", "seri", "tan", "tun", "haji",
]);

/// Titles that are hardly ever a name themselves: cut even if only one word is left.
#[rustfmt::skip]
static PURE_TITLES: WordSet<40> = WordSet::new([
    "mr", "mrs", "ms", "messrs", "mme", "dr", "prof", "professor", "engr", "rev", "sen",
    "gov", "senator", "president", "minister", "secretary", "ambassador", "gen",
    "general", "lt", "lieutenant", "col", "colonel", "maj", "capt", "captain", "cmdr",
    "commander", "sgt", "sergeant", "cpl", "adm", "admiral", "brig", "brigadier", "shri",
    "smt", "datuk", "councillor", "hon",
]);

/// The folded form of every word of an article, by the number of the word.
pub(super) struct Folds {
    by_word: Vec<WordHash>,
}

impl Folds {
    /// Folds every distinct word of `text` once.
    pub(super) fn new(text: &Text) -> Folds {
        let words = text.words();
        let by_word = (0..words.len() as u32)
            .map(|n| {
                let first = words.first(crate::text::WordId(n));
                let word = text.str_at(first);
                if word.is_ascii() { text.hash_at(first) } else { hash(word) }
            })
            .collect();
        Folds { by_word }
    }

    /// The folded form of every distinct word, by its number.
    pub(super) fn all(&self) -> &[WordHash] {
        &self.by_word
    }

    /// The folded form of the word at `id`.
    pub(super) fn at(&self, text: &Text, id: TokenId) -> WordHash {
        self.by_word[text[id].word.0 as usize]
    }
}

/// The hash of a stretch of text in its folded form.
fn hash(stretch: &str) -> WordHash {
    knowledge::fold(stretch).into_iter().fold(WordHash::EMPTY, WordHash::push)
}

/// The content words of a person's name.
pub(super) fn person(text: &Text, folds: &Folds, name: TokenRange) -> Vec<WordHash> {
    let mut words = Vec::with_capacity(name.len());
    collect(text, folds, name, |id| !is_particle(text, name, id), &mut words);
    if words.is_empty() {
        collect(text, folds, name, |_| true, &mut words);
    }
    words
}

/// The words of any other name, without a leading article.
pub(super) fn thing(text: &Text, folds: &Folds, name: TokenRange) -> Vec<WordHash> {
    let mut words = Vec::with_capacity(name.len());
    let the = WordHash::of_lower("the");
    let keep = |id: TokenId| id != name.start || text.hash_at(id) != the;
    collect(text, folds, name, keep, &mut words);
    words
}

/// An acronym as one word, without stops, hyphens and the s of its plural.
pub(super) fn acronym(text: &Text, short: TokenRange) -> WordHash {
    let mut stretch = text.str_of(short);
    if let Some(stem) = stretch.strip_suffix('s')
        && stem.ends_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    {
        stretch = stem.trim_end_matches(['’', '\'']);
    }
    hash(stretch)
}

fn collect(
    text: &Text,
    folds: &Folds,
    name: TokenRange,
    keep: impl Fn(TokenId) -> bool,
    words: &mut Vec<WordHash>,
) {
    let mut at = name.start;
    while at < name.end {
        let start = at;
        at = past_apostrophes(text, name, start);
        if at == name.end && start != name.start && text.hash_at(start) == PLUS {
            words.push(PLUS);
        }
        if !text[start].is_word() || !keep(start) {
            continue;
        }
        words.push(match at.0 - start.0 {
            1 => folds.at(text, start),
            _ => hash(text.str_of(TokenRange { start, end: at })),
        });
    }
}

/// The end of the word at `start`: `O'Neill` is one, `Kato's` ends before its mark, and
/// the mark and the s are skipped with it.
fn past_apostrophes(text: &Text, name: TokenRange, start: TokenId) -> TokenId {
    let mut end = start.plus(1);
    while name.has(end.plus(1))
        && matches!(text.str_at(end), "'" | "’" | "‘" | "ʻ")
        && text[end].glued()
        && text[end.plus(1)].glued()
        && text[end.plus(1)].is_word()
    {
        end = end.plus(2);
    }
    end
}

fn is_particle(text: &Text, name: TokenRange, id: TokenId) -> bool {
    if !PARTICLES.has(text.hash_at(id)) {
        return false;
    }
    // *Al Gore*, *Ben Bernanke*, *Van Morrison*: a capital at the front is a first name,
    // unless a hyphen ties it to what follows.
    let tied = text.get(id.plus(1)).is_some_and(|t| !t.is_word() && t.glued());
    id != name.start || tied || text[id].shape == Shape::Lower
}

/// Whether the word is a particle wherever it stands.
pub(super) fn may_be_particle(word: WordHash) -> bool {
    PARTICLES.has(word)
}

/// Whether the word tells generations apart.
pub(super) fn is_generation(word: WordHash) -> bool {
    GENERATIONS.has(word)
}

/// Whether the word is a title or form of address.
pub(super) fn is_title(word: WordHash) -> bool {
    TITLES.has(word)
}

/// Whether names of bodies are made of the word: *Bank*, *Union*.
pub(super) fn is_body(word: WordHash) -> bool {
    lexicon::bits(word).any(Bits::ORGANISATION)
}

/// Whether the word names a country, town or region.
pub(super) fn is_place(word: WordHash) -> bool {
    lexicon::bits(word).any(Bits::COUNTRY.or(Bits::PLACE))
}

/// `name` without the titles in front of it.
pub(super) fn without_titles(text: &Text, name: TokenRange) -> TokenRange {
    let mut start = name.start;
    loop {
        let word = text.hash_at(start);
        let mut next = start.plus(1);
        if next < name.end && text.str_at(next) == "." && text[next].glued() {
            next = next.plus(1);
        }
        let left = TokenRange { start: next, end: name.end };
        let words = left.iter().filter(|id| text[*id].is_word()).count();
        let enough = if PURE_TITLES.has(word) { 1 } else { 2 };
        if left.start >= left.end || !TITLES.has(word) || words < enough {
            return TokenRange { start, end: name.end };
        }
        start = next;
    }
}

/// The titles right before `name`, from the nearest outwards.
pub(super) fn titles_before(
    text: &Text,
    name: TokenRange,
) -> impl Iterator<Item = WordHash> + '_ {
    let mut at = name.start;
    std::iter::from_fn(move || {
        let mut before = at.before()?;
        if text.str_at(before) == "." && text[before].glued() {
            before = before.before()?;
        }
        let word = text.hash_at(before);
        at = before;
        is_title(word).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &Text) -> TokenRange {
        TokenRange::new(0, text.tokens().len() as u32)
    }

    #[track_caller]
    fn assert_person(name: &str, want: &[&str]) {
        let text = Text::plain(name);
        let folds = Folds::new(&text);
        let want: Vec<_> = want.iter().map(|w| WordHash::of(w)).collect();
        assert_eq!(person(&text, &folds, all(&text)), want, "{name}");
    }

    #[test]
    fn a_person_is_the_content_words_of_the_name() {
        assert_person("Bashar al-Assad", &["bashar", "assad"]);
        assert_person("Abdullah bin Zayed Al Nahyan", &["abdullah", "zayed", "nahyan"]);
        assert_person("Horacio Cartés", &["horacio", "cartes"]);
        assert_person("Sinead O’Neill", &["sinead", "oneill"]);
        assert_person("Ludwig van der Berg", &["ludwig", "berg"]);
    }

    #[test]
    fn a_particle_that_is_a_first_name_counts() {
        assert_person("Al Gore", &["al", "gore"]);
        assert_person("Ben Okri", &["ben", "okri"]);
        assert_person("al-Muhajer", &["muhajer"]);
        assert_person("El", &["el"]);
    }

    #[test]
    fn titles_go_but_names_that_look_like_titles_stay() {
        let cut = |name: &str| {
            let text = Text::plain(name);
            text.str_of(without_titles(&text, all(&text))).to_owned()
        };
        assert_eq!(cut("Lt. Gen. Ada Okafor"), "Ada Okafor");
        assert_eq!(cut("Mr Kato"), "Kato");
        assert_eq!(cut("Prince Harry"), "Prince Harry");
        assert_eq!(cut("Bishop"), "Bishop");
        assert_eq!(cut("Dr"), "Dr");
    }

    #[test]
    fn acronyms_lose_stops_and_plural() {
        let key = |short: &str| {
            let text = Text::plain(short);
            acronym(&text, all(&text))
        };
        assert_eq!(key("U.S."), key("US"));
        assert_eq!(key("MQ-9s"), key("MQ-9"));
        assert_eq!(key("NGOs"), key("NGO"));
        assert_ne!(key("IS"), key("I"));
    }
}
