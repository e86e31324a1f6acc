//! When two names, countries, kinds or years are the same.

use super::YEARS;
use crate::import::Countries;
use glossator_pack::fold;

/// Words that one writer puts into a name and another leaves out.
const FILLERS: [&str; 12] =
    ["the", "of", "for", "and", "&", "in", "on", "de", "la", "del", "des", "et"];

/// American spellings, by how a word ends, and their British ones.
const SPELLINGS: [(&str, &str); 7] = [
    ("ization", "isation"),
    ("izations", "isations"),
    ("center", "centre"),
    ("centers", "centres"),
    ("defense", "defence"),
    ("labor", "labour"),
    ("program", "programme"),
];

/// How the fact tables write countries, where it is not among the names of ours.
const COUNTRIES: [(&str, &str); 27] = [
    ("The Netherlands", "Netherlands"),
    ("Bosnia and Herzegovina", "Bosnia & Herzegovina"),
    ("Bosnia", "Bosnia & Herzegovina"),
    ("Turkiye", "Türkiye"),
    ("Turkey", "Türkiye"),
    ("Burma (Myanmar)", "Myanmar"),
    ("Myanmar (Burma)", "Myanmar"),
    ("Korea, South", "South Korea"),
    ("Korea, North", "North Korea"),
    ("DR Congo (Zaire)", "DR Congo"),
    ("Congo, Democratic Republic of the", "DR Congo"),
    ("Congo, Republic of the", "Republic of the Congo"),
    ("Congo - Kinshasa", "DR Congo"),
    ("Congo - Brazzaville", "Republic of the Congo"),
    ("Gambia, The", "Gambia"),
    ("The Gambia", "Gambia"),
    ("Bahamas, The", "Bahamas"),
    ("UK", "United Kingdom"),
    ("US", "United States"),
    ("Macau", "Macao"),
    ("Trinidad and Tobago", "Trinidad & Tobago"),
    ("Antigua and Barbuda", "Antigua & Barbuda"),
    ("Cote d'Ivoire", "Côte d’Ivoire"),
    ("Ivory Coast", "Côte d’Ivoire"),
    ("Palestine", "Palestinian territories"),
    ("West Bank", "Palestinian territories"),
    ("Russia (Soviet Union)", "Russia"),
];

/// What all spellings of a long name share.
pub(super) fn key(name: &str) -> String {
    let name = name.replace(['(', ')'], " ");
    let folded = String::from_utf8_lossy(&fold(&name)).into_owned();
    let words = folded.split_whitespace().filter(|word| !FILLERS.contains(word));
    words.map(spelling).collect::<Vec<_>>().join(" ")
}

fn spelling(word: &str) -> String {
    let changed = SPELLINGS.iter().find_map(|(american, british)| {
        Some(format!("{}{british}", word.strip_suffix(american)?))
    });
    changed.unwrap_or_else(|| word.to_owned())
}

/// Our name of the country that a fact table names; nothing if it names none, or several.
pub(super) fn country<'c>(countries: &'c Countries, theirs: &'c str) -> Option<&'c str> {
    let known = COUNTRIES.iter().find(|(name, _)| *name == theirs);
    known.map(|(_, ours)| *ours).or_else(|| countries.name(theirs))
}

/// The year that a cell begins with.
pub(super) fn year(cell: &str) -> Option<i32> {
    cell.get(..4)?.parse().ok()
}

/// Whether two statements of a year can mean the same.
pub(super) fn same_year(a: i32, b: i32) -> bool {
    (a - b).abs() <= YEARS
}

/// The year after one of these words of a gloss: "founded in 1961" for "founded".
pub(super) fn year_after(gloss: &str, words: &[&str]) -> Option<i32> {
    words.iter().find_map(|word| {
        let (before, rest) = gloss.split_once(word)?;
        let whole = before.is_empty() || before.ends_with(' ');
        let rest = rest.strip_prefix(" in ").or_else(|| rest.strip_prefix(' '))?;
        let year = year(rest)?;
        let ends = rest.get(4..).is_none_or(|next| !next.starts_with(['s', '0', '1']));
        (whole && ends).then_some(year)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_long_name_are_one() {
        for (a, b) in [
            ("World Health Organization", "World Health Organisation"),
            ("Center for the Study of Labor", "Centre for Study of Labour"),
            ("Ministry of Defense", "Ministry of Defence"),
            ("Trinidad and Tobago Police", "Trinidad & Tobago Police"),
        ] {
            assert_eq!(key(a), key(b), "{a}");
        }
        assert_ne!(key("National Party"), key("National Parties"));
        assert_ne!(key("Centre Party"), key("Central Party"));
    }

    #[test]
    fn a_founding_year_is_read_from_a_gloss() {
        let founded = |gloss| year_after(gloss, &["founded"]);
        assert_eq!(founded("political party in Mali, founded in 1991"), Some(1991));
        assert_eq!(founded("rights group founded 1961"), Some(1961));
        assert_eq!(founded("rights group founded in the 1960s"), None);
        assert_eq!(founded("rights group founded in 1960s London"), None);
        assert_eq!(founded("refounded in 1961"), None);
        assert_eq!(founded("founded by workers"), None);
    }

    #[test]
    fn years_may_lie_two_apart() {
        assert!(same_year(1999, 2001));
        assert!(!same_year(1999, 2002));
        assert_eq!(year("2019-03-01"), Some(2019));
        assert_eq!(year("?"), None);
    }
}
