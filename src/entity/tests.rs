//! Whole articles, small ones, with their names marked as a tagger would:
//! `[P:…]` a person, `[L:…]` a place, `[O:…]` an organisation, `[M:…]` any other.

use super::*;
use crate::acronym;
use crate::knowledge;
use crate::text::TokenId;
use proptest::prelude::*;

/// An article read, ready to be asked.
struct Read {
    text: Text,
    entities: Vec<Entity>,
}

fn read(marked: &str) -> Read {
    let (mut source, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        let close = open + rest[open..].find(']').unwrap();
        source.push_str(&rest[..open]);
        let class = match &rest[open + 1..open + 2] {
            "P" => Class::Person,
            "L" => Class::Location,
            "O" => Class::Organisation,
            _ => Class::Other,
        };
        let start = source.len();
        source.push_str(&rest[open + 3..close]);
        marks.push((start, source.len(), class));
        rest = &rest[close + 1..];
    }
    source.push_str(rest);
    let text = Text::plain(&source);
    // Blocks are joined by what parts them in the source: offsets are the same.
    assert_eq!(text.source(), source);
    let names: Vec<Name> = marks
        .into_iter()
        .map(|(start, end, class)| {
            let token =
                |byte| text.tokens().partition_point(|t| (t.span.end as usize) <= byte);
            let tokens = TokenRange {
                start: TokenId(token(start) as u32),
                end: TokenId(token(end - 1) as u32 + 1),
            };
            Name { tokens, class, confidence: 0.9 }
        })
        .collect();
    let pack = Pack::embedded().unwrap();
    let known = knowledge::recognise(&text, &pack);
    let acronyms = acronym::find(&text, &known, &pack);
    let definitions = acronym::define(&text, &acronyms, &names, &known, &pack);
    let entities = link(&text, &acronyms, &definitions, &names, &known, &pack);
    Read { text, entities }
}

impl Read {
    /// The entity that the `n`th occurrence of `name` mentions.
    #[track_caller]
    fn of(&self, name: &str, n: usize) -> Option<&Entity> {
        let at = self.text.source().match_indices(name).nth(n).unwrap().0 as u32;
        let here = |m: &EntityMention| {
            let span = self.text.span(m.tokens);
            span.start <= at && at < span.end
        };
        self.entities.iter().find(|e| e.mentions.iter().any(here))
    }

    #[track_caller]
    fn name(&self, name: &str, n: usize) -> &str {
        self.of(name, n).map_or("", |e| self.text.str_of(e.name))
    }

    #[track_caller]
    fn introduction(&self, name: &str) -> &str {
        let entity = self.of(name, 0).unwrap();
        entity.introduction.map_or("", |range| self.text.str_of(range))
    }
}

/// In each article the second name, at its last occurrence, means whom the third names.
#[track_caller]
fn assert_means(article: &str, name: &str, whole: &str) {
    let read = read(article);
    let last = read.text.source().matches(name).count() - 1;
    assert_eq!(read.name(name, last), whole, "{article}");
}

#[test]
fn a_surname_means_its_full_name() {
    assert_means("[P:Ana Reyes] spoke first. Then Reyes left.", "Reyes", "Ana Reyes");
    assert_means("Mr [P:Osei] will be heard. [P:Kofi Osei] is 40.", "Osei", "Kofi Osei");
    assert_means(
        "[P:Bashar al-Assad] is ill. No word came from [P:al-Assad] himself.",
        "al-Assad",
        "Bashar al-Assad",
    );
    assert_means(
        "[P:Erik van Loon] won. It was the third win of [P:Van Loon].",
        "Van Loon",
        "Erik van Loon",
    );
}

#[test]
fn every_naming_order_is_read() {
    // Chinese, Spanish, Ethiopian, Malay, Arabic.
    assert_means("[P:Li Kewen] rose. Later [P:Li] fell.", "Li", "Li Kewen");
    assert_means(
        "[P:Mario Abdo Benítez] won; [P:Abdo] will speak.",
        "Abdo",
        "Mario Abdo Benítez",
    );
    assert_means("[P:Abiy Tesema] ran. The race was [P:Abiy]’s.", "Abiy", "Abiy Tesema");
    assert_means(
        "[P:Zafrul bin Aziz] paid. It was [P:Zafrul] who asked.",
        "Zafrul",
        "Zafrul bin Aziz",
    );
    assert_means(
        "[P:Abdullah bin Zayed Al Nahyan] came. [P:Abdullah bin Zayed] spoke.",
        "Abdullah bin Zayed",
        "Abdullah bin Zayed Al Nahyan",
    );
}

