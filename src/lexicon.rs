//! What is known of a word before reading: is it common English, may it be a name.
//!
//! A hundred thousand words (the commoner words of English, given and family names,
//! countries and demonyms, cities, bodies) and a few hundred hand-picked cues (titles,
//! verbs of saying, words that organisations and places are made of), each with the
//! [`Bits`] that say what it can be. The words themselves are not there: the table maps
//! a [`WordHash`] to its bits and nothing else, in two bytes a word.
//!
//! The table is a Bloomier filter of the XOR kind (Chazelle et al., The Bloomier filter,
//! 2004; Graf and Lemire, Xor filters, 2020): three places are computed from the hash,
//! and the exclusive or of the three numbers found there is a check and a class. A word
//! that was not put in passes the check by chance, and is then given the bits of a
//! random entry: [`FALSE_POSITIVES`] says how often. Rules must survive that; the
//! tagger, which weighs many signs, does not notice it.
//!
//! `cargo xtask lexicon` builds `data/model/lexicon.bin` from open lists; the README
//! beside it names them and their licences. It is read where it lies, without parsing.

use crate::text::WordHash;

/// What a word may be: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bits(pub u32);

impl Bits {
    /// An English word usually written in lower case.
    pub const LOWER: Bits = Bits(1);
    /// One of the four thousand commonest English words (some are names too: will, may).
    pub const COMMON: Bits = Bits(1 << 1);
    /// A given name.
    pub const GIVEN: Bits = Bits(1 << 2);
    /// A family name.
    pub const FAMILY: Bits = Bits(1 << 3);
    /// A country, or a word of a country's name.
    pub const COUNTRY: Bits = Bits(1 << 4);
    /// A nationality, a people, a religion or a language.
    pub const NATIONALITY: Bits = Bits(1 << 5);
    /// A city, a province, a river: the name of a place in one word.
    pub const PLACE: Bits = Bits(1 << 6);
    /// The name of a body in one word, acronyms among them.
    pub const BODY: Bits = Bits(1 << 7);
    /// A word that opens names of places (Saint, New, San).
    pub const PLACE_OPENER: Bits = Bits(1 << 8);
    /// A word of the closed classes: articles, pronouns, prepositions, conjunctions.
    pub const FUNCTION: Bits = Bits(1 << 9);
    /// A day of the week, a month, a feast.
    pub const CALENDAR: Bits = Bits(1 << 10);
    /// A title or rank that stands before a person's name.
    pub const TITLE: Bits = Bits(1 << 11);
    /// What a person is or does: spokesman, striker, widow.
    pub const ROLE: Bits = Bits(1 << 12);
    /// A verb of saying.
    pub const SPEECH: Bits = Bits(1 << 13);
    /// A word that the names of organisations are made of: ministry, union, inc.
    pub const ORGANISATION: Bits = Bits(1 << 14);
    /// A word that the names of places are made of: river, province, airport.
    pub const PLACE_WORD: Bits = Bits(1 << 15);
    /// A word that the names of events, laws and prizes are made of: cup, treaty, act.
    pub const EVENT: Bits = Bits(1 << 16);
    /// A word that follows the name of a people: rebels, troops, origin.
    pub const PEOPLE: Bits = Bits(1 << 17);
    /// A small word inside names of persons: al, bin, van, de.
    pub const PARTICLE: Bits = Bits(1 << 18);
    /// A preposition that places often follow.
    pub const PREPOSITION: Bits = Bits(1 << 19);
    /// A small word that may stand inside a name: of, and, the, de.
    pub const SMALL: Bits = Bits(1 << 20);
    /// What may follow a person's name: Jr, III, PhD.
    pub const SUFFIX: Bits = Bits(1 << 21);

    /// Whether any of `other` is among them.
    pub const fn any(self, other: Bits) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Bits) -> Bits {
        Bits(self.0 | other.0)
    }

    /// Whether nothing is known of the word.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The share of words that are not in the lexicon and get bits all the same.
pub const FALSE_POSITIVES: f64 = 1.0 / (1 << (16 - CLASS_BITS)) as f64;

/// How many bits of an entry are its class, an index into the table of bit sets; the
/// rest are the check.
pub const CLASS_BITS: u32 = 8;

/// Bytes before the entries: the seed, then one bit set a class.
pub const HEADER: usize = 8 + 4 * (1 << CLASS_BITS);

static TABLE: &[u8] = include_bytes!("../data/model/lexicon.bin");

/// Entries in each of the three parts of the table.
const PART: usize = (TABLE.len() - HEADER) / 6;
const _: () = assert!(HEADER + 6 * PART == TABLE.len() && PART > 0);

