//! Small fixed sets of words, ready at compile time.
//!
//! The rules of the later stages are tables of words (titles, small words, verbs of
//! saying). A [`WordSet`] is such a table as sorted hashes, made by the compiler: to ask
//! whether a token is in it costs a binary search over a few integers, no string is
//! compared and nothing is built at start. For lists of thousands of words the lexicon
//! is the place.

use super::vocabulary::WordHash;

/// A fixed set of `N` lower-case words.
///
/// ```
/// use glossator::text::{WordHash, WordSet};
/// static TITLES: WordSet<2> = WordSet::new(["mr", "dr"]);
/// assert!(TITLES.has(WordHash::of("Dr")));
/// assert!(!TITLES.has(WordHash::of("Doctor")));
/// ```
#[derive(Debug)]
pub struct WordSet<const N: usize> {
    hashes: [u64; N],
}

impl<const N: usize> WordSet<N> {
    /// The set of these words, which must be in lower case.
    pub const fn new(words: [&str; N]) -> WordSet<N> {
        let mut hashes = [0; N];
        let mut at = 0;
        while at < N {
            // Insertion sort: the only sort that is short in a constant, and it runs in
            // the compiler.
            let hash = WordHash::of_lower(words[at]).0;
            let mut slot = at;
            while slot > 0 && hashes[slot - 1] > hash {
                hashes[slot] = hashes[slot - 1];
                slot -= 1;
            }
            hashes[slot] = hash;
            at += 1;
        }
        WordSet { hashes }
    }

    /// Whether the word with this hash is in the set.
    pub fn has(&self, word: WordHash) -> bool {
        self.hashes.binary_search(&word.0).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SET: WordSet<5> = WordSet::new(["gen", "lt", "col", "maj", "élu"]);

    #[test]
    fn every_word_is_found_in_any_case_and_no_other() {
        for word in ["gen", "Lt", "COL", "maj", "Élu"] {
            assert!(SET.has(WordHash::of(word)), "{word}");
        }
        for word in ["", "ge", "genl", "elu"] {
            assert!(!SET.has(WordHash::of(word)), "{word}");
        }
    }
}