#[test]
fn two_who_share_a_surname_stay_two() {
    let article = "[P:Ada Mensah] met [P:Kofi Mensah] on Sunday. Mensah was late.";
    let read = read(article);
    assert_ne!(read.name("Mensah", 0), read.name("Mensah", 1));
    // Both are as near: nothing decides, and the mention stays alone.
    assert_eq!(read.name("Mensah", 2), "Mensah");
}

#[test]
fn the_nearest_full_name_or_a_title_decides() {
    let article = "Dr [P:Ada Mensah] spoke at noon.\n\n[P:Kofi Mensah] answered her. \
                   Mensah was brief.\n\nThe crowd cheered Dr Mensah.";
    let read = read(article);
    assert_eq!(read.name("Mensah", 2), "Kofi Mensah");
    assert_eq!(read.name("Mensah", 3), "Ada Mensah");
}

#[test]
fn the_younger_is_not_the_elder() {
    let article = "[P:Ferdinand Abad] ruled. [P:Ferdinand Abad Jr] rules now.";
    let read = read(article);
    assert_ne!(read.name("Ferdinand", 0), read.name("Ferdinand", 1));
}

#[test]
fn initials_stand_for_first_names() {
    assert_means(
        "[P:Keshav Baliram Rao] wrote it. Dr [P:KB Rao] was a physician.",
        "KB Rao",
        "Keshav Baliram Rao",
    );
    assert_means(
        "[P:Joy Okon] won. The vote of [P:J. Abbot] was last.",
        "Abbot",
        "J. Abbot",
    );
}

#[test]
fn a_place_that_bears_a_surname_stays_a_place() {
    let article = "[P:Denise London] sang. She was born in [L:London] in May.";
    let read = read(article);
    assert_eq!(read.name("London", 1), "London");
}

#[test]
fn what_the_tagger_missed_is_found_by_its_words() {
    let read = read("[P:Ana Reyes] and Reyes’s son. Ana Reyes was seen.");
    assert_eq!(read.of("Ana Reyes", 0).unwrap().mentions.len(), 3);
    // A word that the article also writes small is no name.
    let read =
        self::read("[P:Will Brown] spoke. The Brown of autumn, the brown of earth.");
    assert!(read.of("Brown", 1).is_none());
    // A word with another name beside it is another name.
    let read = self::read("[P:Ana Reyes] lives in Reyes Road. He took Reyes Road.");
    assert!(read.of("Reyes Road", 0).is_none());
}

#[test]
fn the_article_corrects_the_tagger() {
    let read = read(
        "[P:Narendra Rao] rules. [M:PM Rao] and [P:Rao’s Union] lost. [O:Mira Bose] won; \
         Ms [P:Bose] and [M:Bose and Rao] met. It was the anti-Rao vote of [M:anti-Rao] days.",
    );
    for n in 0..=3 {
        assert_eq!(read.name("Rao", n), "Narendra Rao", "{n}");
    }
    assert_eq!(read.name("Bose", 2), "Mira Bose");
    // A place is no person because somebody bears its second name.
    let read = self::read("[P:Queen Victoria] sailed. [L:Lake Victoria] is deep.");
    assert_eq!(read.name("Lake Victoria", 0), "Lake Victoria");
}

#[test]
fn acronyms_find_their_long_forms_anywhere() {
    assert_means(
        "The [O:National Salt Board] met. A day later the NSB fell silent.",
        "NSB",
        "National Salt Board",
    );
    // Two bodies with the same initials: nothing decides.
    let read = read(
        "The [O:National Salt Board] met the [O:National Steel Board]. The NSB fell silent.",
    );
    assert_eq!(read.name("NSB", 0), "NSB");
}

