//! One comparison for each fact table but that of people.

use super::Disagreement;
use super::ours::Ours;
use super::same::{country, key, same_year, year, year_after};
use crate::import::Countries;
use std::collections::{BTreeMap, BTreeSet};

/// A row of a fact table, cells by column.
pub(super) type Theirs = BTreeMap<String, String>;

/// How the folded names of bodies begin that every state has.
const GENERIC: [&str; 5] = [
    "ministry ", "department ", "prime minister", "national assembly",
    "house representatives",
];

/// Our rows against one fact table.
pub(super) type Comparison = fn(&[&Ours], &[Theirs], &Countries) -> Vec<Disagreement>;

/// Which kinds of ours may stand for a kind of the sources: by class, and more kinds. A
/// kind that is not listed is too vague to judge by.
const KINDS: [(&str, &[&str], &[&str]); 18] = [
    ("party", &[], &["party", "alliance", "movement", "armed group"]),
    ("political party", &[], &["party", "alliance", "movement", "armed group"]),
    ("armed group", &["group"], &["party", "armed forces", "military unit"]),
    ("armed group or faction", &["group"], &["party", "armed forces", "military unit"]),
    ("military", &["group", "organisation"], &[]),
    ("police", &["group", "organisation"], &[]),
    ("company", &["organisation"], &[]),
    ("government body", &["organisation"], &[]),
    ("US government agency", &["organisation"], &[]),
    ("university or school", &["organisation"], &[]),
    ("research facility", &["organisation"], &["programme", "project"]),
    ("health body", &["organisation"], &["programme"]),
    ("non-profit", &["group", "organisation"], &[]),
    ("pressure group", &["group", "organisation"], &[]),
    ("international organisation", &["group", "organisation"], &[]),
    ("currency", &[], &["currency", "unit"]),
    ("US state or territory", &["place"], &[]),
    ("person", &["person"], &["title", "rank"]),
];

/// Kinds of place of ours, and how the kinds of the sources that are the same contain.
const PLACES: [(&[&str], &[&str]); 8] = [
    (&["city", "town", "village", "capital"], &["city", "town", "village", "capital"]),
    (&["river"], &["river"]),
    (&["lake"], &["lake", "reservoir"]),
    (&["island", "islands"], &["island", "archipelago", "atoll"]),
    (&["mountain", "mountain range"], &["mountain", "range", "volcano"]),
    (&["desert"], &["desert"]),
    (
        &["division", "state", "governorate", "prefecture", "department", "canton"],
        &[
            "province", "state", "governorate", "prefecture", "department", "canton",
            "first-order division",
        ],
    ),
    (&["county", "district", "municipality"], &["county", "district", "municipality"]),
];

/// Whether our kind may stand for the source's; nothing if that is not for us to judge.
fn fits(row: &Ours, theirs: &str) -> Option<bool> {
    let (_, classes, kinds) = KINDS.iter().find(|(kind, ..)| *kind == theirs)?;
    Some(classes.contains(&row.class.as_str()) || kinds.contains(&row.kind.as_str()))
}

/// The disagreement about the country, unless one of the rows has one of ours.
pub(super) fn countries_differ<'t>(
    row: &Ours,
    column: &str,
    theirs: impl Iterator<Item = &'t Theirs>,
    known: &Countries,
    source: &'static str,
) -> Option<Disagreement> {
    let named: BTreeSet<&str> = theirs
        .flat_map(|theirs| theirs[column].split("; "))
        .filter_map(|name| country(known, name))
        .collect();
    let same = row.scope.iter().any(|scope| named.contains(scope.as_str()));
    if row.scope.is_empty() || named.is_empty() || same {
        return None;
    }
    let named: Vec<&str> = named.into_iter().collect();
    Some(row.disagrees("scope", row.scope.join("; "), named.join("; "), source))
}

/// Rows of a table by a key of theirs.
pub(super) fn by_key(
    theirs: &[Theirs],
    of: impl Fn(&Theirs) -> String,
) -> BTreeMap<String, Vec<&Theirs>> {
    let mut map: BTreeMap<String, Vec<&Theirs>> = BTreeMap::new();
    for row in theirs {
        map.entry(of(row)).or_default().push(row);
    }
    map
}

/// Names of bodies that say of which country they are: those by which the rows of a
/// source, and ours, mean bodies of one country only. Every state has a ministry of health.
struct Telling(BTreeMap<String, BTreeSet<String>>);

