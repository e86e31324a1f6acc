//! What a fresh machine lacks: the WebAssembly target, the npm packages, the browsers.
//!
//! Everything is looked for first and installed only if it is missing, so a machine that
//! has it all pays nothing. Browsers are installed where that is possible without
//! asking, as root on Debian; anywhere else a line says what to install.

use anyhow::{Context, Result, bail, ensure};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// Where the extension's npm packages are listed.
pub const NPM: &str = "extension";

/// Where those of the browser tests are listed.
pub const NPM_TESTS: &str = "tests/browser";

/// Where those of the benchmark are.
pub const NPM_BENCHES: &str = "benches";

/// The top of the project.
pub fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(here.parent().context("xtask lies in the project")?.to_owned())
}

/// Says what is being done; long steps must not look like a hang.
pub fn step(what: &str) {
    eprintln!("\n── {what}");
}

/// The target that the engine is compiled to for browsers.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Installs the WebAssembly target if it is missing. The installer sometimes hangs on a
/// slow network, so it gets three tries of two minutes each.
pub fn wasm_target(shell: &Shell) -> Result<()> {
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).exists() {
        return Ok(());
    }
    step("installing the WebAssembly target");
    for _ in 0..3 {
        if cmd!(shell, "timeout 120 rustup target add {WASM_TARGET}").run().is_ok() {
            return Ok(());
        }
    }
    bail!("the WebAssembly target is missing: rustup target add {WASM_TARGET}")
}

/// Installs the npm packages of `folder` if they are missing or older than its lock file.
pub fn npm(shell: &Shell, folder: &str) -> Result<()> {
    let modified = |path: PathBuf| path.metadata().and_then(|m| m.modified()).ok();
    let root = shell.current_dir();
    let lock = modified(root.join(folder).join("package-lock.json"));
    let installed = modified(root.join(folder).join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= lock {
        return Ok(());
    }
    step(&format!("installing the npm packages of {folder}/"));
    cmd!(shell, "npm ci --prefix {folder} --no-audit --no-fund --loglevel=error")
        .run()
        .context("npm packages cannot be installed; is Node.js 20 or later on the PATH?")
}

/// A browser that the tests drive.
#[derive(Clone, Copy)]
pub struct Browser {
    names: &'static [&'static str],
    package: &'static str,
    /// The variable that names its executable.
    pub variable: &'static str,
}

/// Chromium or Chrome, from 128.
pub const CHROMIUM: Browser = Browser {
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    package: "chromium",
    variable: "CHROMIUM_PATH",
};

/// Firefox, from 146.
pub const FIREFOX: Browser = Browser {
    names: &["firefox", "firefox-esr"],
    package: "firefox-esr",
    variable: "FIREFOX_PATH",
};

impl Browser {
    /// Its executable, installed first if need be and possible.
    pub fn executable(self, shell: &Shell) -> Result<PathBuf> {
        if let Some(found) = self.find() {
            return Ok(found);
        }
        let package = self.package;
        let debian = Path::new("/etc/debian_version").exists();
        let root =
            cmd!(shell, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id == "0");
        ensure!(
            debian && root,
            "{package} is missing: install it, or name its executable in {}",
            self.variable
        );
        step(&format!("installing {package}"));
        let _front = shell.push_env("DEBIAN_FRONTEND", "noninteractive");
        cmd!(shell, "apt-get update -qq").run()?;
        cmd!(shell, "apt-get install -y -qq {package}").ignore_stdout().run()?;
        self.find()
            .with_context(|| format!("{package} was installed but is not on the PATH"))
    }

    fn find(self) -> Option<PathBuf> {
        if let Some(named) = std::env::var_os(self.variable) {
            return Some(named.into());
        }
        let path = std::env::var_os("PATH")?;
        let folders: Vec<_> = std::env::split_paths(&path).collect();
        let places =
            self.names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name)));
        places.into_iter().find(|place| place.is_file())
    }
}
