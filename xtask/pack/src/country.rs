//! Countries, and the entries each implies: its people, its capital, its currency.

use crate::row::Row;
use crate::table::{self, DataError, Place};
use std::path::Path;

/// A country or territory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Country {
    pub(crate) place: Place,
    pub(crate) name: String,
    short: Vec<String>,
    aliases: Vec<String>,
    territory: bool,
    pub(crate) adjectives: Vec<String>,
    pub(crate) capital: String,
    capital_familiarity: u8,
    currency_code: String,
    currency_name: String,
    region: String,
    familiarity: u8,
    /// The two letters in which addresses of its web pages end, if no others rent it.
    pub(crate) domain: String,
}

const COLUMNS: [&str; 13] = [
    "name", "short", "aliases", "kind", "adjectives", "capital", "capital_familiarity",
    "iso3", "currency_code", "currency_name", "region", "familiarity", "domain",
];

/// The kinds that countries imply, by their names in `data/kinds.tsv`.
pub(crate) const COUNTRY: &str = "country";
pub(crate) const TERRITORY: &str = "territory";
pub(crate) const CAPITAL: &str = "capital";
pub(crate) const NATIONALITY: &str = "nationality";
pub(crate) const CURRENCY: &str = "currency";

/// The countries of `data/facts/countries.tsv`.
pub(crate) fn read(data: &Path, faults: &mut Vec<DataError>) -> Vec<Country> {
    let file = Path::new("facts/countries.tsv");
    let text = table::text(data, file, faults);
    let mut countries = Vec::new();
    for record in table::records(file, &text, &COLUMNS, faults) {
        let mut share = |column: &str| {
            let cell = record.get(column);
            match cell.parse::<f64>() {
                Ok(share) if (0.0..=1.0).contains(&share) => {
                    (share * 255.0).round() as u8
                }
                _ => {
                    let what = format!("{column} “{cell}” is not 0 to 1");
                    faults.push(DataError::new(&record.place, what));
                    0
                }
            }
        };
        countries.push(Country {
            place: record.place.clone(),
            name: record.get("name").to_owned(),
            short: table::list(record.get("short")),
            aliases: table::list(record.get("aliases")),
            territory: record.get("kind") == TERRITORY,
            adjectives: table::list(record.get("adjectives")),
            capital: record.get("capital").to_owned(),
            familiarity: share("familiarity"),
            capital_familiarity: share("capital_familiarity"),
            currency_code: record.get("currency_code").to_owned(),
            currency_name: record.get("currency_name").to_owned(),
            region: record.get("region").to_owned(),
            domain: record.get("domain").to_owned(),
        });
    }
    countries
}

/// The entries that the countries imply. The first of each country is the country.
pub(crate) fn rows(countries: &[Country]) -> Vec<(&'static str, Row)> {
    let mut rows = Vec::new();
    for (country, number) in countries.iter().zip(0u16..) {
        let row = |name: &str, familiarity| Row {
            place: country.place.clone(),
            name: name.to_owned(),
            scope: vec![number],
            familiarity,
            implied: true,
            ..Row::default()
        };
        let kind = if country.territory { TERRITORY } else { COUNTRY };
        rows.push((
            kind,
            Row {
                short: country.short.clone(),
                aliases: country.aliases.clone(),
                detail: country.region.clone(),
                ..row(&country.name, country.familiarity)
            },
        ));
        if !country.capital.is_empty() && country.capital != country.name {
            rows.push((CAPITAL, row(&country.capital, country.capital_familiarity)));
        }
        if let Some((first, others)) = country.adjectives.split_first() {
            rows.push((
                NATIONALITY,
                Row { aliases: others.to_vec(), ..row(first, country.familiarity) },
            ));
        }
    }
    rows.extend(currencies(countries));
    rows
}

/// One entry per currency, with all the countries that use it.
fn currencies(countries: &[Country]) -> Vec<(&'static str, Row)> {
    let mut found: Vec<(&'static str, Row)> = Vec::new();
    for (country, number) in countries.iter().zip(0u16..) {
        if country.currency_code.is_empty() || country.currency_name.is_empty() {
            continue;
        }
        let known =
            found.iter_mut().find(|(_, row)| row.short[0] == country.currency_code);
        match known {
            Some((_, row)) => row.scope.push(number),
            None => found.push((
                CURRENCY,
                Row {
                    place: country.place.clone(),
                    name: country.currency_name.clone(),
                    short: vec![country.currency_code.clone()],
                    scope: vec![number],
                    familiarity: 64,
                    implied: true,
                    ..Row::default()
                },
            )),
        }
    }
    // A currency of many countries belongs to none of them.
    for (_, row) in &mut found {
        if row.scope.len() > 1 && row.short != ["USD"] && row.short != ["AUD"] {
            row.scope.clear();
        }
    }
    found
}
