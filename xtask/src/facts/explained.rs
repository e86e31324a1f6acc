//! data/disagreements.tsv: why a row of ours stands although a source says otherwise.

use super::Disagreement;
use anyhow::{Context, Result, bail};
use std::path::Path;

/// The reasons there are; data/README.md says what each means.
const REASONS: [&str; 9] =
    ["older", "namesake", "branch", "seat", "page", "kind", "counting", "term", "wrong"];

const HEADER: &str = "table\tname\tfield\tsource says\treason";

/// The list, with the line of each entry.
pub(super) struct Explained {
    entries: Vec<(usize, [String; 4])>,
}

impl Explained {
    pub(super) fn read(path: &Path) -> Result<Explained> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        Explained::parse(&text)
    }

    fn parse(text: &str) -> Result<Explained> {
        let mut entries = Vec::new();
        let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        for (number, (at, line)) in lines.enumerate() {
            if number == 0 {
                if line != HEADER {
                    bail!("data/disagreements.tsv must begin with the columns {HEADER}");
                }
                continue;
            }
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let [table, name, field, says, reason] = cells.as_slice() else {
                bail!("data/disagreements.tsv:{}: {} columns", at + 1, cells.len());
            };
            if !REASONS.contains(&reason.as_str()) {
                bail!("data/disagreements.tsv:{}: no reason “{reason}”", at + 1);
            }
            let key = [table.clone(), name.clone(), field.clone(), says.clone()];
            entries.push((at + 1, key));
        }
        Ok(Explained { entries })
    }

    /// Whether a disagreement is explained: that one, with what the source says now.
    pub(super) fn covers(&self, one: &Disagreement) -> bool {
        self.entries.iter().any(|(_, entry)| explains(entry, one))
    }

    /// The lines of the list that explain nothing that was found.
    pub(super) fn idle(&self, found: &[Disagreement]) -> Vec<usize> {
        self.entries
            .iter()
            .filter(|(_, entry)| !found.iter().any(|one| explains(entry, one)))
            .map(|(line, _)| *line)
            .collect()
    }
}

fn explains([table, name, field, says]: &[String; 4], one: &Disagreement) -> bool {
    *table == one.table && *name == one.name && field == one.field && *says == one.theirs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(theirs: &str) -> Disagreement {
        Disagreement {
            table: "curated/x.tsv".to_owned(),
            line: 7,
            name: "Foo Party".to_owned(),
            field: "from",
            ours: "1990".to_owned(),
            theirs: theirs.to_owned(),
            source: "orgs.tsv",
        }
    }

    #[test]
    fn an_entry_explains_what_the_source_says_and_no_more() {
        let text = format!("{HEADER}\ncurated/x.tsv\tFoo Party\tfrom\t1985\tcounting\n");
        let list = Explained::parse(&text).unwrap();
        assert!(list.covers(&one("1985")));
        assert!(!list.covers(&one("1975")));
        assert!(list.idle(&[one("1985")]).is_empty());
        assert_eq!(list.idle(&[one("1975")]), [2]);
    }

    #[test]
    fn a_reason_outside_the_list_is_refused() {
        let text = format!("{HEADER}\ncurated/x.tsv\tFoo Party\tfrom\t1985\tbecause\n");
        assert!(Explained::parse(&text).is_err());
        assert!(Explained::parse("table\tname\n").is_err());
    }
}
