//! What a reader may choose: how much is marked, and a glossary of their own.

use crate::annotation::Term;
use crate::knowledge::familiarity::Level;
use serde::{Deserialize, Serialize};

/// A reader's choices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// How much the reader knows already.
    pub level: Level,
    /// The reader's own explanations, which win over the pack's.
    pub glossary: Glossary,
}

/// A reader's own explanations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Glossary {
    entries: Vec<Meaning>,
}

/// One explanation of a reader's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meaning {
    /// The short form or name it explains, as it stands in articles.
    pub short: String,
    /// What it stands for.
    #[serde(default)]
    pub name: String,
    /// What it is.
    #[serde(default)]
    pub gloss: String,
}

impl Glossary {
    /// A glossary from its JSON: an array of objects with `short`, `name` and `gloss`.
    ///
    /// # Errors
    /// What is wrong, with line and column.
    #[cfg(feature = "cli")]
    pub fn from_json(json: &str) -> Result<Glossary, GlossaryError> {
        serde_json::from_str(json).map_err(|error| GlossaryError(error.to_string()))
    }

    /// The reader's explanation of a term.
    pub fn meaning(&self, term: &Term) -> Option<&Meaning> {
        let short = term.short.as_deref();
        self.entries
            .iter()
            .find(|m| Some(m.short.as_str()) == short || m.short == term.name)
    }
}

/// Why a glossary cannot be read.
#[cfg(feature = "cli")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryError(String);

#[cfg(feature = "cli")]
impl std::fmt::Display for GlossaryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "glossary: {}", self.0)
    }
}

#[cfg(feature = "cli")]
impl std::error::Error for GlossaryError {}
