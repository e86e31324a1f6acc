//! The rows of the curated and imported tables, and the rules each must keep.

use crate::country::{COUNTRY, CURRENCY, NATIONALITY, TERRITORY};
use crate::fold::fold;
use crate::table::{self, DataError, Place, Record};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One thing the pack will know.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) place: Place,
    pub(crate) name: String,
    pub(crate) short: Vec<String>,
    pub(crate) aliases: Vec<String>,
    /// Index into the kinds.
    pub(crate) kind: u8,
    /// Indexes into the countries.
    pub(crate) scope: Vec<u16>,
    pub(crate) gloss: String,
    pub(crate) detail: String,
    /// 0 to 255.
    pub(crate) familiarity: u8,
    pub(crate) from: Option<i32>,
    pub(crate) until: Option<i32>,
    pub(crate) topics: Vec<String>,
    /// Whether a country implies it: the country itself, its capital, people and money.
    pub(crate) implied: bool,
}

impl Row {
    /// Whether the row was written by hand, not imported.
    pub(crate) fn by_hand(&self) -> bool {
        self.place.file.starts_with("curated")
    }

    /// Whether one of its names is written in lower case as no name is. The long forms of
    /// acronyms (gross domestic product) are: they need no looking for, for they explain
    /// themselves.
    pub(crate) fn is_word(&self, name: &str) -> bool {
        self.by_hand() && self.short.is_empty() && !has_capital(name)
    }

    /// Whether the pack keeps no name of it: what an article finds by its only name is shown
    /// as the article calls it, and most entries are towns, whose names would be a quarter
    /// of the pack.
    pub(crate) fn is_nameless(&self) -> bool {
        self.imported() && self.short.is_empty()
    }

    /// Whether the row was taken from an open table of many alike.
    pub(crate) fn imported(&self) -> bool {
        !self.by_hand() && !self.implied
    }
}

/// A kind of thing, as `data/kinds.tsv` lists it.
#[derive(Clone, Debug)]
pub(crate) struct Kind {
    pub(crate) kind: String,
    pub(crate) label: String,
    pub(crate) class: String,
    pub(crate) noun: String,
}

/// The columns a table may have.
const COLUMNS: [&str; 12] = [
    "name", "short", "aliases", "kind", "scope", "gloss", "familiarity", "from", "until",
    "topics", "note", "detail",
];

const LABELS: [&str; 4] = ["PER", "LOC", "ORG", "MISC"];
const CLASSES: [&str; 7] =
    ["person", "place", "organisation", "product", "group", "event", "other"];

/// A gloss must be read at a glance.
const GLOSS_WORDS: usize = 15;

/// Words by which a gloss would go stale.
const STALE: [&str; 4] = ["current", "currently", "recently", "nowadays"];

/// The closed list of kinds.
pub(crate) fn kinds(data: &Path, faults: &mut Vec<DataError>) -> Vec<Kind> {
    let file = Path::new("kinds.tsv");
    let text = table::text(data, file, faults);
    let columns = ["kind", "type", "class", "noun"];
    let mut kinds = Vec::new();
    for record in table::records(file, &text, &columns, faults) {
        let kind = Kind {
            kind: record.get("kind").to_owned(),
            label: record.get("type").to_owned(),
            class: record.get("class").to_owned(),
            noun: record.get("noun").to_owned(),
        };
        if !LABELS.contains(&kind.label.as_str()) {
            faults.push(DataError::new(
                &record.place,
                format!("unknown type “{}”", kind.label),
            ));
        }
        if !CLASSES.contains(&kind.class.as_str()) {
            faults.push(DataError::new(
                &record.place,
                format!("unknown class “{}”", kind.class),
            ));
        }
        kinds.push(kind);
    }
    kinds
}

/// The rows of one table.
pub(crate) fn read(
    data: &Path,
    file: &Path,
    kinds: &[Kind],
    scopes: &BTreeMap<&str, u16>,
    faults: &mut Vec<DataError>,
) -> Vec<Row> {
    let text = table::text(data, file, faults);
    let by_hand = file.starts_with("curated");
    table::records(file, &text, &COLUMNS, faults)
        .iter()
        .map(|record| row(record, by_hand, kinds, scopes, faults))
        .collect()
}

