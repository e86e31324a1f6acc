//! What it costs to tell who is who: articles of 50, 500 and 5,000 names, and of one
//! surname that everybody bears. The time for each name must stay the same.
//!
//! `cargo bench --bench entity`

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use glossator::annotation::Class;
use glossator::knowledge::Pack;
use glossator::name::Name;
use glossator::text::{Text, TokenRange};
use std::fmt::Write as _;
use std::hint::black_box;

/// How the people of an article are named.
#[derive(Clone, Copy)]
enum Names {
    /// Everyone otherwise.
    Different,
    /// Everyone with the same first name and one of seven surnames.
    Alike,
}

/// An article of `count` people, each mentioned in full and by surname.
fn article(count: usize, names: Names) -> (Text, Vec<Name>) {
    let syllables = ["ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "zu"];
    let word = |mut n: usize| {
        let mut word = String::from("T");
        for _ in 0..5 {
            word.push_str(syllables[n % 10]);
            n /= 10;
        }
        word
    };
    let mut source = String::new();
    for n in 0..count {
        let (first, last) = match names {
            Names::Different => (word(n * 7 + 3), word(n * 13 + 5)),
            Names::Alike => (word(1), word(n % 7)),
        };
        let _ =
            write!(source, "They met mayor {first} {last}, a baker, and {last} left. ");
    }
    let text = Text::plain(&source);
    let mut names = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() as u32 {
        let start = at;
        while (at as usize) < text.tokens().len()
            && text.str_at(glossator::text::TokenId(at)).starts_with('T')
            && text.tokens()[at as usize].span.len() > 8
        {
            at += 1;
        }
        if at > start {
            let tokens = TokenRange::new(start, at);
            names.push(Name { tokens, class: Class::Person, confidence: 0.9 });
        }
        at = at.max(start + 1);
    }
    (text, names)
}

fn link(c: &mut Criterion) {
    let pack = Pack::empty();
    let mut group = c.benchmark_group("entity/link");
    for (label, names) in [("different", Names::Different), ("alike", Names::Alike)] {
        for count in [50, 500, 5_000] {
            let (text, names) = article(count, names);
            group.throughput(Throughput::Elements(count as u64));
            group.bench_function(BenchmarkId::new(label, count), |b| {
                b.iter(|| {
                    glossator::entity::link(
                        black_box(&text),
                        &[],
                        &[],
                        &names,
                        &[],
                        &pack,
                    )
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, link);
criterion_main!(benches);
