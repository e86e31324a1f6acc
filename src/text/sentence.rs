//! Sentences, and how each is set.
//!
//! A stop ends a sentence unless it belongs to an abbreviation, an initial or a number.
//! What matters downstream is less the exact border than two facts: whether a word is
//! capitalised because it opens a sentence, and whether a whole line is set in title
//! case or in capitals, where case tells nothing about names. The decision after a
//! dotted acronym ("in the U.S. The bill …") leans on the article itself: if the word
//! that follows is also written in lower case somewhere, it opened a sentence.
//!
//! Limits: a sentence never spans two blocks; direct speech inside a sentence is not
//! a sentence of its own, but its first word counts as one that opens a sentence.

use super::Text;
use super::token::{Shape, Token, TokenId, TokenRange};
use super::word_set::WordSet;

/// How a sentence is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Casing {
    /// As prose: small letters but for names and the first word.
    Prose,
    /// In Title Case, as Headlines Are.
    Title,
    /// IN CAPITALS.
    Shouted,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: TokenRange,
    /// How it is set.
    pub casing: Casing,
}

/// Abbreviations whose stop ends no sentence.
static ABBREVIATIONS: WordSet<56> = WordSet::new([
    // titles and ranks
    "mr", "mrs", "ms", "dr", "prof", "rev", "fr", "sr", "hon", "gen", "lt", "col", "maj",
    "capt", "cmdr", "sgt", "cpl", "pvt", "adm", "brig", "sen", "rep", "gov", "pres",
    "messrs", "insp", "supt", "det", "atty", //
    // in names and addresses
    "st", "mt", "ft", "nos", "vs", "v", "vol", "fig", "approx", "jr", "ave", "blvd", "rd",
    "dept", "univ", "cf", //
    // months
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec",
]);

/// Words that stay small in Title Case.
static SMALL_IN_TITLES: WordSet<30> = WordSet::new([
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for",
    "by", "from", "with", "as", "into", "over", "after", "amid", "via", "vs", "per",
    "than", "up", "off", "out", "is", "s",
]);

/// Cuts every block of `text` into sentences, flags the tokens that open one and
/// counts how each word is written.
#[inline(never)]
pub(super) fn cut(text: &mut Text) {
    // How words are written decides borders, borders decide how words are counted:
    // lower-case words are certain whatever the borders are, so they come first.
    for at in 0..text.tokens.len() {
        let token = text.tokens[at];
        if token.shape == Shape::Lower {
            text.words.usage_mut(token.word).count(Shape::Lower, false, false);
        }
    }
    for block in 0..text.blocks.len() {
        let range = text.blocks[block].tokens;
        let mut start = range.start;
        for id in range.iter() {
            if ends_sentence(text, range, id) {
                let end = past_closers(text, range, id);
                push(text, start, end);
                start = end;
            }
        }
        push(text, start, range.end);
    }
    for at in 0..text.sentences.len() {
        let Sentence { tokens, casing } = text.sentences[at];
        flag_starts(text, tokens);
        for id in tokens.iter() {
            let token = text.tokens[id.index()];
            if token.is_word() && token.shape != Shape::Lower {
                let display = casing != Casing::Prose;
                let starts = token.starts_sentence();
                text.words.usage_mut(token.word).count(token.shape, starts, display);
            }
        }
    }
}

fn ends_sentence(text: &Text, block: TokenRange, id: TokenId) -> bool {
    // A line break that the page asked for ends a heading or an address line.
    if block.has(id.plus(1)) && text.breaks_line_before(id.plus(1)) {
        return true;
    }
    if text[id].is_word() {
        return false;
    }
    match text.str_at(id) {
        "!" | "?" | "…" => {}
        "." => {
            if !full_stop(text, block, id) {
                return false;
            }
        }
        _ => return false,
    }
    let next = past_closers(text, block, id);
    next < block.end && !text[next].glued() && opens(text, block, next)
}

/// Whether the stop at `id` can end a sentence.
fn full_stop(text: &Text, block: TokenRange, id: TokenId) -> bool {
    let Some(before) = id.before().filter(|b| block.has(*b)) else { return true };
    if !text[id].glued() {
        return true;
    }
    let next = past_closers(text, block, id);
    let follows = |id: TokenId| block.has(id).then(|| text[id]);
    let dotted = before
        .before()
        .is_some_and(|b| block.has(b) && text[before].glued() && text.str_at(b) == ".");
    let known_lower = follows(skip_openers(text, block, next))
        .is_some_and(|t| text.words.usage(t.word).lower > 0);
    match text[before].shape {
        // "J. K. Rowling", "the U.S. Army"; "in the U.S. The bill".
        Shape::Initial => dotted && known_lower,
        Shape::Capital | Shape::Lower | Shape::Upper => {
            if dotted && text.str_at(before).chars().count() <= 2 {
                return known_lower; // "p.m. The", "Ph.D. Smith"
            }
            !ABBREVIATIONS.has(text.words.hash(text[before].word))
        }
        _ => true,
    }
}

fn push(text: &mut Text, start: TokenId, end: TokenId) {
    if start < end {
        let tokens = TokenRange { start, end };
        let casing = casing(text, tokens);
        text.sentences.push(Sentence { tokens, casing });
    }
}

fn is_closer(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "”" | "’" | "»" | ")" | "]" | "." | "!" | "?" | "…")
}

