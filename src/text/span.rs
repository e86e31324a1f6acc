//! Places in a text: byte spans, and the ruler that turns them into what the
//! borders count in.
//!
//! Inside the engine every offset is a byte offset into UTF-8, because that is what
//! slicing wants. A browser counts UTF-16 code units and the command line's JSON
//! counts Unicode scalar values. [`Ruler`] converts, walking the text once from front
//! to back for any number of ascending offsets: walking from the front again for
//! every span is quadratic, and converting by hand is where off-by-one marks after an
//! emoji come from. A text that is all ASCII, which nearly all blocks of English news
//! are not quite (quotation marks!) but long stretches of them are, costs one vector
//! comparison per 16 bytes.

use std::ops::Range;

/// A byte range `start..end` in a text, `start <= end`, both on character borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`.
    pub fn new(start: u32, end: u32) -> Span {
        debug_assert!(start <= end);
        Span { start, end }
    }

    /// The span as a range to slice with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing lies in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same span in a text that begins at `origin` of this one.
    pub fn relative_to(self, origin: u32) -> Span {
        Span::new(self.start - origin, self.end - origin)
    }
}

/// What a [`Ruler`] counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// UTF-16 code units, as JavaScript strings do.
    Utf16,
    /// Unicode scalar values, as Python strings do.
    Scalar,
}

/// Turns ascending byte offsets of one text into UTF-16 or scalar offsets, in one
/// forward pass.
///
/// ```
/// use glossator::text::{Ruler, Unit};
/// let text = "🙂 “CENTCOM”";
/// let mut ruler = Ruler::new(text, Unit::Utf16);
/// assert_eq!(ruler.at(text.find('C').unwrap_or(0)), 4);
/// ```
#[derive(Clone, Debug)]
pub struct Ruler<'t> {
    text: &'t str,
    unit: Unit,
    byte: usize,
    count: usize,
}

impl<'t> Ruler<'t> {
    /// A ruler laid at the beginning of `text`.
    pub fn new(text: &'t str, unit: Unit) -> Ruler<'t> {
        Ruler { text, unit, byte: 0, count: 0 }
    }

    /// The offset in the ruler's unit of the byte offset `byte`. An offset before the
    /// last one asked for starts again from the front; one beyond the text, or inside
    /// a character, counts as the next border at or before it.
    pub fn at(&mut self, byte: usize) -> usize {
        let byte = self.text.floor_char_boundary(byte);
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        let stretch = &self.text[self.byte..byte];
        self.count += match self.unit {
            _ if stretch.is_ascii() => stretch.len(),
            Unit::Utf16 => stretch.chars().map(char::len_utf16).sum(),
            Unit::Scalar => stretch.chars().count(),
        };
        self.byte = byte;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_any_offsets_agree_with_counting(
            text in any::<String>(),
            mut offsets in prop::collection::vec(0usize..400, 0..20),
            sorted in any::<bool>(),
        ) {
            if sorted {
                offsets.sort_unstable();
            }
            let mut utf16 = Ruler::new(&text, Unit::Utf16);
            let mut scalar = Ruler::new(&text, Unit::Scalar);
            for offset in offsets {
                let front = &text[..text.floor_char_boundary(offset)];
                prop_assert_eq!(utf16.at(offset), front.encode_utf16().count());
                prop_assert_eq!(scalar.at(offset), front.chars().count());
            }
        }
    }
}
