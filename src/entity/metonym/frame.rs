//! The frame a mention of a seat stands in: whether the city or its government is meant.
//!
//! A government acts (*Beijing has said*), owns (*Moscow’s decision*) and is dealt with
//! (*urged Tehran*); a city is lived in, left and rained on. Frames of the city are
//! asked first, and what no frame claims is the city.

use super::tables;
use crate::entity::introduction;
use crate::text::{Casing, Shape, Text, TokenId, TokenRange};

/// Which of `seats`, mentions of seats of government in reading order, stand for one.
pub(super) fn stand(text: &Text, seats: &[TokenRange]) -> Vec<bool> {
    let mut stands: Vec<bool> =
        seats.iter().map(|seat| Frame { text, seat: *seat }.is_government()).collect();
    // "ties between Tehran and Abu Dhabi": the second goes with the first.
    for n in 1..seats.len() {
        let (one, other) = (seats[n - 1], seats[n]);
        let joint = one.end.plus(1) == other.start
            && matches!(text.str_at(one.end), "and" | "or" | "," | "-" | "–");
        if joint && stands[n - 1] != stands[n] {
            let doubtful = if stands[n] { one } else { other };
            if !(Frame { text, seat: doubtful }).is_city() {
                (stands[n - 1], stands[n]) = (true, true);
            }
        }
    }
    stands
}

/// A mention of a seat and the words around it.
struct Frame<'a> {
    text: &'a Text,
    seat: TokenRange,
}

