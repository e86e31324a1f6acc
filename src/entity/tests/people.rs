//! Who is who among people.

use super::*;

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
fn a_particle_ties_the_surname_that_the_tagger_cut_off() {
    assert_means(
        "[P:Helena Dias] do Amaral spoke. At noon [P:Amaral] left.",
        "Amaral",
        "Helena Dias do Amaral",
    );
    // Not over a verb or to the next name of a list.
    let read = read("[P:Helena Dias] and [P:Rui Amaral] met. So do Amaral and [P:Dias].");
    assert_eq!(read.name("Helena Dias", 0), "Helena Dias");
}
