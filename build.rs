//! Puts the knowledge pack into the command-line tool.
//!
//! The tool and the native library carry the pack inside; the browser loads it as a file
//! of its own, so a build for WebAssembly has none to wait for.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32") {
        return ExitCode::SUCCESS;
    }
    match glossator_pack::compile(Path::new("data")) {
        Ok(compiled) => {
            let out = env::var_os("OUT_DIR").unwrap_or_default();
            let written =
                fs::write(Path::new(&out).join("glossary.pack"), compiled.bytes);
            if let Err(error) = written {
                println!("cargo::error=the pack cannot be written: {error}");
            }
        }
        Err(faults) => {
            for fault in faults {
                println!("cargo::error=data/{fault}");
            }
        }
    }
    ExitCode::SUCCESS
}
