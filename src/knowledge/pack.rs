//! The knowledge pack: facts and glosses in one file, read in place.
//!
//! A browser stops and restarts an extension's worker many times an hour, so loading
//! must cost next to nothing: the pack is checked once (magic, version, length,
//! checksum) and then read where it lies. No string is copied, and nothing is decoded but
//! what the few dozen kinds of things are.
//! Entries are numbered; an [`Entry`] is a view that decodes a field when asked.
//!
//! A pack that is damaged, cut short, foreign or of another version is refused with a
//! [`PackError`] that says which. Behind a good checksum, offsets are still checked at
//! every step: entries of consistent nonsense give empty answers, never a panic. Only the
//! index is trusted from there on, because `fst` checks nothing while it walks.

use super::format::{self, Section, column, field};
use crate::annotation::Class;
use std::borrow::Cow;
use std::fmt;

/// A knowledge pack.
#[derive(Clone)]
pub struct Pack {
    bytes: Cow<'static, [u8]>,
    /// Offset and length of each section, as the header has them.
    sections: [(u32, u32); format::SECTIONS],
    /// What is asked of a kind for every candidate, by its number.
    kinds: Vec<(Class, bool)>,
}

/// The number of an entry in its [`Pack`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

/// The number of a country in its [`Pack`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryId(pub u16);

/// What the index says of a name: one entry, or a list of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting(pub(super) u64);

/// An entry as one of the bearers of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The entry.
    pub entry: EntryId,
    form: u32,
}

impl Link {
    /// Whether the name is a short form of the entry.
    pub fn is_short(self) -> bool {
        self.form & format::form::SHORT != 0
    }

    /// Whether the name is the entry's main name.
    pub fn is_name(self) -> bool {
        self.form & format::form::NAME != 0
    }

    /// Whether the name alone proves nothing.
    pub fn is_weak(self) -> bool {
        self.form & format::form::WEAK != 0
    }
}

impl Pack {
    /// Checks and takes over the bytes of a pack file.
    ///
    /// # Errors
    /// A [`PackError`] if the bytes are no pack of this version, or not whole.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Pack, PackError> {
        let bytes = bytes.into();
        if bytes.get(..8) != Some(&format::MAGIC[..]) {
            return Err(PackError(Fault::Foreign));
        }
        let number = |at| u32_at(&bytes, at).ok_or(PackError(Fault::Short));
        let version = number(8)?;
        if version != format::VERSION {
            return Err(PackError(Fault::Version(version)));
        }
        let length = number(12)? as usize;
        if bytes.len() < length.max(format::HEADER) {
            return Err(PackError(Fault::Short));
        }
        let stated = u64::from(number(16)?) | u64::from(number(20)?) << 32;
        if stated != format::checksum(&bytes[24..length]) {
            return Err(PackError(Fault::Damaged));
        }
        let mut sections = [(0, 0); format::SECTIONS];
        for (n, section) in sections.iter_mut().enumerate() {
            *section = (number(24 + n * 8)?, number(28 + n * 8)?);
        }
        let mut pack = Pack { bytes, sections, kinds: Vec::new() };
        fst::raw::Fst::new(pack.section(Section::Index))
            .map_err(|_| PackError(Fault::Damaged))?;
        // An entry has one byte for its kind.
        let kinds = (pack.section(Section::Kinds).len() / format::KIND).min(256);
        pack.kinds = (0..kinds).map(|kind| pack.kind(kind).read()).collect();
        Ok(pack)
    }

    /// The pack that this build carries.
    ///
    /// # Errors
    /// None in a build that was put together whole.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded() -> Result<Pack, PackError> {
        static EMBEDDED: &[u8] =
            include_bytes!(concat!(env!("OUT_DIR"), "/glossary.pack"));
        Pack::new(EMBEDDED)
    }

    /// A pack that knows nothing.
    pub fn empty() -> Pack {
        let sections = [(0, 0); format::SECTIONS];
        Pack { bytes: Cow::Borrowed(&[]), sections, kinds: Vec::new() }
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.section(Section::Entries).len() / format::ENTRY
    }

    /// Whether it knows nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What went into it: counts and licences, one a line.
    pub fn manifest(&self) -> &str {
        std::str::from_utf8(self.section(Section::Manifest)).unwrap_or_default()
    }

    /// The entry with this number; one that the pack does not have is empty.
    pub fn entry(&self, id: EntryId) -> Entry<'_> {
        Entry { pack: self, id }
    }

    /// The bearers of a name.
    pub fn links(&self, posting: Posting) -> impl Iterator<Item = Link> + '_ {
        let payload = (posting.0 >> 1) as usize;
        let list = self.section(Section::Postings);
        let (count, at) = match posting.0 & 1 {
            0 => (1, None),
            _ => (u32_at(list, payload).unwrap_or(0) as usize, Some(payload + 4)),
        };
        (0..count).map_while(move |n| {
            let link = match at {
                None => payload as u32,
                Some(at) => u32_at(list, at + n * 4)?,
            };
            Some(Link { entry: EntryId(link >> 4), form: link & 15 })
        })
    }

    /// The posting of a folded name, whole.
    pub fn find(&self, folded: &[u8]) -> Option<Posting> {
        let index = self.index()?;
        index.get(folded).map(|output| Posting(output.value()))
    }

    /// The country with this number.
    pub fn country(&self, id: CountryId) -> Country<'_> {
        let at = id.0 as usize * format::COUNTRY;
        let record = self.section(Section::Countries).get(at..at + format::COUNTRY);
        Country { pack: self, record: record.unwrap_or(&[0; format::COUNTRY]) }
    }

    /// The country whose web addresses end in `domain`, two letters; nothing for those
    /// that pages from anywhere use (`io`, `tv`).
    pub fn country_of_domain(&self, domain: &str) -> Option<CountryId> {
        let countries = self.section(Section::Countries).len() / format::COUNTRY;
        (0..countries as u16)
            .map(CountryId)
            .find(|id| !domain.is_empty() && self.country(*id).domain() == domain)
    }

    fn kind(&self, number: usize) -> KindOf<'_> {
        KindOf { pack: self, number }
    }

    pub(super) fn index(&self) -> Option<fst::raw::Fst<&[u8]>> {
        fst::raw::Fst::new(self.section(Section::Index)).ok()
    }

    fn section(&self, section: Section) -> &[u8] {
        let (offset, length) = self.sections[section as usize];
        let offset = offset as usize;
        let end = offset.saturating_add(length as usize);
        self.bytes.get(offset..end).unwrap_or_default()
    }

    fn string(&self, reference: u32) -> &str {
        if reference == 0 {
            return "";
        }
        let strings = self.section(Section::Strings);
        let mut at = reference as usize;
        let length = varint(strings, &mut at).unwrap_or(0) as usize;
        strings
            .get(at..at.saturating_add(length))
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}

