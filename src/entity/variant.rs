//! Other spellings of one name.
//!
//! Names from other scripts are spelled as each desk likes (*Osama al-Muhajer*, *Usamah
//! Al-Muhajir*; *Gaddafi*, *Qadhafi*), and names of all scripts are misspelled. Two
//! distances bound what counts as one name. Names that are one string without marks and
//! spaces are one (*J&KCA*, *JKCA*; *Canal +*, *CANAL+*). Names of some length that
//! differ by one letter, or by two neighbours that changed places, are one. And names
//! with the same [`skeleton`], the consonants that transliteration leaves alone, are one
//! if their letters differ little else.
//!
//! A wrong merge is worse than a missed one. Both must be of one class; digits must
//! agree (*Apollo 11*, *Apollo 13*); two names that the pack knows as two things stay
//! two (*Gambia*, *Zambia*); a name and the same with an ending are a country and its
//! people (*Israel*, *Israeli*) or a man and a woman (*Daniel*, *Daniela*); so are names
//! that differ in a last *a* or *o* (*Mario*, *Maria*); and two people with the same
//! surname and first names that only resemble each other in one letter stay two.
//!
//! Nobody is compared with everybody: names meet in buckets, of their skeletons and of
//! their strings with one letter left out (the symmetric deletion of W. Garbe's
//! SymSpell), so the cost is that of the letters.

use super::forest::{Forest, NodeId, Sort};
use super::introduction;
use super::sources::Sources;
use crate::annotation::Class;
use crate::knowledge;
use crate::text::{Text, WordHash};
use std::collections::HashMap;

/// Shorter names may differ by a letter and be different names: *Iran*, *Iraq*.
const SHORTEST: usize = 6;

/// A bucket with more names than this holds a pattern, not a spelling.
const CROWD: usize = 8;

/// One name as letters.
struct Spelling {
    node: NodeId,
    /// Folded words.
    words: Vec<Vec<u8>>,
    /// The words as one.
    letters: Vec<u8>,
}

