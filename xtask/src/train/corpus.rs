//! The corpora, as the engine would read them.
//!
//! A corpus is a list of documents in two columns, token and BIO tag. Its tokens are put
//! together into running text again, because the engine looks at what is glued to what,
//! and each name is then found by its place in that text.

use anyhow::{Context, Result, bail};
use glossator::page::{Block, BlockId, Page};
use glossator::text::{Text, TokenId};
use std::path::Path;

/// One corpus and how it is used.
pub struct Corpus {
    /// The file, without its ending.
    pub name: &'static str,
    /// How much each of its documents counts.
    pub weight: f32,
    /// Whether it marks names of the fourth class; else what it leaves untagged may
    /// be one.
    pub other: bool,
    /// Whether its labels are a machine's, to be corrected by the teacher.
    pub silver: bool,
}

/// The corpora that the model is trained on.
pub const CORPORA: [Corpus; 13] = [
    Corpus { name: "gmb", weight: 1.0, other: true, silver: true },
    Corpus { name: "wikigold", weight: 1.5, other: true, silver: false },
    Corpus { name: "gum_ccby", weight: 0.5, other: true, silver: false },
    Corpus { name: "redocred", weight: 1.5, other: true, silver: false },
    Corpus { name: "crossner_politics", weight: 1.0, other: true, silver: false },
    Corpus { name: "crossner_literature", weight: 1.0, other: true, silver: false },
    Corpus { name: "crossner_music", weight: 1.0, other: true, silver: false },
    Corpus { name: "crossner_science", weight: 1.0, other: true, silver: false },
    Corpus { name: "uner_ewt", weight: 1.0, other: false, silver: false },
    Corpus { name: "uner_pud", weight: 2.0, other: false, silver: false },
    Corpus { name: "gum_sa", weight: 1.0, other: true, silver: false },
    Corpus { name: "wnut17", weight: 0.3, other: true, silver: false },
    Corpus { name: "btc", weight: 0.2, other: false, silver: false },
];

/// A document of a corpus.
pub struct Document {
    /// The document as the engine reads it.
    pub text: Text,
    /// The label of each token.
    pub labels: Vec<u8>,
}

/// The documents of a corpus.
pub fn read(folder: &Path, corpus: &Corpus) -> Result<Vec<Document>> {
    let path = folder.join(format!("{}.conll", corpus.name));
    let file =
        std::fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
    let mut documents = Vec::new();
    let mut draft = Draft::default();
    for (number, line) in file.lines().enumerate() {
        if line.starts_with("-DOCSTART-") {
            documents.extend(std::mem::take(&mut draft).finish());
        } else if line.is_empty() {
            draft.end_sentence();
        } else {
            let Some((token, tag)) = line.rsplit_once(' ') else {
                bail!("{}:{}: no tag", path.display(), number + 1);
            };
            draft.push(token, tag, corpus.name.starts_with("gum"));
        }
    }
    documents.extend(draft.finish());
    Ok(documents)
}

/// A document being put together.
#[derive(Default)]
struct Draft {
    paragraphs: Vec<String>,
    /// Start and end in bytes of the text, and class.
    names: Vec<(usize, usize, u8)>,
    current: String,
    /// Bytes of the paragraphs before, with what stands between them.
    base: usize,
    glue: bool,
    quoted: bool,
}

/// Marks that follow the word before without white space.
const CLOSING: [&str; 24] = [
    ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "’s", "'S", "n't", "'re",
    "'ve", "'ll", "'m", "'d", "...", "”", "'", "’", "n’t",
];

impl Draft {
    fn push(&mut self, token: &str, tag: &str, hyphens_apart: bool) {
        let token = match token {
            "``" | "''" => "\"",
            other => other,
        };
        let closes = token == "\"" && self.quoted;
        let hyphen = hyphens_apart && matches!(token, "-" | "–" | "/");
        if !self.current.is_empty()
            && !self.glue
            && !closes
            && !hyphen
            && !CLOSING.contains(&token)
        {
            self.current.push(' ');
        }
        let start = self.base + self.current.len();
        self.current.push_str(token);
        let end = self.base + self.current.len();
        if token == "\"" {
            self.quoted = !self.quoted;
        }
        self.glue = matches!(token, "(" | "[" | "{" | "$" | "#" | "“" | "‘")
            || (token == "\"" && self.quoted)
            || hyphen;
        let class = ["PER", "LOC", "ORG", "MISC"].iter().position(|c| tag.ends_with(c));
        match (class, self.names.last_mut()) {
            (None, _) => {}
            (Some(_), Some(last)) if tag.starts_with('I') && last.1 + 1 >= start => {
                last.1 = end
            }
            (Some(class), _) => self.names.push((start, end, class as u8)),
        }
    }

    fn end_sentence(&mut self) {
        // What does not end like a sentence is a heading or a line of its own.
        if !self.current.is_empty() && !self.current.ends_with(['.', '!', '?', '"', '”'])
        {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        if !self.current.is_empty() {
            self.base += self.current.len() + 2;
            self.paragraphs.push(std::mem::take(&mut self.current));
        }
        (self.glue, self.quoted) = (false, false);
    }

    fn finish(mut self) -> Option<Document> {
        self.end_paragraph();
        if self.paragraphs.is_empty() {
            return None;
        }
        let blocks: Vec<Block> = self
            .paragraphs
            .into_iter()
            .map(|text| Block { text, ..Block::default() })
            .collect();
        let ids: Vec<BlockId> = (0..blocks.len() as u32).map(BlockId).collect();
        let text = Text::new(&Page { blocks, ..Page::default() }, &ids);
        let labels = labels(&text, &self.names);
        Some(Document { text, labels })
    }
}

/// The label of each token: 0 outside, 1 to 4 the beginning of a name, 5 to 8 inside.
fn labels(text: &Text, names: &[(usize, usize, u8)]) -> Vec<u8> {
    let mut labels = vec![0; text.tokens().len()];
    let mut at = 0;
    for (start, end, class) in names {
        let mut first = true;
        while at < labels.len() && (text[TokenId(at as u32)].span.start as usize) < *start
        {
            at += 1;
        }
        while at < labels.len() && (text[TokenId(at as u32)].span.end as usize) <= *end {
            labels[at] = if first { 1 + class } else { 5 + class };
            first = false;
            at += 1;
        }
    }
    labels
}
