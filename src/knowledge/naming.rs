//! Which of an entry's names a card shows beside the one that the article uses.
//!
//! A short form wants the words it stands for, which are the entry's name unless its
//! bearer is called by the short form and nothing else (*CBS*, *BP*): then an alias spells
//! it out. Another name wants the one that readers may know: *Burma* is Myanmar.

use super::fold::fold;
use super::pack::{Entry, Link, items};

/// The words that the short form `form` of `entry` stands for, if the pack has them.
pub(super) fn long_form<'p>(entry: Entry<'p>, form: &str) -> Option<&'p str> {
    let short = fold(form);
    let spells = |name: &&str| {
        let name = fold(name);
        !name.is_empty() && name != short && name.strip_suffix(b"s") != Some(&short[..])
    };
    let spelled = |name: &&str| {
        let key = fold(name);
        let mut words = key.split(|b| *b == b' ');
        let holds_it = words.any(|word| word == &short[..]);
        name.contains(' ') && !holds_it && key.first() == short.first()
    };
    Some(entry.name())
        .filter(spells)
        .or_else(|| items(entry.extras().aliases()).find(spelled))
}

/// The name of `entry`, if what the article calls it has nothing in common with that.
pub(super) fn better_known<'p>(
    entry: Entry<'p>,
    link: Link,
    form: &str,
) -> Option<&'p str> {
    let name = entry.name();
    if link.is_short() || link.is_name() || name.is_empty() {
        return None;
    }
    let (own, form) = (fold(name), fold(form));
    let own: Vec<&[u8]> = own.split(|b| *b == b' ').collect();
    let alike = |word: &[u8]| {
        own.iter()
            .any(|other| other.iter().zip(word).take_while(|(a, b)| a == b).count() > 2)
    };
    let strange = form.split(|b| *b == b' ').all(|word| word.len() > 2 && !alike(word));
    (strange && entry.kind().name() != "nationality").then_some(name)
}
