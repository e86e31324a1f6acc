//! Compiles `data/` into the knowledge pack.
//!
//! The tables of `data/` are for people, the pack is for the engine: this crate stands
//! between. It reads every table, checks every row against the rules of
//! `data/README.md` ([`table`], [`row`]), turns countries into the entries they imply
//! ([`country`]), works out which names lead to which entries ([`names`]) and lays all
//! of it out in the format that the engine reads in place ([`write`]).
//!
//! It is a crate of its own because two callers need it that may not need each other:
//! the build script of `glossator`, which puts the pack into the command-line tool, and
//! `xtask`, which depends on `glossator`. The same tables give the same bytes, on every
//! machine: rows are read in the order of their file names, and nothing depends on
//! time, paths or hash order.

mod country;
mod names;
mod row;
mod table;
mod write;

/// The engine's own folding of names, compiled into both crates.
#[path = "../../../src/knowledge/fold.rs"]
#[allow(dead_code)]
mod fold;
/// The engine's own description of the format, compiled into both crates.
#[path = "../../../src/knowledge/format.rs"]
#[allow(dead_code)]
mod format;

pub use fold::fold;
pub use table::DataError;

use row::{Kind, Row};
use std::collections::BTreeMap;
use std::path::Path;
use table::Place;

/// A compiled pack.
#[derive(Debug)]
pub struct Compiled {
    /// The bytes of the pack file.
    pub bytes: Vec<u8>,
    /// What went in: a line per table, then totals.
    pub manifest: String,
}

/// Compiles the tables under `data`.
///
/// # Errors
/// Every fault of every table, each with its file and line.
pub fn compile(data: &Path) -> Result<Compiled, Vec<DataError>> {
    let mut faults = Vec::new();
    let kinds = row::kinds(data, &mut faults);
    let countries = country::read(data, &mut faults);
    let scopes: BTreeMap<&str, u16> =
        countries.iter().zip(0..).map(|(c, n)| (c.name.as_str(), n)).collect();
    let mut rows = implied(&countries, &kinds, &mut faults);
    let mut manifest = format!("countries\t{}\n", countries.len());
    for file in table::files(data, &["curated", "facts"], &mut faults) {
        if file.ends_with("facts/countries.tsv") {
            continue;
        }
        let before = rows.len();
        rows.extend(row::read(data, &file, &kinds, &scopes, &mut faults));
        let name = file.with_extension("");
        manifest += &format!("{}\t{}\n", name.display(), rows.len() - before);
    }
    row::check_senses(&rows, &mut faults);
    row::check_places(&rows, &kinds, &mut faults);
    row::supersede(&mut rows, &kinds);
    if !faults.is_empty() {
        return Err(faults);
    }
    // Towns that differ in nothing but their names stand together: their records then
    // take next to no room under gzip.
    rows.sort_by(|a, b| row::alike(a).cmp(&row::alike(b)));
    manifest += &format!("entries\t{}\n", rows.len());
    let bytes = write::pack(&rows, &kinds, &countries, &mut manifest);
    Ok(Compiled { bytes, manifest })
}

/// The entries that the countries imply, with the numbers of their kinds.
fn implied(
    countries: &[country::Country],
    kinds: &[Kind],
    faults: &mut Vec<DataError>,
) -> Vec<Row> {
    let mut numbered = Vec::new();
    for (name, mut row) in country::rows(countries) {
        match kinds.iter().position(|kind| kind.kind == name) {
            Some(kind) => row.kind = kind as u8,
            None => {
                let place = Place { file: "kinds.tsv".into(), line: 0 };
                faults.push(DataError::new(&place, format!("lacks the kind “{name}”")));
                return numbered;
            }
        }
        numbered.push(row);
    }
    numbered
}
