//! Packs made of a part of data/: small ones for the tests, a tenth for the benchmark.

use std::fs;
use std::path::Path;

/// The table of countries, which the others refer to: it stays whole.
const WHOLE: &str = "countries.tsv";

/// The bytes of a pack of every `nth` row of each table.
pub fn thinned(nth: usize) -> Vec<u8> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    if nth == 1 {
        return glossator_pack::compile(&data).unwrap().bytes;
    }
    let process = std::process::id();
    let thin =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("data-{process}-{nth}"));
    for folder in ["curated", "facts"] {
        fs::create_dir_all(thin.join(folder)).unwrap();
        for entry in fs::read_dir(data.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let table = fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap();
            let table = if name == WHOLE { table } else { rows(&table, nth) };
            fs::write(thin.join(folder).join(name), table).unwrap();
        }
    }
    fs::copy(data.join("kinds.tsv"), thin.join("kinds.tsv")).unwrap();
    let bytes = glossator_pack::compile(&thin).unwrap().bytes;
    fs::remove_dir_all(&thin).unwrap();
    bytes
}

/// The header of a table and every `nth` row below it, without comments.
fn rows(table: &str, nth: usize) -> String {
    let mut lines = table.lines().filter(|line| !line.starts_with('#'));
    let header = lines.next().unwrap();
    let rows: Vec<_> = std::iter::once(header).chain(lines.step_by(nth)).collect();
    rows.join("\n") + "\n"
}
