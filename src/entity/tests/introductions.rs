//! How the article introduces people and things.

use super::*;

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
fn the_verb_of_a_headline_is_no_part_of_an_office() {
    assert_introduced("Says Salt President [P:Ana Reyes]", "Ana Reyes", "Salt President");
    assert_introduced("Warns Court Clerk [P:Ana Reyes]", "Ana Reyes", "Court Clerk");
    assert_introduced(
        "[P:Ana Reyes], whose firm makes salt, left.",
        "Ana Reyes",
        "whose firm makes salt",
    );
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
        ("It left [L:Saltby], the town council said on Monday.", "Saltby", ""),
        ("It met [L:Peru], the National Salt Board (NSB) and others.", "Peru", ""),
        (
            "It met [O:Vantor], the salt agency of Peru, and others.",
            "Vantor",
            "the salt agency of Peru",
        ),
        ("They are from [L:Saltby], whose only son had died.", "Saltby", ""),
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
