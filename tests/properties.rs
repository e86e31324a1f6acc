//! What must hold for any text: any Unicode in, valid places out, never a panic.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/check.rs"]
mod check;
#[path = "support/pack.rs"]
mod pack;
// The layout of the pack, as both of its sides have it.
#[allow(dead_code)]
#[path = "../src/knowledge/format.rs"]
mod format;

use check::check;
use glossator::page::{Features, Group, PageTraits, Role};
use glossator::{Block, Options, Pack, Page, Reader};
use proptest::prelude::*;
use std::sync::{LazyLock, Mutex};

/// A reader that has read every page of these tests before the one it reads.
static USED: LazyLock<Mutex<Reader>> = LazyLock::new(|| Mutex::new(fresh()));

fn fresh() -> Reader {
    Reader::new(Pack::embedded().unwrap())
}

/// Pieces that rules of English, of names and of brackets take hold of, and characters
/// that upset offsets.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "US Central Command", "CENTCOM", "(CENTCOM)", "centcom", "the Nationalist Party", "KMT",
    "(KMT)", "U.S.", "U.N", "MQ-9s", "S-400", "COVID-19", "Nato", "Mr", "President", "Lt. Gen.",
    "Michael Kurilla", "Kurilla", "Kurilla’s", "al-Assad", "de la Cruz", "Idlib", "ISIL", "or",
    "which stands for", "known as", "formerly", "said", "a", "the", "chief", "of", ",", ".", "?",
    "(", ")", "[", "“", "”", "'s", "’s", "–", "—", "-", "/", ":", ";", "&", "\n", "\r\n", "\n\n",
    "\u{2028}", "\t", "\u{a0}", " ", " ", " ", " ", "\u{ad}", "\u{200b}", "\u{200d}", "\u{feff}",
    "\u{301}", "🙂", "👩‍👩‍👧", "🇺🇳", "é", "ﬁ", "İ", "ß", "ǅ", "𝐔𝐍", "中央司令部", "قسد", "\u{202e}", "٣",
    "WHAT HAPPENS NEXT", "XIV", "9:30 a.m. GMT", "US$30m", "₦4bn", "100km/h", "\0",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..60);
    let glue = prop_oneof![4 => Just(" "), 1 => Just("")];
    prop_oneof![
        1 => any::<String>(),
        1 => "[A-Z][A-Za-z.’'()-]{0,9}( [A-Za-z.’'()-]{1,9}){0,30}",
        4 => (pieces, glue).prop_map(|(pieces, glue)| pieces.join(glue)),
    ]
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(vec![
        Role::Title,
        Role::Heading,
        Role::Paragraph,
        Role::ListItem,
        Role::Quotation,
        Role::Caption,
        Role::Cell,
        Role::Other,
    ])
}

/// A block whose features need not be true of it.
fn block() -> impl Strategy<Value = Block> {
    let number = || prop_oneof![3 => 0..200u32, 1 => any::<u32>()];
    (text(), role(), number(), number(), prop_oneof![9 => 0..6u32, 1 => any::<u32>()])
        .prop_map(|(text, role, link, emphasis, group)| Block {
            text,
            role,
            features: Features { link, emphasis, group },
        })
}

/// An element whose parent may be missing, later or itself.
fn group() -> impl Strategy<Value = Group> {
    const TAGS: &[&str] = &["article", "nav", "div", "aside", "p", "", "🙂"];
    const NAMES: &[&str] = &["related", "comments", "article-body", "hidden", "İ", ""];
    let parent = prop_oneof![9 => 0..6u32, 1 => any::<u32>()];
    (parent, prop::sample::select(TAGS), prop::sample::select(NAMES)).prop_map(
        |(parent, tag, names)| Group { parent, tag: tag.into(), names: names.into() },
    )
}