#[test]
fn bodies_lose_the_words_that_say_what_they_are() {
    assert_means(
        "[O:Vantor Holdings] grew. Then [O:Vantor] fell.",
        "Vantor",
        "Vantor Holdings",
    );
    assert_means(
        "The [O:Upper Rhine Boatmen League] asked. The [O:Boatmen League] waits.",
        "Boatmen League",
        "Upper Rhine Boatmen League",
    );
    // But not a body and the place it governs, nor a body of its own kind.
    let read =
        read("The [O:Bank of Ghana] spoke. [L:Ghana] listened. The [O:Bank] waits.");
    assert_eq!(read.name("Ghana", 1), "Ghana");
    assert_eq!(read.name("Bank", 1), "Bank");
    let read = self::read("[L:Kuwait City] is hot. [L:Kuwait] exports oil.");
    assert_eq!(read.name("Kuwait", 1), "Kuwait");
}

#[test]
fn other_names_of_one_thing_by_the_pack() {
    let read =
        read("The fall of ISIS was slow. By then [O:Daesh] was beaten. ISIL denied it.");
    let name = read.name("ISIS", 0);
    assert_eq!((read.name("Daesh", 0), read.name("ISIL", 0)), (name, name));
    // A country and its people are two.
    let read = self::read("[L:Syria] is near. The [M:Syrian] border is shut.");
    assert_eq!(read.name("Syrian", 0), "Syrian");
}

#[test]
fn spellings_of_one_name_are_one() {
    let read =
        read("[P:Osama al-Muhajer] spoke. The name of [P:Usamah Al-Muhajir] is known.");
    assert_eq!(read.entities.len(), 1);
    let read = self::read("[P:Lucas Moraes] beat [P:Nuno Morais]. [P:Morais] wept.");
    assert_eq!(read.name("Morais", 1), "Nuno Morais");
}

#[test]
fn a_capital_stands_for_its_government_where_it_acts() {
    let read = read("[L:Moscow] denied it. A fire broke out in [L:Moscow] at noon.");
    let [government, city] = [0, 1].map(|n| read.of("Moscow", n).unwrap());
    assert!(government.metonym.is_some() && city.metonym.is_none());
}

#[track_caller]
fn assert_introduced(article: &str, name: &str, want: &str) {
    assert_eq!(read(article).introduction(name), want, "{article}");
}

#[test]
fn roles_before_a_name_introduce() {
    for (article, want) in [
        ("They asked Libyan analyst [P:Ana Reyes] again.", "Libyan analyst"),
        (
            "The plan of US Central Command (CENTCOM) chief [P:Ana Reyes] failed.",
            "US Central Command (CENTCOM) chief",
        ),
        (
            "It hit Air Force Lieutenant General [P:Ana Reyes] hard.",
            "Air Force Lieutenant General",
        ),
        (
            "He met former executive director of New Salt Works [P:Ana Reyes] there.",
            "former executive director of New Salt Works",
        ),
        (
            "In May, Ghana’s new Prime Minister, [P:Ana Reyes], left.",
            "Ghana’s new Prime Minister",
        ),
        (
            "A member of the town council and a former judge, [P:Ana Reyes], left.",
            "A member of the town council and a former judge",
        ),
        ("The deputy secretary Dr. [P:Ana Reyes] left.", "The deputy secretary"),
    ] {
        assert_introduced(article, "Ana Reyes", want);
    }
}

#[test]
fn appositives_and_clauses_after_a_name_introduce() {
    for (article, want) in [
        ("[P:Ana Reyes], a baker in Lima, left.", "a baker in Lima"),
        ("[P:Ana Reyes], 45, a baker in Lima, left.", "a baker in Lima"),
        ("[P:Ana Reyes], 45, of Salt River Bakery, left.", "of Salt River Bakery"),
        ("It was said by [P:Ana Reyes], who leads the guild.", "who leads the guild"),
        (
            "[P:Ana Reyes] – the head of the guild, and its voice – left.",
            "the head of the guild, and its voice",
        ),
        (
            "[P:Ana Reyes] from the Salt River Trust (SRT) said no.",
            "from the Salt River Trust (SRT)",
        ),
        ("[P:Ana Reyes] is the director of the guild.", "the director of the guild"),
        (
            "[P:Ana Reyes], executive director at Salt Works, told the court.",
            "executive director at Salt Works",
        ),
        ("[P:Ana Reyes] (PH-Salt River) asked why.", "PH-Salt River"),
    ] {
        assert_introduced(article, "Ana Reyes", want);
    }
}

