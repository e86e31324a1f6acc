//! Laying out the pack.

use crate::country::Country;
use crate::format::{self, field};
use crate::names;
use crate::row::{Kind, Row};
use std::collections::{BTreeMap, HashMap};

/// The bytes of the pack with these entries; `rows` opens with those of the countries.
/// Adds the sizes of the sections to `manifest`, which becomes the last of them.
pub(crate) fn pack(
    rows: &[Row],
    kinds: &[Kind],
    countries: &[Country],
    manifest: &mut String,
) -> Vec<u8> {
    let mut strings = Strings::default();
    let mut extras = Extras::default();
    let mut entries = Columns::default();
    for row in rows {
        entry(row, &mut strings, &mut entries, &mut extras);
    }
    let (index, postings) = index(rows);
    let kinds: Vec<u8> = kinds
        .iter()
        .flat_map(|kind| [&kind.kind, &kind.label, &kind.class, &kind.noun])
        .flat_map(|text| strings.add(text).to_le_bytes())
        .collect();
    let countries: Vec<u8> = countries
        .iter()
        .zip(0u16..)
        .flat_map(|(country, number)| {
            let own = |(_, row): &(usize, &Row)| row.scope == [number];
            let mut own = rows.iter().enumerate().filter(own);
            let entry = own.clone().find(|(_, row)| row.name == country.name);
            let capital = own.find(|(_, row)| row.name == country.capital);
            let adjective = country.adjectives.first().map_or(&country.name, |a| a);
            [
                entry.map_or(u32::MAX, |(at, _)| at as u32),
                strings.add(adjective),
                capital.map_or(0, |(at, _)| at as u32 + 1),
                strings.add(&country.domain),
            ]
        })
        .flat_map(u32::to_le_bytes)
        .collect();
    let sections = [
        ("index", index),
        ("postings", postings),
        ("entries", entries.bytes()),
        ("extras", extras.bytes),
        ("strings", strings.bytes),
        ("kinds", kinds),
        ("countries", countries),
    ];
    for (name, bytes) in &sections {
        *manifest += &format!("bytes of {name}\t{}\n", bytes.len());
    }
    let sections = sections.into_iter().map(|(_, bytes)| bytes);
    assemble(sections.chain([manifest.clone().into_bytes()]))
}

fn assemble(sections: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut table = Vec::new();
    let mut body = Vec::new();
    for section in sections {
        let offset = format::HEADER + body.len();
        table.extend((offset as u32).to_le_bytes());
        table.extend((section.len() as u32).to_le_bytes());
        body.extend(section);
    }
    let length = (format::HEADER + body.len()) as u32;
    let mut summed = table;
    summed.extend(body);
    let mut file = format::MAGIC.to_vec();
    file.extend(format::VERSION.to_le_bytes());
    file.extend(length.to_le_bytes());
    file.extend(format::checksum(&summed).to_le_bytes());
    file.extend(summed);
    file
}

fn entry(row: &Row, strings: &mut Strings, entries: &mut Columns, extras: &mut Extras) {
    // The index finds imported rows by their aliases; to print them would tell a reader
    // nothing, since they are other spellings.
    let aliases = if row.by_hand() { row.aliases.join("; ") } else { String::new() };
    let texts = [
        (field::SHORT, row.short.join("; ")),
        (field::GLOSS, row.gloss.clone()),
        (field::ALIASES, aliases),
        (field::DETAIL, row.detail.clone()),
        (field::TOPICS, row.topics.join("; ")),
    ];
    let years = [(field::FROM, row.from), (field::UNTIL, row.until)];
    let further = row.scope.get(1..).unwrap_or_default();
    let mut flags = 0;
    let mut fields = Vec::new();
    for (bit, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        flags |= bit;
        varint(strings.add(text), &mut fields);
    }
    for (bit, year) in years {
        if let Some(year) = year {
            flags |= bit;
            varint((year + format::YEAR_ZERO) as u32, &mut fields);
        }
    }
    if !further.is_empty() {
        flags |= field::SCOPE;
        varint(further.len() as u32, &mut fields);
        further.iter().for_each(|country| varint((*country).into(), &mut fields));
    }
    let extra = if flags == 0 { 0 } else { extras.add(flags, fields) };
    let name = if row.is_nameless() { 0 } else { strings.add(&row.name) };
    let country = row.scope.first().map_or(0, |country| country + 1);
    entries.names.extend(name.to_le_bytes());
    entries.extras.extend(extra.to_le_bytes());
    entries.countries.extend(country.to_le_bytes());
    entries.kinds.push(row.kind);
    entries.familiarity.push(row.familiarity);
}

fn index(rows: &[Row]) -> (Vec<u8>, Vec<u8>) {
    let names = names::index(rows);
    let mut lists: BTreeMap<&[u32], u32> = BTreeMap::new();
    let mut postings = Vec::new();
    let mut builder = fst::MapBuilder::memory();
    for (name, links) in &names {
        let value = match links.as_slice() {
            [link] => u64::from(*link) << 1,
            many => {
                let offset = *lists.entry(many).or_insert_with(|| {
                    let offset = postings.len() as u32;
                    postings.extend((many.len() as u32).to_le_bytes());
                    many.iter().for_each(|link| postings.extend(link.to_le_bytes()));
                    offset
                });
                u64::from(offset) << 1 | 1
            }
        };
        builder
            .insert(name, value)
            .expect("a BTreeMap is in order, memory takes everything");
    }
    let index = builder.into_inner().expect("memory takes everything");
    (index, postings)
}

/// The columns of the entries.
#[derive(Default)]
struct Columns {
    names: Vec<u8>,
    extras: Vec<u8>,
    countries: Vec<u8>,
    kinds: Vec<u8>,
    familiarity: Vec<u8>,
}

impl Columns {
    fn bytes(self) -> Vec<u8> {
        [self.names, self.extras, self.countries, self.kinds, self.familiarity].concat()
    }
}

/// The optional fields: every combination once, since thousands of towns differ in nothing
/// but their names.
#[derive(Default)]
struct Extras {
    bytes: Vec<u8>,
    known: HashMap<Vec<u8>, u32>,
}

impl Extras {
    /// The reference that an entry with these fields has.
    fn add(&mut self, flags: u8, fields: Vec<u8>) -> u32 {
        let record = [vec![flags], fields].concat();
        if let Some(known) = self.known.get(&record) {
            return *known;
        }
        let reference = self.bytes.len() as u32 + 1;
        self.bytes.extend(&record);
        self.known.insert(record, reference);
        reference
    }
}

/// The string section: every string once.
struct Strings {
    bytes: Vec<u8>,
    known: HashMap<String, u32>,
}

impl Default for Strings {
    fn default() -> Strings {
        // Reference 0 is the empty string, so no string may lie there.
        Strings { bytes: vec![0], known: HashMap::new() }
    }
}

impl Strings {
    fn add(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let reference = self.bytes.len() as u32;
        varint(text.len() as u32, &mut self.bytes);
        self.bytes.extend(text.as_bytes());
        self.known.insert(text.to_owned(), reference);
        reference
    }
}

fn varint(mut value: u32, out: &mut Vec<u8>) {
    while value >= 128 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}
