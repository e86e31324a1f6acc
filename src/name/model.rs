//! The weights: which features speak for which label, and how loudly.
//!
//! One row a feature, one signed byte a label but for "outside", to which all others are
//! relative. A feature is a 64-bit hash; its row is found through 14 bits of it (which
//! part of the rows to look in) and told from others by 16 more. Of the millions of
//! features that training sees a few ten thousand are left: those without a row weigh
//! nothing. `cargo xtask train` writes the file, which is read where it lies.

/// How many labels there are besides "outside": the beginning and the inside of a name of
/// each of the four classes.
pub const LABELS: usize = 8;

/// One of the labels of a token: 0 outside any name, 1 to 4 the beginning of a name of
/// each class, 5 to 8 a later token of one.
pub type Label = usize;

/// The score of each label but "outside", which scores 0.
pub type Scores = [i32; LABELS];

/// Scores while weights are added up: some eighty rows of signed bytes fit, and eight
/// short integers are one vector.
pub type Sums = [i16; LABELS];

/// Parts that the rows lie in.
const PARTS: usize = 1 << 14;
const PART_STARTS: usize = 4 * (LABELS + 1) * (LABELS + 1);
const CHECKS: usize = PART_STARTS + 2 * (PARTS + 1);

/// Checks that are compared at once, in the lanes of one word; as many stand empty after
/// the last.
const LANES: usize = 4;
const LANE: u64 = 0x0001_0001_0001_0001;

/// A feature of a token, by its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feature(pub u64);

impl Feature {
    /// The feature that `template` has the value `value`.
    pub fn new(template: u8, value: u64) -> Feature {
        let salt = (u64::from(template) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let h = (value ^ salt).wrapping_mul(0xd6e8_feb8_6659_fd93);
        Feature(h ^ (h >> 32))
    }

    fn part(self) -> usize {
        (self.0 >> 34) as usize & (PARTS - 1)
    }

    fn check(self) -> u16 {
        self.0 as u16
    }
}

/// A model file, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Model<'m> {
    bytes: &'m [u8],
    rows: usize,
}

impl<'m> Model<'m> {
    /// The model in these bytes; `None` if they are none.
    pub fn new(bytes: &'m [u8]) -> Option<Model<'m>> {
        let size = |rows: usize| CHECKS + 2 * (rows + LANES) + LABELS * (rows + 1);
        let rows = bytes.len().checked_sub(size(0))? / (2 + LABELS);
        let model = Model { bytes, rows };
        let fits = size(rows) == bytes.len();
        let ordered = (0..PARTS).all(|part| model.start(part) <= model.start(part + 1));
        (fits && ordered && model.start(PARTS) == rows).then_some(model)
    }

    /// The bytes of a model with these rows and transitions (from label, to label).
    pub fn write(
        rows: &[(Feature, [i8; LABELS])],
        transitions: &[[i32; LABELS + 1]; LABELS + 1],
    ) -> Vec<u8> {
        let mut rows = rows.to_vec();
        rows.sort_by_key(|(feature, _)| (feature.part(), feature.check()));
        let mut bytes = Vec::new();
        bytes
            .extend(transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        for part in 0..=PARTS {
            let start = rows.partition_point(|(feature, _)| feature.part() < part) as u16;
            bytes.extend(start.to_le_bytes());
        }
        bytes.extend(rows.iter().flat_map(|(feature, _)| feature.check().to_le_bytes()));
        bytes.extend([0; 2 * LANES]);
        bytes.extend(rows.iter().flat_map(|(_, row)| row.map(|w| w as u8)));
        // The row of what is not there.
        bytes.extend([0; LABELS]);
        bytes
    }

    fn short(&self, at: usize) -> u16 {
        u16::from_le_bytes([self.bytes[at], self.bytes[at + 1]])
    }

    fn start(&self, part: usize) -> usize {
        self.short(PART_STARTS + 2 * part) as usize
    }

    /// Adds the weights of a feature to `sums`.
    ///
    /// Half of all features have no row, in no order that a processor could learn, so
    /// there is no branch on it: a feature without a row adds the row of zeros.
    #[inline]
    pub fn add(&self, feature: Feature, sums: &mut Sums) {
        let part = feature.part();
        let (start, end) = (self.start(part), self.start(part + 1));
        let mut row = self.among(feature, start, end);
        if end - start > LANES {
            let mut next = start + LANES;
            while row == self.rows && next < end {
                row = self.among(feature, next, end);
                next += LANES;
            }
        }
        let at = CHECKS + 2 * (self.rows + LANES) + LABELS * row;
        let Some(weights) = self.bytes.get(at..at + LABELS) else { return };
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum = sum.wrapping_add(i16::from(*weight as i8));
        }
    }

    /// The row of a feature if it is one of the first four from `start`, before `end`; else
    /// the row of zeros.
    #[inline]
    fn among(&self, feature: Feature, start: usize, end: usize) -> usize {
        let at = CHECKS + 2 * start;
        let Some(bytes) = self.bytes.get(at..).and_then(|rest| rest.first_chunk()) else {
            return self.rows;
        };
        // A lane that is equal is zero after this; the lowest is found by the usual trick.
        let lanes = u64::from_le_bytes(*bytes) ^ (u64::from(feature.check()) * LANE);
        let equal = lanes.wrapping_sub(LANE) & !lanes & (LANE << 15);
        let row = start + equal.trailing_zeros() as usize / 16;
        if row < end { row } else { self.rows }
    }

    /// What each label adds after each other, on the scale of the rows.
    pub fn transitions(&self) -> [[i32; LABELS + 1]; LABELS + 1] {
        let mut table = [[0; LABELS + 1]; LABELS + 1];
        for (n, weight) in table.as_flattened_mut().iter_mut().enumerate() {
            let bytes = &self.bytes[4 * n..4 * n + 4];
            *weight = i32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        }
        table
    }
}

/// Whether `to` may stand after `from`: the inside of a name only in the same name.
pub const fn may_follow(from: Label, to: Label) -> bool {
    to <= 4 || to == from || to == from + 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_their_feature_and_no_other() {
        let rows: Vec<_> = (0..9_000u64)
            .map(|n| (Feature::new((n % 7) as u8, n), [n as i8, 1, 2, 3, 4, 5, 6, -7]))
            .collect();
        let bytes = Model::write(&rows, &[[3; LABELS + 1]; LABELS + 1]);
        let model = Model::new(&bytes).unwrap();
        for (feature, row) in &rows {
            let mut scores = Sums::default();
            model.add(*feature, &mut scores);
            assert_eq!(scores, row.map(i16::from));
        }
        let mut scores = Sums::default();
        model.add(Feature::new(9, 1), &mut scores);
        assert_eq!(scores, Sums::default());
        assert_eq!(model.transitions()[8][8], 3);
        assert!(Model::new(&bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn only_the_same_name_goes_on() {
        assert!(may_follow(1, 5) && may_follow(5, 5) && may_follow(5, 0));
        assert!(!may_follow(0, 5) && !may_follow(1, 6) && !may_follow(6, 5));
    }
}
