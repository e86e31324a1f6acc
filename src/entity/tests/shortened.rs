//! Names that lost words or letters, and those that only look so.

use super::*;

/// In each article the `n`th occurrence of the name stands apart from the other name.
#[track_caller]
fn assert_apart(article: &str, name: &str, n: usize, other: &str) {
    let read = read(article);
    let (one, two) = (read.of(name, n), read.of(other, 0));
    assert!(two.is_some() && one != two, "{article}");
}

#[test]
fn an_acronym_has_a_letter_for_each_part_of_southeast() {
    assert_means("[L:Southeast Asia] is wet. All SEA is.", "SEA", "Southeast Asia");
    let article = "The [O:Bank of Southeast Asian Salt] lends to the BSEAS-6.";
    assert_apart(article, "BSEAS-6", 0, "Bank of");
    let article = "[L:Southern Asia] is wet. All SEA is.";
    assert_apart(article, "SEA", 0, "Southern Asia");
}

#[test]
fn a_number_in_an_acronym_is_in_its_name() {
    assert_means("The [O:Group of 27] met. The G27 waits.", "G27", "Group of 27");
    // A flight is not its airline, nor another flight.
    let article = "[O:Salt Wings] wept when SW481 fell. Then SW732 landed.";
    assert_apart(article, "SW481", 0, "Salt Wings");
    assert_apart(article, "SW732", 0, "Salt Wings");
    assert_apart(article, "SW732", 0, "SW481");
}

#[test]
fn what_everybody_knows_an_acronym_for_has_the_last_word() {
    let article = "The [O:Clean Energy Office] met. Its CEO left.";
    assert_apart(article, "CEO", 0, "Clean Energy");
    let article = "The [O:US Salt Agency] met. They flew to the USA.";
    assert_apart(article, "USA", 0, "Salt Agency");
    // Unless it has the name too.
    assert_means("The [L:United States] is big. The USA is.", "USA", "United States");
}

#[test]
fn a_defined_acronym_may_lose_its_country() {
    assert_means(
        "The SA Idle Quayside Crews (SAIQC) met. The IQC waits.",
        "IQC waits",
        "SA Idle Quayside Crews",
    );
    // The pack has CTF, but for nothing that everybody knows.
    assert_means(
        "The SA Coastal Trawler Forum (SACTF) met. The CTF waits.",
        "CTF waits",
        "SA Coastal Trawler Forum",
    );
    // Not without the acronym that shows it, nor one that readers know.
    let article = "The [O:SA Coastal Trawler Forum] met. The CTF waits.";
    assert_apart(article, "CTF", 0, "SA Coastal");
    let article = "The UK Wild Heron Organisation (UKWHO) met. The WHO waits.";
    assert_apart(article, "WHO waits", 0, "UK Wild");
}

#[test]
fn a_country_in_letters_is_its_people_where_nothing_else_is() {
    let read = read("The SA forum met. [M:South African] traders left.");
    assert_eq!(read.of("SA forum", 0), read.of("South African", 0));
    // A country that the article names is the country.
    let article = "The SA forum of [L:South Africa] met. [M:South African] traders left.";
    assert_apart(article, "SA forum", 0, "South African");
}

#[test]
fn letters_of_a_defined_acronym_change_places() {
    let article = "The African Quayside Tillage Foundation (AQTF) met. Then AQFT left.";
    assert_means(article, "AQFT", "African Quayside Tillage Foundation");
    // Two that are both defined, or one that the pack knows.
    let article = "The African Quayside Tillage Foundation (AQTF) met the African Quilt \
                   Fair Trust (AQFT).";
    assert_apart(article, "AQFT", 0, "AQTF");
    let article = "The New Taxi Organisation Alliance (NTOA) met. Then NATO left.";
    assert_apart(article, "NATO", 0, "NTOA");
}

