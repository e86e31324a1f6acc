//! `cargo xtask bench`: how fast the engine reads, natively and in WebAssembly.

use crate::build::{self, NODE_ENGINE};
use crate::setup::{NPM_BENCHES, npm, step, wasm_target};
use anyhow::Result;
use xshell::{Shell, cmd};

/// Where the engine is measured.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub enum Side {
    /// As a library of this machine.
    Native,
    /// In WebAssembly, beside compromise and wink-nlp.
    Wasm,
}

/// Measures on one side, or on both.
pub fn run(shell: &Shell, only: Option<Side>) -> Result<()> {
    if only != Some(Side::Wasm) {
        step("natively");
        cmd!(shell, "cargo bench --quiet --bench annotate").quiet().run()?;
    }
    if only != Some(Side::Native) {
        wasm_target(shell)?;
        npm(shell, NPM_BENCHES)?;
        build::run(shell)?;
        build::node(shell)?;
        step(&format!("in WebAssembly, on {NODE_ENGINE}"));
        cmd!(shell, "node benches/wasm.mjs").quiet().run()?;
    }
    Ok(())
}
