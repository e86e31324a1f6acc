//! The command line: `glossator explain`.

mod cli;

use clap::{Parser, Subcommand, ValueEnum};
use cli::{Answer, Choice, Document};
use glossator::knowledge::familiarity::Level;
use glossator::options::Glossary;
use glossator::{Options, Pack, PackError, Reader};
use std::fmt;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Explains the acronyms and unfamiliar names of news articles, offline.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print a glossary of each article
    Explain(Explain),
}

#[derive(clap::Args)]
struct Explain {
    /// Plain text or HTML files; `-` is standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Read JSON lines, {"id": …, "text": …} or {"id": …, "html": …}, and print JSON lines
    #[arg(long, conflicts_with = "format")]
    jsonl: bool,
    /// How much the reader knows already
    #[arg(long, value_enum, default_value_t = ReaderLevel::Regular)]
    level: ReaderLevel,
    /// A glossary of your own, a JSON array of {"short", "name", "gloss"}; it wins over the pack
    #[arg(long, value_name = "FILE")]
    glossary: Option<PathBuf>,
    /// List every name, familiar and unexplained ones too
    #[arg(long)]
    all: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// A readable glossary
    Text,
    /// One JSON object an article
    Json,
    /// The article with its notes, as one self-contained page
    Html,
    /// A glossary in Markdown
    Markdown,
}

#[derive(Clone, Copy, ValueEnum)]
enum ReaderLevel {
    /// New to the news in English
    Newcomer,
    /// Follows the news now and then
    Regular,
    /// Follows the news closely
    Expert,
}

impl From<ReaderLevel> for Level {
    fn from(level: ReaderLevel) -> Level {
        match level {
            ReaderLevel::Newcomer => Level::Newcomer,
            ReaderLevel::Regular => Level::Regular,
            ReaderLevel::Expert => Level::Expert,
        }
    }
}

/// Done, with nothing to complain about.
const DONE: u8 = 0;
/// Some input failed; the others are done.
const SOME_FAILED: u8 = 1;
/// The command was misused: nothing is done. The same code that `clap` exits with.
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    let Command::Explain(explain) = Arguments::parse().command;
    let options = match options(&explain) {
        Ok(options) => options,
        Err(error) => {
            complain(error);
            return MISUSED.into();
        }
    };
    let pack = Pack::embedded().unwrap_or_else(|error: PackError| {
        complain(error);
        Pack::empty()
    });
    let mut run = Run {
        reader: Reader::new(pack),
        options,
        choice: Choice { all: explain.all, body: explain.jsonl },
        out: io::BufWriter::new(io::stdout().lock()),
        failed: false,
    };
    let result = if explain.jsonl {
        explain.files.iter().try_for_each(|file| run.lines(file))
    } else {
        run.files(&explain)
    };
    match result.and_then(|()| run.out.flush()) {
        Ok(()) if run.failed => SOME_FAILED.into(),
        Ok(()) => DONE.into(),
        // Whoever reads the output has seen enough (`glossator … | head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => DONE.into(),
        Err(error) => {
            complain(format_args!("standard output: {error}"));
            SOME_FAILED.into()
        }
    }
}

fn options(explain: &Explain) -> Result<Options, String> {
    let mut options = Options { level: explain.level.into(), ..Options::default() };
    if let Some(file) = &explain.glossary {
        let name = file.display();
        let text =
            std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
        options.glossary =
            Glossary::from_json(&text).map_err(|e| format!("{name}: {e}"))?;
    }
    Ok(options)
}

struct Run<W> {
    reader: Reader,
    options: Options,
    choice: Choice,
    out: W,
    failed: bool,
}

impl<W: Write> Run<W> {
    /// Explains every file on its own. The error is that of the output.
    fn files(&mut self, explain: &Explain) -> io::Result<()> {
        for (number, file) in explain.files.iter().enumerate() {
            let document = match Document::from_file(file) {
                Ok(document) => document,
                Err(error) => {
                    self.fail(error);
                    continue;
                }
            };
            let answer = self.answer(&document);
            match explain.format {
                Format::Text => {
                    if explain.files.len() > 1 {
                        let gap = if number == 0 { "" } else { "\n" };
                        writeln!(self.out, "{gap}== {}", document.id)?;
                    }
                    cli::text::write(&mut self.out, &answer)?;
                }
                Format::Json => cli::json::write(&mut self.out, &answer, true)?,
                Format::Html => cli::html::write(&mut self.out, &answer)?,
                Format::Markdown => cli::markdown::write(&mut self.out, &answer)?,
            }
        }
        Ok(())
    }

    /// Explains every line of a file of JSON lines. The error is that of the output.
    fn lines(&mut self, file: &Path) -> io::Result<()> {
        let name = cli::name(file);
        let input = match cli::open(file) {
            Ok(input) => input,
            Err(error) => {
                self.fail(error);
                return Ok(());
            }
        };
        for (number, line) in input.split(b'\n').enumerate() {
            let place = format!("{name}:{}", number + 1);
            let line = match line {
                Ok(line) => line,
                Err(error) => {
                    self.fail(format_args!("{place}: {error}"));
                    return Ok(());
                }
            };
            if line.trim_ascii().is_empty() {
                continue;
            }
            match Document::from_json(&line) {
                Ok((document, print_text)) => {
                    let answer = self.answer(&document);
                    cli::json::write(&mut self.out, &answer, print_text)?;
                }
                Err(error) => self.fail(format_args!("{place}: {error}")),
            }
        }
        Ok(())
    }

    fn answer<'d>(&mut self, document: &'d Document) -> Answer<'d> {
        let found = self.reader.annotate(&document.page, &self.options);
        Answer::new(document, found, self.choice)
    }

    fn fail(&mut self, error: impl fmt::Display) {
        self.failed = true;
        complain(error);
    }
}

/// One line on standard error.
fn complain(error: impl fmt::Display) {
    eprintln!("glossator: {error}");
}