/// Joins the forms that spell one name.
pub(super) fn tie(text: &Text, forest: &mut Forest, sources: &Sources) {
    let mut spellings: Vec<Spelling> = Vec::new();
    for id in forest.ids() {
        let words = spelled(text, forest, id);
        let letters: Vec<u8> = words.concat();
        if letters.len() >= 4 {
            spellings.push(Spelling { node: id, words, letters });
        }
    }
    // Keys with their names in one sorted list: equal keys lie side by side. A map of
    // lists cost three times as much at five thousand names, in memory it jumped about.
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (spelling, n) in spellings.iter().zip(0..) {
        let letters = &spelling.letters;
        let mut add = |key: WordHash| keys.push((key.0, n));
        add(hash(0, letters));
        add(hash(1, &skeleton_of(&spelling.words)));
        if letters.len() >= SHORTEST {
            add(hash(2, letters));
            for skip in 0..letters.len() {
                let (front, back) = letters.split_at(skip);
                add(back[1..].iter().fold(hash(2, front), |h, b| h.push(*b)));
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for bucket in keys.chunk_by(|a, b| a.0 == b.0) {
        if !(2..=CROWD).contains(&bucket.len()) {
            continue;
        }
        for (at, (_, one)) in bucket.iter().enumerate() {
            pairs.extend(bucket[..at].iter().map(|(_, other)| (*other, *one)));
        }
    }
    // In the order of the article, so that the outcome does not hang on the hashes.
    pairs.sort_unstable();
    pairs.dedup();
    let full = full_names(text, forest);
    for (a, b) in pairs {
        let (a, b) = (&spellings[a as usize], &spellings[b as usize]);
        if !forest.joined(a.node, b.node)
            && may_be_one(forest, sources, a, b)
            && same(&a.words, &b.words, forest.node(a.node).class().0)
            && !of_two_people(&full, forest, a.node, b.node)
        {
            forest.join(a.node, b.node);
        }
    }
}

/// The full name of everyone of whom there is one, by root.
fn full_names(text: &Text, forest: &Forest) -> HashMap<NodeId, Vec<Vec<u8>>> {
    let mut full: HashMap<NodeId, Vec<Vec<u8>>> = HashMap::new();
    for id in forest.ids() {
        let node = forest.node(id);
        if node.sort == Sort::Person && node.words.len() > 1 {
            let words = spelled(text, forest, id);
            let longest = full.entry(forest.root(id)).or_default();
            if words.len() > longest.len() {
                *longest = words;
            }
        }
    }
    full
}

/// Whether two likenesses are the surnames of two people (*Lucas Moraes*, *Nuno Morais*).
fn of_two_people(
    full: &HashMap<NodeId, Vec<Vec<u8>>>,
    forest: &Forest,
    a: NodeId,
    b: NodeId,
) -> bool {
    match (full.get(&forest.root(a)), full.get(&forest.root(b))) {
        (Some(a), Some(b)) => !same(a, b, Class::Person),
        _ => false,
    }
}

fn hash(kind: u8, letters: &[u8]) -> WordHash {
    letters.iter().fold(WordHash::EMPTY.push(kind), |h, b| h.push(*b))
}

/// The folded words of a form; particles of people and articles of things left out.
fn spelled(text: &Text, forest: &Forest, id: NodeId) -> Vec<Vec<u8>> {
    let node = forest.node(id);
    let folded = knowledge::fold(text.str_of(node.first));
    let mut words: Vec<Vec<u8>> = folded
        .split(|b| *b == b' ')
        .map(|word| word.iter().copied().filter(|b| *b != b'&').collect())
        .filter(|word: &Vec<u8>| !word.is_empty())
        .collect();
    let light = |word: &[u8]| match node.sort {
        Sort::Person => matches!(word, b"al" | b"el" | b"ul"),
        _ => matches!(word, b"the" | b"al" | b"el"),
    };
    if words.iter().any(|word| !light(word)) {
        words.retain(|word| !light(word));
    }
    words
}

/// Whether nothing but the letters speaks against the two being one.
fn may_be_one(forest: &Forest, sources: &Sources, a: &Spelling, b: &Spelling) -> bool {
    let (one, other) = (forest.node(a.node), forest.node(b.node));
    let acronyms = [one, other].map(|n| n.sort == Sort::Acronym);
    let alike = match (one.class(), other.class()) {
        ((_, 0.0), _) | (_, (_, 0.0)) => true,
        ((a, _), (b, _)) => a == b,
    };
    if !alike || sources.contradict(a.node, b.node) {
        return false;
    }
    match acronyms {
        [false, false] => true,
        // One letter less is another acronym; letters that changed places are a slip,
        // if the article defines one of the two and the pack knows neither.
        [true, true] => {
            let slip = a.letters.len() == b.letters.len()
                && sources.is_defined(a.node) != sources.is_defined(b.node)
                && !sources.knows(a.node)
                && !sources.knows(b.node);
            a.letters == b.letters || slip && swapped(&a.letters, &b.letters)
        }
        _ => a.letters == b.letters,
    }
}

/// Whether two lists of words spell one name.
fn same(a: &[Vec<u8>], b: &[Vec<u8>], class: Class) -> bool {
    let (one, other) = (a.concat(), b.concat());
    if one == other {
        return true;
    }
    let digits = |letters: &[u8]| {
        letters.iter().copied().filter(u8::is_ascii_digit).collect::<Vec<u8>>()
    };
    if digits(&one) != digits(&other) || one.len().min(other.len()) < SHORTEST {
        return swapped(&one, &other) && one.len() >= 4;
    }
    if a.len() != b.len() {
        return one.len() >= 10 && distance(&one, &other) <= 1;
    }
    let mut differing = a.iter().zip(b).enumerate().filter(|(_, (a, b))| a != b);
    let several = differing.clone().count();
    differing.all(|(at, (x, y))| {
        // The first of several words of a person's name is a first name: people of one
        // family differ in no more than it, so one letter is not evidence enough.
        let first_name = class == Class::Person && a.len() > 1 && at == 0;
        let alone = several == 1;
        alike(x, y, class, a.len()) && !(first_name && alone && !resounds(x, y))
    })
}

/// Whether two words spell one.
fn alike(x: &[u8], y: &[u8], class: Class, words: usize) -> bool {
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    // Roman numerals and initials are numbers, not words.
    let numeral = |w: &[u8]| w.iter().all(|b| matches!(b, b'i' | b'v' | b'x'));
    if short.len() < 3 || numeral(x) || numeral(y) {
        return false;
    }
    if let Some(ending) = long.strip_prefix(short) {
        // "Channel" and "Channels" of a longer name; "Forso" cut from "Forson". Alone,
        // an ending makes another word: Israel, Israeli; Daniel, Daniela.
        let plural = ending == b"s" && words > 1 && class != Class::Person;
        let slip = class == Class::Person
            && words > 1
            && ending.len() == 1
            && !is_vowel(ending[0])
            && !matches!(ending, b"s" | b"n") | (short.len() >= 5 && ending == b"n");
        let silent = ending == b"h" || ending == b"e" && short.len() >= 6 && words > 1;
        return plural || slip || silent;
    }
    let gendered = x.len() == y.len()
        && x[..x.len() - 1] == y[..y.len() - 1]
        && is_vowel(x[x.len() - 1])
        && is_vowel(y[y.len() - 1]);
    if gendered {
        return false;
    }
    let apart = distance(&undoubled(x), &undoubled(y));
    // "Minister" and "Ministry", "Himalayas" and "Himalayan": words, not spellings.
    let ending = x.len() == y.len() && x[..x.len() - 1] == y[..y.len() - 1];
    let word = |w: &[u8]| std::str::from_utf8(w).is_ok_and(introduction::is_common);
    if ending && class != Class::Person || word(x) && word(y) {
        return false;
    }
    // Another consonant is another name, unless much else agrees.
    let consonant = x.len() == y.len()
        && x.iter().zip(y).any(|(a, b)| a != b && !is_vowel(*a) && !is_vowel(*b));
    let enough = if consonant && class == Class::Person { 11 } else { 8 };
    apart <= 1 && short.len() >= enough
        || swapped(x, y) && short.len() >= 5
        || skeleton(x) == skeleton(y)
            && skeleton(x).len() >= 2
            && apart <= (long.len() + 2) / 4
}

/// Whether the two differ in no more than transliteration does.
fn resounds(x: &[u8], y: &[u8]) -> bool {
    skeleton(x) == skeleton(y) && skeleton(x).len() >= 2
}

/// The word with every doubled letter once.
fn undoubled(word: &[u8]) -> Vec<u8> {
    let mut once = word.to_vec();
    once.dedup();
    once
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn skeleton_of(words: &[Vec<u8>]) -> Vec<u8> {
    words.iter().flat_map(|word| skeleton(word)).collect()
}

/// The consonants of a word as they sound in any transliteration: no vowels, no
/// doubles, no *h*; *q*, *k*, *g* and *c* are one, as are *z*, *s* and *j*, *d* and *t*,
/// *b* and *p*, *w*, *v* and *f*. The first vowel is kept as a mark that there is one.
fn skeleton(word: &[u8]) -> Vec<u8> {
    let mut bones = Vec::with_capacity(word.len());
    for (n, b) in word.iter().enumerate() {
        let bone = match b {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' if n == 0 => b'a',
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' => continue,
            b'q' | b'k' | b'g' | b'c' | b'x' => b'k',
            b'z' | b's' => b's',
            b'd' | b't' => b't',
            b'b' | b'p' => b'p',
            b'w' | b'v' | b'f' => b'v',
            other => *other,
        };
        if bones.last() != Some(&bone) {
            bones.push(bone);
        }
    }
    bones
}

/// Whether one is the other with two neighbours in each other's place.
fn swapped(x: &[u8], y: &[u8]) -> bool {
    if x.len() != y.len() {
        return false;
    }
    let mut differing = (0..x.len()).filter(|n| x[*n] != y[*n]);
    match (differing.next(), differing.next(), differing.next()) {
        (Some(a), Some(b), None) => b == a + 1 && x[a] == y[b] && x[b] == y[a],
        _ => false,
    }
}

/// The edits between two words (Levenshtein, 1965), one row at a time.
fn distance(x: &[u8], y: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=y.len()).collect();
    for (i, a) in x.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in y.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[y.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(a: &str, b: &str, class: Class) -> bool {
        let words = |name: &str| -> Vec<Vec<u8>> {
            let folded = knowledge::fold(name);
            folded.split(|b| *b == b' ').map(<[u8]>::to_vec).collect()
        };
        same(&words(a), &words(b), class)
    }

    #[test]
    fn spellings_of_one_name() {
        for (a, b) in [
            ("Osama Muhajer", "Usamah Muhajir"),
            ("Muammar Gaddafi", "Muammar Qadhafi"),
            ("Mohamed Salem", "Mohammed Salem"),
            ("Kofi Amponsah", "Kofi Amposnah"),
            ("Ana Stepanovic", "Ana Stepanovich"),
        ] {
            assert!(one(a, b, Class::Person), "{a} {b}");
        }
        assert!(one("Bir Al Ghanam", "Bir al-Ghanam", Class::Location));
        assert!(one("Deir Ezzor", "Deir ez-Zor", Class::Location));
        assert!(one("News Channels", "News Channel", Class::Organisation));
    }

    #[test]
    fn names_that_only_look_alike() {
        for (a, b, class) in [
            ("Iran", "Iraq", Class::Location),
            ("Austria", "Australia", Class::Location),
            ("Slovakia", "Slovenia", Class::Location),
            ("Israel", "Israeli", Class::Other),
            ("Niger", "Nigeria", Class::Location),
            ("Himalayas", "Himalayan", Class::Location),
            ("Interior Minister", "Interior Ministry", Class::Organisation),
            ("Park Seungmin", "Park Seungbin", Class::Person),
            ("Apollo 11", "Apollo 13", Class::Other),
            ("World War I", "World War II", Class::Other),
            ("Mario Lopez", "Maria Lopez", Class::Person),
            ("Daniel Osei", "Daniela Osei", Class::Person),
            ("Martin Weber", "Marvin Weber", Class::Person),
            ("Jesus Rivera", "Josue Rivera", Class::Person),
            ("Kim Jong Un", "Kim Jong Il", Class::Person),
            ("Jordan Smith", "Jordan Smyth-Kline", Class::Person),
        ] {
            assert!(!one(a, b, class), "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn likeness_is_mutual_and_no_word_breaks_it(a in "\\PC{0,14}", b in "\\PC{0,14}") {
            prop_assert_eq!(one(&a, &b, Class::Person), one(&b, &a, Class::Person));
            prop_assert!(one(&a, &a, Class::Other));
        }

        #[test]
        fn distance_is_a_metric_on_short_words(a in "[a-c]{0,6}", b in "[a-c]{0,6}", c in "[a-c]{0,6}") {
            let d = |x: &str, y: &str| distance(x.as_bytes(), y.as_bytes());
            prop_assert_eq!(d(&a, &b), d(&b, &a));
            prop_assert!(d(&a, &c) <= d(&a, &b) + d(&b, &c));
            prop_assert_eq!(d(&a, &b) == 0, a == b);
        }
    }
}
