//! People: those who hold or held an office that news names without saying who they are.

use super::{Countries, Import, Row, is_plain, table};
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;

const SOURCE: &str = "People: CIA World Factbook and World Leaders (public domain), Wikidata by EveryPolitician scrapers (CC0), congress-legislators (CC0)";

/// Offices that come over: how the role begins, what it is here, how well known its
/// holders are. A role that begins like none of these stays out.
const OFFICES: [(&str, &str, f32); 22] = [
    ("President of the", "", 0.0),
    ("Vice President", "vice president", 0.2),
    ("President", "president", 0.35),
    ("Deputy Prime Minister", "deputy prime minister", 0.15),
    ("Prime Minister", "prime minister", 0.3),
    ("Chancellor", "chancellor", 0.3),
    ("King", "king", 0.35),
    ("Queen", "queen", 0.35),
    ("Emir", "emir", 0.3),
    ("Amir", "emir", 0.3),
    ("Sultan", "sultan", 0.3),
    ("Supreme Leader", "supreme leader", 0.35),
    ("Minister of Foreign Affairs", "foreign minister", 0.15),
    ("Foreign Minister", "foreign minister", 0.15),
    ("Minister for Foreign Affairs", "foreign minister", 0.15),
    ("Minister of Defen", "defence minister", 0.12),
    ("Minister of National Defen", "defence minister", 0.12),
    ("Minister of Finance", "finance minister", 0.12),
    ("Minister of Interior", "interior minister", 0.12),
    ("Minister of Health", "health minister", 0.1),
    ("Minister of Justice", "justice minister", 0.1),
    ("Attorney General", "attorney general", 0.1),
];

/// Who left an office before this year is history, not news.
const SINCE: i32 = 2010;

pub fn import(facts: &Path, countries: &Countries) -> Result<Import> {
    let mut found: BTreeMap<(String, String), Row> = BTreeMap::new();
    for row in table(&facts.join("people.tsv"))? {
        let Some(person) = person(&row, countries) else { continue };
        let key = (person.name.clone(), person.scope.clone());
        // One person, one line: the best known office, and of one office all its years.
        match found.get_mut(&key) {
            Some(known) if known.detail == person.detail => {
                known.from = known.from.min(person.from).or(known.from).or(person.from);
                known.until = known.until.max(person.until);
            }
            Some(known) if known.familiarity >= person.familiarity => {}
            _ => {
                found.insert(key, person);
            }
        }
    }
    Ok(Import { source: SOURCE, rows: found.into_values().collect() })
}

fn person(row: &BTreeMap<String, String>, countries: &Countries) -> Option<Row> {
    let name = row["name"].replace('\'', "’");
    if !is_plain(&name) || !name.contains(' ') || name.starts_with("Of ") {
        return None;
    }
    let country = countries.name(&row["org_or_country"])?;
    let year =
        |column: &str| row[column].get(..4).and_then(|year| year.parse::<i32>().ok());
    let (from, until) = (year("start"), year("end_or_last_seen"));
    let source = row["source"].as_str();
    let (office, familiarity) = if source == "congress-legislators" {
        if until.is_some() || !row["role"].starts_with("US ") {
            return None;
        }
        (congress(&row["role"])?, 0.15)
    } else if source.starts_with("cia-") || source.starts_with("wikidata") {
        let role = row["role"].as_str();
        let (_, office, known) =
            OFFICES.iter().find(|(begins, ..)| role.starts_with(begins))?;
        if office.is_empty() || role.contains("Parliament") || role.contains("Court") {
            return None;
        }
        ((*office).to_owned(), *known)
    } else {
        return None;
    };
    if until.or(from).is_some_and(|year| year < SINCE) {
        return None;
    }
    // A list of one day names an office at that day, not a term of it.
    let snapshot = source.starts_with("cia-world-leaders");
    Some(Row {
        name,
        kind: "office-holder",
        scope: country.to_owned(),
        detail: office,
        familiarity,
        from: if snapshot { None } else { from },
        until: until.filter(|_| !(source.starts_with("wikidata") && from.is_none())),
        ..Row::default()
    })
}

/// "US senator (Democrat, California)" as "Democratic senator for California".
fn congress(role: &str) -> Option<String> {
    let (office, rest) = role.strip_prefix("US ")?.split_once(" (")?;
    let (party, state) = rest.strip_suffix(')')?.split_once(", ")?;
    let party = if party == "Democrat" { "Democratic" } else { party };
    Some(format!("{party} {office} for {state}"))
}