#[test]
fn a_misspelled_name_that_nobody_found_is_one() {
    let read = read("Rain fell on [L:Tavernagh]. Tovernagh recorded two degrees.");
    assert_eq!(read.entities.len(), 1);
    // Too short, written small too, of another end.
    for article in [
        "Rain fell on [L:Kuker]. Kokar recorded two degrees.",
        "Rain fell on [L:Tavernagh]. Tovernagh recorded a tovernagh.",
        "Rain fell on [L:Saltaria]. Saltarians recorded two degrees.",
    ] {
        let read = self::read(article);
        assert_eq!(read.entities.len(), 1, "{article}");
        assert_eq!(read.entities[0].mentions.len(), 1, "{article}");
    }
}

#[test]
fn a_plus_is_a_part_of_the_name() {
    let read = read("[O:Canal+] paid. Then Canal + fell, and so did [O:CANAL+].");
    assert_eq!(read.entities.len(), 1);
    let read = self::read("[O:Vantor+] paid. Then [O:Vantor] fell. So Vantor + Saltex.");
    assert_ne!(read.of("Vantor", 0), read.of("Vantor", 1));
    assert_ne!(read.of("Vantor", 0), read.of("Vantor", 2));
}

#[test]
fn a_club_goes_by_the_last_word_of_its_name() {
    let article = "[O:Crystal Palace] won. Few like Palace's captain.";
    assert_means(article, "Palace", "Crystal Palace");
    // A better known club of that name yields, unless the article names it.
    let article = "[O:Kariobangi Sharks] of [L:Kenya] won. Then [O:Sharks] rested.";
    assert_means(article, "Sharks", "Kariobangi Sharks");
    let article = "[O:Kariobangi Sharks] met [O:Natal Sharks]. Then [O:Sharks] rested.";
    assert_apart(article, "Sharks", 2, "Kariobangi Sharks");
    // Not the first word of a sentence, another name, or the town it plays in.
    for article in [
        "[O:Crystal Palace] won. Palace guards rose.",
        "[O:Crystal Palace] won. They left for Palace Park.",
    ] {
        assert_apart(article, "Palace", 1, "Crystal Palace");
    }
    let article = "[O:Bulawayo Chiefs] won. The trip from [L:Bulawayo] was long.";
    assert_apart(article, "Bulawayo", 1, "Bulawayo Chiefs");
    let article = "[O:Athletic Bilbao] won. Many came to Bilbao by train.";
    assert_apart(article, "Bilbao", 1, "Athletic Bilbao");
}

#[test]
fn a_name_goes_on_after_the_acronym_it_begins_with() {
    for again in ["US Salt Army", "US Salt army"] {
        let read = read(&format!("The [O:US Salt Army] met. The {again} left."));
        assert_eq!(read.of(&again[3..], 0), read.of("Salt Army met", 0), "{again}");
    }
    // What is made in a country is no firm, nor does a name go on in another.
    for (after, other) in [
        ("Salt made of US steel rose.", "steel rose"),
        ("In the US [L:Steel Lake] rose.", "Steel Lake"),
        ("They left the US. Steel rose.", "Steel rose"),
    ] {
        assert_apart(&format!("[O:US Steel] fell. {after}"), other, 0, "Steel fell");
    }
}

#[test]
fn a_body_loses_the_place_before_it_or_after_it() {
    let article = "[O:Kariobangi Zonkers of Kenya] won. Then [O:Zonkers] rested.";
    assert_means(article, "Zonkers", "Kariobangi Zonkers of Kenya");
    let article = "The [M:New York Hindu Week] ended. The [M:Hindu Week] was long.";
    assert_means(article, "Hindu Week", "New York Hindu Week");
    // What every country has may be that of another.
    let article = "The [M:Fiji Independence Day] ended. The [M:Independence Day] is due.";
    assert_apart(article, "Independence Day", 1, "Fiji");
}

#[test]
fn a_faith_tells_a_league_from_others() {
    let article = "The [O:Salt Union Muslim League] won. The [O:Muslim League] rules.";
    assert_means(article, "Muslim League", "Salt Union Muslim League");
    // What every country has may be that of another.
    for body in ["Foreign Ministry", "Supreme Court", "Islamic Court"] {
        let article = format!("The [O:Saltish {body}] met. The [O:{body}] waits.");
        assert_apart(&article, body, 1, "Saltish");
    }
}

