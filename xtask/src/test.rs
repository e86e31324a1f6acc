//! `cargo xtask test`: every check there is, in the order in which they fail fastest.

use crate::build;
use crate::setup::{CHROMIUM, FIREFOX, NPM, NPM_TESTS, npm, step, wasm_target};
use anyhow::Result;
use std::path::Path;
use std::time::Instant;
use xshell::{Shell, cmd};

/// Runs everything; stops at the first failure.
pub fn run(shell: &Shell) -> Result<()> {
    let begin = Instant::now();
    wasm_target(shell)?;
    npm(shell, NPM)?;
    npm(shell, NPM_TESTS)?;
    step("rustfmt");
    cmd!(shell, "cargo fmt --all --check").quiet().run()?;
    step("clippy");
    let strict = ["--", "-D", "warnings"];
    cmd!(shell, "cargo clippy --quiet --workspace --all-targets {strict...}")
        .quiet()
        .run()?;
    let engine = ["--lib", "--no-default-features", "--target=wasm32-unknown-unknown"];
    cmd!(shell, "cargo clippy --quiet {engine...} {strict...}").quiet().run()?;
    step("the Rust tests");
    cmd!(shell, "cargo test --quiet --workspace").quiet().run()?;
    step("the types of the shell");
    let tsc = Path::new(NPM).join("node_modules/.bin/tsc");
    cmd!(shell, "{tsc} --project {NPM}/tsconfig.json").quiet().run()?;
    build::run(shell)?;
    step("the cases of tests/cases, in WebAssembly");
    build::node(shell)?;
    cmd!(shell, "node --test tests/wasm.test.mjs").quiet().run()?;
    let chromium = CHROMIUM.executable(shell)?;
    let firefox = FIREFOX.executable(shell)?;
    step("the extension in Chromium and Firefox");
    let _chromium = shell.push_env(CHROMIUM.variable, chromium);
    let _firefox = shell.push_env(FIREFOX.variable, firefox);
    cmd!(shell, "npm test --silent --prefix {NPM_TESTS}").quiet().run()?;
    step(&format!("all is well, after {} seconds", begin.elapsed().as_secs()));
    Ok(())
}
