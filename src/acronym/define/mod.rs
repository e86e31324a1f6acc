//! What the article itself says a short form stands for.
//!
//! Two questions, asked one after the other. Where does an article define a short form:
//! in brackets behind the long form or before it ([`bracket`]), or by a phrase
//! ([`phrase`]: "or CENTCOM", "which stands for"). And how far does the long form
//! reach: as far as its letters spell the short form at the least cost ([`align`]), or,
//! for a short form that comes from another language ("Nationalist Party (KMT)"), as
//! far as the name does ([`named`]). A pair that is not sure is left out: a wrong
//! definition is worse than none.

mod align;
mod bracket;
mod named;
mod phrase;
mod reach;
mod short;
mod symbol;

use super::Acronym;
use crate::knowledge::{Known, Pack};
use crate::name::Name;
use crate::text::{Text, TokenRange};

/// The article's own words for a short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The short form where it is defined.
    pub short: TokenRange,
    /// The long form.
    pub long: TokenRange,
}

/// What the rules look at.
#[derive(Clone, Copy)]
struct Scene<'a> {
    text: &'a Text,
    names: &'a [Name],
    known: &'a [Known],
    pack: &'a Pack,
}

/// The definitions that `text` gives of its short forms, in the order of the short
/// forms. Long and short form share no token and lie in one block.
#[inline(never)]
pub fn define(
    text: &Text,
    acronyms: &[Acronym],
    names: &[Name],
    known: &[Known],
    pack: &Pack,
) -> Vec<Definition> {
    let scene = Scene { text, names, known, pack };
    let mut found = Vec::new();
    bracket::definitions(scene, &mut found);
    phrase::definitions(scene, acronyms, &mut found);
    for definition in &mut found {
        definition.long = trimmed(text, definition.long);
        definition.long = completed(scene, *definition);
    }
    found.sort_by_key(|definition| definition.short);
    found.dedup_by(|b, a| b.short.overlaps(a.short));
    found
}

/// The long form with the words before it that belong to the same name. The letters of
/// *CENTCOM* spell "Central Command", but where the article has "US Central Command" and
/// the pack knows that as a name of what it knows as CENTCOM, the whole is the long form.
fn completed(scene: Scene, definition: Definition) -> TokenRange {
    let Definition { short, long } = definition;
    let at = |tokens: TokenRange| {
        let before =
            scene.known.partition_point(|known| known.tokens.end <= tokens.start);
        scene.known.get(before)
    };
    let entries = |known: &Known| {
        scene.pack.links(known.posting).map(|link| link.entry).collect::<Vec<_>>()
    };
    let Some(whole) = at(long)
        .filter(|known| known.tokens.end == long.end && known.tokens.start < long.start)
    else {
        return long;
    };
    let same = at(short).filter(|known| known.tokens == short).is_some_and(|known| {
        let bearers = entries(known);
        entries(whole).iter().any(|entry| bearers.contains(entry))
    });
    if same { whole.tokens } else { long }
}

