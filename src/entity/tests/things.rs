//! Short names, other names and spellings of organisations, places and all else.

use super::*;

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

#[test]
fn what_the_pack_calls_otherwise_is_found_though_the_tagger_missed_it() {
    let read = read("The [O:Federal Reserve] met. On Monday the Fed raised rates.");
    assert_eq!(read.name("Fed raised", 0), "Federal Reserve");
    let read = self::read("The [O:Federal Reserve] met. Fed up, its head left.");
    assert!(read.of("Fed up", 0).is_none());
    // Alone it stays what it was: nothing.
    let read = self::read("On Monday the Fed raised rates.");
    assert!(read.of("Fed", 0).is_none());
    // An office is no name, wherever the article has its short form.
    let read =
        self::read("The PM spoke. Two Prime Ministers left, a prime minister came.");
    assert_eq!(read.name("PM", 0), "Prime Ministers");
    assert!(read.of("prime minister", 0).is_none());
}

#[test]
fn an_acronym_meets_its_long_form_in_small_letters() {
    let read = read("She owns a TV. But television bores her, she said.");
    assert_eq!(read.name("TV", 0), "television");
    let read =
        self::read("[O:Salt Television Board] owns a TV. But television bores it.");
    assert_eq!(read.name("TV", 0), "television");
    // Two long forms of one acronym: nothing decides.
    let read =
        self::read("The MP rose. A member of parliament and a military policeman sat.");
    assert_eq!(read.of("MP", 0), read.of("member of parliament", 0));
    let read = self::read("The GP left. A general practitioner saw the grand prix.");
    assert!(read.of("general practitioner", 0).is_none());
}

#[test]
fn a_coined_word_stands_for_the_body_it_ends_or_begins() {
    assert_means(
        "The [O:Salt River Zonkers] won. The [P:Zonkers] had lost before.",
        "Zonkers",
        "Salt River Zonkers",
    );
    assert_means(
        "[O:Vantoria Capital] grew. But [P:Vantoria] is in debt.",
        "Vantoria",
        "Vantoria Capital",
    );
    // The place a body sits at is no body.
    let read = read("The [O:Police Station Saltmulla] burned. All [L:Saltmulla] saw it.");
    assert_eq!(read.name("Saltmulla", 1), "Saltmulla");
    // The surer of two long forms wins; of two as sure none does.
    assert_means(
        "[O:Vantor Group] met [O:Vantor Energy Africa]. [O:Vantor] left.",
        "Vantor",
        "Vantor Group",
    );
}

#[test]
fn small_words_come_and_go_in_the_names_of_bodies() {
    assert_means(
        "The [O:Voice for All Salters Union] met. The [O:Voice Salters Union] left.",
        "Voice Salters Union",
        "Voice for All Salters Union",
    );
    let read = read("The [O:Bank of Salt] met the [O:Bank of Salt Lake].");
    assert_eq!(read.name("Bank of Salt Lake", 0), "Bank of Salt Lake");
    assert_eq!(read.name("Bank of Salt", 0), "Bank of Salt");
}

#[test]
fn a_body_may_lose_the_country_it_is_of() {
    assert_means(
        "The [O:Salt Bank of Fiji] met. The [O:Salt Bank] waits.",
        "Salt Bank",
        "Salt Bank of Fiji",
    );
    assert_means(
        "The [O:SA Quayside Trawler Forum] met. They told the QTF no.",
        "QTF",
        "SA Quayside Trawler Forum",
    );
    let read = read("The [O:Australian Financial Complaints Authority] met the FCA.");
    assert_eq!(read.name("FCA", 0), "FCA");
    let read = self::read(
        "The [O:Salt Bank of Fiji] met the [O:Salt Bank of India]. The [O:Salt Bank] waits.",
    );
    assert_eq!(read.name("Salt Bank", 2), "Salt Bank");
}

#[test]
fn the_central_bank_is_that_of_the_article() {
    assert_means(
        "The [O:Bank of Ghana] met. Nobody asked the [O:Central Bank].",
        "Central Bank",
        "Bank of Ghana",
    );
    let read = read(
        "The [O:Bank of Ghana] met the [O:Bank of England]. Nobody asked the [O:Central Bank].",
    );
    assert_eq!(read.name("Central Bank", 0), "Central Bank");
}

