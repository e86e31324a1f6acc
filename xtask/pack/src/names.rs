//! Which names lead to which entries.

use crate::fold::fold;
use crate::format::{WORD, form};
use crate::row::Row;
use std::collections::BTreeMap;

/// Folded name → links (entry << 4 | form), in the order of the entries.
pub(crate) fn index(rows: &[Row]) -> BTreeMap<Vec<u8>, Vec<u32>> {
    let mut index: BTreeMap<Vec<u8>, Vec<u32>> = BTreeMap::new();
    for (row, entry) in rows.iter().zip(0u32..) {
        let names = [(row.name.as_str(), form::NAME)]
            .into_iter()
            .chain(row.aliases.iter().map(|alias| (alias.as_str(), 0)))
            .chain(row.short.iter().map(|short| (short.as_str(), form::SHORT)))
            .chain(without_brackets(row).map(|name| (name, 0)));
        for (name, form) in names {
            let mut key = fold(name);
            if key.is_empty() {
                continue;
            }
            if row.is_word(name) {
                key.insert(0, WORD);
            }
            let form = form | if weak(row, name, form) { form::WEAK } else { 0 };
            let links = index.entry(key).or_default();
            match links.iter_mut().find(|link| **link >> 4 == entry) {
                // The same key by another road: the surer road counts, and a name that is
                // both short form and alias may be written either way.
                Some(link) => *link = merge(*link, form),
                None => links.push(entry << 4 | form),
            }
        }
    }
    index
}

/// The name that articles print of *The Star (Kenya)*: the brackets tell the rows of one
/// name apart.
fn without_brackets(row: &Row) -> Option<&str> {
    let (name, _) = row.name.strip_suffix(')')?.split_once(" (")?;
    row.by_hand().then_some(name)
}

/// Whether the name alone proves nothing: a single plain word whose row asks for topics.
fn weak(row: &Row, name: &str, form: u32) -> bool {
    form & form::SHORT == 0
        && !row.topics.is_empty()
        && !name.contains([' ', '-'])
        && !name.chars().any(|c| c.is_ascii_digit())
}

fn merge(link: u32, form: u32) -> u32 {
    let both = |flag| link & form & flag;
    let either = |flag| (link | form) & flag;
    (link & !15) | either(form::NAME) | both(form::SHORT) | both(form::WEAK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, short: &[&str], aliases: &[&str], topics: &[&str]) -> Row {
        let own = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect();
        Row {
            name: name.to_owned(),
            short: own(short),
            aliases: own(aliases),
            topics: own(topics),
            ..Row::default()
        }
    }

    #[test]
    fn every_name_leads_to_its_entry_and_shared_ones_to_all() {
        let rows = [
            row("Aviation Authority", &["AA"], &[], &[]),
            row("Armed Alliance", &["AA"], &["Alliance"], &["army"]),
        ];
        let index = index(&rows);
        assert_eq!(index[&b"aa"[..]], [form::SHORT, 1 << 4 | form::SHORT]);
        assert_eq!(index[&b"alliance"[..]], [1 << 4 | form::WEAK]);
        assert_eq!(index[&b"armed alliance"[..]], [1 << 4 | form::NAME]);
    }

    #[test]
    fn a_short_form_that_is_also_a_name_may_be_written_like_a_name() {
        let rows = [row("Eskom", &["ESKOM"], &[], &[])];
        assert_eq!(index(&rows)[&b"eskom"[..]], [form::NAME]);
    }
}
