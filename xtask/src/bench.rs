//! `cargo xtask bench`: how fast the engine reads, natively and in WebAssembly.

use crate::build::{self, NODE_ENGINE};
use crate::setup::{NPM_BENCHES, npm, step, wasm_target};
use anyhow::Result;
use xshell::{Shell, cmd};

/// Measures both; the second beside compromise and wink-nlp.
pub fn run(shell: &Shell) -> Result<()> {
    wasm_target(shell)?;
    npm(shell, NPM_BENCHES)?;
    step("natively");
    cmd!(shell, "cargo bench --quiet --bench annotate").quiet().run()?;
    build::run(shell)?;
    build::node(shell)?;
    step(&format!("in WebAssembly, on {NODE_ENGINE}"));
    cmd!(shell, "node benches/wasm.mjs").quiet().run()?;
    Ok(())
}
