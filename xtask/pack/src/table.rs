//! Reading tab-separated tables, with the place of every fault.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// A fault in a table of `data/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    file: PathBuf,
    line: usize,
    what: String,
}

impl DataError {
    pub(crate) fn new(place: &Place, what: impl Into<String>) -> DataError {
        DataError { file: place.file.clone(), line: place.line, what: what.into() }
    }
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.what)
    }
}

impl std::error::Error for DataError {}

/// Where a row stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: PathBuf,
    pub(crate) line: usize,
}

/// A row of a table, its cells by the names of their columns.
pub(crate) struct Record<'t> {
    pub(crate) place: Place,
    cells: BTreeMap<&'t str, &'t str>,
}

impl<'t> Record<'t> {
    /// The cell under `column`; empty if the table has no such column.
    pub(crate) fn get(&self, column: &str) -> &'t str {
        self.cells.get(column).copied().unwrap_or_default()
    }
}

/// The tables in these folders of `data`, as paths below it, in the order of their names.
pub(crate) fn files(
    data: &Path,
    folders: &[&str],
    faults: &mut Vec<DataError>,
) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in folders {
        match std::fs::read_dir(data.join(folder)) {
            Ok(entries) => found.extend(
                entries
                    .filter_map(Result::ok)
                    .map(|entry| Path::new(folder).join(entry.file_name()))
                    .filter(|path| path.extension().is_some_and(|e| e == "tsv")),
            ),
            Err(error) => {
                let place = Place { file: data.join(folder), line: 0 };
                faults.push(DataError::new(&place, error.to_string()));
            }
        }
    }
    found.sort();
    found
}

/// The text of the table `file` below `data`; empty, with a fault noted, if it cannot
/// be read.
pub(crate) fn text(data: &Path, file: &Path, faults: &mut Vec<DataError>) -> String {
    std::fs::read_to_string(data.join(file)).unwrap_or_else(|error| {
        let place = Place { file: file.to_owned(), line: 0 };
        faults.push(DataError::new(&place, error.to_string()));
        String::new()
    })
}

/// The rows of a table whose columns are among `columns`.
pub(crate) fn records<'t>(
    file: &Path,
    text: &'t str,
    columns: &[&str],
    faults: &mut Vec<DataError>,
) -> Vec<Record<'t>> {
    let mut header: Option<Vec<&str>> = None;
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let place = Place { file: file.to_owned(), line: number + 1 };
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let Some(header) = &header else {
            for unknown in cells.iter().filter(|cell| !columns.contains(cell)) {
                faults
                    .push(DataError::new(&place, format!("unknown column “{unknown}”")));
            }
            header = Some(cells);
            continue;
        };
        if cells.len() != header.len() {
            let what =
                format!("{} columns, the header has {}", cells.len(), header.len());
            faults.push(DataError::new(&place, what));
            continue;
        }
        if let Some(cell) = cells.iter().find(|cell| **cell != cell.trim()) {
            faults.push(DataError::new(
                &place,
                format!("white space around “{}”", cell.trim()),
            ));
        }
        let cells = header.iter().copied().zip(cells).collect();
        found.push(Record { place, cells });
    }
    found
}

/// The items of a list cell.
pub(crate) fn list(cell: &str) -> Vec<String> {
    cell.split(';').map(|item| item.trim().to_owned()).filter(|i| !i.is_empty()).collect()
}
