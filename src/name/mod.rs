//! Names: which runs of words name a person, a place, an organisation or something
//! else.

use crate::annotation::Class;
use crate::text::{Casing, Shape, Text, TokenRange};

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

/// The names of `text` in reading order; no two overlap.
pub fn tag(text: &Text) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in text.sentences() {
        if sentence.casing != Casing::Prose {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let start = at;
            while at < sentence.tokens.end
                && matches!(text[at].shape, Shape::Capital | Shape::Mixed | Shape::Upper)
                && !(text[at].starts_sentence() && text.usage(at).capital == 0)
            {
                at = at.plus(1);
            }
            if at > start {
                let tokens = TokenRange { start, end: at };
                names.push(Name { tokens, class: Class::Other, confidence: 0.5 });
            } else {
                at = at.plus(1);
            }
        }
    }
    names
}
