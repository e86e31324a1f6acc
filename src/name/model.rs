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
    transitions: &'m [u8],
    /// Where each part begins among the rows; the last is where all end.
    parts: &'m [u8; 2 * (PARTS + 1)],
    /// Two bytes a row.
    checks: &'m [u8],
    rows: &'m [[u8; LABELS]],
}

impl<'m> Model<'m> {
    /// The model in these bytes; `None` if they are none.
    pub fn new(bytes: &'m [u8]) -> Option<Model<'m>> {
        let (transitions, rest) = bytes.split_at_checked(PART_STARTS)?;
        let (parts, rest) = rest.split_at_checked(2 * (PARTS + 1))?;
        let parts = parts.first_chunk()?;
        let count = usize::from(u16::from_le_bytes(*parts.last_chunk()?));
        let (checks, rows) = rest.split_at_checked(2 * (count + LANES))?;
        let (rows, over) = rows.as_chunks();
        let model = Model { transitions, parts, checks, rows };
        let ordered = (0..PARTS).all(|part| {
            let (start, end) = model.borders(part);
            start <= end
        });
        (ordered && rows.len() == count + 1 && over.is_empty()).then_some(model)
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

    /// The first row of a part, and the one after its last.
    #[inline]
    fn borders(&self, part: usize) -> (usize, usize) {
        let both = self.parts[2 * part..].first_chunk().copied();
        let both = both.map_or(0, u32::from_le_bytes);
        ((both & 0xffff) as usize, (both >> 16) as usize)
    }

    /// The sums of the weights of `features`. `found` is a buffer.
    ///
    /// In two passes: where the rows are, then what they hold. The rows lie anywhere in
    /// two hundred kilobytes, and a processor fetches many at once only if it need not wait
    /// for one to know which is the next.
    #[inline(never)]
    pub fn sum(&self, features: &[Feature], found: &mut Vec<u16>) -> Sums {
        found.clear();
        found.extend(features.iter().map(|feature| self.find(*feature)));
        let mut sums = Sums::default();
        for row in found {
            let Some(weights) = self.rows.get(usize::from(*row)) else { continue };
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum = sum.wrapping_add(i16::from(*weight as i8));
            }
        }
        sums
    }

    /// The row of a feature; of one that has none the row of zeros, the last.
    ///
    /// Half of all features have no row, in no order that a processor could learn, so
    /// there is no branch on it.
    #[inline]
    fn find(&self, feature: Feature) -> u16 {
        let (start, end) = self.borders(feature.part());
        let mut row = self.among(feature, start);
        // One part in forty.
        if end - start > LANES {
            let mut next = start + LANES;
            while row == self.none() && next < end {
                row = self.among(feature, next);
                next += LANES;
            }
        }
        row as u16
    }

    /// The row of zeros.
    fn none(&self) -> usize {
        self.rows.len() - 1
    }

    /// The row of a feature if it is one of the four from `start`, else the row of zeros.
    /// Rows of the parts that follow may be among the four; that one of them has the same
    /// check is as unlikely as it is within a part.
    #[inline]
    fn among(&self, feature: Feature, start: usize) -> usize {
        let here = self.checks.get(2 * start..2 * (start + LANES));
        let Some(here) = here.and_then(<[u8]>::first_chunk) else { return self.none() };
        // A lane that is equal is zero after this; the lowest is found by the usual trick.
        let lanes = u64::from_le_bytes(*here) ^ (u64::from(feature.check()) * LANE);
        let equal = lanes.wrapping_sub(LANE) & !lanes & (LANE << 15);
        let row = start + equal.trailing_zeros() as usize / 16;
        if equal == 0 { self.none() } else { row }
    }

    /// What each label adds after each other, on the scale of the rows.
    pub fn transitions(&self) -> [[i32; LABELS + 1]; LABELS + 1] {
        let mut table = [[0; LABELS + 1]; LABELS + 1];
        for (n, weight) in table.as_flattened_mut().iter_mut().enumerate() {
            let bytes = self.transitions[4 * n..].first_chunk().copied();
            *weight = bytes.map_or(0, i32::from_le_bytes);
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
        let rows: Vec<_> = (0..26_000u64)
            .map(|n| (Feature::new((n % 7) as u8, n), [n as i8, 1, 2, 3, 4, 5, 6, -7]))
            .collect();
        let bytes = Model::write(&rows, &[[3; LABELS + 1]; LABELS + 1]);
        let model = Model::new(&bytes).unwrap();
        let sum = |features: &[Feature]| model.sum(features, &mut Vec::new());
        for (feature, row) in &rows {
            assert_eq!(sum(&[*feature]), row.map(i16::from));
        }
        assert!((0..9_000).all(|n| sum(&[Feature::new(9, n)]) == Sums::default()));
        assert_eq!(sum(&[rows[3].0, Feature::new(9, 1), rows[4].0])[..2], [7, 2]);
        assert_eq!(model.transitions()[8][8], 3);
        assert!(Model::new(&bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn only_the_same_name_goes_on() {
        assert!(may_follow(1, 5) && may_follow(5, 5) && may_follow(5, 0));
        assert!(!may_follow(0, 5) && !may_follow(1, 6) && !may_follow(6, 5));
    }
}
