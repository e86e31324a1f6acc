//! `cargo xtask lexicon`: open lists of words and names into data/model/lexicon.bin.
//!
//! Reads ../shared/facts and data/model/cues.tsv. What goes in, and under which licence,
//! stands in data/model/README.md. The format is that of `src/lexicon.rs`, which reads
//! it in place.

use crate::setup::step;
use anyhow::{Context, Result, bail, ensure};
use glossator::lexicon::{self, Bits, CLASS_BITS};
use glossator::text::WordHash;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use xshell::Shell;

/// What the table may weigh.
const BUDGET: usize = 250_000;

/// Entries a word, times 100: below about 1.23 peeling fails (Graf and Lemire 2020).
const SPACE: usize = 123;

type Words = BTreeMap<u64, Bits>;

/// Builds the table and says what is in it.
pub fn run(shell: &Shell) -> Result<()> {
    let facts = shell.current_dir().join("../shared/facts");
    if !facts.exists() {
        println!("../shared/facts is not there: nothing to build the lexicon from");
        return Ok(());
    }
    step("collecting words and names");
    let mut words = Words::new();
    english(&mut words, &facts)?;
    names(&mut words, &facts)?;
    people(&mut words, &facts)?;
    countries(&mut words, &facts)?;
    places(&mut words, &facts)?;
    bodies(&mut words, &facts)?;
    cues(&mut words, &shell.read_file("data/model/cues.tsv")?)?;
    let table = table(&words)?;
    ensure!(table.len() <= BUDGET, "{} bytes, at most {BUDGET}", table.len());
    shell.write_file("data/model/lexicon.bin", &table)?;
    println!("{} words, {} bytes", words.len(), table.len());
    Ok(())
}

fn rows(facts: &Path, file: &str) -> Result<Vec<Vec<String>>> {
    let path = facts.join(file);
    let text = std::fs::read_to_string(&path).with_context(|| file.to_owned())?;
    Ok(text.lines().skip(1).map(|l| l.split('\t').map(str::to_owned).collect()).collect())
}

/// Adds `bits` to a name of one word, or to the words that follow one another of a
/// longer one taken together; names of more than four words are left out.
fn add(words: &mut Words, name: &str, bits: Bits) {
    for spelling in [name.to_owned(), plain(name)] {
        let parts: Vec<WordHash> = spelling
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
            .map(WordHash::of)
            .collect();
        let key = match parts.as_slice() {
            [] => continue,
            [first, rest @ ..] if rest.len() < 4 => {
                rest.iter().fold(*first, |before, word| lexicon::join(before, *word))
            }
            _ => continue,
        };
        let entry = words.entry(key.0).or_default();
        *entry = entry.or(bits);
    }
}

/// The spelling without accents, as most English newspapers print it.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
        .map(|c| {
            let folded = ACCENTS.iter().find(|(accented, _)| accented.contains(c));
            folded.map_or(c, |(_, plain)| *plain)
        })
        .collect()
}

const ACCENTS: [(&str, char); 24] = [
    ("áàâäãåāăąǎ", 'a'),
    ("ÁÀÂÄÃÅĀĂĄ", 'A'),
    ("çćčĉċ", 'c'),
    ("ÇĆČĈĊ", 'C'),
    ("ďđḍ", 'd'),
    ("ĎĐḌ", 'D'),
    ("éèêëēĕėęěə", 'e'),
    ("ÉÈÊËĒĔĖĘĚƏ", 'E'),
    ("ğģġǧ", 'g'),
    ("ĞĢĠ", 'G'),
    ("íìîïīĭįı", 'i'),
    ("ÍÌÎÏĪĬĮİ", 'I'),
    ("łļľĺ", 'l'),
    ("ŁĻĽ", 'L'),
    ("ñńňņ", 'n'),
    ("óòôöõōŏőø", 'o'),
    ("ÓÒÔÖÕŌŐØ", 'O'),
    ("řŕ", 'r'),
    ("śšşșṣ", 's'),
    ("ŚŠŞȘṢ", 'S'),
    ("ťţțṭ", 't'),
    ("úùûüūŭůűų", 'u'),
    ("ýÿ", 'y'),
    ("źżžẓ", 'z'),
];

/// The commoner words of English: the small lists of SCOWL.
fn english(words: &mut Words, facts: &Path) -> Result<()> {
    for row in rows(facts, "words_scowl.tsv")? {
        let [word, level, ..] = row.as_slice() else { continue };
        let level: u32 = level.parse()?;
        if level > 40 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            continue;
        }
        let common = if level <= 10 { Bits::COMMON } else { Bits::default() };
        add(words, word, Bits::LOWER.or(common));
    }
    Ok(())
}

/// Names of the census and of the registries of many countries.
fn names(words: &mut Words, facts: &Path) -> Result<()> {
    for row in rows(facts, "names_given.tsv")? {
        add(words, &row[0], Bits::GIVEN);
    }
    for row in rows(facts, "names_family.tsv")? {
        let rank: u32 = row[2].parse().unwrap_or(0);
        if rank <= 9_000 {
            add(words, &row[0], Bits::FAMILY);
        }
    }
    Ok(())
}