#[test]
fn what_only_stands_beside_a_name_is_no_introduction() {
    for article in [
        "[P:Ana Reyes], her second win of the year, left.",
        "[P:Ana Reyes], who struck two blows, left.",
        "[P:Ana Reyes], who was arrested on Monday, left.",
        "In the end Mr [P:Ana Reyes] left.",
        "[P:Ana Reyes] of course left.",
        "They accuse [P:Ana Reyes] of theft.",
        "On Monday, [P:Ana Reyes] left.",
        "[P:Ana Reyes], said the clerk, left.",
        "[P:Ana Reyes], in a letter to the court, denied it.",
        "[P:Ana Reyes] is a disaster for us.",
        "[P:Ana Reyes], Prime Minister [P:Kofi Osei] and others left.",
    ] {
        assert_introduced(article, "Ana Reyes", "");
    }
}

#[test]
fn a_list_shares_what_is_said_in_the_plural() {
    let read =
        read("It was told to guild members [P:Ana Reyes] and [P:Kofi Osei] today.");
    assert_eq!(read.introduction("Ana Reyes"), "guild members");
    assert_eq!(read.introduction("Kofi Osei"), "guild members");
    let read = self::read("Guild leader [P:Ana Reyes] and [P:Kofi Osei] left.");
    assert_eq!(read.introduction("Kofi Osei"), "");
}

#[test]
fn both_sides_make_one_quotation_over_the_name() {
    assert_introduced(
        "They asked chess coach [P:Ana Reyes], who leads the guild.",
        "Ana Reyes",
        "chess coach Ana Reyes, who leads the guild",
    );
}

#[test]
fn things_are_introduced_too() {
    for (article, name, want) in [
        ("[O:Vantor], a maker of salt mills, grew.", "Vantor", "a maker of salt mills"),
        (
            "[L:Idlib], which is controlled by rebels, is calm.",
            "Idlib",
            "which is controlled by rebels",
        ),
        (
            "It hit the northern town of [L:Saltbrook] hard.",
            "Saltbrook",
            "the northern town of",
        ),
        ("[O:Vantor] is a firm in Lima.", "Vantor", "a firm in Lima"),
        ("[O:Vantor], which said it was sorry, fell.", "Vantor", ""),
        ("[O:Vantor], the court said, is guilty.", "Vantor", ""),
    ] {
        assert_introduced(article, name, want);
    }
}

#[test]
fn an_introduction_is_cut_to_what_a_card_holds() {
    let article = "[P:Ana Reyes], a baker in the old town of Salt River and the founder of \
        the guild of bakers of the province and of the school for bakers in the north of the \
        land and in all of its islands, left.";
    let read = read(article);
    assert!((8..=23).contains(&read.introduction("Ana Reyes").split(' ').count()));
}

proptest! {
    #[test]
    fn any_text_gives_mentions_in_order_and_on_its_borders(
        words in prop::collection::vec(
            prop_oneof![
                "(Ana|Reyes|Kofi|Li|al|-|,|’|s|and|of|the|Dr|Moscow|NATO|who|is|a|chief|\\(|\\)|\\.|“|”|\u{2028}|\n\n)",
                "\\PC{0,6}",
            ],
            0..60,
        ),
    ) {
        let source = words.join(" ");
        let text = Text::plain(&source);
        let names: Vec<Name> = (0..text.tokens().len() as u32 / 3)
            .map(|n| Name {
                tokens: TokenRange::new(n * 3, n * 3 + 1 + n % 3),
                class: [Class::Person, Class::Location, Class::Organisation, Class::Other]
                    [n as usize % 4],
                confidence: 0.4 + 0.1 * (n % 6) as f32,
            })
            .collect();
        let pack = Pack::empty();
        let acronyms = acronym::find(&text, &[], &pack);
        for entity in link(&text, &acronyms, &[], &names, &[], &pack) {
            prop_assert!(!entity.mentions.is_empty());
            prop_assert!(entity.mentions.iter().all(|m| !m.tokens.is_empty()));
            prop_assert!(entity.mentions.is_sorted_by_key(|m| m.tokens.start));
            prop_assert!(entity.mentions.iter().any(|m| m.tokens == entity.name));
            let end = text.tokens().len() as u32;
            prop_assert!(entity.mentions.iter().all(|m| m.tokens.end.0 <= end));
            if let Some(words) = entity.introduction {
                prop_assert!(!words.is_empty() && words.end.0 <= end);
                let block = text.block_of(words.start).tokens;
                prop_assert!(block.contains(words));
            }
        }
    }
}
