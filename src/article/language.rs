//! Whether a text is English.
//!
//! The engine's rules of grammar are those of English, so a text in any other language
//! is left alone. A third of any English text is a few dozen small words that other
//! languages do not have; counting them, beside the small words of the languages that
//! share the alphabet, tells more than enough from a few sentences. Which other
//! language it is, is not asked.

/// Words looked at: more would not change the answer.
const WORDS_MAX: usize = 500;
/// Fewer words are a name or a heading: they can be in any language.
const WORDS_MIN: usize = 12;
/// The least share of small English words in English text, in hundredths. Prose has
/// fifteen and more of them, recipes and tables of results have few.
const ENGLISH_MIN: usize = 4;

/// Small words of English that its neighbours do not have, in order.
const ENGLISH: &[&str] = &[
    "about", "after", "and", "are", "been", "but", "by", "for", "from", "had", "has",
    "have", "he", "his", "how", "if", "into", "it", "its", "not", "of", "said", "she",
    "that", "the", "their", "there", "they", "this", "to", "we", "were", "what", "when",
    "which", "who", "will", "with", "would", "you",
];

/// Small words of languages in the Latin alphabet that English does not have, in order.
const FOREIGN: &[&str] = &[
    "af", "att", "au", "auf", "aux", "av", "bir", "con", "dan", "dari", "das", "de",
    "del", "dem", "den", "der", "des", "det", "di", "die", "du", "dos", "een", "ein",
    "eine", "el", "en", "er", "est", "et", "että", "het", "il", "ist", "ja", "je",
    "jest", "la", "las", "le", "les", "los", "med", "mit", "na", "não", "ne", "nie",
    "og", "och", "os", "para", "por", "på", "que", "se", "sich", "sie", "som", "sur",
    "und", "une", "van", "von", "yang", "à", "är", "și", "że",
];

/// What language a text is in, as far as that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Any other.
    Other,
    /// There is too little text to say.
    Unknown,
}

/// Slots of the table of small words.
const SLOTS: usize = 1 << 10;

/// An odd number under which no two of the small words have one slot, found by trying.
const SPREAD: u64 = 0x8a6a_63ec_24ed_e6a5;

/// What marks the small words of English in the table, and what the others. The top byte
/// of a key is free for it, since a small word has at most seven.
const IS_ENGLISH: u64 = 1 << 56;
const IS_FOREIGN: u64 = 2 << 56;

/// The small words by their keys, each in its own slot, so that a look-up is one
/// comparison: half of all words are small ones, in no order a processor could learn.
static SMALL_WORDS: [u64; SLOTS] = {
    let mut table = [0; SLOTS];
    let lists = [(ENGLISH, IS_ENGLISH), (FOREIGN, IS_FOREIGN)];
    let mut list = 0;
    while list < lists.len() {
        let (words, mark) = lists[list];
        let mut at = 0;
        while at < words.len() {
            let (bytes, mut key, mut byte) = (words[at].as_bytes(), 0, 0);
            assert!(bytes.len() < 8);
            while byte < bytes.len() {
                key = key << 8 | bytes[byte] as u64;
                byte += 1;
            }
            assert!(table[slot(key)] == 0, "SPREAD puts two small words into one slot");
            table[slot(key)] = key | mark;
            at += 1;
        }
        list += 1;
    }
    table
};

const fn slot(key: u64) -> usize {
    (key.wrapping_mul(SPREAD) >> 54) as usize
}

/// What ASCII characters words are made of, in lower case; 0 is none.
static LETTERS: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphabetic() || byte == b'\'' {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// The words of a text so far.
#[derive(Default)]
struct Count {
    words: usize,
    english: usize,
    foreign: usize,
    letters: usize,
    latin: usize,
}

/// A word as far as it is read.
#[derive(Default)]
struct Word {
    /// Its last eight bytes in lower case.
    key: u64,
    letters: usize,
    latin: usize,
}

impl Count {
    /// Reads more text, up to [`WORDS_MAX`] words in all. A word is a run of letters and
    /// apostrophes.
    fn read(&mut self, text: &str) {
        let mut word = Word::default();
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at)
            && self.words < WORDS_MAX
        {
            if let Some(letter) = LETTERS.get(usize::from(*byte)) {
                at += 1;
                if *letter != 0 {
                    word.key = word.key << 8 | u64::from(*letter);
                    word.letters += 1;
                    word.latin += 1;
                    continue;
                }
            } else if let Some(c) = text[at..].chars().next() {
                at += c.len_utf8();
                if c.is_alphabetic() {
                    word.push(c);
                    continue;
                }
            }
            self.add(std::mem::take(&mut word));
        }
        self.add(word);
    }

    /// Counts a word; one without letters is none.
    fn add(&mut self, word: Word) {
        self.words += usize::from(word.letters > 0);
        self.letters += word.letters;
        self.latin += word.latin;
        let known = SMALL_WORDS[slot(word.key)];
        self.english += usize::from(known == word.key | IS_ENGLISH);
        self.foreign += usize::from(known == word.key | IS_FOREIGN);
    }
}