fn is_opener(mark: &str) -> bool {
    matches!(
        mark,
        "\"" | "'" | "“" | "‘" | "«" | "„" | "(" | "[" | "-" | "–" | "—" | "•" | "*"
    )
}

/// The first token after `id` that is not a closing mark glued to what goes before.
fn past_closers(text: &Text, block: TokenRange, id: TokenId) -> TokenId {
    let mut next = id.plus(1);
    while next < block.end && text[next].glued() && is_closer(text.str_at(next)) {
        next = next.plus(1);
    }
    next
}

fn skip_openers(text: &Text, block: TokenRange, mut id: TokenId) -> TokenId {
    while id < block.end && is_opener(text.str_at(id)) {
        id = id.plus(1);
    }
    id
}

/// Whether a sentence can open at `id`: with anything but a small letter.
fn opens(text: &Text, block: TokenRange, id: TokenId) -> bool {
    let word = skip_openers(text, block, id);
    word >= block.end || text[word].shape != Shape::Lower
}

/// Flags the first word of the sentence, and the first word of direct speech in it.
fn flag_starts(text: &mut Text, tokens: TokenRange) {
    let mut opening = true;
    for id in tokens.iter() {
        if text[id].is_word() {
            if opening {
                text.tokens[id.index()].flags |= Token::STARTS_SENTENCE;
            }
            opening = false;
        } else if !opening {
            let mark = text.str_at(id);
            // After a colon or an opening quotation mark a capital may mean nothing.
            opening = matches!(mark, "“" | "«" | "„")
                || (mark == ":"
                    && text.get(id.plus(1)).is_some_and(|next| !next.glued()))
                || (mark == "\"" && !text[id].glued());
        }
    }
}

/// How the words of a sentence are set. Title case: nearly all of its longer words have
/// a capital, and there are enough of them for that to be no accident. Capitals: most
/// of its words are, and not one word of some length is in lower case.
fn casing(text: &Text, tokens: TokenRange) -> Casing {
    let (mut capital, mut upper, mut long_upper) = (0u32, 0u32, 0u32);
    for token in &text.tokens[tokens.start.index()..tokens.end.index()] {
        match token.shape {
            Shape::Capital | Shape::Mixed => capital += 1,
            Shape::Upper => {
                upper += 1;
                long_upper += u32::from(token.span.len() > 5);
            }
            _ => {}
        }
    }
    // Most sentences are prose by that alone, and their small words need no counting.
    if upper < 3 && capital < 4 {
        return Casing::Prose;
    }
    let is_small = |id: &TokenId| {
        text[*id].shape == Shape::Lower && !SMALL_IN_TITLES.has(text.hash_at(*id))
    };
    let small = tokens.iter().filter(is_small).count() as u32;
    if upper >= 3 && upper > 3 * (small + capital) && (long_upper > 0 || upper >= 5) {
        Casing::Shouted
    } else if capital >= 4 && capital + upper >= 6 * small && capital > upper {
        Casing::Title
    } else {
        Casing::Prose
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_sentences(source: &str, want: &[&str]) {
        let text = Text::plain(source);
        let got: Vec<_> =
            text.sentences().iter().map(|s| text.str_of(s.tokens)).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn stops_end_sentences_but_not_after_titles_initials_and_numbers() {
        assert_sentences("He left. She stayed.", &["He left.", "She stayed."]);
        assert_sentences("Gen. Li met Dr. J. K. Roy.", &["Gen. Li met Dr. J. K. Roy."]);
        assert_sentences("It rose 3.5 percent. Then", &["It rose 3.5 percent.", "Then"]);
        assert_sentences(
            "“It is over.” The war went on!",
            &["“It is over.”", "The war went on!"],
        );
    }

    #[test]
    fn after_a_dotted_acronym_the_article_itself_decides() {
        assert_sentences(
            "He lives in the U.S. The law says the rest.",
            &["He lives in the U.S.", "The law says the rest."],
        );
        assert_sentences("The U.S. Army said no.", &["The U.S. Army said no."]);
        assert_sentences(
            "It ends at 5 p.m. The gates, the guards say, close.",
            &["It ends at 5 p.m.", "The gates, the guards say, close."],
        );
    }

    #[test]
    fn a_small_letter_never_opens_a_sentence() {
        assert_sentences(
            "The site example.com is down.",
            &["The site example.com is down."],
        );
        assert_sentences("No. 10 vs. the others", &["No.", "10 vs. the others"]);
    }

    #[test]
    fn a_line_break_of_the_page_ends_a_sentence() {
        assert_sentences("By A. Roy\u{2028}Geneva", &["By A. Roy", "Geneva"]);
        assert_sentences("wrapped\nline", &["wrapped\nline"]);
    }

    #[test]
    fn casing_of_headlines_and_prose() {
        let casing = |source: &str| Text::plain(source).sentences()[0].casing;
        assert_eq!(
            casing("US Drone Strike Kills Leader in Syria, Says Army"),
            Casing::Title
        );
        assert_eq!(casing("BREAKING NEWS: PRESIDENT RESIGNS"), Casing::Shouted);
        assert_eq!(casing("The US, UK and EU met in Paris on Monday"), Casing::Prose);
        assert_eq!(casing("US, UK, EU"), Casing::Prose);
        assert_eq!(casing("Ali Khan met Maria Lopez in Cairo"), Casing::Prose);
    }
}
