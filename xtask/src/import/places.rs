//! Places: first-level divisions, towns of some size, and what has a
//! name in nature.
//!
//! Where a country's divisions are household names (Ohio, Bavaria, Kerala) a town lies
//! in one of them; elsewhere a point of the compass says more ("north-western Syria").
//! It is worked out from where the town lies among the towns of its country: the middle
//! half of them, east to west and north to south, is the middle.

use super::{Countries, Import, Row, is_plain, table};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const SOURCE: &str = "Places: Natural Earth (public domain), CIA World Factbook (public domain), GeoNames (CC BY 4.0)";

/// Fewer people than this, and GeoNames rows stay out.
const LEAST_PEOPLE: u32 = 55_000;

/// The kinds of the fact table that come over, what they are here, and how well known
/// one of them is when nothing else says.
const KINDS: [(&str, &str, f32); 44] = [
    ("city", "city", 0.12),
    ("city, first-order capital", "city", 0.2),
    ("city, regional capital", "city", 0.15),
    ("town", "town", 0.1),
    ("province", "division", 0.2),
    ("state", "state", 0.3),
    ("municipality", "municipality", 0.1),
    ("district", "district", 0.1),
    ("region", "region", 0.2),
    ("first-order division", "region", 0.12),
    ("department", "department", 0.15),
    ("county", "county", 0.15),
    ("governorate", "governorate", 0.2),
    ("prefecture", "prefecture", 0.15),
    ("parish", "district", 0.1),
    ("federal subject", "region", 0.2),
    ("oblast", "region", 0.25),
    ("emirate", "emirate", 0.3),
    ("canton", "canton", 0.2),
    ("local authority area", "district", 0.12),
    ("autonomous region", "region", 0.2),
    ("republic", "republic", 0.2),
    ("division", "division", 0.15),
    ("territory", "region", 0.25),
    ("river", "river", 0.25),
    ("lake", "lake", 0.25),
    ("mountain", "mountain", 0.25),
    ("mountain range", "mountain range", 0.3),
    ("island", "island", 0.25),
    ("island group", "islands", 0.3),
    ("plateau", "plateau", 0.2),
    ("desert", "desert", 0.35),
    ("sea", "sea", 0.5),
    ("gulf", "gulf", 0.35),
    ("bay", "bay", 0.3),
    ("strait", "strait", 0.35),
    ("peninsula or cape", "peninsula", 0.25),
    ("plain", "plain", 0.2),
    ("delta", "delta", 0.3),
    ("basin", "basin", 0.2),
    ("valley", "valley", 0.2),
    ("channel", "channel", 0.25),
    ("sound", "sound", 0.2),
    ("disputed area", "disputed area", 0.25),
];

/// Countries of many towns that news in English hardly ever names: fewer people than
/// [`LEAST_ABROAD`] are not enough there.
const FAR_FROM_ENGLISH: [&str; 26] = [
    "Brazil", "Germany", "China", "Japan", "Spain", "France", "Russia", "Italy",
    "Mexico", "Poland", "Belgium", "Colombia", "Argentina", "Netherlands", "Algeria",
    "Portugal", "Hong Kong", "Czechia", "Hungary", "Venezuela", "Romania", "Finland",
    "Switzerland", "Sweden", "Austria", "Vietnam",
];

/// As many people a town of these countries must have.
const LEAST_ABROAD: u32 = 160_000;

/// Countries whose divisions readers know.
const KNOWN_DIVISIONS: [&str; 9] = [
    "United States", "Canada", "Australia", "Germany", "Nigeria", "India", "Pakistan",
    "South Africa", "United Kingdom",
];

/// How well known a town of so many people is at least.
const FAME: [(u32, f32); 4] =
    [(5_000_000, 0.6), (1_000_000, 0.42), (300_000, 0.25), (0, 0.0)];