impl Telling {
    fn of(ours: &[&Ours], theirs: &[Theirs], name: &str, land: &str) -> Telling {
        let mut lands: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in theirs.iter().filter(|row| !row[land].is_empty()) {
            lands.entry(key(&row[name])).or_default().insert(row[land].clone());
        }
        lands.retain(|name, lands| {
            lands.len() == 1 && !GENERIC.iter().any(|g| name.starts_with(g))
        });
        let mut own: BTreeMap<String, BTreeSet<&[String]>> = BTreeMap::new();
        for row in ours {
            own.entry(key(&row.name)).or_default().insert(&row.scope);
        }
        lands.retain(|name, _| own.get(name).is_none_or(|scopes| scopes.len() == 1));
        Telling(lands)
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains_key(&key(name))
    }
}

/// acronyms.tsv: where short form and expansion are the same, so are country and kind.
pub(super) fn acronyms(
    ours: &[&Ours],
    theirs: &[Theirs],
    known: &Countries,
) -> Vec<Disagreement> {
    const SOURCE: &str = "acronyms.tsv";
    let telling = Telling::of(ours, theirs, "expansion", "scope");
    let join = |short: &str, long: &str| format!("{}\t{}", key(short), key(long));
    let theirs = by_key(theirs, |row| join(&row["acronym"], &row["expansion"]));
    let mut found = Vec::new();
    for row in ours {
        let same: Vec<&Theirs> = row
            .short
            .iter()
            .flat_map(|short| row.long_forms().map(move |long| join(short, long)))
            .filter_map(|key| theirs.get(&key))
            .flatten()
            .copied()
            .collect();
        if row.long_forms().all(|long| telling.has(long) || !expands(&same, long)) {
            found.extend(countries_differ(
                row,
                "scope",
                same.iter().copied(),
                known,
                SOURCE,
            ));
        }
        let judged: Vec<(&str, bool)> = same
            .iter()
            .filter_map(|theirs| Some((&*theirs["kind"], fits(row, &theirs["kind"])?)))
            .collect();
        if let Some((kind, _)) = judged.first().filter(|_| !judged.iter().any(|j| j.1)) {
            found.push(row.disagrees("kind", &row.kind, kind, SOURCE));
        }
    }
    found
}

fn expands(same: &[&Theirs], long: &str) -> bool {
    let long = key(long);
    same.iter().any(|theirs| key(&theirs["expansion"]) == long)
}

/// orgs.tsv: where name and kind are the same, so are country and year of founding.
pub(super) fn bodies(
    ours: &[&Ours],
    theirs: &[Theirs],
    known: &Countries,
) -> Vec<Disagreement> {
    const SOURCE: &str = "orgs.tsv";
    let telling = Telling::of(ours, theirs, "name", "country");
    let theirs = by_key(theirs, |row| key(&row["name"]));
    let mut found = Vec::new();
    for row in ours.iter().filter(|row| telling.has(&row.name)) {
        let same: Vec<&Theirs> = theirs
            .get(&key(&row.name))
            .into_iter()
            .flatten()
            .filter(|theirs| fits(row, &theirs["kind"]) == Some(true))
            .copied()
            .collect();
        if let Some(one) =
            countries_differ(row, "country", same.iter().copied(), known, SOURCE)
        {
            found.push(one);
            continue;
        }
        let years: BTreeSet<i32> = same
            .iter()
            .filter(|theirs| theirs["source"] == "ror")
            .filter(|theirs| {
                country(known, &theirs["country"]).is_none_or(|c| {
                    row.scope.is_empty() || row.scope.iter().any(|s| s == c)
                })
            })
            .filter_map(|theirs| year(&theirs["founded"]))
            .collect();
        let founded = row.from.or_else(|| year_after(&row.gloss, &["founded"]));
        if let Some(founded) =
            founded.filter(|f| !years.iter().any(|y| same_year(*y, *f)))
            && !years.is_empty()
        {
            found.push(row.disagrees("from", founded, join_years(&years), SOURCE));
        }
    }
    found
}

fn join_years(years: &BTreeSet<i32>) -> String {
    years.iter().map(i32::to_string).collect::<Vec<_>>().join("; ")
}