impl fmt::Debug for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pack").field("entries", &self.len()).finish_non_exhaustive()
    }
}

/// One thing the pack knows.
#[derive(Clone, Copy)]
pub struct Entry<'p> {
    pack: &'p Pack,
    id: EntryId,
}

impl<'p> Entry<'p> {
    /// The bytes of its value in a column, which has values of `N` bytes.
    fn value<const N: usize>(self, column: usize) -> [u8; N] {
        let entries = self.pack.section(Section::Entries);
        let count = entries.len() / format::ENTRY;
        let at = column * count + self.id.0 as usize * N;
        let known = (self.id.0 as usize) < count;
        let bytes = entries.get(at..).filter(|_| known).and_then(|b| b.first_chunk());
        bytes.copied().unwrap_or([0; N])
    }

    /// Its number.
    pub fn id(self) -> EntryId {
        self.id
    }

    /// The fullest name in English use; empty for what is shown as the article calls it.
    pub fn name(self) -> &'p str {
        self.pack.string(u32::from_le_bytes(self.value(column::NAME)))
    }

    /// Whether the pack keeps no name of it: an imported row without a short form.
    pub fn is_nameless(self) -> bool {
        self.value(column::NAME) == [0; 4]
    }

    /// The country it belongs to first.
    pub fn country(self) -> Option<CountryId> {
        let number = u16::from_le_bytes(self.value(column::COUNTRY));
        number.checked_sub(1).map(CountryId)
    }

    /// What kind of thing it is.
    pub fn kind(self) -> KindOf<'p> {
        let [kind] = self.value(column::KIND);
        self.pack.kind(usize::from(kind))
    }

    /// How well known it is: 0 nobody knows it, 1 everybody does.
    pub fn familiarity(self) -> f32 {
        let [familiarity] = self.value(column::FAMILIARITY);
        f32::from(familiarity) / 255.0
    }

    /// The optional fields, found together.
    pub fn extras(self) -> Extras<'p> {
        self.decode().unwrap_or(Extras::none(self.pack))
    }

    fn decode(self) -> Option<Extras<'p>> {
        let extras = self.pack.section(Section::Extras);
        let mut at =
            (u32::from_le_bytes(self.value(column::EXTRA)) as usize).checked_sub(1)?;
        let flags = *extras.get(at)?;
        at += 1;
        let mut number = |bit| {
            if flags & bit == 0 { Some(0) } else { varint(extras, &mut at) }
        };
        let mut found = Extras::none(self.pack);
        for (text, bit) in found.texts.iter_mut().zip(Extras::FIELDS) {
            *text = number(bit)?;
        }
        let mut year = |bit| {
            number(bit).map(|n| (flags & bit != 0).then(|| n as i32 - format::YEAR_ZERO))
        };
        found.from = year(field::FROM)?;
        found.until = year(field::UNTIL)?;
        if flags & field::SCOPE != 0 {
            for _ in 0..varint(extras, &mut at)? {
                found.further.push(CountryId(varint(extras, &mut at)? as u16));
            }
        }
        Some(found)
    }
}