fn row(
    record: &Record<'_>,
    by_hand: bool,
    kinds: &[Kind],
    scopes: &BTreeMap<&str, u16>,
    faults: &mut Vec<DataError>,
) -> Row {
    let mut fault = |what: String| faults.push(DataError::new(&record.place, what));
    let mut row = Row {
        place: record.place.clone(),
        name: record.get("name").to_owned(),
        short: table::list(record.get("short")),
        aliases: table::list(record.get("aliases")),
        gloss: record.get("gloss").to_owned(),
        detail: record.get("detail").to_owned(),
        topics: table::list(record.get("topics")),
        ..Row::default()
    };
    if row.name.is_empty() {
        fault("no name".to_owned());
    }
    match kinds.iter().position(|kind| kind.kind == record.get("kind")) {
        Some(kind) => row.kind = kind as u8,
        None => fault(format!("unknown kind “{}”", record.get("kind"))),
    }
    for country in table::list(record.get("scope")) {
        match scopes.get(country.as_str()) {
            Some(number) => row.scope.push(*number),
            None => fault(format!("unknown country “{country}”")),
        }
    }
    match record.get("familiarity").parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => {
            row.familiarity = (share * 255.0).round() as u8;
        }
        _ => fault(format!("familiarity “{}” is not 0 to 1", record.get("familiarity"))),
    }
    for (column, year) in [("from", &mut row.from), ("until", &mut row.until)] {
        let cell = record.get(column);
        if !cell.is_empty() {
            *year = cell.parse().ok().filter(|y| (-9999..=2200).contains(y));
            if year.is_none() {
                fault(format!("{column}: “{cell}” is no year"));
            }
        }
    }
    let body = kinds.get(row.kind as usize).is_some_and(|k| k.class == "organisation");
    if let Some(alias) = topic_among_aliases(&row).filter(|_| by_hand && body) {
        fault(format!("no name of a body has no capital: “{alias}” may be a topic"));
    }
    let words = row.gloss.split_whitespace().count();
    if by_hand && words == 0 {
        fault("no gloss".to_owned());
    }
    if words > GLOSS_WORDS {
        fault(format!(
            "the gloss has {words} words, at most {GLOSS_WORDS}: {}",
            row.gloss
        ));
    }
    if row.gloss.ends_with('.') {
        fault(format!("the gloss ends in a stop: {}", row.gloss));
    }
    if ["a ", "an ", "the "]
        .iter()
        .any(|article| row.gloss.to_lowercase().starts_with(article))
    {
        fault(format!("the gloss opens with an article: {}", row.gloss));
    }
    if let Some(word) = row.gloss.split_whitespace().find(|word| STALE.contains(word)) {
        fault(format!(
            "the gloss says “{word}”, which will not stay true: {}",
            row.gloss
        ));
    }
    row
}

/// Whether a name has a capital, or a digit, which articles never write another way.
fn has_capital(name: &str) -> bool {
    name.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// An alias in lower case of a row with a short form, which nothing would keep from being
/// found wherever the word stands.
fn topic_among_aliases(row: &Row) -> Option<&String> {
    let named = !row.short.is_empty() && has_capital(&row.name);
    row.aliases.iter().find(|alias| named && !has_capital(alias))
}

/// Drops imported rows of which a curated row says the same by hand: same name or short
/// form, same country, same type of thing. Countries stay, since scopes point at them.
pub(crate) fn supersede(rows: &mut Vec<Row>, kinds: &[Kind]) {
    type Key = (Vec<u8>, Option<u16>, String);
    let keys = |row: &Row| -> Vec<Key> {
        let Kind { kind, label, .. } = &kinds[row.kind as usize];
        let names = std::iter::once(&row.name).chain(&row.short);
        // The code of a currency is its own wherever it is used.
        let country = row.scope.first().copied().filter(|_| kind != CURRENCY);
        names.map(|name| (fold(name), country, label.clone())).collect()
    };
    let known: BTreeSet<Key> =
        rows.iter().filter(|row| row.by_hand()).flat_map(keys).collect();
    rows.retain(|row| {
        row.by_hand()
            || [COUNTRY, TERRITORY, NATIONALITY]
                .contains(&kinds[row.kind as usize].kind.as_str())
            || !keys(row).iter().any(|key| known.contains(key))
    });
}

/// What rows without a name in the pack have in common; nothing for the others.
pub(crate) fn alike(row: &Row) -> Option<(&[u16], &str, u8, u8)> {
    row.is_nameless().then_some((&row.scope, &row.detail, row.kind, row.familiarity))
}

/// Rows that repeat another, and rivals for one short form that nothing tells apart.
pub(crate) fn check_senses(rows: &[Row], faults: &mut Vec<DataError>) {
    let mut seen: BTreeMap<(&str, &[u16]), &Row> = BTreeMap::new();
    let mut by_short: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.by_hand()) {
        if let Some(first) = seen.insert((&row.name, &row.scope), row) {
            let what = format!(
                "“{}” stands at {}:{} too",
                row.name,
                first.place.file.display(),
                first.place.line
            );
            faults.push(DataError::new(&row.place, what));
        }
        for short in BTreeSet::from_iter(&row.short) {
            by_short.entry(short).or_default().push(row);
        }
    }
    for (short, rivals) in by_short.iter().filter(|(_, rows)| rows.len() > 1) {
        for row in
            rivals.iter().filter(|row| row.topics.is_empty() && row.scope.is_empty())
        {
            let what = format!(
                "“{short}” has {} senses: “{}” needs topics or a country",
                rivals.len(),
                row.name
            );
            faults.push(DataError::new(&row.place, what));
        }
    }
}