#[test]
fn words_that_add_nothing_go() {
    let article = "[O:Salt Vision International] paid. [O:Salt Vision] did.";
    assert_means(article, "Salt Vision", "Salt Vision International");
    let article = "[O:Salt International] paid. [M:Salt] did.";
    assert_apart(article, "Salt", 1, "Salt International");
    let article = "[O:Vantoria University] paid. [O:Vantoria] did.";
    assert_means(article, "Vantoria", "Vantoria University");
    let article = "[O:Oxford University] paid. [L:Oxford] did.";
    assert_apart(article, "Oxford", 1, "Oxford University");
    // Those who belong to a firm are not the firm.
    for members in ["Workers United", "Pilots Guild", "Victims Support Trust"] {
        let article = format!("[O:Vantor {members}] met. [O:Vantor] paid.");
        assert_apart(&article, "Vantor", 1, members);
    }
}

#[test]
fn what_has_the_letters_of_an_acronym_is_no_surname() {
    let article = "The Kola Saltex Union (Kosaltu) met. Then [P:Kosaltu] left.";
    assert_means(article, "Kosaltu", "Kola Saltex Union");
    let article = "The National Union (Nu) met. [P:Maung Nu] came. Then [P:Nu] left.";
    assert_means(article, "Nu", "Maung Nu");
}

#[test]
fn spaces_and_particles_come_and_go() {
    let read = read("[L:South Vantoria] is dry. In [P:SouthVantoria] it rained.");
    assert_eq!(read.entities.len(), 1);
    let read = self::read("[P:Zia-ul-Makatib] met. [P:Ziaul Makatib] left.");
    assert_eq!(read.entities.len(), 1);
    let read = self::read("[L:Jordan] is dry. [P:Ana Jordán] left. [P:Jordán] is gone.");
    assert_eq!(read.entities.len(), 2);
}

#[test]
fn other_names_show_where_a_name_ends() {
    let article =
        "Salt Air Sign Big Deal With Vantor Today\n\nThe firm [O:Salt Air] fell.";
    let marked =
        article.replacen("Salt Air Sign Big Deal", "[O:Salt Air Sign Big Deal]", 1);
    let read = read(&marked);
    assert_eq!(read.of("Salt Air", 0), read.of("Salt Air", 1));
    // A body of its own by its next word.
    let marked = "[O:Salt Air University] Signs a Deal With Vantor\n\n[O:Salt Air] fell.";
    assert_apart(marked, "Salt Air", 1, "Salt Air University");
}

#[test]
fn a_name_has_the_other_half_that_the_article_shows() {
    let article = "The [L:New Salt Fashion] Week met. The [M:Fashion Week] waits.";
    assert_eq!(read(article).name("New Salt", 0), "New Salt Fashion Week");
    // Not if readers know the first half, or the other is a person.
    let article = "In [L:New York] Week is due. The [M:York Week] waits.";
    assert_eq!(read(article).name("New York", 0), "New York");
    let article = "The [L:New Salt Kato] Okello met. [P:Kato Okello] waits.";
    assert_ne!(read(article).name("New Salt", 0), "New Salt Kato Okello");
}

#[test]
fn a_name_is_without_the_country_if_the_pack_has_it_so() {
    let article = "[O:Kariobangi Sharks of Kenya] won.";
    assert_eq!(read(article).name("Kariobangi", 0), "Kariobangi Sharks");
    // One of many, and a country by its form of government.
    for name in ["O:Catholic University of Angola", "L:Free State of Bavaria"] {
        let read = read(&format!("The [{name}] met."));
        assert_eq!(read.name(&name[2..6], 0), &name[2..]);
    }
}

#[test]
fn figures_after_a_name_are_its_own_unless_measured_or_scored() {
    let read = read("[O:Salt River Zonkers] won. It was [M:Zonkers 15].");
    assert_eq!(read.entities.len(), 1);
    let read = self::read("It rained in [M:Saltby 1.2], [M:Saltby 0.4] or more.");
    assert_eq!(read.entities.len(), 1);
    let article = "They sell [M:Vantor 3] and [M:Vantor 4] now.";
    assert_apart(article, "Vantor 3", 0, "Vantor 4");
}