impl Word {
    /// Takes in a letter beyond ASCII.
    fn push(&mut self, letter: char) {
        self.letters += 1;
        self.latin += usize::from(letter < '\u{250}');
        let mut buffer = [0; 4];
        for lower in letter.to_lowercase() {
            for byte in lower.encode_utf8(&mut buffer).bytes() {
                self.key = self.key << 8 | u64::from(byte);
            }
        }
    }
}

/// Tells the language of a text, given in parts; `claimed` is what the page says it is,
/// and is believed only where the text does not say.
pub fn tell<'a>(parts: impl Iterator<Item = &'a str>, claimed: Option<&str>) -> Language {
    let mut count = Count::default();
    parts.for_each(|part| count.read(part));
    // Chinese and Japanese put a sentence into one "word": letters count, too.
    let Count { words, english, foreign, letters, latin } = count;
    if latin * 2 < letters || foreign > english {
        Language::Other
    } else if words >= WORDS_MIN && english * 100 >= words * ENGLISH_MIN {
        Language::English
    } else {
        match claimed.and_then(|tag| tag.get(..2)) {
            Some(tag) if tag.eq_ignore_ascii_case("en") => Language::English,
            None if words < WORDS_MIN => Language::Unknown,
            _ => Language::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_in_order_in_one_list_only_and_found() {
        assert!(ENGLISH.is_sorted());
        assert!(FOREIGN.iter().all(|word| !ENGLISH.contains(word)));
        let small = |text: &str| {
            let mut count = Count::default();
            count.read(text);
            (count.words, count.english, count.foreign)
        };
        let all = ENGLISH.join(" ") + "-" + &FOREIGN.join(", ").to_uppercase();
        assert_eq!(small(&all), (109, ENGLISH.len(), FOREIGN.len()));
        // As long as two, or longer than a key.
        assert_eq!(small("thethe theirthe themselvesthe naïve наутро o'the"), (6, 0, 0));
    }

    #[test]
    fn english_is_told_from_its_neighbours() {
        use Language::{English, Other, Unknown};
        let cases = [
            (
                "The ministers said on Tuesday that they would meet again in the autumn.",
                English,
            ),
            (
                "BRUSSELS — NATO and EU officials met, but the talks ended with no result for Kyiv.",
                English,
            ),
            (
                "Les ministres ont dit mardi qu’ils se retrouveraient à l’automne à Paris, la capitale.",
                Other,
            ),
            (
                "Die Minister sagten am Dienstag, dass sie sich im Herbst in Wien wieder treffen.",
                Other,
            ),
            (
                "De ministers zeiden dinsdag dat zij elkaar in de herfst weer in Den Haag zien.",
                Other,
            ),
            (
                "Los ministros dijeron el martes que volverían a reunirse en el otoño, en Madrid.",
                Other,
            ),
            (
                "Os ministros disseram na terça que voltarão a se reunir no outono, em Lisboa.",
                Other,
            ),
            (
                "Ministrowie powiedzieli we wtorek, że spotkają się ponownie na jesieni w Warszawie.",
                Other,
            ),
            (
                "Para menteri mengatakan pada hari Selasa bahwa mereka akan bertemu lagi di Jakarta.",
                Other,
            ),
            ("Министры сказали во вторник, что снова встретятся осенью.", Other),
            ("قال الوزراء يوم الثلاثاء إنهم سيجتمعون مرة أخرى في الخريف.", Other),
            ("閣僚は火曜日、秋に再び会談すると述べた。", Other),
            ("Talks fail", Unknown),
            ("", Unknown),
        ];
        for (text, language) in cases {
            assert_eq!(tell([text].into_iter(), None), language, "{text}");
        }
    }

    #[test]
    fn what_the_page_claims_counts_where_the_text_does_not_say() {
        let names = "Ruiz 4, Novak 3, Okafor 3, Haddad 2, Lindqvist 2, Moreau 1, Tanaka 1, \
                     Silva 1, Kowalski 1, Bianchi 0, Petrov 0, Jansen 0";
        let german = "Die Minister sagten am Dienstag, dass sie sich im Herbst treffen.";
        assert_eq!(tell([names].into_iter(), Some("en-GB")), Language::English);
        assert_eq!(tell([names].into_iter(), Some("de")), Language::Other);
        assert_eq!(tell([names].into_iter(), None), Language::Other);
        assert_eq!(tell([german].into_iter(), Some("en")), Language::Other);
        assert_eq!(tell(["Talks fail"].into_iter(), Some("e")), Language::Unknown);
    }

    #[test]
    fn a_foreign_quotation_does_not_change_the_language() {
        let text = "The minister said “los ministros dijeron que no” to the press, and \
                    then left for the airport with his family and two of the envoys.";
        assert_eq!(tell([text].into_iter(), None), Language::English);
    }
}
