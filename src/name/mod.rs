//! Names: which runs of words name a person, a place, an organisation or something
//! else.
//!
//! A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) over
//! the few stretches of an article that have capitals (`segment`), with hashed features
//! (`features`) of the word, its place and what the article itself shows of it
//! (`evidence`), int8 weights read in place (`model`) and a vote among the repeats
//! (`decode`). data/model/README.md says what it was trained on.
//!
//! Limits: English news; names without a capital are not found; nested names are one
//! name, the outer.

pub mod decode;
pub mod evidence;
pub mod features;
pub mod model;
pub mod segment;

use crate::annotation::Class;
use crate::text::{Text, TokenRange, WordId};
use decode::{Decoder, Votes};
use evidence::Facts;
use features::Reading;
use model::{Model, Scores};
use segment::Spot;

/// One occurrence of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// The tokens it takes: titles, possessives and outer punctuation are outside.
    pub tokens: TokenRange,
    /// What it names.
    pub class: Class,
    /// How sure the tagger is of the class, 0 to 1.
    pub confidence: f32,
}

static WEIGHTS: &[u8] = include_bytes!("../../data/model/names.bin");

/// What the other occurrences of a word add to the scores of each, as a fraction.
const SHARE: (i32, i32) = (15, 100);

/// Scores per unit of log-odds: what the trainer multiplies weights with.
pub const SCALE: f32 = 24.0;

/// Tags names. Keeps its buffers from article to article.
#[derive(Clone, Debug)]
pub struct Tagger<'m> {
    model: Option<Model<'m>>,
    share: (i32, i32),
    facts: Vec<Facts>,
    spots: Vec<Spot>,
    ends: Vec<u32>,
    scores: Vec<Scores>,
    words: Vec<Option<Scores>>,
    votes: Vec<Votes>,
    letters: Vec<char>,
    labels: Vec<u8>,
    decoder: Decoder,
}

impl Default for Tagger<'static> {
    fn default() -> Self {
        Tagger::with_model(Model::new(WEIGHTS))
    }
}

