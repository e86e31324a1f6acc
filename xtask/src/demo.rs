//! `cargo xtask demo`: a news article in Chromium with the extension on it.

use crate::build;
use crate::setup::{CHROMIUM, NPM_TESTS, npm, step};
use anyhow::Result;
use xshell::{Shell, cmd};

/// Builds the extension and opens it.
pub fn run(shell: &Shell) -> Result<()> {
    let chromium = CHROMIUM.executable(shell)?;
    build::run(shell)?;
    npm(shell, NPM_TESTS)?;
    step("opening the article");
    let _path = shell.push_env(CHROMIUM.variable, chromium);
    cmd!(shell, "node tests/browser/demo.mjs").quiet().run()?;
    Ok(())
}
