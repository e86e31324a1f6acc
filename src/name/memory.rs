//! What the tagger remembers of features that come in groups.
//!
//! Half of what there is to say of a word and its place depends on little: on kinds, shapes
//! and counts, of which a few combinations make up most of any article. Such features are
//! told in groups, each with a key that says all they depend on, and the sum of their weights
//! is kept by that key from place to place and from page to page. Looking a sum up costs what
//! looking up one weight costs, and stands for three to fourteen.
//!
//! Limits: a table of fixed size, where a key takes the place of the one that was there. Keys
//! are told apart by all of their 64 bits.

use super::model::{Feature, Model, Sums};

/// Takes features as they are told.
pub trait Sink {
    /// The feature that `template` has the value `value`.
    fn say(&mut self, template: u8, value: u64);

    /// The features that `tell` tells, which depend on nothing but `key`. No group in another.
    fn group(&mut self, group: u8, key: u64, tell: impl FnOnce(&mut Self));
}

/// All features one by one, for training.
impl Sink for Vec<u64> {
    fn say(&mut self, template: u8, value: u64) {
        self.push(Feature::new(template, value).0);
    }

    fn group(&mut self, _: u8, _: u64, tell: impl FnOnce(&mut Self)) {
        tell(self);
    }
}

/// As many sums are remembered; with their keys they take 96 KB.
const PLACES: usize = 1 << 12;

/// The sums of groups, by their keys.
#[derive(Clone, Debug)]
pub struct Memory {
    places: Vec<(Feature, Sums)>,
    told: Vec<Feature>,
    rows: Vec<u16>,
}

impl Default for Memory {
    fn default() -> Self {
        // A key of zeros is as unlikely as two keys that are alike.
        let places = vec![(Feature(0), Sums::default()); PLACES];
        Memory { places, told: Vec::new(), rows: Vec::new() }
    }
}

impl Memory {
    /// The sum of the weights that `model` gives to what `tell` tells. A memory is for one
    /// model only.
    pub fn sum(&mut self, model: &Model<'_>, tell: impl FnOnce(&mut Adder<'_>)) -> Sums {
        self.told.clear();
        let mut adder = Adder { memory: self, model, sums: Sums::default() };
        tell(&mut adder);
        let sums = adder.sums;
        add(sums, model.sum(&self.told, &mut self.rows))
    }
}

/// Both together.
pub fn add(mut sums: Sums, more: Sums) -> Sums {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum = sum.wrapping_add(more);
    }
    sums
}

/// Adds weights up.
#[derive(Debug)]
pub struct Adder<'a> {
    memory: &'a mut Memory,
    model: &'a Model<'a>,
    /// Of the groups; the features that are in none wait in the memory.
    sums: Sums,
}

impl Sink for Adder<'_> {
    fn say(&mut self, template: u8, value: u64) {
        self.memory.told.push(Feature::new(template, value));
    }

    fn group(&mut self, group: u8, key: u64, tell: impl FnOnce(&mut Self)) {
        let key = Feature::new(group, key);
        let place = (key.0 >> 52) as usize;
        let known = self.memory.places[place % PLACES];
        let sums = if known.0 == key {
            known.1
        } else {
            let from = self.memory.told.len();
            tell(self);
            let Memory { places, told, rows } = self.memory;
            let sums = self.model.sum(&told[from..], rows);
            told.truncate(from);
            places[place % PLACES] = (key, sums);
            sums
        };
        self.sums = add(self.sums, sums);
    }
}
