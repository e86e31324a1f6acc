//! How fast the engine reads: `cargo bench --bench annotate`.
//!
//! Three questions, each a group:
//!
//! * `texts`: how many bytes a second over many articles of usual length;
//! * `page`: what a byte costs on pages of 5 KB, 50 KB and 1 MB. The pages are made of
//!   different articles, since one article over and over would have few names, each
//!   mentioned without end; the three figures must not differ;
//! * `pack`: what the size of the pack costs, a tenth of its rows beside the whole.
//!
//! The texts are the development texts of ../shared/gold where that folder is there, and
//! otherwise the articles of tests/articles; which, is printed first. Pages are made
//! ready beforehand: what is measured is `Reader::annotate`, whole.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../tests/support/articles.rs"]
mod articles;
#[path = "../tests/support/pack.rs"]
mod pack;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use glossator::{Options, Pack, Page, Reader};
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

/// Below the top of the project.
const DEVELOPMENT_TEXTS: &str = "../shared/gold/worldwide_dev.jsonl";

/// The sizes of the pages whose cost per byte is compared, in bytes.
const SIZES: [(&str, usize); 3] =
    [("5 KB", 5_000), ("50 KB", 50_000), ("1 MB", 1_000_000)];

/// The texts, and where they come from.
fn texts() -> (Vec<String>, &'static str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(DEVELOPMENT_TEXTS);
    let Ok(lines) = std::fs::read_to_string(file) else {
        let all = articles::all().into_iter().map(|article| article.text);
        return (all.collect(), "tests/articles");
    };
    let text = |line: &str| -> Option<String> {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(line["text"].as_str()?.to_owned())
    };
    (lines.lines().filter_map(text).collect(), DEVELOPMENT_TEXTS)
}

/// A page of as many texts as it takes to have `size` bytes, from the text `from` on.
/// Cut after a paragraph.
fn page(texts: &[String], from: usize, size: usize) -> Page {
    let mut page = Page::default();
    let mut bytes = 0;
    for text in texts.iter().cycle().skip(from) {
        for block in Page::from_text(text).0.blocks {
            if bytes >= size {
                return page;
            }
            bytes += block.text.len();
            page.blocks.push(block);
        }
    }
    page
}

fn bytes(pages: &[Page]) -> u64 {
    pages.iter().flat_map(|page| &page.blocks).map(|block| block.text.len() as u64).sum()
}

fn read(reader: &mut Reader, pages: &[Page]) {
    let options = Options::default();
    for page in pages {
        black_box(reader.annotate(black_box(page), &options));
    }
}

fn benchmark(criterion: &mut Criterion) {
    let (texts, source) = texts();
    println!("{} texts of {source}", texts.len());
    let mut reader = Reader::new(Pack::embedded().unwrap());

    let mut group = criterion.benchmark_group("texts");
    let pages: Vec<_> = texts.iter().map(|text| Page::from_text(text).0).collect();
    group.throughput(Throughput::Bytes(bytes(&pages)));
    group.bench_function("annotate", |b| b.iter(|| read(&mut reader, &pages)));
    group.finish();

    let mut group = criterion.benchmark_group("page");
    for (name, size) in SIZES {
        // As many pages as make the same megabyte of text at every size, so that the
        // same words are read and only the size of the page differs.
        let all = SIZES[2].1 / size;
        let step = texts.len() / all.max(1);
        let pages: Vec<_> = (0..all).map(|n| page(&texts, n * step, size)).collect();
        group.throughput(Throughput::Bytes(bytes(&pages)));
        let id = BenchmarkId::new("annotate", name);
        group.bench_function(id, |b| b.iter(|| read(&mut reader, &pages)));
    }
    group.finish();

    let mut group = criterion.benchmark_group("pack");
    group.throughput(Throughput::Bytes(bytes(&pages)));
    for (name, nth) in [("a tenth", 10), ("whole", 1)] {
        let mut reader = Reader::new(Pack::new(pack::thinned(nth)).unwrap());
        group.bench_function(name, |b| b.iter(|| read(&mut reader, &pages)));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(5));
    targets = benchmark
}
criterion_main!(benches);
