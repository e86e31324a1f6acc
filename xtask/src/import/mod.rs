//! `cargo xtask import`: the imported tables of data/facts, from the open fact tables.
//!
//! The fact tables hold more than earns its place: a town of two thousand people
//! explains one article in a million and collides with a surname in hundreds. Each
//! module here says which rows of one table come over and what becomes of them; the
//! result is written in the columns of data/README.md, sorted, and committed, so that a
//! person can review it and a build needs nothing from outside the project.

mod people;
mod places;
mod universities;

use crate::setup::step;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::Path;
use xshell::Shell;

/// The columns of an imported table.
const HEADER: &str =
    "name\tshort\taliases\tkind\tscope\tdetail\tfamiliarity\tfrom\tuntil";

/// Imports what is in ../shared/facts.
pub fn run(shell: &Shell) -> Result<()> {
    let root = shell.current_dir();
    let facts = root.join("../shared/facts");
    if !facts.exists() {
        bail!("../shared/facts is not there: nothing to import from");
    }
    let countries = Countries::read(&root.join("data/facts/countries.tsv"))?;
    for (name, import) in [
        ("places", places::import as fn(&Path, &Countries) -> Result<Import>),
        ("people", people::import),
        ("universities", universities::import),
    ] {
        step(&format!("importing {name}"));
        let import = import(&facts, &countries)?;
        println!("{} rows", import.rows.len());
        let mut rows: Vec<String> = import.rows.iter().map(Row::line).collect();
        rows.sort();
        rows.dedup();
        let text = format!("# {}\n{HEADER}\n{}\n", import.source, rows.join("\n"));
        shell.write_file(format!("data/facts/{name}.tsv"), text)?;
    }
    Ok(())
}

/// What comes of one fact table.
struct Import {
    /// Where the facts come from, for the head of the table.
    source: &'static str,
    rows: Vec<Row>,
}

/// A row of an imported table.
#[derive(Default)]
struct Row {
    name: String,
    short: String,
    aliases: Vec<String>,
    kind: &'static str,
    scope: String,
    detail: String,
    familiarity: f32,
    from: Option<i32>,
    until: Option<i32>,
}

impl Row {
    fn line(&self) -> String {
        let year = |year: Option<i32>| year.map(|y| y.to_string()).unwrap_or_default();
        [
            self.name.clone(),
            self.short.clone(),
            self.aliases.join("; "),
            self.kind.to_owned(),
            self.scope.clone(),
            self.detail.clone(),
            self.familiarity.to_string(),
            year(self.from),
            year(self.until),
        ]
        .join("\t")
    }
}

/// Whether a name can stand in a table and be found in an article.
fn is_plain(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(char::is_uppercase)
        && name.chars().count() <= 60
        && !name.contains(['(', ')', '"', ';', '[', ']', '/', '*', '?', ',', ':'])
        && name.chars().all(|c| !c.is_ascii_digit())
}

/// The rows of a fact table, as cells by column.
pub(crate) fn table(path: &Path) -> Result<Vec<BTreeMap<String, String>>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{} cannot be read", path.display()))?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let header: Vec<&str> = lines.next().context("an empty table")?.split('\t').collect();
    let own =
        |(column, cell): (&&str, &str)| ((*column).to_owned(), cell.trim().to_owned());
    Ok(lines.map(|line| header.iter().zip(line.split('\t')).map(own).collect()).collect())
}

/// The countries of the project, by every name they go by.
pub(crate) struct Countries {
    by_name: BTreeMap<String, String>,
    capitals: BTreeMap<String, String>,
}

impl Countries {
    pub(crate) fn read(path: &Path) -> Result<Countries> {
        let mut countries =
            Countries { by_name: BTreeMap::new(), capitals: BTreeMap::new() };
        for row in table(path)? {
            let name = row["name"].clone();
            countries.capitals.insert(name.clone(), row["capital"].clone());
            let aliases = row["aliases"].split("; ").filter(|alias| !alias.is_empty());
            for alias in aliases.chain([name.as_str()]) {
                countries.by_name.insert(alias.to_owned(), name.clone());
            }
        }
        Ok(countries)
    }

    /// The project's name of a country, if it is one.
    pub(crate) fn name(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(String::as_str)
    }

    fn is_capital(&self, country: &str, name: &str) -> bool {
        self.capitals.get(country).is_some_and(|capital| capital == name)
    }
}
