//! Universities, by their full names.
//!
//! Where a university's name does not say in which city or country it stands, a reader
//! wonders, and news from anywhere quotes its professors. Their acronyms stay out: one in three of any three letters is
//! some university, which is hardly ever the one that an article means.

use super::{Countries, Import, Row, is_plain, table};
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;

const SOURCE: &str = "Universities: Research Organization Registry (CC0)";

/// Words by which a name in English says that it is a university's. News in English
/// translates the others.
const SAY_SO: [&str; 5] = [
    "University",
    "Institute of Technology",
    "Institute of Management",
    "Institute of Medical Sciences",
    "Polytechnic",
];

/// Hardly known abroad, though everybody sees what it is.
const FAMILIARITY: f32 = 0.2;

pub fn import(facts: &Path, countries: &Countries) -> Result<Import> {
    let rows = table(&facts.join("orgs.tsv"))?;
    let rows = rows.iter().filter_map(|row| university(row, countries)).collect();
    Ok(Import { source: SOURCE, rows })
}

fn university(row: &BTreeMap<String, String>, countries: &Countries) -> Option<Row> {
    if row["source"] != "ror" || row["kind"] != "university or school" {
        return None;
    }
    let country = countries.name(&row["country"])?;
    // "University of Lagos, Akoka": the place after the comma is the registry's, but of
    // "Federal Polytechnic, Idah" it leaves what a dozen are called.
    let plain = |name: &str| {
        let own = name.split([',', '(']).next().unwrap_or(name).trim().replace('\'', "’");
        let least = if own.len() < name.len() { 3 } else { 2 };
        let named = own.split(' ').count() >= least;
        (is_plain(&own) && named && says_so(&own)).then_some(own)
    };
    let mut names =
        std::iter::once(row["name"].as_str()).chain(row["aliases"].split("; "));
    let name = names.find_map(plain)?;
    // Zaozhuang University is explained by what is known of Zaozhuang.
    let city = row["city_or_parent"].split(' ').next().filter(|city| !city.is_empty());
    if city.is_some_and(|city| name.contains(city)) || name.contains(country) {
        return None;
    }
    Some(Row {
        name,
        kind: "university",
        scope: country.to_owned(),
        detail: row["city_or_parent"].clone(),
        familiarity: FAMILIARITY,
        ..Row::default()
    })
}

fn says_so(name: &str) -> bool {
    SAY_SO.iter().any(|word| name.contains(word))
}
