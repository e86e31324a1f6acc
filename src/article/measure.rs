//! What the text of a block weighs.
//!
//! Prose speaks for its place, links and scraps speak against it. The weight is in
//! characters, so that sums over a part of the page are the prose in it less its
//! clutter, and the thresholds can be read as lengths of text.

use crate::page::{Block, Role};

/// Shorter sentences than this are as likely a button's or a teaser's.
const PROSE_MIN: u32 = 40;
/// A paragraph of one whole sentence may be shorter.
const SENTENCE_MIN: u32 = 25;
/// One block counts for no more than this: a page's longest text may be its terms of
/// use, an article's paragraphs are many.
const PROSE_MAX: u32 = 1000;
/// What a block of links takes away at most.
const LINK_MAX: u32 = 100;
/// A link this long is the title of something.
const TITLE_MIN: u32 = 15;
/// What a scrap of text that is neither link nor prose takes away.
const SCRAP: i64 = 20;

/// The measures of one block's text. All lengths are in characters without white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Length.
    pub chars: u32,
    /// Length of the part inside links.
    pub link: u32,
    /// Length of the part in bold or italic type.
    pub emphasis: u32,
    /// Whether it reads as prose: it has a sentence's end, and length.
    pub prose: bool,
    /// Whether it ends as a sentence does.
    pub ends: bool,
    /// What it says for its place, or against it when negative.
    pub weight: i64,
}

impl Measure {
    /// Measures a block.
    pub fn of(block: &Block) -> Measure {
        let chars = characters(&block.text);
        let link = block.features.link.min(chars);
        let emphasis = block.features.emphasis.min(chars);
        let mut measure = Measure { chars, link, emphasis, ..Measure::default() };
        measure.ends = ends_sentence(&block.text);
        let plain = chars - link;
        let whole = block.role == Role::Paragraph && measure.ends;
        measure.prose = plain >= if whole { SENTENCE_MIN } else { PROSE_MIN }
            && !measure.is_linked()
            && (measure.ends || has_sentence(&block.text));
        measure.weight = if measure.is_linked() {
            -i64::from(link.min(LINK_MAX))
        } else if measure.prose {
            i64::from(plain.min(PROSE_MAX))
        } else {
            match block.role {
                // A heading or a cell is short by nature, and stands in articles too.
                Role::Title | Role::Heading | Role::Cell => 0,
                // A paragraph's author meant text, whatever it ends with.
                Role::Paragraph | Role::ListItem | Role::Quotation
                    if plain >= PROSE_MIN =>
                {
                    i64::from(plain / 4)
                }
                Role::ListItem => 0,
                _ => -SCRAP,
            }
        };
        measure
    }

    /// Whether more of it is link than is not.
    pub fn is_linked(self) -> bool {
        self.link * 2 > self.chars
    }

    /// Whether it is link all but for a few characters.
    pub fn is_link(self) -> bool {
        self.link * 10 > self.chars * 9
    }

    /// Whether it is a link as long as a title; shorter ones are buttons and names.
    pub fn is_title(self) -> bool {
        self.is_link() && self.chars >= TITLE_MIN
    }

    /// Whether all but a few characters are in bold or italic type.
    pub fn is_stressed(self) -> bool {
        self.emphasis * 10 > self.chars * 8
    }
}

/// How many characters of `text` are no white space. The ASCII bytes, nearly all, are
/// counted many at once.
fn characters(text: &str) -> u32 {
    let white = |byte: &&u8| matches!(byte, b'\t'..=b'\r' | b' ');
    // Every character has one byte that continues no other.
    let all = text.bytes().filter(|byte| (*byte as i8) >= -0x40).count();
    let ascii_white = text.as_bytes().iter().filter(white).count();
    let other_white = if text.is_ascii() {
        0
    } else {
        text.chars().filter(|c| !c.is_ascii() && c.is_whitespace()).count()
    };
    (all - ascii_white - other_white) as u32
}

/// Whether a sentence ends where the text does.
fn ends_sentence(text: &str) -> bool {
    let closers = |c: char| c.is_whitespace() || CLOSERS.contains(c);
    text.trim_end_matches(closers).ends_with(is_stop)
}

/// Whether a sentence ends inside the text.
fn has_sentence(text: &str) -> bool {
    text.contains(". ") || text.contains(['。', '؟', '۔', '।'])
}

const CLOSERS: &str = "\"'”’)]»*";

/// The marks that end sentences, or lead into what follows, in any script.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ':' | ';' | '。' | '！' | '？' | '؟' | '۔' | '।')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Features;

    #[track_caller]
    fn measure(role: Role, text: &str, link: u32) -> Measure {
        let features = Features { link, ..Features::default() };
        Measure::of(&Block { text: text.to_owned(), role, features })
    }

    #[test]
    fn prose_weighs_its_length_and_links_weigh_against() {
        let prose = "The ministers met in the capital on Tuesday and said nothing.";
        let weight = |role, text, link| measure(role, text, link).weight;
        assert_eq!(weight(Role::Paragraph, prose, 0), 51);
        assert_eq!(weight(Role::Other, prose, 0), 51);
        assert_eq!(weight(Role::Paragraph, prose, 8), 43);
        // The same words as a link are a teaser.
        assert_eq!(weight(Role::Paragraph, prose, 51), -51);
        // No sentence: a paragraph has the benefit of the doubt, a div has none.
        let label = "Ministers of the fourteen states and their many deputies";
        assert_eq!(weight(Role::Paragraph, label, 0), 12);
        assert_eq!(weight(Role::Other, label, 0), -20);
        assert_eq!(weight(Role::Heading, label, 0), 0);
        assert_eq!(weight(Role::Other, "Share", 0), -20);
    }

    #[test]
    fn sentences_end_in_other_scripts_too() {
        for text in
            ["会談は火曜日に終わった。", "انتهى الاجتماع؟", "He said “no.”", "A. B"]
        {
            assert!(ends_sentence(text) || has_sentence(text), "{text}");
        }
        for text in ["Most read", "", "Version 2.26", "Tags: a, b"] {
            assert!(!ends_sentence(text) && !has_sentence(text), "{text}");
        }
    }

    #[test]
    fn more_link_than_text_is_no_panic() {
        assert_eq!(measure(Role::Other, "ab", 900).link, 2);
        assert!(!measure(Role::Other, "", 900).is_linked());
    }
}
