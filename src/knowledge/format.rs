//! The layout of the pack file, shared by the compiler that writes it
//! (`xtask/pack`) and the engine that reads it.
//!
//! ```text
//! header   "GLOSSATR" | version u32 | length u32 | checksum u64 | sections 7 × (offset u32, length u32)
//! INDEX    an fst::Map from folded name to posting
//! POSTINGS count u32, then that many links u32, for names of several entries
//! ENTRIES  5 columns, a value each per entry: name u32, extra u32, country u16, kind u8,
//!          familiarity u8
//! EXTRAS   per entry that has any: flags u8, then its fields in the order of the flags
//! STRINGS  length as varint, then UTF-8
//! KINDS    4 string references u32 each: kind, type, class, noun
//! COUNTRIES 16 bytes each: entry u32 | adjective u32 | capital u32 (an entry + 1) | domain u32
//! MANIFEST UTF-8: what went in, with counts and licences
//! ```
//!
//! An imported entry without a short form keeps no name: it is shown as the article
//! calls it. Entries with the
//! same optional fields share one record of them.
//!
//! All numbers are little-endian. A string reference is a byte offset into STRINGS; 0
//! is the empty string. A posting in the index is `link << 1` for one entry, or
//! `offset << 1 | 1` for a list in POSTINGS; a link is `entry << 4 | form`.
//!
//! The same file is compiled into both crates, so that a change here is a change of
//! both sides at once; [`VERSION`] guards packs that were built apart.

/// The first bytes of every pack.
pub const MAGIC: [u8; 8] = *b"GLOSSATR";

/// Raised with every change of this layout.
pub const VERSION: u32 = 2;

/// How many sections.
pub const SECTIONS: usize = 8;

/// Bytes before the first section.
pub const HEADER: usize = 8 + 4 + 4 + 8 + SECTIONS * 8;

/// Bytes of an entry, all columns together.
pub const ENTRY: usize = 12;

/// The columns of the entries, as their first byte within an entry's bytes: the column
/// begins at that times the number of entries. Values of one sort side by side take a
/// fifth less under gzip than records do.
pub mod column {
    /// A string.
    pub const NAME: usize = 0;
    /// The offset of the optional fields, plus one.
    pub const EXTRA: usize = 4;
    /// The number of the country, plus one.
    pub const COUNTRY: usize = 8;
    /// The number of the kind.
    pub const KIND: usize = 10;
    /// 0 to 255.
    pub const FAMILIARITY: usize = 11;
}

/// Bytes of a kind.
pub const KIND: usize = 16;

/// Bytes of a country.
pub const COUNTRY: usize = 16;

/// The sections, in the order of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Section {
    /// Folded name → posting.
    Index,
    /// Lists of links.
    Postings,
    /// Fixed part of the entries.
    Entries,
    /// Optional fields of the entries.
    Extras,
    /// All strings.
    Strings,
    /// The closed list of kinds.
    Kinds,
    /// The countries.
    Countries,
    /// What went in.
    Manifest,
}

/// The optional fields of an entry, as bits of the flags byte; the fields follow in
/// this order, numbers as varints, years shifted by [`YEAR_ZERO`].
pub mod field {
    /// The short forms, parted by `; `: a string.
    pub const SHORT: u8 = 1;
    /// The gloss: a string. Without it the templates write one.
    pub const GLOSS: u8 = 2;
    /// The other names, parted by `; `: a string.
    pub const ALIASES: u8 = 4;
    /// What the template of its kind wants to know (division, maker, role): a string.
    pub const DETAIL: u8 = 8;
    /// Words that make this sense likely, parted by `; `: a string.
    pub const TOPICS: u8 = 16;
    /// First year: a number.
    pub const FROM: u8 = 32;
    /// Last year: a number.
    pub const UNTIL: u8 = 64;
    /// Further countries: a count, then country numbers.
    pub const SCOPE: u8 = 128;
}

/// What is added to a year so that it is never negative.
pub const YEAR_ZERO: i32 = 10_000;

/// The first byte of the keys of words that are no names (*upazila*): they are looked for
/// in lower case, so they have a part of the index to themselves.
pub const WORD: u8 = 1;

/// How a name stands to its entry: the four low bits of a link.
pub mod form {
    /// The name is a short form and matches only what is written like one.
    pub const SHORT: u32 = 1;
    /// The name is the entry's main name.
    pub const NAME: u32 = 2;
    /// The name alone proves nothing (an ordinary word, a common surname): the entry
    /// needs its topics or its country in the article.
    pub const WEAK: u32 = 4;
}

/// The checksum of a pack: FNV-1a over 8-byte words in four lanes, the tail padded with
/// zeros, so that four megabytes cost a millisecond or two at every start of the browser's
/// worker.
pub fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut lanes = [0xcbf2_9ce4_8422_2325_u64, 1, 2, 3];
    let (words, tail) = bytes.as_chunks::<8>();
    let (rows, rest) = words.as_chunks::<4>();
    // The browser runs this before it has compiled it well: four sums that do not wait for
    // each other, and a quarter of the loop.
    for row in rows {
        for (lane, word) in lanes.iter_mut().zip(row) {
            *lane = (*lane ^ u64::from_le_bytes(*word)).wrapping_mul(PRIME);
        }
    }
    let mut last = [0; 8];
    last[..tail.len()].copy_from_slice(tail);
    let rest = rest.iter().chain([&last]).map(|word| u64::from_le_bytes(*word));
    let hash = lanes[1..]
        .iter()
        .copied()
        .chain(rest)
        .fold(lanes[0], |hash, word| (hash ^ word).wrapping_mul(PRIME));
    hash ^ (hash >> 29)
}
