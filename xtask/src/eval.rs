//! `cargo xtask eval`: the figures of ARCHITECTURE.md, measured again.
//!
//! Runs the command line over the development texts in ../shared/gold and the scorers in
//! ../shared/eval over what it prints. Where that folder is missing it says so and
//! measures nothing.

use crate::setup::step;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Read;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// Something that is measured.
struct Measure {
    name: &'static str,
    /// Which texts the engine reads.
    texts: &'static str,
    /// What `spans.py` makes of its answer, if it goes between.
    spans: Option<&'static str>,
    scorer: &'static str,
    /// What the scorer is told: `GOLD`, `TEXTS` and `PRED` stand for files.
    arguments: &'static [&'static str],
    /// How the scorer is asked to list errors.
    errors: &'static [&'static str],
}

const MEASURES: [Measure; 7] = [
    Measure {
        name: "names",
        texts: "worldwide_dev.jsonl",
        spans: Some("names"),
        scorer: "score.py",
        arguments: &["GOLD/worldwide_dev.jsonl", "PRED", "--flatten", "longest"],
        errors: &["--errors", "N"],
    },
    Measure {
        name: "acronyms",
        texts: "acronyms_dev.jsonl",
        spans: Some("acronyms"),
        scorer: "score.py",
        arguments: &["GOLD/acronyms_dev.jsonl", "PRED", "--names", "ACR"],
        errors: &["--errors", "N"],
    },
    Measure {
        name: "definitions, news",
        texts: "worldwide_dev.jsonl",
        spans: Some("pairs"),
        scorer: "score_pairs.py",
        arguments: &["GOLD/definitions_news_dev.jsonl", "PRED", "--trim"],
        errors: &["--errors", "N"],
    },
    Measure {
        name: "definitions, MEDLINE",
        texts: "definitions_medline_dev.jsonl",
        spans: Some("pairs"),
        scorer: "score_pairs.py",
        arguments: &["GOLD/definitions_medline_dev.jsonl", "PRED", "--trim"],
        errors: &["--errors", "N"],
    },
    Measure {
        name: "second mentions",
        texts: "worldwide_dev.jsonl",
        spans: None,
        scorer: "score_second.py",
        arguments: &["GOLD/second_mentions_dev.jsonl", "PRED"],
        errors: &["--errors", "N"],
    },
    Measure {
        name: "senses",
        texts: "worldwide_dev.jsonl",
        spans: None,
        scorer: "score_senses.py",
        arguments: &[
            "--gold",
            "GOLD/senses_dev.jsonl",
            "--texts",
            "GOLD/worldwide_dev.jsonl",
            "--pred",
            "PRED",
        ],
        errors: &["--errors", "all", "--max-errors", "N"],
    },
    Measure {
        name: "article",
        texts: "pages",
        spans: None,
        scorer: "score_article.py",
        arguments: &["PAGES/gold.json", "PRED"],
        errors: &["--errors", "N"],
    },
];

/// Measures all, or what has `only` in its name.
pub fn run(shell: &Shell, errors: usize, only: Option<&str>) -> Result<()> {
    let shared = shell.current_dir().join("../shared");
    if !shared.join("gold").exists() {
        println!("../shared is not there: nothing to measure with");
        return Ok(());
    }
    step("building the command line");
    cmd!(shell, "cargo build --quiet --release").quiet().run()?;
    shell.create_dir("dist/eval")?;
    let mut read = Vec::new();
    for measure in
        MEASURES.iter().filter(|m| only.is_none_or(|part| m.name.contains(part)))
    {
        let answers = PathBuf::from(format!("dist/eval/{}.jsonl", stem(measure.texts)));
        if !read.contains(&measure.texts) {
            answer(shell, &shared, measure.texts, &answers)?;
            read.push(measure.texts);
        }
        step(measure.name);
        score(shell, &shared, measure, &answers, errors)?;
    }
    Ok(())
}

fn stem(texts: &str) -> &str {
    texts.split('.').next().unwrap_or(texts)
}

/// Lets the command line read `texts` and keeps what it prints.
fn answer(shell: &Shell, shared: &Path, texts: &str, answers: &Path) -> Result<()> {
    let input = if texts == "pages" {
        pages(&shared.join("pages/html"))?
    } else {
        shell.read_file(shared.join("gold").join(texts))?
    };
    let flags = ["explain", "--jsonl", "--all", "-"];
    let printed =
        cmd!(shell, "target/release/glossator {flags...}").stdin(input).quiet().read()?;
    shell.write_file(answers, printed)?;
    Ok(())
}

/// The gzipped pages of a folder as JSON lines.
fn pages(folder: &Path) -> Result<String> {
    let mut lines = String::new();
    let mut files: Vec<_> =
        std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    for file in files {
        let name = file.file_name();
        let id = name.to_string_lossy();
        let id = id.strip_suffix(".html.gz").context("a page that is not .html.gz")?;
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(std::fs::File::open(file.path())?)
            .read_to_end(&mut bytes)?;
        let line: Value = json!({"id": id, "html": String::from_utf8_lossy(&bytes)});
        writeln!(lines, "{line}")?;
    }
    Ok(lines)
}

fn score(
    shell: &Shell,
    shared: &Path,
    measure: &Measure,
    answers: &Path,
    errors: usize,
) -> Result<()> {
    let eval = shared.join("eval");
    let mut predicted = answers.to_owned();
    if let Some(what) = measure.spans {
        predicted =
            PathBuf::from(format!("dist/eval/{}.{what}.jsonl", stem(measure.texts)));
        let spans = eval.join("spans.py");
        let input = shell.read_file(answers)?;
        let printed =
            cmd!(shell, "python3 {spans} {what}").stdin(input).quiet().read()?;
        shell.write_file(&predicted, printed)?;
    }
    let place = |argument: &&str| {
        argument
            .replace("GOLD", &shared.join("gold").to_string_lossy())
            .replace("PAGES", &shared.join("pages").to_string_lossy())
            .replace("PRED", &predicted.to_string_lossy())
    };
    let mut arguments: Vec<String> = measure.arguments.iter().map(place).collect();
    if errors > 0 {
        let count = errors.to_string();
        arguments.extend(
            measure.errors.iter().map(|a| if *a == "N" { &count } else { *a }.to_owned()),
        );
    }
    let scorer = eval.join(measure.scorer);
    cmd!(shell, "python3 {scorer} {arguments...}").quiet().run()?;
    Ok(())
}
