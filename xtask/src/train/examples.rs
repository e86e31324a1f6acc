//! The stretches of all corpora with their features, side by side in memory.

use super::corpus::{Corpus, Document};
use glossator::name::Tagger;
use glossator::name::model::Feature;
use std::collections::HashMap;
use std::ops::Range;

/// Every label is right.
const ANY: u16 = (1 << 9) - 1;

/// Numbers for features, in the order they were first seen.
#[derive(Default)]
pub struct Index {
    numbers: HashMap<u64, u32>,
    /// The feature of each number.
    pub features: Vec<Feature>,
    /// How often each was seen.
    pub counts: Vec<u32>,
}

/// Examples to learn from.
#[derive(Default)]
pub struct Examples {
    features: Vec<u32>,
    token_ends: Vec<usize>,
    allowed: Vec<u16>,
    stretches: Vec<Stretch>,
}

/// One stretch of an article that may hold names.
#[derive(Clone)]
pub struct Stretch {
    /// Its tokens, among those of all examples.
    pub tokens: Range<usize>,
    /// How much it counts.
    pub weight: f32,
    /// Whether its labels are a machine's.
    pub silver: bool,
}

impl Index {
    fn number(&mut self, feature: u64) -> u32 {
        let next = self.features.len() as u32;
        let number = *self.numbers.entry(feature).or_insert(next);
        if number == next {
            self.features.push(Feature(feature));
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        number
    }
}

impl Examples {
    /// Adds the documents of a corpus.
    pub fn add(
        &mut self,
        corpus: &Corpus,
        documents: &[Document],
        tagger: &mut Tagger<'_>,
        index: &mut Index,
    ) {
        for document in documents {
            let mut start = self.allowed.len();
            let mut previous = 0;
            tagger.features(&document.text, &mut |spot, last, found| {
                self.features.extend(found.iter().map(|feature| index.number(*feature)));
                self.token_ends.push(self.features.len());
                let mut label = document.labels[spot.token.index()];
                // A name that began outside the stretch begins here.
                if label > 4 && previous != label && previous != label - 4 {
                    label -= 4;
                }
                previous = label;
                let allowed = match (corpus.other, label) {
                    (false, 0) => 1 | 1 << 4 | 1 << 8,
                    _ => 1 << label,
                };
                self.allowed.push(allowed);
                if last {
                    let tokens = start..self.allowed.len();
                    let Corpus { weight, silver, .. } = *corpus;
                    self.stretches.push(Stretch { tokens, weight, silver });
                    start = self.allowed.len();
                    previous = 0;
                }
            });
        }
    }

    /// How many stretches.
    pub fn len(&self) -> usize {
        self.stretches.len()
    }

    /// How many tokens.
    pub fn tokens(&self) -> usize {
        self.allowed.len()
    }

    /// One stretch.
    pub fn get(&self, at: usize) -> Stretch {
        self.stretches[at].clone()
    }

    /// The features of a token.
    pub fn features(&self, token: usize) -> &[u32] {
        let start = token.checked_sub(1).map_or(0, |before| self.token_ends[before]);
        &self.features[start..self.token_ends[token]]
    }

    /// The labels that are right for a token, a bit each.
    pub fn allowed(&self, token: usize) -> u16 {
        self.allowed[token]
    }

    /// Lets the labels of a stretch also be these.
    pub fn allow(&mut self, at: usize, labels: &[u8]) {
        let tokens = self.stretches[at].tokens.clone();
        for (token, label) in tokens.zip(labels) {
            self.allowed[token] |= 1 << label & ANY;
        }
    }

    /// The stretches that `wanted` holds for, with the same features.
    pub fn only(&self, wanted: impl Fn(&Stretch) -> bool) -> Examples {
        let mut chosen = Examples::default();
        for stretch in self.stretches.iter().filter(|stretch| wanted(stretch)) {
            let start = chosen.allowed.len();
            for token in stretch.tokens.clone() {
                chosen.features.extend(self.features(token));
                chosen.token_ends.push(chosen.features.len());
                chosen.allowed.push(self.allowed[token]);
            }
            let tokens = start..chosen.allowed.len();
            chosen.stretches.push(Stretch { tokens, ..stretch.clone() });
        }
        chosen
    }

    /// Renumbers the features: those without a new number are dropped.
    pub fn renumber(&mut self, number: &[Option<u32>]) {
        let mut features = Vec::new();
        let mut start = 0;
        for end in &mut self.token_ends {
            features.extend(
                self.features[start..*end].iter().filter_map(|f| number[*f as usize]),
            );
            start = *end;
            *end = features.len();
        }
        self.features = features;
    }
}
