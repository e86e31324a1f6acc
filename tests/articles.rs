//! Whole articles: what the engine says of each, as a snapshot, and what must hold for
//! any.
//!
//! The articles were written for these tests, each as newspapers of its region write and
//! each with traps for a reader that goes by capitals alone. A change of behaviour shows
//! as a diff of tests/snapshots; `INSTA_UPDATE=always cargo test --test articles` accepts
//! it, `cargo insta review` shows it first.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/articles.rs"]
mod articles;
#[path = "support/check.rs"]
mod check;
#[path = "support/render.rs"]
mod render;

use check::check;
use glossator::knowledge::familiarity::Level;
use glossator::{Options, Pack, Page, Reader};
use render::render;

fn reader() -> Reader {
    Reader::new(Pack::embedded().unwrap())
}

#[test]
fn what_the_engine_says_of_each_article() {
    let mut reader = reader();
    for article in articles::all() {
        let (page, _) = Page::from_text(&article.text);
        let found = reader.annotate(&page, &Options::default());
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(article.name.as_str(), render(&page, &found));
        });
    }
}

#[test]
fn every_article_is_well_annotated_at_every_level() {
    let (mut reader, mut unread) = (reader(), Reader::new(Pack::empty()));
    for article in articles::all() {
        let (page, _) = Page::from_text(&article.text);
        for level in [Level::Newcomer, Level::Regular, Level::Expert] {
            let options = Options { level, ..Options::default() };
            for reader in [&mut reader, &mut unread] {
                let found = reader.annotate(&page, &options);
                assert_eq!(found.language, Some("en"), "{}", article.name);
                if let Err(reason) = check(&page, &found) {
                    panic!("{} at {level:?}: {reason}", article.name);
                }
            }
        }
    }
}

#[test]
fn the_more_a_reader_knows_the_less_is_marked() {
    let mut reader = reader();
    let articles = articles::all();
    let mut marks = |level| {
        let options = Options { level, ..Options::default() };
        let pages = articles.iter().map(|article| Page::from_text(&article.text).0);
        let found: Vec<_> = pages.map(|page| reader.annotate(&page, &options)).collect();
        let mentions = found.iter().flat_map(|f| &f.terms).flat_map(|t| &t.mentions);
        mentions.filter(|mention| mention.mark).count()
    };
    let (newcomer, regular, expert) =
        (marks(Level::Newcomer), marks(Level::Regular), marks(Level::Expert));
    assert!(newcomer > regular && regular > expert, "{newcomer} {regular} {expert}");
}

#[test]
fn an_article_reads_the_same_wherever_its_paragraphs_come_from() {
    let mut reader = reader();
    for article in articles::all() {
        let (page, _) = Page::from_text(&article.text);
        let crlf = article.text.replace('\n', "\r\n");
        let (other, _) = Page::from_text(&crlf);
        let options = Options::default();
        let (found, same) =
            (reader.annotate(&page, &options), reader.annotate(&other, &options));
        assert_eq!(found, same, "{}", article.name);
    }
}
