//! Everything about Glossator that is a command: `cargo xtask COMMAND`.

mod bench;
mod build;
mod demo;
mod eval;
mod facts;
mod import;
mod lexicon;
mod pack;
mod setup;
mod test;
mod train;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xshell::Shell;

/// Builds, shows, tests and measures Glossator.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check data/ and compile it into dist/glossary.pack, with its manifest
    Pack,
    /// Take over what data/facts needs from the open fact tables in ../shared/facts
    Import,
    /// Check data/ against the open fact tables in ../shared/facts, where they are there
    Facts,
    /// Build the unpacked extension into dist/extension
    Build,
    /// Build the lexicon in data/model from ../shared/facts, where it is there
    Lexicon,
    /// Train the name tagger on ../shared/corpora, where they are there
    Train,
    /// Open a news article in Chromium with the extension on it
    Demo,
    /// Run every check there is
    Test,
    /// Measure the speed, natively and in WebAssembly, beside other libraries
    Bench {
        /// Only on this side
        only: Option<bench::Side>,
    },
    /// Measure against ../shared/gold, where it is there
    Eval {
        /// List up to this many errors of each measure
        #[arg(long, default_value_t = 0)]
        errors: usize,
        /// Only the measures whose name contains this
        only: Option<String>,
    },
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let shell = Shell::new()?;
    shell.change_dir(setup::root()?);
    match arguments.command {
        Command::Pack => pack::run(&shell),
        Command::Import => import::run(&shell),
        Command::Facts => facts::run(&shell),
        Command::Build => build::run(&shell),
        Command::Lexicon => lexicon::run(&shell),
        Command::Train => train::run(&shell),
        Command::Demo => demo::run(&shell),
        Command::Test => test::run(&shell),
        Command::Bench { only } => bench::run(&shell, only),
        Command::Eval { errors, only } => eval::run(&shell, errors, only.as_deref()),
    }
}