impl Frame<'_> {
    fn is_government(&self) -> bool {
        !self.is_city() && (self.acts() || self.owns() || self.is_dealt_with())
    }

    /// The word `n` places after the seat, or nothing beyond the block.
    fn after(&self, n: u32) -> &str {
        self.at(Some(self.seat.end.plus(n)))
    }

    /// The word `n` places before the seat, 1 for the nearest.
    fn before(&self, n: u32) -> &str {
        self.at(self.seat.start.0.checked_sub(n).map(TokenId))
    }

    fn at(&self, id: Option<TokenId>) -> &str {
        let block = self.text.block_of(self.seat.start).tokens;
        id.filter(|id| block.has(*id)).map_or("", |id| self.text.str_at(id))
    }

    /// Whether the word before is an article: "the Kremlin".
    fn left(&self) -> u32 {
        1 + u32::from(matches!(self.before(1), "the" | "The"))
    }

    /// Whether something says that the place is meant, or another name.
    fn is_city(&self) -> bool {
        let text = self.text;
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let prose =
            text.sentences()[text.sentence_of(self.seat.start)].casing == Casing::Prose;
        let next = text.get(self.seat.end);
        let followed =
            prose && next.is_some_and(|t| t.has_capital()) && capital(self.after(0));
        let hyphened = self.after(0) == "-" && next.is_some_and(|t| t.glued());
        if followed || hyphened && !tables::is_stance(self.after(1)) {
            return true;
        }
        let before = self.before(self.left());
        let preceded = prose
            && capital(before)
            && self.left() == 1
            && self.seat.start.before().is_some_and(|b| {
                let free = text[b].starts_sentence() || text[b].shape == Shape::Punct;
                // "On Friday Moscow denied it"
                !free && !introduction::stops(text.hash_at(b))
            });
        preceded
            || tables::is_locative(before)
            || (before == "of" && tables::is_part_of_city(self.before(self.left() + 1)))
            // "Washington, DC"
            || (self.after(0) == "," && matches!(self.after(1), "DC" | "D"))
    }

    /// "Moscow denied", "Beijing has repeatedly said", "Tehran was quick to".
    fn acts(&self) -> bool {
        let mut n = self.rest_of_list();
        let several = n > 0;
        // "Taipei, however, said"
        if self.after(n) == ","
            && tables::is_adverb(self.after(n + 1))
            && self.after(n + 2) == ","
        {
            n += 3;
        }
        let mut being = false;
        let mut modal = false;
        for _ in 0..4 {
            let word = self.after(n);
            if matches!(word, "is" | "was" | "are" | "were" | "be" | "been") {
                being = true;
            } else if tables::is_auxiliary(word) {
                modal = true;
            } else if !(tables::is_adverb(word) || word.len() > 4 && word.ends_with("ly"))
            {
                break;
            }
            n += 1;
        }
        let verb = self.after(n);
        if being
            && (tables::is_stand(verb) || verb.ends_with("ing") && tables::is_deed(verb))
        {
            return true;
        }
        // "Tokyo was chosen", "London is seen as": what is done to a city.
        if being
            && !matches!(
                verb,
                "accused" | "blamed" | "condemned" | "criticised" | "criticized"
            )
        {
            return false;
        }
        if modal && verb == "no" {
            return tables::is_stake(self.after(n + 1));
        }
        // "Bangkok return", "Santiago calling": no verb of one subject.
        let finite =
            verb.ends_with('s') || !tables::is_base(verb) && !verb.ends_with("ing");
        if !(modal || several || finite) {
            return false;
        }
        let games = (n + 1..n + 7).any(|k| tables::is_contest(self.after(k)));
        tables::is_deed(verb) && !games
    }

    /// How many words after the seat the other members of a list take: "Washington,
    /// London and Beijing agreed".
    fn rest_of_list(&self) -> u32 {
        let mut n = 0;
        let mut last = 0;
        while n < 8 && matches!(self.after(n), "and" | ",") {
            let closes = self.after(n) == "and";
            n += 1;
            let start = n;
            while self.after(n).starts_with(char::is_uppercase) {
                n += 1;
            }
            if n == start {
                break;
            }
            if closes {
                last = n;
            }
        }
        last
    }

    /// "Moscow’s decision", "Beijing’s tightened grip".
    fn owns(&self) -> bool {
        if !matches!(self.after(0), "’" | "'") {
            return self.after(0) == "-" && tables::is_stance(self.after(1));
        }
        let first = u32::from(self.after(1) == "s") + 1;
        (first..first + 3).any(|n| tables::is_stake(self.after(n)))
    }

    /// "urged Tehran", "embraced by Washington", "on good terms with Washington".
    fn is_dealt_with(&self) -> bool {
        // "with Beijing zoo", "from the Tokyo court": another thing's name.
        let next = self.after(0);
        let ends = next.chars().next().is_none_or(|c| !c.is_alphabetic());
        if !ends && !tables::is_link(next) {
            return false;
        }
        let left = self.left();
        let tie = self.before(left);
        if tables::is_address(tie) {
            return true;
        }
        if tie == "-" {
            return matches!(self.before(left + 1), "pro" | "Pro" | "anti" | "Anti");
        }
        let near = |words: u32, test: fn(&str) -> bool| {
            (1..=words).any(|n| test(self.before(left + n)))
        };
        match tie {
            "against" => true,
            "by" => {
                let verb = self.before(left + 1);
                verb.ends_with("ed")
                    || matches!(
                        verb,
                        "for" | "seen" | "held" | "taken" | "made" | "set" | "sent"
                    )
            }
            "with" => near(3, tables::is_dealing),
            "between" | "linking" | "and" if tie != "and" => near(6, tables::is_dealing),
            "and" => {
                // "between the UAE and Tehran"
                (2..6).any(|n| self.before(left + n) == "between")
                    && (3..10).any(|n| tables::is_dealing(self.before(left + n)))
            }
            "to" => near(2, tables::is_leaning),
            "on" => near(2, tables::is_burden),
            "for" => near(3, tables::is_fortune),
            "from" => near(2, tables::is_sent),
            "of" => near(1, tables::is_follower),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::WordHash;

    #[track_caller]
    fn assert_stands(source: &str, seat: &str, want: bool) {
        let text = Text::plain(source);
        let words: Vec<_> = seat.split(' ').map(WordHash::of).collect();
        let tokens = text.tokens();
        let at = (0..tokens.len() - words.len() + 1)
            .find(|n| {
                (0..words.len())
                    .all(|k| text.hash_at(TokenId((n + k) as u32)) == words[k])
            })
            .unwrap();
        let range = TokenRange::new(at as u32, (at + words.len()) as u32);
        assert_eq!(stand(&text, &[range]), [want], "{source}");
    }

    #[test]
    fn governments_act_own_and_are_dealt_with() {
        for (source, seat) in [
            ("On Friday Moscow denied that it had sent the ships.", "moscow"),
            ("Beijing has repeatedly said the island is its own.", "beijing"),
            ("The Kremlin is preparing an answer.", "kremlin"),
            ("A year on, Washington has no interest in a new deal.", "washington"),
            ("Taipei, however, said the strait was open.", "taipei"),
            ("Tehran was quick to reject the report.", "tehran"),
            ("It was seen as Ankara’s latest demand.", "ankara"),
            ("The fleet angered Tokyo last week.", "tokyo"),
            ("They fear sanctions imposed by Washington.", "washington"),
            ("The group has long been on good terms with Damascus.", "damascus"),
            ("The Riyadh-backed council met again.", "riyadh"),
            (
                "A row between Cairo and its neighbours over tensions; ties between Cairo and Rome.",
                "rome",
            ),
        ] {
            assert_stands(source, seat, true);
        }
    }

    #[test]
    fn cities_lie_somewhere_and_are_lived_in() {
        for (source, seat) in [
            ("He lives in Moscow with his wife.", "moscow"),
            ("The Moscow-born singer said nothing.", "moscow"),
            ("They flew from Beijing to Rome.", "beijing"),
            ("Guards stood outside the Kremlin.", "kremlin"),
            ("The streets of Cairo were empty.", "cairo"),
            ("London will host the Olympic Games again.", "london"),
            ("London’s museums are free.", "london"),
            ("They have a good relationship with Beijing zoo.", "beijing"),
            ("The band is set for a Bangkok return in December.", "bangkok"),
            ("After his visit to Paris, Rady continued his talks.", "paris"),
            ("He marched on Santiago calling for elections.", "santiago"),
            ("The Tokyo Electric Power Company said so.", "tokyo"),
            ("She studied at Washington, DC, in her youth.", "washington"),
            ("Tokyo was hit by heavy rain.", "tokyo"),
        ] {
            assert_stands(source, seat, false);
        }
    }
}