/// A long form without the marks and the possessive that end it.
fn trimmed(text: &Text, mut long: TokenRange) -> TokenRange {
    while let Some(last) = long.last()
        && last > long.start
    {
        let possessive = text.str_at(last) == "s"
            && text[last].glued()
            && last.before().is_some_and(|b| matches!(text.str_at(b), "'" | "’"));
        let mark = matches!(
            text.str_at(last),
            "'" | "’" | "”" | "\"" | "," | "–" | "—" | "-" | ":" | "»"
        );
        if !possessive && !mark {
            break;
        }
        long.end = last;
    }
    long
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acronym::find;
    use proptest::prelude::*;

    fn defined(source: &str) -> Vec<(String, String)> {
        let text = Text::plain(source);
        let pack = Pack::empty();
        let acronyms = find(&text, &[], &pack);
        let words = |tokens| text.str_of(tokens).to_owned();
        define(&text, &acronyms, &[], &[], &pack)
            .iter()
            .map(|d| (words(d.short), words(d.long)))
            .collect()
    }

    #[test]
    fn the_pack_completes_a_name_whose_end_the_letters_spell() {
        let pack = Pack::embedded().unwrap();
        let long = |source: &str| {
            let text = Text::plain(source);
            let known = crate::knowledge::recognise(&text, &pack);
            let acronyms = find(&text, &known, &pack);
            let found = define(&text, &acronyms, &[], &known, &pack);
            text.str_of(found[0].long).to_owned()
        };
        assert_eq!(long("said US Central Command (CENTCOM)"), "US Central Command");
        assert_eq!(long("said the Central Command (CENTCOM)"), "Central Command");
    }

    /// Texts with the one definition they give, or none.
    const CASES: &[(&str, Option<(&str, &str)>)] = &[
        // long form, short form in brackets
        ("the Bank of Gavaria (BoG) said", Some(("BoG", "Bank of Gavaria"))),
        ("Opal Mines of Perth (OMP: 12) fell", None),
        ("Asian Steel Works (ASW: STL) fell", None),
        (
            "many non-governmental organisations (NGOs) left",
            Some(("NGOs", "non-governmental organisations")),
        ),
        ("the Village Guard’s Union (VGU)", Some(("VGU", "Village Guard’s Union"))),
        (
            "the Ministry of the Interior's (MOI) report",
            Some(("MOI", "Ministry of the Interior")),
        ),
        (
            "the Food and Soil Agency (“FSA”, the regulator)",
            Some(("FSA", "Food and Soil Agency")),
        ),
        ("the risk (blood-brain barrier, BBB) is", Some(("BBB", "blood-brain barrier"))),
        (
            "levels of prostaglandin F2alpha (PGF2alpha) rose",
            Some(("PGF2alpha", "prostaglandin F2alpha")),
        ),
        ("of 2,4-dinitrophenyl (DNP) in water", Some(("DNP", "2,4-dinitrophenyl"))),
        (
            "with neural cell adhesion molecule L1 (L1CAM)",
            Some(("L1CAM", "cell adhesion molecule L1")),
        ),
        // short form, long form in brackets
        ("CENTCOM (Central Command) said", Some(("CENTCOM", "Central Command"))),
        // a short form of another language: the whole name of a body
        ("the Nationalist Party (KMT) lost", Some(("KMT", "Nationalist Party"))),
        (
            "the Gavarian Institute of Social Security (IESS)",
            Some(("IESS", "Gavarian Institute of Social Security")),
        ),
        (
            "the Director General of the National Police (DTK)",
            Some(("DTK", "National Police")),
        ),
        (
            "The Geological and Seismic Observatory of Gava (Ogesiga) opened. Ogesiga is",
            Some(("Ogesiga", "Geological and Seismic Observatory of Gava")),
        ),
        ("the Early Rain System (SALT) is new", Some(("SALT", "Early Rain System"))),
        (
            "the Open Camps for Training, Peace and Work (ETPT in Spanish), run by",
            Some(("ETPT", "Open Camps for Training, Peace and Work")),
        ),
        (
            "the Free Gava Front (FLG, for its initials in French) left",
            Some(("FLG", "Free Gava Front")),
        ),
        ("the book Silent Rivers (sold in Spanish) is", None),
        // each half, each item its letter
        (
            "the Gava Land Development Agency (GLDA-NEPAD) said",
            Some(("GLDA-NEPAD", "Gava Land Development Agency")),
        ),
        (
            "studies in science, technology, engineering, and mathematics (STEM) are",
            Some(("STEM", "science, technology, engineering, and mathematics")),
        ),
        ("in Salta, Tarija, Oruro and Potosí (STOX) it", None),
        ("Joe Bidder (US) and Ana Roy (GBR) won", None),
        ("the University of Gava (UK) said", None),
        // in words
        ("the Central Command, or CENTCOM, said", Some(("CENTCOM", "Central Command"))),
        (
            "the NDRA, which stands for National Dam Repair Agency, said",
            Some(("NDRA", "National Dam Repair Agency")),
        ),
        ("the National Dam Repair Agency, also known as the NDRA, said", None),
        (
            "the EUV, which stands for extreme ultraviolet, is",
            Some(("EUV", "extreme ultraviolet")),
        ),
        ("the EUV, extreme ultraviolet, is", None),
        (
            "Premature dental contractions, popularly known as PDCs, hurt",
            Some(("PDCs", "Premature dental contractions")),
        ),
        ("Premature dental loss, popularly known as PDCs, hurts", None),
        // an article is no letter of another language's
        (
            "The Superior Electoral Tribunal (TSE) met",
            Some(("TSE", "Superior Electoral Tribunal")),
        ),
        ("The Salt Group (TSG) met", Some(("TSG", "The Salt Group"))),
        ("the army, or MPs, said", None),
        // a number, a quantity or a prefix out of its place
        (
            "the 20-item Toronto Mood Scale (TMS-20) was",
            Some(("TMS-20", "20-item Toronto Mood Scale")),
        ),
        (
            "the 12-item Toronto Mood Scale (TMS-20) was",
            Some(("TMS-20", "Toronto Mood Scale")),
        ),
        ("a wall resistance (Rw) of", Some(("Rw", "wall resistance"))),
        ("the water of wells (Rw) is", None),
        ("the fast Na+ current (INa) in", Some(("INa", "Na+ current"))),
        ("the fast Na+ channel (INa) in", None),
        (
            "by guanosine 3',5'-cyclic monophosphate (cGMP) in",
            Some(("cGMP", "guanosine 3',5'-cyclic monophosphate")),
        ),
        ("of 17 beta-oestradiol (E2) in", Some(("E2", "17 beta-oestradiol"))),
        ("of all 17 oestradiols (E2) in", Some(("E2", "oestradiols"))),
        ("of glutathione (GSH) in", Some(("GSH", "glutathione"))),
        // one bracket in another, two short forms in one, a letter that says which
        (
            "of lactic kinase concentration ([LK]) in",
            Some(("LK", "lactic kinase concentration")),
        ),
        (
            "by polymer chain repair (PCR or RT-PCR) in",
            Some(("PCR", "polymer chain repair")),
        ),
        ("the PCR or RT-PCR of", None),
        ("the Toronto Mood Scale (TMS-R) was", Some(("TMS-R", "Toronto Mood Scale"))),
        ("the Total Ship Scale (TMS-R) was", None),
        // the kind of thing, and small letters, before the long form in brackets
        (
            "EMLA cream (Eutectic Mixture of Local Agents) is",
            Some(("EMLA", "Eutectic Mixture of Local Agents")),
        ),
        ("NOMA talks (no one has any matter) ended", None),
        ("of rh (recombinant human) growth", Some(("rh", "recombinant human"))),
        ("a rh (recombined and humane) growth", None),
        // letters that are there by chance
        ("on the Work Index (1997b) they", None),
        ("of B7 molecules (B7+) in", None),
        ("they were TEN test positive (TEN+) in", Some(("TEN+", "TEN test positive"))),
        ("of lactic kinase ([LK]i) in", None),
        ("Fine air pressure was measured very often (Finapres) in", None),
        ("patients of the control group (PG)", None),
        ("by the tide of events (BTO)", None),
        ("the University (UNES) opened", None),
        ("GM1 ganglioside (GM1) binds", None),
        ("painters were asked (P = 0.003)", None),
    ];

    #[test]
    fn every_pattern_gives_its_pair_and_its_counter_example_none() {
        for (source, want) in CASES {
            let got = defined(source);
            let got = got.first().map(|(s, l)| (s.as_str(), l.as_str()));
            assert_eq!(got, *want, "{source}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_disjoint_pairs_in_one_block(source in any::<String>()) {
            check(&source)?;
        }

        #[test]
        fn brackets_in_any_order_do_no_harm(
            source in "([A-Z][a-z]{0,5}|[A-Z]{1,5}|of|and|or|,|;|[()\\[\\]’“”=]|-|[0-9]| |\n\n){0,40}"
        ) {
            check(&source)?;
        }
    }

    fn check(source: &str) -> Result<(), TestCaseError> {
        let text = Text::plain(source);
        let pack = Pack::empty();
        let acronyms = find(&text, &[], &pack);
        for Definition { short, long } in define(&text, &acronyms, &[], &[], &pack) {
            prop_assert!(!short.is_empty() && !long.is_empty() && !short.overlaps(long));
            let block = text.block_of(short.start).tokens;
            prop_assert!(block.contains(short) && block.contains(long));
        }
        Ok(())
    }
}
