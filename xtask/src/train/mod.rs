//! `cargo xtask train`: the weights of the name tagger.
//!
//! 1. Read the corpora in ../shared/corpora as the engine would read them.
//! 2. Train a teacher on those labelled by people; let it read the one labelled by
//!    machine, and count its label as right beside the old one where they differ.
//! 3. Train on all; keep the features that weigh most; train what is left again, so that
//!    it makes up for what is gone; quantise.
//!
//! The same corpora give the same file, byte for byte.

mod corpus;
mod crf;
mod examples;

use crate::setup::step;
use anyhow::{Result, ensure};
use corpus::CORPORA;
use crf::{ALL, Pace, Weights};
use examples::{Examples, Index};
use glossator::name::model::{Feature, LABELS, Model, may_follow};
use glossator::name::{SCALE, Tagger};
use std::path::Path;
use xshell::Shell;

/// Where the weights go.
const MODEL: &str = "data/model/names/weights.bin";

/// What the weights may take.
const BUDGET: usize = 300_000;

/// Features that are left.
const FEATURES: usize = 26_000;

/// Features seen more rarely are not learnt.
const LEAST_SEEN: u32 = 2;

/// What the teacher, the student and the pruned student are taught by.
const TEACHER: Pace = Pace { epochs: 6, rate: 0.08, decay: 1e-3, dropout: 0.4 };
const STUDENT: Pace = Pace { epochs: 8, rate: 0.08, decay: 1e-3, dropout: 0.4 };
const PRUNED: Pace = Pace { epochs: 6, rate: 0.03, decay: 1e-3, dropout: 0.4 };

/// Trains and writes the weights.
pub fn run(shell: &Shell) -> Result<()> {
    let corpora = shell.current_dir().join("../shared/corpora");
    if !corpora.exists() {
        println!("../shared/corpora is not there: nothing to train on");
        return Ok(());
    }
    step("training the name tagger");
    shell.write_file(MODEL, train(&corpora, 1.0)?)?;
    Ok(())
}

/// Trains on this share of the corpora in `folder`: the bytes of the model.
fn train(folder: &Path, share: f64) -> Result<Vec<u8>> {
    let mut index = Index::default();
    let mut examples = Examples::default();
    let mut tagger = Tagger::with_model(None);
    for corpus in &CORPORA {
        let documents = corpus::read(folder, corpus)?;
        let kept = (documents.len() as f64 * share).ceil() as usize;
        examples.add(corpus, &documents[..kept], &mut tagger, &mut index);
        println!("{:20} {kept} documents", corpus.name);
    }
    let mut kept: Vec<u32> = (0..index.features.len() as u32)
        .filter(|n| index.counts[*n as usize] >= LEAST_SEEN)
        .collect();
    println!(
        "{} stretches, {} tokens, {} features",
        examples.len(),
        examples.tokens(),
        kept.len()
    );
    let counts: Vec<u32> = kept.iter().map(|n| index.counts[*n as usize]).collect();
    let features: Vec<Feature> =
        kept.iter().map(|n| index.features[*n as usize]).collect();
    renumber(&mut examples, &kept, index.features.len());

    let mut teacher = Weights::new(kept.len());
    let gold = examples.only(|stretch| !stretch.silver);
    teacher.learn(&gold, TEACHER, 1, &mut tell("teacher"));
    let mut differ = 0;
    for at in
        (0..examples.len()).filter(|at| examples.get(*at).silver).collect::<Vec<_>>()
    {
        let labels = teacher.best(&examples, at);
        let tokens = examples.get(at).tokens;
        differ += tokens
            .zip(&labels)
            .filter(|(t, l)| examples.allowed(*t) >> **l & 1 == 0)
            .count();
        examples.allow(at, &labels);
    }
    println!("the teacher reads {differ} tokens otherwise");
    drop(teacher);

    let mut student = Weights::new(kept.len());
    student.learn(&examples, STUDENT, 2, &mut tell("student"));
    let mut by_weight: Vec<u32> = (0..kept.len() as u32).collect();
    let loudness = |n: u32| {
        let norm: f32 = student.rows[n as usize].iter().map(|w| w * w).sum();
        norm * (counts[n as usize] as f32).powf(0.9)
    };
    by_weight.sort_by(|a, b| loudness(*b).total_cmp(&loudness(*a)).then(a.cmp(b)));
    by_weight.truncate(FEATURES);
    by_weight.sort_unstable();
    renumber(&mut examples, &by_weight, kept.len());
    kept = by_weight;
    let mut pruned = Weights {
        rows: kept.iter().map(|n| student.rows[*n as usize]).collect(),
        moves: student.moves,
    };
    pruned.learn(&examples, PRUNED, 3, &mut tell("pruned"));

    let rows: Vec<(Feature, [i8; LABELS])> = kept
        .iter()
        .zip(&pruned.rows)
        .map(|(n, row)| {
            let row = row.map(|w| (w * SCALE).round().clamp(-127.0, 127.0) as i8);
            (features[*n as usize], row)
        })
        .filter(|(_, row)| row.iter().any(|w| *w != 0))
        .collect();
    let moves: [[i32; ALL]; ALL] = std::array::from_fn(|from| {
        std::array::from_fn(|to| match may_follow(from, to) {
            true => (pruned.moves[from][to] * SCALE).round() as i32,
            false => 0,
        })
    });
    let bytes = Model::write(&rows, &moves);
    ensure!(Model::new(&bytes).is_some(), "the model cannot be read back");
    ensure!(bytes.len() <= BUDGET, "{} bytes, at most {BUDGET}", bytes.len());
    println!("{} rows, {} bytes", rows.len(), bytes.len());
    Ok(bytes)
}

fn renumber(examples: &mut Examples, kept: &[u32], all: usize) {
    let mut number = vec![None; all];
    for (new, old) in kept.iter().enumerate() {
        number[*old as usize] = Some(new as u32);
    }
    examples.renumber(&number);
}

fn tell(who: &'static str) -> impl FnMut(usize, f64) {
    move |epoch, loss| println!("{who} {}: loss {loss:.4}", epoch + 1)
}
