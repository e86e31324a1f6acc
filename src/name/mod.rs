//! Names: which runs of words name a person, a place, an organisation or something
//! else.
//!
//! A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) over
//! the few stretches of an article that have capitals (`segment`), with hashed features
//! (`features`) of the word, its place and what the article itself shows of it
//! (`evidence`), int8 weights read in place (`model`) and a vote among the repeats
//! (`decode`). data/model/names/README.md says what it was trained on.
//!
//! Limits: English news; names without a capital are not found; nested names are one
//! name, the outer.

mod borders;
pub mod decode;
pub mod evidence;
pub mod features;
mod memory;
pub mod model;
mod repeats;
pub mod segment;

use crate::annotation::Class;
use crate::text::{Text, TokenRange, WordId};
use decode::{Decoder, Votes};
use evidence::Facts;
use features::Reading;
use memory::Memory;
use model::{Model, Scores, Sums};
use repeats::Shown;
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

static WEIGHTS: &[u8] = include_bytes!("../../data/model/names/weights.bin");

/// What the other occurrences of a word add to the scores of each, as a fraction.
const SHARE: (i32, i32) = (10, 100);

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
    words: Vec<Option<Sums>>,
    memory: Memory,
    votes: Vec<Votes>,
    letters: Vec<char>,
    labels: Vec<u8>,
    shown: Vec<Shown>,
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
            memory: Memory::default(),
            votes: Vec::new(),
            letters: Vec::new(),
            labels: Vec::new(),
            shown: Vec::new(),
            decoder: Decoder::default(),
        }
    }

    /// The names of `text` in reading order; no two overlap.
    #[inline(never)]
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
        repeats::settle(text, &self.facts, &mut names, &mut self.shown);
        names
    }

    /// Finds the spots of `text` and what is known of its words.
    #[inline(never)]
    fn read(&mut self, text: &Text) {
        self.spots.clear();
        self.ends.clear();
        evidence::look_up(text, &mut self.facts);
        segment::find(text, &self.facts, &mut self.spots, &mut self.ends);
        evidence::observe(text, &self.spots, &mut self.facts);
    }

    #[inline(never)]
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
            let known = self.words[word.0 as usize];
            let of_word = known.unwrap_or_else(|| {
                self.memory.sum(model, |sink| {
                    features::of_word(&reading, word, &mut self.letters, sink);
                })
            });
            self.words[word.0 as usize] = Some(of_word);
            let sentence = &text.sentences()[sentence];
            let of_spot = self.memory.sum(model, |sink| {
                features::of_spot(&reading, sentence, *spot, sink);
            });
            self.scores.push(memory::add(of_word, of_spot).map(i32::from));
        }
    }

    #[inline(never)]
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
    #[inline(never)]
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
            let mean = sure as f32 / (at - start) as f32 / SCALE;
            let confidence = 1.0 / (1.0 + (-mean).exp());
            let class = CLASSES[class];
            let (first, last) = (self.spots[start].token, self.spots[at - 1].token);
            let tokens = TokenRange { start: first, end: last.plus(1) };
            let block = text.block_of(first).tokens;
            let free =
                names.last().map_or(block.start, |n| n.tokens.end.max(block.start));
            let limit = self.spots[at..]
                .iter()
                .zip(&self.labels[at..])
                .find(|(_, label)| **label > 0)
                .map_or(block.end, |(spot, _)| spot.token.min(block.end));
            let bounds = (free, limit);
            let Some(tokens) = borders::fit(text, &self.facts, tokens, class, bounds)
            else {
                continue;
            };
            match borders::split(text, &self.facts, tokens) {
                Some(parts) => {
                    names.extend(parts.map(|(tokens, class)| Name {
                        tokens,
                        class,
                        confidence,
                    }));
                }
                None => names.push(Name { tokens, class, confidence }),
            }
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
            features::of_word(&reading, word, &mut self.letters, &mut found);
            features::of_spot(&reading, sentence, *spot, &mut found);
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tags(source: &str) -> Vec<(String, Class)> {
        let text = Text::plain(source);
        let names = Tagger::default().tag(&text);
        names.iter().map(|n| (text.str_of(n.tokens).to_owned(), n.class)).collect()
    }

    #[track_caller]
    fn assert_tags(source: &str, want: &[(&str, Class)]) {
        let got = tags(source);
        let got: Vec<_> =
            got.iter().map(|(name, class)| (name.as_str(), *class)).collect();
        assert_eq!(got, want);
    }

    use Class::{Location as L, Organisation as O, Person as P};

    #[test]
    fn titles_are_outside_and_small_words_inside() {
        assert_tags(
            "President Hassan al-Turabi met Gen. Ursula van der Linden in Nairobi.",
            &[("Hassan al-Turabi", P), ("Ursula van der Linden", P), ("Nairobi", L)],
        );
    }

    #[test]
    fn organisations_keep_their_small_words_and_lose_their_article() {
        assert_tags(
            "Officials of the Ministry of Foreign Affairs spoke in Cairo.",
            &[("Ministry of Foreign Affairs", O), ("Cairo", L)],
        );
    }

    #[test]
    fn a_capital_at_the_start_of_a_sentence_is_no_name() {
        assert_tags(
            "Rebels left the town. Later the rebels returned. Talks failed.",
            &[],
        );
    }

    #[test]
    fn a_surname_that_was_tied_to_a_name_is_a_person() {
        assert_tags(
            "Tomasz Wieliczka, a teacher, was freed on Monday. Wieliczka said he was well.",
            &[("Tomasz Wieliczka", P), ("Wieliczka", P)],
        );
    }

    #[test]
    fn a_headline_in_title_case_is_not_one_long_name() {
        let names = tags(
            "Rebel Leaders Flee Northern Idlib After Heavy Clashes\n\nThe rebels fled Idlib.",
        );
        assert!(names.iter().all(|(name, _)| name.split(' ').count() <= 2), "{names:?}");
    }

    #[track_caller]
    fn assert_sound(source: &str) {
        let text = Text::plain(source);
        let mut tagger = Tagger::default();
        let names = tagger.tag(&text);
        let mut end = crate::text::TokenId(0);
        for name in &names {
            assert!(end <= name.tokens.start && !name.tokens.is_empty());
            assert!(text.block_of(name.tokens.start).tokens.contains(name.tokens));
            assert!((0.0..=1.0).contains(&name.confidence));
            end = name.tokens.end;
        }
        assert_eq!(tagger.tag(&text), names, "the buffers carry nothing over");
    }

    #[test]
    fn a_page_of_capitals_is_read_to_its_end() {
        assert_sound(&"Lim-Kok-US$ 2020 O'Neill’s U.S.A. of the ".repeat(400));
    }

    proptest! {
        #[test]
        fn any_text_gives_ordered_names_inside_their_blocks(source in any::<String>()) {
            assert_sound(&source);
        }

        #[test]
        fn news_like_text_too(
            source in "([A-Z][a-z]{0,6}|[a-z]{1,5}|[A-Z]{1,4}|[0-9]{1,4}|of|al|US|[-.,'’$&/(): \n]){0,60}",
        ) {
            assert_sound(&source);
        }
    }
}
