//! `cargo xtask build`: the unpacked extension in dist/extension.
//!
//! The engine is compiled to WebAssembly, given its JavaScript side by the library behind
//! `wasm-bindgen` (the version that Cargo.lock has for both, so nothing is downloaded),
//! and shrunk by `wasm-opt`. Of the shell only the content script is bundled, because a
//! content script cannot be a module; every other file is copied as it is.

use crate::pack;
use crate::setup::{NPM, WASM_TARGET, npm, step, wasm_target};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;
use xshell::{Shell, cmd};

/// Where the unpacked extension lies.
pub const EXTENSION: &str = "dist/extension";

/// Where the engine for Node.js lies.
pub const NODE_ENGINE: &str = "dist/node";

/// What the engine may weigh, so that it never grows unnoticed.
const ENGINE_BUDGET: u64 = 1_500_000;

/// What of extension/ is for building only.
const NOT_SHIPPED: [&str; 10] = [
    ".npmrc", "bundle.mjs", "draw.mjs", "icon.svg", "node_modules", "package.json",
    "package-lock.json", "tsconfig.json", "content", "types",
];

/// Builds everything the extension needs.
pub fn run(shell: &Shell) -> Result<()> {
    wasm_target(shell)?;
    npm(shell, NPM)?;
    shell.remove_path(EXTENSION)?;
    shell.create_dir(EXTENSION)?;
    let wasm = compile(shell)?;
    step("shaping the engine for the browser");
    let engine = Path::new(EXTENSION).join("engine");
    bind(shell, &wasm, &engine, Target::Web)?;
    optimise(shell, &engine)?;
    shell.write_file(engine.join("glossary.pack"), packed(shell)?)?;
    step("assembling the extension");
    copy(&shell.current_dir().join(NPM), &shell.current_dir().join(EXTENSION))?;
    bundle(shell)?;
    let size =
        shell.current_dir().join(&engine).join("glossator_bg.wasm").metadata()?.len();
    ensure!(
        size <= ENGINE_BUDGET,
        "the engine takes {size} bytes, at most {ENGINE_BUDGET}"
    );
    println!("{EXTENSION} is ready: engine {size} bytes");
    Ok(())
}

/// Builds the engine for Node.js, as the browsers get it; `run` comes first.
pub fn node(shell: &Shell) -> Result<()> {
    let wasm = compile(shell)?;
    let engine = Path::new(NODE_ENGINE);
    bind(shell, &wasm, engine, Target::Node)?;
    optimise(shell, engine)
}

fn packed(shell: &Shell) -> Result<Vec<u8>> {
    let compiled = pack::compile(&shell.current_dir())?;
    shell.write_file("dist/glossary.pack", &compiled.bytes)?;
    pack::gzipped(&compiled.bytes)?;
    Ok(compiled.bytes)
}

/// What the JavaScript side of the engine is for.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    /// Browsers.
    Web,
    /// Node.js, for the tests and the benchmark.
    Node,
}

/// Compiles the engine to WebAssembly.
fn compile(shell: &Shell) -> Result<PathBuf> {
    step("compiling the engine to WebAssembly");
    let flags = ["--lib", "--no-default-features", "--profile=wasm"];
    cmd!(shell, "cargo build {flags...} --target={WASM_TARGET}").quiet().run()?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| shell.current_dir().join("target"));
    Ok(target.join(WASM_TARGET).join("wasm/glossator.wasm"))
}

/// Writes the engine with its JavaScript side into `folder`.
fn bind(shell: &Shell, wasm: &Path, folder: &Path, target: Target) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .typescript(target == Target::Web)
        .omit_default_module_path(true);
    match target {
        Target::Web => bindgen.web(true)?,
        Target::Node => bindgen.nodejs(true)?,
    };
    bindgen.generate(shell.current_dir().join(folder)).context("wasm-bindgen")
}

fn optimise(shell: &Shell, engine: &Path) -> Result<()> {
    let wasm = engine.join("glossator_bg.wasm");
    let tool = Path::new(NPM).join("node_modules/.bin/wasm-opt");
    let flags =
        ["-O3", "--enable-simd", "--enable-bulk-memory", "--enable-reference-types"];
    let more =
        ["--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-multivalue"];
    let also = ["--enable-mutable-globals", "--enable-bulk-memory-opt"];
    // The stages of the engine stay functions of their own: one function of everything, as
    // wasm-opt would make it, is too big for a browser's compiler to do well.
    let apart = "--one-caller-inline-max-function-size=100";
    cmd!(shell, "{tool} {flags...} {more...} {also...} {apart} {wasm} -o {wasm}")
        .quiet()
        .run()?;
    Ok(())
}

fn bundle(shell: &Shell) -> Result<()> {
    Ok(cmd!(shell, "node {NPM}/bundle.mjs {EXTENSION}").quiet().run()?)
}

/// Copies the shell as it is, but for what only building needs.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if NOT_SHIPPED.iter().any(|left_out| name == *left_out) {
            continue;
        }
        let target = to.join(&name);
        if entry.file_type()?.is_dir() {
            std::fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
