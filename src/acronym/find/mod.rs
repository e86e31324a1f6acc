//! Which tokens are acronyms, initialisms or designators.
//!
//! A candidate is read by its make-up alone ([`form`]): capitals, dotted letters,
//! letters with digits. Most of what looks so is a short form, and the rest is sorted
//! out by what stands around it: Roman numerals ([`roman`]), amounts and units
//! ([`number`]), initials of a person ([`initials`]), places in datelines and words in
//! capitals for emphasis ([`capitals`]). Where the place of one occurrence leaves a
//! doubt, the other occurrences of the same word decide: a form that stands in brackets
//! of its own, or in plain prose, is a short form in the headline too. Short forms
//! written like words (Nato, Covid) are those that the pack knows ([`word`]).

mod capitals;
mod form;
mod initials;
mod number;
mod roman;
mod word;

use crate::knowledge::{Known, Pack, Posting};
use crate::lexicon::{self, Bits};
use crate::text::{Casing, Sentence, Shape, Text, TokenId, TokenRange, WordId};
use form::Form;

/// One occurrence of a short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// The tokens it takes, plural s inside, possessive outside.
    pub tokens: TokenRange,
}

/// What the place of one candidate says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// A short form, and so is the same word wherever it is in doubt.
    Sure,
    /// A short form here; says nothing of other places.
    Likely,
    /// Only if the same word is sure elsewhere.
    Doubtful,
    /// None.
    No,
}

/// What the rules look at.
#[derive(Clone, Copy)]
struct Scene<'a> {
    text: &'a Text,
    known: &'a [Known],
    pack: &'a Pack,
}

/// The acronyms of `text` in reading order; no two overlap. `known` are the names of
/// `pack` in it.
///
/// ```
/// use glossator::acronym::find;
/// use glossator::{Pack, text::Text};
/// let text = Text::plain("The WHO, the U.N. and two NGOs sent an MQ-9. HELP, he said.");
/// let found: Vec<_> = find(&text, &[], &Pack::empty())
///     .iter().map(|a| text.str_of(a.tokens).to_owned()).collect();
/// assert_eq!(found, ["WHO", "U.N.", "NGOs", "MQ-9"]);
/// ```
#[inline(never)]
pub fn find(text: &Text, known: &[Known], pack: &Pack) -> Vec<Acronym> {
    let scene = Scene { text, known, pack };
    let mut found: Vec<(Acronym, Verdict)> = Vec::new();
    for sentence in text.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if let Some(tokens) = scene.known_compound(at) {
                found.push((Acronym { tokens }, Verdict::Likely));
                at = tokens.end;
                continue;
            }
            let Some((tokens, form)) = form::read(text, at, sentence.tokens.end) else {
                at = at.plus(1);
                continue;
            };
            let verdict = scene.judge(*sentence, tokens, form);
            if verdict != Verdict::No {
                found.push((Acronym { tokens }, verdict));
            }
            at = tokens.end;
        }
    }
    settle(text, &mut found);
    let mut acronyms: Vec<Acronym> = found.into_iter().map(|(a, _)| a).collect();
    word::add(scene, &mut acronyms);
    acronyms
}

/// Drops the doubtful candidates that no other occurrence speaks for.
fn settle(text: &Text, found: &mut Vec<(Acronym, Verdict)>) {
    if found.iter().all(|(_, verdict)| *verdict != Verdict::Doubtful) {
        return;
    }
    let word = |a: &Acronym| text[a.tokens.start].word;
    let mut sure: Vec<WordId> = found
        .iter()
        .filter(|(a, verdict)| *verdict == Verdict::Sure && a.tokens.len() == 1)
        .map(|(a, _)| word(a))
        .collect();
    sure.sort_unstable();
    found.retain(|(a, verdict)| {
        *verdict != Verdict::Doubtful || sure.binary_search(&word(a)).is_ok()
    });
}

