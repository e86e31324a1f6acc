//! The line that says what a thing is.
//!
//! An entry written by hand brings its own line. For the others a template per kind puts
//! the facts of the row into plain English: where a town lies, what a capital is the
//! capital of, in which years somebody held an office. A template that lacks a fact it
//! needs falls back to a plainer one, and in the end says nothing.

use super::pack::{Country, Entry, Extras, Pack};

/// What `entry` is, in a line, in British spelling; empty if the pack has too little.
pub fn write(pack: &Pack, entry: Entry<'_>) -> String {
    let extras = entry.extras();
    if !extras.gloss().is_empty() {
        return extras.gloss().to_owned();
    }
    let facts = Facts {
        noun: entry.kind().noun(),
        country: entry.country().map(|id| pack.country(id)),
        extras: &extras,
        pack,
    };
    let template = TEMPLATES.iter().find(|(kind, _)| *kind == entry.kind().name());
    let written = template.and_then(|(_, template)| template(&facts));
    written
        .or_else(|| match entry.kind().class() {
            "place" => place(&facts),
            "person" => person(&facts),
            _ => thing(&facts),
        })
        .unwrap_or_default()
}

struct Facts<'a> {
    noun: &'a str,
    country: Option<Country<'a>>,
    extras: &'a Extras<'a>,
    pack: &'a Pack,
}

type Template = fn(&Facts<'_>) -> Option<String>;

/// Kinds that read otherwise than the rest of their class.
const TEMPLATES: [(&str, Template); 6] = [
    ("country", country),
    ("territory", country),
    ("capital", |facts| Some(format!("capital of {}", facts.in_country()?))),
    ("nationality", |facts| {
        Some(format!("of {}, or someone from there", facts.in_country()?))
    }),
    ("university", place),
    ("currency", |facts| Some(format!("currency of {}", facts.in_country()?))),
];

fn country(facts: &Facts<'_>) -> Option<String> {
    let Facts { noun, extras, .. } = facts;
    let place = if extras.detail().is_empty() {
        (*noun).to_owned()
    } else {
        format!("{noun} in {}", extras.detail())
    };
    let capital = facts.country?.capital().map(|id| facts.pack.entry(id).name());
    Some(match capital {
        Some(capital) => format!("{place}, capital {capital}"),
        None => place,
    })
}

fn place(facts: &Facts<'_>) -> Option<String> {
    let noun = facts.noun;
    Some(match (facts.in_country(), facts.extras.detail()) {
        (Some(country), "") => format!("{noun} in {country}"),
        // "north-western Syria": the compass takes the place of the article.
        (Some(_), part) if part.ends_with("ern") || part == "central" => {
            format!("{noun} in {part} {}", facts.country?.entry().name())
        }
        (Some(country), division) => format!("{noun} in {division}, {country}"),
        (None, "") => return None,
        (None, region) => format!("{noun} in {region}"),
    })
}

/// "president of Ghana 2017–2025": the detail is the office.
fn person(facts: &Facts<'_>) -> Option<String> {
    let office = facts.extras.detail();
    if office.is_empty() {
        return Some(format!("{} {}", facts.country?.adjective(), facts.noun));
    }
    let years = match (facts.extras.from, facts.extras.until) {
        (Some(from), Some(until)) if from != until => format!(" {from}–{until}"),
        (Some(year), _) | (None, Some(year)) => format!(" ({year})"),
        (None, None) => String::new(),
    };
    Some(match facts.in_country() {
        Some(country) => format!("{office} of {country}{years}"),
        None => format!("{office}{years}"),
    })
}

fn thing(facts: &Facts<'_>) -> Option<String> {
    let Facts { noun, country, extras, .. } = facts;
    let kind = match country {
        Some(country) => format!("{} {noun}", country.adjective()),
        None if extras.detail().is_empty() => return None,
        None => (*noun).to_owned(),
    };
    Some(match (extras.detail(), extras.from) {
        ("", Some(year)) => format!("{kind} founded in {year}"),
        ("", None) => kind,
        (detail, _) => format!("{kind}, {detail}"),
    })
}

impl Facts<'_> {
    /// The country as it reads after "in" or "of".
    fn in_country(&self) -> Option<String> {
        let name = self.country?.entry().name();
        Some(if takes_article(name) { format!("the {name}") } else { name.to_owned() })
    }
}

/// Country names that English uses with an article, beside the plurals in -s of two
/// words and more.
const WITH_ARTICLE: [&str; 10] = [
    "Netherlands",
    "Philippines",
    "Bahamas",
    "Gambia",
    "Maldives",
    "Comoros",
    "Seychelles",
    "Isle of Man",
    "Central African Republic",
    "Dominican Republic",
];

/// Whether a country's name wants "the" in a sentence.
pub fn takes_article(name: &str) -> bool {
    WITH_ARTICLE.contains(&name)
        || name.starts_with("United ")
        || name.starts_with("Republic of ")
        || ["Islands", "Territories", "Territory", "territories"]
            .iter()
            .any(|s| name.ends_with(s))
}