pub fn import(facts: &Path, countries: &Countries) -> Result<Import> {
    let rows = table(&facts.join("places.tsv"))?;
    let mut maps: BTreeMap<&str, Map> = BTreeMap::new();
    for row in &rows {
        if let (Some(country), Some(point)) =
            (countries.name(&row["country_or_region"]), point(row))
        {
            maps.entry(country).or_default().push(point);
        }
    }
    maps.values_mut().for_each(Map::sort);
    let towns = Towns::of(&rows, countries);
    let mut found: BTreeMap<(String, String), (u32, Row)> = BTreeMap::new();
    for row in &rows {
        let Some((people, place)) = place(row, countries, &maps, &towns) else {
            continue;
        };
        let key = (place.name.clone(), place.scope.clone());
        // Of two places of one name in one country the larger is meant; a division and
        // its capital of the same name are one to a reader, and it is the town that
        // news happens in.
        match found.get(&key) {
            Some((known, _)) if *known >= people => {}
            _ => {
                found.insert(key, (people, place));
            }
        }
    }
    let mut rows: Vec<Row> = found.into_values().map(|(_, row)| row).collect();
    // Vatican, the city, is Vatican City, the country.
    rows.retain(|row| countries.name(&row.name) != Some(row.scope.as_str()));
    without_others(&mut rows, countries);
    Ok(Import { source: SOURCE, rows })
}

fn place(
    row: &BTreeMap<String, String>,
    countries: &Countries,
    maps: &BTreeMap<&str, Map>,
    towns: &Towns<'_>,
) -> Option<(u32, Row)> {
    let (_, kind, known) = KINDS.iter().find(|(from, ..)| *from == row["kind"])?;
    let name = row["name"].replace('\'', "’");
    let source = row["source"].as_str();
    if !is_plain(&name)
        || !matches!(source, "natural-earth" | "cia-factbook" | "geonames")
    {
        return None;
    }
    let figure = row["population_or_elevation"].parse::<u32>().unwrap_or(0);
    let settled = matches!(*kind, "city" | "town");
    let far = FAR_FROM_ENGLISH.contains(&row["country_or_region"].as_str());
    let least = if far { LEAST_ABROAD } else { LEAST_PEOPLE };
    if source == "geonames" && figure < least {
        return None;
    }
    let people = if settled { figure.max(1) } else { 0 };
    let region = row["country_or_region"].as_str();
    let country = countries.name(region).or_else(|| towns.around(point(row)?));
    if country.is_some_and(|country| countries.is_capital(country, &name)) {
        return None;
    }
    let division = row["admin1"].as_str();
    let detail = match country {
        None => region.split(',').next().unwrap_or_default().to_owned(),
        Some(country) if KNOWN_DIVISIONS.contains(&country) => {
            if division == name {
                String::new()
            } else {
                division.to_owned()
            }
        }
        Some(country) => {
            let map = maps.get(country);
            map.zip(point(row))
                .map(|(map, at)| map.compass(at))
                .unwrap_or_default()
                .to_owned()
        }
    };
    // Of what lies nobody knows where there is nothing to say.
    if country.is_none() && detail.is_empty() {
        return None;
    }
    let fame =
        FAME.iter().find(|(at_least, _)| people >= *at_least).map_or(0.0, |(_, f)| *f);
    Some((
        people,
        Row {
            aliases: aliases(row, &name, people > 300_000 || !settled),
            name,
            kind,
            scope: country.unwrap_or_default().to_owned(),
            detail,
            familiarity: known.max(fame),
            ..Row::default()
        },
    ))
}

/// Other spellings of a name that is worth them: those that news in English might use.
fn aliases(row: &BTreeMap<String, String>, name: &str, worth: bool) -> Vec<String> {
    if !worth {
        return Vec::new();
    }
    let mut seen = BTreeSet::from([name.to_lowercase()]);
    row["alternates"]
        .split("; ")
        .filter(|other| is_plain(other) && other.chars().count() > 3)
        .filter(|other| other.is_ascii() && !other.contains(['\'', '`']))
        .filter(|other| seen.insert(other.to_lowercase()))
        .take(3)
        .map(str::to_owned)
        .collect()
}