/// First and last words of the names of office-holders of the whole world: what the
/// census of one country cannot know. Once is chance, twice is a name.
fn people(words: &mut Words, facts: &Path) -> Result<()> {
    let mut counts: HashMap<String, [u32; 2]> = HashMap::new();
    let mut seen = std::collections::HashSet::new();
    for row in rows(facts, "people.tsv")? {
        if row[6].starts_with("world-leaders-current") || !seen.insert(row[0].clone()) {
            continue;
        }
        let parts: Vec<&str> = row[0]
            .split([' ', '-'])
            .filter(|p| p.chars().count() > 1 && p.chars().all(char::is_alphabetic))
            .filter(|p| p.starts_with(char::is_uppercase))
            .collect();
        let ([first, .., last], [_, _, ..]) = (parts.as_slice(), parts.as_slice()) else {
            continue;
        };
        counts.entry(plain(first)).or_default()[0] += 1;
        counts.entry(plain(last)).or_default()[1] += 1;
    }
    for (word, [first, last]) in counts {
        let known = words.get(&WordHash::of(&word).0).copied().unwrap_or_default();
        // Of words that English has too, only what is a name many times over.
        let least = if known.any(Bits::LOWER) { 8 } else { 2 };
        if first >= least && first * 4 >= last {
            add(words, &word, Bits::GIVEN);
        }
        if last >= least && last * 4 >= first {
            add(words, &word, Bits::FAMILY);
        }
    }
    Ok(())
}

fn countries(words: &mut Words, facts: &Path) -> Result<()> {
    for row in rows(facts, "countries.tsv")? {
        add(words, &row[0], Bits::COUNTRY);
        // Trinidad & Tobago is also Trinidad; South Sudan is not also South.
        for part in row[0].split(" & ").filter(|part| *part != row[0]) {
            add(words, part, Bits::COUNTRY);
        }
        for demonym in row[2].split([',', ';']).chain(row[3].split([',', ';'])) {
            let demonym = demonym.split(['(', ':']).next().unwrap_or_default();
            for one in demonym.split(" or ").map(str::trim) {
                if !one.is_empty() && one.starts_with(char::is_uppercase) {
                    add(words, one, Bits::NATIONALITY);
                    if !one.ends_with('s') && !one.ends_with("ese") {
                        add(words, &format!("{one}s"), Bits::NATIONALITY);
                    }
                }
            }
        }
        add(words, &row[4], Bits::PLACE);
    }
    Ok(())
}

/// Kinds of places whose names are few enough to take whole.
const WHOLE_KINDS: [&str; 24] = [
    "city", "province", "first-order", "region", "state", "island", "capital",
    "governorate", "constituent", "country", "sea", "gulf", "desert", "peninsula",
    "disputed", "federal subject", "continent", "mountain range", "river", "lake",
    "strait", "bay", "oblast", "geographical",
];

/// Towns smaller than this are left out.
const TOWN: f64 = 40_000.0;

fn places(words: &mut Words, facts: &Path) -> Result<()> {
    for row in rows(facts, "places.tsv")? {
        let kind = row[1].as_str();
        let people: f64 = row[6].parse().unwrap_or(0.0);
        let whole = WHOLE_KINDS.iter().any(|k| kind.contains(k));
        if !whole && (kind != "town" || people < TOWN) {
            continue;
        }
        if row[0].contains([',', '(', '/']) || row[0].chars().count() < 3 {
            continue;
        }
        let parts = row[0].split([' ', '-']).count();
        // A small island called Long or a river called Black teaches nothing.
        let known = words.get(&WordHash::of(&row[0]).0).copied().unwrap_or_default();
        if parts == 1 && known.any(Bits::LOWER) && people < 100_000.0 {
            continue;
        }
        let big =
            kind.contains("capital") || kind.contains("state") || people > 120_000.0;
        if parts == 1 || big {
            add(words, &row[0], Bits::PLACE);
        }
        if let (2.., Some(first)) = (parts, row[0].split([' ', '-']).next())
            && PLACE_OPENERS.contains(&first)
        {
            add(words, first, Bits::PLACE_OPENER);
        }
    }
    Ok(())
}

const PLACE_OPENERS: [&str; 20] = [
    "New", "San", "Santa", "Saint", "St", "Port", "Fort", "El", "Los", "Las", "La",
    "Mount", "Cape", "Nizhny", "Bandar", "Tel", "Kuala", "Rio", "North", "South",
];

/// Sources of acronyms and bodies whose lists are about the world rather than about
/// research.
const WORLDLY: [&str; 8] = [
    "cia-factbook", "ucdp", "wordnet", "oewn", "gsa", "tabari", "partyfacts-wikidata",
    "ofac-sdn",
];