impl Scene<'_> {
    fn judge(self, sentence: Sentence, tokens: TokenRange, form: Form) -> Verdict {
        if self.is_part_of_something_else(tokens) {
            return Verdict::No;
        }
        match form {
            Form::Number => match number::is_designator(self.text, tokens) {
                true => Verdict::Likely,
                false => Verdict::No,
            },
            Form::Dotted => match initials::dotted(self, tokens) {
                true => Verdict::No,
                false => Verdict::Likely,
            },
            Form::Spoken => Verdict::Likely,
            Form::Compound if sentence.casing == Casing::Shouted => Verdict::No,
            Form::Compound => Verdict::Likely,
            Form::Mixed => match number::is_unit(self.text, tokens) {
                true => Verdict::No,
                false => Verdict::Likely,
            },
            Form::Capitals => self.judge_capitals(sentence, tokens),
        }
    }

    fn judge_capitals(self, sentence: Sentence, tokens: TokenRange) -> Verdict {
        let at = tokens.start;
        if number::is_unit(self.text, tokens) {
            Verdict::No
        } else if sentence.casing == Casing::Shouted {
            Verdict::Doubtful
        } else if roman::is_numeral(self.text, tokens) {
            match self.stands_in_brackets(tokens) && self.shares_letter(tokens) {
                true => Verdict::Sure,
                false => Verdict::Doubtful,
            }
        } else if self.stands_in_brackets(tokens) {
            Verdict::Sure
        } else if initials::capitals(self, tokens) {
            Verdict::No
        } else {
            capitals::judge(self, sentence, at)
        }
    }

    /// Whether these tokens are cut out of an amount of money (`US$`), a web address
    /// (`JD.com`), a hashtag, a version (`BA.5`) or a stock code (`AAPL.O`).
    fn is_part_of_something_else(self, tokens: TokenRange) -> bool {
        let text = self.text;
        let glued = |id: TokenId| text.get(id).is_some_and(|t| t.glued());
        let first = tokens.start;
        if glued(first)
            && let Some(before) = first.before()
        {
            match text.str_at(before) {
                "#" | "@" | "$" | "_" => return true,
                "." | "'" | "’" if text[before].glued() => return true,
                _ => {}
            }
        }
        // "US $1.5 billion" as well as "US$1.5 billion".
        if text.get(tokens.end).is_some_and(|t| text.slice(t.span) == "$") {
            return true;
        }
        if !glued(tokens.end) {
            return false;
        }
        let ends_in_stop = tokens.last().is_some_and(|last| text.str_at(last) == ".");
        match text.str_at(tokens.end) {
            "£" | "€" | "¥" | "_" => true,
            "." if glued(tokens.end.plus(1)) => {
                let shape = text[tokens.end.plus(1)].shape;
                use Shape::*;
                matches!(shape, Lower | Digits | Alnum | Initial)
            }
            _ => ends_in_stop && text[tokens.end].is_word(),
        }
    }

    /// `(NGO)`, `(NGO;`, `(the NGO)`: the place where short forms are introduced.
    fn stands_in_brackets(self, tokens: TokenRange) -> bool {
        let text = self.text;
        let opens = tokens.start.before().is_some_and(|b| text.str_at(b) == "(");
        let closes = text
            .get(tokens.end)
            .is_some_and(|t| matches!(text.slice(t.span), ")" | ";" | ","));
        opens && closes
    }

    /// Whether the word before the bracket begins as the word in it: `intravenous (IV)`.
    fn shares_letter(self, tokens: TokenRange) -> bool {
        let word = tokens.start.before().and_then(TokenId::before);
        let initial = |id: TokenId| {
            self.text.str_at(id).bytes().next().map(|b| b.to_ascii_lowercase())
        };
        word.is_some_and(|word| initial(word) == initial(tokens.start))
    }

    /// Whether the pack knows exactly these tokens as somebody's short form.
    fn is_known_short(self, tokens: TokenRange) -> bool {
        let at = self.known.partition_point(|k| k.tokens.start < tokens.start);
        let posting = match self.known.get(at) {
            Some(known) if known.tokens == tokens => Some(known.posting),
            // A longer name hides it ("US President").
            _ if tokens.len() == 1 => self.posting(tokens.start),
            _ => None,
        };
        posting.is_some_and(|p| self.pack.links(p).any(|link| link.is_short()))
    }

    /// The short form with a number at its end that begins at `id`, if the pack has it:
    /// `BA.5`. By its make-up it could be the version of anything.
    fn known_compound(self, id: TokenId) -> Option<TokenRange> {
        let text = self.text;
        if !matches!(text[id].shape, Shape::Upper | Shape::Initial) {
            return None;
        }
        let at = self.known.partition_point(|k| k.tokens.start < id);
        let known = self.known.get(at).filter(|k| k.tokens.start == id)?;
        let rest = TokenRange { start: id.plus(1), end: known.tokens.end };
        let joined = |id| {
            text[id].glued()
                && (text[id].shape == Shape::Digits
                    || matches!(text.str_at(id), "." | "-"))
        };
        let short = || self.pack.links(known.posting).any(|link| link.is_short());
        (rest.len() > 1 && rest.iter().all(joined) && short()).then_some(known.tokens)
    }

    /// What the index says of the one word at `id`.
    fn posting(self, id: TokenId) -> Option<Posting> {
        let word = self.text.str_at(id);
        let mut folded = [0; form::LONGEST as usize];
        let folded = folded.get_mut(..word.len())?;
        folded.copy_from_slice(word.as_bytes());
        folded.make_ascii_lowercase();
        self.pack.find(folded)
    }

    fn bits(self, id: TokenId) -> Bits {
        lexicon::bits(self.text.hash_at(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(source: &str) -> Vec<String> {
        let text = Text::plain(source);
        let acronyms = find(&text, &[], &Pack::empty());
        acronyms.iter().map(|a| text.str_of(a.tokens).to_owned()).collect()
    }

    /// What is found in each text: the forms, and beside each its counter-example.
    const CASES: &[(&str, &[&str])] = &[
        // capitals, plural, possessive
        ("The IAEA and two NGOs met the BRCC's head.", &["IAEA", "NGOs", "BRCC"]),
        // dotted, with the last stop; no persons
        ("The U.N. and Washington, D.C., agreed.", &["U.N.", "D.C."]),
        ("The novel by J.K. Rowling and J. R. Ackerley sold.", &[]),
        ("Police chief VK Saxena spoke.", &[]),
        // designators; no amounts, units, temperatures, thousands, decades, labels
        ("An MQ-9 and two F-16s left the G20.", &["MQ-9", "F-16s", "G20"]),
        (
            "COVID-19 and Covid-19 and PM2.5 in 5G",
            &["COVID-19", "Covid-19", "PM2.5", "5G"],
        ),
        ("It cost R92 million, RM250,000 or US$4 and NT$3.", &[]),
        ("At 9 AM it made 107 MW at 22C for a 10K run in the 70s.", &[]),
        ("Q1: Who came? A1: All came.", &[]),
        // compounds; hyphens that join two things part them
        ("R&D by CGS-CIMB and PML-N", &["R&D", "CGS-CIMB", "PML-N"]),
        ("a US-led and EU-wide ban", &["US", "EU"]),
        // mixed; no names, no trade names
        ("A PhD from the BoG on mRNA", &["PhD", "BoG", "mRNA"]),
        ("Ms McCain told LinkedIn and YouTube so.", &[]),
        // Roman numerals, unless introduced
        ("King Mohammed VI and World War II in the XX century", &[]),
        ("intravenous (IV) fluids; the IV stand", &["IV", "IV"]),
        // datelines and first words
        ("GORNJI VAKUF, March 3 (BNS) — The town was quiet.", &["BNS"]),
        ("THREE farmers from the valley were hurt.", &[]),
        // emphasis, unless introduced
        ("They said it was RAW and OPEN to all.", &[]),
        (
            "Small Makers Union of Gava (SMUG) met. SMUG has ten members.",
            &["SMUG", "SMUG"],
        ),
        // headlines
        (
            "PRESIDENT LEAVES OIZU TALKS EARLY\n\nThe talks of the OIZU ended early.",
            &["OIZU", "OIZU"],
        ),
        // parts of something else
        ("#WAFU2022 on BNAX.com and @BBC for AAPL.O, version BA.5", &[]),
    ];

    #[test]
    fn every_form_is_found_and_its_counter_example_is_not() {
        for (source, want) in CASES {
            assert_eq!(found(source), *want, "{source}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_ordered_spans_inside_sentences(source in any::<String>()) {
            check(&source)?;
        }

        #[test]
        fn capitals_and_marks_in_any_order_do_no_harm(
            source in "[A-Za-z0-9 .&/()$#:,’\\-\n]{0,80}"
        ) {
            check(&source)?;
        }
    }

    fn check(source: &str) -> Result<(), TestCaseError> {
        let text = Text::plain(source);
        let mut end = TokenId(0);
        for Acronym { tokens } in find(&text, &[], &Pack::empty()) {
            prop_assert!(end <= tokens.start && !tokens.is_empty());
            prop_assert!(tokens.end.index() <= text.tokens().len());
            prop_assert!(text.block_of(tokens.start).tokens.contains(tokens));
            end = tokens.end;
        }
        Ok(())
    }
}