/// places.tsv: a place whose name stands for one country only lies in that country.
pub(super) fn places(
    ours: &[&Ours],
    theirs: &[Theirs],
    known: &Countries,
) -> Vec<Disagreement> {
    let theirs = by_key(theirs, |row| key(&row["name"]));
    let mut found = Vec::new();
    for row in ours {
        let kinds = PLACES.iter().find(|(own, _)| own.contains(&row.kind.as_str()));
        let Some((_, kinds)) = kinds else { continue };
        let same: Vec<&Theirs> = theirs
            .get(&key(&row.name))
            .into_iter()
            .flatten()
            .filter(|theirs| kinds.iter().any(|kind| theirs["kind"].contains(kind)))
            .copied()
            .collect();
        let lands: BTreeSet<&str> =
            same.iter().map(|theirs| &*theirs["country_or_region"]).collect();
        if lands.len() == 1 {
            found.extend(countries_differ(
                row,
                "country_or_region",
                same.into_iter(),
                known,
                "places.tsv",
            ));
        }
    }
    found
}

/// equipment.tsv: a designation is of one country, one maker and one year of service.
pub(super) fn equipment(
    ours: &[&Ours],
    theirs: &[Theirs],
    known: &Countries,
) -> Vec<Disagreement> {
    const SOURCE: &str = "equipment.tsv";
    let theirs = by_key(theirs, |row| key(&row["name"]));
    let mut found = Vec::new();
    for row in ours.iter().filter(|row| row.class == "product") {
        let Some(same) = theirs.get(&key(&row.name)) else { continue };
        let column = "country_of_use_or_origin";
        found.extend(countries_differ(row, column, same.iter().copied(), known, SOURCE));
        for theirs in same {
            let maker = theirs["maker"].as_str();
            let made = row.gloss.split_once("made by ").map(|(_, maker)| maker);
            // A gloss may name countries in place of companies: "made by India and Russia".
            let made =
                made.filter(|made| !made.split(" and ").any(|m| known.name(m).is_some()));
            if let Some(made) =
                made.filter(|made| !maker.is_empty() && !share_word(made, maker))
            {
                found.push(row.disagrees("maker", made, maker, SOURCE));
            }
            let said = row
                .from
                .or_else(|| year_after(&row.gloss, &["in service since", "in service"]));
            if let (Some(said), Some(year)) = (said, year(&theirs["in_service_year"]))
                && !same_year(said, year)
            {
                found.push(row.disagrees("from", said, year, SOURCE));
            }
        }
    }
    found
}

fn share_word(a: &str, b: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        key(text).split_whitespace().map(str::to_owned).collect()
    };
    !words(a).is_disjoint(&words(b))
}

/// countries.tsv: the code of a currency belongs to a country that uses it.
pub(super) fn currencies(
    ours: &[&Ours],
    theirs: &[Theirs],
    known: &Countries,
) -> Vec<Disagreement> {
    let theirs = by_key(theirs, |row| row["currency_code"].clone());
    let mut found = Vec::new();
    for row in ours.iter().filter(|row| row.kind == "currency") {
        let same = row.short.iter().filter_map(|short| theirs.get(short)).flatten();
        let source = "countries.tsv";
        found.extend(countries_differ(row, "name", same.copied(), known, source));
    }
    found
}

