//! The distinct words of an article, and how the article writes each.
//!
//! A word seen in lower case in the middle of a sentence is no name when it stands
//! capitalised at the start of another; a word in capitals in prose is an acronym,
//! in a headline that shouts it may be anything. Such evidence is kept once per
//! distinct word, not per token: an article of ten thousand words has about two
//! thousand distinct ones.
//!
//! Words are told apart by a 64-bit hash of their lower-case form, made while the
//! tokeniser walks over them ([`WordHash`], FNV-1a after Fowler, Noll and Vo), and
//! never compared letter by letter: two of even a hundred thousand words share a hash
//! with a probability below one in a thousand million, and the harm would be one wrong
//! count.

use super::token::{Shape, TokenId};

/// The place of a word in its [`Vocabulary`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

/// The hash of a word's lower-case form: the same word has the same hash in every
/// article and every build, so that word lists compiled ahead can be keyed by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WordHash(pub u64);

impl WordHash {
    /// The hash of the empty word.
    pub const EMPTY: WordHash = WordHash(0xcbf2_9ce4_8422_2325);

    /// The hash with one more byte of the lower-case form.
    #[must_use]
    pub const fn push(self, byte: u8) -> WordHash {
        WordHash((self.0 ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// The hash of `word` in any case.
    ///
    /// ```
    /// use glossator::text::WordHash;
    /// assert_eq!(WordHash::of("Élysée"), WordHash::of("élysée"));
    /// assert_ne!(WordHash::of("Idlib"), WordHash::of("Aleppo"));
    /// ```
    pub fn of(word: &str) -> WordHash {
        word.chars().fold(WordHash::EMPTY, WordHash::push_char)
    }

    /// The hash of a word that is in lower case already, in a constant.
    pub const fn of_lower(word: &str) -> WordHash {
        let bytes = word.as_bytes();
        let mut hash = WordHash::EMPTY;
        let mut at = 0;
        while at < bytes.len() {
            hash = hash.push(bytes[at]);
            at += 1;
        }
        hash
    }

    /// The hash with one more character, folded to lower case.
    #[must_use]
    pub fn push_char(self, c: char) -> WordHash {
        if c.is_ascii() {
            return self.push(c.to_ascii_lowercase() as u8);
        }
        c.to_lowercase().fold(self, |hash, c| {
            let mut buffer = [0; 4];
            c.encode_utf8(&mut buffer).bytes().fold(hash, WordHash::push)
        })
    }
}

/// How an article writes one word. Counts stop at `u16::MAX`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// In lower case.
    pub lower: u16,
    /// With a capital in the middle of a sentence of prose, where only a name has one.
    pub capital: u16,
    /// With a capital at the start of a sentence, where every word has one.
    pub start: u16,
    /// In capitals, or in any mixture of letters and digits, in prose.
    pub upper: u16,
    /// In a title-case headline or a passage in capitals, where case says nothing.
    pub display: u16,
}

impl Usage {
    /// Occurrences of every kind.
    pub fn total(self) -> u32 {
        [self.lower, self.capital, self.start, self.upper, self.display]
            .into_iter()
            .map(u32::from)
            .sum()
    }

    pub(super) fn count(&mut self, shape: Shape, starts: bool, display: bool) {
        let counter = match shape {
            _ if display => &mut self.display,
            Shape::Lower | Shape::Digits | Shape::Punct => &mut self.lower,
            Shape::Capital | Shape::Initial if starts => &mut self.start,
            Shape::Capital | Shape::Initial => &mut self.capital,
            Shape::Upper | Shape::Mixed | Shape::Alnum => &mut self.upper,
        };
        *counter = counter.saturating_add(1);
    }
}

/// The distinct words of an article.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Open addressing with linear probing; 0 is a free slot, else a word's id + 1.
    slots: Vec<u32>,
    words: Vec<Word>,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    hash: WordHash,
    first: TokenId,
    usage: Usage,
}

/// The least number of slots, a power of two as all.
const SMALLEST: usize = 1024;

impl Vocabulary {
    /// How many distinct words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How the article writes `word`; `word` must come from this vocabulary.
    pub fn usage(&self, word: WordId) -> Usage {
        self.words[word.0 as usize].usage
    }

    /// The hash of `word`; `word` must come from this vocabulary.
    pub fn hash(&self, word: WordId) -> WordHash {
        self.words[word.0 as usize].hash
    }

    /// The first token that is `word`; `word` must come from this vocabulary.
    pub fn first(&self, word: WordId) -> TokenId {
        self.words[word.0 as usize].first
    }

    /// The word with this hash, if the article has it.
    pub fn find(&self, hash: WordHash) -> Option<WordId> {
        if self.slots.is_empty() {
            return None;
        }
        self.probe(hash).ok()
    }

    pub(super) fn usage_mut(&mut self, word: WordId) -> &mut Usage {
        &mut self.words[word.0 as usize].usage
    }

    pub(super) fn clear(&mut self) {
        // Slots must be wiped each time: after one huge article they become fewer again.
        let enough = (self.words.len() * 2).next_power_of_two().max(SMALLEST);
        self.slots.truncate(enough);
        self.words.clear();
        self.slots.fill(0);
    }

    /// The id of the word with this hash, new or old.
    pub(super) fn intern(&mut self, hash: WordHash, first: TokenId) -> WordId {
        if (self.words.len() + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        match self.probe(hash) {
            Ok(word) => word,
            Err(slot) => {
                self.words.push(Word { hash, first, usage: Usage::default() });
                self.slots[slot] = self.words.len() as u32;
                WordId(self.words.len() as u32 - 1)
            }
        }
    }

    /// The word with this hash, or the free slot where it belongs.
    fn probe(&self, hash: WordHash) -> Result<WordId, usize> {
        let mask = self.slots.len() - 1;
        // FNV's low bits are its weak ones; fold the high half in.
        let mut slot = (hash.0 ^ (hash.0 >> 32)) as usize & mask;
        loop {
            match self.slots[slot] {
                0 => return Err(slot),
                id if self.words[id as usize - 1].hash == hash => {
                    return Ok(WordId(id - 1));
                }
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(SMALLEST);
        self.slots.clear();
        self.slots.resize(size, 0);
        for id in 0..self.words.len() {
            if let Err(slot) = self.probe(self.words[id].hash) {
                self.slots[slot] = id as u32 + 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_words_keep_their_ids_through_every_growth() {
        let mut vocabulary = Vocabulary::default();
        let words: Vec<String> = (0..10_000).map(|n| format!("word{n}")).collect();
        for (n, word) in words.iter().enumerate() {
            let id = vocabulary.intern(WordHash::of(word), TokenId(n as u32));
            assert_eq!(id, WordId(n as u32));
        }
        for (n, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.find(WordHash::of(word)), Some(WordId(n as u32)));
        }
        assert_eq!(vocabulary.find(WordHash::of("absent")), None);
        for _ in 0..2 {
            vocabulary.clear();
            assert_eq!(vocabulary.find(WordHash::of("word1")), None);
            let id = vocabulary.intern(WordHash::of("word1"), TokenId(0));
            assert_eq!(vocabulary.find(WordHash::of("word1")), Some(id));
        }
        assert_eq!(vocabulary.slots.len(), SMALLEST);
    }

    #[test]
    fn case_is_folded_the_same_in_one_piece_and_char_by_char() {
        for word in ["nato", "élysée", "straße", "i̇stanbul"] {
            assert_eq!(WordHash::of(word), WordHash::of_lower(word));
        }
        assert_eq!(WordHash::of("NATO"), WordHash::of_lower("nato"));
    }
}
