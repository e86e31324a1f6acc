//! `cargo xtask pack`: data/ checked and compiled.

use crate::setup::step;
use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::Path;
use xshell::Shell;

/// What the pack may weigh, gzipped: the reader downloads it once with the extension.
const BUDGET: usize = 2_500_000;

/// Compiles data/ into dist/ and prints what went in.
pub fn run(shell: &Shell) -> Result<()> {
    step("compiling the knowledge pack");
    let root = shell.current_dir();
    let compiled = compile(&root)?;
    let zipped = gzipped(&compiled.bytes)?;
    shell.write_file("dist/glossary.pack", &compiled.bytes)?;
    shell.write_file("dist/glossary.pack.manifest", &compiled.manifest)?;
    print!("{}", compiled.manifest);
    println!("bytes\t{}\nbytes gzipped\t{zipped}", compiled.bytes.len());
    Ok(())
}

/// The pack of the tables in this project.
pub fn compile(root: &Path) -> Result<glossator_pack::Compiled> {
    glossator_pack::compile(&root.join("data")).map_err(|faults| {
        for fault in &faults {
            eprintln!("data/{fault}");
        }
        anyhow::anyhow!("data/ has {} faults", faults.len())
    })
}

/// What the pack takes gzipped, in bytes: so it travels in the extension's archive.
pub fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    let size = encoder.finish().context("memory takes everything")?.len();
    if size > BUDGET {
        bail!("the pack takes {size} bytes gzipped, at most {BUDGET}");
    }
    Ok(size)
}