#[test]
fn two_names_that_each_prove_nothing_prove_one_another() {
    assert_means(
        "The [L:Golan Heights] are cold; the [L:Golan] is.",
        "Golan is",
        "Golan Heights",
    );
}

#[test]
fn counts_and_figures_are_no_part_of_a_name() {
    let read = read(
        "The [O:Zonkers] won. Of [O:14 Zonkers] two fell; it was the [O:Zonkers 3].",
    );
    assert_eq!(read.entities.len(), 1);
    let read =
        self::read("Rain: [L:Saltby 4.4mm], Salton 2.1mm. In [L:Saltby] it is wet.");
    assert_eq!(read.name("Saltby", 1), "Saltby");
    assert_eq!(read.of("Saltby", 0), read.of("Saltby", 1));
    for name in ["12 Monkeys", "Apollo 11", "Channel 4", "Saltsat-2"] {
        let read = self::read(&format!("They saw [M:{name}] twice."));
        assert_eq!(read.name(name, 0), name);
    }
}

#[test]
fn what_the_article_says_is_also_called_otherwise_is_one() {
    for said in [", also called", " (formerly known as the", ", better known as", " (aka"]
    {
        let read = read(&format!("The [L:Salt Islands]{said} [L:Salina] are dry."));
        assert_eq!(read.name("Salina", 0), "Salt Islands", "{said}");
    }
    for said in
        [" near", ", where a village called", ", as well as", " is a place called"]
    {
        let read = read(&format!("The [L:Salt Islands]{said} [L:Salina] are dry."));
        assert_eq!(read.name("Salina", 0), "Salina", "{said}");
    }
    let read = read("The whip, [P:Ana Reyes], called [P:Kofi Osei] a liar.");
    assert_eq!(read.entities.len(), 2);
    // Of another class: a firm in a country.
    let read = self::read("In [L:Saltland], formerly called [O:Vantor], it rains.");
    assert_eq!(read.name("Vantor", 0), "Vantor");
}

#[test]
fn a_form_read_in_two_ways_is_one_unless_somebody_bears_it() {
    let read = read("[O:Foxconn] grew. It was [P:Foxconn] that paid.");
    assert_eq!(read.of("Foxconn", 0), read.of("Foxconn", 1));
    let read =
        self::read("[O:Tesla] grew. [P:Nikola Tesla] slept. It was [P:Tesla] who won.");
    assert_ne!(read.of("Tesla", 0), read.of("Tesla", 2));
}

#[test]
fn a_slip_of_a_letter_joins_what_the_tagger_took_for_two_things() {
    let read = read("The [M:Saltaratis] came. Then the [P:Saltratis] left.");
    assert_eq!(read.entities.len(), 1);
    // But not a place and its people, nor a body and somebody's whole name.
    let read = self::read("The [M:Saltarians] left [L:Saltaria].");
    assert_eq!(read.entities.len(), 2);
}

#[test]
fn a_body_goes_on_after_the_apostrophe_of_a_plural() {
    let read =
        read("The [O:Salt Workers]' Movement met. The Salt Workers' Movement left.");
    assert_eq!(read.entities.len(), 1);
    assert_eq!(read.name("Salt Workers", 0), "Salt Workers' Movement");
    // What a known group has is not the group.
    let read = self::read("The [O:Houthis]' Ministry of Salt met.");
    assert_eq!(read.name("Houthis", 0), "Houthis");
}

#[test]
fn two_things_that_the_pack_knows_are_two() {
    let read = read("Fans of [O:Boca Juniors and River Plate] met in the town.");
    assert_eq!(read.name("River Plate", 0), "River Plate");
    // But not a whole that the pack knows, nor what an "of" holds together.
    for whole in ["Trinidad and Tobago", "Bank of Ghana and Nigeria"] {
        let read = self::read(&format!("The people of the [O:{whole}] waited."));
        assert_eq!(read.name(whole, 0), whole);
    }
}
