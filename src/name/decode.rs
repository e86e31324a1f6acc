//! From scores to names: the best sequence of labels, and the vote of the repeats.
//!
//! Each stretch is decoded by itself (Viterbi), "outside" before and after it. A word
//! that an article names ten times is scored ten times, in good contexts and poor ones:
//! the scores of all its occurrences are therefore added up by class and a share of the
//! sum goes back to each before the decision. So a surname that was once tied to a full
//! name is a person where it stands alone too.

use super::model::{LABELS, Label, Scores};

/// What stands for "never" in sums of scores.
const NEVER: i32 = i32::MIN / 4;

/// Scores of all labels after one another.
pub type Transitions = [[i32; LABELS + 1]; LABELS + 1];

/// Buffers of the decoder.
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    back: Vec<[u8; LABELS + 1]>,
}

impl Decoder {
    /// The best labels for a stretch with these scores, one a spot, appended to `out`.
    #[inline(never)]
    pub fn decode(&mut self, scores: &[Scores], moves: &Transitions, out: &mut Vec<u8>) {
        self.back.clear();
        let mut best = [NEVER; LABELS + 1];
        best[0] = 0;
        for scores in scores {
            let mut next = [NEVER; LABELS + 1];
            let mut back = [0u8; LABELS + 1];
            let (mut from_any, mut origin) = ([NEVER; 5], [0u8; 5]);
            for (from, best) in best.iter().enumerate() {
                for to in 0..5 {
                    let total = best + moves[from][to];
                    if total > from_any[to] {
                        (from_any[to], origin[to]) = (total, from as u8);
                    }
                }
            }
            next[0] = from_any[0];
            back[0] = origin[0];
            for to in 1..5 {
                next[to] = from_any[to] + scores[to - 1];
                back[to] = origin[to];
            }
            for to in 5..=LABELS {
                let (opened, inside) =
                    (best[to - 4] + moves[to - 4][to], best[to] + moves[to][to]);
                back[to] = if opened >= inside { to as u8 - 4 } else { to as u8 };
                next[to] = opened.max(inside) + scores[to - 1];
            }
            // Sums stay far from overflow however long the stretch.
            best = next.map(|total| total.max(NEVER / 2));
            self.back.push(back);
        }
        let end = (0..=LABELS).max_by_key(|from| {
            (best[*from].saturating_add(moves[*from][0]), LABELS - from)
        });
        let mut label = end.unwrap_or(0) as u8;
        let start = out.len();
        out.resize(start + scores.len(), 0);
        for (at, back) in self.back.iter().enumerate().rev() {
            out[start + at] = label;
            label = back[label as usize];
        }
    }
}

/// The class of a label, 0 to 3; `None` outside.
pub fn class(label: Label) -> Option<usize> {
    label.checked_sub(1).map(|n| n % 4)
}

/// The sum of the scores of a word's occurrences, by class.
#[derive(Clone, Copy, Debug, Default)]
pub struct Votes {
    sums: [i32; 4],
    count: i32,
}

impl Votes {
    /// Counts the scores of one occurrence.
    pub fn add(&mut self, scores: &Scores) {
        for (class, sum) in self.sums.iter_mut().enumerate() {
            *sum = sum.saturating_add(scores[class].max(scores[class + 4]));
        }
        self.count += 1;
    }

    /// Gives one occurrence its share of what the others say.
    pub fn give(&self, scores: &mut Scores, share: (i32, i32)) {
        if self.count < 2 {
            return;
        }
        let others = self.count - 1;
        for class in 0..4 {
            let own = scores[class].max(scores[class + 4]);
            let rest = (i64::from(self.sums[class]) - i64::from(own)) / i64::from(others);
            // Beyond a few voices more say no more.
            let weight = i64::from(others.min(6) * share.0);
            let gift = (rest * weight / i64::from(share.1)) as i32;
            scores[class] = scores[class].saturating_add(gift);
            scores[class + 4] = scores[class + 4].saturating_add(gift);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::model::may_follow;
    use proptest::prelude::*;

    /// Whether a sequence of labels is one that the decoder may give.
    fn is_sound(labels: &[u8]) -> bool {
        let mut from = 0;
        labels.iter().all(|to| {
            let sound = may_follow(from, usize::from(*to));
            from = usize::from(*to);
            sound
        })
    }

    #[track_caller]
    fn best_by_trying(scores: &[Scores], moves: &Transitions) -> i32 {
        let mut best = NEVER;
        let mut labels = vec![0u8; scores.len()];
        loop {
            if is_sound(&labels) {
                best = best.max(total(scores, moves, &labels));
            }
            let Some(at) = labels.iter().position(|l| usize::from(*l) < LABELS) else {
                return best;
            };
            labels[at] += 1;
            labels[..at].fill(0);
        }
    }

    fn total(scores: &[Scores], moves: &Transitions, labels: &[u8]) -> i32 {
        let mut from = 0;
        let mut sum = 0;
        for (scores, label) in scores.iter().zip(labels) {
            let to = usize::from(*label);
            sum += moves[from][to] + if to > 0 { scores[to - 1] } else { 0 };
            from = to;
        }
        sum + moves[from][0]
    }

    proptest! {
        #[test]
        fn no_other_sequence_scores_more(
            scores in prop::collection::vec(prop::array::uniform8(-50i32..50), 1..4),
            moves in prop::array::uniform9(prop::array::uniform9(-20i32..20)),
        ) {
            let mut labels = Vec::new();
            Decoder::default().decode(&scores, &moves, &mut labels);
            prop_assert!(is_sound(&labels));
            prop_assert_eq!(total(&scores, &moves, &labels), best_by_trying(&scores, &moves));
        }
    }

    #[test]
    fn a_word_alone_has_no_voice_but_its_own() {
        let mut votes = Votes::default();
        let mut scores = [5, 0, 0, 0, 1, 0, 0, 0];
        votes.add(&scores);
        votes.give(&mut scores, (1, 1));
        assert_eq!(scores, [5, 0, 0, 0, 1, 0, 0, 0]);
        votes.add(&[0, 100, 0, 0, 0, 0, 0, 0]);
        votes.give(&mut scores, (1, 1));
        assert_eq!(scores[1], 100);
    }
}