fn page() -> impl Strategy<Value = Page> {
    let traits = any::<[bool; 4]>().prop_map(|[password, editor, article, product]| {
        PageTraits { password, editor, article, product }
    });
    let claims = prop::option::of(prop::sample::select(vec!["en", "de", "", "x-🙂"]));
    let url = prop::option::of(prop_oneof![
        Just("https://news.example/a/b".to_owned()),
        any::<String>()
    ]);
    let groups = prop_oneof![Just(Vec::new()), prop::collection::vec(group(), 1..6)];
    let blocks = prop::collection::vec(block(), 0..8);
    (traits, claims, url, any::<bool>(), groups, blocks).prop_map(
        |(traits, language, url, asked, groups, blocks)| Page {
            url,
            language: language.map(str::to_owned),
            title: None,
            traits,
            asked,
            groups,
            blocks,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_gives_valid_places_and_leaves_nothing_behind(page in page()) {
        let found = USED.lock().unwrap().annotate(&page, &Options::default());
        check(&page, &found).map_err(TestCaseError::fail)?;
        prop_assert_eq!(&found, &fresh().annotate(&page, &Options::default()));
    }

    #[test]
    fn a_page_that_was_asked_for_is_read_to_the_same_rules(mut page in page()) {
        page.asked = true;
        page.language = Some("en".to_owned());
        page.groups.clear();
        let found = USED.lock().unwrap().annotate(&page, &Options::default());
        check(&page, &found).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn plain_text_knows_where_its_blocks_start(text in text()) {
        let (page, starts) = Page::from_text(&text);
        prop_assert_eq!(page.blocks.len(), starts.len());
        let mut end = 0;
        for (block, &start) in page.blocks.iter().zip(&starts) {
            prop_assert!(end <= start);
            end = start + block.text.len();
            prop_assert_eq!(text.get(start..end), Some(block.text.as_str()));
            prop_assert_eq!(block.text.trim(), block.text.as_str());
            prop_assert!(!block.text.is_empty());
        }
        let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).count();
        let kept: usize = page.blocks.iter().map(|block| letters(&block.text)).sum();
        prop_assert_eq!(kept, letters(&text));
    }

    #[test]
    fn bytes_that_are_no_pack_are_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        prop_assert!(Pack::new(bytes).is_err());
    }

    #[test]
    fn a_pack_that_was_cut_or_changed_is_refused(at in any::<prop::sample::Index>()) {
        let at = at.index(PACK.len());
        prop_assert!(Pack::new(&PACK[..at]).is_err(), "cut at {}", at);
        let mut changed = PACK.clone();
        changed[at] ^= 1;
        prop_assert!(Pack::new(changed).is_err(), "changed at {}", at);
    }

    // The index is left whole: the crate that reads it trusts what passed the checksum.
    #[test]
    fn a_pack_of_nonsense_behind_a_good_checksum_upsets_nobody(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        section in prop::option::of((8..format::SECTIONS * 8, any::<u8>())),
    ) {
        let mut bytes = PACK.clone();
        let number = |at: usize| u32::from_le_bytes(*PACK[at..].first_chunk().unwrap());
        let index = (number(SUMMED) + number(SUMMED + 4)) as usize;
        for (at, byte) in changes {
            let at = index + at.index(bytes.len() - index);
            bytes[at] = byte;
        }
        if let Some((at, byte)) = section {
            bytes[SUMMED + at] = byte;
        }
        let sum = format::checksum(&bytes[SUMMED..]).to_le_bytes();
        bytes[SUMMED - sum.len()..SUMMED].copy_from_slice(&sum);
        if let Ok(pack) = Pack::new(bytes) {
            let (page, _) = Page::from_text(WORDS);
            Reader::new(pack).annotate(&page, &Options::default());
        }
    }
}

/// A pack of a part of data/: small, so that a change of few bytes changes what is read.
static PACK: LazyLock<Vec<u8>> = LazyLock::new(|| pack::thinned(20));

/// Where the checksum begins to count.
const SUMMED: usize = format::HEADER - format::SECTIONS * 8;

/// Countries and capitals, which every pack knows.
const WORDS: &str = "Talks in Paris\n\nThe UK, the US and the Syrian, Kenyan and Brazilian \
    delegations met in Vienna before they flew to New Delhi, Kuala Lumpur and Addis Ababa. \
    The DRC, the UAE and Papua New Guinea (PNG) said on Monday that they were with them.";
