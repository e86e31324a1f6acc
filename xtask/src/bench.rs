//! `cargo xtask bench`: how fast the engine reads, natively and in WebAssembly, and what
//! it costs a browser.

use crate::build::{self, NODE_ENGINE};
use crate::setup::{CHROMIUM, NPM_BENCHES, NPM_TESTS, npm, step, wasm_target};
use anyhow::Result;
use xshell::{Shell, cmd};

/// Where the engine is measured.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub enum Side {
    /// As a library of this machine.
    Native,
    /// In WebAssembly, beside compromise and wink-nlp.
    Wasm,
    /// In Chromium's background: starting with the whole pack, and memory.
    Browser,
}

/// Measures on one side, or on all.
pub fn run(shell: &Shell, only: Option<Side>) -> Result<()> {
    let wanted = |side| only.is_none_or(|only| only == side);
    if wanted(Side::Native) {
        step("natively");
        cmd!(shell, "cargo bench --quiet --bench annotate").quiet().run()?;
    }
    if wanted(Side::Wasm) || wanted(Side::Browser) {
        wasm_target(shell)?;
        build::run(shell)?;
    }
    if wanted(Side::Wasm) {
        npm(shell, NPM_BENCHES)?;
        build::node(shell)?;
        step(&format!("in WebAssembly, on {NODE_ENGINE}"));
        cmd!(shell, "node benches/wasm.mjs").quiet().run()?;
    }
    if wanted(Side::Browser) {
        npm(shell, NPM_TESTS)?;
        step("in the background of Chromium");
        let _chromium = shell.push_env(CHROMIUM.variable, CHROMIUM.executable(shell)?);
        cmd!(shell, "node {NPM_TESTS}/cold-start.mjs").quiet().run()?;
    }
    Ok(())
}
