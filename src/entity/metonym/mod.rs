//! Capitals and buildings that stand for a government.
//!
//! *Moscow denied it* speaks of the Russian government, *in Moscow* of the city. Which
//! one is meant is decided mention by mention, by the frame it stands in: what it does
//! (*Beijing has said*, *Washington would prefer*), what is done to it (*embraced by
//! Washington*, *urged Tehran*), what it has (*Moscow’s decision*), and with whom it has
//! it (*ties between Tehran and Abu Dhabi*, *Tehran-backed*). The frames are tables of
//! verbs and nouns. What no frame claims is the city: a card that says nothing of a
//! government where one is meant is better than one that says it of a city.
//!
//! Limits: a sports team that bears the name of a capital and *beat* another is not
//! told apart but by its verbs; Brussels, which may be Belgium's or Europe's, is left out.

mod tables;

use super::introduction;
use super::{Entity, EntityMention};
use crate::annotation::{Class, Form};
use crate::knowledge::{CountryId, Known, Pack, Posting, fold, known_at};
use crate::text::{Casing, Shape, Text, TokenId, TokenRange};
use rustc_hash::FxHashMap;

/// Buildings, streets and cities other than the capital that stand for a government,
/// with the country it is the government of.
const SEATS: [(&str, &str); 26] = [
    ("kremlin", "Russia"),
    ("white house", "United States"),
    ("capitol hill", "United States"),
    ("foggy bottom", "United States"),
    ("downing street", "United Kingdom"),
    ("10 downing street", "United Kingdom"),
    ("whitehall", "United Kingdom"),
    ("elysee", "France"),
    ("elysee palace", "France"),
    ("quai d orsay", "France"),
    ("quai dorsay", "France"),
    ("zhongnanhai", "China"),
    ("blue house", "South Korea"),
    ("palazzo chigi", "Italy"),
    ("planalto", "Brazil"),
    ("planalto palace", "Brazil"),
    ("casa rosada", "Argentina"),
    ("la moneda", "Chile"),
    ("moncloa", "Spain"),
    ("malacanang", "Philippines"),
    ("malacanang palace", "Philippines"),
    ("aso rock", "Nigeria"),
    ("aso villa", "Nigeria"),
    ("union buildings", "South Africa"),
    ("putrajaya", "Malaysia"),
    ("tel aviv", "Israel"),
];

/// The country whose government sits at the place of this name, if one does; `known` is
/// what the index says of the name, as far as it was asked.
pub(super) fn seat(pack: &Pack, name: &str, known: Option<Posting>) -> Option<CountryId> {
    let key = fold(name);
    let building = SEATS.iter().find(|(seat, _)| seat.as_bytes() == key);
    if let Some((_, country)) = building {
        let posting = pack.find(&fold(country))?;
        return pack.links(posting).find_map(|link| {
            let country = pack.entry(link.entry).country()?;
            (pack.country(country).entry().id() == link.entry).then_some(country)
        });
    }
    let posting = known.or_else(|| pack.find(&key))?;
    pack.links(posting).find_map(|link| {
        let country = pack.entry(link.entry).country()?;
        if pack.country(country).capital() != Some(link.entry) {
            return None;
        }
        // Singapore is a city and its country: to say that one stands for the other is
        // no news.
        (fold(pack.country(country).entry().name()) != key).then_some(country)
    })
}

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

/// Gives the mentions of a capital that stand for a government an entity of their own.
#[inline(never)]
pub(super) fn part(
    text: &Text,
    pack: &Pack,
    known: &[Known],
    entities: &mut Vec<Entity>,
) {
    let mut seats: Vec<(TokenRange, usize, CountryId)> = Vec::new();
    for (at, entity) in entities.iter().enumerate() {
        if entity.class == Class::Person {
            continue;
        }
        // One name after the other is mostly the same.
        let mut last: Option<(&str, Option<CountryId>)> = None;
        for mention in entity.mentions.iter().filter(|m| m.tokens.len() <= 3) {
            let name = text.str_of(mention.tokens);
            let country = match last {
                Some((other, country)) if other == name => country,
                _ => {
                    let known = known_at(known, mention.tokens).filter(|k| k.whole);
                    seat(pack, name, known.map(|k| k.posting))
                }
            };
            last = Some((name, country));
            seats.extend(country.map(|country| (mention.tokens, at, country)));
        }
    }
    seats.sort_unstable_by_key(|(tokens, ..)| *tokens);
    let places: Vec<TokenRange> = seats.iter().map(|(tokens, ..)| *tokens).collect();
    let mut parted: FxHashMap<(usize, CountryId), Entity> = FxHashMap::default();
    for ((tokens, at, country), stands) in seats.into_iter().zip(stand(text, &places)) {
        if !stands {
            continue;
        }
        let from = &entities[at];
        let government = parted.entry((at, country)).or_insert_with(|| Entity {
            class: from.class,
            confidence: from.confidence,
            name: tokens,
            metonym: Some(country),
            ..Entity::default()
        });
        government.mentions.push(EntityMention { tokens, form: Form::Full });
    }
    for ((at, _), government) in &parted {
        let gone = |m: &EntityMention| {
            government.mentions.binary_search_by_key(&m.tokens, |g| g.tokens).is_ok()
        };
        entities[*at].mentions.retain(|m| !gone(m));
    }
    entities.extend(parted.into_values());
    entities.retain(|entity| !entity.mentions.is_empty());
    for entity in entities.iter_mut() {
        // The name itself may have stood for the government.
        if !entity.mentions.iter().any(|m| m.tokens == entity.name) {
            let longest =
                |m: &&EntityMention| (m.tokens.len(), std::cmp::Reverse(m.tokens));
            if let Some(mention) = entity.mentions.iter().max_by_key(longest) {
                entity.name = mention.tokens;
            }
        }
    }
    entities.sort_by_key(|e| e.mentions.first().map(|m| m.tokens));
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
