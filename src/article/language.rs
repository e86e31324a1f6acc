//! Whether a text is English.
//!
//! The engine's rules of grammar are those of English, so a text in any other language
//! is left alone. A third of any English text is a few dozen small words that other
//! languages do not have; counting them, beside the small words of the languages that
//! share the alphabet, tells more than enough from a few sentences. Which other
//! language it is, is not asked.

/// Words looked at: more would not change the answer.
const WORDS_MAX: usize = 2000;
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

impl Language {
    /// Whose small word the one with this key is.
    fn of_word(key: u64) -> Option<Language> {
        let mut slot = slot(key);
        loop {
            let (known, language) = SMALL_WORDS[slot];
            if known == 0 {
                return None;
            }
            if known == key {
                return Some(language);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// Slots of the table of small words, a few times their number.
const SLOTS: usize = 512;

/// The small words by their keys, for open addressing with linear probing; 0 is free.
static SMALL_WORDS: [(u64, Language); SLOTS] = {
    let mut table = [(0, Language::Unknown); SLOTS];
    let lists = [(ENGLISH, Language::English), (FOREIGN, Language::Other)];
    let mut list = 0;
    while list < lists.len() {
        let (words, language) = lists[list];
        let mut at = 0;
        while at < words.len() {
            let key = pack(words[at].as_bytes());
            let mut slot = slot(key);
            while table[slot].0 != 0 {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = (key, language);
            at += 1;
        }
        list += 1;
    }
    table
};

const fn slot(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize % SLOTS
}

/// The bytes of a word as one number; there is room for eight.
const fn pack(bytes: &[u8]) -> u64 {
    let (mut key, mut at) = (0, 0);
    while at < bytes.len() {
        key = key << 8 | bytes[at] as u64;
        at += 1;
    }
    key
}

/// The key of `word` in lower case; nothing for a word too long to be a small one.
fn key(word: &str) -> Option<u64> {
    if word.is_ascii() {
        let push = |key: u64, byte: u8| key << 8 | u64::from(byte.to_ascii_lowercase());
        return (word.len() <= 8).then(|| word.bytes().fold(0, push));
    }
    let (mut lower, mut length) = ([0; 8], 0);
    for c in word.chars().flat_map(char::to_lowercase) {
        c.encode_utf8(lower.get_mut(length..length + c.len_utf8())?);
        length += c.len_utf8();
    }
    Some(pack(&lower[..length]))
}

/// The runs of letters and apostrophes in `text`.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begin = run(text, at, false);
        at = run(text, begin, true);
        (begin < at).then(|| &text[begin..at])
    })
}

/// The end of what begins at `at`: of a word, or else of what is none.
fn run(text: &str, mut at: usize, word: bool) -> usize {
    while let Some(&byte) = text.as_bytes().get(at) {
        let (letter, length) = if byte.is_ascii() {
            (byte.is_ascii_alphabetic() || byte == b'\'', 1)
        } else {
            let Some(c) = text[at..].chars().next() else { break };
            (c.is_alphabetic(), c.len_utf8())
        };
        if letter != word {
            break;
        }
        at += length;
    }
    at
}

/// Tells the language of a text, given in parts; `claimed` is what the page says it is,
/// and is believed only where the text does not say.
pub fn tell<'a>(parts: impl Iterator<Item = &'a str>, claimed: Option<&str>) -> Language {
    let (mut words, mut english, mut foreign) = (0, 0, 0);
    let (mut latin, mut letters) = (0, 0);
    for word in parts.flat_map(words_of).take(WORDS_MAX) {
        words += 1;
        // Chinese and Japanese put a sentence into one "word": letters count, too.
        if word.is_ascii() {
            letters += word.len();
            latin += word.len();
        } else {
            letters += word.chars().count();
            latin += word.chars().filter(|c| *c < '\u{250}').count();
        }
        match key(word).and_then(Language::of_word) {
            Some(Language::English) => english += 1,
            Some(_) => foreign += 1,
            None => {}
        }
    }
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
        assert!(ENGLISH.iter().chain(FOREIGN).all(|word| word.len() <= 8));
        let language = |word| key(word).and_then(Language::of_word);
        assert_eq!(language("The"), Some(Language::English));
        assert_eq!(language("NÃO"), Some(Language::Other));
        for word in ["", "th", "thee", "ministers", "наутро", "ministerstwo"] {
            assert_eq!(language(word), None, "{word}");
        }
        assert!(FOREIGN.iter().all(|word| !ENGLISH.contains(word)));
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