/// countries.tsv: the codes and capitals of data/facts/countries.tsv are those there.
pub(super) fn countries(
    ours: &[Theirs],
    theirs: &[Theirs],
    known: &Countries,
) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for theirs in theirs {
        let Some(name) = country(known, &theirs["name"]) else { continue };
        let Some(line) = ours.iter().position(|row| row["name"] == name) else {
            continue;
        };
        for (field, theirs) in
            ["capital", "iso3", "currency_code"].map(|field| (field, &theirs[field]))
        {
            let own = &ours[line][field];
            let same = theirs.split([';', ',']).any(|one| key(one) == key(own));
            if !own.is_empty() && !theirs.is_empty() && !same {
                let row = Ours {
                    table: "facts/countries.tsv".to_owned(),
                    // Behind the comment of two lines and the header.
                    line: line + 4,
                    name: name.to_owned(),
                    ..Ours::default()
                };
                found.push(row.disagrees(field, own, theirs, "countries.tsv"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn known() -> Countries {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        Countries::read(&root.join("../data/facts/countries.tsv")).unwrap()
    }

    fn ours(name: &str, kind: &str, class: &str, scope: &str) -> Ours {
        Ours {
            name: name.to_owned(),
            kind: kind.to_owned(),
            class: class.to_owned(),
            scope: scope
                .split("; ")
                .filter(|s| !s.is_empty())
                .map(str::to_owned)
                .collect(),
            ..Ours::default()
        }
    }

    fn theirs(cells: &[(&str, &str)]) -> Theirs {
        cells.iter().map(|(c, cell)| ((*c).to_owned(), (*cell).to_owned())).collect()
    }

    fn body(name: &str, country: &str, founded: &str) -> Theirs {
        theirs(&[
            ("name", name),
            ("kind", "company"),
            ("country", country),
            ("founded", founded),
            ("source", "ror"),
        ])
    }

    fn fields(found: &[Disagreement]) -> Vec<&'static str> {
        found.iter().map(|one| one.field).collect()
    }

    #[test]
    fn a_body_of_another_country_or_year_is_a_disagreement() {
        let known = known();
        for (scope, from, expected) in [
            ("Mali", 1990, vec![]),
            ("Mali; Niger", 1992, vec![]),
            ("Niger", 1990, vec!["scope"]),
            ("Mali", 1980, vec!["from"]),
            // A body of the world has a seat somewhere.
            ("", 1990, vec![]),
        ] {
            let mut row = ours("Sahel Cotton", "company", "organisation", scope);
            row.from = Some(from);
            let found = bodies(&[&row], &[body("Sahel Cotton", "Mali", "1990")], &known);
            assert_eq!(fields(&found), expected, "{scope} {from}");
        }
    }

    #[test]
    fn names_that_several_countries_use_are_not_compared() {
        let known = known();
        let row = ours("Sahel Cotton", "company", "organisation", "Niger");
        let mali = body("Sahel Cotton", "Mali", "");
        assert!(
            bodies(&[&row], &[mali.clone(), body("Sahel Cotton", "Chad", "")], &known)
                .is_empty()
        );
        let other = ours("Sahel Cotton", "company", "organisation", "Chad");
        assert!(bodies(&[&row, &other], std::slice::from_ref(&mali), &known).is_empty());
        let of_kind = ours("Sahel Cotton", "party", "place", "Niger");
        assert!(bodies(&[&of_kind], &[mali], &known).is_empty());
    }

    #[test]
    fn an_acronym_agrees_in_country_and_kind_where_its_expansion_does() {
        let known = known();
        let source = [theirs(&[
            ("acronym", "SLP"),
            ("expansion", "Sahel Labor Party"),
            ("kind", "party"),
            ("scope", "Mali"),
        ])];
        for (name, kind, scope, expected) in [
            ("Sahel Labour Party", "party", "Mali", vec![]),
            ("Sahel Labour Party", "party", "Niger", vec!["scope"]),
            ("Sahel Labour Party", "union", "Mali", vec!["kind"]),
            ("Sahel Lawyers’ Party", "union", "Niger", vec![]),
        ] {
            let mut row = ours(name, kind, "organisation", scope);
            row.short.push("SLP".to_owned());
            assert_eq!(fields(&acronyms(&[&row], &source, &known)), expected, "{name}");
        }
    }

    #[test]
    fn a_place_of_two_countries_is_not_compared() {
        let known = known();
        let place = |land| {
            theirs(&[("name", "Norwold"), ("kind", "town"), ("country_or_region", land)])
        };
        let row = ours("Norwold", "city", "place", "Mali");
        assert_eq!(fields(&places(&[&row], &[place("Chad")], &known)), ["scope"]);
        assert!(places(&[&row], &[place("Chad"), place("Niger")], &known).is_empty());
        let river = ours("Norwold", "river", "place", "Mali");
        assert!(places(&[&river], &[place("Chad")], &known).is_empty());
    }

    #[test]
    fn makers_agree_by_a_word_and_countries_are_no_makers() {
        let known = known();
        let source = [theirs(&[
            ("name", "Sahel Hawk"),
            ("country_of_use_or_origin", "India"),
            ("maker", "Norwold, now Saltby"),
            ("in_service_year", "1995"),
        ])];
        for (gloss, expected) in [
            ("Indian drone made by Saltby", vec![]),
            ("Indian drone made by Haldane", vec!["maker"]),
            ("drone made by India and Russia", vec![]),
            ("Indian drone in service since 2005", vec!["from"]),
        ] {
            let mut row = ours("Sahel Hawk", "drone", "product", "India");
            row.gloss = gloss.to_owned();
            assert_eq!(fields(&equipment(&[&row], &source, &known)), expected, "{gloss}");
        }
    }
}
