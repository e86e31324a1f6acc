//! The conditional random field: gradients and steps.
//!
//! Stochastic gradient with a step of its own for each weight (Duchi, Hazan and Singer,
//! Adaptive subgradient methods, 2011). A token may have several right labels: the loss is
//! then the negative logarithm of the probability of all label sequences that are right
//! (as in Tsuboi et al., Training CRFs using incomplete annotations, 2008).
//!
//! Each step sees only a part of a token's features, the rest weighing the more (Srivastava
//! et al., Dropout, 2014): most names of tomorrow's news are in no corpus, so the weights
//! must not lean on the word where the context would do. No other single measure helped
//! as much.

// Labels index several matrices at once; zipped iterators would hide the formulas.
#![allow(clippy::needless_range_loop)]

use super::examples::Examples;
use glossator::name::model::{LABELS, may_follow};

/// All labels, "outside" among them.
pub const ALL: usize = LABELS + 1;

/// The learnt weights.
#[derive(Clone)]
pub struct Weights {
    /// One row a feature.
    pub rows: Vec<[f32; LABELS]>,
    /// From label, to label.
    pub moves: [[f32; ALL]; ALL],
}

/// How to learn.
#[derive(Clone, Copy)]
pub struct Pace {
    /// Passes over all examples.
    pub epochs: usize,
    /// The first step of a weight.
    pub rate: f32,
    /// How far each step pulls a weight towards zero.
    pub decay: f32,
    /// The share of features that a step does not see.
    pub dropout: f32,
}

/// Numbers that only the seed decides (Marsaglia, Xorshift RNGs, 2003).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Evenly from 0 to 1.
    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// The features of a stretch that a step sees.
#[derive(Default)]
struct Seen {
    features: Vec<u32>,
    ends: Vec<usize>,
}

impl Seen {
    fn fill(
        &mut self,
        examples: &Examples,
        at: usize,
        dropout: f32,
        random: &mut Random,
    ) {
        self.features.clear();
        self.ends.clear();
        for token in examples.get(at).tokens {
            let kept =
                examples.features(token).iter().filter(|_| random.share() >= dropout);
            self.features.extend(kept);
            self.ends.push(self.features.len());
        }
    }

    fn of(&self, n: usize) -> &[u32] {
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[start..self.ends[n]]
    }
}

struct Steps {
    rows: Vec<[f32; LABELS]>,
    moves: [[f32; ALL]; ALL],
}

/// Buffers of the sums over all sequences.
#[derive(Default)]
struct Lattice {
    forward: Vec<[f32; ALL]>,
    backward: Vec<[f32; ALL]>,
    potentials: Vec<[f32; ALL]>,
}

impl Weights {
    /// Weights that know nothing.
    pub fn new(features: usize) -> Weights {
        Weights { rows: vec![[0.0; LABELS]; features], moves: [[0.0; ALL]; ALL] }
    }

    /// The scores of the labels of one token.
    pub fn scores(&self, features: &[u32]) -> [f32; ALL] {
        let mut scores = [0.0; ALL];
        for feature in features {
            for (score, weight) in
                scores[1..].iter_mut().zip(&self.rows[*feature as usize])
            {
                *score += weight;
            }
        }
        scores
    }

    /// Learns from the examples, in an order that only `seed` decides; `tell` hears of
    /// each pass with the loss.
    pub fn learn(
        &mut self,
        examples: &Examples,
        pace: Pace,
        seed: u64,
        tell: &mut dyn FnMut(usize, f64),
    ) {
        let mut steps = Steps {
            rows: vec![[1e-2; LABELS]; self.rows.len()],
            moves: [[1e-2; ALL]; ALL],
        };
        let mut order: Vec<u32> = (0..examples.len() as u32).collect();
        let mut random = Random(seed | 1);
        let mut seen = Seen::default();
        let (mut free, mut held) = (Lattice::default(), Lattice::default());
        for epoch in 0..pace.epochs {
            for at in (1..order.len()).rev() {
                order.swap(at, (random.next() % (at as u64 + 1)) as usize);
            }
            let mut loss = 0.0;
            for at in &order {
                let at = *at as usize;
                seen.fill(examples, at, pace.dropout, &mut random);
                let keep = 1.0 / (1.0 - pace.dropout);
                free.fill(self, &seen, keep, |_| u16::MAX);
                let first = examples.get(at).tokens.start;
                held.fill(self, &seen, keep, |n| examples.allowed(first + n));
                let weight = examples.get(at).weight;
                loss += self.step(&seen, weight, pace, &mut steps, &mut free, &mut held);
            }
            tell(epoch, loss / order.len() as f64);
        }
    }

    fn step(
        &mut self,
        seen: &Seen,
        weight: f32,
        pace: Pace,
        steps: &mut Steps,
        free: &mut Lattice,
        held: &mut Lattice,
    ) -> f64 {
        let moves = self.moves.map(|row| row.map(f32::exp));
        let all = free.sum(&moves);
        let right = held.sum(&moves);
        if !(all.is_finite() && right.is_finite()) {
            return 0.0;
        }
        let mut from_free = [[0.0f32; ALL]; ALL];
        free.count_moves(&moves, &mut from_free, 1.0);
        held.count_moves(&moves, &mut from_free, -1.0);
        for n in 0..seen.ends.len() {
            let (p, q) = (free.chances(n), held.chances(n));
            let mut gradient = [0.0; LABELS];
            for label in 0..LABELS {
                gradient[label] = weight * (p[label + 1] - q[label + 1]);
            }
            if gradient.iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            for feature in seen.of(n) {
                let row = &mut self.rows[*feature as usize];
                let past = &mut steps.rows[*feature as usize];
                for label in 0..LABELS {
                    let g = gradient[label] + pace.decay * row[label];
                    past[label] += g * g;
                    row[label] -= pace.rate * g / past[label].sqrt();
                }
            }
        }
        for from in 0..ALL {
            for to in 0..ALL {
                let g = weight * from_free[from][to];
                let past = &mut steps.moves[from][to];
                *past += g * g;
                self.moves[from][to] -= pace.rate * g / past.sqrt();
            }
        }
        f64::from(weight) * (all - right)
    }