/// Imported places with another place's name among their own. Gazetteers list a province
/// among the names of its capital (Jiangsu under Wuxi): the engine would take the two for
/// one.
pub(crate) fn check_places(rows: &[Row], kinds: &[Kind], faults: &mut Vec<DataError>) {
    let places = || {
        rows.iter().filter(|row| {
            !row.by_hand()
                && kinds.get(row.kind as usize).is_some_and(|kind| kind.class == "place")
        })
    };
    let named: BTreeMap<(Vec<u8>, &[u16]), &Row> =
        places().map(|row| ((fold(&row.name), row.scope.as_slice()), row)).collect();
    for row in places().filter(|row| !row.place.file.ends_with("countries.tsv")) {
        for alias in &row.aliases {
            let other = named.get(&(fold(alias), row.scope.as_slice()));
            if let Some(other) = other.filter(|other| other.name != row.name) {
                let what = format!(
                    "“{alias}” is the name of another place, at {}:{}",
                    other.place.file.display(),
                    other.place.line
                );
                faults.push(DataError::new(&row.place, what));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, alias: &str, country: u16) -> Row {
        Row {
            name: name.to_owned(),
            aliases: vec![alias.to_owned()],
            scope: vec![country],
            ..Row::default()
        }
    }

    #[test]
    fn a_body_with_initials_has_no_alias_in_lower_case() {
        let body = |name: &str, short: &str, alias: &str| Row {
            name: name.to_owned(),
            short: table::list(short),
            aliases: vec![alias.to_owned()],
            ..Row::default()
        };
        let found = |row: &Row| topic_among_aliases(row).is_some();
        assert!(found(&body("Saltby Ferry Company", "SFC", "ferries")));
        assert!(!found(&body("Saltby Ferry Company", "SFC", "Saltby Ferries")));
        assert!(!found(&body("Saltby Ferry Company", "SFC", "3i")));
        assert!(!found(&body("Saltby Ferry Company", "", "ferry firm")));
        assert!(!found(&body("gross yearly income", "GYI", "gross annual income")));
    }

    #[test]
    fn a_place_has_no_other_places_name_in_its_country() {
        let kind = |class: &str| Kind {
            kind: "city".to_owned(),
            label: "LOC".to_owned(),
            class: class.to_owned(),
            noun: "city".to_owned(),
        };
        let faults = |rows: &[Row], class| {
            let mut faults = Vec::new();
            check_places(rows, &[kind(class)], &mut faults);
            faults.len()
        };
        let (town, part) =
            (place("Saltby", "Norwold", 1), place("Norwold", "Norwald", 1));
        assert_eq!(faults(&[town.clone(), part.clone()], "place"), 1);
        let abroad = place("Norwold", "Norwald", 2);
        assert_eq!(faults(&[town.clone(), abroad], "place"), 0);
        assert_eq!(faults(&[town, part], "person"), 0);
        assert_eq!(faults(&[place("Saltby", "Salt-by", 1)], "place"), 0);
    }
}
