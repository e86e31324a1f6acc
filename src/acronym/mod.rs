//! Acronyms: which tokens are some, and what the article itself says they stand for.
//!
//! [`find()`] says where short forms stand, [`define()`] pairs them with the long forms
//! that the article gives, and [`add_defined`] counts what was defined as short forms
//! too, whatever they look like. A short form that the article never spells out leaves
//! this room without a definition; the pack may know it.

mod define;
mod find;

use crate::text::{TokenId, TokenRange};

pub use define::{Definition, define};
pub use find::{Acronym, find};

/// Adds the short forms of `definitions` to `acronyms`, both in reading order. Where
/// the two overlap the definition says how far the short form reaches (`gamma IFN`).
pub fn add_defined(acronyms: &mut Vec<Acronym>, definitions: &[Definition]) {
    let defined = |tokens: TokenRange| {
        let at = definitions.partition_point(|d| d.short.end <= tokens.start);
        definitions.get(at).is_some_and(|d| d.short.overlaps(tokens))
    };
    acronyms.retain(|acronym| !defined(acronym.tokens));
    let mut end = TokenId(0);
    for definition in definitions.iter().filter(|d| !d.short.is_empty()) {
        if definition.short.start >= end {
            acronyms.push(Acronym { tokens: definition.short });
            end = definition.short.end;
        }
    }
    acronyms.sort_unstable_by_key(|acronym| acronym.tokens);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Pack;
    use crate::text::Text;

    #[test]
    fn what_is_defined_is_a_short_form_as_far_as_its_definition_says() {
        let text =
            Text::plain("Levels of gamma interferon (gamma IFN) fell, the WHO said.");
        let pack = Pack::empty();
        let mut acronyms = find(&text, &[], &pack);
        let definitions = define(&text, &acronyms, &[], &[], &pack);
        add_defined(&mut acronyms, &definitions);
        let found: Vec<_> = acronyms.iter().map(|a| text.str_of(a.tokens)).collect();
        assert_eq!(found, ["gamma IFN", "WHO"]);
    }
}
