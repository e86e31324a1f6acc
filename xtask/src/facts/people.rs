//! people.tsv: country, and years in the office that a gloss names.
//!
//! A gloss names the office first ("president of Syria 2000–2024"), a source has one row
//! an office and term. The years are compared with the rows of the same office in the
//! same country; ours agrees if one of them begins, or ends, when ours does, so that
//! several terms with a break need no reckoning.

use super::Disagreement;
use super::compare::{Theirs, by_key, countries_differ};
use super::ours::Ours;
use super::same::{country, key, same_year, year};
use crate::import::Countries;
use std::collections::BTreeSet;

const SOURCE: &str = "people.tsv";

/// How a gloss begins, and how the role in a source does.
const OFFICES: [(&str, &str); 12] = [
    ("president of", "President"),
    ("vice-president of", "Vice President"),
    ("prime minister of", "Prime Minister"),
    ("chancellor of", "Chancellor"),
    ("chancellor of", "Federal Chancellor"),
    ("king of", "King"),
    ("emir of", "Amir"),
    ("sultan of", "Sultan"),
    ("foreign minister of", "Minister of Foreign Affairs"),
    ("finance minister of", "Minister of Finance"),
    ("defence minister of", "Minister of Defen"),
    ("US president", "US president"),
];

/// Sources that know when an office ends, not only when it was last seen in one.
const ENDS: [&str; 3] = ["wikidata", "congress-legislators", "world-leaders-current"];

/// The source that says who is in office now.
const NEWEST: &str = "world-leaders-current";

pub(super) fn people(
    ours: &[&Ours],
    theirs: &[Theirs],
    known: &Countries,
) -> Vec<Disagreement> {
    let mut found = successors(ours, theirs, known);
    let theirs = by_key(theirs, |row| key(&row["name"]));
    for row in ours.iter().filter(|row| row.class == "person" && row.name.contains(' ')) {
        let Some(same) = theirs.get(&key(&row.name)) else { continue };
        // Dictionaries give the years of a life, sanctions lists no country of an office.
        let offices: Vec<&Theirs> = same
            .iter()
            .filter(|theirs| {
                !["wordnet", "ofac", "tabari"]
                    .iter()
                    .any(|s| theirs["source"].starts_with(s))
            })
            .copied()
            .collect();
        let land = "org_or_country";
        if let Some(one) =
            countries_differ(row, land, offices.iter().copied(), known, SOURCE)
        {
            found.push(one);
            continue;
        }
        let held: Vec<&Theirs> = offices
            .into_iter()
            .filter(|theirs| {
                let at = country(known, &theirs[land]);
                at.is_some_and(|at| row.scope.iter().any(|scope| scope == at))
            })
            .filter(|theirs| {
                OFFICES.iter().any(|(gloss, role)| {
                    row.gloss.starts_with(gloss) && theirs["role"].starts_with(role)
                })
            })
            .collect();
        found.extend(years(row, &held));
    }
    found
}

/// Offices that ours leaves open and the newest source gives to somebody else since.
fn successors(ours: &[&Ours], theirs: &[Theirs], known: &Countries) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for holder in theirs.iter().filter(|row| row["source"].starts_with(NEWEST)) {
        let office = OFFICES.iter().find(|(_, role)| holder["role"] == *role);
        let (Some((office, _)), Some(start), Some(land)) =
            (office, year(&holder["start"]), country(known, &holder["org_or_country"]))
        else {
            continue;
        };
        let name = key(&holder["name"]);
        for row in ours.iter().filter(|row| row.class == "person") {
            let open = row.until.is_none() && row.from.is_some_and(|from| from < start);
            let same = row.scope.iter().any(|scope| scope == land)
                && row.gloss.starts_with(office)
                && !row.long_forms().any(|own| key(own) == name);
            if open && same {
                let theirs = format!("{} in office from {start}", holder["name"]);
                found.push(row.disagrees("until", "", theirs, SOURCE));
            }
        }
    }
    found
}