fn bodies(words: &mut Words, facts: &Path) -> Result<()> {
    let worldly = |source: &str| WORLDLY.iter().any(|w| source.contains(w));
    for row in rows(facts, "acronyms.tsv")? {
        let kind = row[2].as_str();
        let is_body = ["party", "group", "organi", "agency", "union", "body", "military"]
            .iter()
            .any(|part| kind.contains(part));
        let letters = row[0].chars().filter(|c| c.is_alphabetic()).count();
        if is_body && worldly(&row[6]) && letters >= 3 && row[0].len() <= 8 {
            add(words, &row[0], Bits::BODY);
        }
    }
    for row in rows(facts, "orgs.tsv")? {
        let known = words.get(&WordHash::of(&row[0]).0).copied().unwrap_or_default();
        if row[0].contains(' ') || known.any(Bits::LOWER) || row[0].chars().count() < 3 {
            continue;
        }
        if worldly(&row[7]) || row[1] == "company" {
            add(words, &row[0], Bits::BODY);
        }
    }
    Ok(())
}

fn cues(words: &mut Words, table: &str) -> Result<()> {
    for (number, line) in table.lines().enumerate() {
        let Some((class, list)) = line.split_once('\t') else { continue };
        if line.starts_with('#') || class == "class" {
            continue;
        }
        let Some((_, bits)) = CUES.iter().find(|(name, _)| *name == class) else {
            bail!("cues.tsv:{}: no class is called {class}", number + 1);
        };
        for word in list.split(' ') {
            let entry = words.entry(WordHash::of(word).0).or_default();
            *entry = entry.or(*bits);
        }
    }
    Ok(())
}

const CUES: [(&str, Bits); 15] = [
    ("country", Bits::COUNTRY),
    ("nationality", Bits::NATIONALITY),
    ("function", Bits::FUNCTION),
    ("calendar", Bits::CALENDAR),
    ("title", Bits::TITLE),
    ("role", Bits::ROLE),
    ("speech", Bits::SPEECH),
    ("organisation", Bits::ORGANISATION),
    ("place", Bits::PLACE_WORD),
    ("event", Bits::EVENT),
    ("people", Bits::PEOPLE),
    ("particle", Bits::PARTICLE),
    ("preposition", Bits::PREPOSITION),
    ("small", Bits::SMALL),
    ("suffix", Bits::SUFFIX),
];

/// Bits dropped first from rare sets, so that the sets fit their number.
const DISPENSABLE: [Bits; 5] =
    [Bits::PLACE_OPENER, Bits::BODY, Bits::FAMILY, Bits::PLACE, Bits::GIVEN];

/// The table as `src/lexicon.rs` reads it.
fn table(words: &Words) -> Result<Vec<u8>> {
    let mut words = words.clone();
    let limit = 1 << CLASS_BITS;
    for drop in DISPENSABLE {
        let counts = counts(&words);
        if counts.len() <= limit {
            break;
        }
        for bits in words.values_mut() {
            if counts[&bits.0] < 3 && bits.any(drop) && bits.0 != drop.0 {
                bits.0 &= !drop.0;
            }
        }
    }
    let classes: Vec<u32> = counts(&words).into_keys().collect();
    ensure!(classes.len() <= limit, "{} sets of bits, at most {limit}", classes.len());
    let part = words.len() * SPACE / 300 + 11;
    for seed in 0..100u64 {
        if let Some(order) = peel(&words, seed, part) {
            let mut entries = vec![0u16; 3 * part];
            for (word, place) in order.into_iter().rev() {
                let (places, check) = lexicon::places(WordHash(word), seed, part);
                let class = classes.binary_search(&words[&word].0).unwrap_or_default();
                entries[place] = 0;
                let others = places.iter().fold(0, |sum, at| sum ^ entries[*at]);
                entries[place] = (check << CLASS_BITS | class as u16) ^ others;
            }
            let mut bytes = seed.to_le_bytes().to_vec();
            for class in 0..limit {
                let bits = classes.get(class).copied().unwrap_or(0);
                bytes.extend(bits.to_le_bytes());
            }
            bytes.extend(entries.iter().flat_map(|entry| entry.to_le_bytes()));
            return Ok(bytes);
        }
    }
    bail!("no seed leaves every word a place of its own")
}

fn counts(words: &Words) -> BTreeMap<u32, u32> {
    let mut counts = BTreeMap::new();
    for bits in words.values() {
        *counts.entry(bits.0).or_default() += 1;
    }
    counts
}

/// Takes away, one after the other, words that have a place to themselves; in the reverse
/// order each can be given its value there. `None` if some are left over.
fn peel(words: &Words, seed: u64, part: usize) -> Option<Vec<(u64, usize)>> {
    let mut count = vec![0u32; 3 * part];
    let mut sum = vec![0u64; 3 * part];
    for word in words.keys() {
        for place in lexicon::places(WordHash(*word), seed, part).0 {
            count[place] += 1;
            sum[place] ^= word;
        }
    }
    let mut single: Vec<usize> = (0..3 * part).filter(|at| count[*at] == 1).collect();
    let mut order = Vec::with_capacity(words.len());
    while let Some(place) = single.pop() {
        if count[place] != 1 {
            continue;
        }
        let word = sum[place];
        order.push((word, place));
        for other in lexicon::places(WordHash(word), seed, part).0 {
            count[other] -= 1;
            sum[other] ^= word;
            if count[other] == 1 {
                single.push(other);
            }
        }
    }
    (order.len() == words.len()).then_some(order)
}
