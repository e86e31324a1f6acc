//! Parties, forces and agencies that articles abbreviate.

use super::{Countries, Import, Row, is_plain, table};
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;

const SOURCE: &str = "Bodies: CIA World Factbook (public domain), UCDP Actor Dataset 22.1, Uppsala Conflict Data Program (CC BY 4.0), GSA agencies (US government)";

/// What comes over, what it is here, and the last year in which it must have been seen.
const KINDS: [(&str, &str, i32); 8] = [
    ("party", "party", 2012),
    ("organisation", "association", 2015),
    ("pressure group", "association", 2008),
    ("military", "armed forces", 2015),
    ("police", "police", 2015),
    ("armed group", "armed group", 2005),
    ("US government agency", "government body", 0),
    ("programme", "programme", 2015),
];

/// Hardly anybody knows them abroad.
const FAMILIARITY: f32 = 0.06;

pub fn import(facts: &Path, countries: &Countries) -> Result<Import> {
    let rows = table(&facts.join("acronyms.tsv"))?;
    let rows = rows.iter().filter_map(|row| body(row, countries)).collect();
    Ok(Import { source: SOURCE, rows })
}

fn body(row: &BTreeMap<String, String>, countries: &Countries) -> Option<Row> {
    let source = row["source"].as_str();
    if !["cia-factbook", "ucdp", "gsa"].iter().any(|wanted| source.starts_with(wanted)) {
        return None;
    }
    let (_, kind, seen) = KINDS.iter().find(|(from, ..)| *from == row["kind"])?;
    let last = row["last_year"].parse::<i32>().ok();
    if last.is_some_and(|year| year < *seen) || (last.is_none() && *kind == "party") {
        return None;
    }
    let (short, name) = (&row["acronym"], row["expansion"].replace('\'', "’"));
    let acronym = short.chars().filter(|c| c.is_uppercase()).count() > 1
        && short.chars().all(|c| c.is_alphanumeric() || c == '-')
        && short.chars().count() >= 2;
    // "AUMAnguilla United Front": two columns of the source run together.
    let run_together = name
        .as_bytes()
        .windows(4)
        .any(|w| w[..3].iter().all(u8::is_ascii_uppercase) && w[3].is_ascii_lowercase());
    if !acronym || !is_plain(&name) || !name.contains(' ') || run_together {
        return None;
    }
    let country = match row["scope"].as_str() {
        "" if *kind == "government body" => "United States",
        scope => countries.name(scope.split(", ").next()?)?,
    };
    Some(Row {
        name,
        short: short.clone(),
        kind,
        scope: country.to_owned(),
        familiarity: FAMILIARITY,
        ..Row::default()
    })
}