impl<'m> Tagger<'m> {
    /// A tagger with other weights than those built in; without any it finds nothing.
    pub fn with_model(model: Option<Model<'m>>) -> Tagger<'m> {
        Tagger {
            model,
            share: SHARE,
            facts: Vec::new(),
            spots: Vec::new(),
            ends: Vec::new(),
            scores: Vec::new(),
            words: Vec::new(),
            votes: Vec::new(),
            letters: Vec::new(),
            labels: Vec::new(),
            decoder: Decoder::default(),
        }
    }

    /// The names of `text` in reading order; no two overlap.
    pub fn tag(&mut self, text: &Text) -> Vec<Name> {
        let mut names = Vec::new();
        let Some(model) = self.model else { return names };
        self.read(text);
        self.score(text, &model);
        self.vote(text);
        let moves = model.transitions();
        self.labels.clear();
        let mut start = 0;
        for end in &self.ends {
            let end = *end as usize;
            self.decoder.decode(&self.scores[start..end], &moves, &mut self.labels);
            start = end;
        }
        self.cut(text, &mut names);
        names
    }

    /// Finds the spots of `text` and what is known of its words.
    fn read(&mut self, text: &Text) {
        self.spots.clear();
        self.ends.clear();
        evidence::look_up(text, &mut self.facts);
        segment::find(text, &self.facts, &mut self.spots, &mut self.ends);
        evidence::observe(text, &self.spots, &mut self.facts);
    }

    fn score(&mut self, text: &Text, model: &Model<'_>) {
        let reading = Reading { text, facts: &self.facts };
        self.words.clear();
        self.words.resize(text.words().len(), None);
        self.scores.clear();
        let mut sentence = 0;
        for spot in &self.spots {
            while text
                .sentences()
                .get(sentence + 1)
                .is_some_and(|s| s.tokens.start <= spot.token)
            {
                sentence += 1;
            }
            let word = text[spot.token].word;
            let slot = &mut self.words[word.0 as usize];
            let mut scores = *slot.get_or_insert_with(|| {
                let mut scores = Scores::default();
                features::of_word(&reading, word, &mut self.letters, &mut |feature| {
                    model.add(feature, &mut scores);
                });
                scores
            });
            features::of_spot(
                &reading,
                &text.sentences()[sentence],
                *spot,
                &mut |feature| model.add(feature, &mut scores),
            );
            self.scores.push(scores);
        }
    }

    fn vote(&mut self, text: &Text) {
        self.votes.clear();
        self.votes.resize(text.words().len(), Votes::default());
        let word = |spot: &Spot| -> WordId { text[spot.token].word };
        let voters = || {
            self.spots
                .iter()
                .enumerate()
                .filter(|(_, spot)| segment::opens(text, spot.token))
        };
        for (at, spot) in voters() {
            self.votes[word(spot).0 as usize].add(&self.scores[at]);
        }
        for (at, spot) in voters() {
            self.votes[word(spot).0 as usize].give(&mut self.scores[at], self.share);
        }
    }

    /// The names that the labels say, without what never belongs to one.
    fn cut(&self, text: &Text, names: &mut Vec<Name>) {
        let mut at = 0;
        while at < self.labels.len() {
            let Some(class) = decode::class(usize::from(self.labels[at])) else {
                at += 1;
                continue;
            };
            let start = at;
            let mut sure = 0;
            while at < self.labels.len()
                && (at == start || usize::from(self.labels[at]) == class + 5)
            {
                let scores = &self.scores[at];
                let best = |class: usize| scores[class].max(scores[class + 4]);
                let rival =
                    (0..4).filter(|c| *c != class).map(best).max().unwrap_or(0).max(0);
                sure += best(class).saturating_sub(rival);
                at += 1;
            }
            let (first, last) = (self.spots[start].token, self.spots[at - 1].token);
            let mut tokens = TokenRange { start: first, end: last.plus(1) };
            while tokens.len() > 1 && !text[tokens.start].is_word() {
                tokens.start = tokens.start.plus(1);
            }
            while let Some(last) = tokens.last()
                && !text[last].is_word()
                && !closes_initialism(text, tokens)
            {
                tokens.end = last;
            }
            if tokens.is_empty() {
                continue;
            }
            let mean = sure as f32 / (at - start) as f32 / SCALE;
            let confidence = 1.0 / (1.0 + (-mean).exp());
            names.push(Name { tokens, class: CLASSES[class], confidence });
        }
    }

    /// Tells `sink` the features of every spot of `text`, for training: the spot, whether
    /// it is the last of its stretch, and its features.
    pub fn features(&mut self, text: &Text, sink: &mut impl FnMut(Spot, bool, &[u64])) {
        self.read(text);
        let reading = Reading { text, facts: &self.facts };
        let mut found = Vec::new();
        let mut ends = self.ends.iter().peekable();
        for (at, spot) in self.spots.iter().enumerate() {
            found.clear();
            let sentence = &text.sentences()[text.sentence_of(spot.token)];
            let word = text[spot.token].word;
            features::of_word(&reading, word, &mut self.letters, &mut |f| {
                found.push(f.0)
            });
            features::of_spot(&reading, sentence, *spot, &mut |f| found.push(f.0));
            let last = ends.peek().is_some_and(|end| **end as usize == at + 1);
            if last {
                ends.next();
            }
            sink(*spot, last, &found);
        }
    }
}

/// The classes in the order of the labels.
pub const CLASSES: [Class; 4] =
    [Class::Person, Class::Location, Class::Organisation, Class::Other];

/// Whether the last dot of a name is that of a dotted initialism: `U.S.`, not `Inc.`.
fn closes_initialism(text: &Text, tokens: TokenRange) -> bool {
    let Some(dot) = tokens.last() else { return false };
    tokens.len() > 3
        && text.str_at(dot) == "."
        && dot.before().is_some_and(|id| text[id].span.len() == 1)
        && text.str_at(crate::text::TokenId(dot.0 - 2)) == "."
}
