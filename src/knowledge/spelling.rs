//! British or American: the gloss follows the article.
//!
//! The pack is written in British spelling. An article that writes *defense*, *center*
//! or *organization* gets its glosses so too. Only words that the glosses use and that
//! differ by spelling alone are turned; names keep theirs.

use crate::text::{Text, WordHash};

/// The two spellings of English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spelling {
    /// As in the pack.
    #[default]
    British,
    /// As in the United States.
    American,
}

/// British and American spellings of the same words.
const PAIRS: [(&str, &str); 34] = [
    ("defence", "defense"),
    ("centre", "center"),
    ("centres", "centers"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("labour", "labor"),
    ("organisation", "organization"),
    ("organisations", "organizations"),
    ("organised", "organized"),
    ("theatre", "theater"),
    ("armoured", "armored"),
    ("licence", "license"),
    ("harbour", "harbor"),
    ("neighbouring", "neighboring"),
    ("honour", "honor"),
    ("honours", "honors"),
    ("colour", "color"),
    ("metre", "meter"),
    ("metres", "meters"),
    ("kilometre", "kilometer"),
    ("kilometres", "kilometers"),
    ("litre", "liter"),
    ("litres", "liters"),
    ("fibre", "fiber"),
    ("aluminium", "aluminum"),
    ("aeroplane", "airplane"),
    ("tyre", "tire"),
    ("offence", "offense"),
    ("favour", "favor"),
    ("behaviour", "behavior"),
    ("demilitarised", "demilitarized"),
    ("centralised", "centralized"),
    ("privatised", "privatized"),
    ("recognised", "recognized"),
];

/// [`PAIRS`] as the article's words are looked up.
static HASHES: [(WordHash, WordHash); PAIRS.len()] = {
    let mut hashes = [(WordHash::EMPTY, WordHash::EMPTY); PAIRS.len()];
    let mut at = 0;
    while at < PAIRS.len() {
        let (british, american) = PAIRS[at];
        hashes[at] = (WordHash::of_lower(british), WordHash::of_lower(american));
        at += 1;
    }
    hashes
};

impl Spelling {
    /// The spelling of an article: the one more of whose words it has.
    pub fn of(text: &Text) -> Spelling {
        let count = |word: WordHash| {
            let found = text.words().find(word);
            found.map_or(0, |id| u32::from(text.words().usage(id).lower))
        };
        let (british, american) =
            HASHES.iter().fold((0, 0), |(b, a), (british, american)| {
                (b + count(*british), a + count(*american))
            });
        // "program" and "license" are good British too, so one word is no evidence.
        if american > british + 1
            || (american == 1
                && british == 0
                && count(WordHash::of_lower("program")) == 0)
        {
            Spelling::American
        } else {
            Spelling::British
        }
    }

    /// A gloss of the pack in this spelling.
    pub fn write(self, gloss: String) -> String {
        if self == Spelling::British {
            return gloss;
        }
        let mut turned = String::with_capacity(gloss.len());
        for piece in gloss.split_inclusive(|c: char| !c.is_alphabetic()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
            let american = PAIRS.iter().find(|(british, _)| *british == word);
            turned.push_str(american.map_or(word, |(_, american)| american));
            turned.push_str(&piece[word.len()..]);
        }
        turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_decides() {
        let of = |source: &str| Spelling::of(&Text::plain(source));
        assert_eq!(of("The defense budget and the center."), Spelling::American);
        assert_eq!(of("The defence programme."), Spelling::British);
        assert_eq!(of("A computer program."), Spelling::British);
        assert_eq!(of("Nothing to see."), Spelling::British);
    }

    #[test]
    fn only_whole_words_in_small_letters_are_turned() {
        let gloss = "Defence Forces centre, demilitarised; decentred".to_owned();
        assert_eq!(
            Spelling::American.write(gloss),
            "Defence Forces center, demilitarized; decentred"
        );
    }
}