/// What is known of the word with this hash.
///
/// ```
/// use glossator::lexicon::{self, Bits};
/// use glossator::text::WordHash;
/// assert!(lexicon::bits(WordHash::of("Ministry")).any(Bits::ORGANISATION));
/// assert!(lexicon::bits(WordHash::of("Ali")).any(Bits::GIVEN));
/// assert!(!lexicon::bits(WordHash::of("Ali")).any(Bits::LOWER));
/// ```
pub fn bits(word: WordHash) -> Bits {
    look_up(TABLE, PART, word)
}

/// The hash under which the two words that follow one another are known together
/// (`New York`, `South Sudan`); longer names by joining word after word.
#[must_use]
pub const fn join(before: WordHash, word: WordHash) -> WordHash {
    WordHash(before.0.rotate_left(23) ^ word.0.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// The places of `word` in a table with three parts of `part` entries, and its check.
pub fn places(word: WordHash, seed: u64, part: usize) -> ([usize; 3], u16) {
    // The finisher of SplitMix64 (Steele et al. 2014): FNV's low bits alone are weak.
    let mut h = word.0 ^ seed;
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^= h >> 31;
    // Multiply and shift puts 21 bits evenly over the part without a division.
    // In 64 bits: the product has 37, and WebAssembly counts in 32.
    let place = |n: u32| ((((h >> (21 * n)) & 0x1f_ffff) * part as u64) >> 21) as usize;
    let check = (h.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (48 + CLASS_BITS)) as u16;
    ([place(0), part + place(1), 2 * part + place(2)], check)
}

fn look_up(table: &[u8], part: usize, word: WordHash) -> Bits {
    let seed = table.first_chunk().map_or(0, |seed| u64::from_le_bytes(*seed));
    let (places, check) = places(word, seed, part);
    let entry = places.iter().fold(0, |entry, place| {
        let at = HEADER + 2 * place;
        entry ^ u16::from_le_bytes([table[at], table[at + 1]])
    });
    if entry >> CLASS_BITS != check {
        return Bits::default();
    }
    let at = 8 + 4 * (entry & ((1 << CLASS_BITS) - 1)) as usize;
    Bits(u32::from_le_bytes([table[at], table[at + 1], table[at + 2], table[at + 3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_bits(word: &str, has: Bits, lacks: Bits) {
        let bits = bits(WordHash::of(word));
        assert_eq!(bits.0 & has.0, has.0, "{word} lacks bits");
        assert!(!bits.any(lacks), "{word} has bits");
    }

    #[test]
    fn words_are_what_they_can_be_and_nothing_else() {
        assert_bits("government", Bits::LOWER.or(Bits::COMMON), Bits::GIVEN);
        assert_bits("Natalia", Bits::GIVEN, Bits::LOWER.or(Bits::COUNTRY));
        assert_bits("Nguyen", Bits::FAMILY, Bits::LOWER);
        assert_bits("Nigeria", Bits::COUNTRY, Bits::NATIONALITY);
        assert_bits("Nigerian", Bits::NATIONALITY, Bits::COUNTRY);
        assert_bits("Aleppo", Bits::PLACE, Bits::LOWER.or(Bits::COUNTRY));
        assert_bits("tuesday", Bits::CALENDAR, Bits::TITLE);
        assert_bits("colonel", Bits::TITLE.or(Bits::LOWER), Bits::SPEECH);
        assert_bits("bin", Bits::PARTICLE, Bits::COUNTRY);
    }

    #[test]
    fn names_of_two_words_are_known_together_and_only_in_their_order() {
        let new_york = join(WordHash::of("new"), WordHash::of("york"));
        assert!(bits(new_york).any(Bits::PLACE));
        let york_new = join(WordHash::of("york"), WordHash::of("new"));
        assert!(bits(york_new).is_empty());
    }

    #[test]
    fn unknown_words_pass_no_oftener_than_said() {
        let words = 100_000;
        let passed = (0..words)
            .filter(|n| !bits(WordHash::of(&format!("qx{n}zz"))).is_empty())
            .count();
        assert!((passed as f64) < 1.3 * FALSE_POSITIVES * f64::from(words));
    }

    #[test]
    fn every_cue_is_in_the_table() {
        for line in include_str!("../data/model/cues.tsv").lines().skip(3) {
            let (class, words) = line.split_once('\t').unwrap();
            for word in words.split(' ').filter(|w| !w.contains('-')) {
                assert!(!bits(WordHash::of(word)).is_empty(), "{class}: {word}");
            }
        }
    }
}
