//! Inputs: files, standard input and JSON lines, as pages.
//!
//! Plain text keeps its own offsets: what is printed counts from the beginning of the
//! text that was given. HTML has no text until the article is found, so the article as
//! found is printed with it and offsets count into that.

use glossator::{Page, html};
use serde::Deserialize;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// One article to explain.
#[derive(Debug)]
pub struct Document {
    /// What it is called: the id of a JSON line, or the name of a file.
    pub id: String,
    /// Its blocks.
    pub page: Page,
    /// Its text and the byte at which each block starts in it, for plain text.
    pub plain: Option<(String, Vec<usize>)>,
}

/// A line of JSON-lines input.
#[derive(Deserialize)]
struct Line {
    id: String,
    text: Option<String>,
    html: Option<String>,
}

impl Document {
    /// The document in a file, or on standard input for `-`.
    pub fn from_file(file: &Path) -> Result<Document, InputError> {
        let id = name(file);
        let fault = |reason: String| InputError { place: Some(id.clone()), reason };
        let mut bytes = Vec::new();
        open(file)?.read_to_end(&mut bytes).map_err(|error| fault(error.to_string()))?;
        if is_html(file, &bytes) {
            return Ok(Document::html(id, html::read(&bytes)));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Document::plain(id, text)),
            Err(error) => {
                let byte = error.utf8_error().valid_up_to();
                Err(fault(format!(
                    "neither HTML nor UTF-8 text (byte {byte} is neither)"
                )))
            }
        }
    }

    /// The document on a JSON line, and whether its text must be printed with it.
    pub fn from_json(line: &[u8]) -> Result<(Document, bool), InputError> {
        let fault = |reason: String| InputError { place: None, reason };
        let line: Line =
            serde_json::from_slice(line).map_err(|error| fault(error.to_string()))?;
        match (line.text, line.html) {
            (Some(text), None) => Ok((Document::plain(line.id, text), false)),
            (None, Some(html)) => Ok((Document::html(line.id, html::parse(&html)), true)),
            (None, None) => Err(fault("neither \"text\" nor \"html\"".to_owned())),
            (Some(_), Some(_)) => Err(fault("both \"text\" and \"html\"".to_owned())),
        }
    }

    /// Whoever hands over a file asks for it, whatever kind of page it is.
    fn html(id: String, page: Page) -> Document {
        Document { id, page: Page { asked: true, ..page }, plain: None }
    }

    fn plain(id: String, text: String) -> Document {
        let (page, starts) = Page::from_text(&text);
        Document { id, page, plain: Some((text, starts)) }
    }
}

/// How a file is called in what is printed.
pub fn name(file: &Path) -> String {
    if is_stdin(file) { "standard input".to_owned() } else { file.display().to_string() }
}

/// A file, or standard input for `-`, to read from.
pub fn open(file: &Path) -> Result<Box<dyn BufRead>, InputError> {
    if is_stdin(file) {
        return Ok(Box::new(io::stdin().lock()));
    }
    match File::open(file) {
        Ok(opened) => Ok(Box::new(BufReader::new(opened))),
        Err(error) => {
            Err(InputError { place: Some(name(file)), reason: error.to_string() })
        }
    }
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Whether a file holds HTML, by its name or by how it opens.
fn is_html(file: &Path, bytes: &[u8]) -> bool {
    let named = file.extension().and_then(|e| e.to_str()).unwrap_or_default();
    if ["html", "htm", "xhtml"].iter().any(|e| named.eq_ignore_ascii_case(e)) {
        return true;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    ["<!doctype html", "<html", "<head", "<?xml", "<!--"].iter().any(|opening| {
        bytes
            .get(..opening.len())
            .is_some_and(|b| b.eq_ignore_ascii_case(opening.as_bytes()))
    })
}

/// Why an input cannot be explained, and which one where that is not plain.
#[derive(Debug)]
pub struct InputError {
    place: Option<String>,
    reason: String,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "{place}: {}", self.reason),
            None => f.write_str(&self.reason),
        }
    }
}

impl std::error::Error for InputError {}