/// Where towns lie, and in which country each does: what tells the country of a river.
struct Towns<'a>(Vec<(Point, &'a str)>);

/// So many towns next to a place must agree on the country, and be no farther than this,
/// in degrees.
const NEXT: (usize, f32) = (8, 2.0);

impl<'a> Towns<'a> {
    fn of(rows: &'a [BTreeMap<String, String>], countries: &'a Countries) -> Towns<'a> {
        let towns = rows.iter().filter(|row| row["source"] == "geonames");
        let town = |row: &'a BTreeMap<String, String>| {
            Some((point(row)?, countries.name(&row["country_or_region"])?))
        };
        Towns(towns.filter_map(town).collect())
    }

    /// The country in which all towns next to a point lie.
    fn around(&self, (lat, lon): Point) -> Option<&'a str> {
        let (count, farthest) = NEXT;
        let mut near: Vec<(f32, &str)> = self
            .0
            .iter()
            .map(|((north, east), country)| {
                let width = (east - lon) * lat.to_radians().cos();
                ((north - lat).hypot(width), *country)
            })
            .filter(|(distance, _)| *distance < farthest)
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        let next = near.get(..count)?;
        let (_, country) = *next.first()?;
        next.iter().all(|(_, other)| *other == country).then_some(country)
    }
}

/// Takes from every place the names of other places in its country: gazetteers list a
/// province among the names of its capital, and the engine would take the two for one.
fn without_others(rows: &mut [Row], countries: &Countries) {
    let key = |name: &str, scope: &str| (glossator_pack::fold(name), scope.to_owned());
    let capitals = countries.capitals.iter().map(|(country, name)| key(name, country));
    let own = rows.iter().map(|row| key(&row.name, &row.scope));
    let named: BTreeSet<_> = own.chain(capitals).collect();
    for row in rows {
        let own = key(&row.name, &row.scope);
        row.aliases.retain(|alias| {
            let alias = key(alias, &row.scope);
            alias == own || !named.contains(&alias)
        });
    }
}

type Point = (f32, f32);

fn point(row: &BTreeMap<String, String>) -> Option<Point> {
    Some((row["lat"].parse().ok()?, row["lon"].parse().ok()?))
}

/// Where the towns of a country lie.
#[derive(Default)]
struct Map {
    north: Vec<f32>,
    east: Vec<f32>,
}

/// Fewer towns than this have no north and south worth telling apart.
const LEAST_TOWNS: usize = 12;

impl Map {
    fn push(&mut self, (lat, lon): Point) {
        self.north.push(lat);
        self.east.push(lon);
    }

    fn sort(&mut self) {
        self.north.sort_by(f32::total_cmp);
        self.east.sort_by(f32::total_cmp);
    }

    /// "north-western", "central"; empty for a country too small for it.
    fn compass(&self, (lat, lon): Point) -> &'static str {
        if self.north.len() < LEAST_TOWNS {
            return "";
        }
        // The span from the fifth to the ninety-fifth town of a hundred leaves far
        // islands out; the outer quarters of it are the edges.
        let side = |sorted: &[f32], at: f32| {
            let low = sorted[sorted.len() / 20];
            let high = sorted[sorted.len() - 1 - sorted.len() / 20];
            let share = (at - low) / (high - low).max(0.1);
            if share < 0.3 {
                0
            } else if share > 0.7 {
                2
            } else {
                1
            }
        };
        const NAMES: [[&str; 3]; 3] = [
            ["south-western", "southern", "south-eastern"],
            ["western", "central", "eastern"],
            ["north-western", "northern", "north-eastern"],
        ];
        NAMES[side(&self.north, lat)][side(&self.east, lon)]
    }
}
