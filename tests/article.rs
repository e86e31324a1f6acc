//! Whole pages of our own writing: what is found on each of them, as snapshots.
//!
//! Each file of `tests/html` is one kind of page or one kind of trouble, named by it.

use glossator::{Page, article, html};
use std::fs;
use std::path::Path;

/// The address of a page whose file does not say that it stands anywhere else.
const ADDRESS: &str = "https://herald.example/coast/ferry";

#[test]
fn pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 15);
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut page = html::read(&fs::read(&file).unwrap());
        page.url = Some(match name.as_str() {
            "mail" => "https://mail.herald.example/inbox/1".to_owned(),
            "front-page" => "https://herald.example/".to_owned(),
            _ => ADDRESS.to_owned(),
        });
        insta::assert_snapshot!(name, describe(&page));
    }
}

fn describe(page: &Page) -> String {
    let article = article::select(page);
    let refusal = article.refusal.map_or("none", article::Refusal::name);
    let language = article.language.unwrap_or("unknown");
    let mut lines = vec![format!("refusal: {refusal}"), format!("language: {language}")];
    for (block, part) in article.blocks.iter().zip(&article.parts) {
        let text = page.blocks[block.0 as usize].text.replace('\u{2028}', "⏎");
        lines.push(format!("{part:?}: {text}"));
    }
    lines.join("\n")
}

/// What the reader asks for is read, whatever kind of page it is; but not in a language
/// that the engine does not read.
#[test]
fn a_page_that_is_asked_for_is_read() {
    let cases = [
        ("password", None),
        ("editor", None),
        ("shop", None),
        ("front-page", None),
        ("short", None),
        ("french", Some("language")),
        ("arabic", Some("language")),
    ];
    for (name, refusal) in cases {
        let file = format!("{}/tests/html/{name}.html", env!("CARGO_MANIFEST_DIR"));
        let mut page = html::read(&fs::read(file).unwrap());
        page.asked = true;
        let found = article::select(&page).refusal.map(article::Refusal::name);
        assert_eq!(found, refusal, "{name}");
    }
}

/// The stack does not grow with the page. The time does, with the square of it, but
/// five times the depth at which browsers stop is still nothing.
#[test]
fn nesting_of_any_depth_is_read() {
    let deep = 2_500;
    let text = "The ferry operator said on Thursday that it would halt the crossing.";
    for (open, close) in [("<div>", "</div>"), ("<span>", "</span>"), ("<b>", "</b>")] {
        let page = html::parse(&format!(
            "{}<p>{text}</p>{}",
            open.repeat(deep),
            close.repeat(deep)
        ));
        assert!(page.blocks.iter().any(|block| block.text == text), "{open}");
        article::select(&page);
    }
}
