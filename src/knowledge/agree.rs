//! Whether the article's long form and an entry's name are the same name.
//!
//! Articles vary a name in small ways: *the Bank of Ghana*, *Ghana's central bank, the
//! BoG*, *United States Central Command* for *US Central Command*, *Defense* for
//! *Defence*. What counts is the share of meaning words the two have in common, and
//! that no word of one is exchanged for another: *Independent* and *International
//! Electoral Commission* are two things.

use super::fold::fold;
use super::pack::{Entry, items};

/// Words that carry no meaning in a name.
const SMALL: [&str; 12] =
    ["the", "of", "and", "for", "in", "on", "de", "la", "del", "du", "des", "national"];

/// The least share of meaning words that two forms of one name have in common.
const SHARED: f32 = 0.66;

/// A name as the article has it, ready to be compared with many entries.
#[derive(Debug)]
pub struct Meaning(Vec<String>);

impl Meaning {
    /// What `long` means.
    pub fn of(long: &str) -> Meaning {
        Meaning(meaning(long))
    }

    /// Whether it is a name of `entry`.
    pub fn is_of(&self, entry: Entry<'_>) -> bool {
        let extras = entry.extras();
        std::iter::once(entry.name())
            .chain(items(extras.aliases()))
            .any(|name| same(&meaning(name), &self.0))
    }
}

/// The meaning words of a name, folded, each cut to a stem that spellings share.
fn meaning(name: &str) -> Vec<String> {
    let folded = String::from_utf8(fold(name)).unwrap_or_default();
    let word = |word: &str| match word {
        "us" => "united states".to_owned(),
        "uk" => "united kingdom".to_owned(),
        "un" => "united nations".to_owned(),
        "eu" => "european union".to_owned(),
        _ => word.to_owned(),
    };
    let spelled: Vec<String> = folded.split(' ').map(word).collect();
    spelled
        .iter()
        .flat_map(|words| words.split(' '))
        .filter(|word| !SMALL.contains(word) && !word.is_empty())
        .map(stem)
        .collect()
}

/// A word without the endings in which British and American, singular and plural part.
fn stem(word: &str) -> String {
    let word = word.replace("isation", "ization").replace("our", "or");
    let word = word.replace("centre", "center").replace("defence", "defense");
    let word = word.strip_suffix("me").filter(|w| w.ends_with('m')).unwrap_or(&word);
    word.strip_suffix('s').filter(|w| w.len() > 3).unwrap_or(word).to_owned()
}

fn same(a: &[String], b: &[String]) -> bool {
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let common = a.iter().filter(|word| b.contains(word)).count();
    let (only_a, only_b) = (a.len() - common, b.len().saturating_sub(common));
    let shared = 2.0 * common as f32 / (a.len() + b.len()) as f32;
    shared >= SHARED && (only_a == 0 || only_b == 0)
}

#[cfg(test)]
mod tests {
    use super::{meaning, same};

    #[track_caller]
    fn assert_same(a: &str, b: &str, want: bool) {
        assert_eq!(same(&meaning(a), &meaning(b)), want, "{a} / {b}");
    }

    #[test]
    fn small_differences_are_the_same_name() {
        assert_same("US Central Command", "United States Central Command", true);
        assert_same("Bank of Ghana", "the Bank of Ghana", true);
        assert_same("Ministry of Defence", "Ministry of Defense", true);
        assert_same("World Food Program", "World Food Programme", true);
        assert_same("Human Rights Watch", "Human Rights Watch Asia", true);
    }

    #[test]
    fn a_word_exchanged_is_another_name() {
        assert_same(
            "Independent Electoral Commission",
            "International Electoral Commission",
            false,
        );
        assert_same("Central Command", "Southern Command", false);
        assert_same("Bank of Ghana", "Bank of Guinea", false);
        assert_same("of the", "and the", false);
    }
}