/// The optional fields of an entry; what it does not have is empty.
#[derive(Clone, Debug)]
pub struct Extras<'p> {
    pack: &'p Pack,
    /// Where the texts of [`Extras::FIELDS`] are.
    texts: [u32; 5],
    /// First year.
    pub from: Option<i32>,
    /// Last year.
    pub until: Option<i32>,
    /// Countries it belongs to beside the first.
    pub further: Vec<CountryId>,
}

impl<'p> Extras<'p> {
    /// The fields that are texts, as the pack orders them.
    const FIELDS: [u8; 5] =
        [field::SHORT, field::GLOSS, field::ALIASES, field::DETAIL, field::TOPICS];

    fn none(pack: &'p Pack) -> Extras<'p> {
        Extras { pack, texts: [0; 5], from: None, until: None, further: Vec::new() }
    }

    /// The short forms, parted by `; `.
    pub fn short(&self) -> &'p str {
        self.pack.string(self.texts[0])
    }

    /// The gloss written by hand.
    pub fn gloss(&self) -> &'p str {
        self.pack.string(self.texts[1])
    }

    /// Other names, parted by `; `.
    pub fn aliases(&self) -> &'p str {
        self.pack.string(self.texts[2])
    }

    /// What the gloss template of its kind wants to know.
    pub fn detail(&self) -> &'p str {
        self.pack.string(self.texts[3])
    }

    /// Words that make this sense likely, parted by `; `.
    pub fn topics(&self) -> &'p str {
        self.pack.string(self.texts[4])
    }
}

/// The items of a list column.
pub fn items(list: &str) -> impl Iterator<Item = &str> {
    // By bytes: the lists are short, and a searcher for strings is dear to set up.
    let mut rest = list;
    let pieces = std::iter::from_fn(move || {
        let border = rest.as_bytes().windows(2).position(|bytes| bytes == b"; ");
        let (item, after) = match border {
            Some(at) => (&rest[..at], &rest[at + 2..]),
            None => (rest, ""),
        };
        rest = after;
        (!item.is_empty() || !rest.is_empty()).then_some(item)
    });
    pieces.filter(|item| !item.is_empty())
}

/// A kind of thing.
#[derive(Clone, Copy)]
pub struct KindOf<'p> {
    pack: &'p Pack,
    number: usize,
}

impl<'p> KindOf<'p> {
    fn column(self, n: usize) -> &'p str {
        let kinds = self.pack.section(Section::Kinds);
        let at = self.number * format::KIND + n * 4;
        self.pack.string(u32_at(kinds, at).unwrap_or(0))
    }

    fn read(self) -> (Class, bool) {
        let label = match self.column(1) {
            "PER" => Class::Person,
            "LOC" => Class::Location,
            "ORG" => Class::Organisation,
            _ => Class::Other,
        };
        (label, matches!(self.name(), "country" | "territory" | "nationality"))
    }

    fn known(self) -> (Class, bool) {
        self.pack.kinds.get(self.number).copied().unwrap_or_default()
    }

    /// Its name in `data/kinds.tsv`.
    pub fn name(self) -> &'p str {
        self.column(0)
    }

    /// What a tagger takes such a thing for.
    pub fn label(self) -> Class {
        self.known().0
    }

    /// Whether it is that of countries, or of the people of one.
    pub fn is_country(self) -> bool {
        self.known().1
    }

    /// The engine's kind of term.
    pub fn class(self) -> &'p str {
        self.column(2)
    }

    /// How it reads in a sentence.
    pub fn noun(self) -> &'p str {
        self.column(3)
    }
}

/// A country.
#[derive(Clone, Copy)]
pub struct Country<'p> {
    pack: &'p Pack,
    record: &'p [u8],
}

impl<'p> Country<'p> {
    /// Its entry.
    pub fn entry(self) -> Entry<'p> {
        self.pack.entry(EntryId(u32_at(self.record, 0).unwrap_or(u32::MAX)))
    }

    /// Its adjective: Syrian.
    pub fn adjective(self) -> &'p str {
        self.pack.string(u32_at(self.record, 4).unwrap_or(0))
    }

    /// The letters in which its web addresses end; empty if they say nothing.
    fn domain(self) -> &'p str {
        self.pack.string(u32_at(self.record, 12).unwrap_or(0))
    }

    /// The entry of its capital.
    pub fn capital(self) -> Option<EntryId> {
        u32_at(self.record, 8).and_then(|n| n.checked_sub(1)).map(EntryId)
    }
}

/// Why bytes are no usable pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError(Fault);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Foreign,
    Version(u32),
    Short,
    Damaged,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Fault::Foreign => f.write_str("knowledge pack: not a Glossator pack"),
            Fault::Version(found) => write!(
                f,
                "knowledge pack: version {found}, this engine reads version {}",
                format::VERSION
            ),
            Fault::Short => f.write_str("knowledge pack: the file is cut short"),
            Fault::Damaged => f.write_str("knowledge pack: the file is damaged"),
        }
    }
}

impl std::error::Error for PackError {}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

fn varint(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut value = 0;
    for shift in (0..32).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= u32::from(byte & 127) << shift;
        if byte < 128 {
            return Some(value);
        }
    }
    None
}
