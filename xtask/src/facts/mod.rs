//! `cargo xtask facts`: what was written by hand, held against the open fact tables.
//!
//! A row of data/curated that an open table knows too must say the same, or data/
//! disagreements.tsv must say why it does not. What is compared, table by table:
//!
//! | fact table | the same thing | what must agree |
//! |---|---|---|
//! | `acronyms.tsv` | short form and expansion | country, kind of thing |
//! | `orgs.tsv` | full name and kind of thing | country, year of founding |
//! | `people.tsv` | full name | country; years in the office that the gloss names, and its successor |
//! | `places.tsv` | name and kind of place, found in one country only | country |
//! | `equipment.tsv` | a designation | country, maker, year of service |
//! | `countries.tsv` | the code of a currency; the country (data/facts) | countries that use it; capital, codes |
//!
//! A fact is compared only where both sides state it. Several rows of one name in a
//! source stand for several things, so ours agrees if one of them does. Years may lie
//! [`YEARS`] apart: sources count from the vote, the oath, or the next yearbook.
//!
//! What is not compared, because it would bury the errors in noise: rows without a
//! country, since a source gives a worldwide body the country of its seat; similar names
//! and names that only share a short form, which are other things more often than not;
//! aliases, but for the long forms of an acronym; the country of bodies whose name several
//! countries use, in the source or among our own rows (a ministry of health); towns whose
//! name two countries share; the last year of a body and the last year in an office
//! according to a yearbook, which is the year of the edition; parties' years in the tables
//! of elections, which begin with the first vote they won.

mod compare;
mod explained;
mod ours;
mod people;
mod same;

use crate::import::{Countries, table};
use crate::setup::step;
use anyhow::{Result, bail};
use explained::Explained;
use ours::Ours;
use std::fmt;
use std::path::Path;
use xshell::Shell;

/// How many years two statements of one year may lie apart.
const YEARS: i32 = 2;

/// Something that we and a source say differently.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Disagreement {
    /// The table of ours, below data/, and the line in it.
    table: String,
    line: usize,
    /// The row, by its name.
    name: String,
    /// What is differently stated: a column of ours, or `maker`.
    field: &'static str,
    ours: String,
    theirs: String,
    /// The fact table.
    source: &'static str,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Disagreement { table, line, name, field, ours, theirs, source } = self;
        write!(
            f,
            "data/{table}:{line}: {name}: {field} is “{ours}”, {source} has “{theirs}”"
        )
    }
}

/// Compares what there is to compare and names what nothing explains.
///
/// # Errors
/// If a disagreement is not explained, an explanation no longer needed or not valid, or a
/// table cannot be read.
pub fn run(shell: &Shell) -> Result<()> {
    let root = shell.current_dir();
    let facts = root.join("../shared/facts");
    if !facts.exists() {
        println!("../shared/facts is not there: nothing to compare with");
        return Ok(());
    }
    step("comparing data/ with the open fact tables");
    let data = root.join("data");
    let found = disagreements(&data, &facts)?;
    let explained = Explained::read(&data.join("disagreements.tsv"))?;
    let open: Vec<&Disagreement> =
        found.iter().filter(|one| !explained.covers(one)).collect();
    let idle = explained.idle(&found);
    for one in &open {
        println!("{one}");
    }
    for line in &idle {
        println!("data/disagreements.tsv:{line}: no such disagreement");
    }
    println!("{} disagreements, {} not explained", found.len(), open.len());
    if !open.is_empty() || !idle.is_empty() {
        bail!("{} disagreements to explain, {} to strike", open.len(), idle.len());
    }
    Ok(())
}

/// All disagreements, in the order of our tables.
fn disagreements(data: &Path, facts: &Path) -> Result<Vec<Disagreement>> {
    let countries = Countries::read(&data.join("facts/countries.tsv"))?;
    let ours = ours::read(data)?;
    let ours: Vec<&Ours> = ours.iter().collect();
    let mut found = Vec::new();
    for (file, compare) in [
        ("acronyms.tsv", compare::acronyms as compare::Comparison),
        ("orgs.tsv", compare::bodies),
        ("people.tsv", people::people),
        ("places.tsv", compare::places),
        ("equipment.tsv", compare::equipment),
        ("countries.tsv", compare::currencies),
    ] {
        found.extend(compare(&ours, &table(&facts.join(file))?, &countries));
    }
    found.extend(compare::countries(
        &table(&data.join("facts/countries.tsv"))?,
        &table(&facts.join("countries.tsv"))?,
        &countries,
    ));
    found.sort();
    found.dedup();
    Ok(found)
}
