//! The rows of data/curated, as the comparisons need them.

use super::Disagreement;
use crate::import::table;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// A row of a curated table.
#[derive(Debug, Default)]
pub(super) struct Ours {
    /// Below data/.
    pub(super) table: String,
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) short: Vec<String>,
    pub(super) aliases: Vec<String>,
    pub(super) kind: String,
    /// As data/kinds.tsv classes the kind.
    pub(super) class: String,
    pub(super) scope: Vec<String>,
    pub(super) gloss: String,
    pub(super) from: Option<i32>,
    pub(super) until: Option<i32>,
}

impl Ours {
    /// The name and the aliases.
    pub(super) fn long_forms(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// The disagreement with a source about one field of the row.
    pub(super) fn disagrees(
        &self,
        field: &'static str,
        ours: impl ToString,
        theirs: impl ToString,
        source: &'static str,
    ) -> Disagreement {
        Disagreement {
            table: self.table.clone(),
            line: self.line,
            name: self.name.clone(),
            field,
            ours: ours.to_string(),
            theirs: theirs.to_string(),
            source,
        }
    }
}

/// All curated rows. Whether they keep the rules is for `cargo xtask pack` to say.
pub(super) fn read(data: &Path) -> Result<Vec<Ours>> {
    let classes: BTreeMap<String, String> = table(&data.join("kinds.tsv"))?
        .iter()
        .map(|kind| (kind["kind"].clone(), kind["class"].clone()))
        .collect();
    let folder = data.join("curated");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).context("data/curated cannot be read")? {
        files.push(entry?.file_name().to_string_lossy().into_owned());
    }
    files.sort();
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.ends_with(".tsv")) {
        let text = std::fs::read_to_string(folder.join(file))
            .with_context(|| format!("data/curated/{file} cannot be read"))?;
        rows(&format!("curated/{file}"), &text, &classes, &mut found);
    }
    Ok(found)
}

fn rows(
    table: &str,
    text: &str,
    classes: &BTreeMap<String, String>,
    found: &mut Vec<Ours>,
) {
    let mut header: Vec<&str> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if header.is_empty() {
            header = line.split('\t').collect();
            continue;
        }
        let cells: BTreeMap<&str, &str> =
            header.iter().copied().zip(line.split('\t')).collect();
        let cell = |column: &str| cells.get(column).copied().unwrap_or_default();
        let list = |column: &str| -> Vec<String> {
            cell(column)
                .split("; ")
                .filter(|i| !i.is_empty())
                .map(str::to_owned)
                .collect()
        };
        found.push(Ours {
            table: table.to_owned(),
            line: number + 1,
            name: cell("name").to_owned(),
            short: list("short"),
            aliases: list("aliases"),
            kind: cell("kind").to_owned(),
            class: classes.get(cell("kind")).cloned().unwrap_or_default(),
            scope: list("scope"),
            gloss: cell("gloss").to_owned(),
            from: cell("from").parse().ok(),
            until: cell("until").parse().ok(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_line_and_class() {
        let text = "# head\nname\tshort\tkind\tscope\tfrom\n# part\nFoo Bar\tFB; FBR\tparty\tMali\t1990\n";
        let classes = BTreeMap::from([("party".to_owned(), "organisation".to_owned())]);
        let mut found = Vec::new();
        rows("curated/x.tsv", text, &classes, &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].line, found[0].from), (4, Some(1990)));
        assert_eq!(found[0].short, ["FB", "FBR"]);
        assert_eq!(found[0].class, "organisation");
        assert!(found[0].gloss.is_empty());
    }
}