    /// The best labels of a stretch.
    pub fn best(&self, examples: &Examples, at: usize) -> Vec<u8> {
        let tokens = examples.get(at).tokens;
        let mut best = [f32::NEG_INFINITY; ALL];
        best[0] = 0.0;
        let mut back = Vec::new();
        for token in tokens {
            let scores = self.scores(examples.features(token));
            let mut next = [f32::NEG_INFINITY; ALL];
            let mut origins = [0u8; ALL];
            for (from, total) in best.iter().enumerate() {
                for to in (0..ALL).filter(|to| may_follow(from, *to)) {
                    let total = total + self.moves[from][to] + scores[to];
                    if total > next[to] {
                        (next[to], origins[to]) = (total, from as u8);
                    }
                }
            }
            back.push(origins);
            best = next;
        }
        let ends = (0..ALL).map(|from| best[from] + self.moves[from][0]);
        let mut label = ends
            .enumerate()
            .fold((0, f32::NEG_INFINITY), |b, (l, s)| if s > b.1 { (l, s) } else { b })
            .0 as u8;
        let mut labels: Vec<u8> = back
            .iter()
            .rev()
            .map(|origins| {
                let here = label;
                label = origins[label as usize];
                here
            })
            .collect();
        labels.reverse();
        labels
    }
}

impl Lattice {
    fn fill(
        &mut self,
        weights: &Weights,
        seen: &Seen,
        keep: f32,
        allowed: impl Fn(usize) -> u16,
    ) {
        self.potentials.clear();
        for n in 0..seen.ends.len() {
            let scores = weights.scores(seen.of(n)).map(|score| keep * score);
            let allowed = allowed(n);
            let mut potentials = [0.0; ALL];
            for label in 0..ALL {
                if allowed >> label & 1 != 0 {
                    potentials[label] = scores[label].clamp(-40.0, 40.0).exp();
                }
            }
            self.potentials.push(potentials);
        }
    }

    /// Fills both directions, each position scaled to sum 1; the logarithm of the sum.
    fn sum(&mut self, moves: &[[f32; ALL]; ALL]) -> f64 {
        let n = self.potentials.len();
        self.forward.clear();
        self.backward.clear();
        self.backward.resize(n, [0.0; ALL]);
        let mut before = [0.0; ALL];
        before[0] = 1.0;
        let mut log = 0.0f64;
        for potentials in &self.potentials {
            let mut here = [0.0f32; ALL];
            for (from, before) in before.iter().enumerate() {
                for to in 0..ALL {
                    if may_follow(from, to) {
                        here[to] += before * moves[from][to];
                    }
                }
            }
            let mut total = 0.0;
            for label in 0..ALL {
                here[label] *= potentials[label];
                total += here[label];
            }
            log += f64::from(total).ln();
            before = here.map(|value| value / total);
            self.forward.push(before);
        }
        let mut after = std::array::from_fn(|from| moves[from][0]);
        let last: f32 = (0..ALL).map(|label| before[label] * moves[label][0]).sum();
        log += f64::from(last).ln();
        for at in (0..n).rev() {
            let total: f32 = after.iter().sum();
            self.backward[at] = after.map(|value| value / total);
            let mut next = [0.0; ALL];
            for (from, next) in next.iter_mut().enumerate() {
                for to in 0..ALL {
                    if may_follow(from, to) {
                        *next += moves[from][to]
                            * self.potentials[at][to]
                            * self.backward[at][to];
                    }
                }
            }
            after = next;
        }
        log
    }

    fn chances(&self, at: usize) -> [f32; ALL] {
        let mut chances: [f32; ALL] = std::array::from_fn(|label| {
            self.forward[at][label] * self.backward[at][label]
        });
        let total: f32 = chances.iter().sum();
        chances.iter_mut().for_each(|chance| *chance /= total);
        chances
    }

    fn count_moves(
        &self,
        moves: &[[f32; ALL]; ALL],
        counts: &mut [[f32; ALL]; ALL],
        sign: f32,
    ) {
        let n = self.potentials.len();
        let outside: [f32; ALL] =
            std::array::from_fn(|label| f32::from(u8::from(label == 0)));
        for at in 0..=n {
            let before = if at == 0 { &outside } else { &self.forward[at - 1] };
            let mut joint = [[0.0f32; ALL]; ALL];
            let mut total = 0.0;
            for from in 0..ALL {
                for to in 0..ALL {
                    let after = match at < n {
                        true => self.potentials[at][to] * self.backward[at][to],
                        false => outside[to],
                    };
                    if may_follow(from, to) {
                        joint[from][to] = before[from] * moves[from][to] * after;
                        total += joint[from][to];
                    }
                }
            }
            for from in 0..ALL {
                for to in 0..ALL {
                    counts[from][to] += sign * joint[from][to] / total;
                }
            }
        }
    }
}