fn years(row: &Ours, held: &[&Theirs]) -> Vec<Disagreement> {
    let mut found = Vec::new();
    let snapshot = |theirs: &&&Theirs| !theirs["source"].starts_with("cia-world-leaders");
    let starts: BTreeSet<i32> = held
        .iter()
        .filter(snapshot)
        .filter_map(|theirs| year(&theirs["start"]))
        .collect();
    if let Some(from) = row.from
        && !starts.is_empty()
        && !starts.iter().any(|start| same_year(*start, from))
    {
        found.push(row.disagrees("from", from, list(&starts), SOURCE));
    }
    let ends: BTreeSet<i32> = held
        .iter()
        .filter(|theirs| ENDS.iter().any(|source| theirs["source"].starts_with(source)))
        .filter_map(|theirs| year(&theirs["end_or_last_seen"]))
        .collect();
    if let Some(until) = row.until
        && !ends.is_empty()
        && !ends.iter().any(|end| same_year(*end, until))
    {
        found.push(row.disagrees("until", until, list(&ends), SOURCE));
    }
    let open = held.iter().find(|theirs| {
        theirs["source"].starts_with(NEWEST) && theirs["end_or_last_seen"].is_empty()
    });
    if let (Some(until), Some(open)) = (row.until, open)
        && year(&open["as_of"]).is_some_and(|seen| seen > until)
    {
        found.push(row.disagrees(
            "until",
            until,
            format!("in office {}", open["as_of"]),
            SOURCE,
        ));
    }
    // A source that closes the last term it knows, where ours leaves the office open.
    if let (None, Some(_), Some(end)) = (row.until, row.from, ends.last())
        && starts.last().is_none_or(|start| start <= end)
        && row.gloss.contains(" since ")
        && open.is_none()
    {
        found.push(row.disagrees("until", "", end, SOURCE));
    }
    found
}

fn list(years: &BTreeSet<i32>) -> String {
    years.iter().map(i32::to_string).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(from: i32, until: Option<i32>) -> Ours {
        Ours {
            name: "Awa Saltby".to_owned(),
            class: "person".to_owned(),
            scope: vec!["Mali".to_owned()],
            gloss: "president of Mali since then".to_owned(),
            from: Some(from),
            until,
            ..Ours::default()
        }
    }

    fn term(start: &str, end: &str, source: &str) -> Theirs {
        [
            ("name", "Awa Saltby"),
            ("role", "President"),
            ("org_or_country", "Mali"),
            ("start", start),
            ("end_or_last_seen", end),
            ("as_of", "2026-08"),
            ("source", source),
        ]
        .map(|(column, cell)| (column.to_owned(), cell.to_owned()))
        .into()
    }

    #[test]
    fn years_agree_with_one_of_the_terms() {
        let known = Countries::read(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../data/facts/countries.tsv"),
        )
        .unwrap();
        let wikidata = "wikidata (every-politician-scrapers 2022)";
        let now = "world-leaders-current 2026-08 (Wikidata)";
        for (ours, theirs, expected) in [
            (row(2001, Some(2008)), vec![term("2000", "2009", wikidata)], vec![]),
            (row(2005, Some(2009)), vec![term("2000", "2009", wikidata)], vec!["from"]),
            (row(2000, Some(2015)), vec![term("2000", "2009", wikidata)], vec!["until"]),
            (row(2000, None), vec![term("2000", "2009", wikidata)], vec!["until"]),
            // A yearbook's last year is that of its edition.
            (row(2000, Some(2015)), vec![term("2000", "2009", "cia-factbook")], vec![]),
            (row(2020, Some(2024)), vec![term("2020", "", now)], vec!["until"]),
            (row(2020, None), vec![term("2020", "", now)], vec![]),
            (
                row(2020, None),
                vec![term("2000", "2009", wikidata), term("2020", "", now)],
                vec![],
            ),
        ] {
            let found = people(&[&ours], &theirs, &known);
            let fields: Vec<&str> = found.iter().map(|one| one.field).collect();
            assert_eq!(fields, expected, "{ours:?}");
        }
    }

    #[test]
    fn a_successor_closes_an_office_that_ours_leaves_open() {
        let known = Countries::read(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../data/facts/countries.tsv"),
        )
        .unwrap();
        let mut next = term("2024", "", "world-leaders-current 2026-08 (Wikidata)");
        next.insert("name".to_owned(), "Bakary Norwold".to_owned());
        for (ours, expected) in [
            (row(2020, None), 1),
            (row(2020, Some(2024)), 0),
            // Ours knows somebody newer.
            (row(2025, None), 0),
            (Ours { scope: vec!["Chad".to_owned()], ..row(2020, None) }, 0),
            (Ours { aliases: vec!["Bakary Norwold".to_owned()], ..row(2020, None) }, 0),
        ] {
            let found = people(&[&ours], std::slice::from_ref(&next), &known);
            assert_eq!(found.len(), expected, "{ours:?}");
        }
    }

    #[test]
    fn another_office_or_a_life_says_nothing_of_the_years() {
        let known = Countries::read(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../data/facts/countries.tsv"),
        )
        .unwrap();
        let mut minister = term("1990", "1994", "cia-factbook");
        minister.insert("role".to_owned(), "Minister of Health".to_owned());
        let life = term("1950", "1999", "wordnet (birth–death)");
        assert!(people(&[&row(2001, None)], &[minister, life], &known).is_empty());
    }
}
