//! The command line as a process: what it prints, what it complains of, how it ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod input;
mod output;

use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const DEFINITION: &str = "A drone of US Central Command (CENTCOM) crashed. CENTCOM and the \
    IAEA have not said why, and the QXRT has not been asked.";

/// Prose enough to be an article.
const MORE: &str = "The wreck was found by a shepherd, who had heard it fall, and it was \
    guarded all night by men of the village, who let nobody come near.";

/// What a run of the command line left behind.
struct Ran {
    out: String,
    err: String,
    code: i32,
}

impl Ran {
    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""));
        self.out
    }

    /// The lines of standard error; there must be as many as `count`.
    #[track_caller]
    fn complaints(&self, count: usize) -> Vec<&str> {
        let lines: Vec<_> = self.err.lines().collect();
        assert_eq!(lines.len(), count, "{}", self.err);
        lines
    }

    fn objects(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A folder of one test, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let process = std::process::id();
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{process}"));
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn file(&self, name: &str, contents: impl AsRef<[u8]>) {
        std::fs::write(self.0.join(name), contents).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_glossator"))
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A run that refuses its arguments reads nothing: the pipe may be closed.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran {
            out: text(output.stdout),
            err: text(output.stderr),
            code: output.status.code().unwrap(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The term whose short form is `short`.
#[track_caller]
fn term<'v>(object: &'v Value, short: &str) -> &'v Value {
    let mut terms = object["terms"].as_array().unwrap().iter();
    terms.find(|term| term["short"] == short).unwrap_or_else(|| panic!("no {short}"))
}

/// The characters `start..end` of `text`, counted in Unicode scalar values.
fn scalars(text: &str, range: &Value) -> String {
    let number = |field: &str| range[field].as_u64().unwrap() as usize;
    let (start, end) = (number("start"), number("end"));
    text.chars().skip(start).take(end - start).collect()
}
